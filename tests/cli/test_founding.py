"""`contract new`: what is typed becomes a file that people can go on editing."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.counter import tell, tell_ok

PARTIES = ("--title", "Website", "--client", "Acme", "--freelancer", "Ann", "--currency", "USD")


def new(book: Path, *words: str, policy: str = "generic") -> dict[str, Any]:
    """The terms that a command line writes."""
    tell_ok("contract", "new", "fresh", *PARTIES, "--policy", policy, *words, book=book)
    return tomllib.loads((book / "fresh.toml").read_text(encoding="utf-8"))


def test_the_last_equals_and_the_last_at_divide(tmp_path: Path) -> None:
    terms = new(
        tmp_path,
        *("--milestone", "Wireframes=250@2026-02-01"),
        *("--milestone", "a=b, mail to c@d.org=12.5"),
        *("--milestone", "x@y=7@2026-12-31"),
        *("--scope", "M1=five = 5 of them", "--timezone", "Europe/Berlin"),
    )
    milestones = terms.pop("milestone")

    assert [
        ("M1", "Wireframes", "250.00", "2026-02-01", "five = 5 of them"),
        ("M2", "a=b, mail to c@d.org", "12.50", "None", "None"),
        ("M3", "x@y", "7.00", "2026-12-31", "None"),
    ] == [
        (row["id"], row["title"], row["amount"], str(row.get("due")), str(row.get("scope")))
        for row in milestones
    ]
    assert {
        "format": 1,
        "id": "fresh",
        "title": "Website",
        "client": "Acme",
        "freelancer": "Ann",
        "currency": "USD",
        "timezone": "Europe/Berlin",
        "policy": {"preset": "generic-2026-11"},
    } == terms


@pytest.mark.parametrize(
    "total, split, amounts",
    [
        ("1000", "40,30,30", ["400.00", "300.00", "300.00"]),
        ("1000", "40%,30%,30%", ["400.00", "300.00", "300.00"]),
        ("100", "3", ["33.34", "33.33", "33.33"]),
        ("0.05", "3", ["0.02", "0.02", "0.01"]),
        ("100", "33.3,33.3,33.4", ["33.30", "33.30", "33.40"]),
    ],
)
def test_a_total_is_split_to_the_cent(
    total: str, split: str, amounts: list[str], tmp_path: Path
) -> None:
    titles = [word for title in ("A=1", "B@2", "C") for word in ("--milestone", title)]
    terms = new(tmp_path, "--total", total, "--split", split, *titles)

    assert amounts == [row["amount"] for row in terms["milestone"]]
    assert ["A=1", "B@2", "C"] == [row["title"] for row in terms["milestone"]]


@pytest.mark.parametrize(
    "setting, key, value",
    [
        ("freelancer_fee=10%", "freelancer_fee", "10%"),
        ('freelancer_fee="10%"', "freelancer_fee", "10%"),
        ("review_days=7", "review_days", 7),
        ("review_days=none", "review_days", "none"),
        ("escrow_before_work=true", "escrow_before_work", True),
        ("dormant_steps=[1, 2, 3]", "dormant_steps", [1, 2, 3]),
        ("partial_release=keep", "partial_release", "keep"),
        ("client_fee=5.5% + 3.00 below 100.00", "client_fee", "5.5% + 3.00 below 100.00"),
    ],
)
def test_a_setting_is_read_as_its_keys_own_kind(
    setting: str, key: str, value: object, tmp_path: Path
) -> None:
    terms = new(tmp_path, "--milestone", "One=5", "--set", setting)

    assert value == terms["policy"][key]


def test_the_newest_preset_is_written_with_its_date(tmp_path: Path) -> None:
    terms = new(tmp_path, "--milestone", "One=5", policy="upwork")

    assert {"preset": "upwork-2026-11"} == terms["policy"]


def test_it_tells_what_it_wrote_and_hints_at_what_nobody_knows(tmp_path: Path) -> None:
    words = ("contract", "new", "fresh", *PARTIES, "--policy", "upwork", "--milestone", "One=5")
    told = tell_ok(*words, book=tmp_path)

    assert (
        f"wrote {tmp_path}/fresh.toml: Website, 1 milestone, 5.00 USD, rules of upwork-2026-11\n"
        == told.out
    )
    assert "freelancer_fee, client_fee, initiation_fee" in told.err
    assert "--set freelancer_fee=10%" in told.err


def test_known_fees_need_no_hint(tmp_path: Path) -> None:
    words = ("contract", "new", "fresh", *PARTIES, "--policy", "generic", "--milestone", "One=5")

    assert "" == tell_ok(*words, book=tmp_path).err
    assert ["other"] == tell_ok(*words[:2], "other", *words[3:], "-q", book=tmp_path).lines


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    words = ("contract", "new", "fresh", *PARTIES, "--policy", "generic", "--milestone", "One=5")
    told = tell_ok(*words, "--dry-run", book=tmp_path)

    assert told.out.startswith("would write ")
    assert [] == list(tmp_path.iterdir())
    assert "fresh" == tell_ok(*words, "--dry-run", "--json", book=tmp_path).json["id"]


def test_a_taken_id_stays_as_it_is(tmp_path: Path) -> None:
    new(tmp_path, "--milestone", "One=5")
    before = (tmp_path / "fresh.toml").read_bytes()
    words = ("contract", "new", "fresh", *PARTIES, "--policy", "generic", "--milestone", "Two=9")
    told = tell(*words, book=tmp_path)

    assert 2 == told.code
    assert "taken" in told.err
    assert before == (tmp_path / "fresh.toml").read_bytes()


@pytest.mark.parametrize(
    "words, said",
    [
        (("--milestone", "One"), "TITLE=AMOUNT"),
        (("--milestone", "=5"), "TITLE=AMOUNT"),
        (("--milestone", "One=5@2026-02-30"), "no date"),
        (("--milestone", "One=5@someday"), "no moment"),
        (("--milestone", "One=5", "--total", "9"), "belong together"),
        (("--milestone", "One", "--total", "9", "--split", "2"), "2 parts"),
        (("--milestone", "A", "--milestone", "B", "--total", "9", "--split", "50,40"), "100"),
        (("--milestone", "A", "--milestone", "B", "--total", "0.01", "--split", "2"), "nothing"),
        (("--milestone", "One=5", "--scope", "M2=x"), "M1=TEXT"),
        (("--milestone", "One=5", "--scope", "M1=x", "--scope", "M1=y"), "twice"),
        (("--milestone", "One=5", "--set", "hold_days"), "KEY=VALUE"),
        (("--milestone", "One=5", "--set", "hold_days=1", "--set", "hold_days=2"), "twice"),
        (("--milestone", "One=5", "--set", "hold_dais=1"), "hold_days"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_what_does_not_fit_is_named(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    told = tell("contract", "new", "x", *PARTIES, "--policy", "generic", *words, book=tmp_path)

    assert 2 == told.code
    assert said in told.err
    assert [] == list(tmp_path.iterdir())


def test_a_preset_that_is_older_than_a_year_warns(tmp_path: Path) -> None:
    words = ("contract", "new", "fresh", *PARTIES, "--milestone", "A=50", "--dry-run")

    def warned(policy: str, now: str, *more: str) -> Any:
        return tell_ok(*words, "--policy", policy, *more, book=tmp_path, now=now)

    assert "warning" not in warned("upwork", "2027-11-24").err
    assert "warning" not in warned("generic", "2040-01-01").err
    assert warned("upwork", "2027-11-25").err.startswith("warning: the rules of upwork-2026-11 ")
    document = warned("upwork", "2027-11-25", "--json")
    assert 1 == sum("more than a year ago" in text for text in document.json["warnings"])
    assert "warning" not in document.err
