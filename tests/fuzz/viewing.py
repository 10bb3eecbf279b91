"""Fuzzing the views: whatever a file says, nothing in it acts on whoever looks (P8).

`python -m tests.fuzz.viewing COUNT [--seed N]` draws each of so many hostile contracts in every
text view, and prints a line for each character that acts. What acts is asked of Unicode's own
categories, and not of the table that the views use.
"""

from __future__ import annotations

import json
import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import TextIO

from escrowbook.actions.checking import check_file
from escrowbook.actions.opening import World
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.checks.report import CheckReport
from escrowbook.core.contract import Contract
from escrowbook.core.fold import fold
from escrowbook.core.reports.agenda import agenda_report, agenda_rows
from escrowbook.core.reports.closing import refund_report
from escrowbook.core.reports.log import log_report
from escrowbook.core.reports.rows import Report
from escrowbook.core.reports.status import (
    contract_document,
    contracts_report,
    listed_contract,
    listed_milestone,
    milestones_report,
)
from escrowbook.store.reading import read_contract
from escrowbook.views.closing import closing_text
from escrowbook.views.findings import FINDING_FORMATS
from escrowbook.views.formats import FORMATS
from escrowbook.views.log import log_lines
from escrowbook.views.screen import Screen
from escrowbook.views.show import show_plain, show_table
from tests.fuzz.counting import SECONDS_MAX, Tally, options

MOMENT = datetime(2026, 3, 10, tzinfo=UTC)
WORLD = World(MOMENT, None, "book")
ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# What others have been harmed by; the rest of a text is any characters at all.
SPELLS = (
    *("\x1b[2J", "\x1b]0;x\x07", "\x1b]8;;http://x\x1b\\", "\x9b31m", "\r", "\n", "\n::error::x"),
    *(
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\U000e0041",
        "\u0300" * 40,
        "\x7f",
        "\x00",
    ),
    *("=1+1", "@x", "+1", "-1", "\t=1", "|", "`", "<b>", "&amp;", "]]>", "<!--", "%0A", "%25"),
    *(
        "[red]",
        "[/]",
        "[link=x]",
        ":bomb:",
        "{0}",
        "%s",
        "\\",
        '"',
        "'",
        "é" * 30,
        "通販",
        "👩‍👩‍👧",
    ),
)
View = Callable[[Screen], str]
SCREENS = (
    Screen(),
    Screen(width=60, is_terminal=True),
    Screen(width=1, is_terminal=True),
    Screen(width=140, is_terminal=True, encoding="ascii"),
)
HEAD = """\
format = 1
id = "evil"
title = {0}
client = {1}
freelancer = {2}
currency = "USD"

[policy]
preset = "upwork-2026-11"

[[milestone]]
id = "M1"
title = {3}
amount = "250.00"
due = 2026-04-01
scope = {4}

[[milestone]]
id = "M2"
title = {5}
amount = "50.00"

[journal]
1 = {{ at = 2026-03-01T10:00:00Z, do = "fund", milestone = "M1", amount = "250", note = {6} }}
2 = {{ at = 2026-03-02T10:00:00Z, do = "submit", milestone = "M1", files = {{ {7} = "ab" }} }}
3 = {{ at = 2026-03-03T10:00:00Z, do = "note", note = {8}, ref = {9} }}
"""


def hostile(chance: random.Random) -> str:
    """A text that means ill, as a TOML string."""
    pieces = []
    for _ in range(chance.randint(1, 6)):
        code = chance.randrange(0x20, chance.choice((0x100, 0x3000, 0x11_0000)))
        any_character = chr(code) if not 0xD800 <= code < 0xE000 else "?"
        pieces.append(chance.choice((any_character, chance.choice(SPELLS), "word ")))
    # JSON's escapes are TOML's, but for the halves of characters, which are none here.
    return json.dumps("".join(pieces), ensure_ascii=False).replace("\x7f", "\\u007f")


def views_of_findings(report: CheckReport) -> dict[str, View]:
    """Every form of what `check` says, by name."""

    def drawn(form: str, screen: Screen) -> str:
        return "".join(FINDING_FORMATS[form](report, screen))

    return {f"check as {form}": partial(drawn, form) for form in FINDING_FORMATS}


def views_of(contract: Contract) -> dict[str, View]:
    """Every text view of one contract, by name."""
    path = "evil.toml"
    rows = [listed_milestone(contract, path, each) for each in contract.milestones]
    tables: dict[str, Callable[[], Report]] = {
        "list": lambda: contracts_report([listed_contract(contract, path)]),
        "milestones": lambda: milestones_report(rows),
        "log": lambda: log_report(contract),
        "agenda": lambda: agenda_report(agenda_rows(contract, path)),
    }
    document = contract_document(contract, ())
    scopes = {each.id: each.scope for each in contract.milestones}
    closing = refund_report(contract, "freelancer")

    def drawn(name: str, form: str, screen: Screen) -> str:
        return "".join(FORMATS[form](tables[name](), screen))

    return {
        **{f"{name} as {form}": partial(drawn, name, form) for name in tables for form in FORMATS},
        "show": lambda screen: "".join(show_table(document, screen, scopes)),
        "show, piped": lambda screen: "".join(show_plain(document, screen)),
        "log in sentences": lambda screen: "\n".join(log_lines(contract, screen)),
        "closing": lambda screen: closing_text(closing, "freelancer", screen, "looked-at"),
    }


def acting(text: str) -> set[str]:
    """The characters of a text that would do something; ends of lines and cells are ours."""
    found = {each for each in text if unicodedata.category(each) in ACTING}
    return {f"U+{ord(each):04X}" for each in found - {"\n", "\t", "\r"}}


def faults(count: int, seed: int, tally: Tally) -> Iterator[str]:
    """Draw `count` hostile contracts; a line for each view that lets something through."""
    chance = random.Random(seed)
    for number in range(count):
        data = HEAD.format(*(hostile(chance) for _ in range(10))).encode()
        document = read_contract(data, "evil.toml")
        tally.count("sound" if not document.problems else "told of")
        report = CheckReport.of([check_file("evil.toml", data, WORLD, CHECKS)], "info")
        drawn = views_of_findings(report)
        if document.terms is not None:
            drawn |= views_of(fold(document.terms, document.entries, MOMENT, []))
        screen = chance.choice(SCREENS)
        for name, view in drawn.items():
            begun = time.process_time()
            found = acting(view(screen))
            if found:
                yield f"seed {seed}, contract {number}, {name}: {', '.join(sorted(found))}"
            if tally.time(time.process_time() - begun) > SECONDS_MAX:
                yield f"seed {seed}, contract {number}, {name}: took more than {SECONDS_MAX} s"


def main(out: TextIO = sys.stdout) -> None:
    """Draw as many as the command line asks for."""
    count, seed = options()
    tally = Tally()
    out.writelines(f"{fault}\n" for fault in faults(count, seed, tally))
    out.write(f"{tally}\n")


if __name__ == "__main__":
    main()
