"""The same journal under other platforms: nothing guessed, what does not fit is named."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings

from escrowbook.actions.presets import every_preset, preset
from escrowbook.core.contract import Contract
from escrowbook.core.policy import Preset, RawValue
from escrowbook.core.records import replace
from escrowbook.core.reports.closing import if_nobody_acts
from escrowbook.core.reports.comparison import comparison_report, retold
from escrowbook.core.reports.rows import Row
from tests.cli.counter import faults_of
from tests.core.events.quarrels import contract_of
from tests.core.example_preset import ENTRIES
from tests.strategies import Life, lives

GENERIC = preset("generic")
UPWORK = preset("upwork")


def invented(**values: RawValue) -> Preset:
    """A platform of the tests: the example's values, some of them changed."""
    changed = {key: replace(ENTRIES[key], value=value) for key, value in values.items()}
    return replace(GENERIC, name="invented-2026-11", entries={**ENTRIES, **changed})


def ends(contract: Contract, *presets: Preset) -> list[Row]:
    return list(comparison_report(contract, presets).rows)


def told(row: Row) -> str:
    """`client: client 250.00 freelancer 0.00 undecided 0.00 on 01-13`."""
    by = row["closed_by"] or "nobody"
    at = str(row["at"])[5:10]
    return (
        f"{by}: client {row['client']} freelancer {row['freelancer']} "
        f"undecided {row['undecided']} on {at}"
    )


SUBMITTED = ("01-05 fund M1 amount=250.00", "01-06 submit M1")


def test_where_nothing_was_put_in_nothing_is_told_as_one_balance() -> None:
    assert () == retold(contract_of((), "01-07"), preset("guru")).left_out


def test_three_ends_for_each_platform() -> None:
    rows = ends(contract_of(SUBMITTED, "01-07"), UPWORK, GENERIC)

    assert [
        "nobody: client 0.00 freelancer 250.00 undecided 0.00 on 01-20",
        "client: client 250.00 freelancer 0.00 undecided 0.00 on 01-14",
        "freelancer: client 250.00 freelancer 0.00 undecided 0.00 on 01-07",
        "nobody: client 0.00 freelancer 0.00 undecided 250.00 on 01-07",
        "client: client 0.00 freelancer 0.00 undecided 250.00 on 01-07",
        "freelancer: client 0.00 freelancer 0.00 undecided 250.00 on 01-07",
    ] == [told(row) for row in rows]
    assert ["upwork-2026-11"] * 3 + ["generic-2026-11"] * 3 == [row["policy"] for row in rows]


TWO_AT_ONCE = ("01-05 fund M1 amount=250.00", "01-05 fund M2 amount=250.00")
NAMED: Mapping[str, tuple[Sequence[str], str, Preset, str]] = {
    "one at a time": (
        TWO_AT_ONCE,
        "generic",
        UPWORK,
        """
        event 2 (fund M2): M1 still holds 250.00 USD, and one milestone is funded at a time
        [another-funded]
        """,
    ),
    "one balance": (
        SUBMITTED,
        "upwork",
        invented(holds="balance"),
        "",
    ),
    "no part of a release": (
        ("01-05 fund M1 amount=250.00", "01-06 release M1 amount=100.00"),
        "generic",
        invented(partial_release="refuse"),
        """
        event 2 (release M1): M1 holds 250.00 USD, and the platform releases all or nothing
        [partial-release]
        """,
    ),
    "a clock that ran out earlier": (
        (*SUBMITTED, "01-12 release M1 amount=250.00"),
        "upwork",
        invented(review_days=5),
        """
        event 3 (release M1): M1 is released and holds nothing in escrow, because the clock did
        auto-release of M1 at 2026-01-11T00:00:00Z; where the platform did not, record that
        [nothing-in-escrow]
        """,
    ),
    "what the own platform's clock did": (
        (*SUBMITTED, "01-21 observe M1 what=auto-release happened=false"),
        "upwork",
        GENERIC,
        "event 3 (observe M1): it tells of a clock of upwork-2026-11",
    ),
    "what the own platform shows": (
        ("01-05 fund M1 amount=250.00", "01-06 observe M1 escrow=250.00"),
        "upwork",
        GENERIC,
        "",
    ),
    "a line that was undone": ((*TWO_AT_ONCE, "01-06 void event=^2"), "generic", UPWORK, ""),
}


@pytest.mark.parametrize("events, own, other, expected", NAMED.values(), ids=NAMED)
def test_what_does_not_fit_is_named(
    events: Sequence[str], own: str, other: Preset, expected: str
) -> None:
    contract = contract_of(events, "01-25", preset=own)
    left_out = list(retold(contract, other).left_out)

    assert " ".join(expected.split()) == "; ".join(left_out)
    assert [left_out] * 3 == [
        _texts(row["unknown"])[: len(left_out)] for row in ends(contract, other)
    ]


