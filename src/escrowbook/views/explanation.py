"""An explanation for people: what a name is and means, where that comes from, an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from escrowbook.core.explanations import Explanation
from escrowbook.views.cells import wrapped
from escrowbook.views.screen import Screen

# Prose is hard to read in longer lines, however wide the screen.
_PROSE_WIDTH = 88
_INDENT = "  "


def explanation_lines(explanations: Iterable[Explanation], screen: Screen) -> Iterator[str]:
    """A heading, a paragraph and the facts of each, with an empty line between two."""
    for number, explanation in enumerate(explanations):
        if number:
            yield ""
        kind = f"{explanation.severity} {explanation.kind}".strip()
        name = screen.painted(screen.shown(explanation.name), "strong")
        if screen.width is not None and len(f"{explanation.name}: {kind}") > screen.width:
            yield f"{name}:"
            yield f"{_INDENT}{kind}"
        else:
            yield f"{name}: {kind}"
        yield from _paragraph(_INDENT, explanation.meaning, screen)
        facts = (
            ("values", explanation.values),
            ("source", explanation.source),
            ("example", explanation.example),
            ("remedy", explanation.remedy),
            ("threshold", "; ".join(explanation.thresholds)),
        )
        width = max(len(label) for label, fact in facts if fact)
        for label, fact in facts:
            if fact:
                yield from _paragraph(f"{_INDENT}{label:<{width}}{_INDENT}", fact, screen)


def _paragraph(margin: str, text: str, screen: Screen) -> Iterator[str]:
    """Text behind a margin, further lines moved in as far as the first."""
    width = None if screen.width is None else min(screen.width, _PROSE_WIDTH) - len(margin)
    first, *others = wrapped(screen.shown(text), width)
    yield margin + first
    yield from (" " * len(margin) + line for line in others)
