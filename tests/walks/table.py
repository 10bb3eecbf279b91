"""Reading `rules.table`: sections of rows, each a condition, a landing, what moves and a source."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

PATH = Path(__file__).with_name("rules.table")

# A choice of words, of which one must hold (`!`: must not).
Choice = tuple[str, ...]


class NotATable(Exception):
    """A line that is no row: a mistake in the table, never in the program."""


@dataclass(frozen=True, slots=True)
class Move:
    """Money that goes from one account to another; `spreads` over milestones in their order."""

    source: str
    target: str
    amount: str
    spreads: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where an event lands, or the code of its refusal.

    `word` is the state of the milestone afterwards, or how it is told; `section` names the rows
    for each milestone and the pool, where it does more than one thing.
    """

    section: str
    line: int
    when: tuple[Choice, ...]
    refusal: str
    word: str
    appear: frozenset[str]
    go: frozenset[str]
    each: str
    days: str
    moves: tuple[Move, ...]
    source: str
    # What tells the row from all others, and survives a line that is added above it.
    key: str

    @property
    def told(self) -> str:
        """What it says, as a failure tells it."""
        return f"refused {self.refusal}" if self.refusal else f"it lands in {self.word}"

    def holds(self, facts: AbstractSet[str]) -> bool:
        """Whether its condition holds."""
        return all(
            any(word[1:] not in facts if word.startswith("!") else word in facts for word in choice)
            for choice in self.when
        )


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one event, as a ladder. `is_activity`: it ends idle days (RULEBOOK 1c)."""

    name: str
    is_activity: bool
    rows: tuple[Row, ...]

    def find(self, facts: AbstractSet[str]) -> Row | None:
        """The first row whose condition holds; None where the table has no word for it."""
        return next((row for row in self.rows if row.holds(facts)), None)


def read_table(path: Path = PATH) -> dict[str, Section]:
    """All sections of the table, by name."""
    sections: dict[str, Section] = {}
    name, is_activity = "", False
    rows: list[Row] = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = raw.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith("== "):
            sections[name] = Section(name, is_activity, tuple(rows))
            name, _, rest = text.removeprefix("== ").partition(", ")
            is_activity, rows = rest == "activity", []
            if name in sections or rest not in ("", "activity"):
                raise NotATable(f"{path.name}:{number} {text}")
        else:
            rows.append(_row(name, number, raw, path))
    sections[name] = Section(name, is_activity, tuple(rows))
    del sections[""]
    return sections


def _row(section: str, number: int, raw: str, path: Path) -> Row:
    cells = [cell.strip() for cell in raw.split("|")]
    if len(cells) != 4 or not cells[1] or not cells[3]:
        raise NotATable(f"{path.name}:{number} {raw.strip()}")
    when, lands, moves, source = cells
    choices = tuple(tuple(term.strip().split("/")) for term in when.split(",") if term.strip())
    code = lands.removeprefix("! ") if lands.startswith("! ") else ""
    word, _, changes = ("", "", "") if code else lands.partition(", ")
    each = word if word.startswith("each ") else ""
    marks = changes.split()
    days = moves if section == "running" else ""
    return Row(
        *(section, number, choices, code, word),
        frozenset(mark[1:] for mark in marks if mark.startswith("+")),
        frozenset(mark.removeprefix("-") for mark in marks if not mark.startswith("+")),
        *(
            each,
            days,
            tuple(_moves("" if days else moves)),
            source,
            f"{section} | {when or 'always'}",
        ),
    )


def _moves(text: str) -> Iterator[Move]:
    for part in filter(None, text.split("; ")):
        way, amount = part.strip().split(" ")
        source, target = way.split(">")
        yield Move(source.lstrip("*"), target, amount, source.startswith("*"))
