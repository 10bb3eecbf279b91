"""`journal mend`: cut a torn end from a file, and keep what was cut beside it."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256

from escrowbook.actions.errors import Unsound
from escrowbook.actions.memory import remembered
from escrowbook.actions.opening import Opened, World, opened_file
from escrowbook.actions.recording import refuse_broken_seals
from escrowbook.core.records import frozen
from escrowbook.core.reports.rows import Row, schema_name
from escrowbook.store.book import find_contract
from escrowbook.store.errors import AlreadyThere
from escrowbook.store.files import read_file
from escrowbook.store.locking import locked
from escrowbook.store.mending import Cut, tail_to_cut
from escrowbook.store.reading import read_contract
from escrowbook.store.replacing import create_beside, replace

_NAME_DIGITS = 12


@frozen
class Mended:
    """A file that is sound, or would be: what of it was cut, and where that is kept.

    `cut` is None where there was nothing to mend. `remembered` is the head that this machine knew.
    """

    opened: Opened
    cut: Cut | None
    kept_in: str | None
    remembered: str | None
    known_events: int
    is_written: bool
    notes: tuple[str, ...]

    def row(self) -> Row:
        """mend/1."""
        return {
            "schema": schema_name("mend/1"),
            "contract": self.opened.terms.id,
            "path": self.opened.path,
            "events": len(self.opened.document.entries),
            "head": self.opened.head,
            "remembered": self.remembered,
            "cut_line": self.cut.line if self.cut is not None else None,
            "cut_bytes": len(self.cut.cut) if self.cut is not None else 0,
            "kept_in": self.kept_in,
            "written": self.is_written,
        }


def mend(world: World, name: str, *, write: bool, wait_seconds: float | None = None) -> Mended:
    """Say what of a file's end has to go, and with `write` cut it; the cut bytes are kept.

    Raises Unsound where the damage is not at the end alone, or a store error.
    """
    path = find_contract(name, world.book)
    if not write:
        opened, cut = _looked_at(world, path, read_file(path))
        return _mended(world, opened, cut)
    with locked(path, wait_seconds) as held:
        data = read_file(held.path)
        opened, cut = _looked_at(world, path, data)
        outcome = _mended(world, opened, cut)
        if cut is None or outcome.kept_in is None:
            return outcome
        refuse_broken_seals(opened)
        beside = f"{held.path}{outcome.kept_in.removeprefix(path)}"
        # It is called by what it holds: if it is there, a mend before this one was cut short.
        with suppress(AlreadyThere):
            create_beside(held, beside, cut.cut)
        notes = replace(held, data, cut.kept, lambda _: None)
        # Nobody is interrupted before the lock goes, which tells that it was done.
        return _mended(world, opened, cut, notes=tuple(notes), is_written=True)


def _looked_at(world: World, path: str, data: bytes) -> tuple[Opened, Cut | None]:
    """The contract as it is or would be, and what would be cut from it."""
    problems = read_contract(data, path).problems
    if not problems:
        return opened_file(world, path, data), None
    cut = tail_to_cut(data, path)
    if cut is None:
        raise Unsound(path, problems)
    return opened_file(world, path, cut.kept), cut


def _mended(
    world: World,
    opened: Opened,
    cut: Cut | None,
    *,
    notes: tuple[str, ...] = (),
    is_written: bool = False,
) -> Mended:
    known = remembered(world, opened.path)
    return Mended(
        opened=opened,
        cut=cut,
        kept_in=None if cut is None else f"{opened.path}.cut-{_digest_of(cut.cut)}",
        remembered=None if known is None else known.head,
        known_events=0 if known is None else len(known.seals),
        is_written=is_written,
        notes=notes,
    )


def _digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()[:_NAME_DIGITS]
