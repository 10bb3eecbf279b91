"""A refusal that the clock caused says so, and how to say that it did otherwise (INTERFACE 3)."""

import pytest

from escrowbook.core.contract import Contract
from escrowbook.core.errors import Refusal
from escrowbook.core.fold import fold, fold_in_hindsight
from escrowbook.core.journal import Refused
from tests.core.checks import tables

SUBMITTED = ("03-01 fund M1 amount=250.00", "03-01 submit M1")
ASKED = ("03-01 fund M1 amount=250.00", "03-02 close by=client")
DORMANT = ("01-01 fund M1 amount=250.00",)


def contract(*events: str, as_of: str) -> Contract:
    document = tables.contract(events)
    assert document.terms is not None
    return fold(document.terms, document.entries, tables.moment(as_of))


def refusal(*events: str) -> Refusal:
    """Why the last of the events is refused."""
    with pytest.raises(Refused) as refused:
        contract(*events, as_of="2026-12-31")
    return refused.value.refusal


@pytest.mark.parametrize(
    "events, code, cause, remedy",
    [
        (
            (*SUBMITTED, "03-20 release M1 amount=250.00"),
            "nothing-in-escrow",
            "because the clock did auto-release of M1 at 2026-03-15T00:00:00Z",
            "contract observe x M1 --did-not-happen auto-release --at 2026-03-15T00:00:00Z",
        ),
        (
            (*SUBMITTED, "03-15 request-changes M1"),
            "milestone-final",
            "because the clock did auto-release of M1 at 2026-03-15T00:00:00Z",
            "contract observe x M1 --did-not-happen auto-release --at 2026-03-15T00:00:00Z",
        ),
        (
            (*ASKED, "03-09 decline-refund M1"),
            "nothing-asked",
            "because the clock did refund-silence of M1 at 2026-03-09T00:00:00Z",
            "contract observe x M1 --did-not-happen refund-silence --at 2026-03-09T00:00:00Z",
        ),
        (
            (*DORMANT, "06-20 release M1 amount=250.00"),
            "contract-closed",
            "because the clock did dormant at 2026-05-30T00:00:00Z",
            "contract observe x --did-not-happen dormant --at 2026-05-30T00:00:00Z",
        ),
    ],
    ids=["released", "changes too late", "answered too late", "dormant"],
)
def test_the_clock_is_named(events: tuple[str, ...], code: str, cause: str, remedy: str) -> None:
    told = refusal(*events)

    assert code == told.code
    assert f"{cause}; where the platform did not, record that" in told.message
    assert remedy == told.remedy


def test_typing_the_remedy_helps() -> None:
    seen = "03-15 observe M1 what=auto-release happened=false"
    after = contract(*SUBMITTED, seen, "03-20 release M1 amount=250.00", as_of="03-21")

    assert ("released", 25000) == (after.milestones[0].state, after.milestones[0].pending_minor)


def test_what_the_clock_did_not_cause_is_told_without_it() -> None:
    told = refusal("03-01 fund M1 amount=250.00", "03-01 submit M1", "03-16 cancel M1")

    assert "money-put-in" == told.code
    assert "clock" not in told.message + told.remedy


LATE = (
    *SUBMITTED,
    "03-20 observe M1 what=auto-release happened=false",
    "03-17 release M1 amount=250.00",
)


@pytest.mark.parametrize(
    "as_of, state, pending_minor",
    [
        ("03-14", "submitted", 0),
        # What was observed on the 20th was not known on the 16th, so the clock had its way.
        ("03-16", "released", 25000),
        # The release stands, at every moment, since the whole journal excuses it.
        ("03-17", "released", 25000),
        ("03-21", "released", 25000),
        ("03-22", "released", 0),
    ],
)
def test_a_late_event_is_excused_at_every_moment(
    as_of: str, state: str, pending_minor: int
) -> None:
    row = contract(*LATE, as_of=as_of).milestones[0]

    assert (state, pending_minor) == (row.state, row.pending_minor)


def test_defaults_know_what_was_observed_later() -> None:
    document = tables.contract(LATE[:3])
    assert document.terms is not None
    then = fold_in_hindsight(document.terms, document.entries, tables.moment("03-17"))

    assert ("submitted", 25000) == (then.milestones[0].state, then.milestones[0].escrow_minor)


def test_of_a_long_journal_only_the_last_clocks_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    # The hold that ended on the 20th is not why nothing is left; what comes before it is.
    late = (*SUBMITTED, "03-25 release M1 amount=250.00")
    assert "the clock did auto-release of M1" in refusal(*late).message

    monkeypatch.setattr("escrowbook.core.causes.TRIED_EVENTS_MAX", 1)

    assert "nothing-in-escrow" == refusal(*late).code
    assert "clock" not in refusal(*late).message


def test_a_file_of_very_many_observations_is_judged_without_starting_over_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("escrowbook.core.fold.REPLAYED_EVENTS_MAX", 0)
    seen = "03-20 observe M1 what=auto-release happened=false"

    # Too late to be followed: the clock has had its way, and the rest of the file still counts.
    row = contract(*SUBMITTED, seen, "03-21 bonus amount=1.00", as_of="03-22").milestones[0]

    assert "released" == row.state
