"""What is told to be tried can be typed as it stands, is not refused in turn, and gives away none.

A row: what was recorded, what is then typed, the end of its message, and what it says to try.
Whatever is to be tried is then typed, its capital words filled in, and has to succeed.
"""

import shlex
from pathlib import Path

import pytest

from tests.cli.counter import tell, tell_ok

FILLED = {"AMOUNT": "10.00", "'TITLE=AMOUNT'": "'More=50'"}

# The contract j: three milestones at 250.00 USD under a preset, and what was recorded of it.
TABLE = [
    # The words that were typed stay.
    (
        "upwork",
        ["milestone fund j M1"],
        "contract close j --by client --pay M1=100",
        "look at its report first, or say --yes",
        "contract close j --refund-report --by client --pay M1=100",
    ),
    (
        "upwork",
        ["milestone fund j M1"],
        "dispute open j --claim 100 --by client --at 2026-03-10",
        "what is held lies in M1",
        "escrowbook dispute open j M1 --claim 100.00 --by client --at 2026-03-10",
    ),
    (
        "generic",
        ["milestone fund j M1", "milestone fund j M2"],
        "milestone release j --amount 10 --note part --ref w-1",
        "release could mean M1, M2: say which",
        "milestone release j M1 --amount 10 --note part --ref w-1",
    ),
    (
        "generic",
        ["milestone fund j M1", "dispute open j M1 --claim 250"],
        "dispute offer j M1 --freelancer 20 --note fair",
        "say which side it is: --by client or --by freelancer",
        "escrowbook dispute offer j M1 --by freelancer --freelancer 20 --note fair",
    ),
    # Nothing is given away unasked.
    (
        "upwork",
        ["milestone fund j M1"],
        "milestone cancel j M1",
        "it is released, given back or divided",
        "contract show j",
    ),
    (
        "upwork",
        ["milestone fund j M1", "milestone release j M1"],
        "milestone refund j M1",
        "which only --paid would give back",
        "contract show j",
    ),
    ("upwork", [], "milestone refund j M2", "nothing of M2 is in escrow", "contract show j"),
    (
        "generic",
        ["milestone fund j M1", "refund request j M1"],
        "refund request j M1 --amount 10",
        "asked back",
        "escrowbook agenda j",
    ),
    # What comes before.
    (
        "upwork",
        ["milestone fund j M1"],
        "milestone release j M2",
        "a deposit comes before its release",
        "milestone submit j M1",
    ),
    (
        "upwork",
        ["milestone fund j M1"],
        "milestone submit j M2",
        "nothing is protected",
        "milestone submit j M1",
    ),
    (
        "upwork",
        ["milestone fund j M1", "milestone submit j M1"],
        "milestone request-changes j M2",
        "M2 is not submitted",
        "milestone release j M1",
    ),
    (
        "upwork",
        ["milestone fund j M1", "dispute open j M1 --claim 250"],
        "milestone fund j M2",
        "one milestone is funded at a time",
        "escrowbook agenda j",
    ),
    (
        "upwork",
        ["milestone fund j M1", "milestone release j M1"],
        "milestone fund j M1",
        "M1 is fully funded and released",
        "contract show j",
    ),
    (
        "upwork",
        ["milestone fund j M1"],
        "milestone fund j M1",
        "M1 is fully funded",
        "milestone submit j M1",
    ),
    # One balance for all.
    (
        "guru",
        ["milestone fund j --amount 100"],
        "milestone fund j M2",
        "so a deposit names none",
        "milestone fund j --amount 250.00",
    ),
    (
        "guru",
        [],
        "milestone release j M1",
        "a deposit comes before its release",
        "milestone fund j",
    ),
    (
        "escrow.com",
        ["milestone fund j"],
        "milestone submit j M1",
        "2 of 3 are not: M2, M3",
        "milestone fund j",
    ),
    # A slip in the date.
    (
        "upwork",
        ["milestone fund j M1"],
        "milestone submit j M1 --at 2026-03-05",
        "so it was at 2026-03-05T00:00:00+00:00, and today it is allowed: check --at",
        "contract log j",
    ),
    (
        "upwork",
        ["milestone fund j M1", "milestone release j M1"],
        "milestone fund j M1 --at 2026-03-05",
        "2026-03-05T00:00:00+00:00 is before that: check --at",
        "contract log j",
    ),
    (
        "upwork",
        ["milestone fund j M1", "milestone release j M1 --amount 250"],
        "contract undo j 1",
        "M1 is unfunded and holds nothing in escrow; a deposit comes before its release",
        "contract undo j 2",
    ),
    (
        "upwork",
        ["contract note j hi"],
        "contract note j hi",
        "event 1 says exactly this already; if it happened twice, give each its own --ref",
        "contract log j",
    ),
    # Closing.
    (
        "upwork",
        ["milestone fund j M1"],
        "contract close j --by mutual --yes",
        "a mutual closing says",
        "contract close j --by mutual --pay M1=AMOUNT",
    ),
    (
        "upwork",
        ["milestone fund j M1"],
        "contract close j --by freelancer --pay M1=100 --yes --note done",
        "the client can, or both",
        "contract close j --by mutual --pay M1=100.00 --note done",
    ),
    # A name nearly right.
    (
        "upwork",
        [],
        "milestone fund j m2",
        "there is no milestone m2: did you mean M2?",
        "milestone list j",
    ),
    (
        "upwork",
        [],
        "milestone edit j m2 --amount 300",
        "no milestone 'm2': did you mean M2?",
        "milestone list j",
    ),
]


def told_to_try(err: str) -> tuple[str, str]:
    """The message and the remedy of an error."""
    message, _, remedy = err.partition("\n  try: ")
    return message.split(" [")[0], remedy.rstrip("\n")


@pytest.mark.parametrize(
    "policy, before, typed, message, remedy", TABLE, ids=map(str, range(len(TABLE)))
)
def test_it_is_tried(
    policy: str, before: list[str], typed: str, message: str, remedy: str, tmp_path: Path
) -> None:
    found_deal(tmp_path, policy)
    for words in before:
        tell_ok(*shlex.split(words), book=tmp_path)

    program, *typed_words = shlex.split(typed)
    name = program if program in ("contract", "milestone") else "escrowbook"
    told = tell(
        *([program] if name == "escrowbook" else []), *typed_words, book=tmp_path, name=name
    )
    said, try_it = told_to_try(told.err)

    assert (True, remedy) == (message in said, try_it), said
    again = shlex.split(filled_in(try_it).removeprefix("escrowbook "))
    tell_ok(*again, *([] if only_looks(again) else ["--dry-run"]), book=tmp_path)


def found_deal(book: Path, policy: str) -> None:
    parties = ("--client", "Acme", "--freelancer", "Ann", "--currency", "USD", "--title", "Job")
    milestones = [part for name in "ABC" for part in ("--milestone", f"{name}=250")]
    now = "2026-03-01T12:00:00Z"
    tell_ok("contract", "new", "j", *parties, "--policy", policy, *milestones, book=book, now=now)


def filled_in(command: str) -> str:
    for blank, filling in FILLED.items():
        command = command.replace(blank, filling)
    return command


def only_looks(words: list[str]) -> bool:
    return words[1] in ("show", "list", "log", "j") or "--refund-report" in words
