import pytest

from tests.core.checks.tables import contract, findings, found

ACCEPTED = ["01-02 accept terms=0123456789ab"]
FUNDED = ["01-05 fund M1 amount=250.00"]
LESS = "01-06 amend M2 amount=200.00"


@pytest.mark.parametrize(
    "events, answer",
    [
        ([*ACCEPTED, LESS], ["terms-drift M2"]),
        ([*ACCEPTED, "01-06 amend M2 due=2026-02-20"], ["terms-drift M2"]),
        ([*ACCEPTED, "01-06 amend M2 title=Other"], ["terms-drift M2"]),
        ([*ACCEPTED, "01-06 amend M2 scope=Other"], ["terms-drift M2"]),
        ([*ACCEPTED, "01-06 cancel M2"], ["terms-drift M2"]),
        # Before anybody accepted there is nothing to drift from.
        ([LESS], []),
        ([LESS, "01-07 accept terms=0123456789ab"], []),
        ([*ACCEPTED, "01-03 void event=^1", LESS], []),
        # There and back again.
        ([*ACCEPTED, LESS, "01-07 amend M2 amount=250.00"], []),
        ([*ACCEPTED, LESS, "01-07 void event=^2"], []),
        # A milestone more changes none that was accepted; once he works on it, it is agreed.
        ([*ACCEPTED, "01-06 amend M3 title=T amount=90.00"], []),
        ([*ACCEPTED, "01-06 amend M3 title=T amount=90.00", "01-07 amend M3 amount=80.00"], []),
        ([*ACCEPTED, "01-06 amend M3 title=T amount=90.00", "01-07 work M3 done=5",
          "01-08 amend M3 amount=80.00"], ["terms-drift M3"]),
        ([*ACCEPTED, LESS, "01-07 cancel M2 by=freelancer"], []),
        # His own wish, or his going along: with that milestone, or in a note.
        ([*ACCEPTED, f"{LESS} by=freelancer"], []),
        ([*ACCEPTED, f"{LESS} by=mutual"], []),
        ([*ACCEPTED, LESS, "01-07 work M2 done=5"], []),
        ([*ACCEPTED, LESS, "01-07 work M1 done=5"], ["terms-drift M2"]),
        ([*ACCEPTED, LESS, "01-07 note note=fine"], []),
        ([*ACCEPTED, LESS, "01-07 note note=fine by=client"], ["terms-drift M2"]),
        ([*ACCEPTED, LESS, "01-07 accept terms=ba9876543210"], []),
        ([*ACCEPTED, LESS, "01-07 work M2 done=5", "01-08 amend M2 amount=190.00"],
         ["terms-drift M2"]),
        ([*ACCEPTED, *FUNDED, LESS, "01-07 close by=client"], []),
    ],
)  # fmt: skip
def test_terms_drift(events: list[str], answer: list[str]) -> None:
    assert answer == found(events, "02-01", "terms-drift")


@pytest.mark.parametrize(
    "milestone, scope, change",
    [
        ("M2 250.00", "Five", "due=2026-03-01"),
        ("M2 250.00 2026-03-01", "", "scope=Five"),
        ("M2 250.00 2026-03-01", " ", "scope=Five"),
    ],
)
def test_what_was_left_open_may_be_filled_in(milestone: str, scope: str, change: str) -> None:
    events = [*ACCEPTED, f"01-06 amend M2 {change}"]
    milestones = ["M1 250.00 2026-02-01", milestone]

    assert [] == found(events, "02-01", "terms-drift", milestones=milestones, scope=scope)


def test_the_difference_to_the_accepted_copy_is_told_at_its_line() -> None:
    document = contract(
        [*ACCEPTED, "01-06 amend M2 amount=200.00 due=2026-02-20 title=Less scope=Less",
         "01-07 cancel M1"]
    )  # fmt: skip

    changed, dropped = findings(document, "02-01", "terms-drift")

    assert (document.entries[1].place, document.entries[2].place) == (changed.place, dropped.place)
    assert changed.message == (
        "M2 is not what was accepted: 250.00 USD -> 200.00 USD, due 2026-03-01 -> 2026-02-20, "
        "'T' -> 'Less', another scope; where the freelancer has agreed to event 2, he notes it"
    )
    assert dropped.message == (
        "M1 is not what was accepted: 250.00 USD -> dropped; where the freelancer has agreed to "
        "event 3, he notes it"
    )
    assert changed.remedy == "contract note x 'agreed: M2' --by freelancer"


ROUND = ["01-{}T09:00 submit M1", "01-{}T10:00 request-changes M1"]


def rounds(count: int) -> list[str]:
    """The client asks for changes so many times."""
    return [line.format(day) for day in range(10, 10 + count) for line in ROUND]


