"""The model against the rule book's own examples, and the generator against its promises."""

import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.model.guards import ORDER
from tests.model.model import View, judge
from tests.model.presets import PRESETS
from tests.model.sequences import Sequence, sequences
from tests.model.verbs import Refusal

Event = dict[str, Any]
pytestmark = pytest.mark.search

ROOT = Path(__file__).parents[2]
# What is refused before a rule is asked, or while the file is read.
OF_THE_CLERK = (
    *("ref-taken", "recorded-before", "other-terms"),
    *("void-breaks", "already-undone", "no-such-event"),
)
UPWORK, GENERIC = {"preset": "upwork-2026-11"}, {"preset": "generic-2026-11"}


def contract(policy: dict[str, Any], amounts: list[str], events: list[Event]) -> dict[str, Any]:
    """A contract in US dollars and UTC; the last milestone is due on 2027-01-01."""
    milestones: list[Event] = [
        {"id": f"M{number}", "title": f"Part {number}", "amount": amount}
        for number, amount in enumerate(amounts, 1)
    ]
    milestones[-1]["due"] = date(2027, 1, 1)
    journal = {str(number): event for number, event in enumerate(events, 1)}
    head = {"id": "example", "currency": "USD", "timezone": "UTC"}
    return {**head, "policy": policy, "milestone": milestones, "journal": journal}


def event(at: str, do: str, milestone: str | None = None, **values: object) -> Event:
    """One event, at 12:00 of `at` in UTC unless `at` says more."""
    moment = datetime.fromisoformat(at if "T" in at else at + "T12:00:00").replace(tzinfo=UTC)
    named = {} if milestone is None else {"milestone": milestone}
    return {"at": moment, "do": do, **named, **values}


def seen(terms: dict[str, Any], at: str | None = None) -> View:
    """The model's view at 12:00 of a day, or at the last event."""
    moment = None if at is None else datetime.fromisoformat(at + "T12:00:00+00:00")
    view = judge(terms, moment)
    assert isinstance(view, View), view
    return view


def paid(milestone: str, amount: str, day: int) -> list[Event]:
    """A milestone funded, submitted and released in February 2026."""
    at = f"2026-02-{day:02d}"
    return [
        event(at, "fund", milestone, amount=amount),
        event(at, "submit", milestone),
        event(at, "release", milestone, amount=amount),
    ]


THREE_PAID = [*paid("M1", "250", 1), *paid("M2", "250", 2), *paid("M3", "250", 3)]
FOUR = ["250.00"] * 4
FOURTH_FUNDED = [*THREE_PAID, event("2026-03-01", "fund", "M4", amount="250")]


def test_example_1_the_rest_of_a_partial_release_lies_in_the_pool() -> None:
    events = [event("2026-01-01", "fund", "M1", amount="15")]
    events.append(event("2026-01-02", "release", "M1", amount="9"))
    view = seen(contract(UPWORK, ["15.00"], events))
    assert (view.milestones[0]["pending"], view.totals["pool"]) == (900, 600)
    assert (view.milestones[0]["carried_out"], view.milestones[0]["state"]) == (600, "released")


def test_example_2_what_was_carried_is_requested_when_the_contract_ends() -> None:
    events = [event("2026-01-01", "fund", "M1", amount="420")]
    events.append(event("2026-01-02", "release", "M1", amount="400"))
    view = seen(contract(UPWORK, ["420.00"], events))
    assert (view.milestones[0]["pending"], view.totals["pool"]) == (40000, 2000)
    events.append(event("2026-01-03", "close", by="client"))
    view = seen(contract(UPWORK, ["420.00"], events))
    assert (view.state, view.totals["pool"]) == ("ending", 2000)
    assert (event("2026-01-10", "note")["at"], "refund-silence", None) in view.clocks
    view = seen(contract(UPWORK, ["420.00"], events), "2026-01-10")
    assert (view.state, view.totals["pool"], view.totals["refunded"]) == ("closed", 0, 2000)


def test_example_18_only_what_is_in_escrow_is_protected() -> None:
    events = [event("2026-01-01", "fund", "M1", amount="300")]
    row = seen(contract(UPWORK, ["1000.00"], events)).milestones[0]
    assert (row["escrow"], row["unfunded"], row["flags"]) == (30000, 70000, ["part-funded"])


