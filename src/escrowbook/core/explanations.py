"""What names mean: checks, refusals, policy keys, thresholds, words, from the tables of each.

A source is explained from the presets that name its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from escrowbook.core.checks.history import OF_HISTORY
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.checks.thresholds import THRESHOLDS, USUAL, written
from escrowbook.core.policy_keys import KEYS
from escrowbook.core.policy_texts import POLICY_TEXTS
from escrowbook.core.records import frozen
from escrowbook.core.refusals import REASONS
from escrowbook.core.reports.rows import Row
from escrowbook.core.sources import cited_by, sources_of
from escrowbook.core.words import WORDS

if TYPE_CHECKING:
    from escrowbook.core.preset import Preset

Kind = Literal["check", "refusal", "policy key", "exit code", "threshold", "source", "word"]


@frozen
class Explanation:
    """One name of one kind. What a kind does not have is empty.

    `values` is what a policy key or a threshold takes, `remedy` what to do about a check's
    finding, `thresholds` what of the check a book may set, with the usual values.
    """

    kind: Kind
    name: str
    meaning: str
    source: str
    example: str
    severity: str = ""
    values: str = ""
    remedy: str = ""
    thresholds: tuple[str, ...] = ()

    def row(self) -> Row:
        """The explanation as `explain --json` gives it; null where its kind has no such thing."""
        return {
            "kind": self.kind,
            "name": self.name,
            "severity": self.severity or None,
            "meaning": self.meaning,
            "values": self.values or None,
            "source": self.source,
            "example": self.example,
            "remedy": self.remedy or None,
            "thresholds": list(self.thresholds),
        }


def all_explanations() -> Iterator[Explanation]:
    """Everything that the core can explain; a name may come once for each kind."""
    for name, check in {**CHECKS, **OF_HISTORY}.items():
        yield Explanation(
            "check",
            name,
            check.meaning,
            check.source,
            check.example,
            severity=check.severity,
            remedy=check.remedy.format(contract="CONTRACT", milestone="MILESTONE"),
            thresholds=tuple(
                usual_setting(each) for each in THRESHOLDS if THRESHOLDS[each].check == name
            ),
        )
    for name, threshold in THRESHOLDS.items():
        yield Explanation(
            "threshold",
            name,
            threshold.meaning,
            f"{CHECKS[threshold.check].source}; a book sets it below [check] in its config.toml",
            usual_setting(name),
            values=threshold.allowed,
        )
    for name, reason in REASONS.items():
        yield Explanation("refusal", name, reason.meaning, reason.source, reason.example)
    for name, key in KEYS.items():
        text = POLICY_TEXTS[name]
        yield Explanation(
            "policy key", name, text.meaning, text.source, text.example, values=key.allowed
        )
    for name, word in WORDS.items():
        yield Explanation("word", name, word.meaning, word.source, word.example)


def usual_setting(name: str) -> str:
    """A threshold as a config would have it if it said what is usual: `last_heavy_percent = 40`."""
    return f"{name} = {written(getattr(USUAL, name))}"


def source_explanation(mark: str, presets: Iterable[Preset]) -> Explanation | None:
    """What a mark such as `U11` stands for, where a preset names its page."""
    source = sources_of(presets).get(mark)
    if source is None:
        return None
    cited = ", ".join(cited_by(mark)) or "presets alone"
    return Explanation("source", mark, source.meaning, source.page, f"cited by {cited}")
