"""The three programs. Nothing is imported here that `--version` could do without."""

from __future__ import annotations

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
    if len(sys.argv) == 2 and sys.argv[1] in VERSION_OPTIONS:  # noqa: PLR2004 - one argument.
        try:
            sys.stdout.write(f"{program} {__version__}\n")
            sys.stdout.flush()
        except (OSError, AttributeError):
            # Nobody can read it: the long way knows how such a command ends.
            pass
        else:
            return
    # Typer needs it as well, so that it costs nothing.
    import signal

    # Until a command runs there is nothing to clean up: Ctrl-C ends us at once, without a word.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from escrowbook.cli.program import application

    application(program)(prog_name=program)
