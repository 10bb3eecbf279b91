"""Rows for views: usual ones, and the worst that a file may hold."""

from escrowbook.core.reports.rows import Report, Row
from escrowbook.core.reports.status import contracts_report, milestones_report

LONG_ID = "a-very-long-id." * 4 + "x123"


def milestone(**changes: object) -> Row:
    """One row of milestones/1."""
    row: dict[str, object] = {
        "contract": "site",
        "path": "book/site.toml",
        "milestone": "M1",
        "title": "Wireframes",
        "state": "released",
        "flags": [],
        "currency": "USD",
        "price": "250.00",
        "unfunded": "0.00",
        "funded": "250.00",
        "escrow": "0.00",
        "released": "250.00",
        "refunded": "0.00",
        "due": "2026-02-01",
    }
    return {**row, **changes}  # type: ignore[dict-item]


def contract(**changes: object) -> Row:
    """One row of contracts/1."""
    row: dict[str, object] = {
        "contract": "site",
        "path": "book/site.toml",
        "title": "Website for Acme",
        "state": "active",
        "client": "Acme Ltd",
        "freelancer": "Muhannad A.",
        "currency": "USD",
        "price": "1000.00",
        "unfunded": "250.00",
        "escrow": "0.00",
        "released": "750.00",
        "refunded": "0.00",
        "next_date": None,
    }
    return {**row, **changes}  # type: ignore[dict-item]


USUAL = [
    milestone(),
    milestone(milestone="M2", title="Design", state="submitted", escrow="300.00", released="0.00"),
    milestone(milestone="M3", title="Pages", state="unfunded", unfunded="450.00", due=None),
]
WORST = [
    milestone(),
    milestone(
        contract=LONG_ID,
        path=f"deep/{LONG_ID}.toml",
        milestone=LONG_ID,
        title="通販サイトのデザイン一式 with e\u0301 and more words than any screen has room for",
        state="changes-requested",
        flags=["part-funded", "refund-requested", "disputed", "on-hold", "dormant"],
        price="9999999999.99",
        unfunded="1234567890.12",
        funded="8765432109.87",
        escrow="8765432109.87",
        released="7654321098.76",
        refunded="6543210987.65",
    ),
    milestone(contract="shop", currency="JPY", price="500000", unfunded="380000", due=None),
    milestone(contract="shop", milestone="build", currency="JPY", price="1", state="cancelled"),
]


def report(rows: list[Row]) -> Report:
    """Rows of milestones as a report."""
    return milestones_report(rows)


def contracts(rows: list[Row]) -> Report:
    """Rows of contracts as a report."""
    return contracts_report(rows)
