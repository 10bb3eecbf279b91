"""What the store can fail with: each has a word for scripts, a sentence, and a next step."""

import errno

import pytest

from escrowbook.store import errors
from escrowbook.store.errors import Locked, NotConfirmed, StoreError, SystemRefused

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, StoreError) and kind is not StoreError
]


def test_each_kind_has_a_word_of_its_own() -> None:
    words = [kind.name for kind in KINDS]

    assert len(set(words)) == len(words) == 13
    assert StoreError.name not in words


@pytest.mark.parametrize("number", errors.SYSTEM_REMEDIES)
def test_a_refusal_of_the_system_says_what_to_do(number: int) -> None:
    refused = SystemRefused("acme.toml", OSError(number, ""), "write to")

    assert refused.message.startswith("cannot write to acme.toml: ")
    assert errors.SYSTEM_REMEDIES[number] == refused.remedy
    assert number == refused.errno


def test_a_refusal_without_a_number_is_an_input_output_error() -> None:
    refused = SystemRefused("acme.toml", OSError(), "read")

    assert errno.EIO == refused.errno


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_told_how_much_is_needed(number: int) -> None:
    refused = SystemRefused("acme.toml", OSError(number, ""), "write to", 41_200)

    assert refused.remedy.endswith("; 41,200 bytes are needed")


def test_how_much_is_needed_is_no_point_where_the_disk_is_broken() -> None:
    refused = SystemRefused("acme.toml", OSError(errno.EIO, ""), "write to", 41_200)

    assert errors.SYSTEM_REMEDIES[errno.EIO] == refused.remedy


def test_a_rare_refusal_has_a_next_step_too() -> None:
    assert SystemRefused("x", OSError(errno.EXDEV, ""), "read").remedy


@pytest.mark.parametrize("holder, message", [
    (12, "process 12 is writing to x"), (None, "another process is writing to x"),
])  # fmt: skip
def test_who_holds_a_lock_is_told(holder: int | None, message: str) -> None:
    locked = Locked("x", holder)

    assert message == str(locked)
    assert "again in a moment" in locked.remedy


def test_what_is_not_confirmed_is_to_be_repeated_with_its_ref() -> None:
    recorded = NotConfirmed("x", "Input/output error")
    unknown = NotConfirmed("x", "Input/output error", is_there=False)

    assert recorded.message.startswith("recorded in x, but")
    assert unknown.message.startswith("perhaps recorded in x, but")
    assert "the same --ref" in recorded.remedy
