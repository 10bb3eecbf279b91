"""The bytes of a merge: every line as it stood on its side, the same file from either side."""

import pytest

from escrowbook.core.errors import CannotMerge
from escrowbook.core.merging import joined
from escrowbook.store import merging
from escrowbook.store.merging import merged_bytes
from escrowbook.store.reading import Document
from tests.store.samples import SOUND, TERMS, changed, read


def note(number: int, hour: int, text: str = "") -> str:
    name = text or f"n{hour}"
    return f'{number} = {{ at = 2026-03-01T0{hour}:00:00Z, do = "note", note = "{name}" }}\n'


def merged(base: str | None, ours: str, theirs: str) -> str:
    """What comes of three versions, which has to be the same from the other side."""
    documents = [None if text is None else read(text) for text in (base, ours, theirs)]
    common, mine, yours = documents
    assert mine is not None
    assert yours is not None
    assert all(each is None or each.problems == () for each in documents)

    def bytes_of(first: Document, second: Document) -> bytes:
        old = () if common is None else common.entries
        return merged_bytes(common, first, second, joined(old, first.entries, second.entries))

    data = bytes_of(mine, yours)
    assert data == bytes_of(yours, mine)
    assert () == read(data).problems
    return data.decode()


EMPTY = f"{TERMS}\n[journal]\n"
COMMENTED = changed("2 = {", "# above\n2 = {")
MIXED = SOUND.removesuffix("\n") + "\r\n"


@pytest.mark.parametrize(
    "base, ours, theirs, outcome",
    [
        (SOUND, SOUND, SOUND, SOUND),
        (SOUND, SOUND + note(3, 2), SOUND, SOUND + note(3, 2)),
        (SOUND, SOUND + note(3, 2), SOUND + note(3, 1), SOUND + note(3, 1) + note(4, 2)),
        (TERMS, EMPTY + note(1, 2), EMPTY + note(1, 1), EMPTY + note(1, 1) + note(2, 2)),
        (TERMS, EMPTY + note(1, 2), TERMS, EMPTY + note(1, 2)),
        (None, EMPTY + note(1, 2), EMPTY + note(1, 1), EMPTY + note(1, 1) + note(2, 2)),
        # Comments stand above the event that they stood above.
        (
            SOUND + "# end\n",
            SOUND + "# end\n# ours\n" + note(3, 2) + "\n# last\n",
            SOUND + "# end\n" + note(3, 1) + "# last\n",
            SOUND + "# end\n" + note(3, 1) + "# ours\n" + note(4, 2) + "\n# last\n# last\n",
        ),
        # Spaces and comments of a line stay, only its number is new.
        (
            SOUND,
            SOUND + "\t" + note(3, 2).replace(" = {", "   =\t{").rstrip() + "  # typed\n",
            SOUND + note(3, 1),
            SOUND
            + note(3, 1)
            + "\t"
            + note(4, 2).replace(" = {", "   =\t{").rstrip()
            + "  # typed\n",
        ),
        # A side that spaced a common line anew keeps its spaces.
        (
            SOUND,
            SOUND.replace("2 = { at", "2 = {   at") + note(3, 2),
            SOUND + note(3, 1),
            SOUND.replace("2 = { at", "2 = {   at") + note(3, 1) + note(4, 2),
        ),
        # Terms that one side edited, and a comment that the other wrote into them, do not agree.
        (
            SOUND,
            SOUND.replace("Wireframes", "Frames"),
            SOUND + note(3, 1),
            SOUND.replace("Wireframes", "Frames") + note(3, 1),
        ),
        (
            TERMS,
            TERMS.replace("Wireframes", "Frames"),
            EMPTY + note(1, 1),
            EMPTY.replace("Wireframes", "Frames") + note(1, 1),
        ),
        (
            SOUND,
            SOUND.replace("2 = { at", "2 = {at") + note(3, 2),
            SOUND + note(3, 1),
            SOUND.replace("2 = { at", "2 = {at") + note(3, 1) + note(4, 2),
        ),
        # What both have in common stays, also where nothing is new.
        (COMMENTED, COMMENTED, COMMENTED, COMMENTED),
        (
            COMMENTED,
            COMMENTED.replace("2 = {", "2  = {"),
            COMMENTED,
            COMMENTED.replace("2 = {", "2  = {"),
        ),
        (SOUND + "# end\n", SOUND + "# end\n", SOUND + "# end\n", SOUND + "# end\n"),
        # The last line may lack its end; line ends are kept, where they are mixed the last.
        (SOUND, SOUND + note(3, 1).rstrip(), SOUND, SOUND + note(3, 1)),
        (MIXED, MIXED + note(3, 1).rstrip(), MIXED, MIXED + note(3, 1).replace("\n", "\r\n")),
        (SOUND.rstrip(), SOUND.rstrip(), SOUND + note(3, 1), SOUND + note(3, 1)),
        (
            SOUND.replace("\n", "\r\n").rstrip(),
            (SOUND + note(3, 2)).replace("\n", "\r\n").rstrip(),
            (SOUND + note(3, 1)).replace("\n", "\r\n"),
            (SOUND + note(3, 1) + note(4, 2)).replace("\n", "\r\n"),
        ),
        # A journal that a text of the terms quotes is none.
        (
            changed('"Website"', "'''\n[journal]\n'''"),
            changed('"Website"', "'''\n[journal]\n'''") + note(3, 2),
            changed('"Website"', "'''\n[journal]\n'''") + note(3, 1),
            changed('"Website"', "'''\n[journal]\n'''") + note(3, 1) + note(4, 2),
        ),
    ],
)
def test_what_comes_of_two_sides(base: str | None, ours: str, theirs: str, outcome: str) -> None:
    assert outcome == merged(base, ours, theirs)


