"""The settings of a book."""

from pathlib import Path

import pytest

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
        (b"[colour]\nx = 1", ["1:1 there is no setting 'colour' | the settings are party"]),
        (
            b"party = x\ncolour = 1",
            [
                '1:9 what stands behind `=` is no value | put texts in double quotes: "…"',
                "2:1 there is no setting 'colour' | the settings are party",
            ],
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
