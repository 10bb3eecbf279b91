"""Many processes that write to one contract, and readers that look at it meanwhile.

Run as a program of its own, since forking is only sound in a process without threads:
`python -m tests.faults.many_writers FOLDER WRITERS EVENTS` prints a line for each fault, and how
many events were written. With the word `judged` behind them each event goes through the rules, as
a command's does; without it through the store alone, which is what is under test and costs less.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from escrowbook.actions.drafting import WriteOptions
from escrowbook.actions.opening import World
from escrowbook.actions.recording import record
from escrowbook.core.journal import seal_of
from escrowbook.store.files import read_file
from escrowbook.store.lines import event_line
from escrowbook.store.locking import locked
from escrowbook.store.reading import Document, read_contract
from escrowbook.store.writing import append
from tests.store.samples import SOUND

READERS = 2
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
WAIT_SECONDS = 600.0
OPTIONS = WriteOptions(wait_seconds=WAIT_SECONDS)


def forked(work: Callable[[], int]) -> int:
    """Do the work in another process, which ends with the number that comes of it."""
    child = os.fork()
    if child == 0:
        # Whatever happens there, nobody but us goes on from here.
        code = 99
        try:
            code = work()
        finally:
            os._exit(code)
    return child


def judge_and_write(path: Path, writer: int, events: int) -> int:
    world = World(NOW, None, str(path.parent))
    for event in range(events):
        record(world, str(path), {"do": "note", "note": f"{writer}:{event}"}, OPTIONS)
    return 0


def write(path: Path, writer: int, events: int) -> int:
    for event in range(events):
        with locked(str(path), WAIT_SECONDS) as held:
            document = read_contract(read_file(held.path), held.path)
            values = {"at": NOW, "do": "note", "note": f"{writer}:{event}"}
            line = event_line(len(document.entries) + 1, values, seal_of(values))
            append(held, document, [line], lambda _: None)
    return 0


def watch(path: Path) -> int:
    """Read until all has been written; 1 where the file was ever half, or shorter than before."""
    count, looks = 0, 0
    while not (path.parent / "done").exists():
        document = looked_at(path)
        if document.problems or len(document.entries) < count:
            return 1
        count = len(document.entries)
        looks += 1
        time.sleep(0.05)
    return 0 if looks else 2


def looked_at(path: Path) -> Document:
    return read_contract(read_file(str(path)), str(path))


def faults(
    folder: Path, writers: int, events: int, work: Callable[[Path, int, int], int]
) -> Iterator[str]:
    path = folder / "acme.toml"
    path.write_text(SOUND, encoding="utf-8")
    before = len(looked_at(path).entries)
    at_work = [forked(partial(work, path, number, events)) for number in range(writers)]
    looking = [forked(partial(watch, path)) for _ in range(READERS)]
    ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in at_work]
    (folder / "done").touch()
    seen = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in looking]
    if any(ended):
        yield f"writers ended with {ended}"
    if any(seen):
        yield f"readers saw something half, or nothing: {seen}"
    document = looked_at(path)
    if document.problems:
        yield f"the file is not sound: {document.problems[0].message}"
    notes = [entry.event.note for entry in document.entries[before:]]
    for writer in range(writers):
        theirs = [note for note in notes if note is not None and note.startswith(f"{writer}:")]
        if theirs != [f"{writer}:{event}" for event in range(events)]:
            yield f"writer {writer}: lost, doubled or out of order: {theirs}"
    if len(notes) != writers * events:
        yield f"{len(notes)} events, not {writers * events}"
    left = sorted(each.name for each in folder.iterdir())
    if left != ["acme.toml", "done"]:
        yield f"left behind: {left}"


if __name__ == "__main__":
    folder, writers, events = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    started = time.monotonic()
    found = list(faults(folder, writers, events, judge_and_write if sys.argv[4:] else write))
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    took = time.monotonic() - started
    sys.stdout.write(f"{writers * events} events by {writers} writers in {took:.1f} s\n")
    sys.exit(bool(found))
