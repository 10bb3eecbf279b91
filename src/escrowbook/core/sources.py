"""Sources: the pages that the rules were read in, by the marks that stand for them, `[U11]`.

A preset says of each value where it was read, so the pages that presets name can be explained;
threads that only a check or a refusal cites are told as what they are: cited, and not held here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.policy_texts import POLICY_TEXTS
from escrowbook.core.records import frozen
from escrowbook.core.refusals import REASONS

if TYPE_CHECKING:
    from escrowbook.core.preset import Preset

# As the rule book numbers its sources: a letter or two, and where there are several, a number.
MARK = re.compile(r"[A-Z]{1,2}[0-9]{1,2}[a-z]?|SI|KL|OZ")
_READ = re.compile(rf"(?<![\w./-])({MARK.pattern}) (.+?)(?= and (?:{MARK.pattern}) |$)")
_CITED = re.compile(r"\[([^\]]+)\]")
_IN_VAIN = ", not found"


@frozen
class Source:
    """One page: what stands for it, where it is, and what was read there.

    `values` are the keys of each preset that it speaks of; `sought` those that were looked for
    there and not found; `notes` what it says about closing.
    """

    mark: str
    page: str
    values: dict[str, list[str]]
    sought: dict[str, list[str]]
    notes: list[str]

    @property
    def meaning(self) -> str:
        """What it is good for, in sentences."""
        sentences = ["A page that rules were read in; it may have changed since."]
        for preset, keys in self.values.items():
            sentences.append(f"Of {preset} it says {', '.join(keys)}.")
        for preset, keys in self.sought.items():
            sentences.append(f"Looked for there and not found for {preset}: {', '.join(keys)}.")
        sentences += [f"{note[0].upper()}{note[1:]}." for note in self.notes]
        return " ".join(sentences)


def sources_of(presets: Iterable[Preset]) -> dict[str, Source]:
    """The pages that presets name, by their marks."""
    sources: dict[str, Source] = {}
    notes: dict[str, list[str]] = {}
    for preset in presets:
        for key, entry in preset.entries.items():
            for mark, page in pages_read(entry.source):
                source = sources.setdefault(
                    mark, Source(mark, page, {}, {}, notes.setdefault(mark, []))
                )
                # What begins otherwise says that the page was read in vain, or left it open.
                is_there = entry.citation.startswith("[") and f"[{mark}]" in entry.citation
                found = source.values if is_there else source.sought
                found.setdefault(preset.name, []).append(key)
        for note in preset.closing_notes:
            said, _, marks = note.rpartition(" [")
            for mark in MARK.findall(marks):
                notes.setdefault(mark, []).append(said)
    return sources


def pages_read(source: str) -> Iterator[tuple[str, str]]:
    """The marks in what a preset says of a value's source, each with its page in full.

    `.../211068218` goes on from the page before it.
    """
    folder = ""
    for part in source.split("; "):
        for mark, rest in _READ.findall(part):
            page = rest.removesuffix(_IN_VAIN)
            if page.startswith(".../"):
                page = folder + page.removeprefix("...")
            elif " " not in page:
                folder = page.rpartition("/")[0]
            yield mark, page


def cited_by(mark: str) -> list[str]:
    """The checks, refusals and policy keys whose rule cites a mark, by name."""
    tables = (CHECKS, REASONS, POLICY_TEXTS)
    return [
        name
        for table in tables
        for name, row in table.items()
        if any(mark in MARK.findall(marks) for marks in _CITED.findall(row.source))
    ]