def test_example_20_a_request_after_a_part_was_paid_is_over_escrow_only() -> None:
    events = [event("2026-01-01", "fund", "M1", amount="285")]
    events.append(event("2026-01-02", "close", by="client", pay={"M1": "85.00"}))
    view = seen(contract(UPWORK, ["285.00"], events), "2026-01-09")
    assert view.state == "closed"
    assert (view.totals["paid"], view.totals["refunded"], view.totals["given_back"]) == (
        *(8500, 20000),
        0,
    )


def test_example_21_closing_by_the_clock_requests_the_escrow_only() -> None:
    policy = {**UPWORK, "close_by_platform": "request"}
    events = [*paid("M1", "250", 1), *paid("M2", "250", 2)]
    events.append(event("2026-03-01", "fund", "M3", amount="110"))
    terms = contract(policy, ["250.00", "250.00", "110.00"], events)
    view = seen(terms, "2027-04-16")
    assert (view.state, view.totals["paid"], view.totals["escrow"]) == ("ending", 50000, 11000)
    assert view.milestones[2]["flags"] == ["refund-requested"]
    view = seen(terms, "2027-04-23")
    assert (view.state, view.totals["paid"], view.totals["refunded"]) == ("closed", 50000, 11000)


@pytest.mark.parametrize("by", ["freelancer", "client", "mutual", "platform"])
@pytest.mark.parametrize("policy", [UPWORK, GENERIC], ids=["upwork", "generic"])
def test_example_25_the_founding_question(policy: dict[str, Any], by: str) -> None:
    view = seen(contract(policy, FOUR, [*THREE_PAID, event("2026-03-01", "close", by=by)]))
    totals = view.totals
    assert view.state == "closed"
    assert (totals["paid"], totals["refunded"], totals["escrow"]) == (75000, 0, 0)
    assert [row["state"] for row in view.milestones] == ["released"] * 3 + ["cancelled"]
    assert totals["unfunded"] == 0


def test_example_26_the_freelancer_gives_away_what_is_in_escrow() -> None:
    events = [*FOURTH_FUNDED, event("2026-03-02", "close", by="freelancer")]
    view = seen(contract(UPWORK, FOUR, events))
    assert (view.state, view.totals["paid"], view.totals["refunded"]) == ("closed", 75000, 25000)


def test_example_27_the_client_asks_and_silence_pays_her() -> None:
    events = [*FOURTH_FUNDED, event("2026-03-02", "close", by="client")]
    terms = contract(UPWORK, FOUR, events)
    view = seen(terms, "2026-03-08")
    assert (view.state, view.totals["escrow"]) == ("ending", 25000)
    assert view.milestones[3]["flags"] == ["refund-requested"]
    assert seen(terms, "2026-03-09").totals["refunded"] == 25000


def test_example_28_a_part_is_paid_and_the_rest_requested() -> None:
    events = [*FOURTH_FUNDED, event("2026-03-02", "close", by="client", pay={"M4": "100.00"})]
    row = seen(contract(UPWORK, FOUR, events)).milestones[3]
    assert (row["pending"], row["escrow"], row["flags"]) == (10000, 15000, ["refund-requested"])


RELEASES = {
    "31 submitted and silent": (
        [event("2027-03-01", "submit", "M1")],
        ["2027-03-14", "2027-03-15", "2027-03-20"],
    ),
    "32 submitted again": (
        [
            event("2027-03-01", "submit", "M1"),
            event("2027-03-14", "request-changes", "M1"),
            event("2027-03-20", "submit", "M1"),
        ],
        ["2027-04-02", "2027-04-03", "2027-04-08"],
    ),
    "33 released by hand": (
        [event("2027-03-01", "release", "M1", amount="250")],
        ["2027-02-28", "2027-03-01", "2027-03-06"],
    ),
}


