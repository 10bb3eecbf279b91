"""The commands of a dispute, and what they mean when words are left out."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.counter import assert_sound, tell, tell_ok

FOUR_LATER = "2026-03-20T12:00:00Z"


@pytest.fixture
def deal(book: Path) -> Path:
    """A book with a contract under upwork's rules, 100.00 in escrow, and a fee that is known."""
    return founded(book, "--policy", "upwork", "--set", "arbitration_fee=291")


def founded(book: Path, *words: str) -> Path:
    terms = ("--title", "T", "--client", "C", "--freelancer", "F", "--currency", "USD")
    parts = ("--milestone", "One=100", "--milestone", "Two=100")
    tell_ok("contract", "new", "deal", *terms, *parts, *words, book=book)
    return book


@pytest.fixture
def funded(deal: Path) -> Path:
    tell_ok("milestone", "fund", "deal", book=deal)
    return deal


@pytest.fixture
def disputed(funded: Path) -> Path:
    tell_ok("dispute", "open", "deal", "M1", "--claim", "100", book=funded)
    return funded


def show(book: Path) -> dict[str, Any]:
    document: dict[str, Any] = tell_ok("contract", "show", "deal", "--json", book=book).json
    return document


def first(book: Path, *keys: str) -> tuple[Any, ...]:
    return tuple(show(book)["milestones"][0][key] for key in keys)


def test_opening_freezes(funded: Path) -> None:
    told = tell_ok("dispute", "open", "deal", "M1", "--claim", "60", book=funded)

    assert "deal: the freelancer disputed M1, claiming 60.00 USD (event 2, " in told.lines[0]
    assert "Worth it?" not in told.out
    assert "disputed" == show(funded)["state"]
    assert (["disputed"], "100.00") == first(funded, "flags", "escrow")
    assert 3 == tell("milestone", "release", "deal", "M1", book=funded).code


def test_what_the_clock_would_do_is_in_the_agenda(disputed: Path) -> None:
    rows = tell_ok("agenda", "deal", "--json", book=disputed).json["rows"]

    # 10 March 2026 is a Tuesday: five business days later is the next one.
    assert ("2026-03-17T12:00:00+00:00", "dispute-silence", "100.00") == tuple(
        rows[0][key] for key in ("at", "what", "amount")
    )


def test_a_settlement_divides(disputed: Path) -> None:
    tell_ok("dispute", "settle", "deal", "--freelancer", "75", book=disputed)

    assert ("split", [], "75.00", "25.00") == first(
        disputed, "state", "flags", "pending", "refunded"
    )


@pytest.mark.parametrize("share, state", [("0", "refunded"), ("100", "released")])
def test_nothing_and_all_are_shares_too(share: str, state: str, disputed: Path) -> None:
    tell_ok("dispute", "rule", "deal", "--freelancer", share, book=disputed)

    assert (state,) == first(disputed, "state")


def test_zero_may_be_claimed(funded: Path) -> None:
    told = tell_ok("dispute", "open", "deal", "M1", "--claim", "0", "--json", book=funded)

    assert "0.00" == told.json["event"]["claim"]


def test_an_offer_of_the_other_side_ends_the_silence(disputed: Path) -> None:
    words = ("dispute", "offer", "deal", "--freelancer", "40", "--by", "client")
    told = tell_ok(*words, book=disputed)

    assert "the client proposed that 40.00 USD of M1 go to the freelancer" in told.out
    document = tell_ok("contract", "show", "deal", "--json", book=disputed, now=FOUR_LATER).json
    assert "disputed" == document["state"]
    assert ["arbitration-default"] == [each["what"] for each in document["deadlines"]]


def test_silence_gives_the_filer_what_he_claims(disputed: Path) -> None:
    told = tell_ok("contract", "log", "deal", "--json", book=disputed, now=FOUR_LATER)

    assert ("dispute-silence", "clock", "100.00") == tuple(
        told.json["rows"][-1][key] for key in ("do", "by", "amount")
    )


def test_what_the_platform_did_not_do(disputed: Path) -> None:
    words = ("contract", "observe", "deal", "--did-not-happen", "dispute-silence")
    tell_ok(*words, "--at", "2026-03-18", book=disputed, now=FOUR_LATER)
    document = tell_ok("contract", "show", "deal", "--json", book=disputed, now=FOUR_LATER).json

    assert ("disputed", ["arbitration-default"]) == (
        document["state"],
        [each["what"] for each in document["deadlines"]],
    )


