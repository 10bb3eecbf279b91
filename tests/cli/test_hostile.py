"""A contract that means ill: nothing in it acts, whichever command shows it, in whatever form."""

import json
import unicodedata
from pathlib import Path

import pytest

from tests.cli.counter import run, tell, tell_ok
from tests.cli.samples import write

EVIL = "".join(f"{chr(code)}x" for code in [*range(0x20, 0x7F), *range(0xA0, 0x300)])
EVIL += "\u061c\u180e\u200b\u200e\u202e\u2028\u2066\u2069\ufeff\U000e0041[red][/foo][link=x]:bomb:"
# What TOML can only say by an escape.
ESCAPED = "".join(f"\\u{code:04x}" for code in (0x1B, 0x07, 0x08, 0x0A, 0x0D, 0x7F, 0x9B, 0x85))
TEXT = json.dumps(EVIL, ensure_ascii=False)[1:-1]

HOSTILE = f"""\
format = 1
id = "evil"
title = "{TEXT}"
client = "C{TEXT}"
freelancer = "=F{TEXT}"
currency = "USD"

[policy]
preset = "upwork-2026-11"

[[milestone]]
id = "M1"
title = "+{TEXT}"
amount = "250.00"
due = 2026-04-01
scope = "{TEXT}"

[[milestone]]
id = "M2"
title = "{TEXT}"
amount = "50.00"

[journal]
1 = {{ at = 2026-03-01T10:00:00Z, do = "fund", milestone = "M1", amount = "250", note = "{TEXT}" }}
2 = {{ at = 2026-03-02T10:00:00Z, do = "submit", milestone = "M1", files = {{ "{TEXT}" = "ab" }} }}
"""

SHOWING = [
    ("contract", "show", "evil"),
    ("contract", "show", "evil", "--format", "table"),
    ("contract", "show", "evil", "--format", "table", "-v"),
    ("contract", "show", "evil", "--json"),
    *(
        (*words, "--format", form)
        for words in (
            ("contract", "list"),
            ("contract", "log", "evil"),
            ("milestone", "list"),
            ("agenda",),
        )
        for form in ("table", "tsv", "csv", "json", "jsonl")
    ),
    ("contract", "close", "evil", "--refund-report"),
    ("contract", "close", "evil", "--refund-report", "--by", "client", "--json"),
    *(
        ("check", "--format", form)
        for form in ("text", "json", "jsonl", "github", "sarif", "junit")
    ),
    ("contract", "note", "evil", EVIL, "--dry-run"),
    ("contract", "note", "evil", EVIL, "--dry-run", "--json"),
    ("milestone", "add", "evil", f"{EVIL}=5", "--dry-run"),
    ("milestone", "release", "evil", "--note", EVIL, "--dry-run"),
    ("milestone", "fund", "evil", EVIL),
    ("contract", "show", EVIL),
    ("milestone", "list", EVIL, "--json"),
    ("milestone", "list", "--state", EVIL),
    (EVIL,),
    ("milestone", EVIL),
    ("milestone", "list", f"--{EVIL}"),
    ("explain", EVIL),
    ("policy", "show", EVIL),
]


def acting(text: str) -> set[str]:
    """The characters of a text that would do something; line ends of ours are no such thing."""
    found = {each for each in text if unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    return {f"U+{ord(each):04X}" for each in found - {"\n", "\t"}}


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """A book of one hostile contract."""
    write(tmp_path, HOSTILE)
    return tmp_path


@pytest.mark.parametrize("words", SHOWING, ids=range(len(SHOWING)))
def test_nothing_acts_on_a_terminal(words: tuple[str, ...], evil: Path) -> None:
    told = tell(*words, book=evil, COLUMNS="60")

    assert set() == acting(told.out) | acting(told.err)
    assert told.out + told.err
    assert 70 != told.code


@pytest.mark.parametrize("key", ["title", "client", "scope"])
def test_what_toml_escapes_is_harmless_or_refused(key: str, evil: Path) -> None:
    path = evil / "evil.toml"
    text = path.read_text(encoding="utf-8").replace(f'{key} = "', f'{key} = "{ESCAPED}', 1)
    path.write_text(text, encoding="utf-8")
    for words in SHOWING[:5]:
        told = tell(*words, book=evil)

        assert told.code in (0, 5)
        assert set() == acting(told.out) | acting(told.err)


def test_json_still_says_what_the_file_says(evil: Path) -> None:
    document = tell_ok("contract", "show", "evil", "--json", book=evil).json

    assert (EVIL, f"C{EVIL}", f"+{EVIL}") == (
        document["title"],
        document["client"],
        document["milestones"][0]["title"],
    )


def test_bytes_on_the_command_line_that_are_no_text(evil: Path) -> None:
    for words in (["contract", "show", "\udcff"], ["contract", "note", "evil", "a\udcffb"]):
        done = run(*words, book=evil)
        assert done.returncode in (2, 4)
        assert b"Traceback" not in done.stderr


ESC = "a\x1b[2Jb"
NEW_INPUT = [
    ("contract", "note", "site", ESC),
    ("contract", "pause", "site", "--note", ESC),
    ("contract", "pause", "site", "--ref", ESC),
    ("milestone", "add", "site", f"{ESC}=5"),
    ("milestone", "add", "site", "ab=5", "--scope", ESC),
    ("milestone", "edit", "site", "M3", "--title", ESC),
    ("milestone", "edit", "site", "M3", "--scope", ESC),
    ("milestone", "submit", "site", "--file", ESC),
    *(
        (
            "contract", "new", "new", "--title", "T", "--client", "C", "--freelancer", "F",
            "--currency", "USD", "--policy", "upwork", "--milestone", "One=5", *words,
        )
        for words in (
            ("--title", ESC), ("--client", ESC), ("--freelancer", ESC),
            ("--milestone", f"{ESC}=5"), ("--scope", f"M1={ESC}"),
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize("words", NEW_INPUT, ids=range(len(NEW_INPUT)))
def test_new_input_that_acts_is_refused(
    words: tuple[str, ...], book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(book)
    (book / ESC).touch()
    before = {path: path.read_bytes() for path in book.iterdir()}
    told = tell(*words, "--json", book=book)

    assert (2, "") == (told.code, told.out)
    assert "control-character" == told.error["name"]
    assert "an escape character in it (0x1b)" in told.error["message"]
    assert set() == acting(told.err)
    assert before == {path: path.read_bytes() for path in book.iterdir()}


@pytest.mark.parametrize("atomic", [(), ("--atomic",)])
@pytest.mark.parametrize("key", ["note", "ref", "at", "contract", "do", "\x1b"])
def test_a_line_of_apply_that_acts_is_refused(
    key: str, atomic: tuple[str, ...], book: Path
) -> None:
    before = (book / "site.toml").read_bytes()
    line = json.dumps({"contract": "site", "do": "pause", key: ESC}) + "\n"
    told = tell("apply", "-", *atomic, stdin=line, book=book)

    assert told.code in (2, 4)
    assert told.json["name"] in ("control-character", "usage", "not-found")
    assert key not in ("note", "ref") or "control-character" == told.json["name"]
    assert set() == acting(told.out) | acting(told.err)
    assert before == (book / "site.toml").read_bytes()


def test_line_ends_and_tabs_may_stand_in_a_note(book: Path) -> None:
    tell_ok("contract", "note", "site", "one\n\ttwo\r\n", book=book)
    told = tell_ok("contract", "log", "site", "--format", "table", book=book)

    assert r"one\n\ttwo\r\n" in told.out
