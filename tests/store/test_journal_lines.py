"""The shape of the journal: one event a line, numbered without a gap, each problem told once."""

from datetime import UTC, datetime

import pytest

from escrowbook.core.errors import Place
from escrowbook.core.events.funding import Fund
from escrowbook.core.journal import seal_of
from escrowbook.store import journal_lines
from escrowbook.store.journal_lines import HEADER, JournalReader, find_header
from tests.store.samples import JOURNAL, NOTE, SOUND, TERMS, changed, read, told

FIRST, SECOND = JOURNAL.splitlines()


def journal(*lines: str, end: str = "\n") -> list[str]:
    """Return the problems of a journal of these lines; the first is line 20 of the file."""
    document = read(f"{TERMS}\n[journal]\n" + "\n".join(lines) + end)
    assert {"journal"} >= {problem.code for problem in document.problems}
    assert all(problem.remedy for problem in document.problems)
    return told(document)


def test_events_are_read_with_their_place_and_seal() -> None:
    document = read(changed("2 = {", "  2 = {"))

    first, second = document.entries
    fund = Fund(at=datetime(2026, 1, 5, 10, tzinfo=UTC), milestone="M1", amount_minor=25000)
    assert fund == first.event
    assert (1, Place(20, 1), None) == (first.number, first.place, first.written_seal)
    assert Place(21, 3) == second.place
    values = {"at": first.event.at, "do": "fund", "milestone": "M1", "amount": "250.00"}
    assert seal_of(values) == first.seal


def test_a_written_seal_is_kept_also_a_wrong_one() -> None:
    document = read(SOUND.replace(" }", ', sum = "9f2c41d07a3b" }'))

    assert () == document.problems
    assert ["9f2c41d07a3b"] * 2 == [entry.written_seal for entry in document.entries]
    assert [False] * 2 == [entry.is_intact for entry in document.entries]


@pytest.mark.parametrize(
    "line",
    [
        FIRST.replace("1 = ", "1="),
        FIRST.replace("1 = ", "\t1\t=\t") + "  # by wire",
        FIRST.replace('"250.00"', "'250.00'"),
        FIRST.replace('"250.00"', '"\\u0032\\u0035\\u0030.00"'),
        FIRST.replace("10:00:00Z", "12:00:00+02:00"),
        FIRST.replace("T10", " 10"),
        FIRST.replace("at =", '"at" ='),
    ],
)
def test_spelling_does_not_matter_to_a_seal(line: str) -> None:
    plain = read(SOUND)
    other = read(changed(FIRST, line))

    assert () == other.problems
    assert plain.entries[0].seal == other.entries[0].seal
    assert plain.entries[0].event == other.entries[0].event


def test_comments_and_blank_lines_may_stand_anywhere() -> None:
    assert [] == journal("# one", "", FIRST, " \t", "  # two", SECOND, "", "# end", end="")


@pytest.mark.parametrize(
    "lines, problems",
    [
        ((FIRST, f"3 = {NOTE}"), ["21:1 event 3 stands where 2 should"]),
        ((FIRST, f"3 = {NOTE}", f"4 = {NOTE}"), ["21:1 event 3 stands where 2 should"]),
        ((SECOND,), ["20:1 event 2 stands where 1 should"]),
        ((FIRST, FIRST, SECOND), ["21:1 event 1 is there twice: first in line 20"]),
        (
            (SECOND, FIRST),
            ["20:1 event 2 stands where 1 should", "21:1 event 1 stands where 3 should"],
        ),
        ((f"0 = {NOTE}", FIRST), ["20:1 the number of an event begins with a zero"]),
        (
            (FIRST, f"02 = {NOTE}", f"3 = {NOTE}"),
            ["21:1 the number of an event begins with a zero"],
        ),
        ((FIRST, f'"2" = {NOTE}', f"3 = {NOTE}"), ["21:1 the number of an event is in quotes"]),
        ((FIRST, f"'2' = {NOTE}"), ["21:1 the number of an event is in quotes"]),
        ((FIRST, '2.do = "note"'), ["21:1 an event is spread over several lines"]),
        ((FIRST, '2 = "note"', f"3 = {NOTE}"), ["21:1 an event is not in braces"]),
        ((FIRST, "2 = [1]"), ["21:1 an event is not in braces"]),
        ((FIRST, f"２ = {NOTE}"), ["21:1 the line is no event"]),
        ((FIRST, f"+2 = {NOTE}"), ["21:1 the line is no event"]),
        ((FIRST, f"2_0 = {NOTE}"), ["21:1 the line is no event"]),
        ((FIRST, f"two = {NOTE}"), ["21:1 the line is no event"]),
        (
            (FIRST, "2 = {", "  at = 1,", "  do = 2", "}", f"3 = {NOTE}"),
            ["21:6 the { of the event is not closed on its line"],
        ),
        (
            (FIRST, '2 = { note = """', 'x""" }', f"3 = {NOTE}"),
            ["21:14 the { of the event is not closed on its line"],
        ),
        ((FIRST, f"2 = {NOTE} = 3"), [f"21:{len(NOTE) + 6} something stands behind the value"]),
        (
            (FIRST, f"2 = {NOTE} 3 = {NOTE}"),
            [f"21:{len(NOTE) + 6} something stands behind the value"],
        ),
        ((FIRST, "[journal]", SECOND), ["21:1 [journal] is there twice"]),
        ((FIRST, "[journal.2]"), ["21:1 the journal is written as tables"]),
        ((FIRST, "[[journal]]"), ["21:1 the journal is written as tables"]),
        ((FIRST, '"5" = 1', f"2 = {NOTE}"), ["21:1 the number of an event is in quotes"]),
        (("X# no comment", FIRST), ["20:1 the line is no event"]),
        (("XX", FIRST), ["20:1 the line is no event"]),
        ((" \tjunk", FIRST), ["20:3 the line is no event"]),
        # Of a table that should not be here only that is told, until an event is read again.
        (
            (FIRST, "[policy]", "a = 1", "[other]", "b = 1"),
            ["21:1 the journal is not the last table", "23:1 the journal is not the last table"],
        ),
        (
            (FIRST, "[policy]", '2 = "note"', "b = 1"),
            ["21:1 the journal is not the last table", "22:1 an event is not in braces"],
        ),
        (
            ("[policy]", "a = 1", FIRST, "junk"),
            ["20:1 the journal is not the last table", "23:1 the line is no event"],
        ),
        ((FIRST, "[policy]"), ["21:1 the journal is not the last table"]),
        ((FIRST, "2 = { }"), ["21:1 the line does not say what happened: it has no `do`"]),
        (
            (FIRST, '2 = { at = 2026-01-21T10:00:00Z, do = "note", sum = 1 }'),
            ["21:47 `sum` must be a quoted text"],
        ),
        (
            (FIRST, "2 = { at = " + "[" * 20 + " }"),
            [("21:1 brackets stand in brackets more than 16 deep")],
        ),
        ((FIRST, "2 = { " + "a." * 20 + "a = 1 }"), ["21:1 a key has more than 16 dotted parts"]),
    ],
)
def test_any_other_shape_is_a_problem(lines: tuple[str, ...], problems: list[str]) -> None:
    assert problems == journal(*lines)