def test_a_fee_is_paid_beside_escrow(disputed: Path) -> None:
    words = ("dispute", "pay-fee", "deal", "--amount", "291", "--by", "client", "--json")
    told = tell_ok(*words, book=disputed)

    assert [("client", "arbiter", "291.00")] == [
        (each["from"], each["to"], each["amount"]) for each in told.json["transfers"]
    ]
    assert ("0.00", "291.00") == (
        show(disputed)["totals"]["arbitration"],
        show(disputed)["totals"]["fees"]["arbitration"],
    )
    assert "fee-paid-already" == tell(*words, "--ref", "again", book=disputed).error["name"]


@pytest.mark.parametrize(
    "held, divided",
    [("1000", "950"), ("50", "50"), ("400", "375")],
    ids=["RULEBOOK 6, row 9", "row 10", "row 12"],
)
def test_a_fee_out_of_escrow(held: str, divided: str, book: Path) -> None:
    rules = ("arbitration_payer=escrow", "arbitration_fee=5% min 25", "arbitration_waived_to=50")
    settings = [part for rule in rules for part in ("--set", rule)]
    terms = ("--title", "T", "--client", "C", "--freelancer", "F", "--currency", "USD")
    new = ("contract", "new", "deal", *terms, "--policy", "generic", *settings)
    tell_ok(*new, "--milestone", f"One={held}", book=book)
    tell_ok("milestone", "fund", "deal", book=book)
    tell_ok("dispute", "open", "deal", "M1", "--claim", held, book=book)
    too_much = tell("dispute", "rule", "deal", "--freelancer", f"{divided}.01", book=book)
    tell_ok("dispute", "rule", "deal", "--freelancer", divided, book=book)

    assert (3, f"{divided}.00 USD") == (
        too_much.code,
        too_much.err.split("refused: ")[1].split(" of ")[0],
    )
    assert (f"{divided}.00", f"{int(held) - int(divided)}.00") == first(book, "paid", "arbitration")


def test_worth_is_told_by_a_dry_run(funded: Path) -> None:
    """RULEBOOK 6, row 23."""
    words = ("dispute", "open", "deal", "M1", "--claim", "100", "--dry-run")
    before = (funded / "deal.toml").read_bytes()
    certain = tell_ok(*words, book=funded)
    half = tell_ok(*words, "--chance", "50%", book=funded)

    assert "-191.00 USD" in certain.out
    assert "breaks even at a claim of 291.00 USD; at an even chance of 582.00 USD" in certain.out
    assert "At that chance it breaks even at a claim of 582.00 USD" in half.out
    assert before == (funded / "deal.toml").read_bytes()
    assert "deal\tM1\n" == tell_ok(*words, "-q", book=funded).out


def test_worth_is_a_key_of_the_receipt(funded: Path) -> None:
    words = ("dispute", "open", "deal", "M1", "--claim", "100", "--chance", "50", "--json")
    dry = tell_ok(*words, "--dry-run", book=funded).json
    done = tell_ok(*words, book=funded).json

    assert_sound([dry, done])
    assert (False, True) == (dry["recorded"], done["recorded"])
    assert dry["worth"] == done["worth"]
    assert {
        "milestone": "M1",
        "by": "freelancer",
        "claim": "100.00",
        "chance": 50,
        "fee": "291.00",
        "out_of_escrow": "0.00",
        "won": "100.00",
        "gain": "-241.00",
        "break_even_claim": "582.00",
        "break_even_chance": 291,
        "own_fee": None,
        "kept": "100.00",
        "waiting": None,
        "unknown": ["freelancer_fee: what the freelancer keeps of a win after the platform's fee"],
    } == done["worth"]


def test_a_fee_that_nobody_knows(book: Path) -> None:
    founded(book, "--policy", "upwork")
    tell_ok("milestone", "fund", "deal", book=book)
    words = ("dispute", "open", "deal", "M1", "--claim", "100", "--dry-run")
    worth = tell_ok(*words, "--json", book=book).json["worth"]

    assert (None, None, ["arbitration_fee"]) == (
        worth["fee"],
        worth["gain"],
        [text.partition(":")[0] for text in worth["unknown"]],
    )
    assert (
        "What arbitration costs under upwork-2026-11 is unknown" in tell_ok(*words, book=book).out
    )


def test_the_refund_report_tells_it_where_the_freelancer_declines(funded: Path) -> None:
    words = ("contract", "close", "deal", "--by", "client", "--refund-report")
    report = tell_ok(*words, "--json", book=funded).json
    text = tell_ok(*words, book=funded).out

    assert_sound([report])
    assert [("silence", []), ("approve", []), ("decline", ["-191.00"])] == [
        (future["if"], [worth["gain"] for worth in future["worth"]]) for future in report["futures"]
    ]
    assert "A dispute over M1: worth it? A win brings 100.00 USD before" in text


