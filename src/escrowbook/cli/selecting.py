"""Which checks a command line is about."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Why a file is no sound contract: told whatever is selected. `OF_FILES` in the core, by name.
ALWAYS = ("unreadable", "journal")


class Selection:
    """The checks that were selected, all of them where none was, without those to ignore.

    Raises UsageError for a name that no check has.
    """

    def __init__(self, select: Sequence[str], ignore: Sequence[str], *, unfunded: bool) -> None:
        self.selected = _known(select) | ({"unfunded"} if unfunded else set())
        self.ignored = _known(ignore)
        for name in ALWAYS:
            if name in self.ignored:
                from escrowbook.core.errors import UsageError

                raise UsageError(
                    f"{name} cannot be ignored: a file that is no sound contract is always told",
                    "leave the file out of the paths",
                )

    def wants(
        self, ignored_by_the_book: Callable[[], frozenset[str]]
    ) -> Callable[[str], bool] | None:
        """Tell of the tag of a finding, `unfunded info`, whether it is wanted; None: all are.

        What the book ignores is wanted only where somebody selects it.
        """
        if self.selected:
            names = {*(self.selected - self.ignored), *ALWAYS}
            return lambda tag: tag.partition(" ")[0] in names
        hidden = self.ignored | ignored_by_the_book()
        return (lambda tag: tag.partition(" ")[0] not in hidden) if hidden else None


def _known(typed: Sequence[str]) -> set[str]:
    if not typed:
        return set()
    from escrowbook.core.checks.registry import CHECKS
    from escrowbook.core.errors import UsageError
    from escrowbook.core.meant import did_you_mean
    from escrowbook.core.money import quoted

    names = {word.strip() for text in typed for word in text.split(",")}
    for name in names:
        if name not in CHECKS:
            remedy = did_you_mean(name, CHECKS) or f"the checks are {', '.join(CHECKS)}"
            raise UsageError(f"there is no check {quoted(name)}", remedy)
    return names
