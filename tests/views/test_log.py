"""The log read aloud."""

import pytest

from escrowbook.views.cells import width_of
from escrowbook.views.log import log_lines
from escrowbook.views.screen import Screen
from tests.core.reports.folded import FUND, RELEASE, SUBMIT, folded

CONTRACT = folded(
    "2026-02-12T00:00Z",
    f'2026-01-05T10:00:00Z {FUND}, note = "wire 17, \\u202ereference checked"',
    f"2026-01-11T10:00:00Z {SUBMIT}",
)


def test_who_did_what_when_and_what_moved() -> None:
    assert [
        "1  2026-01-05 11:00  the client funded M1 with 250.00 USD: wire 17,",
        "                     \\u202ereference checked",
        "                       client → escrow  250.00 USD of M1 (principal)",
        "2  2026-01-11 11:00  the freelancer submitted M1",
        "·  2026-01-25 11:00  by the clock: auto-release of M1",
        "                       freelancer → platform  25.00 USD of M1 (fee)",
        "                       escrow → pending  250.00 USD of M1 (principal)",
        "·  2026-01-30 11:00  by the clock: hold-over of M1",
        "                       pending → freelancer  250.00 USD of M1 (principal)",
    ] == list(log_lines(CONTRACT, Screen(74)))


@pytest.mark.parametrize("width", [1, 20, 40, 60, 80])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    lines = list(log_lines(CONTRACT, Screen(width, encoding="ascii")))

    assert [] == [line for line in lines if width_of(line) > width or not line.isascii()]


def test_what_was_undone_is_dim_and_the_clock_stands_out() -> None:
    seal = CONTRACT.entries[0].seal
    void = f'2026-01-12T10:00:00Z do = "void", event = "{seal}"'
    undone = folded("2026-02-12T00:00Z", f"2026-01-05T10:00:00Z {FUND}")
    assert undone.entries[0].seal != seal
    contract = folded(
        "2026-02-12T00:00Z",
        f"2026-01-05T10:00:00Z {FUND}",
        void.replace(seal, undone.entries[0].seal),
        f'2026-01-20T10:00:00Z do = "note", note = "{RELEASE[:4]}"',
    )
    first, second, *_ = log_lines(contract, Screen(has_colour=True))

    assert first.startswith("\x1b[2m1  ")
    assert "undone: the freelancer funded" not in first
    assert "undid event 1: the client funded M1 with 250.00 USD" in second
    assert "\x1b[33m" in "\n".join(log_lines(CONTRACT, Screen(has_colour=True)))
