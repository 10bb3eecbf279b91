"""The three programs on a PATH of their own, as whoever installed them has them."""

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

import escrowbook

NAMES = ("escrowbook", "contract", "milestone")

# Where the program that is tested lies: the source tree, or an installed wheel.
PACKAGES = Path(escrowbook.__file__).parents[1]

# What would make the same command say something else on another machine, or be slower: it is
# measured often enough elsewhere what these runs cover.
UNWANTED = (
    "CLICOLOR",
    "COLUMNS",
    "COVERAGE_",
    "ESCROWBOOK_",
    "FORCE_COLOR",
    "GIT_",
    "LANG",
    "LC_",
    "PYTHONDONTWRITEBYTECODE",
)


def programs_folder(folder: Path) -> Path:
    """Make a folder that holds the three programs and nothing else, and return it."""
    folder.mkdir(parents=True)
    for name in NAMES:
        start = (
            f"import sys; from escrowbook.cli.main import {name}; sys.argv[0] = {name!r}; {name}()"
        )
        program = folder / name
        program.write_text(
            f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c {shlex.quote(start)} "$@"\n',
            encoding="utf-8",
        )
        program.chmod(0o755)
    return folder


def surroundings(folder: Path, home: Path, **more: str) -> Mapping[str, str]:
    """The environment of a user with the programs of FOLDER and an empty HOME, in UTC."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(UNWANTED)}
    # Git writes the same commit twice where author, committer and their dates are the same.
    git = {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_PAGER": "cat",
        **{f"GIT_{who}_NAME": "Muhannad A." for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "muhannad@example.org" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_DATE": "2026-03-02T10:00:00Z" for who in ("AUTHOR", "COMMITTER")},
    }
    return {
        **kept,
        **git,
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(PACKAGES),
        "PYTHONUTF8": "1",
        "HOME": str(home),
        "LC_ALL": "C",
        "TZ": "UTC",
        "NO_COLOR": "1",
        "TERM": "xterm",
        **more,
    }
