"""Findings for people, in the layout of compilers and linters, so that editors know it too.

contracts/acme-site.toml:31:1: error[unfunded-work] 40 percent of M4 is done and nothing …
   31 | [[milestone]]
      | ^^^^^^^^^^^^^
      = milestone fund acme-site M4
"""

from __future__ import annotations

from collections.abc import Iterator

from escrowbook.core.checks.report import CheckReport, Located
from escrowbook.views.cells import shortened, width_of
from escrowbook.views.screen import Screen

_PAINTS = {"error": "bad", "warning": "waiting", "info": "dim"}

# How much of a line is shown where no screen says how wide it is: enough to know it again.
_EXCERPT_WIDTH = 100
# The least that is shown of it, however narrow the screen.
_EXCERPT_WIDTH_MIN = 8
_NUMBER_WIDTH = 5


def draw(report: CheckReport, screen: Screen) -> Iterator[str]:
    """Two to four lines a finding, with their line ends."""
    for located in report.found:
        yield from draw_one(located, screen)


def draw_one(located: Located, screen: Screen) -> Iterator[str]:
    """The lines of one finding; the first begins with the path of its file."""
    yield f"{_headline(located, screen)}\n"
    yield from (f"{line}\n" for line in _excerpt_lines(located, screen))
    yield f"{_margin('', '=')} {screen.shown(located.finding.remedy)}\n"


def _headline(located: Located, screen: Screen) -> str:
    finding = located.finding
    place = f"{screen.shown(located.path)}:{finding.place.line}:{finding.place.column}:"
    label = f"{finding.severity}[{finding.check}]"
    return " ".join(
        (
            screen.painted(place, "strong"),
            screen.painted(label, _PAINTS[finding.severity]),
            screen.shown(finding.message),
        )
    )


def _margin(number: str, mark: str) -> str:
    return f"{number:>{_NUMBER_WIDTH}} {mark}"


def _excerpt_lines(located: Located, screen: Screen) -> Iterator[str]:
    """The line of the file and a mark below what is meant; both cut where the screen ends."""
    if not located.excerpt:
        return
    number = str(located.finding.place.line)
    room = (screen.width or _EXCERPT_WIDTH + _NUMBER_WIDTH) - len(_margin(number, "| "))
    room = max(room, _EXCERPT_WIDTH_MIN)
    start = located.finding.place.column - 1
    before = screen.shown(located.excerpt[:start])
    meant = screen.shown(located.excerpt[start : start + located.marked])
    after = screen.shown(located.excerpt[start + located.marked :])
    if width_of(before) > room // 2:
        # What is meant stands far to the right: begin shortly before it.
        before = screen.ellipsis
    line = shortened(before + meant + after, room, screen.ellipsis)
    indent = width_of(before)
    underline = "^" * max(1, min(width_of(meant), width_of(line) - indent))
    yield f"{_margin(number, '|')} {line}"
    yield f"{_margin('', '|')} {' ' * indent}{screen.painted(underline, 'strong')}"