@pytest.mark.parametrize("example", RELEASES)
def test_examples_31_to_33_days_of_review_and_hold(example: str) -> None:
    events, (before, released, over) = RELEASES[example]
    terms = contract(UPWORK, ["250.00"], [event("2027-02-01", "fund", "M1", amount="250"), *events])
    assert seen(terms, before).milestones[0]["escrow"] == 25000
    assert seen(terms, released).milestones[0]["pending"] == 25000
    assert seen(terms, over).milestones[0]["paid"] == 25000


def test_example_34_dormancy_counts_from_the_last_due_date() -> None:
    terms = contract(UPWORK, ["250.00"], [event("2026-02-01", "fund", "M1", amount="250")])
    assert seen(terms, "2027-03-31").state == "active"
    view = seen(terms, "2027-04-01")
    assert (view.state, view.milestones[0]["flags"]) == ("dormant", ["dormant"])
    assert seen(terms, "2027-04-14").state == "dormant"
    view = seen(terms, "2027-04-15")
    assert (view.state, view.totals["refunded"]) == ("closed", 25000)


def test_dormancy_pays_the_freelancer_who_asks_when_the_client_stays_silent() -> None:
    events = [event("2026-02-01", "fund", "M1", amount="250")]
    events.append(event("2027-04-10", "request-release"))
    terms = contract(UPWORK, ["250.00"], events)
    assert seen(terms, "2027-04-23").state == "dormant"
    view = seen(terms, "2027-04-24")
    assert (view.state, view.totals["pending"]) == ("active", 25000)


def test_example_36_the_pool_is_used_first_and_only_new_money_is_charged() -> None:
    events = [
        event("2026-01-01", "fund", "M1", amount="300"),
        event("2026-01-02", "release", "M1", amount="200"),
    ]
    policy = {**UPWORK, "client_fee": "5%", "initiation_fee": "0"}
    before = seen(contract(policy, ["300.00", "400.00"], events)).totals["fees_client"]
    events.append(event("2026-01-03", "fund", "M2", amount="400"))
    view = seen(contract(policy, ["300.00", "400.00"], events))
    row = view.milestones[1]
    assert (row["carried_in"], row["funded"], view.totals["pool"]) == (10000, 30000, 0)
    assert view.totals["fees_client"] - before == 1500


CHARGED = {**UPWORK, "client_fee": "5%", "initiation_fee": "4.99"}


def test_examples_37_and_38_the_initiation_fee_comes_back_if_nothing_was_released() -> None:
    events = [event("2026-01-01", "fund", "M1", amount="250")]
    assert seen(contract(CHARGED, ["250.00"], events)).totals["fees_client"] == 1250 + 499
    events.append(event("2026-01-02", "close", by="freelancer"))
    view = seen(contract(CHARGED, ["250.00"], events))
    assert (view.totals["refunded"], view.totals["fees_client"]) == (25000, 1250)


@pytest.mark.parametrize("amount", ["4.99", "5.00"])
def test_example_39_the_smallest_milestone(amount: str) -> None:
    outcome = judge(contract(UPWORK, [amount], [event("2026-01-01", "fund", "M1", amount="4")]))
    if amount == "4.99":
        assert isinstance(outcome, Refusal)
        assert (outcome.number, outcome.why) == (1, "below-minimum")
    else:
        assert isinstance(outcome, View)


def test_days_are_the_same_wall_clock_over_a_change_of_the_clocks() -> None:
    events = [
        event("2026-03-01T15:00:00", "fund", "M1", amount="250"),
        event("2026-03-01T15:00:00", "submit", "M1"),
    ]
    terms = {**contract(UPWORK, ["250.00"], events), "timezone": "America/New_York"}
    due = datetime(2026, 3, 15, 14, tzinfo=UTC)  # 10:00 in New York, summer time since 8 March
    assert (due, "auto-release", "M1") in seen(terms).clocks


def test_the_platform_did_otherwise_than_our_clock() -> None:
    events = [
        event("2026-03-01", "fund", "M1", amount="250"),
        event("2026-03-01", "submit", "M1"),
        event("2026-03-20", "observe", "M1", what="auto-release", happened=False),
    ]
    terms = contract(UPWORK, ["250.00"], events)
    assert seen(terms, "2026-03-19").milestones[0]["state"] == "released"
    assert seen(terms, "2026-03-20").milestones[0]["state"] == "submitted"
    events[2]["happened"] = True
    view = seen(terms, "2026-03-20")
    assert view.milestones[0]["pending"] == 25000
    assert view.clocks[0] == (event("2026-03-25", "note")["at"], "hold-over", "M1")


