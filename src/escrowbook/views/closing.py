"""The refund report as a page to read: every cent on a line, then the answers in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from escrowbook.core.reports.closing_fees import fees_back_minor
from escrowbook.core.reports.closing_words import answers
from escrowbook.core.reports.worth_words import worth_sentences
from escrowbook.views.cells import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from escrowbook.core.reports.closing import Future, RefundReport
    from escrowbook.core.reports.closing_lines import ReportLine
    from escrowbook.core.reports.closing_windows import Reader
    from escrowbook.views.screen import Screen

PAINTS = {
    "stays": "good",
    "moves-now": "waiting",
    "request-only": "waiting",
    "dropped": "dim",
    "frozen": "bad",
}
EFFECTS = {
    "stays": "stays",
    "moves-now": "moves now",
    "request-only": "request only",
    "dropped": "dropped",
    "frozen": "frozen",
}
ANSWERS = {
    "silence": "if nobody acts",
    "approve": "if the freelancer approves",
    "decline": "if the freelancer declines",
}
# Narrower than this, a sentence a line is easier to read than columns of words.
WIDTH_MIN = 20


Written = Literal["looked-at", "asked", "recorded"]
WRITTEN: Mapping[Written, str] = {
    "looked-at": "Preview only: nothing was written.",
    "asked": "Nothing has been written yet.",
    "recorded": "It is closed.",
}


def closing_text(report: RefundReport, reader: Reader, screen: Screen, written: Written) -> str:
    """The whole page, wrapped to the screen; on no screen lines are as long as they are."""
    page = [*_heading(report, screen, written), "", *_table(report, screen), ""]
    for answer in answers(report, reader):
        page += [screen.painted(answer.question, "strong")]
        page += [line for said in answer.sentences for line in _wrapped(said, screen)]
        page.append("")
    page += _outcome(report, screen)
    for title, told in (
        ("Take care", report.warnings),
        ("Not known", report.unknown),
    ):
        if told:
            page += ["", screen.painted(title, "strong")]
            page += [line for said in told for line in _wrapped(said, screen)]
    return "\n".join(page) + "\n"


def _heading(report: RefundReport, screen: Screen, written: Written) -> Iterator[str]:
    terms, before = report.before.terms, report.before.standing
    who = {
        "client": f"{terms.client} (client) closes",
        "freelancer": f"{terms.freelancer} (freelancer) closes",
        "mutual": f"{terms.client} and {terms.freelancer} close together",
        "platform": "the platform closes",
    }[report.closed_by]
    told = f"{who} {terms.title} ({terms.id})"
    at = _moment(report, report.before.moment)
    if written != "recorded":
        told = f"If {told}"
    if before.closed_by is not None:
        # Nobody can close it again; what the closing left to decide is what is asked for.
        told = f"{terms.title} ({terms.id}) was closed by {before.closer}"
    yield from _wrapped(told, screen, indent="")
    yield from _wrapped(f"{terms.policy.preset}, {at}. {WRITTEN[written]}", screen, indent="")
    if report.impossible:
        told = f"{report.impossible[0].upper()}{report.impossible[1:]}."
        yield from (screen.painted(line, "bad") for line in _wrapped(told, screen, indent=""))


def _table(report: RefundReport, screen: Screen) -> list[str]:
    """One line for each part of each pot: whose, which, how much, and what becomes of it."""
    rows = [_cells(line, report) for line in report.lines]
    if not rows:
        return ["  nothing was ever agreed or paid"]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = []
    for line, (name, pot, amount, outcome) in zip(report.lines, rows, strict=True):
        start = f"  {name:<{widths[0]}}  {pot:<{widths[1]}}  {amount:>{widths[2]}}  "
        if screen.width is not None and len(start) + WIDTH_MIN > screen.width:
            lines += [f"  {name} {pot} {amount}".rstrip()]
            start = "    "
        room = None if screen.width is None else max(WIDTH_MIN, screen.width - len(start))
        for part in wrapped(screen.shown(outcome), room):
            lines.append(start + screen.painted(part, PAINTS[line.effect]))
            start = " " * len(start)
    return lines


def _cells(line: ReportLine, report: RefundReport) -> tuple[str, str, str, str]:
    money = report.before.standing.money
    amount = "unknown" if line.amount_minor is None else money(line.amount_minor)
    outcome = EFFECTS[line.effect]
    if line.pot == "fees":
        return "", line.pot, amount, f"{outcome}: {line.because}"
    if line.to is not None:
        outcome += f" with the {line.to}" if line.effect == "stays" else f", to the {line.to}"
    if line.when is not None:
        outcome += f", {_moment(report, line.when)}"
    return line.milestone or "", line.pot, amount, outcome


def _outcome(report: RefundReport, screen: Screen) -> Iterator[str]:
    """What everybody has in the end, and where several ends are possible, each."""
    yield screen.painted("In the end", "strong")
    for future in report.futures:
        yield from _wrapped(_ending(future, report), screen)
        for worth in future.worth:
            of = f"A dispute over {worth.milestone or 'the pool'}: "
            first, *others = worth_sentences(worth, report.before.terms.currency)
            for said in (of + first[:1].lower() + first[1:], *others):
                yield from _wrapped(said, screen, indent="    ")


def _ending(future: Future, report: RefundReport) -> str:
    money = report.before.standing.money
    shares = future.shares
    back_minor = fees_back_minor(report.before, future.contract)
    fees = f" and {money(back_minor)} of fees" if back_minor else ""
    parts = [
        f"client gets back {money(shares.client_minor)}{fees}",
        f"freelancer has {money(shares.freelancer_minor)}{_kept(future, report)}",
    ]
    if shares.arbiter_minor:
        parts.append(f"arbiter {money(shares.arbiter_minor)}")
    if future.undecided_minor:
        parts.append(f"{money(future.undecided_minor)} undecided")
    lead = f"{ANSWERS[future.answer]}, " if len(report.futures) > 1 else ""
    is_ahead = future.at is not None and future.at > report.after.moment
    if future.answer == "silence" and future.at is not None and is_ahead:
        lead = f"{ANSWERS['silence']}, by {_moment(report, future.at)}, "
    text = f"{lead}{', '.join(parts)}."
    return text[:1].upper() + text[1:]


def _kept(future: Future, report: RefundReport) -> str:
    """What the freelancer keeps after fees, where there are any; unknown ones are called so.

    Where some are not in the lines above, since they only fall later, or went to an arbiter, each
    sort is told, so that the sum can be made again.
    """
    money, totals = report.before.standing.money, future.contract.totals
    net_minor, fees_minor = totals.net_minor, totals.freelancer_fees_minor
    if net_minor is None or fees_minor is None:
        return " before the fee, which is unknown"
    if net_minor == future.shares.freelancer_minor:
        return ""
    charged_minor = report.after.totals.freelancer_fees_minor or 0
    arbiter_minor = totals.freelancer_paid_arbiter_minor
    sorts = (
        (charged_minor, "charged"),
        (fees_minor - charged_minor, "to come"),
        (arbiter_minor, "for arbitration"),
    )
    told = [f"{money(amount_minor)} {sort}" for amount_minor, sort in sorts if amount_minor > 0]
    is_plain = fees_minor <= charged_minor and not arbiter_minor
    which = "" if is_plain or arbiter_minor < 0 else f": {', '.join(told)}"
    return f" ({money(net_minor)} after fees{which})"


def _wrapped(text: str, screen: Screen, indent: str = "  ") -> list[str]:
    width = None if screen.width is None else max(WIDTH_MIN, screen.width) - len(indent)
    return [indent + line for line in wrapped(screen.shown(text), width)]


def _moment(report: RefundReport, moment: datetime) -> str:
    return moment.astimezone(report.before.terms.zone).strftime("%Y-%m-%d %H:%M")
