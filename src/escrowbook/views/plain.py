"""Values as the plain text of a cell, the same in TSV, CSV and tables."""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.reports.rows import Value

# Columns whose cells are decimal numbers; all other text is somebody's words.
AMOUNTS = frozenset(
    {
        "amount",
        "arbitration",
        "bonus",
        "carried_in",
        "carried_out",
        "escrow",
        "funded",
        "given_back",
        "net",
        "paid",
        "pending",
        "pool",
        "price",
        "refunded",
        "released",
        "unfunded",
    }
)


def plain(value: Value) -> str:
    r"""One value as text; of a list its items, joined by commas; nothing for None.

    A comma within an item is told as `\,`, so that items can be told apart.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | str):
        return str(value)
    if isinstance(value, Mapping):
        return " ".join(plain(each) for each in value.values() if each is not None)
    return ",".join(plain(each).replace(",", "\\,") for each in value)
