"""`journal merge`: two versions of one contract file that went on from a common one."""

from __future__ import annotations

from collections.abc import Sequence

from escrowbook.actions.errors import Unsound
from escrowbook.actions.opening import Opened, World, opened_file
from escrowbook.actions.recording import refuse_broken_seals
from escrowbook.core.errors import CannotMerge, Defect, ensure
from escrowbook.core.fold import fold
from escrowbook.core.history import pinned_digest
from escrowbook.core.journal import Entry, Refused, head
from escrowbook.core.merging import Joined, joined, keyed, told
from escrowbook.core.records import frozen
from escrowbook.core.reports.rows import Row, schema_name
from escrowbook.store.files import read_file
from escrowbook.store.git import install_driver, merge_texts
from escrowbook.store.locking import locked
from escrowbook.store.merging import merged_bytes
from escrowbook.store.reading import read_contract
from escrowbook.store.replacing import replace
from escrowbook.store.walking import SUFFIX, is_contract

__all__ = ["Merged", "install_driver", "is_of_contracts", "merge_files", "merge_texts"]

# How many new events of a side are told where the two cannot both stand.
TOLD_MAX = 5


@frozen
class Merged:
    """What came of a merge: how many events were common, new on our side and on theirs."""

    contract: str
    path: str
    common: int
    ours: int
    theirs: int
    events: int
    head: str
    recorded: bool

    def row(self) -> Row:
        """merge/1."""
        return {
            "schema": schema_name("merge/1"),
            "contract": self.contract,
            "path": self.path,
            "common": self.common,
            "ours": self.ours,
            "theirs": self.theirs,
            "events": self.events,
            "head": self.head,
            "recorded": self.recorded,
        }


def is_of_contracts(*paths: str) -> bool:
    """Whether the versions that there are, an empty one left out, are versions of a contract."""
    return all(is_contract(data) for data in map(read_file, paths) if data)


def merge_files(
    world: World, base: str, ours: str, theirs: str, name: str | None, *, dry_run: bool
) -> Merged:
    """Put what came of both sides into the file `ours`.

    `name` is what the file is called where it is at home, since git hands out copies under other
    names. Raises Unsound for a version that is no sound contract, CannotMerge with both sides
    told, or a store error.
    """
    with locked(ours) as held:
        old_data, our_data, their_data = map(read_file, (base, held.path, theirs))
        home = name or _home_of(our_data, ours)
        # Where the file is new on both sides, git hands out an empty file as the common one.
        common = _version(world, home, "base", old_data) if old_data else None
        mine = _version(world, home, "ours", our_data)
        yours = _version(world, home, "theirs", their_data)
        old = common.document.entries if common is not None else ()
        try:
            outcome = joined(old, mine.document.entries, yours.document.entries)
            new = merged_bytes(
                common.document if common is not None else None,
                mine.document,
                yours.document,
                outcome,
            )
            new_head = _judged(world, home, new, outcome, [mine, yours])
        except CannotMerge as error:
            both = _both_told(old, mine.document.entries, yours.document.entries)
            raise CannotMerge(f"{home}: {error.message}\n{both}", error.remedy) from None
        if not dry_run and new != our_data:
            replace(held, our_data, new, lambda _: None)
    return Merged(
        contract=mine.terms.id,
        path=name or ours,
        common=len(old),
        ours=sum(each.base is None and each.ours is not None for each in outcome),
        theirs=sum(each.base is None and each.theirs is not None for each in outcome),
        events=len(outcome),
        head=new_head,
        recorded=not dry_run,
    )


def _home_of(data: bytes, path: str) -> str:
    """What a version is called at home: its own name if that could be one, else its id's."""
    if path.endswith(SUFFIX):
        return path
    return f"{read_contract(data, path).contract_id}{SUFFIX}"


def _version(world: World, home: str, side: str, data: bytes) -> Opened:
    try:
        opened = opened_file(world, home, data)
        refuse_broken_seals(opened)
    except Unsound as unsound:
        raise Unsound(f"{unsound.path} ({side})", unsound.problems) from None
    return opened


def _judged(
    world: World, home: str, new: bytes, outcome: Sequence[Joined], sides: Sequence[Opened]
) -> str:
    """The head of what came of it. Raises CannotMerge where the rules do not allow that."""
    document = read_contract(new, home)
    terms, entries = document.terms, document.entries
    if terms is None or document.problems:
        raise Defect(f"the merged file does not read back: {document.problems}")
    ensure(
        [entry.seal for entry in entries] == [each.entry.seal for each in outcome],
        "the merged file says something else",
    )
    pinned = pinned_digest(entries)
    were_pinned = all(
        pinned_digest(side.document.entries) in (None, side.terms.digest) for side in sides
    )
    if were_pinned and pinned not in (None, terms.digest):
        raise CannotMerge(
            "one side accepted the terms, and the other changed them",
            "agree on the terms, have them accepted, and merge again",
        )
    try:
        fold(terms, entries, max([world.moment(terms), *(each.event.at for each in entries)]))
    except Refused as refused:
        joint = outcome[refused.entry.number - 1]
        side = "ours" if joint.theirs is None else "theirs" if joint.ours is None else "both"
        raise CannotMerge(
            f"with the events of both sides, {told(refused.entry)} ({side}) would be refused: "
            f"{refused.refusal.message} [{refused.refusal.code}]",
            "undo one of the two on its side (`contract undo`), or record it anew behind the "
            "other's, then merge again",
        ) from None
    return head(terms.id, terms.digest, entries)


def _both_told(old: Sequence[Entry], ours: Sequence[Entry], theirs: Sequence[Entry]) -> str:
    """What is new on each side, a line each."""
    common = keyed(old)
    lines = []
    for name, side in (("ours", ours), ("theirs", theirs)):
        new = [told(entry) for key, entry in keyed(side).items() if key not in common]
        more = f", and {len(new) - TOLD_MAX} more" if len(new) > TOLD_MAX else ""
        lines.append(f"  {name}: {', '.join(new[:TOLD_MAX]) or 'nothing new'}{more}")
    return "\n".join(lines)
