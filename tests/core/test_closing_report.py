"""The refund report is a simulation: what it foretells is what then happens."""

from dataclasses import dataclass
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from escrowbook.core.contract import Contract
from escrowbook.core.events.event import Party
from escrowbook.core.fold import fold
from escrowbook.core.journal import Entry, Refused
from escrowbook.core.money import format_amount
from escrowbook.core.reports.closing import Future, RefundReport, refund_report
from tests.strategies import Life, entry_after, lives, told

Pay = tuple[tuple[str, int], ...] | None
CLOSERS: tuple[Party, ...] = ("client", "freelancer", "mutual", "platform")


@dataclass(frozen=True)
class Closing:
    """A random life, looked at by whoever closes, and closed in earnest."""

    life: Life
    before: Contract
    report: RefundReport
    entries: tuple[Entry, ...]

    @property
    def after(self) -> Contract:
        """The contract once the closing is recorded; as it was where that is refused."""
        return fold(self.life.terms, self.entries, self.before.moment)


@st.composite
def closings(draw: st.DrawFn) -> Closing:
    """A closing by anybody, paying nothing, a part, or all of what each milestone holds."""
    life = draw(lives(events_max=20))
    before = life.contract
    by = draw(st.sampled_from(CLOSERS))
    pay = draw(st.sampled_from(ways_to_pay(before))) if by in ("client", "mutual") else None
    entry = closing_entry(life, before, by, pay)
    try:
        fold(life.terms, (*life.entries, entry), before.moment)
    except Refused:
        entries = tuple(life.entries)
    else:
        entries = (*life.entries, entry)
    return Closing(life, before, refund_report(before, by, pay), entries)


def ways_to_pay(before: Contract) -> list[Pay]:
    held = [(row.id, row.escrow_minor) for row in before.milestones if row.escrow_minor]
    halves = tuple((name, (held_minor + 1) // 2) for name, held_minor in held)
    return [None, (), halves, tuple(held)]


def closing_entry(life: Life, before: Contract, by: Party, pay: Pay) -> Entry:
    currency = life.terms.currency
    shares = {name: format_amount(share_minor, currency) for name, share_minor in pay or ()}
    paid: dict[str, object] = {} if pay is None else {"pay": shares}
    return entry_after(
        life.entries, life.terms, {"do": "close", "at": before.moment, "by": by, **paid}
    )


@settings(max_examples=60)
@given(closings())
def test_now_and_after_are_what_the_closing_does(closing: Closing) -> None:
    """P-10: `now` and `after` equal the fold after really recording `close`."""
    before, report, after = closing.before, closing.report, closing.after

    assert (report.refusal is None) == (len(closing.entries) > len(closing.life.entries))
    assert told(report.after) == told(after)
    back_minor = after.totals.refunded_minor - before.totals.refunded_minor
    assert report.now.client_minor == back_minor
    released_minor = after.totals.released_minor - before.totals.released_minor
    assert report.now.freelancer_minor == released_minor


@settings(max_examples=60)
@given(closings())
def test_each_future_is_what_then_happens(closing: Closing) -> None:
    """P-11: each future equals the fold after its answer, or at its moment if nobody acts."""
    for future in closing.report.futures:
        entries, moment = answered(closing, future)
        contract = fold(closing.life.terms, entries, moment)
        totals = contract.totals

        given_back_minor = contract.standing.bonus_given_back_minor
        assert future.shares.client_minor == totals.refunded_minor + given_back_minor
        assert future.shares.freelancer_minor == totals.released_minor + totals.bonus_minor
        assert future.shares.arbiter_minor == totals.arbitration_minor
        assert future.undecided_minor == totals.escrow_minor + totals.pool_minor
        assert told(future.contract) == told(contract) or future.answer != "silence"


def answered(closing: Closing, future: Future) -> tuple[tuple[Entry, ...], datetime]:
    """The journal after everything asked for was answered so, and when to look at it."""
    if future.answer == "silence":
        assert future.at is not None
        return closing.entries, future.at
    after, entries = closing.after, closing.entries
    asked = [row.id for row in after.milestones if row.request and row.request.pot == "escrow"]
    pool: list[str | None] = [None] if after.standing.pool_request else []
    for name in [*asked, *pool]:
        values: dict[str, object] = {"do": f"{future.answer}-refund", "at": after.moment}
        named = {} if name is None else {"milestone": name}
        entry = entry_after(entries, closing.life.terms, {**values, **named})
        entries = (*entries, entry)
    return entries, after.moment


@settings(max_examples=60)
@given(closings())
def test_closing_moves_only_escrow_and_pool(closing: Closing) -> None:
    """P-12: of deposits, closing moves only escrow and pool: nothing that was released moves.

    RULEBOOK 3, invariant 5. What `pay` names is released; bonuses stay as they are.
    """
    before, after, report = closing.before, closing.after, closing.report
    paid_minor = 0
    if report.refusal is None:
        paid_minor = sum(share_minor for _, share_minor in report.pay or ())

    assert after.totals.bonus_minor == before.totals.bonus_minor
    assert after.totals.given_back_minor == before.totals.given_back_minor
    assert after.totals.released_minor == before.totals.released_minor + paid_minor
    for row, old in zip(after.milestones, before.milestones, strict=True):
        assert row.pending_minor >= old.pending_minor
        assert row.paid_minor >= old.paid_minor
    held_minor = before.totals.escrow_minor + before.totals.pool_minor
    left_minor = after.totals.escrow_minor + after.totals.pool_minor
    went_minor = report.now.client_minor + report.now.freelancer_minor
    assert held_minor == left_minor + went_minor


@settings(max_examples=60)
@given(closings())
def test_each_cent_has_its_line(closing: Closing) -> None:
    """P-13: the lines of each pot add up to what that pot holds, and none is empty."""
    before = closing.before
    lines: dict[tuple[str | None, str], int] = {}
    for line in closing.report.lines:
        if line.pot != "fees":
            assert line.amount_minor
            key = (line.milestone, line.pot)
            lines[key] = lines.get(key, 0) + line.amount_minor

    pots: dict[tuple[str | None, str], int] = {
        (row.id, pot): getattr(row, f"{pot}_minor")
        for row in before.milestones
        for pot in ("unfunded", "escrow", "pending", "paid")
    }
    pots[None, "pool"] = before.totals.pool_minor
    pots[None, "bonus"] = before.totals.bonus_minor
    assert {key: held_minor for key, held_minor in pots.items() if held_minor} == lines
