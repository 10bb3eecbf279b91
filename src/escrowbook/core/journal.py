"""The journal: numbered events, their seals, which of them are in force, and the head.

INTERFACE 3: a seal (`sum`) is the first 12 hex digits of the SHA-256 of an event's values as
JSON; the head of a contract is `ID@N:D`, with D made of the terms digest and all seals.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from json.encoder import encode_basestring as quoted_json
from typing import TYPE_CHECKING

from escrowbook.core.errors import Place, Problem
from escrowbook.core.events.bookkeeping import Void
from escrowbook.core.patterns import pattern
from escrowbook.core.records import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from escrowbook.core.errors import Refusal
    from escrowbook.core.events.event import Event

SEAL_DIGITS = 12
# What is to be done, by hand, about a line that was changed after it was sealed.
RESTORE_OR_UNSEAL = "restore the line, or delete its `sum` and so accept what it says now"
HEAD_PATTERN = pattern(r"([A-Za-z0-9][A-Za-z0-9._-]{0,63})@([0-9]{1,6}):([0-9a-f]{12})")


@frozen
class Entry:
    """One line of the journal.

    `seal` is computed from what the line says; `written_seal` is what stands in the line, or
    None where a person typed it without one. They differ when the line was changed afterwards.
    """

    number: int
    event: Event
    seal: str
    written_seal: str | None
    place: Place

    @property
    def is_intact(self) -> bool:
        """Whether the line says what it said when it was sealed (an unsealed line is intact)."""
        return self.written_seal is None or self.written_seal == self.seal


class Refused(Exception):
    """An event that the rules do not allow where it stands in the journal.

    `entry` is the event that the rules refuse. Where it is not the newest line, recording that
    newest line would break what was recorded before.
    """

    def __init__(self, refusal: Refusal, entry: Entry) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal
        self.entry = entry

    @property
    def problem(self) -> Problem:
        """The same of a line that stands in a file: to be mended by hand, since no command can."""
        entry, refusal = self.entry, self.refusal
        mend = f"correct or delete line {entry.place.line}"
        return Problem(
            "journal",
            f"event {entry.number} ({entry.event.do}) is refused: "
            f"{refusal.message} [{refusal.code}]",
            f"{mend}; what the rules ask for: {refusal.remedy}" if refusal.remedy else mend,
            entry.place,
        )


def digest(values: Mapping[str, object]) -> str:
    """The seal of plain TOML values: 12 hex digits over canonical JSON (INTERFACE 3, `sum`)."""
    return sha256(canonical_json(values).encode()).hexdigest()[:SEAL_DIGITS]


def canonical_json(value: object) -> str:
    """A plain TOML value as JSON: keys sorted, no spaces, moments in UTC with a Z, dates plain.

    As `json.dumps` writes it with those settings, in two thirds of the time: each line of a journal
    is read through here.
    """
    if isinstance(value, str):
        return quoted_json(value)
    if isinstance(value, dict):
        pairs = [
            f"{quoted_json(key)}:{quoted_json(it) if type(it) is str else canonical_json(it)}"
            for key, it in sorted(value.items())
        ]
        return f"{{{','.join(pairs)}}}"
    if isinstance(value, datetime):
        return f'"{written_moment(value)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, list):
        return f"[{','.join(map(canonical_json, value))}]"
    if isinstance(value, float):
        from json import dumps

        return dumps(value)
    # Dates and times of day, which are all else that TOML has.
    return quoted_json(str(value))


def written_moment(moment: datetime) -> str:
    """A moment as journal lines and seals write it: `2026-01-05T10:00:00Z`."""
    if moment.tzinfo is None:
        return moment.isoformat()
    in_utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return f"{in_utc.isoformat(timespec='seconds').removesuffix('+00:00')}Z"


def seal_of(values: Mapping[str, object]) -> str:
    """The seal of one event's values, `sum` itself left out."""
    return digest({key: value for key, value in values.items() if key != "sum"})


def head(contract_id: str, terms_digest: str, entries: Sequence[Entry]) -> str:
    """The head `ID@N:D`: one line that pins the terms and every event up to N."""
    return head_of_seals(contract_id, terms_digest, [entry.seal for entry in entries])


def head_of_seals(contract_id: str, terms_digest: str, seals: Sequence[str]) -> str:
    """The head of a journal of which only the seals are known."""
    chain = " ".join([terms_digest, *seals])
    return f"{contract_id}@{len(seals)}:{sha256(chain.encode()).hexdigest()[:SEAL_DIGITS]}"


def void_target(entry: Entry, entries: Sequence[Entry]) -> Entry | None:
    """The line that a void leaves out: the last earlier line with the seal that it names."""
    if not isinstance(entry.event, Void):
        return None
    for earlier in reversed(entries[: entry.number - 1]):
        if earlier.seal == entry.event.target:
            return earlier
    return None


def voided_numbers(entries: Sequence[Entry]) -> frozenset[int]:
    """The numbers of the lines that are not in force.

    A void points to an earlier line, so deciding from the last line backwards settles voids of
    voids: a void that is itself left out leaves nothing out.
    """
    voided: set[int] = set()
    for entry in reversed(entries):
        if entry.number in voided or not isinstance(entry.event, Void):
            continue
        target = void_target(entry, entries)
        if target is not None:
            voided.add(target.number)
    return frozenset(voided)


def in_force(entries: Sequence[Entry], moment: datetime | None = None) -> list[Entry]:
    """The events that count, in the order in which they take effect: by `at`, then by number.

    With a `moment`, only those up to and including it; voids count at every moment.
    """
    voided = voided_numbers(entries)
    counting = [
        entry
        for entry in entries
        if entry.number not in voided and (moment is None or entry.event.at <= moment)
    ]
    counting.sort(key=lambda entry: entry.event.at)
    return counting
