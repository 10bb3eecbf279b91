"""What commands over many contracts ask of each file, and how its answer is kept.

An answer is plain values and, for those commands that scripts run all the time, the very lines
that they print into a pipe. To ask something else: a function, and a line in `QUESTIONS`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from escrowbook.actions.answering import (
    DOUBTFUL,
    SOUND,
    UNSOUND,
    Answer,
    Question,
    seconds_between,
)
from escrowbook.actions.errors import Unsound
from escrowbook.actions.opening import opened_file
from escrowbook.cli.batch import MISSING
from escrowbook.core.errors import Finding, Place, Problem
from escrowbook.core.reports.agenda import agenda_rows
from escrowbook.core.reports.status import (
    MILESTONE_COLUMNS,
    contracts_report,
    listed_contract,
    listed_milestone,
    milestones_report,
    next_date_changes,
)
from escrowbook.core.span import span_of_report
from escrowbook.views.screen import Screen
from escrowbook.views.tsv import line

if TYPE_CHECKING:
    from escrowbook.actions.errors import StoreError
    from escrowbook.actions.opening import Opened, World
    from escrowbook.core.checks.report import Judged, Located
    from escrowbook.core.reports.rows import Report, Row
    from escrowbook.core.span import Span

# A pipe: lines of any length, no colour, UTF-8. What else there is has its own way.
PIPE = Screen()
# Where the path of the folder goes that was named. No output of ours has a NUL of its own.
FOLDER = "\0"


def _kept(values: object) -> bytes:
    return json.dumps(values, separators=(",", ":")).encode()


def ask_check(path: str, data: bytes, world: World) -> Answer:
    """All findings of a file, whatever is selected; each is a piece, tagged by check and severity.

    What the book ignores is left out where nobody selects it, not here.
    """
    from escrowbook.actions.checking import examine_file
    from escrowbook.core.checks.registry import CHECKS, OF_CONTRACTS

    examined = examine_file(path, data, world, OF_CONTRACTS.keys())
    undated = seconds_between(examined.undated)
    return Answer(
        SOUND if examined.judged.is_sound else UNSOUND,
        _pieces(examined.judged),
        _kept([_values(each) for each in examined.judged.found]),
        examined.zone_name,
        *seconds_between(examined.undated, *examined.dated.values()),
        *undated,
        tuple(f"{name} {CHECKS[name].severity}" for name in examined.dated),
    )


def unread_check(path: str, error: StoreError) -> Answer:
    """A file that cannot be read is itself a finding."""
    from escrowbook.actions.checking import unread
    from escrowbook.core.checks.report import Judged
    from escrowbook.core.records import replace

    found = tuple(replace(each, path=path) for each in unread(error).found)
    judged = Judged(path, is_sound=False, found=found)
    return Answer(UNSOUND, _pieces(judged), _kept([_values(each) for each in judged.found]))


def _pieces(judged: Judged) -> tuple[tuple[str, bytes], ...]:
    from escrowbook.views.findings_text import draw_one

    return tuple(
        (
            f"{each.finding.check} {each.finding.severity}",
            (FOLDER + "".join(draw_one(each, PIPE))).encode(),
        )
        for each in judged.found
    )


def _values(located: Located) -> Sequence[object]:
    finding = located.finding
    return (
        located.contract,
        located.currency,
        located.excerpt,
        located.marked,
        finding.check,
        finding.severity,
        finding.place.line,
        finding.place.column,
        finding.message,
        finding.remedy,
        finding.milestone,
        finding.amount_minor,
    )


def judged_of(path: str, kind: int, whole: bytes, wants: Callable[[str], bool] | None) -> Judged:
    """The findings in an answer whose tags are wanted, all of them for None."""
    from escrowbook.core.checks.report import Judged

    return Judged(
        path,
        kind != UNSOUND,
        tuple(
            _located(path, values)
            for values in json.loads(whole)
            if wants is None or wants(f"{values[4]} {values[5]}")
        ),
    )


def _located(path: str, values: Sequence[Any]) -> Located:
    from escrowbook.core.checks.report import Located

    contract, currency, excerpt, marked, check, severity, line_number, column, *rest = values
    finding = Finding(check, severity, Place(line_number, column), *rest)
    return Located(path, contract, currency, excerpt, marked, finding)


def ask_milestones(path: str, data: bytes, world: World) -> Answer:
    """The rows of `milestone list`; each is a piece, tagged by what the filters look at."""
    opened = _opened(path, data, world)
    if isinstance(opened, Answer):
        return opened
    contract = opened.contract
    rows = [listed_milestone(contract, path, row) for row in contract.milestones]
    tags = [
        milestone_tag(
            row.state,
            row.flags,
            is_missing=contract.state != "closed" and row.unfunded_minor > 0,
        )
        for row in contract.milestones
    ]
    pieces = tuple(
        (tag, _with_folder(line(row, MILESTONE_COLUMNS, PIPE)))
        for tag, row in zip(tags, rows, strict=True)
    )
    found = [[tag, row] for tag, row in zip(tags, rows, strict=True)]
    return _answered(opened, pieces, found, span_of_report(contract))


def milestone_tag(state: str, flags: Sequence[str], *, is_missing: bool) -> str:
    """What the filters of `milestone list` ask of a row: `funded part-funded missing`."""
    return " ".join([state, *flags, *([MISSING] if is_missing else [])])


def _with_folder(text: str) -> bytes:
    """A line of TSV with the mark where its path begins: the second cell."""
    contract, tab, rest = text.partition("\t")
    return f"{contract}{tab}{FOLDER}{rest}".encode()


def ask_contracts(path: str, data: bytes, world: World) -> Answer:
    """The row of `contract list`."""
    opened = _opened(path, data, world)
    if isinstance(opened, Answer):
        return opened
    span = span_of_report(opened.contract)
    span.narrow(*next_date_changes(opened.contract))
    return _answered(opened, (), [["", listed_contract(opened.contract, path)]], span)


def ask_agenda(path: str, data: bytes, world: World) -> Answer:
    """The rows of `agenda`, each with its moment."""
    opened = _opened(path, data, world)
    if isinstance(opened, Answer):
        return opened
    rows = [[at.isoformat(), row] for at, row in agenda_rows(opened.contract, path)]
    return _answered(opened, (), rows, span_of_report(opened.contract))


def _opened(path: str, data: bytes, world: World) -> Opened | Answer:
    """The contract, or the answer that a file gives that is none."""
    try:
        return opened_file(world, path, data)
    except Unsound as unsound:
        problems = [
            [each.code, each.message, each.remedy, each.place.line, each.place.column]
            for each in unsound.problems
        ]
        # An event that the rules refuse is only met once it has happened, so this is for now.
        second = int(world.clock_now.timestamp())
        return Answer(
            UNSOUND, (), _kept({"problems": problems}), "", second, second, second, second
        )


def _answered(
    opened: Opened, pieces: tuple[tuple[str, bytes], ...], rows: Sequence[object], span: Span
) -> Answer:
    holds = seconds_between(span)
    return Answer(
        DOUBTFUL if opened.warnings else SOUND,
        pieces,
        _kept({"rows": rows, "warnings": opened.warnings}),
        opened.terms.zone_name,
        *holds,
        *holds,
    )


def problems_of(values: Mapping[str, Any]) -> tuple[Problem, ...]:
    """The problems of a file that is no sound contract, from its answer."""
    return tuple(
        Problem(code, message, remedy, Place(line_number, column))
        for code, message, remedy, line_number, column in values["problems"]
    )


def rows_of(path: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    """Tag and row, from an answer; the path is the one by which the file is known now."""
    for tag, row in values["rows"]:
        row["path"] = path
        yield tag, row


def report_of(name: str, rows: Iterable[Row]) -> Report:
    """The rows of a list as its report."""
    return {"milestones/1": milestones_report, "contracts/1": contracts_report}[name](rows)


def _nothing(path: str, error: StoreError) -> None:
    """A file that cannot be read is told as an error."""


QUESTIONS: Mapping[str, Question] = {
    "check": Question(ask_check, unread_check),
    "milestones": Question(ask_milestones, _nothing),
    "contracts": Question(ask_contracts, _nothing),
    "agenda": Question(ask_agenda, _nothing),
}
