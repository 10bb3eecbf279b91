"""What this machine saw of each contract, kept apart from the books: `heads/` in its state folder.

It is never the truth, only a second look at it. It may be deleted at any time, and whatever goes
wrong with it keeps no command from its work: then nothing is remembered.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256

from escrowbook.core.history import Known
from escrowbook.core.patterns import pattern
from escrowbook.store.errors import StoreError
from escrowbook.store.files import read_file

HEADS_FOLDER = "heads"
_SEALS = pattern(r"[0-9a-f]{12}(?: [0-9a-f]{12})*")
_NAME_DIGITS = 32
_TEMPORARY_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC


def recall(state: str, path: str) -> Known | None:
    """What was last seen of the contract at `path`; None where nothing was, or it is damaged."""
    real = os.path.realpath(path)
    try:
        text = read_file(_place_of(state, real)).decode(errors="surrogateescape")
    except StoreError:
        return None
    head, _, rest = text.partition("\n")
    seals, _, remembered_path = rest.partition("\n")
    if not _SEALS.fullmatch(seals) or remembered_path != f"{real}\n":
        return None
    terms_digest, *of_events = seals.split(" ")
    known = Known(head.partition("@")[0], terms_digest, tuple(of_events))
    return known if known.head == head else None


def keep(state: str, path: str, known: Known) -> None:
    """Remember a contract as it stands: its head, the digest of its terms, all seals, its path."""
    real = os.path.realpath(path)
    place = _place_of(state, real)
    text = f"{known.head}\n{' '.join([known.terms_digest, *known.seals])}\n{real}\n"
    with suppress(OSError):
        os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
        _put(place, os.fsencode(text))


def _put(place: str, data: bytes) -> None:
    """Replace what is remembered in one step; what a killed writer left is taken over.

    Raises OSError, also where another process is at it: what that one keeps is as good as ours.
    """
    # Reading, which is the most that is done here, needs no locks.
    import fcntl

    temporary = f"{place}.tmp"
    descriptor = os.open(temporary, _TEMPORARY_FLAGS, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(descriptor), os.lstat(temporary)):
            return
        try:
            os.ftruncate(descriptor, 0)
            while data:
                data = data[os.write(descriptor, data) :]
            # No fsync: what a power cut takes of it is only a second look.
            os.replace(temporary, place)
        except OSError:
            os.unlink(temporary)
    finally:
        os.close(descriptor)


def _place_of(state: str, real: str) -> str:
    name = sha256(os.fsencode(real)).hexdigest()[:_NAME_DIGITS]
    return os.path.join(state, HEADS_FOLDER, name)
