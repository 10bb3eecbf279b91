"""What the store can fail with: each has a word for scripts, a sentence, and a next step."""

import errno
import os
from collections.abc import Callable

import pytest

from escrowbook.core.errors import Place, Problem
from escrowbook.core.records import replace
from escrowbook.store import errors
from escrowbook.store.errors import (
    AlreadyThere,
    Ambiguous,
    BadConfig,
    ChangedMeanwhile,
    GitFailed,
    HeadMoved,
    Locked,
    NoPlaceForLock,
    NotARegularFile,
    NotConfirmed,
    NotFound,
    StoreError,
    SystemRefused,
    TooLong,
)

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, StoreError) and kind is not StoreError
]


LIGHT_ON = Problem("unreadable", "there is no setting 'light'", "delete it", Place(1), "light = 1")
PATH = "acme.toml"
# Each kind: its word, what it says, and the next step.
SAID: list[tuple[Callable[[], StoreError], str, str, str]] = [
    (lambda: NotFound(PATH, "none", "look"), "not-found", "none", "look"),
    (lambda: Ambiguous(PATH, "two", "name one", ["a", "b"]), "ambiguous", "two", "name one"),
    (lambda: NotARegularFile(PATH, "a pipe"), "not-a-file", "a pipe", ""),
    (
        lambda: BadConfig(PATH, [LIGHT_ON, replace(LIGHT_ON, message="another", remedy="also")]),
        "config",
        "there is no setting 'light'",
        "delete it",
    ),
    (lambda: AlreadyThere(PATH, "there", "another id"), "taken", "there", "another id"),
    (lambda: TooLong(PATH, "long", "shorten it"), "too-long", "long", "shorten it"),
    (
        lambda: Locked(PATH, 12),
        "locked",
        "process 12 is writing to acme.toml",
        "run it again in a moment, or with --wait 60; `ps 12` shows who it is",
    ),
    (
        lambda: Locked(PATH, None),
        "locked",
        "another process is writing to acme.toml",
        "run it again in a moment, or with --wait 60",
    ),
    (
        lambda: ChangedMeanwhile(PATH),
        "changed",
        "acme.toml was changed by someone else while we looked at it; nothing was recorded",
        "run it again",
    ),
    (
        lambda: HeadMoved(PATH, "5@1a2b", "6@3c4d"),
        "head-moved",
        "the head of acme.toml is 6@3c4d, not 5@1a2b; nothing was recorded",
        "look at what was recorded since (`contract log`), then run it again with that head",
    ),
    (lambda: GitFailed(PATH, "git says no"), "git", "git says no", "see to that, and run it again"),
    (
        lambda: NoPlaceForLock(PATH, "a folder"),
        "lock",
        "acme.toml is a folder, but our lock has to be a file of that name",
        "find out who made it, and remove it",
    ),
    (
        lambda: NotConfirmed(PATH, "Input/output error"),
        "not-confirmed",
        "recorded in acme.toml, but the disk did not confirm it: Input/output error",
        "look after the disk, then run it again with the same --ref",
    ),
    (
        lambda: NotConfirmed(PATH, "Input/output error", is_there=False),
        "not-confirmed",
        "perhaps recorded in acme.toml, but the disk did not confirm it: Input/output error",
        "look after the disk, then run it again with the same --ref",
    ),
    (
        lambda: SystemRefused(PATH, OSError(errno.EXDEV, ""), "read"),
        "system",
        f"cannot read acme.toml: {os.strerror(errno.EXDEV)}",
        "see to that and run it again",
    ),
    (
        lambda: SystemRefused(PATH, OSError(), "read"),
        "system",
        f"cannot read acme.toml: {os.strerror(errno.EIO)}",
        "the disk reports an error: look after it before anything else",
    ),
]


@pytest.mark.parametrize("make, word, message, remedy", SAID)
def test_each_kind_has_a_word_a_sentence_and_a_next_step(
    make: Callable[[], StoreError], word: str, message: str, remedy: str
) -> None:
    error = make()

    assert (PATH, word, message, message, remedy) == (
        error.path,
        error.name,
        error.message,
        str(error),
        error.remedy,
    )


def test_each_kind_is_told_and_has_a_word_of_its_own() -> None:
    assert {type(make()) for make, *_ in SAID} == set(KINDS)
    assert len(KINDS) == len({kind.name for kind in KINDS} - {"store"})
    assert "store" == StoreError(PATH, "").name


def test_what_a_kind_knows_beside_its_words() -> None:
    assert ("a", "b") == Ambiguous(PATH, "two", "name one", ["a", "b"]).paths
    assert (LIGHT_ON,) == BadConfig(PATH, [LIGHT_ON]).problems
    assert [12, None] == [Locked(PATH, holder).holder for holder in (12, None)]
    assert NotConfirmed(PATH, "no").is_there
    assert not NotConfirmed(PATH, "no", is_there=False).is_there


# What people can do about a refusal; `write to` is what was tried.
REFUSED = {
    errno.ENOENT: "make the folder first (mkdir -p)",
    errno.EEXIST: "find out who made it, and remove it",
    errno.ENOSPC: "free some space on that disk and run it again",
    errno.EDQUOT: "your quota on that disk is used up: free some space and run it again",
    errno.EFBIG: "the file may not grow that large here (ulimit -f): raise the limit",
    errno.EROFS: "the disk is read-only: mount it for writing, or work on a copy",
    errno.EACCES: "you have no right to: look at the owner and mode of the file and its folder",
    errno.EPERM: "you have no right to: look at the owner and mode of the file and its folder",
    errno.EIO: "the disk reports an error: look after it before anything else",
    errno.ENOLCK: "this disk cannot lock files: keep the book on a local disk",
    errno.EMFILE: "too many files are open: raise the limit (ulimit -n)",
    errno.ENAMETOOLONG: "use a shorter name",
    errno.ELOOP: "a link stands where we need a file of our own: remove it",
}


@pytest.mark.parametrize("number", errors.SYSTEM_REMEDIES)
def test_a_refusal_of_the_system_says_what_to_do(number: int) -> None:
    refused = SystemRefused(PATH, OSError(number, ""), "write to")

    assert f"cannot write to acme.toml: {os.strerror(number)}" == refused.message
    assert REFUSED[number] == refused.remedy
    assert number == refused.errno


def test_a_refusal_without_a_number_is_an_input_output_error() -> None:
    assert errno.EIO == SystemRefused(PATH, OSError(), "read").errno


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
@pytest.mark.parametrize("needed_bytes, said", [(41_200, "; 41,200 bytes are needed"), (0, "")])
def test_a_full_disk_is_told_how_much_is_needed(number: int, needed_bytes: int, said: str) -> None:
    refused = SystemRefused(PATH, OSError(number, ""), "write to", needed_bytes)

    assert REFUSED[number] + said == refused.remedy


def test_how_much_is_needed_is_no_point_where_the_disk_is_broken() -> None:
    refused = SystemRefused(PATH, OSError(errno.EIO, ""), "write to", 41_200)

    assert REFUSED[errno.EIO] == refused.remedy
