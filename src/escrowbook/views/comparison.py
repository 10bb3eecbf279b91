"""A comparison for people: a table of ends for each platform, then what its rules did not take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from escrowbook.core.reports.rows import Report, Row
from escrowbook.views.cells import hung
from escrowbook.views.columns import LAYOUTS
from escrowbook.views.grid import says_something
from escrowbook.views.plain import plain
from escrowbook.views.screen import Screen
from escrowbook.views.table import draw_rows


def draw_comparison(report: Report, screen: Screen) -> Iterator[str]:
    """comparison/1 in parts that each end a line."""
    rows = list(report.rows)
    spoken: list[Row] = [
        {**row, "closed_by": row["closed_by"] or "nobody acts", "counted": _counted(row)}
        for row in rows
    ]
    yield draw_rows(LAYOUTS[report.name], spoken, [], screen)
    for policy in dict.fromkeys(plain(row["policy"]) for row in rows):
        told = _told([row for row in rows if row["policy"] == policy])
        if told:
            yield "\n" + screen.painted(f"Left out or not known: {policy}", "strong") + "\n"
            for text in told:
                lines = hung(f"  {screen.dot} ", screen.shown(text), screen.width)
                yield "".join(f"{line}\n" for line in lines)


def _counted(row: Row) -> str:
    """How far a row can be compared: which deposits are in it, or how many events are not."""
    counted, deposits, left_out = row["counted"], row["deposits"], row["left_out"]
    if counted is None or (says_something(deposits) and not says_something(counted)):
        return "not comparable"
    if counted != deposits:
        return f"{plain(counted)} of {plain(deposits)}"
    if left_out:
        return f"without {plain(left_out)} event{'' if left_out == 1 else 's'}"
    return ""


def _told(rows: Sequence[Row]) -> list[str]:
    """What is said of one platform, each once in the order in which it is told."""
    said = [row[key] for row in rows for key in ("unknown", "notes")]
    texts = [plain(text) for each in said if isinstance(each, list) for text in each]
    return list(dict.fromkeys(texts))
