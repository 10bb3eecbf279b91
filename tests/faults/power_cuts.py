"""Power cuts on a real ext4: what was not written when the disk lost its power is gone.

`python -m tests.faults.power_cuts FOLDER COUNT [--seed N]`, as root, prints a line for each of
ext4's three modes of data and a line for each cut that left something wrong. A writer works on a
file system in a file of its own, mounted by loop; at a random moment the file system is shut down
without its log being flushed (ioctl `EXT4_IOC_SHUTDOWN`), unmounted and mounted again, which
replays the log as after a power cut. Whoever was told "recorded" has to find it there.
"""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.faults.leading import lead, seconds_of, start
from tests.faults.writings import Writing, writings

MODES = ("ordered", "writeback", "journal")
# _IOR('X', 125, __u32), and its flag for a log that is not flushed (ext4.h).
SHUTDOWN = 0x8004587D
WITHOUT_FLUSHING = struct.pack("I", 2)
IMAGE_BYTES = 16 * 1024 * 1024
# Programs for administrators are not on everybody's path.
MKFS = shutil.which("mkfs.ext4", path=os.pathsep.join([*os.get_exec_path(), "/usr/sbin", "/sbin"]))


def call(*words: str) -> None:
    """Run a program of the system, quietly. Raises CalledProcessError."""
    subprocess.run(words, check=True, capture_output=True)


@contextmanager
def formatted(folder: Path) -> Iterator[Path]:
    """An image with a fresh ext4; gone afterwards."""
    image = folder / "image"
    with image.open("wb") as file:
        file.truncate(IMAGE_BYTES)
    call(MKFS or "mkfs.ext4", "-q", "-F", str(image))
    yield image
    image.unlink()


def mount(image: Path, at: Path, mode: str) -> None:
    """Mount an image by loop, with ext4's `data=mode`."""
    at.mkdir(exist_ok=True)
    call("mount", "-o", f"loop,data={mode}", str(image), str(at))


def cut(at: Path) -> None:
    """Take the power from a mounted file system."""
    folder = os.open(at, os.O_RDONLY)
    try:
        fcntl.ioctl(folder, SHUTDOWN, WITHOUT_FLUSHING)
    finally:
        os.close(folder)


def faults(folder: Path, count: int, seed: int) -> Iterator[str]:
    """Cut the power `count` times in each mode; a line for each that left something wrong."""
    every = writings(folder / "lived")
    for mode in MODES:
        moments = random.Random(f"{seed} {mode}")
        tally = {"recorded": 0, "told": 0}
        with formatted(folder) as image:
            for number in range(count):
                writing = every[number % len(every)]
                for fault in _fault(folder / "disk", image, mode, writing, moments, tally):
                    yield f"seed {seed}, data={mode}, cut {number}, {writing}: {fault}"
        sys.stdout.write(
            f"data={mode}: {count} cuts, {tally['recorded']} had recorded, "
            f"{tally['told']} had told so\n"
        )


def _fault(
    disk: Path,
    image: Path,
    mode: str,
    writing: Writing,
    moments: random.Random,
    tally: dict[str, int],
) -> list[str]:
    path = disk / "shop.toml"
    mount(image, disk, mode)
    writing.prepare(path)
    seconds = seconds_of(*writing.words, book=disk)
    writing.prepare(path)
    # What was there before the writer came has long been on the disk.
    os.sync()
    child = start(*writing.words, book=disk)
    # Beyond the end of the writer too: what he was told has to be true right afterwards.
    time.sleep(moments.uniform(0, 1.3 * seconds))
    cut(disk)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    call("umount", str(disk))
    mount(image, disk, mode)
    try:
        tally["recorded"] += path.exists() and path.read_bytes() == writing.after
        tally["told"] += code == 0
        return list(writing.faults(path, code))
    finally:
        call("umount", str(disk))


if __name__ == "__main__":
    lead(faults)
