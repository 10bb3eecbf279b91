"""Two journals made into one: each event once, in an order that both sides come to."""

from itertools import permutations

import pytest

from escrowbook.core.errors import CannotMerge
from escrowbook.core.journal import Entry
from escrowbook.core.merging import joined
from tests.store.samples import SOUND, read

# A letter is a note of that name; the digit before it is its hour, and it counts as typed.
# `-x` undoes x, `#x` is a note with the key "k".


def journal(text: str) -> tuple[Entry, ...]:
    """`1a 2b 2-a`: notes a and b at one and two o'clock, and at two o'clock a is undone."""
    lines: list[str] = []
    for number, word in enumerate(text.split(), 3):
        hour, mark, name = word[0], word[1:-1], word[-1]
        values = f'at = 2026-03-01T0{hour}:00:00Z, do = "note", note = "{name}"'
        if mark == "-":
            target = next(
                entry.seal
                for entry in reversed(_read(lines))
                if getattr(entry.event, "note", None) == name
            )
            values = f'at = 2026-03-01T0{hour}:00:00Z, do = "void", event = "{target}"'
        elif mark == "#":
            values += ', ref = "k"'
        lines.append(f"{number} = {{ {values} }}\n")
    return _read(lines)


def _read(lines: list[str]) -> tuple[Entry, ...]:
    document = read(SOUND + "".join(lines))
    assert () == document.problems
    return document.entries


def words(entries: list[Entry]) -> str:
    """The journal as `journal` takes it, its first two lines left out."""
    by_seal = {entry.seal: entry for entry in entries}

    def word(entry: Entry) -> str:
        target = by_seal.get(getattr(entry.event, "target", ""))
        mark = "-" if target else "#" if entry.event.ref else ""
        return f"{entry.event.at.hour}{mark}{(target or entry).event.note}"

    return " ".join(word(entry) for entry in entries[2:])


@pytest.mark.parametrize(
    "base, ours, theirs, outcome",
    [
        ("", "", "", ""),
        ("", "1a", "", "1a"),
        ("", "1a", "2b", "1a 2b"),
        ("", "2b", "1a", "1a 2b"),
        ("1a", "1a 3c", "1a 2b", "1a 2b 3c"),
        # What was recorded late comes by its moment; common lines stay as they stand.
        ("5a", "5a 3c", "5a 4b", "5a 3c 4b"),
        ("", "3c 1a", "2b", "1a 2b 3c"),
        # At one moment each side keeps its own order.
        ("", "1b 1a", "", "1b 1a"),
        ("", "1a 1b 1c", "1d 1e", {"1a 1b 1c", "1d 1e"}),
        # The same event on both sides comes once.
        ("", "1a 2b", "1a 3c", "1a 2b 3c"),
        ("", "1a 1b", "1b 1a", {"1a", "1b"}),
        # A common line that a merge brought behind others elsewhere.
        ("1b", "1b 2c", "1a 1b", {"1b", "1a", "2c"}),
        # A void stands behind what it undoes, whenever it says it happened.
        ("", "3c 1-c", "2b", "2b 3c 1-c"),
        ("", "1c 1-c", "2b", "1c 1-c 2b"),
        ("3c", "3c 1-c", "3c 2b", "3c 1-c 2b"),
        # Undone and recorded again, word for word.
        ("1a 1-a", "1a 1-a 1a", "1a 1-a 2b", "1a 1-a 1a 2b"),
        ("", "1#a", "1#a", "1#a"),
        ("", "1#a 1-a", "2#b", "1#a 1-a 2#b"),
    ],
)
def test_what_comes_of_two_sides(
    base: str, ours: str, theirs: str, outcome: str | set[str]
) -> None:
    sides = [journal(each) for each in (base, ours, theirs)]
    forth = joined(*sides)
    back = joined(sides[0], sides[2], sides[1])
    entries = [each.entry for each in forth]

    assert [entry.seal for entry in entries] == [each.entry.seal for each in back]
    assert list(range(1, len(entries) + 1)) == [entry.number for entry in entries]
    if isinstance(outcome, str):
        assert outcome == words(entries)
        return
    for part in outcome:
        found = words(entries).split()
        places = [found.index(word) for word in part.split()]
        assert sorted(places) == places
    assert len(found) == len({word for part in outcome for word in part.split()})


def test_each_side_is_named_for_each_event() -> None:
    base, ours, theirs = journal("1a"), journal("1a 2b"), journal("1a 3c")
    outcome = joined(base, ours, theirs)

    assert [
        (True, True, True), (True, True, True), (True, True, True),
        (False, True, False), (False, False, True),
    ] == [
        tuple(side is not None for side in (each.base, each.ours, each.theirs))
        for each in outcome
    ]  # fmt: skip


@pytest.mark.parametrize(
    "base, ours, theirs, message",
    [
        ("1a 2b", "1a", "1a 2b 3c", "ours has lost the common event 4 (note)"),
        ("1a 2b", "1a 2b", "2b", "theirs has lost the common event 3 (note)"),
        ("", "1#a", "2#b", "the key 'k' was used for two events: note at 2026-03-01T01:00:00"),
        ("1#a", "1#a 2-a 3#c", "1#a 1-a 2#b", "the key 'k' was used for two events"),
    ],
)
def test_sides_that_cannot_both_stand(base: str, ours: str, theirs: str, message: str) -> None:
    with pytest.raises(CannotMerge) as caught:
        joined(journal(base), journal(ours), journal(theirs))

    assert message in caught.value.message
    assert caught.value.remedy


def test_of_three_sides_any_two_come_first() -> None:
    sides = [journal(each) for each in ("2a 1x", "3b 2y", "1c 4z")]
    outcomes = set()
    for first, second, third in permutations(sides):
        between = [each.entry for each in joined(journal(""), first, second)]
        outcomes.add(words([each.entry for each in joined(journal(""), between, third)]))

    assert {"1c 1x 2a 2y 3b 4z"} == {" ".join(sorted(each.split())) for each in outcomes}