def looks(life: Sequence) -> Iterator[View]:
    """All that the model saw of a life."""
    yield from (proposal.seen for proposal in life.proposals if proposal.seen is not None)
    yield from (look.seen for look in (*life.ahead, *life.back))


@pytest.mark.parametrize("preset", PRESETS)
def test_the_row_equation_holds_after_every_event(preset: str) -> None:
    for life in sequences(2, 20, preset):
        for view in looks(life):
            for row in view.milestones:
                put_in = row["funded"] + row["carried_in"]
                held = row["escrow"] + row["pending"] + row["paid"]
                left = row["refunded"] + row["carried_out"] + row["arbitration"]
                assert put_in == held + left, row
                assert min(v for v in row.values() if isinstance(v, int)) >= 0, row
            totals = view.totals
            held = totals["escrow"] + totals["pool"] + totals["released"]
            assert totals["funded"] == held + totals["refunded"] + totals["arbitration"]
            assert totals["pool"] >= 0


@pytest.mark.parametrize("preset", PRESETS)
def test_a_life_goes_on_as_if_it_were_lived_anew(preset: str) -> None:
    for life in sequences(4, 3, preset):
        recorded = 0
        for proposal in life.proposals:
            recorded += proposal.accepted
            if proposal.seen is not None:
                assert proposal.seen == judge(life.contract(recorded), proposal.moment)
        for look in life.ahead:
            assert look.seen == judge(life.contract(), look.moment)


def test_lives_miss_no_refusal() -> None:
    told, later_events = Counter[str](), 0
    for preset in PRESETS:
        for life in sequences(1, 60, preset):
            recorded = 0
            for proposal in life.proposals:
                recorded += proposal.accepted
                if not proposal.accepted:
                    told[proposal.why] += 1
                    later_events += proposal.refused != recorded + 1
    sys.stdout.write("".join(f"  {code:26}{told[code]:6}\n" for code in ORDER))
    sys.stdout.write(f"refused for a later event: {later_events}\n")
    assert set(ORDER) == set(told)
    assert later_events > 0


def test_refusals_stand_in_the_order_of_the_documented_table() -> None:
    page = (ROOT / "docs/reference/refusals.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)
    assert list(ORDER) == [code for code in documented if code not in OF_THE_CLERK]


def test_the_text_of_a_life_reads_back_as_its_values() -> None:
    for life in sequences(3, 20):
        for upto in range(len(life.events) + 1):
            read = tomllib.loads(life.toml_text(upto))
            for values in read.setdefault("journal", {}).values():
                assert len(values.pop("sum")) == 12
            assert read == life.contract(upto)


def test_a_life_is_the_same_however_many_are_asked_for() -> None:
    few, many = list(sequences(5, 2)), list(sequences(5, 4))
    assert [life.toml_text() for life in few] == [life.toml_text() for life in many[:2]]
    assert few[0].toml_text() != few[1].toml_text()


def test_make_lives_writes_files_and_their_truth(tmp_path: Path) -> None:
    script = Path(__file__).with_name("make_lives.py")
    for folder in ("one", "two"):
        command = [sys.executable, str(script), str(tmp_path / folder), "40", "--seed", "7"]
        subprocess.run(command, check=True, capture_output=True)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(names) == 42
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    lines = (tmp_path / "one" / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    truth = [json.loads(line) for line in lines]
    as_of = datetime.fromisoformat((tmp_path / "one" / "as_of.txt").read_text("utf-8").strip())
    found = set()
    for path in (tmp_path / "one").glob("*.toml"):
        view = judge(tomllib.loads(path.read_text(encoding="utf-8")), as_of)
        assert isinstance(view, View)
        for row in view.milestones:
            if row["unfunded"]:
                found.add((path.stem, row["id"]))
    assert found == {(line["contract"], line["milestone"]) for line in truth}
