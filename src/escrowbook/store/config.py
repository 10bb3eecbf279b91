"""The book's own settings: `.escrowbook/config.toml`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from escrowbook.core.errors import Place, Problem
from escrowbook.core.meant import did_you_mean
from escrowbook.core.money import quoted
from escrowbook.core.records import frozen
from escrowbook.store.decoding import decode
from escrowbook.store.errors import BadConfig, NotFound
from escrowbook.store.files import read_file
from escrowbook.store.finding import BOOK_FOLDER, CONFIG_FILE
from escrowbook.store.limits import over_nesting, over_size
from escrowbook.store.places import Places, Spot
from escrowbook.store.syntax import parse_all

if TYPE_CHECKING:
    from escrowbook.core.checks.thresholds import Thresholds

# Every setting; a party's words, and the table of what checks go by.
SETTINGS = ("party", "check")
# Who may keep a book.
KEEPERS = ("client", "freelancer")
IGNORE = "ignore"


@frozen
class Config:
    """The settings of one book.

    `party` is the side that keeps it, None where it does not say. `thresholds` is None where they
    are all as usual; `ignored` are the checks that are only asked where somebody selects them.
    """

    party: str | None = None
    thresholds: Thresholds | None = None
    ignored: frozenset[str] = frozenset()


def read_config(book: str) -> Config:
    """Read the settings of the book in the folder `book`; without a file there are none.

    Raises BadConfig with all problems, and SystemRefused.
    """
    path = os.path.join(book, BOOK_FOLDER, CONFIG_FILE)
    try:
        data = read_file(path)
    except NotFound:
        return Config()
    problems = over_size(data)
    values: Mapping[str, object] = {}
    if not problems:
        text, problems = decode(data)
        problems = problems or over_nesting(text)
    if not problems:
        parsed = parse_all(text)
        values = parsed.values or {}
        problems = [*parsed.problems, *_setting_problems(values, Places(text))]
    if problems:
        raise BadConfig(path, problems)
    party, check = values.get("party"), values.get("check")
    return _config(
        party if isinstance(party, str) else None, check if isinstance(check, dict) else {}
    )


def _config(party: str | None, check: Mapping[str, object]) -> Config:
    """The settings, once nothing is wrong with them."""
    if not check:
        return Config(party)
    from escrowbook.core.checks.thresholds import read_threshold, thresholds_of

    read = {name: read_threshold(name, raw) for name, raw in check.items() if name != IGNORE}
    ignored = check.get(IGNORE)
    return Config(
        party,
        thresholds_of(read) if read else None,
        frozenset(map(str, ignored)) if isinstance(ignored, list) else frozenset(),
    )


def _setting_problems(values: Mapping[str, object], places: Places) -> Iterator[Problem]:
    for name, value in values.items():
        if name not in SETTINGS:
            message = f"there is no setting {quoted(name)}"
            remedy = did_you_mean(name, SETTINGS) or f"the settings are {', '.join(SETTINGS)}"
        elif name == "party" and value not in KEEPERS:
            message = f"party cannot be {quoted(value)}"
            remedy = f'write party = "{KEEPERS[0]}" or party = "{KEEPERS[1]}"'
        elif name == "check" and not isinstance(value, dict):
            message, remedy = "check is a table", "write [check], and below it what it goes by"
        else:
            if isinstance(value, dict):
                yield from _check_problems(value, places)
            continue
        yield _problem(places.find("", 0, name), message, remedy)


def _check_problems(check: Mapping[str, object], places: Places) -> Iterator[Problem]:
    """What is wrong below `[check]`: only a book that has it pays for the tables."""
    from escrowbook.core.checks.thresholds import THRESHOLDS, read_threshold

    for name, raw in check.items():
        spot = places.find("check", 0, name)
        if name == IGNORE:
            yield from (_problem(spot, *wrong) for wrong in _ignored_wrong(raw))
        elif name not in THRESHOLDS:
            explained = "docs/reference/checks.md lists them, `explain CHECK` tells those of one"
            remedy = did_you_mean(name, [*THRESHOLDS, IGNORE]) or explained
            yield _problem(spot, f"no check goes by {quoted(name)}", remedy)
        else:
            try:
                read_threshold(name, raw)
            except ValueError as error:
                yield _problem(spot, f"{name}: {error}", f"it takes {THRESHOLDS[name].allowed}")


def _ignored_wrong(raw: object) -> Iterator[tuple[str, str]]:
    from escrowbook.core.checks.registry import CHECKS, OF_CONTRACTS

    if not isinstance(raw, list):
        yield f"ignore cannot be {quoted(raw)}", 'write a list of checks: ignore = ["last-heavy"]'
        return
    for name in raw:
        if not isinstance(name, str) or name not in CHECKS:
            remedy = did_you_mean(str(name), OF_CONTRACTS)
            yield f"there is no check {quoted(name)}", remedy or "`explain CHECK` tells of one"
        elif name not in OF_CONTRACTS:
            yield f"{name} cannot be ignored", "a file that is no sound contract is always told"


def _problem(spot: Spot | None, message: str, remedy: str) -> Problem:
    where = spot or Spot(Place(1, 1), "")
    return Problem("unreadable", message, remedy, where.place, where.text)
