"""The refund report in words: what an asker wants to know before anyone closes anything.

Five answers (the founding question [T1]): what stays whose, why, what happens to what is not
paid, what may be asked and refused until when, and what is known about the rating.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from escrowbook.core.records import frozen
from escrowbook.core.reports.closing_lines import staff_decide_from
from escrowbook.core.reports.closing_reasons import closing_is_for_staff
from escrowbook.core.reports.closing_windows import ask_notes

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.reports.closing import RefundReport
    from escrowbook.core.reports.closing_lines import Effect, Pot, ReportLine
    from escrowbook.core.reports.closing_windows import Reader


# What a preset's closing notes about the freelancer's rating begin with.
RATING = "rating: "


WHY_IT_STAYS = (
    "Money that was released is never refunded by closing; only what is still in escrow goes back."
)
UNPROTECTED = "Do not work on what is not funded: nothing protects it."


@frozen
class Answer:
    """One question that closing raises, and its answer in sentences."""

    question: str
    sentences: tuple[str, ...]


def answers(report: RefundReport, reader: Reader) -> tuple[Answer, ...]:
    """The answers for whoever keeps the book; questions with nothing to say are left out."""
    held = _held(report)
    told = (
        Answer("What is paid?", _stays(report, reader)),
        Answer("What went back before?", _went_back(report)),
        Answer("What is in escrow?", held),
        Answer("What was never funded?", _promised(report)),
        Answer("Can it be asked back?", _asked(report, reader)),
        Answer("By which rules?", _rules(report)),
        Answer("What does the platform say about closing?", _customs(report)),
        Answer("And the rating?", _rating(report)),
    )
    return tuple(answer for answer in told if answer.sentences)


def dropped(report: RefundReport) -> tuple[str, ...]:
    """What a closing drops, in one sentence; nothing where everything was funded."""
    return _promised(report)[:1] if report.refusal is None else ()


def _lines(report: RefundReport, *pots: Pot) -> list[ReportLine]:
    return [line for line in report.lines if line.pot in pots]


def _amount(report: RefundReport, lines: list[ReportLine]) -> str:
    return report.before.standing.money(sum(line.amount_minor or 0 for line in lines))


def _named(lines: list[ReportLine]) -> str:
    """`M1, M2 and the pool`, each once, in the order of the lines."""
    pots = {"pool": "the pool", "bonus": "the bonus"}
    names = list(dict.fromkeys(line.milestone or pots.get(line.pot, line.pot) for line in lines))
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _stays(report: RefundReport, reader: Reader) -> tuple[str, ...]:
    released = _lines(report, "pending", "paid", "bonus")
    if not released:
        is_over = report.before.standing.closed_by is not None
        return ("Nothing was released." if is_over else "Nothing has been released yet.",)
    whose = "yours" if reader == "freelancer" else "with the freelancer"
    verb = "stays" if len({line.milestone for line in released}) == 1 else "stay"
    sentences = [
        _sentence(f"{_named(released)} {verb} {whose}: {_amount(report, released)}"),
        WHY_IT_STAYS,
    ]
    in_hold = [line for line in released if line.when is not None]
    if in_hold:
        ends = max(line.when for line in in_hold if line.when is not None)
        sentences.append(
            f"{_amount(report, in_hold)} of it is still in the security hold, until "
            f"{_day(report, ends)} as before."
        )
    return tuple(sentences)


def _went_back(report: RefundReport) -> tuple[str, ...]:
    """What is in the client's total and in no line, since no pot holds it any more."""
    before = report.before
    told = [(row.id, row.refunded_minor) for row in before.milestones]
    told.append(("the pool", before.standing.ledger.flow_minor("pool", "client")))
    return tuple(
        f"{before.standing.money(amount_minor)} of {named} went back to the client."
        for named, amount_minor in told
        if amount_minor
    )


