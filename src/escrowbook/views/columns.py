"""Which columns a table has on a terminal, what they are called, and what gives way first.

Ids, amounts and states are never cut. Where a screen is narrow, texts give way first, then columns
with a `yields` are left out, the highest first; where that is not enough, each row becomes a card.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from escrowbook.core.records import frozen

# A text is shortened where the screen is narrow; prose goes on in the next line.
Sort = Literal["id", "amount", "state", "text", "prose", "moment", "plain"]


@frozen
class Column:
    """One column: the row's key, the heading, and the sort of its values.

    `yields`: 0 stays, else left out on a narrow screen. `if_any`: left out where every cell is
    empty or zero, since such a column says nothing. `groups`: what several rows have in common,
    which may stand above them instead.
    """

    key: str
    title: str
    sort: Sort
    yields: int = 0
    if_any: bool = False
    groups: bool = False


def _amount(key: str, title: str = "", yields: int = 0, *, if_any: bool = False) -> Column:
    return Column(key, title or key.replace("_", " "), "amount", yields, if_any)


LAYOUTS: Mapping[str, tuple[Column, ...]] = {
    "milestones/1": (
        Column("contract", "contract", "id", groups=True),
        Column("milestone", "id", "id"),
        Column("title", "title", "text"),
        Column("state", "state", "state"),
        Column("flags", "flags", "state", if_any=True),
        Column("currency", "", "plain", groups=True),
        _amount("price"),
        _amount("unfunded"),
        _amount("funded", yields=3),
        _amount("escrow"),
        _amount("released"),
        _amount("refunded", if_any=True),
        Column("due", "due", "plain", yields=2, if_any=True),
        Column("path", "path", "plain", yields=4),
    ),
    "contracts/1": (
        Column("contract", "contract", "id"),
        Column("title", "title", "text"),
        Column("state", "state", "state"),
        Column("client", "client", "text", yields=2),
        Column("freelancer", "freelancer", "text", yields=3),
        Column("currency", "", "plain"),
        _amount("price"),
        _amount("unfunded"),
        _amount("escrow"),
        _amount("released"),
        _amount("refunded", if_any=True),
        Column("next_date", "next date", "plain", yields=1, if_any=True),
        Column("path", "path", "plain", yields=4),
    ),
    "agenda/1": (
        Column("at", "when", "moment"),
        Column("contract", "contract", "id"),
        Column("milestone", "id", "id", if_any=True),
        Column("if_nobody_acts", "if nobody acts", "prose"),
        _amount("amount", yields=2, if_any=True),
        # Without its amount a currency says nothing; the sentence has both.
        Column("currency", "", "plain", yields=3),
        Column("what", "what", "state", yields=4),
        Column("path", "path", "plain", yields=5),
    ),
    # What is unknown stands below the table.
    "comparison/1": (
        Column("policy", "policy", "id", groups=True),
        Column("closed_by", "closed by", "plain"),
        _amount("client"),
        _amount("freelancer"),
        _amount("platform", if_any=True),
        _amount("arbiter", if_any=True),
        _amount("undecided", if_any=True),
        Column("counted", "deposits counted", "plain", if_any=True),
        Column("at", "at", "moment", yields=1),
    ),
    "policies/1": (
        Column("policy", "policy", "id"),
        Column("title", "title", "text"),
        Column("checked", "checked", "plain"),
        Column("unknown", "unknown", "prose"),
    ),
    "policy/1": (
        Column("key", "key", "id"),
        Column("value", "value", "state"),
        Column("assumed", "assumed", "state", if_any=True),
        Column("confidence", "sure", "plain"),
        Column("source", "source", "prose"),
        Column("note", "note", "prose", if_any=True),
        Column("checked", "checked", "plain", yields=2),
    ),
    # The milestones of one contract, in `contract show`.
    "contract/1": (
        Column("id", "id", "id"),
        Column("title", "title", "text"),
        Column("state", "state", "state"),
        Column("flags", "flags", "state", if_any=True),
        _amount("price"),
        _amount("unfunded"),
        _amount("funded", yields=3),
        _amount("carried_in", yields=3, if_any=True),
        _amount("escrow"),
        _amount("pending", if_any=True),
        _amount("paid"),
        _amount("refunded", if_any=True),
        _amount("given_back", yields=4, if_any=True),
        _amount("carried_out", yields=3, if_any=True),
        _amount("arbitration", if_any=True),
        Column("due", "due", "plain", yields=2, if_any=True),
    ),
}


def layout_of(name: str, columns: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns of a report's table; each key as it is where nobody laid it out."""
    return LAYOUTS.get(name) or tuple(Column(key, key, "text") for key in columns)


# What a state means for the money, as a colour.
STATE_PAINTS: Mapping[str, str] = {
    "released": "good",
    "closed": "good",
    "submitted": "waiting",
    "changes-requested": "waiting",
    "ending": "waiting",
    "dormant": "waiting",
    "on-hold": "waiting",
    "refund-requested": "waiting",
    "part-funded": "waiting",
    "disputed": "bad",
    "unfunded": "bad",
    "cancelled": "dim",
    "draft": "dim",
}