def test_an_event_that_both_have_comes_in_one_spelling() -> None:
    spaced = note(3, 1).replace("{ at", "{   at")
    data = merged(SOUND, SOUND + note(3, 1), SOUND + spaced)

    assert SOUND + min(note(3, 1), spaced) == data


@pytest.mark.parametrize("letter", "abcdnopq")
def test_comments_of_both_sides_come_in_one_order(letter: str) -> None:
    ours, theirs = f"# {letter}\n", "# m\n"

    assert SOUND + "".join(sorted([ours, theirs])) == merged(SOUND, SOUND + ours, SOUND + theirs)


@pytest.mark.parametrize("base", [SOUND, None])
def test_terms_that_both_changed_are_for_people(base: str | None) -> None:
    ours, theirs = changed("Wireframes", "Frames"), changed("Wireframes", "Wires")

    with pytest.raises(CannotMerge) as caught:
        merged(base, ours, theirs)

    assert (
        "both sides changed the terms, each in its own way",
        "agree on them, write them into both files, and merge again",
    ) == (caught.value.message, caught.value.remedy)


LARGEST = SOUND + f"# {'x' * 97}\n" * ((2_097_152 - len(SOUND) - len(note(3, 1))) // 100 - 1)
LARGEST += "#" * (2_097_152 - len(LARGEST) - len(note(3, 1)) - 1) + "\n"


@pytest.mark.parametrize(
    "events_max, ours, theirs, is_too_long",
    [
        (5000, LARGEST + note(3, 1), SOUND, False),
        (5000, LARGEST + note(3, 1), SOUND + "#\n", True),
        (4, SOUND + note(3, 1), SOUND + note(3, 2), False),
        (3, SOUND + note(3, 1), SOUND + note(3, 2), True),
    ],
    ids=["largest", "large", "most", "many"],
)
def test_a_file_that_would_be_too_long_is_not_made(
    monkeypatch: pytest.MonkeyPatch, events_max: int, ours: str, theirs: str, *, is_too_long: bool
) -> None:
    monkeypatch.setattr(merging, "EVENTS_MAX", events_max)
    said: tuple[str, str] | None = None
    try:
        merged(SOUND, ours, theirs)
    except CannotMerge as error:
        said = error.message, error.remedy

    too_long = (
        f"together they would be more than {events_max:,} events or 2,097,152 bytes",
        "close this contract and go on in a new one",
    )
    assert (too_long if is_too_long else None) == said
