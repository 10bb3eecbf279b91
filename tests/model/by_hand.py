"""Lives told by hand (`by_hand.toml`), for what random lives hardly ever come to.

They are lived and looked at as the random ones are. Where a life does not say, its contract is in
UTC and US dollars, its milestones are M1, M2 … in the order told, and each event is by its usual
party.
"""

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.model.clocks import advance
from tests.model.ideas import BY
from tests.model.random_terms import BEGIN
from tests.model.sequences import Sequence, lived, look_around, propose

BY_HAND = Path(__file__).with_suffix(".toml")


@cache
def tables() -> dict[str, Any]:
    return tomllib.loads(BY_HAND.read_text(encoding="utf-8"))


def told(name: str) -> Sequence:
    """The life of that name, proposed to the model event by event."""
    table = tables()[name]
    story = Sequence(
        {
            "format": 1,
            "id": name,
            "title": "A life told by hand",
            "client": "Aldgate Foods",
            "freelancer": "Studio 1",
            "currency": "USD",
            "timezone": table.get("timezone", "UTC"),
            "policy": table["policy"],
            "milestone": [
                {"id": f"M{number}", "title": f"Part {number}", **agreed}
                for number, agreed in enumerate(table["milestones"], 1)
            ],
        }
    )
    life = lived(story, BEGIN)
    for proposal in table["proposals"]:
        advance(life, proposal["at"])
        by = {} if "by" in proposal else {"by": BY[proposal["do"]]}
        life = propose(story, life, {**proposal, **by})
    look_around(Random(name), story, life)
    return story


def preset_of(name: str) -> str:
    """The preset of the life of that name, as the tables of bugs call it."""
    preset: str = tables()[name]["policy"]["preset"]
    return preset.removesuffix("-2026-11")
