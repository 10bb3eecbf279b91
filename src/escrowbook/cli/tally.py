"""What a check of many contracts came to: counted as it goes, so that nothing has to be kept."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from escrowbook.actions.folders import Segment
    from escrowbook.core.checks.report import Judged

# The higher, the worse; `never` is above all.
RANKS = {"info": 1, "warning": 2, "error": 3, "never": 4}

# How findings of each severity are counted in words, the worst first.
_COUNTED = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("note", "notes"),
}


class Tally:
    """Files that were looked at, those that could not be judged, findings by severity."""

    def __init__(self) -> None:
        self.checked = 0
        self.failed = 0
        self.found = dict.fromkeys(_COUNTED, 0)

    def add(self, judged: Judged) -> None:
        """One more file."""
        self.checked += 1
        self.failed += not judged.is_sound
        for located in judged.found:
            self.found[located.finding.severity] += 1

    def add_segment(self, segment: Segment, wants: Callable[[str], bool] | None) -> None:
        """Neighbours in a folder, all at once; of their findings those that are wanted."""
        self.checked += segment.contracts
        self.failed += segment.unsound
        for tag, count in segment.tag_counts().items():
            if wants is None or wants(tag):
                self.found[tag.rpartition(" ")[2]] += count

    def fails(self, least: str) -> bool:
        """Whether something was found that is at least so bad."""
        return any(count and RANKS[name] >= RANKS[least] for name, count in self.found.items())

    @property
    def sentence(self) -> str:
        """All of it in a line: `3 contracts checked: 1 error, 2 warnings`."""
        found = [
            f"{self.found[name]} {one if self.found[name] == 1 else several}"
            for name, (one, several) in _COUNTED.items()
            if self.found[name]
        ]
        files = "1 contract" if self.checked == 1 else f"{self.checked:,} contracts"
        return f"{files} checked: {', '.join(found) or 'nothing found'}"
