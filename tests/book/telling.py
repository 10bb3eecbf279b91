"""A scenario told by the program: each line typed at the counter, each outcome told again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.book.language import (
    CONTRACT,
    NotTheLanguage,
    Scenario,
    Turn,
    closing_words,
    event_words,
    founding_words,
)
from tests.cli.counter import Told, tell, tell_ok
from tests.store.presets_quoted import unsourced

REFUSED = 3
UNSOUND = 5
MIDNIGHT = "T00:00:00"
Row = dict[str, Any]


class Teller:
    """One book with one contract, and the moment that counts as now in it."""

    def __init__(self, book: Path) -> None:
        self.book = book
        self.now = self.latest = "2026-01-01"
        self.report: Row | None = None
        self.receipt: Row | None = None
        self.findings: list[Row] = []

    def type(self, *words: str) -> Told:
        return tell(*words, "--json", book=self.book, now=self.now)

    def _done(self, words: list[str]) -> Told:
        """Run a command, or hand in an event in one of the two ways that are none."""
        if words[0] not in ("line", "typed"):
            return self.type(*words)
        way, line, moment = words
        if way == "line":
            order = json.dumps({"contract": CONTRACT, "at": moment, **json.loads(line)})
            return tell("apply", "-", book=self.book, now=self.now, stdin=f"{order}\n")
        path = self.book / f"{CONTRACT}.toml"
        text = path.read_text()
        number = text.count("\n", text.find("[journal]")) if "[journal]" in text else 1
        header = "" if "[journal]" in text else "\n[journal]\n"
        at = moment if "T" in moment else f"{moment}T00:00:00"
        path.write_text(f"{text}{header}{number} = {{ at = {at}Z, {line} }}\n")
        return self.type("contract", "show", CONTRACT)

    def ask(self, *words: str) -> Row:
        """The document that a command gives, which has to succeed."""
        told = self.type(*words)
        assert told.code == 0, told
        document: Row = told.json
        return document

    def turn(self, turn: Turn) -> list[str]:
        """Type the line; tell its outcome lines as the program has them."""
        outcomes = [each for each in turn.outcomes if not each.startswith(("refused ", "exit "))]
        return [*self._typed(turn.text), *(self.told(outcome) for outcome in outcomes)]

    def _typed(self, text: str) -> list[str]:
        """Type a line; what it leads to is told only where it fails.

        A report each line of which quotes a source of its preset's own leads to nothing more.
        """
        self.report = self.receipt = None
        event, closing = event_words(text), closing_words(text)
        if text.startswith("on "):
            self.now = text.removeprefix("on ")
        elif closing is not None:
            self.report = self.ask(*closing)
            lines = [f"{line['pot']}: {line['because']}" for line in self.report["lines"]]
            without = unsourced(self.report["policy"], lines)
            return [f"quotes none of its sources: {each}" for each in without]
        elif event is not None:
            moment, words = event
            typed_on = moment if "T" in moment else f"{moment}T23:59:59"
            self.latest = self.now = max(self.latest, typed_on)
            told = self._done(words)
            if told.code:
                return [f"{_failure(told.code)} {_name(told)}"]
            self.receipt = told.json
        else:
            raise NotTheLanguage(text)
        return []

    def told(self, outcome: str) -> str:
        """One outcome line, with what is true put in the place of what is expected."""
        head, *rest = outcome.split()
        if head == "says":
            return self._said(outcome)
        if self.report is not None:
            return _of_report(self.report, head, rest)
        if head in ("moves", "charged"):
            return f"{head} {_of_receipt(self.receipt or {}, head)}"
        if head == "worth":
            return f"worth {_pairs((self.receipt or {})['worth'], rest)}"
        if head == "clock":
            rows = self.ask("contract", "log", CONTRACT)["rows"]
            fired = [{**row, "what": row["do"]} for row in rows if row["clock"]]
            return f"clock {_dated(fired)}".rstrip()
        if head == "check":
            words = ("check", str(self.book), "--select", rest[0], "--fail-on", "never")
            self.findings = self.ask(*words)["findings"]
            told = [f"{each['milestone'] or '-'} {each['amount'] or '-'}" for each in self.findings]
            return " ".join([head, rest[0], ", ".join(told)]).rstrip()
        return self._of_contract(head, rest)

    def _of_contract(self, head: str, rest: list[str]) -> str:
        document = self.ask("contract", "show", CONTRACT)
        if head == "state":
            return f"state {document['state']}"
        if head == "dates":
            return f"dates {_dated(document['deadlines'])}".rstrip()
        if head == "total":
            return f"total {_pairs(document['totals'], rest)}"
        row = next((row for row in document["milestones"] if row["id"] == head), None)
        if row is None:
            raise NotTheLanguage(head)
        amounts = (at - 1 for at, word in enumerate(rest) if word[0].isdigit())
        pots = rest[next(amounts, len(rest)) :]
        return " ".join([head, row["state"], *row["flags"], _pairs(row, pots)]).rstrip()

    def _said(self, outcome: str) -> str:
        said = [each["message"] for each in self.findings]
        if self.report is not None:
            said = [text for key in ("warnings", "notes", "unknown") for text in self.report[key]]
        text = outcome.removeprefix("says ")
        return outcome if any(text in each for each in said) else f"says nothing of {text}: {said}"


def begun(scenario: Scenario, book: Path) -> tuple[Teller, tuple[Turn, ...]]:
    """The scenario's contract, founded, and the turns that are still to come."""
    words, turns = founding_words(scenario.turns)
    teller = Teller(book)
    founded = teller.type(*words)
    assert founded.code == 0, founded
    return teller, turns


