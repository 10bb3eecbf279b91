"""The bytes of a merge: every line as it stood on its side, the same file from either side."""

import pytest

from escrowbook.core.errors import CannotMerge
from escrowbook.core.merging import joined
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
        # The last line may lack its end; line ends are kept.
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


@pytest.mark.parametrize("base", [SOUND, None])
def test_terms_that_both_changed_are_for_people(base: str | None) -> None:
    ours, theirs = changed("Wireframes", "Frames"), changed("Wireframes", "Wires")

    with pytest.raises(CannotMerge, match="both sides changed the terms"):
        merged(base, ours, theirs)


def test_a_file_that_would_be_too_long_is_not_made() -> None:
    padding = "# " + "x" * 4000 + "\n"
    half = padding * 270

    with pytest.raises(CannotMerge, match=r"more than 5,000 events or 2,097,152 bytes"):
        merged(SOUND, SOUND + half + note(3, 1), SOUND + half.replace("x", "y") + note(3, 2))
