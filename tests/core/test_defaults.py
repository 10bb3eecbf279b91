"""What a command leaves out: what it can only mean is filled in, and what it could mean is asked.

That each verb's default is what the command line then does is held by tests/cli/test_completing.
"""

from datetime import datetime

import pytest

from escrowbook.core.contract import Contract
from escrowbook.core.defaults import completed, means_the_same
from escrowbook.core.errors import UsageError
from tests.core.checks import tables
from tests.core.events.quarrels import contract_of

FUNDED = ("01-05 fund M1 amount=250.00", "01-05 fund M2 amount=250.00")
SUBMITTED = (*FUNDED, "01-06 submit M1", "01-06 submit M2")
LEFT_OUT = ("milestone", "amount", "by")
ANY_TIME = 'funding = "any"\nrefund_request = "any-time"'


def meant(contract: Contract, **typed: object) -> list[object]:
    """Milestone, amount and party of a command, given what was typed of it."""
    values = {"at": contract.moment, **typed}
    full = completed(values, contract, "freelancer")
    return [full.get(name) for name in LEFT_OUT]


@pytest.mark.parametrize(
    "events, typed, expected",
    [
        # Work is told of what is still open; a milestone that is settled is not meant.
        (
            (FUNDED[0], "01-06 release M1 amount=250.00"),
            {"do": "work", "done": 10},
            ["M2", None, "freelancer"],
        ),
        # All bonuses, less what went back of them.
        (
            ("01-05 bonus amount=30.00", "01-06 refund amount=10.00 from=bonus"),
            {"do": "refund", "from": "bonus"},
            [None, "20.00", "freelancer"],
        ),
        # A milestone that holds nothing has nothing to be released.
        ((), {"do": "release", "milestone": "M1"}, ["M1", None, "client"]),
        # The timer that runs, or else the one that ran, and what no timer ever did.
        (SUBMITTED[:3], {"do": "observe", "what": "auto-release"}, ["M1", None, "platform"]),
        (FUNDED, {"do": "observe", "what": "refund-silence"}, [None, None, "platform"]),
        (FUNDED, {"do": "observe", "escrow": "1.00"}, [None, None, "platform"]),
    ],
)
def test_what_can_only_be_meant(
    events: tuple[str, ...], typed: dict[str, object], expected: list[object]
) -> None:
    assert expected == meant(contract_of(events, "01-08", policy=ANY_TIME), **typed)


def test_the_loose_part_of_one_balance_is_what_a_refund_gives_back() -> None:
    contract = contract_of(["01-05 fund amount=300.00"], "01-08", preset="guru")

    assert [None, "300.00", "freelancer"] == meant(contract, do="refund", **{"from": "escrow"})


@pytest.mark.parametrize(
    "events, typed, said, remedy",
    [
        (
            SUBMITTED,
            {"do": "observe", "what": "auto-release", "happened": False},
            "auto-release could have happened to M1, M2: say which",
            "contract observe x M2",
        ),
        (
            FUNDED,
            {"do": "request-refund"},
            "request-refund could mean M1, M2: say which",
            "escrowbook refund request x M1",
        ),
        (
            (*FUNDED, "01-07 dispute M1 claim=1.00", "01-07 dispute M2 claim=1.00"),
            {"do": "settle", "freelancer": "1.00"},
            "settle could mean M1, M2: say which",
            "escrowbook dispute settle x M1",
        ),
        (SUBMITTED, {"do": "release"}, "release could mean M1, M2", "milestone release x M1"),
    ],
)
def test_what_could_be_either_is_asked(
    events: tuple[str, ...], typed: dict[str, object], said: str, remedy: str
) -> None:
    with pytest.raises(UsageError) as asked:
        meant(contract_of(events, "01-08", policy=ANY_TIME), **typed)

    assert str(asked.value).startswith(said)
    assert remedy == asked.value.remedy


@pytest.mark.parametrize(
    "typed, is_the_same",
    [
        ({}, True),
        ({"milestone": "M1", "amount": "250.00"}, True),
        # By its value, not by its spelling.
        ({"amount": "250"}, True),
        ({"amount": "250.01"}, False),
        ({"milestone": "M2"}, False),
        ({"do": "release"}, False),
        ({"by": "client"}, True),
        ({"by": "freelancer"}, False),
        ({"note": "wire"}, True),
        ({"note": "cash"}, False),
        ({"ref": "another"}, True),
        ({"at": "2026-01-05"}, True),
        ({"at": "2026-01-06"}, False),
        ({"claim": "250.00"}, False),
    ],
)
def test_a_reference_given_twice_is_compared_by_what_was_typed(
    typed: dict[str, object], *, is_the_same: bool
) -> None:
    (entry,) = tables.contract(["01-05 fund M1 amount=250.00 note=wire"]).entries

    def same_time(said: str) -> bool:
        return datetime.fromisoformat(f"{said}T00:00Z") == entry.event.at

    values = {"do": "fund", **typed}
    assert is_the_same == means_the_same(values, entry, "USD", same_time)