def test_refusing_a_request_opens_a_dispute_too(funded: Path) -> None:
    tell_ok("contract", "close", "deal", "--by", "client", "--yes", book=funded)
    told = tell_ok("refund", "decline", "deal", "--json", book=funded).json

    assert ("M1", "100.00", "-191.00") == tuple(
        told["worth"][key] for key in ("milestone", "claim", "gain")
    )
    tell_ok("dispute", "settle", "deal", "--freelancer", "30", book=funded)
    assert "closed" == show(funded)["state"]


def test_all_that_is_written_keeps_to_its_schema(funded: Path) -> None:
    commands = [
        ("open", "deal", "M1", "--claim", "100", "--note", "late"),
        ("offer", "deal", "--freelancer", "40", "--by", "client"),
        ("pay-fee", "deal", "--amount", "291", "--by", "freelancer", "--ref", "fee"),
        ("pay-fee", "deal", "--amount", "291", "--by", "freelancer", "--ref", "fee"),
        ("rule", "deal", "--freelancer", "12.34"),
    ]
    documents = [tell_ok("dispute", *words, "--json", book=funded).json for words in commands]

    assert_sound(documents)
    assert [True, True, True, False, True] == [each["recorded"] for each in documents]


# What leaving the milestone out means.


def test_a_dispute_without_a_milestone_is_about_the_pool(deal: Path) -> None:
    tell_ok("milestone", "fund", "deal", book=deal)
    tell_ok("milestone", "release", "deal", "--amount", "60", book=deal)
    told = tell_ok("dispute", "open", "deal", "--claim", "40", "--json", book=deal).json

    assert "milestone" not in told["event"]
    tell_ok("dispute", "settle", "deal", "--freelancer", "40", book=deal)
    totals = show(deal)["totals"]
    assert ("0.00", "100.00", "0.00") == (totals["pool"], totals["pending"], totals["refunded"])


def test_an_empty_pool_is_not_disputed(funded: Path) -> None:
    told = tell("dispute", "open", "deal", "--claim", "40", book=funded)

    assert 3 == told.code
    assert "the pool holds nothing; what is held lies in M1" in told.err


@pytest.fixture
def two(book: Path) -> Path:
    """Two milestones in escrow; the platform leaves all to the parties."""
    rules = ("arbitration_payer=each", "arbitration_fee=10", "partial_release=carry")
    founded(book, "--policy", "generic", *(part for rule in rules for part in ("--set", rule)))
    for name in ("M1", "M2"):
        tell_ok("milestone", "fund", "deal", name, book=book)
    return book


def meant(book: Path, *words: str) -> str | None:
    told = tell_ok("dispute", *words, "--dry-run", "--json", book=book).json
    milestone: str | None = told["event"].get("milestone")
    return milestone


OF_A_DISPUTE = [
    ("settle", "deal", "--freelancer", "1"),
    ("rule", "deal", "--freelancer", "1"),
    ("offer", "deal", "--freelancer", "1", "--by", "client"),
    ("pay-fee", "deal", "--amount", "1", "--by", "client"),
]


@pytest.mark.parametrize("words", OF_A_DISPUTE, ids=lambda words: words[0])
def test_the_disputed_milestone_is_meant(words: tuple[str, ...], two: Path) -> None:
    tell_ok("dispute", "open", "deal", "M2", "--claim", "50", book=two)

    assert "M2" == meant(two, *words)


@pytest.mark.parametrize("words", OF_A_DISPUTE, ids=lambda words: words[0])
def test_of_two_disputed_one_has_to_be_named(words: tuple[str, ...], two: Path) -> None:
    for name in ("M1", "M2"):
        tell_ok("dispute", "open", "deal", name, "--claim", "50", book=two)
    told = tell("dispute", *words, book=two)

    assert 2 == told.code
    assert f"{words[0]} could mean M1, M2: say which" in told.err
    assert f"try: escrowbook dispute {words[0]} deal M1" in told.err


def test_of_two_disputed_the_one_that_can_still_be_paid_for(two: Path) -> None:
    for name in ("M1", "M2"):
        tell_ok("dispute", "open", "deal", name, "--claim", "50", book=two)
    pay = ("pay-fee", "deal", "--amount", "10", "--by", "client")
    tell_ok("dispute", "pay-fee", "deal", "M1", *pay[2:], book=two)

    assert "M2" == meant(two, *pay)


@pytest.mark.parametrize("words", OF_A_DISPUTE, ids=lambda words: words[0])
def test_a_disputed_pool_is_meant_first_for_it_has_no_name(
    words: tuple[str, ...], two: Path
) -> None:
    tell_ok("milestone", "release", "deal", "M1", "--amount", "60", book=two)
    tell_ok("dispute", "open", "deal", "--claim", "40", book=two)
    tell_ok("dispute", "open", "deal", "M2", "--claim", "50", book=two)

    assert meant(two, *words) is None