def test_another_platforms_clock_is_not_stopped_by_what_was_observed() -> None:
    events = (*SUBMITTED, "01-21 observe M1 what=auto-release happened=false")
    contract = contract_of(events, "01-25")
    own, other = (ends(contract, each)[0] for each in (UPWORK, invented(review_days=14)))

    assert ("250.00", "0.00") == (own["undecided"], own["freelancer"])
    assert ("0.00", "250.00") == (other["undecided"], other["freelancer"])


def test_overrides_belong_to_their_own_preset() -> None:
    contract = contract_of(SUBMITTED, "01-07", policy="review_days = 3")
    own, other = (ends(contract, each)[0] for each in (UPWORK, invented()))

    assert "on 01-09" in told(own)
    assert "on 01-20" in told(other)


def test_the_contract_itself_is_left_alone() -> None:
    contract = contract_of(SUBMITTED, "01-07")
    digest = contract.terms.digest
    under = retold(contract, GENERIC).contract

    assert under is not None
    assert ("upwork-2026-11", "generic-2026-11") == (
        contract.terms.policy.preset,
        under.terms.policy.preset,
    )
    assert digest == contract.terms.digest == under.terms.digest
    assert retold(contract, UPWORK).contract is contract


@pytest.mark.parametrize(
    "events, code",
    [
        ((*SUBMITTED, "01-07 dispute M1 claim=250.00"), "disputed"),
        ((*SUBMITTED, "01-07 close by=client"), "already-closed"),
    ],
)
def test_what_cannot_be_closed_has_no_figures(events: Sequence[str], code: str) -> None:
    nobody, *closed = ends(contract_of(events, "01-07"), UPWORK)

    assert nobody["client"] is not None
    for row in closed:
        assert [None] * 6 == [
            row[key] for key in ("client", "freelancer", "platform", "arbiter", "undecided", "at")
        ]
        assert f"[{code}]" in str(row["unknown"])


def test_fees_that_nobody_knows_are_named() -> None:
    nobody = ends(contract_of(SUBMITTED, "01-07"), UPWORK)[0]

    assert ["client_fee", "initiation_fee"] == [
        text.partition(":")[0] for text in _texts(nobody["unknown"])
    ]


def test_what_is_assumed_of_a_platform_is_named() -> None:
    entries = {**ENTRIES, "hold_days": replace(ENTRIES["hold_days"], value="unknown", assumed=9)}
    other = replace(invented(), entries=entries)
    nobody = ends(contract_of(SUBMITTED, "01-07"), other)[0]

    assert "assumed, since nobody knows them: hold_days" in _texts(nobody["unknown"])


def test_rules_that_the_currency_cannot_have_give_no_figures() -> None:
    contract = contract_of(["01-05 fund M1 amount=250.00"], "01-06")
    yen = replace(contract.terms, currency="JPY")
    rows = ends(replace(contract, terms=yen), invented(arbitration_fee="2.50"))

    assert [None, None, None] == [row["client"] for row in rows]
    assert all("too many decimals" in str(row["unknown"]) for row in rows)


def _texts(value: object) -> list[str]:
    assert isinstance(value, list)
    return value


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lives())
def test_every_life_can_be_told_under_every_platform(life: Life) -> None:
    """Each cent that a platform lets in is somebody's in the end, or still to be decided."""
    contract = life.contract
    presets = every_preset()
    report = comparison_report(contract, presets)
    rows = list(report.rows)

    document = {"schema": "escrowbook/comparison/1", **(report.about or {}), "rows": rows}
    assert [] == faults_of(document)
    assert len(rows) == 3 * len(presets)
    for each in presets:
        under = retold(contract, each).contract
        if under is None:
            continue
        future = if_nobody_acts(under)
        totals, shares = future.contract.totals, future.shares
        put_in_minor = totals.funded_minor + future.contract.standing.bonus_gross_minor
        assert put_in_minor == future.undecided_minor + sum(
            (
                shares.client_minor,
                shares.freelancer_minor,
                shares.platform_minor,
                shares.arbiter_minor,
            )
        )


CARRIED = (
    "01-05 fund M1 amount=250.00",
    "01-06 release M1 amount=150.00",
    "01-07 fund M2 amount=250.00",
)


def test_a_deposit_on_a_milestone_is_told_as_one_into_the_one_balance() -> None:
    """Of the second only 150.00 are new: 100.00 were carried, and lie in the balance already."""
    nobody = ends(contract_of(CARRIED, "01-08"), invented(holds="balance"))[0]

    assert "nobody: client 0.00 freelancer 150.00 undecided 250.00 on 01-08" == told(nobody)
    assert ("400.00", "400.00", 0) == tuple(
        nobody[key] for key in ("deposits", "counted", "left_out")
    )
    assert [
        "events 1, 3: a deposit on a milestone is told as one into the one balance held here"
    ] == nobody["notes"]


def test_a_row_says_how_much_of_the_deposits_is_in_it() -> None:
    rows = ends(contract_of(TWO_AT_ONCE, "01-07", preset="generic"), UPWORK, GENERIC)

    assert [("500.00", "250.00", 1)] * 3 + [("500.00", "500.00", 0)] * 3 == [
        tuple(row[key] for key in ("deposits", "counted", "left_out")) for row in rows
    ]
