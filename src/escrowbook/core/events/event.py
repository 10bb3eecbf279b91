"""What every event has in common: when, who, why, and the keys that its journal line may have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

from escrowbook.core.errors import Defect
from escrowbook.core.records import frozen

if TYPE_CHECKING:
    from datetime import datetime

    from escrowbook.core.errors import Refusal
    from escrowbook.core.standing import Standing

Party = Literal["client", "freelancer", "platform", "arbiter", "mutual"]

# Keys that every journal line may have; the others are the event's own.
COMMON_KEYS = ("at", "do", "by", "note", "ref", "sum")


@frozen
class KeyProblem:
    """What is wrong with one key of a journal line; `key` is empty where the line itself is."""

    key: str
    message: str
    remedy: str = ""


class EventError(Exception):
    """A journal line or a command that says nothing that an event could record."""

    def __init__(self, problems: list[KeyProblem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


@frozen
class Kind:
    """How one sort of value is read from plain TOML values and written back.

    `read` raises ValueError, with a message for people, for anything that is not one.
    """

    name: str
    read: Callable[[object, str], object]
    write: Callable[[object, str], object]


@frozen
class Key:
    """A key of a journal line: the field of the event that keeps it, and the kind of its value."""

    field: str
    kind: Kind
    required: bool = True


@frozen(kw_only=True)
class Event:
    """Something that happened.

    Each kind of event says four things:

    - `keys`: what it records;
    - `refusal`: when it is allowed (a ladder: the first reason that applies is the one told);
    - `record`: which transfers it makes and what else changes;
    - `aloud`: how it reads in a sentence.

    `at` is in UTC, whole seconds. `by` is None where the line leaves it out: `party` fills it in.
    """

    do: ClassVar[str]
    keys: ClassVar[Mapping[str, Key]] = {}
    usual_party: ClassVar[Party | None] = None
    # Whether it restarts the count of days without activity (RULEBOOK 1c).
    is_activity: ClassVar[bool] = True
    # Whether it is the answer to a step of dormancy, and so no new beginning (RULEBOOK 1c).
    answers_dormancy: ClassVar[bool] = False
    # Whether it may name a milestone that is not there yet.
    may_add_milestone: ClassVar[bool] = False
    # Whether it may still happen while a closed contract waits for answers, and after the end.
    while_ending: ClassVar[bool] = False
    after_closing: ClassVar[bool] = False

    at: datetime
    by: Party | None = None
    note: str | None = None
    ref: str | None = None

    @property
    def party(self) -> str:
        """Who did it: as the line says, else the party that usually does."""
        return self.by or self.usual_party or "freelancer"

    @property
    def milestone_id(self) -> str | None:
        """The milestone that the event names, or None for the whole contract."""
        named = getattr(self, "milestone", None)
        return named if isinstance(named, str) else None

    def refusal(self, standing: Standing) -> Refusal | None:
        """Why the rules do not allow it where the contract stands; None where they do."""
        return None

    def record(self, standing: Standing) -> None:
        """Make its transfers and keep what else it changes. Only after `refusal` gave None."""

    def aloud(self, currency: str) -> str:
        """What happened, as one clause that follows the party's name."""
        raise Defect(f"{self.do} has no words of its own")
