"""What names mean: every check, refusal and policy key, from the tables that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.policy_keys import KEYS
from escrowbook.core.policy_texts import POLICY_TEXTS
from escrowbook.core.records import frozen
from escrowbook.core.refusals import REASONS
from escrowbook.core.reports.rows import Row

Kind = Literal["check", "refusal", "policy key", "exit code"]


@frozen
class Explanation:
    """One name of one kind. What a kind does not have is empty.

    `values` is what a policy key takes, `remedy` what to do about a check's finding.
    """

    kind: Kind
    name: str
    meaning: str
    source: str
    example: str
    severity: str = ""
    values: str = ""
    remedy: str = ""

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
        }


def all_explanations() -> Iterator[Explanation]:
    """Everything that the core can explain; a name may come once for each kind."""
    for name, check in CHECKS.items():
        yield Explanation(
            "check",
            name,
            check.meaning,
            check.source,
            check.example,
            severity=check.severity,
            remedy=check.remedy.format(contract="CONTRACT", milestone="MILESTONE"),
        )
    for name, reason in REASONS.items():
        yield Explanation("refusal", name, reason.meaning, reason.source, reason.example)
    for name, key in KEYS.items():
        text = POLICY_TEXTS[name]
        yield Explanation(
            "policy key", name, text.meaning, text.source, text.example, values=key.allowed
        )