def tell_scenario(scenario: Scenario, book: Path) -> Iterator[tuple[Turn, list[str]]]:
    """Every turn with its outcome lines as the program tells them."""
    teller, turns = begun(scenario, book)
    for turn in turns:
        yield turn, teller.turn(turn)


def closing_in_words(scenario: Scenario, book: Path) -> str:
    """The first report of the scenario as a page to read, as a script or a pager gets it."""
    teller, turns = begun(scenario, book)
    for turn in turns:
        closing = closing_words(turn.text)
        if closing is not None:
            return tell_ok(*closing, book=book, now=teller.now).out
        teller.turn(turn)
    raise NotTheLanguage(f"nobody closes in {scenario.number}")


def _name(told: Told) -> str:
    """The error's name; of a file that is not sound, the reason that it quotes."""
    error = json.loads(told.err.splitlines()[0] if told.err else told.out)
    quoted = re.search(r"\[([a-z-]+)\]$", error["message"])
    return quoted[1] if quoted else str(error["name"])


def _failure(code: int) -> str:
    return "refused" if code in (REFUSED, UNSOUND) else f"exit {code}"


def _moment(text: str | None) -> str:
    """A date where the wall clock says 00:00, else date and time; without the offset."""
    if text is None:
        return "never"
    local = text[: len("2026-01-05T10:00:00")]
    return local.removesuffix(MIDNIGHT).removesuffix(":00")


def _dated(rows: list[Row]) -> str:
    told = ([_moment(row["at"]), row["what"], row["milestone"]] for row in rows)
    return ", ".join(" ".join(filter(None, words)) for words in told)


def _pairs(row: Row, words: list[str]) -> str:
    """`escrow 0.00 fees.client 12.50`: the keys that were named, with what is true of them."""
    return " ".join(f"{key} {_value(row, key)}" for key in words[::2])


def _value(row: Row, key: str) -> str:
    value: Any = row
    for part in key.split("."):
        value = value[part]
    return "unknown" if value is None else str(value)


def _of_receipt(receipt: Row, head: str) -> str:
    transfers = receipt["transfers"]
    if head == "charged":
        charged = [Decimal(each["amount"]) for each in transfers if each["from"] == "client"]
        return str(sum(charged))
    told = [
        f"{each['from']}>{each['to']} {each['amount']}"
        f"{'' if each['why'] == 'principal' else ' ' + each['why']}"
        for each in transfers
    ]
    return ", ".join(told) or "nothing"


def _of_report(report: Row, head: str, rest: list[str]) -> str:
    if head in ("now", "after"):
        return f"{head} {_pairs(report[head], rest)}"
    if head == "lines":
        told = [f"{line['milestone'] or '-'} {line['pot']}" for line in report["lines"]]
        return f"lines {', '.join(told)}".rstrip()
    if head == "line":
        return f"line {_line(report, rest)}"
    if head == "unknown":
        return " ".join([head, *(text.partition(":")[0] for text in report["unknown"])])
    if head == "futures":
        return " ".join([head, *(future["if"] for future in report["futures"])])
    future = next((each for each in report["futures"] if each["if"] == head), None)
    if future is None:
        return f"{head} is no future"
    at = [_moment(future["at"])] if rest[0] == "never" or rest[0][0].isdigit() else []
    return " ".join([head, *at, _pairs(future, rest[len(at) :])])


def _line(report: Row, rest: list[str]) -> str:
    """The line of that milestone and pot: the one expected, else the first there is."""
    lines = [
        each for each in report["lines"] if [each["milestone"] or "-", each["pot"]] == rest[:2]
    ]
    told = [_told_line(line, rest) for line in lines]
    return " ".join(rest) if " ".join(rest) in told else next(iter(told), "is not there")


def _told_line(line: Row, rest: list[str]) -> str:
    amount = "unknown" if line["amount"] is None else line["amount"]
    words = [line["milestone"] or "-", line["pot"], amount, line["effect"]]
    if "to" in rest:
        words += ["to", str(line["to"])]
    if "on" in rest:
        words += ["on", _moment(line["when"])]
    return " ".join(words)
