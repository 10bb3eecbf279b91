"""The book's own settings: `.escrowbook/config.toml`."""

from __future__ import annotations

import os
from collections.abc import Mapping

from escrowbook.core.errors import Place, Problem
from escrowbook.core.money import quoted
from escrowbook.core.policy import did_you_mean
from escrowbook.core.records import frozen
from escrowbook.store.decoding import decode
from escrowbook.store.errors import BadConfig, NotFound
from escrowbook.store.files import read_file
from escrowbook.store.limits import over_nesting, over_size
from escrowbook.store.places import Places, Spot
from escrowbook.store.syntax import parse_all

BOOK_FOLDER = ".escrowbook"
CONFIG_FILE = "config.toml"
# Every setting, and the words that it takes.
SETTINGS = {"party": ("client", "freelancer")}


@frozen
class Config:
    """The settings of one book; `party` is the side that keeps it, None where it does not say."""

    party: str | None = None


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
    party = values.get("party")
    return Config(party if isinstance(party, str) else None)


def _setting_problems(values: Mapping[str, object], places: Places) -> list[Problem]:
    problems = []
    for name, value in values.items():
        spot = places.find("", 0, name) or Spot(Place(1, 1), "")
        words = SETTINGS.get(name)
        if words is None:
            message = f"there is no setting {quoted(name)}"
            remedy = did_you_mean(name, SETTINGS) or f"the settings are {', '.join(SETTINGS)}"
        elif value not in words:
            message = f"{name} cannot be {quoted(value)}"
            remedy = f'write {name} = "{words[0]}" or {name} = "{words[1]}"'
        else:
            continue
        problems.append(Problem("unreadable", message, remedy, spot.place, spot.text))
    return problems
