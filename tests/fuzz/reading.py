"""Fuzzing the reader: whatever the bytes are, problems with their places, and soon.

`python -m tests.fuzz.reading COUNT [--seed N]` prints what came of it, and a line for each input
that ended otherwise. The input can be had again from the seed and its number.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import TextIO

from escrowbook.store.reading import read_contract
from tests.fuzz.counting import SECONDS_MAX, Tally, options
from tests.fuzz.inputs import inputs


def faults(count: int, seed: int, tally: Tally) -> Iterator[str]:
    """Read `count` broken files; a line for each that is not answered as it should be."""
    for number, (name, data) in enumerate(inputs(count, seed)):
        begun = time.process_time()
        try:
            document = read_contract(data, name)
        except Exception as error:  # noqa: BLE001 - that nothing is raised is what is tested.
            yield f"seed {seed}, input {number}: {type(error).__name__}: {error}"
            continue
        if tally.time(time.process_time() - begun) > SECONDS_MAX:
            yield f"seed {seed}, input {number}: took more than {SECONDS_MAX} s"
        tally.count("sound" if not document.problems else document.problems[0].code)
        line_count = data.count(b"\n") + data.count(b"\r") + 1
        for problem in document.problems:
            if not problem.message or not 1 <= problem.place.line <= line_count:
                yield f"seed {seed}, input {number}: {problem}"


def main(out: TextIO = sys.stdout) -> None:
    """Read as many as the command line asks for."""
    count, seed = options()
    tally = Tally()
    out.writelines(f"{fault}\n" for fault in faults(count, seed, tally))
    out.write(f"{tally}\n")


if __name__ == "__main__":
    main()
