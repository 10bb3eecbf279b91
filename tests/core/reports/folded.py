"""Contracts for the tests of reports: read from text, folded at a moment."""

from datetime import datetime

from escrowbook.core.contract import Contract
from escrowbook.core.fold import fold
from escrowbook.store.reading import read_contract

TERMS = """\
format = 1
id = "site"
title = "Website"
client = "Acme"
freelancer = "Ann"
currency = "USD"
timezone = "Europe/Berlin"

[policy]
preset = "upwork-2026-11"
freelancer_fee = "10%"
client_fee = "0"
initiation_fee = "0"

[[milestone]]
id = "M1"
title = "Wireframes"
amount = "250.00"
due = 2026-02-01

[[milestone]]
id = "M2"
title = "Design"
amount = "300.00"
due = 2026-03-20

[journal]
"""
FUND = 'do = "fund", milestone = "M1", amount = "250.00"'
SUBMIT = 'do = "submit", milestone = "M1"'
RELEASE = 'do = "release", milestone = "M1", amount = "100.00"'


def folded(moment: str, *events: str) -> Contract:
    """The contract at a moment, after events like `2026-01-05T10:00:00Z do = "fund", …`."""
    lines = []
    for number, text in enumerate(events, 1):
        at, _, values = text.partition(" ")
        lines.append(f"{number} = {{ at = {at}, {values} }}\n")
    document = read_contract((TERMS + "".join(lines)).encode(), "site.toml")
    assert document.problems == ()
    assert document.terms is not None
    return fold(document.terms, document.entries, datetime.fromisoformat(moment))
