"""A folder and a terminal of 80 columns in which the commands of a page run, one after another."""

import os
import pty
import shutil
import struct
import subprocess
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs.blocks import ROOT
from tests.examples.programs import PACKAGES, programs_folder, surroundings

ROWS, COLUMNS = 50, 80


@dataclass(frozen=True)
class Shown:
    """What the terminal showed, without the spaces at line ends, and how the command ended."""

    text: str
    code: int


@dataclass
class Terminal:
    """`folder` is where commands run; `code` is how the last one ended, `moment` what is now.

    `packages` is where the programs are imported from.
    """

    folder: Path
    programs: Path
    packages: Path = PACKAGES
    code: int = 0
    moment: str = ""

    def run(self, command: str) -> Shown:
        """Run one command as a person would type it; nobody is there to answer."""
        ours, theirs = pty.openpty()
        ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        with subprocess.Popen(
            # So that `echo $?` tells how the command before it ended.
            ["sh", "-c", f"(exit {self.code})\n{command}"],
            cwd=self.folder,
            env=self._surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
        ) as process:
            os.close(theirs)
            shown = b"".join(_chunks(ours))
        os.close(ours)
        self.code = process.returncode
        lines = shown.decode("utf-8").replace("\r\n", "\n").splitlines()
        return Shown("".join(f"{line.rstrip()}\n" for line in lines), self.code)

    def _surroundings(self) -> Mapping[str, str]:
        as_of = {"ESCROWBOOK_AS_OF": self.moment} if self.moment else {}
        return surroundings(self.programs, self.folder, PYTHONPATH=str(self.packages), **as_of)


def _chunks(descriptor: int) -> Iterator[bytes]:
    """All that comes, until the last program that could write has gone."""
    while True:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:
            return
        if not chunk:
            return
        yield chunk


@contextmanager
def terminal(page: str) -> Iterator[Terminal]:
    """Open a terminal in an empty folder; with our examples where the page speaks of them.

    A page that adds to the program itself has a copy of it there, and runs that.
    """
    with TemporaryDirectory() as parent:
        folder = Path(parent) / "book"
        folder.mkdir()
        if "examples/" in page:
            shutil.copytree(ROOT / "examples", folder / "examples")
        screen = Terminal(folder, programs_folder(Path(parent) / "bin"))
        if "<!-- file: src/escrowbook/" in page:
            screen.packages = folder / "src"
            shutil.copytree(PACKAGES / "escrowbook", screen.packages / "escrowbook")
        yield screen
