"""Which end of a file may be cut: the smallest that leaves it sound, if no event stands in it."""

import pytest

from escrowbook.store.mending import tail_to_cut
from tests.store.samples import NOTE, SOUND, TERMS, read

LINE = f"3 = {NOTE}\n"
BASE = SOUND.encode()


@pytest.mark.parametrize(
    "tail, cut",
    [
        (b"3 = {", b"3 = {"),
        (b"3 = {\n", b"3 = {\n"),
        (b"# a comment\n\n3 = {", b"3 = {"),
        (b"\0\0", b"\0\0"),
        (LINE.encode() + b"4 = {", b"4 = {"),
        (LINE.rstrip().encode() + b"\0\0", b"\0\0"),
        (b"3 = {\0\0", b"3 = {\0\0"),
        (b"# X\0\0", b"\0\0"),
        (b"a." * 20 + b"a = 1\n", b"a." * 20 + b"a = 1\n"),
        (b"3 = {\n\xff\n# \xfe\n", b"3 = {\n\xff\n# \xfe\n"),
        (b"3 = " + b"[" * 99 + b"\n", b"3 = " + b"[" * 99 + b"\n"),
    ],
)
def test_an_end_that_holds_no_event(tail: bytes, cut: bytes) -> None:
    data = BASE + tail
    found = tail_to_cut(data, "acme.toml")

    assert found is not None
    assert (data[: -len(cut)], cut) == (found.kept, found.cut)
    assert found.kept.count(b"\n") + 1 == found.line
    assert () == read(found.kept).problems


def test_the_line_is_counted_from_the_first_also_where_that_is_empty() -> None:
    found = tail_to_cut(b"\n" + BASE + b"3 = {", "acme.toml")

    assert found is not None
    assert 23 == found.line


@pytest.mark.parametrize(
    "data",
    [
        BASE + b"3 = {\n" + LINE.replace("3 =", "4 =").encode(),
        BASE + b"9" + LINE.encode(),
        BASE + b"[other]\nx = 1\n",
        BASE + LINE.replace("note =", "notte =").encode(),
        BASE.replace(b"1 = {", b"1 = ", 1),
        BASE.replace(b"[policy]", b"[policy"),
        BASE.replace(b'id = "acme"', b'id = "acne"'),
        BASE[:60],
        b"\xef\xbb\xbf" + BASE,
        TERMS.encode() + b"[jour\nx",
        TERMS.encode() + b"[other]\n",
        TERMS.encode() + b"\x1f\n",
        (BASE + b"3 = {\n" + LINE.replace("3 =", "4 =").encode()).replace(b"\n", b"\r\n"),
        b"[jour",
        b"",
        b"\0" * 99,
    ],
    ids=[
        "an event behind", "a gap", "a table", "a mistyped event", "before the end", "in the terms",
        "another id", "half", "a mark", "no header", "another table", "a character that acts",
        "an event behind, CR LF", "nothing but a header", "nothing", "zeroes",
    ],
)  # fmt: skip
def test_damage_that_nothing_is_cut_for(data: bytes) -> None:
    assert tail_to_cut(data, "acme.toml") is None


@pytest.mark.parametrize("written", range(1, len("[journal]")))
def test_a_header_that_was_cut_off(written: int) -> None:
    found = tail_to_cut(TERMS.encode() + b"[journal]"[:written], "acme.toml")

    assert found is not None
    assert (TERMS.encode(), b"[journal]"[:written]) == (found.kept, found.cut)


def test_every_prefix_of_a_file_is_sound_mendable_or_told() -> None:
    whole = BASE + LINE.encode()
    start = whole.index(b"[journal]")
    for length in range(start + 1, len(whole)):
        data = whole[:length]
        found = tail_to_cut(data, "acme.toml")

        assert read(data).problems == () or found is not None, data[-40:]
        assert found is None or data == found.kept + found.cut
