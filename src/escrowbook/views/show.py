"""One contract on a screen: terms, milestones, pots, dates ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from escrowbook.core.reports.rows import Row, Value
from escrowbook.views.cells import hung, padded, width_of, wrapped
from escrowbook.views.columns import LAYOUTS, STATE_PAINTS
from escrowbook.views.grid import GAP, says_something, to_the_minute
from escrowbook.views.plain import plain
from escrowbook.views.screen import Screen
from escrowbook.views.table import draw_rows

_TERMS = ("client", "freelancer", "currency", "policy")
_POTS = ("pool", "bonus", "net")


def show_table(
    document: Row, screen: Screen, scopes: Mapping[str, str] | None = None
) -> Iterator[str]:
    """contract/1 for people, in parts that each end a line; `scopes` by milestone, if wanted."""
    yield _title(document, screen)
    facts = [(key, document[key]) for key in _TERMS]
    facts += [("as of", to_the_minute(document["as_of"])), ("head", document["head"])]
    yield _facts(facts, screen)
    rows = _rows(document["milestones"])
    if rows:
        yield "\n"
        yield draw_rows(LAYOUTS["contract/1"], rows, _totals(document), screen)
    pots = _pots(document)
    if pots:
        yield "\n" + _facts(pots, screen)
    yield from _section("What is to be delivered", list((scopes or {}).items()), screen)
    ahead = [
        (to_the_minute(row["at"]), plain(row["if_nobody_acts"]))
        for row in _rows(document["deadlines"])
    ]
    yield from _section("If nobody acts", ahead, screen)


def _section(heading: str, entries: Sequence[tuple[str, str]], screen: Screen) -> Iterator[str]:
    """Sentences behind what each is about, under a heading."""
    if not entries:
        return
    lines = [screen.painted(line, "strong") for line in wrapped(heading, screen.width)]
    room = max(width_of(name) for name, _ in entries) + len(GAP)
    for name, sentence in entries:
        lines += hung(padded(name, room), screen.shown(sentence), screen.width)
    yield "\n" + "".join(f"{line}\n" for line in lines)


def _title(document: Row, screen: Screen) -> str:
    contract_id, title, state = (plain(document[key]) for key in ("id", "title", "state"))
    words = f" {screen.dot} ".join(screen.shown(text) for text in (contract_id, title, state))
    lines = wrapped(words, screen.width)
    # The state comes last, and keeps its colour where the line holds it whole.
    if lines and lines[-1].endswith(state):
        start = lines[-1][: len(lines[-1]) - len(state)]
        lines[-1] = screen.painted(start, "strong") + screen.painted(
            state, STATE_PAINTS.get(state, "strong")
        )
    lines[:-1] = [screen.painted(line, "strong") for line in lines[:-1]]
    return "".join(f"{line}\n" for line in lines)


def _rows(value: Value) -> list[Row]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [dict(row) for row in value if isinstance(row, Mapping)]


def _totals(document: Row) -> list[Row]:
    totals = document["totals"]
    return [{"id": "total", **totals}] if isinstance(totals, Mapping) else []


def _pots(document: Row) -> list[tuple[str, Value]]:
    """What is not of one milestone; fees are told where they are known, or named unknown."""
    totals = document["totals"]
    if not isinstance(totals, Mapping):
        return []
    pots = [(key, totals[key]) for key in _POTS[:-1] if says_something(totals[key])]
    fees = totals["fees"]
    if isinstance(fees, Mapping):
        pots += [
            (f"{key} fees", "unknown" if amount is None else amount)
            for key, amount in fees.items()
            if amount is None or says_something(amount)
        ]
    # Whose fees those are; what neither paid came out of escrow, a column of the table.
    paid = totals["arbitration_paid"]
    if isinstance(paid, Mapping):
        pots += [
            (f"  paid by the {side}", amount)
            for side, amount in paid.items()
            if says_something(amount)
        ]
    if totals["net"] is not None:
        pots.append(("net to the freelancer", totals["net"]))
    return pots


def _facts(facts: Sequence[tuple[str, Value]], screen: Screen) -> str:
    """Names and values, each pair in a line, the values one under the other."""
    room = max(len(name) for name, _ in facts) + 2
    lines: list[str] = []
    for name, value in facts:
        shown = screen.shown(plain(value))
        if screen.width is None or room + width_of(shown) <= screen.width:
            lines.append(screen.painted(name.ljust(room), "dim") + shown)
        else:
            lines += wrapped(f"{name} {shown}", screen.width)
    return "".join(f"{line}\n" for line in lines)


def show_plain(document: Row, screen: Screen) -> Iterator[str]:
    """contract/1 for a pipe: each fact a line of name, tab and value; then tables with headers."""
    for key, value in document.items():
        if key == "schema" or isinstance(value, list | dict):
            continue
        yield f"{key}\t{screen.shown(plain(value))}\n"
    totals = document["totals"]
    if isinstance(totals, Mapping):
        yield from _plain_totals(totals, screen)
    for name in ("milestones", "deadlines"):
        rows = _rows(document[name])
        if rows:
            yield "\n" + "\t".join(rows[0]) + "\n"
            for row in rows:
                yield "\t".join(screen.shown(plain(value)) for value in row.values()) + "\n"


def _plain_totals(totals: Mapping[str, Value], screen: Screen) -> Iterator[str]:
    for key, value in totals.items():
        if isinstance(value, Mapping):
            for part, amount in value.items():
                yield f"{key}.{part}\t{screen.shown(plain(amount))}\n"
        else:
            yield f"{key}\t{screen.shown(plain(value))}\n"
