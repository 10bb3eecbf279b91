"""The three programs. Nothing is imported here that `--version` could do without."""

from __future__ import annotations

import os
import sys

from escrowbook import __version__

VERSION_OPTIONS = ("--version", "-V")


def escrowbook() -> None:
    """`escrowbook`: everything."""
    _start("escrowbook")


def milestone() -> None:
    """`milestone …` is `escrowbook milestone …`."""
    _start("milestone")


def contract() -> None:
    """`contract …` is `escrowbook contract …`."""
    _start("contract")


def _start(program: str) -> None:
    """Run the command line: by the door where it can, else, and for all help, by Typer."""
    words = sys.argv[1:]
    if len(words) == 1 and words[0] in VERSION_OPTIONS and _is_told(f"{program} {__version__}"):
        return
    from escrowbook.cli.ending import interrupts_end_us, run

    # Until a command runs there is nothing to clean up.
    interrupts_end_us()
    if f"_{program.upper()}_COMPLETE" in os.environ:
        from escrowbook.cli.offering import offered

        answer = offered(program, os.environ)
        if answer is not None and _is_told(answer):
            return
    else:
        from escrowbook.cli.door import entered

        invoke = entered(program, words)
        if invoke is not None:
            sys.exit(run(invoke, program, words))
    from escrowbook.cli.program import application

    application(program)(prog_name=program)


def _is_told(line: str) -> bool:
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except (OSError, AttributeError):
        # Nobody can read it: the long way knows how such a command ends.
        return False
    return True
