"""The settings of a book."""

from pathlib import Path

import pytest

from escrowbook.core.checks.thresholds import USUAL
from escrowbook.store.config import Config, read_config
from escrowbook.store.errors import BadConfig, NotARegularFile


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / ".escrowbook").mkdir()
    return tmp_path / ".escrowbook" / "config.toml"


@pytest.mark.parametrize(
    "text, party",
    [
        ('party = "client"\n', "client"),
        ("party = 'freelancer'  # us", "freelancer"),
        ("", None),
        ("# nothing\r\n", None),
    ],
)
def test_settings_are_read(config: Path, text: str, party: str | None) -> None:
    config.write_text(text)

    assert Config(party) == read_config(str(config.parent.parent))


def test_thresholds_are_read_and_the_others_stay_as_usual(config: Path) -> None:
    config.write_text('[check]\nlast_heavy_percent = 55\nreview_overlap_period = "week"\n')

    read = read_config(str(config.parent.parent))

    expected = USUAL._replace(last_heavy_percent=55, review_overlap_period="week")
    assert Config(None, expected) == read


@pytest.mark.parametrize("text", ["[check]\n", "check = {}", "[check]\nignore = []\n"])
def test_a_table_that_sets_nothing_leaves_the_usual(config: Path, text: str) -> None:
    config.write_text(text)

    assert Config() == read_config(str(config.parent.parent))


def test_checks_may_be_ignored(config: Path) -> None:
    config.write_text('party = "client"\n[check]\nignore = ["last-heavy", "unfunded"]\n')

    expected = Config("client", None, frozenset({"last-heavy", "unfunded"}))
    assert expected == read_config(str(config.parent.parent))


def test_without_a_file_there_are_no_settings(tmp_path: Path) -> None:
    assert Config() == read_config(str(tmp_path))


@pytest.mark.parametrize(
    "data, problems",
    [
        (
            b'party = "me"',
            [('1:1 party cannot be \'me\' | write party = "client" or party = "freelancer"')],
        ),
        (
            b"party = 1",
            [('1:1 party cannot be 1 | write party = "client" or party = "freelancer"')],
        ),
        (b'\n partie = "client"', ["2:2 there is no setting 'partie' | did you mean party?"]),
        (b"[colour]\nx = 1", ["1:1 there is no setting 'colour' | the settings are party, check"]),
        (
            b"party = x\ncolour = 1",
            [
                '1:9 what stands behind `=` is no value | put texts in double quotes: "…"',
                "2:1 there is no setting 'colour' | the settings are party, check",
            ],
        ),
        (b"check = 1", ["1:1 check is a table | write [check], and below it what it goes by"]),
        (
            b"[check]\nlast_heavi_percent = 40\nqqqq = 1",
            [
                "2:1 no check goes by 'last_heavi_percent' | did you mean last_heavy_percent?",
                (
                    "3:1 no check goes by 'qqqq' | docs/reference/checks.md lists them, "
                    "`explain CHECK` tells those of one"
                ),
            ],
        ),
        (
            b"party = 1\n[check]\nreview_ending_days = -1",
            [
                '1:1 party cannot be 1 | write party = "client" or party = "freelancer"',
                (
                    "3:1 review_ending_days: -1 is not a whole number from 0 to 10000 | it takes "
                    "a whole number of days from 0 to 10000"
                ),
            ],
        ),
        (
            b'check.single_huge_amounts = ["9"]',
            [
                (
                    "1:1 single_huge_amounts: '9' is not an amount with its currency | it takes "
                    'a list of amounts, each with its currency, such as ["1000.00 USD"]'
                )
            ],
        ),
        (
            b'[check]\nignore = "last-heavy"',
            [
                (
                    "2:1 ignore cannot be 'last-heavy' | write a list of checks: "
                    'ignore = ["last-heavy"]'
                )
            ],
        ),
        (
            b'[check]\nignore = ["last-heavi", 1, "journal"]',
            [
                "2:1 there is no check 'last-heavi' | did you mean last-heavy?",
                "2:1 there is no check 1 | `explain CHECK` tells of one",
                "2:1 journal cannot be ignored | a file that is no sound contract is always told",
            ],
        ),
        (
            b'party = "client"\ncolour = 1',
            ["2:1 there is no setting 'colour' | the settings are party, check"],
        ),
        (
            b'\n"colo\\u0075r" = 1',
            ["1:1 there is no setting 'colour' | the settings are party, check"],
        ),
        (b"[check", ["1:7 a header is not closed | close it with ]"]),
        (
            b"[check]\nignore = [[1]]",
            ["2:1 there is no check [1] | `explain CHECK` tells of one"],
        ),
        (b"\xff", ["1:1 the byte 0xff at offset 0 is not UTF-8 | save the file as UTF-8"]),
        (
            b"a." * 20 + b"a = 1",
            [
                (
                    "1:1 a key has more than 16 dotted parts | a contract needs no "
                    "dotted keys: delete the line"
                )
            ],
        ),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(
    config: Path, data: bytes, problems: list[str]
) -> None:
    config.write_bytes(data)

    with pytest.raises(BadConfig) as caught:
        read_config(str(config.parent.parent))

    assert str(config) == caught.value.path
    assert {"unreadable"} == {it.code for it in caught.value.problems}
    assert all(it.text in data.decode(errors="replace") for it in caught.value.problems)
    assert problems == [
        f"{it.place.line}:{it.place.column} {it.message} | {it.remedy}"
        for it in caught.value.problems
    ]


def test_a_huge_file_is_not_parsed(config: Path) -> None:
    config.write_bytes(b"#" * 3_000_000)

    with pytest.raises(BadConfig, match="larger than"):
        read_config(str(config.parent.parent))


def test_a_folder_in_its_place_is_told(config: Path) -> None:
    config.mkdir()

    with pytest.raises(NotARegularFile):
        read_config(str(config.parent.parent))