@pytest.mark.parametrize("cut", range(1, len(SECOND)))
def test_a_last_line_that_is_cut_off_is_told(cut: int) -> None:
    (problem,) = journal(FIRST, SECOND[:cut], end="")

    assert "the last line is cut off, as a crash or a broken copy leaves it" in problem


def test_an_unfinished_merge_is_one_problem() -> None:
    ours, theirs = f"3 = {NOTE}", f"3 = {NOTE.replace('call', 'letter')}"
    lines = ["<<<<<<< HEAD", ours, "||||||| base", "=======", theirs, ">>>>>>> theirs"]

    assert ["22:1 a git merge was left unfinished here"] == journal(FIRST, SECOND, *lines)
    assert 2 == len(journal(FIRST, SECOND, *lines, *lines))
    assert ["20:1 a git merge was left unfinished here"] == journal(">>>>>>> theirs", FIRST)


def test_without_a_currency_other_mistakes_are_told_but_nothing_is_read() -> None:
    document = read(changed('"USD"', '"XYZ"', changed('"submit"', '"submitt"')))

    assert () == document.entries
    assert [7, 21] == [problem.place.line for problem in document.problems]


def test_without_a_currency_no_decimals_are_too_many() -> None:
    text = changed('milestone = "M1", amount = "250.00"', 'milestone = "M1", amount = "250.001"')

    assert [7] == [problem.place.line for problem in read(changed('"USD"', '"XYZ"', text)).problems]


def test_more_events_than_the_most_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_lines, "EVENTS_MAX", 3)
    text = f"{TERMS}\n[journal]\n" + "".join(f"{number} = {NOTE}\n" for number in range(1, 4))
    (problem,) = read(f"{text}4 = {NOTE}\n5 = {{\n").problems

    assert () == read(text).problems
    assert (Place(23), "the journal has more than 3 events") == (problem.place, problem.message)
    assert "close this contract and go on in a new one" == problem.remedy


def test_no_more_problems_are_told_than_anybody_reads() -> None:
    assert 100 == len(journal(*["junk"] * 500))
    reader = JournalReader("USD")
    reader.read(["junk"] * 500, first_line=1)
    assert 100 == len(reader.problems)


@pytest.mark.parametrize(
    "line, is_header",
    [
        (HEADER, True),
        ("  [ journal ]\t# why", True),
        ('["journal"]', False),
        ("[[journal]]", False),
        ("[journal.x]", False),
        ("# [journal]", False),
        ("[journal] x", False),
    ],
)
def test_what_begins_the_journal(line: str, is_header: bool) -> None:  # noqa: FBT001
    assert (1 if is_header else None) == find_header(["", line])
    assert (0 if is_header else None) == find_header([line])
    assert find_header(["", line], after=2) is None


def test_a_reader_counts_lines_from_where_the_journal_stands() -> None:
    reader = JournalReader("USD")

    reader.read([f"1 = {NOTE}", ""], first_line=70)

    assert [70] == [entry.place.line for entry in reader.entries]
