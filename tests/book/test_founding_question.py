"""The founding question: three are paid, the fourth was never activated. What does closing do?

The report in words is frozen in `golden/*.txt`; `python -m tests.golden.refresh` adds what is not
there yet, and changes nothing that is.
"""

import shutil
from pathlib import Path

import pytest

from tests.cli.counter import ROOT, tell, tell_ok
from tests.golden.freezing import Frozen, frozen

HERE = Path(__file__).parent
EXAMPLE = ROOT / "examples" / "contracts" / "founding-question.toml"
ID = "founding-question"
NOW = "2026-10-25"

FUNDED = ("milestone fund M4 --at 2026-10-21T10:00",)
SUBMITTED = (*FUNDED, "milestone submit M4 --at 2026-10-22T10:00")
# What is done first, who closes and what it pays, and which side reads.
REPORTS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "freelancer-closes": ((), "--by freelancer", "freelancer"),
    "client-closes": ((), "--by client", "freelancer"),
    "both-close": ((), "--by mutual", "freelancer"),
    "read-by-the-client": ((), "--by client", "client"),
    "funded-freelancer-closes": (FUNDED, "--by freelancer", "freelancer"),
    "funded-client-closes": (FUNDED, "--by client", "freelancer"),
    "funded-client-pays-a-part": (FUNDED, "--by client --pay M4=100.00", "freelancer"),
    "submitted-freelancer-closes": (SUBMITTED, "--by freelancer", "freelancer"),
}


def report_in_words(name: str, book: Path) -> str:
    """The report as a script or a pager gets it: no colour, no wrapping."""
    events, closing, party = REPORTS[name]
    shutil.copy(EXAMPLE, book)
    (book / ".escrowbook").mkdir()
    (book / ".escrowbook" / "config.toml").write_text(f'party = "{party}"\n')
    for event in events:
        noun, verb, *rest = event.split()
        tell_ok(noun, verb, ID, *rest, book=book, now=NOW)
    words = ("contract", "close", ID, "--refund-report", *closing.split())
    return tell_ok(*words, book=book, now=NOW).out


def golden(folder: Path) -> list[Frozen]:
    """Every report with the file that it is frozen in."""
    found = []
    for name in REPORTS:
        book = folder / name
        book.mkdir()
        found.append(Frozen(HERE / "golden" / f"{name}.txt", report_in_words(name, book)))
    return found


@pytest.mark.parametrize("name", REPORTS)
def test_the_answer_in_words_is_frozen(name: str, tmp_path: Path) -> None:
    assert frozen(HERE / "golden" / f"{name}.txt") == report_in_words(name, tmp_path)


@pytest.mark.parametrize(
    "answer",
    [
        "M1, M2 and M3 stay yours: 750.00 USD.",
        "Money that was released is never refunded by closing",
        "M4 was never funded: 250.00 USD was a promise and is dropped.",
        "you may refuse",
        "Until 2027-03-27",
        "Until 2027-09-28",
        "No feedback at all does not lower the score",
    ],
)
def test_the_asker_is_told(answer: str, tmp_path: Path) -> None:
    """The three stay his, why, what happens to the fourth, what may be asked and refused, rating.

    The last release was on 2026-09-28: he can give back for 180 days, be asked for 365.
    """
    assert answer.lower() in report_in_words("freelancer-closes", tmp_path).lower()


def test_nothing_moves_whoever_closes(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path)
    for by in ("freelancer", "client", "mutual"):
        words = ("contract", "close", ID, "--refund-report", "--by", by, "--json")
        report = tell_ok(*words, book=tmp_path, now=NOW).json

        assert {"client": "0.00", "freelancer": "0.00", "platform": "0.00", "arbiter": "0.00"} == (
            report["now"]
        )
        assert ("750.00", "0.00", "0.00", "0.00") == tuple(
            report["after"][pot] for pot in ("paid", "escrow", "pool", "refunded")
        )
        assert ["silence"] == [future["if"] for future in report["futures"]]
        dropped = [line for line in report["lines"] if line["effect"] == "dropped"]
        assert [("M4", "250.00")] == [(line["milestone"], line["amount"]) for line in dropped]


def test_waiting_is_told_with_its_day(tmp_path: Path) -> None:
    said = report_in_words("submitted-freelancer-closes", tmp_path)

    assert "2026-11-05" in said


def test_looking_writes_nothing(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path)
    before = (tmp_path / EXAMPLE.name).read_bytes()
    tell("contract", "close", ID, "--refund-report", book=tmp_path, now=NOW)

    assert before == (tmp_path / EXAMPLE.name).read_bytes()