def _held(report: RefundReport) -> tuple[str, ...]:
    held = _lines(report, "escrow", "pool")
    if not held:
        return ("Nothing is in escrow, so closing moves nothing.",)
    tell = {
        ("moves-now", "client"): "{amount} of {named} goes back to the client at once; nobody has "
        "to agree.",
        ("moves-now", "freelancer"): "{amount} of {named} is released to the freelancer at once.",
        ("frozen", None): "{amount} of {named} is frozen by a dispute until it is settled or "
        "ruled on.",
        ("stays", None): "{amount} of {named} stays where it is until it is released, refunded or "
        "settled: closing does not move it.",
        ("stays", "freelancer"): "{amount} of {named} is retainage: the freelancer's, and paid "
        "once nothing is in escrow any more.",
    }
    sentences = _covered(report)
    for line in held:
        key: tuple[Effect, str | None] = (line.effect, line.to)
        said = tell.get(key)
        if said is not None:
            sentences.append(said.format(amount=_amount(report, [line]), named=_named([line])))
            sentences += _outlook(report, line) if key == ("stays", None) else []
        else:
            sentences += _requested(report, line)
    return tuple(sentences)


def _covered(report: RefundReport) -> list[str]:
    """Which milestones the one balance covers: they hold nothing themselves (RULEBOOK 1b, Guru)."""
    before = report.before
    told = []
    for row in before.milestones:
        covered_minor = before.standing.milestones[row.id].covered_minor
        if covered_minor:
            told.append(f"{before.standing.money(covered_minor)} for {row.id}, {row.state}")
    return [f"The pool covers {'; '.join(told)}."] if told else []


def _outlook(report: RefundReport, line: ReportLine) -> list[str]:
    """What else than the two parties may move what closing leaves where it is."""
    policy = report.after.terms.policy
    told = []
    if closing_is_for_staff(report.after):
        told.append("The platform's staff decide what happens to it.")
    if line.when is not None:
        side = "client" if policy.on_term == "refund" else "freelancer"
        told.append(f"From {_day(report, line.when)} on anyone may send it to the {side}.")
    return told


def _requested(report: RefundReport, line: ReportLine) -> list[str]:
    amount, named = _amount(report, [line]), _named([line])
    asked = f"{amount} of {named} is only asked for back; it does not move yet."
    if line.when is None:
        answered = "The freelancer approves (it goes back) or declines (it becomes a dispute)."
        if report.before.terms.policy.on_refund_silence == "staff":
            answered += " Without an answer, the platform's staff decide"
            until = staff_decide_from(report.after, line.milestone)
            answered += "." if until is None else f" from {_day(report, until)} on."
        return [asked, answered]
    policy = report.before.terms.policy
    silence = "releases it" if policy.on_refund_silence == "release" else "gives it back"
    choice = (
        f"The freelancer has {policy.refund_response_days} days, until {_day(report, line.when)}, "
        "to approve (it goes back) or to decline (it becomes a dispute); silence until then "
        f"{silence}."
    )
    return [asked, choice]


def _promised(report: RefundReport) -> tuple[str, ...]:
    promised = _lines(report, "unfunded")
    if not promised:
        return ()
    was = "was" if len(promised) == 1 else "were"
    funded = [line for line in promised if line.state != "unfunded"]
    how = "fully funded" if funded else "funded"
    amount = _amount(report, promised)
    if report.refusal is not None:
        return (f"{_named(promised)} {was} never {how}: {amount} is a promise.", UNPROTECTED)
    dropped = f"{_named(promised)} {was} never {how}: {amount} was a promise and is dropped."
    return (dropped, "Nobody has to agree, and there is nothing to give back.", UNPROTECTED)


def _asked(report: RefundReport, reader: Reader) -> tuple[str, ...]:
    return tuple(map(_sentence, ask_notes(report.before, reader)))


def _rules(report: RefundReport) -> tuple[str, ...]:
    """Each rule that decided a line once, with its source; what fees do stands in their lines."""
    told: dict[str, list[ReportLine]] = {}
    for line in report.lines:
        if line.pot != "fees":
            told.setdefault(line.because, []).append(line)
    return tuple(_sentence(f"{because} ({_named(lines)})") for because, lines in told.items())


def _rating(report: RefundReport) -> tuple[str, ...]:
    notes = report.before.terms.policy.closing_notes
    rating = (note.removeprefix(RATING) for note in notes if note.startswith(RATING))
    return tuple(map(_sentence, rating))


def _customs(report: RefundReport) -> tuple[str, ...]:
    """What the platform says of ending a contract, beside the rating."""
    notes = report.before.terms.policy.closing_notes
    return tuple(_sentence(note) for note in notes if not note.startswith(RATING))


def _sentence(note: str) -> str:
    return f"{note[:1].upper()}{note[1:]}."


def _day(report: RefundReport, moment: datetime) -> str:
    return moment.astimezone(report.before.terms.zone).date().isoformat()
