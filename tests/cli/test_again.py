"""A remedy keeps what still holds of the command that was typed, and can itself be typed."""

import pytest

from escrowbook.cli.again import kept

# Program, what was typed behind it, whether a rule refused it, the remedy, what is then told.
TABLE = [
    # The command itself, with something put right: all that was said of it stays.
    (
        "contract",
        "close j --by client --pay M4=100 --note 'in peace'",
        False,
        "contract close j --refund-report",
        "contract close j --refund-report --by client --pay M4=100 --note 'in peace'",
    ),
    (
        "escrowbook",
        "dispute open j --claim 100 --by client --at=2026-11-20 --chance 40",
        True,
        "escrowbook dispute open j M1 --claim 100.00",
        "escrowbook dispute open j M1 --claim 100.00 --by client --at=2026-11-20 --chance 40",
    ),
    (
        "escrowbook",
        "milestone release j --amount 50 --ref w-17 --dry-run --json",
        False,
        "milestone release j M1",
        "milestone release j M1 --amount 50 --ref w-17 --dry-run --json",
    ),
    # A rule said no: the amount may be the reason, and a yes was given to something else.
    ("milestone", "release j M1 --amount 50", True, "milestone release j M1", None),
    ("contract", "close j --yes", True, "contract close j --refund-report", None),
    # What the remedy says itself counts.
    (
        "contract",
        "close j --by freelancer --note x",
        True,
        "contract close j --by client",
        "contract close j --by client --note x",
    ),
    # Another command happens at its own time, and is another's doing; it has the same book.
    ("milestone", "submit j M1 --by freelancer --at fri", True, "milestone fund j M1", None),
    (
        "milestone",
        "submit j M1 --book b --as-of 2026-02-01",
        True,
        "contract log j",
        "contract log j --book b --as-of 2026-02-01",
    ),
    ("milestone", "submit b/j.toml M1", True, "contract log j", "contract log b/j.toml"),
    ("milestone", "submit 'my b/j.toml'", True, "contract log j", "contract log 'my b/j.toml'"),
    # A contract may be called as a command is, or as a verb begins.
    ("milestone", "fund ./s.toml", True, "milestone submit s M1", "milestone submit ./s.toml M1"),
    (
        "milestone",
        "release b/fund.toml M1",
        True,
        "milestone fund fund M1",
        "milestone fund b/fund.toml M1",
    ),
    # What is no command of ours stays as it is.
    ("milestone", "fund j --book b", True, "correct the line", None),
    ("milestone", "fund j --book b", True, "did you mean 'it", None),
    ("milestone", "fund j --book b", True, "contract sing j", None),
    ("milestone", "fund j --book b", True, "", None),
    ("milestone", "sing j --book b", True, "contract log j", None),
]


@pytest.mark.parametrize("program, typed, is_refused, remedy, expected", TABLE)
def test_it_keeps_what_still_holds(
    program: str, typed: str, remedy: str, expected: str | None, *, is_refused: bool
) -> None:
    import shlex

    told = kept(remedy, program, shlex.split(typed), is_refused=is_refused)

    assert (remedy if expected is None else expected) == told
