import pytest

from tests.core.checks.tables import contract, findings, found


@pytest.mark.parametrize(
    "policy, currency, price, answer",
    [
        ("", "USD", "4.99", ["below-min M1"]),
        ("", "USD", "5.00", []),
        ("", "EUR", "4.99", []),
        ('min_milestone = "5.00 EUR"', "EUR", "4.99", ["below-min M1"]),
        ('min_milestone = "500"', "JPY", "499", ["below-min M1"]),
        ('min_milestone = "0"', "USD", "0.01", []),
        ('min_milestone = "unknown"', "USD", "0.01", []),
    ],
)
def test_below_min(policy: str, currency: str, price: str, answer: list[str]) -> None:
    milestones = (f"M1 {price}",)

    assert answer == found(
        [], "01-01", "below-min", milestones=milestones, policy=policy, currency=currency
    )


def test_a_closed_contract_may_have_cost_little() -> None:
    events = ["01-05 cancel M1", "01-06 fund M2 amount=250.00", "01-06 close by=freelancer"]

    assert [] == found(events, "02-01", "below-min", milestones=("M1 1.00", "M2 250.00"))


@pytest.mark.parametrize(
    "prices, events, answer",
    [
        ("300 300 400", [], []),
        ("300 299 400", [], ["last-heavy M3"]),
        # Of two, more than a half; of one there is nothing to move.
        ("250 250", [], []),
        ("249 250", [], ["last-heavy M2"]),
        ("250", [], []),
        # Six equal ones are far from it, whatever they cost.
        ("10 10 10 10 10 33", [], []),
        ("10 10 10 10 10 34", [], ["last-heavy M6"]),
        # Once money lies in it, it is as safe as the others and cannot be moved.
        ("100 300", ["01-05 fund M2 amount=1.00"], []),
        ("100 300", ["01-05 cancel M2"], []),
        ("100 100 300", ["01-05 cancel M1"], ["last-heavy M3"]),
        ("100 300", ["01-05 close by=client"], []),
    ],
)
def test_last_heavy(prices: str, events: list[str], answer: list[str]) -> None:
    milestones = [f"M{number} {price}.00" for number, price in enumerate(prices.split(), 1)]

    assert answer == found(events, "01-06", "last-heavy", milestones=milestones)


# Sixty of the eighty days up to the last due date are the first one's.
SIXTY_OF_EIGHTY = "2026-03-02", "2026-03-22"


@pytest.mark.parametrize(
    "prices, dues, as_of, events, answer",
    [
        # 75 percent of the days: more than 20 beyond 54, not beyond 55 percent of the money.
        ("54 46", SIXTY_OF_EIGHTY, "01-01", [], ["first-light M1"]),
        ("55 45", SIXTY_OF_EIGHTY, "01-01", [], []),
        # The days count from the first event, of a draft from today: then half of 40 are its own.
        ("54 46", SIXTY_OF_EIGHTY, "02-10", [], []),
        ("54 46", SIXTY_OF_EIGHTY, "02-10", ["01-01 note note=begun"], ["first-light M1"]),
        # Once money lies in it, it cannot be changed.
        ("54 46", SIXTY_OF_EIGHTY, "01-02", ["01-01 fund M1 amount=1.00"], []),
        ("54 46", SIXTY_OF_EIGHTY, "01-02", ["01-01 close by=client"], []),
        # Without due dates nobody knows; after the last one all days are over.
        ("10 90", ("2026-03-02", ""), "01-01", [], ["first-light M1"]),
        ("10 90", ("", "2026-03-22"), "01-01", [], []),
        ("10 90", ("", ""), "01-01", [], []),
        ("10 90", SIXTY_OF_EIGHTY, "03-22", [], []),
        ("90 10", ("2026-01-05", "2026-01-05"), "01-10", [], []),
        # Of one milestone there is nothing to divide.
        ("100", ("2026-03-02",), "01-01", [], []),
        ("1 9 90", ("2026-01-05", "2026-03-02", "2026-03-22"), "01-01", [], []),
        ("1 9 90", ("2026-01-05", "2026-03-02", "2026-03-22"), "01-01",
         ["01-01 cancel M1"], ["first-light M2"]),
    ],
)  # fmt: skip
def test_first_light(
    prices: str, dues: tuple[str, ...], as_of: str, events: list[str], answer: list[str]
) -> None:
    pairs = zip(prices.split(), dues, strict=True)
    milestones = [f"M{number} {price}.00 {due}" for number, (price, due) in enumerate(pairs, 1)]

    assert answer == found(events, as_of, "first-light", milestones=milestones)


@pytest.mark.parametrize(
    "prices, currency, events, answer",
    [
        ("1000.00", "USD", [], []),
        ("1000.01", "USD", [], ["single-huge M1"]),
        ("1000.01", "EUR", [], ["single-huge M1"]),
        # What is much differs with the money; of a currency that nobody named nothing is known.
        ("1000000", "JPY", [], []),
        ("900.00 900.00", "USD", [], []),
        ("900.00 2000.00", "USD", ["01-05 cancel M1"], ["single-huge M2"]),
        ("2000.00", "USD", ["01-05 fund M1 amount=5.00"], []),
        ("2000.00", "USD", ["01-05 close by=client"], []),
    ],
)
def test_single_huge(prices: str, currency: str, events: list[str], answer: list[str]) -> None:
    milestones = [f"M{number} {price}" for number, price in enumerate(prices.split(), 1)]

    assert answer == found(events, "01-06", "single-huge", milestones=milestones, currency=currency)


def test_a_book_names_the_limit_of_its_own_currency() -> None:
    limits = ["150000 JPY", "1.00 USD"]

    def told(price: str) -> list[str]:
        return found([], "01-01", "single-huge", milestones=[f"M1 {price}"], currency="JPY",
                     single_huge_amounts=limits)  # fmt: skip

    assert ([], ["single-huge M1"]) == (told("150000"), told("150001"))


def test_of_several_limits_one_is_told() -> None:
    limits = ["5.00 USD", "4.00 USD"]

    assert ["single-huge M1"] == found(
        [], "01-01", "single-huge", milestones=["M1 6.00"], single_huge_amounts=limits
    )


def test_what_to_type_names_contract_and_milestone() -> None:
    document = contract([], milestones=["M7 5000.00"])

    (finding,) = findings(document, "01-01", "single-huge")

    assert "milestone edit x M7 --amount AMOUNT" == finding.remedy
