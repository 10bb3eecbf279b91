"""Every example contract is sound, and what its comments tell is what the program tells."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.counter import tell, tell_ok

CONTRACTS = Path(__file__).parents[2] / "examples/contracts"
PATHS = sorted(CONTRACTS.glob("*.toml"))

# The days on which the comments of these contracts are read.
DAY = "2026-11-20"


def path_of(name: str) -> str:
    return str(CONTRACTS / f"{name}.toml")


def comments_of(name: str) -> str:
    """All comments of a contract as one text, their lines joined."""
    lines = (CONTRACTS / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    return " ".join(
        found.group(1).strip() for line in lines if (found := re.search(r"#(.*)", line))
    )


def shown(name: str, day: str) -> Any:
    return tell_ok("contract", "show", path_of(name), "--json", now=day).json


def milestones(name: str, day: str) -> Any:
    return {row["id"]: row for row in shown(name, day)["milestones"]}


def report(name: str, day: str, *words: str) -> Any:
    command = ("contract", "close", path_of(name), "--refund-report", "--json", *words)
    return tell_ok(*command, now=day).json


def log(name: str, day: str = DAY) -> Any:
    return tell_ok("contract", "log", path_of(name), "--json", now=day).json["rows"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_example_is_sound(path: Path) -> None:
    told = tell("check", str(path), "--json", "--fail-on", "error", now=DAY)

    assert 0 == told.code, told.out
    assert (1, 0) == (told.json["checked"], told.json["failed"])


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_commands_in_its_comments_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CONTRACTS.parents[1])
    text = path.read_text(encoding="utf-8")
    commands = re.findall(r"^#   (contract|milestone|escrowbook) (.+)$", text, re.MULTILINE)

    for name, arguments in commands:
        assert 0 == tell(*arguments.split(), name=name, now=DAY).code


class TestFoundingQuestion:
    """Three were paid, the fourth was never activated: does closing take the three away?"""

    name = "founding-question"

    @pytest.mark.parametrize("by", ["freelancer", "client", "mutual"])
    def test_closing_moves_nothing_whoever_closes(self, by: str) -> None:
        told = report(self.name, DAY, "--by", by)

        assert {"0.00"} == set(told["now"].values())
        assert {"paid": "750.00", "escrow": "0.00", "unfunded": "0.00"} == {
            pot: told["after"][pot] for pot in ("paid", "escrow", "unfunded")
        }
        assert [("M1", "stays"), ("M2", "stays"), ("M3", "stays"), ("M4", "dropped")] == [
            (line["milestone"], line["effect"]) for line in told["lines"] if line["milestone"]
        ]

    def test_its_fees_are_those_of_its_policy(self) -> None:
        fees = shown(self.name, DAY)["totals"]["fees"]

        # 10 % of 750.00 from him; 5 % of 750.00 and the opening fee of 4.99 from the client.
        assert {"client": "42.49", "freelancer": "75.00", "arbitration": "0.00"} == fees


class TestPartialRelease:
    """350.00 deposited, 300.00 of it released, 50.00 carried to the second milestone."""

    name = "partial-release"

    def test_what_was_not_released_is_carried(self) -> None:
        contract = shown(self.name, "2026-10-02")
        first = milestones(self.name, "2026-10-02")["M1"]

        assert "350.00" == first["funded"]
        assert ("300.00", "50.00", "0.00") == (
            first["released"],
            first["carried_out"],
            first["escrow"],
        )
        assert "50.00" == contract["totals"]["pool"]

    def test_what_was_carried_pays_for_a_part_of_the_second(self) -> None:
        second = milestones(self.name, DAY)["M2"]

        assert ("350.00", "50.00", "400.00") == (
            second["funded"],
            second["carried_in"],
            second["escrow"],
        )
        assert "0.00" == shown(self.name, DAY)["totals"]["pool"]

    def test_its_note_tells_the_same(self) -> None:
        fund = next(row for row in log(self.name) if row["n"] == 4)

        assert "50.00 came out of the pool, 350.00 were new" == fund["note"]
        assert [("pool", "50.00", "carry"), ("client", "350.00", "principal")] == [
            (each["from"], each["amount"], each["why"])
            for each in fund["transfers"]
            if each["why"] != "fee"
        ]


class TestSilentClient:
    """Nobody looked at the work, so the clock paid it."""

    name = "silent-client"

    def test_it_was_released_and_paid_on_the_days_that_it_tells(self) -> None:
        assert re.search(
            r"submitted on 1 March, .* released by the clock on 15 March, "
            r"out of the hold on 20 March",
            comments_of(self.name),
        )
        assert [
            ("submit", "2026-03-01", False),
            ("auto-release", "2026-03-15", True),
            ("hold-over", "2026-03-20", True),
        ] == [(row["do"], row["at"][:10], row["clock"]) for row in log(self.name)[-3:]]

    @pytest.mark.parametrize(
        "moment, state, pending, paid",
        [
            ("2026-03-15T09:59:59", "submitted", "0.00", "0.00"),
            ("2026-03-15T10:00:00", "released", "640.00", "0.00"),
            ("2026-03-20T09:59:59", "released", "640.00", "0.00"),
            ("2026-03-20T10:00:00", "released", "0.00", "640.00"),
        ],
    )
    def test_to_the_second(self, moment: str, state: str, pending: str, paid: str) -> None:
        first = milestones(self.name, moment)["M1"]

        assert (state, pending, paid) == (first["state"], first["pending"], first["paid"])


class TestDoNotCloseYet:
    """A freelancer who closes now gives back what waiting would pay him."""

    name = "do-not-close-yet"

    def test_he_is_warned_and_told_until_when_to_wait(self) -> None:
        warnings = report(self.name, DAY)["warnings"]

        assert any(
            "M2" in text and "300.00 USD" in text and "2026-11-26" in text for text in warnings
        )

    def test_closing_gives_it_back_and_waiting_pays_it(self) -> None:
        assert "300.00" == report(self.name, DAY, "--by", "freelancer")["now"]["client"]
        assert "300.00" == milestones(self.name, "2026-11-26T17:00")["M2"]["pending"]

    def test_check_warns_too(self) -> None:
        told = tell("check", path_of(self.name), "--json", now=DAY)

        assert 1 == told.code
        (finding,) = [each for each in told.json["findings"] if each["check"] == "close-loses"]
        assert "2026-11-26" in finding["message"]


class TestPlatformWasLate:
    """The 14 days were over on 15 May, and the platform released nothing."""

    name = "platform-was-late"

    def test_what_was_observed_stops_our_clock(self) -> None:
        assert {"state": "submitted", "escrow": "480.00"} == {
            key: milestones(self.name, "2026-05-17")["M1"][key] for key in ("state", "escrow")
        }
        assert ["fund", "submit", "observe", "release", "hold-over"] == [
            row["do"] for row in log(self.name)
        ]

    def test_without_the_observation_the_clock_would_have_released_it(self, tmp_path: Path) -> None:
        lines = (CONTRACTS / f"{self.name}.toml").read_text(encoding="utf-8").splitlines()
        early = [line for line in lines if not line.startswith(("3 = ", "4 = "))]
        copy = tmp_path / f"{self.name}.toml"
        copy.write_text("\n".join(early) + "\n", encoding="utf-8")

        told = tell_ok("contract", "log", str(copy), "--json", now="2026-05-17").json

        assert ("auto-release", "2026-05-15") == (
            told["rows"][-1]["do"],
            told["rows"][-1]["at"][:10],
        )

    def test_what_the_platform_shows_agrees_with_the_record(self) -> None:
        told = tell("check", path_of(self.name), "--select", "observed-differs", "--json", now=DAY)

        assert (0, []) == (told.code, told.json["findings"])


def test_every_example_is_told_about() -> None:
    told = {
        each.name
        for each in (
            TestFoundingQuestion,
            TestPartialRelease,
            TestSilentClient,
            TestDoNotCloseYet,
            TestPlatformWasLate,
        )
    }

    assert told == {path.stem for path in PATHS}
