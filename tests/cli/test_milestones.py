"""`milestone list`: which rows, from where, and how it ends."""

import os
from pathlib import Path
from typing import get_args

import pytest

from escrowbook.cli.milestones import FLAGS, STATES
from escrowbook.core.milestone_standing import State
from tests.cli.counter import run, tell, tell_ok
from tests.cli.samples import PLAIN, SHOP, SITE, write


def ids(*words: str, book: Path, stdin: str = "") -> list[str]:
    """The bare ids that a list gives."""
    told = tell("milestone", "list", "-q", *words, book=book, stdin=stdin)
    assert told.code in (0, 1), told
    return [line.replace("\t", " ") for line in told.lines]


ALL = ["plain M1", "plain M2", "shop design", "shop build", "site M1", "site M2", "site M3"]


@pytest.mark.parametrize(
    "words, rows",
    [
        ((), ALL),
        (("site",), ALL[4:]),
        (("site", "plain", "site"), [*ALL[4:], *ALL[:2]]),
        (("--state", "submitted"), ["site M2"]),
        (("--state", "submitted,released"), ["site M1", "site M2"]),
        (("--state", "submitted", "--state", "released"), ["site M1", "site M2"]),
        (("--state", "part-funded"), ["shop build"]),
        (("--state", "part-funded", "--state", "refund-requested"), ["shop design", "shop build"]),
        (("--state", "dormant"), []),
        (("--unfunded",), ["plain M1", "plain M2", "shop build", "site M3"]),
        (("--unfunded", "--state", "part-funded"), ["shop build"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_asked_for_comes_out(words: tuple[str, ...], rows: list[str], book: Path) -> None:
    assert rows == ids(*words, book=book)


def test_a_closed_contract_promises_nothing(book: Path) -> None:
    tell_ok("contract", "close", "site", "--yes", book=book)

    assert [] == [row for row in ids("--unfunded", book=book) if row.startswith("site")]


@pytest.mark.parametrize("word", [*STATES, *FLAGS])
def test_every_word_of_the_interface_is_a_filter(word: str, book: Path) -> None:
    assert 0 == tell("milestone", "list", "--state", word, book=book).code


def test_the_words_are_those_of_the_core() -> None:
    assert get_args(State) == STATES


def test_a_word_that_is_none_is_told_what_was_meant(book: Path) -> None:
    told = tell("milestone", "list", "--state", "fundet", book=book)

    assert (2, True) == (told.code, "did you mean funded?" in told.err)


def test_a_row_ends_with_one_where_that_was_asked(book: Path) -> None:
    words = ("milestone", "list", "--exit-code")

    assert [1, 0] == [tell(*words, *more, book=book).code for more in ((), ("--state", "dormant"))]


@pytest.mark.parametrize("end", ["\n", "\0"], ids=["lines", "NUL"])
def test_paths_come_from_standard_input(end: str, book: Path) -> None:
    listed = f"site{end}{book / 'plain.toml'}{end}"
    words = ("-", "-0") if end == "\0" else ("-",)

    assert [*ALL[4:], *ALL[:2]] == ids(*words, book=book, stdin=listed)


def test_an_empty_list_of_paths_is_no_contract(book: Path) -> None:
    assert [] == ids("-", book=book)


def test_a_path_may_be_any_bytes(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9\n"
    os.mkdir(folder)
    with open(folder + b"/plain.toml", "w", encoding="utf-8") as file:
        file.write(PLAIN)
    done = run("milestone", "list", "-", "-0", stdin=folder + b"\0")

    assert 0 == done.returncode
    assert b"\tM1\t" in done.stdout
    assert b"caf\\udce9\\n/plain.toml" in done.stdout


def test_folders_are_walked_in_order_and_what_is_no_contract_is_left_aside(
    tmp_path: Path,
) -> None:
    for name in ("b", "a", ".hidden"):
        (tmp_path / name).mkdir()
    write(tmp_path / "b", SITE)
    write(tmp_path / "a", SHOP)
    write(tmp_path / ".hidden", PLAIN)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    rows = tell_ok("milestone", "list", str(tmp_path), "--json").json["rows"]

    paths = [str(Path(row["path"]).relative_to(tmp_path)) for row in rows]
    assert ["a/shop.toml"] * 2 + ["b/site.toml"] * 3 == paths


def test_a_bad_file_is_told_and_the_others_come_out(book: Path) -> None:
    (book / "bad.toml").write_text("format = 2\n", encoding="utf-8")
    told = tell("milestone", "list", "-q", book=book)

    assert 5 == told.code
    assert ALL == [line.replace("\t", " ") for line in told.lines]
    assert f"{book}/bad.toml:1:" in told.err


def test_a_broken_seal_is_a_warning(book: Path) -> None:
    tell_ok("contract", "note", "plain", "as agreed", book=book)
    path = book / "plain.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("as agreed", "as never"), "utf-8")
    told = tell("milestone", "list", "plain", book=book)
    as_json = tell("milestone", "list", "plain", "--json", book=book)

    assert (0, 0) == (told.code, as_json.code)
    assert "warning: line " in told.err
    assert "seal" == as_json.error["name"]
    assert 5 == tell("contract", "note", "plain", "x", book=book).code
    warnings = tell_ok("contract", "show", "plain", "--json", book=book).json["warnings"]
    assert 1 == len(warnings)


def test_verbose_says_what_was_looked_at(book: Path) -> None:
    told = tell_ok("milestone", "list", "-v", book=book)

    assert f"3 sound contracts; the book is {book}\n" == told.err
