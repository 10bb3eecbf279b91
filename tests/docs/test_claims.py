"""Numbers and claims of our pages that no command shows."""

import re
from pathlib import Path

import pytest

from escrowbook.actions.presets import every_preset, preset
from escrowbook.core.events import EVENT_KINDS
from escrowbook.core.explanations import all_explanations
from escrowbook.store import limits
from tests.cli.counter import tell, tell_ok
from tests.docs.blocks import ROOT, blocks_of, commands_of

GUIDE = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
FILE_FORMAT = (ROOT / "docs/file-format.md").read_text(encoding="utf-8")
SOURCES = (ROOT / "docs/sources.md").read_text(encoding="utf-8")
MARK = re.compile(r"\[([A-Z][^\]]*)\]")


def upwork(*keys: str) -> list[object]:
    entries = preset("upwork").entries
    return [entries[key].value for key in keys]


def test_the_silences_of_the_guide_are_those_of_the_preset() -> None:
    rows = re.findall(r"^\| (?:a|the) .+? \| (.+?) \| (.+?) \|$", GUIDE, re.MULTILINE)

    days = upwork("review_days", "hold_days", "refund_response_days", "dispute_response_days")
    (steps,) = upwork("dormant_steps")
    assert isinstance(steps, list | tuple)
    assert [
        *(f"{each} days" for each in days[:3]),
        f"{days[3]} business days",
        f"{upwork('dormant_days')[0]} days, then {steps[0]}, {steps[1]} and {steps[2]}",
    ] == [how_long for how_long, _ in rows]
    assert [
        "release",
        "refund",
        "filer",
        "business",
        "last-due",
        "refund",
    ] == upwork(
        "on_review_expiry",
        "on_refund_silence",
        "on_dispute_silence",
        "dispute_days_are",
        "dormant_from",
        "close_by_platform",
    )


def test_the_days_to_ask_and_to_give_back_are_those_of_the_preset() -> None:
    ask, give = upwork("ask_refund_days", "voluntary_refund_days")

    assert f"for {ask} days on Upwork" in GUIDE
    assert f"out of what was paid, for {give} days" in GUIDE


@pytest.mark.parametrize(
    "row, limit",
    [
        ("bytes in a file", limits.FILE_BYTES_MAX),
        ("bytes in a line", limits.LINE_BYTES_MAX),
        ("lines in a file", limits.LINES_MAX),
        ("events in a journal", limits.EVENTS_MAX),
    ],
)
def test_the_limits_of_a_file_are_those_of_the_store(row: str, limit: int) -> None:
    assert f"| {row} | {limit:,} |" in FILE_FORMAT


def test_each_mark_of_a_source_is_told_about() -> None:
    told = set(re.findall(r"^\| ([A-Z]\d+) \|", SOURCES, re.MULTILINE))
    texts = [each.source for each in all_explanations()]
    texts += [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("src/**/*.py"))]
    marks = {
        mark
        for text in texts
        for found in MARK.findall(text)
        for mark in re.findall(r"\b[A-Z]\d{1,2}\b", found)
        if not mark.startswith("M")
    }

    assert len(marks) > 20
    assert set() == marks - told


def test_each_preset_names_sources_that_are_told_about() -> None:
    told = set(re.findall(r"^\| (\w+) \|", SOURCES, re.MULTILINE))
    sources = [entry.source for each in every_preset() for entry in each.entries.values()]

    named = {mark for each in sources for mark in re.findall(r"\b(?:[A-Z]\d{1,2}|SI|KL)\b", each)}

    assert set() == named - told


CONTRACT = """\
format = 1
id = "shop"
title = "Shop"
client = "Delta Print"
freelancer = "Ines P."
currency = "EUR"

[policy]
preset = "generic-2026-11"

[[milestone]]
id = "M1"
title = "Design"
amount = "300.00"
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.toml"
    path.write_text(CONTRACT, encoding="utf-8")
    return path


def test_a_conflict_is_solved_as_the_guide_tells(shop: Path) -> None:
    def lines_of_one_side(*notes: str) -> list[str]:
        shop.write_text(CONTRACT, encoding="utf-8")
        for note in notes:
            tell_ok("contract", "note", str(shop), note)
        return shop.read_text(encoding="utf-8").splitlines()

    ours, theirs = lines_of_one_side("ours"), lines_of_one_side("theirs")
    assert ours[-1].startswith("1 = ")

    both = [*ours, theirs[-1].replace("1 = ", "2 = ", 1)]
    shop.write_text("\n".join(both) + "\n", encoding="utf-8")

    assert "keep both lines, give the later one the next number" in GUIDE
    assert 0 == tell("check", str(shop), "--fail-on", "error").code
    assert ["ours", "theirs"] == [
        row["note"] for row in tell_ok("contract", "log", str(shop), "--json").json["rows"]
    ]


def test_the_side_that_keeps_the_book_is_the_one_who_closes(shop: Path) -> None:
    (shop.parent / ".escrowbook").mkdir()
    (line,) = re.findall(r"`(party = \"client\")`", GUIDE)
    (shop.parent / ".escrowbook/config.toml").write_text(line + "\n", encoding="utf-8")

    told = tell_ok("contract", "close", "shop", "--refund-report", "--json", book=shop.parent)

    assert "client" == told.json["closed_by"]


def test_every_kind_of_event_is_told_about() -> None:
    rows = FILE_FORMAT.partition("| `do` | its own keys")[2].partition("\n\n")[0]
    told = [
        name
        for cell in re.findall(r"^\| (`.+?`) \| ", rows, re.MULTILINE)
        for name in re.findall(r"`([a-z-]+)`", cell)
    ]

    assert sorted(EVENT_KINDS) == sorted(told)


def test_the_readme_tells_a_life_in_eight_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    life = readme.partition("## The life of a contract in eight commands")[2]

    commands = commands_of(blocks_of(life)[0])

    assert 8 == len(commands)
    assert commands[0].startswith("contract new ")
    assert commands[-1].startswith("contract close acme-site --yes")
