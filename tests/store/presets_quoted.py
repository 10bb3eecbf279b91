"""The sources of a preset, and sentences that quote none of them, or another platform's."""

import re
from collections.abc import Iterable
from functools import cache

from escrowbook.core.reports.sourcing import OWN_RULE
from escrowbook.store.presets import load_preset

MARK = re.compile(r"\b[A-Z]{1,2}[0-9]{0,2}\b")
NO_PAGES = ("(our own definition)", "(general knowledge, no page read)")


@cache
def sources_of(name: str) -> frozenset[str]:
    """Every page that the preset names for any of its values, or for how contracts end there."""
    preset = load_preset(name)
    told = [entry.source for entry in preset.entries.values()]
    return frozenset(mark for text in (*told, *preset.closing_notes) for mark in MARK.findall(text))


def unsourced(name: str, sentences: Iterable[str]) -> list[str]:
    """The sentences that quote no source, or one that is none of the preset's own."""
    return [each for each in dict.fromkeys(sentences) if not _is_sourced(name, each)]


def _is_sourced(name: str, sentence: str) -> bool:
    quoted = {
        mark for marks in re.findall(r"\[([^\]]*)\]", sentence) for mark in MARK.findall(marks)
    }
    if not quoted:
        entries = load_preset(name).entries.values()
        own = [text for text in NO_PAGES if any(entry.citation == text for entry in entries)]
        return any(text in sentence for text in (*own, OWN_RULE))
    return quoted <= sources_of(name)
