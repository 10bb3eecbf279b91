"""git, where it was asked for: the driver that merges contracts, and its own merge for others.

Programs are started with a list of words and never through a shell.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence

from escrowbook.store.errors import GitFailed, NotFound, SystemRefused
from escrowbook.store.files import read_file

DRIVER = "escrowbook"
ATTRIBUTES_FILE = ".gitattributes"
ATTRIBUTE = f"*.toml merge={DRIVER}"
# What git fills in: the common version, ours, theirs, and the path at home.
PLACEHOLDERS = ("%O", "%A", "%B", "%P")


def install_driver(folder: str, program: Sequence[str]) -> list[str]:
    """Let git merge the contracts of `folder` by `program`, and say what was done for it.

    The driver goes into the repository's own settings, which git shares with nobody; which files
    it is for goes into `.gitattributes` of the folder, to be committed. Raises NotFound where the
    folder is in no repository, GitFailed, SystemRefused.
    """
    if _run(["git", "-C", folder, "rev-parse", "--git-dir"]).returncode:
        raise NotFound(folder, f"{folder} is in no git repository", f"git init {folder}")
    command = f"{shlex.join(program)} {' '.join(PLACEHOLDERS)}"
    settings = {"name": "escrowbook: events of both sides, by time", "driver": command}
    for key, value in settings.items():
        name = f"merge.{DRIVER}.{key}"
        done = _run(["git", "-C", folder, "config", "--local", name, value])
        if done.returncode:
            raise GitFailed(folder, f"git config says: {done.stderr.strip()}")
    path = ATTRIBUTES_FILE if folder == os.curdir else os.path.join(folder, ATTRIBUTES_FILE)
    told = [f"git merges contracts by: {command}"]
    if _add_line(path, ATTRIBUTE):
        told.append(f"added to {path}, which is to be committed: {ATTRIBUTE}")
    return told


def merge_texts(base: str, ours: str, theirs: str) -> int:
    """Let git merge files that are no contracts, into `ours`; 0 where nothing is in conflict."""
    names = ["-L", "ours", "-L", "base", "-L", "theirs"]
    done = _run(["git", "merge-file", *names, "--", ours, base, theirs])
    return min(done.returncode, 1)


def _run(words: list[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - our own words, and never through a shell.
            words, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except OSError as error:
        raise GitFailed("git", f"cannot start git: {error.strerror}") from error


def _add_line(path: str, line: str) -> bool:
    """Add a line at the end of a file of people's own, unless it is there."""
    try:
        data = read_file(path)
    except NotFound:
        data = b""
    if line.encode() in data.splitlines():
        return False
    glue = "" if not data or data.endswith(b"\n") else "\n"
    try:
        with open(path, "ab") as file:
            file.write(f"{glue}{line}\n".encode())
    except OSError as error:
        raise SystemRefused(path, error, "write to") from error
    return True
