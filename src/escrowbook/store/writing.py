"""What the clerk asks for: one event more at the end of a file, or a new file.

Every earlier byte is kept (P3): the only thing ever written is old bytes and new lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from escrowbook.core.records import frozen
from escrowbook.store.drafting import NewContract, NewMilestone, contract_text
from escrowbook.store.errors import TooLong
from escrowbook.store.limits import EVENTS_MAX, FILE_BYTES_MAX, LINE_BYTES_MAX
from escrowbook.store.lines import event_line
from escrowbook.store.locking import Held, locked, reserved
from escrowbook.store.reading import Document
from escrowbook.store.replacing import create, replace

__all__ = [
    "Appended",
    "Held",
    "NewContract",
    "NewMilestone",
    "append",
    "contract_text",
    "create_contract",
    "event_line",
    "extended",
    "locked",
]


@frozen
class Appended:
    """The bytes that the file has now, and what the user should know (a hard link parted …)."""

    data: bytes
    notes: tuple[str, ...]


def append(
    held: Held, document: Document, lines: Sequence[str], verify: Callable[[bytes], None]
) -> Appended:
    """Record `lines` behind what `document` was read from, durably or not at all.

    `held` is the lock; `document` must have been read inside it. `verify` is called with the
    bytes read back from the disk, before they take the file's place, and raises to stop it.
    Raises TooLong, ChangedMeanwhile, SystemRefused (nothing recorded), NotConfirmed (recorded).
    """
    new = extended(document, lines)
    return Appended(new, tuple(replace(held, document.data, new, verify)))


def extended(document: Document, lines: Sequence[str]) -> bytes:
    """Return the bytes of the file with `lines` added; nothing is written.

    The file's own line ends are used, and the `[journal]` line is added where it is missing.
    Raises TooLong where the outcome could not be read again.
    """
    data = document.data
    line_end = _line_end(data)
    added = list(lines)
    if not document.has_journal:
        added.insert(0, "[journal]")
        if not data.endswith((b"\n\n", b"\n\r\n")):
            added.insert(0, "")
    for line in added:
        if len(line.encode()) > LINE_BYTES_MAX:
            raise TooLong(
                document.path,
                f"the event would be a line of {len(line.encode()):,} bytes; "
                f"the most is {LINE_BYTES_MAX:,}",
                "shorten its note",
            )
    glue = b"" if data.endswith(b"\n") else line_end
    new = data + glue + b"".join(line.encode() + line_end for line in added)
    if len(new) > FILE_BYTES_MAX or len(document.entries) + len(lines) > EVENTS_MAX:
        raise TooLong(
            document.path,
            f"{document.path} is full: {EVENTS_MAX:,} events and {FILE_BYTES_MAX:,} bytes "
            "are the most",
            "close this contract and go on in a new one",
        )
    return new


def create_contract(path: str, contract: NewContract) -> bytes:
    """Write a new contract file and return its bytes.

    Raises TooLong, AlreadyThere, Locked, NoPlaceForLock, SystemRefused (nothing written),
    NotConfirmed (written).
    """
    data = contract_text(contract).encode()
    if len(data) > FILE_BYTES_MAX or max(map(len, data.split(b"\n"))) > LINE_BYTES_MAX:
        raise TooLong(path, "the terms are too long for a contract file", "shorten its texts")
    with reserved(path) as held:
        create(held, data)
    return data


def _line_end(data: bytes) -> bytes:
    """Give the line end of the file's last line; a mixed file goes on as it ended."""
    last_line = data.rpartition(b"\n")[0]
    return b"\r\n" if last_line.endswith(b"\r") else b"\n"
