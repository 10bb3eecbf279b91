"""`journal verify`, `head` and `mend`: whether files still say what was recorded."""

from __future__ import annotations

import sys

from escrowbook.actions.errors import NotFound, StoreError
from escrowbook.actions.verifying import COLUMNS, Verified, head_of, verify_named
from escrowbook.cli.calls import Common
from escrowbook.cli.choosing import named_paths
from escrowbook.cli.ending import tell
from escrowbook.cli.exits import Exit, complaints_of, exit_of
from escrowbook.cli.output import ReceiptKept, give, give_document, say, warn, write
from escrowbook.cli.recording import waited_seconds
from escrowbook.cli.surroundings import screen_for, world_for
from escrowbook.core.checks.report import CheckReport
from escrowbook.core.errors import UsageError
from escrowbook.core.journal import HEAD_PATTERN
from escrowbook.core.money import quoted
from escrowbook.core.records import frozen, replace
from escrowbook.core.reports.rows import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Annotated

    from typer import Option

    from escrowbook.actions.mending import Mended
    from escrowbook.cli.calls import Reading
    from escrowbook.cli.options import Contract, Json, NulSeparated, Paths, Wait


@frozen(kw_only=True)
class Telling(Common):
    """What commands take that tell one thing, or give one document."""

    json: Json = False


def verify(
    call: Reading,
    paths: Paths = None,
    given: Annotated[
        list[str] | None,
        Option(
            "--head",
            metavar="HEAD",
            help="A head that the other side gave, which the file has to go on from; "
            "several times.",
        ),
    ] = None,
    null: NulSeparated = False,
) -> int:
    """Verify journals.

    Each line against its sum, the numbers, the rules, the terms against those that were accepted,
    and the whole against the head that this machine remembers, so that a lost end is found too.
    Findings go to standard error, or with --json into the document. What holds is remembered.
    """
    heads = _by_contract(given or [])
    world = world_for(call)
    verified: list[Verified] = []
    code = Exit.DONE
    names = named_paths(paths, nul_separated=null)
    for each in verify_named(world, [world.book] if names is None else names, heads):
        if isinstance(each, StoreError):
            tell(complaints_of(each), as_json=call.chosen_format in ("json", "jsonl"))
            code = max(code, exit_of(each))
        else:
            verified.append(each)
    seen = {each.row["contract"] for each in verified}
    for contract in heads:
        if contract not in seen:
            error = NotFound(contract, f"no contract {contract} was verified, but --head names it")
            tell(complaints_of(error), as_json=call.chosen_format in ("json", "jsonl"))
            code = max(code, Exit.NOT_FOUND)
    report = CheckReport.of((each.judged for each in verified), "error")
    _give(call, verified, report)
    if report.failed:
        code = max(code, Exit.UNSOUND)
    return max(code, Exit.FOUND if report.is_failing else Exit.DONE)


def _by_contract(given: Sequence[str]) -> Mapping[str, list[str]]:
    heads: dict[str, list[str]] = {}
    for text in given:
        match = HEAD_PATTERN.fullmatch(text)
        if match is None:
            raise UsageError(f"{quoted(text)} is no head", "--head takes ID@N:0123456789ab")
        heads.setdefault(match[1], []).append(text)
    return heads


def _give(call: Reading, verified: Sequence[Verified], report: CheckReport) -> None:
    rows = [each.row for each in sorted(verified, key=lambda each: each.judged.path)]
    document = report.document()
    about = {key: document[key] for key in ("findings", "checked", "failed")}
    give(call, Report("verification/1", COLUMNS, rows, about), ("contract",))
    if call.chosen_format == "json":
        return
    from escrowbook.views.findings import draw_text

    sys.stdout.flush()
    if report.found:
        screen = replace(screen_for(call, sys.stderr), has_colour=False)
        say("".join(draw_text(report, screen)).rstrip("\n"))


def head(
    call: Telling,
    contract: Contract,
    remember: Annotated[
        bool,
        Option("--remember", help="Take the file as it is: this machine remembers this head."),
    ] = False,
) -> None:
    """Print the head.

    Give it to the other side, or keep it where nobody can change it: `journal verify --head` then
    tells whether the record was changed after it was shared. Not that money moved.
    """
    found = head_of(world_for(call), contract, remember_it=remember)
    warn(found.path, found.warnings, as_json=call.json)
    if call.json:
        give_document(call, found.row())
    else:
        write([f"{found.head}\n"])


def mend(
    call: Telling,
    contract: Contract,
    write_it: Annotated[
        bool, Option("--write", help="Cut it. Without this nothing is written.")
    ] = False,
    wait: Wait = None,
) -> None:
    """Cut a torn end.

    Only what stands behind the last sound line, as a crash, a full disk or a broken copy leaves
    it; the bytes that are cut are kept beside the file. Damage before that is told, never guessed
    at. Without --write it only says what it would do.
    """
    from escrowbook.actions.mending import mend as mend_file

    mended = mend_file(world_for(call), contract, write=write_it, wait_seconds=waited_seconds(wait))
    with ReceiptKept(recorded=mended.is_written):
        for note in mended.notes:
            say(f"note: {note}")
        if call.json:
            give_document(call, mended.row())
            return
        screen = screen_for(call)
        write(f"{screen.shown(line)}\n" for line in _mending_lines(mended))


def _mending_lines(mended: Mended) -> Iterator[str]:
    contract, cut = mended.opened.terms.id, mended.cut
    count = len(mended.opened.document.entries)
    events = "1 event" if count == 1 else f"{count} events"
    if cut is None:
        yield f"{contract}: nothing to mend: {events}, head {mended.opened.head}"
        return
    done = "were cut" if mended.is_written else "would be cut"
    size = "1 byte" if len(cut.cut) == 1 else f"{len(cut.cut):,} bytes"
    yield f"{contract}: {size} from line {cut.line} on {done}; {events} stay"
    yield f"they {'are' if mended.is_written else 'would be'} kept in {mended.kept_in}"
    if mended.known_events > count:
        yield (
            f"this machine remembers {mended.known_events} events ({mended.remembered}): record "
            f"again what was number {count + 1} and later"
        )
    yield f"head {mended.opened.head}"
    if not mended.is_written:
        yield f"to do it: escrowbook journal mend {contract} --write"
