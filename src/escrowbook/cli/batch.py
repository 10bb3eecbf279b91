"""A command over many contracts: what cannot be read is told, and the batch goes on to its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from escrowbook.actions.opening import Failed, Opened
from escrowbook.cli.choosing import chosen_contracts, named_paths
from escrowbook.cli.exits import Exit
from escrowbook.cli.options import Reading
from escrowbook.cli.output import say, tell_failed, warn
from escrowbook.cli.surroundings import world_for


class Batch:
    """The sound contracts among those named; `exit` is the highest code of the others so far."""

    def __init__(
        self, call: Reading, typed: Sequence[str] | None, *, nul_separated: bool = False
    ) -> None:
        self.call = call
        self.exit: int = Exit.DONE
        self._world = world_for(call)
        self._names = named_paths(typed, nul_separated=nul_separated)

    def __iter__(self) -> Iterator[Opened]:
        count = 0
        for each in chosen_contracts(self._world, self._names):
            if isinstance(each, Failed):
                self.exit = max(self.exit, tell_failed(self.call, each))
                continue
            count += 1
            warn(self.call, each)
            yield each
        if self.call.verbose:
            say(f"{count} sound contracts; the book is {self._world.book}")