def test_without_a_dispute_settling_means_what_is_held(two: Path) -> None:
    told = tell("dispute", "settle", "deal", "--freelancer", "1", book=two)
    assert (2, True) == (told.code, "settle could mean M1, M2" in told.err)
    tell_ok("milestone", "release", "deal", "M1", book=two)

    assert "M2" == meant(two, "settle", "deal", "--freelancer", "1")


def test_the_refusal_speaks_of_what_is_disputed(two: Path) -> None:
    tell_ok("dispute", "open", "deal", "M2", "--claim", "50", book=two)
    told = tell("dispute", "settle", "deal", "--freelancer", "101", book=two)

    assert (3, True) == (told.code, "100.00 USD of M2 is there to divide" in told.err)


def test_one_balance_is_what_is_disputed(book: Path) -> None:
    founded(book, "--policy", "generic", "--set", "holds=balance")
    tell_ok("milestone", "fund", "deal", "--amount", "150", book=book)
    refused = tell("dispute", "offer", "deal", "--freelancer", "1", "--by", "client", book=book)
    tell_ok("dispute", "open", "deal", "--claim", "150", book=book)
    tell_ok("dispute", "offer", "deal", "--freelancer", "1", "--by", "client", book=book)
    flags = [row["flags"] for row in show(book)["milestones"]]
    tell_ok("dispute", "settle", "deal", "--freelancer", "120", book=book)

    assert (3, True) == (refused.code, "nobody disputes the pool" in refused.err)
    assert [["disputed"], ["disputed"]] == flags
    assert ["100.00", "20.00"] == [row["paid"] for row in show(book)["milestones"]]


@pytest.mark.parametrize(
    "words, code",
    [
        (("open", "deal", "M1"), 2),
        (("open", "deal", "M1", "--claim", "1e3"), 2),
        (("open", "deal", "M1", "--claim", "-1"), 2),
        (("open", "deal", "M1", "--claim", "5", "--chance", "101"), 2),
        (("open", "deal", "M1", "--claim", "5", "--chance", "half"), 2),
        (("open", "deal", "M1", "--claim", "100.01"), 3),
        (("open", "deal", "M9", "--claim", "5"), 4),
        (("open", "nowhere", "--claim", "5"), 4),
        (("open", "deal", "M1", "--claim", "5", "--by", "platform"), 3),
        (("offer", "deal", "M1", "--freelancer", "5"), 2),
        (("offer", "deal", "M1", "--freelancer", "5", "--by", "client"), 3),
        (("settle", "deal", "--freelancer", "1e3"), 2),
        (("settle", "deal", "--freelancer", "100.001"), 2),
        (("settle", "deal"), 2),
        (("pay-fee", "deal", "--amount", "0", "--by", "client"), 2),
        (("pay-fee", "deal", "--amount", "5"), 2),
        (("rule", "deal", "--freelancer", "5"), 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_refused(words: tuple[str, ...], code: int, funded: Path) -> None:
    before = (funded / "deal.toml").read_bytes()

    assert code == tell("dispute", *words, book=funded).code
    assert before == (funded / "deal.toml").read_bytes()


def test_a_malformed_amount_is_usage_also_where_the_milestone_is_left_out(funded: Path) -> None:
    told = tell("milestone", "release", "deal", "--amount", "1e3", book=funded)

    assert (2, True) == (told.code, "malformed" in told.err)


def test_a_share_in_percent_is_recorded_as_an_amount_and_the_odd_cent_is_the_clients(
    book: Path,
) -> None:
    """RULEBOOK 6, row 45, and again under the same key when nothing is held any more."""
    founded(book, "--policy", "generic")
    tell_ok("milestone", "fund", "deal", "M1", "--amount", "9.99", book=book)
    words = ("dispute", "settle", "deal", "--freelancer", "50%", "--ref", "half", "--json")
    once, again = (tell_ok(*words, book=book).json for _ in range(2))
    other = tell(*words[:4], "60%", *words[5:], book=book)

    assert ("4.99", True, False) == (
        once["event"]["freelancer"],
        once["recorded"],
        again["recorded"],
    )
    assert ("4.99", "5.00") == first(book, "paid", "refunded")
    assert (3, "ref-taken") == (other.code, other.error["name"])


def test_no_share_is_more_than_all_of_it(funded: Path) -> None:
    told = tell("dispute", "settle", "deal", "--freelancer", "101%", book=funded)

    assert (2, True) == (told.code, "is not a percentage from 0 to 100" in told.err)
