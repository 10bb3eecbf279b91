"""One contract as a page and as lines for a pipe."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escrowbook.core.reports.status import contract_document
from escrowbook.views.cells import width_of
from escrowbook.views.log import log_lines
from escrowbook.views.screen import Screen
from escrowbook.views.show import show_plain, show_table
from tests.core.events.quarrels import contract_of
from tests.core.reports.folded import FUND, SUBMIT, folded
from tests.strategies import Life, lives

CONTRACT = folded(
    "2026-01-12T00:00Z", f"2026-01-05T10:00:00Z {FUND}", f"2026-01-11T10:00:00Z {SUBMIT}"
)
DOCUMENT = contract_document(CONTRACT, ())


def page(width: int | None, **screen: object) -> str:
    """The page on a screen of that width."""
    return "".join(show_table(DOCUMENT, Screen(width, **screen)))  # type: ignore[arg-type]


def test_a_page_to_read() -> None:
    assert (
        """\
site · Website · active
client      Acme
freelancer  Ann
currency    USD
policy      upwork-2026-11
as of       2026-01-12 01:00
head        {head}

id     title       state       price  unfunded  funded  escrow  paid  due
M1     Wireframes  submitted  250.00      0.00  250.00  250.00  0.00  2026-02-01
M2     Design      unfunded   300.00    300.00    0.00    0.00  0.00  2026-03-20
────────────────────────────────────────────────────────────────────────────────
total                         550.00    300.00  250.00  250.00  0.00

net to the freelancer  0.00

If nobody acts
2026-01-25 11:00  250.00 USD of M1 is released to the freelancer
2026-01-30 11:00  250.00 USD of M1 leaves the security hold and is paid to the
                  freelancer
""".format(head=DOCUMENT["head"])
        == page(80)
    )


def test_what_is_to_be_delivered_is_told_where_that_is_wanted() -> None:
    drawn = "".join(
        show_table(DOCUMENT, Screen(40), {"M1": "Five wireframes, accepted in writing"})
    )

    assert (
        """\
What is to be delivered
M1  Five wireframes, accepted in writing
"""
        in drawn
    )


@pytest.mark.parametrize("width", [1, 20, 40, 60, 80, 140])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_no_line_is_wider_than_the_screen(width: int, encoding: str) -> None:
    drawn = page(width, encoding=encoding)

    assert [] == [line for line in drawn.split("\n") if width_of(line) > width]
    assert drawn.encode(encoding)


def test_the_state_has_its_colour() -> None:
    assert "\x1b[33msubmitted\x1b[0m" in page(80, has_colour=True)
    assert "active" in page(12, has_colour=True)


def test_lines_of_names_and_values() -> None:
    lines = "".join(show_plain(DOCUMENT, Screen())).split("\n")

    assert ["id\tsite", "title\tWebsite", "client\tAcme"] == lines[:3]
    assert "fees.freelancer\t0.00" in lines
    assert sum("\t" not in line for line in lines) == lines.count("")


@settings(max_examples=40)
@given(lives(), st.sampled_from([30, 60, 80, 140]))
def test_every_life_fits_every_screen(life: Life, width: int) -> None:
    contract = life.contract
    document = contract_document(contract, ["something is doubtful"])
    screen = Screen(width)

    drawn = "".join(show_table(document, screen)) + "\n".join(log_lines(contract, screen))
    assert [] == [line for line in drawn.split("\n") if width_of(line) > width]
    assert "".join(show_plain(document, Screen()))


def test_whose_fees_an_arbiter_had() -> None:
    events = [
        "01-05 fund M1 amount=600.00",
        "01-06 dispute M1 claim=600.00",
        "01-07 pay-fee M1 amount=150.00 by=freelancer",
        "01-07 pay-fee M1 amount=150.00 by=client",
        "01-08 rule M1 freelancer=300.00",
    ]
    contract = contract_of(events, "01-09", preset="kleros", milestones=["M1 600.00"])
    drawn = "".join(show_table(contract_document(contract, ()), Screen(80)))

    assert (
        """\
arbitration fees          150.00
  paid by the client      75.00
  paid by the freelancer  75.00
net to the freelancer     225.00
"""
        in drawn
    )