@pytest.mark.parametrize(
    "events, answer",
    [
        ([*FUNDED, *rounds(2)], []),
        ([*FUNDED, *rounds(3)], ["scope-creep M1"]),
        ([*FUNDED, *rounds(4), "01-20 submit M1"], ["scope-creep M1"]),
        ([*FUNDED, *rounds(3), "01-20 release M1 amount=250.00"], []),
        ([*FUNDED, *rounds(3), "01-30 close by=client"], []),
        # New items for the same money.
        ([*FUNDED, "01-06 amend M1 scope=More"], ["scope-creep M1"]),
        (["01-04 amend M1 scope=More", *FUNDED], []),
        ([*FUNDED, "01-06 amend M2 scope=More"], []),
        ([*FUNDED, "01-06 amend M1 scope=Accepted_in_writing"], []),
        ([*FUNDED, "01-06 amend M1 title=More"], []),
        ([*FUNDED, "01-06 amend M1 title=More", "01-07 amend M1 scope=More"], ["scope-creep M1"]),
        ([*FUNDED, "01-06 amend M1 scope=More amount=300.00"], []),
        ([*FUNDED, "01-06 amend M1 scope=More", "01-07 amend M1 amount=300.00"], []),
        ([*FUNDED, "01-06 amend M1 scope=More", "01-07 amend M3 title=T amount=9.00"], []),
        ([*FUNDED, "01-06 amend M1 scope=More by=freelancer"], []),
        ([*FUNDED, "01-06 amend M1 scope=More", "01-07 release M1 amount=250.00"], []),
    ],
)
def test_scope_creep(events: list[str], answer: list[str]) -> None:
    assert answer == found(events, "02-01", "scope-creep")


def test_a_scope_that_said_nothing_is_not_widened() -> None:
    events = [*FUNDED, "01-06 amend M1 scope=Five"]

    assert [] == found(events, "02-01", "scope-creep", scope="")


WHOLE = ["01-05 fund M1 amount=100.00"]
MORE = "01-06 amend M{} title=T amount=25.00"


@pytest.mark.parametrize(
    "events, answer",
    [
        # 100 deposited, and three of 25 wanted: the price becomes 175.
        ([*WHOLE, MORE.format(2)], ["over-deposit M2"]),
        ([*WHOLE, *map(MORE.format, (2, 3, 4))],
         ["over-deposit M2", "over-deposit M3", "over-deposit M4"]),
        (["01-05 fund M1 amount=99.99", MORE.format(2)], []),
        ([MORE.format(2).replace("01-06", "01-04"), *WHOLE], []),
        # What was deposited is paid: this is new work.
        ([*WHOLE, "01-05T10:00 release M1 amount=100.00", MORE.format(2)], []),
        ([*WHOLE, "01-05T10:00 release M1 amount=40.00", MORE.format(2)], ["over-deposit M2"]),
        # It was meant so.
        ([*WHOLE, MORE.format(2), "01-07 fund M2 amount=1.00"], []),
        ([*WHOLE, MORE.format(2), "01-07 cancel M2"], []),
        ([*WHOLE, MORE.format(2), "01-07 amend M2 amount=30.00"], ["over-deposit M2"]),
        ([*WHOLE, MORE.format(2), "01-06 amend M2 amount=30.00", MORE.format(3)],
         ["over-deposit M2", "over-deposit M3"]),
        ([*WHOLE, "01-05T09:00 amend M1 title=X", MORE.format(2)], ["over-deposit M2"]),
        ([*WHOLE, "01-06 amend M1 amount=125.00"], []),
        ([*WHOLE, "01-06 amend M1 amount=125.00", MORE.format(2)], []),
        ([*WHOLE, MORE.format(2), "01-07 close by=client"], []),
    ],
)  # fmt: skip
def test_over_deposit(events: list[str], answer: list[str]) -> None:
    milestones = ["M1 100.00 2026-02-01"]
    policy = 'funding = "any"'

    told = found(events, "02-01", "over-deposit", milestones=milestones, policy=policy)

    assert answer == told


def test_a_dropped_milestone_is_no_part_of_the_price() -> None:
    events = [*WHOLE, "01-05T10:00 cancel M2", MORE.format(3)]
    milestones = ["M1 100.00 2026-02-01", "M2 50.00"]

    assert ["over-deposit M3"] == found(events, "02-01", "over-deposit", milestones=milestones)


def test_one_balance_is_a_deposit_too() -> None:
    events = ["01-05 fund amount=100.00", MORE.format(2)]
    milestones = ["M1 100.00 2026-02-01"]

    assert ["over-deposit M2"] == found(
        events, "02-01", "over-deposit", milestones=milestones, preset="guru"
    )
