"""The world as commands find it: the moment, the book, colours, widths, and who can be asked."""

import hashlib
from pathlib import Path

import pytest

from escrowbook.cli.options import ColourChoice
from escrowbook.cli.surroundings import digest_of_file, has_colour
from tests.cli.counter import run, run_in_terminal, tell_ok
from tests.cli.samples import PLAIN, SITE, write

YES, NO = True, False


@pytest.mark.parametrize(
    "choice, environment, on_terminal, in_pipe",
    [
        ("auto", {}, YES, NO),
        ("auto", {"NO_COLOR": "1"}, NO, NO),
        ("auto", {"NO_COLOR": ""}, YES, NO),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, NO, NO),
        ("auto", {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, NO, NO),
        ("auto", {"FORCE_COLOR": "1"}, YES, YES),
        ("auto", {"FORCE_COLOR": "3"}, YES, YES),
        ("auto", {"FORCE_COLOR": ""}, YES, NO),
        ("auto", {"FORCE_COLOR": "0"}, YES, NO),
        ("auto", {"CLICOLOR_FORCE": "1"}, YES, YES),
        ("auto", {"CLICOLOR_FORCE": "0"}, YES, NO),
        ("auto", {"CLICOLOR": "0"}, NO, NO),
        ("auto", {"CLICOLOR": "0", "FORCE_COLOR": "1"}, YES, YES),
        ("auto", {"TERM": "dumb"}, NO, NO),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, YES, YES),
        ("never", {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, NO, NO),
    ],
)
def test_colour_is_decided_by_the_option_then_by_the_environment(
    choice: ColourChoice,
    environment: dict[str, str],
    *,
    on_terminal: bool,
    in_pipe: bool,
) -> None:
    assert (on_terminal, in_pipe) == (
        has_colour(choice, environment, is_terminal=True),
        has_colour(choice, environment, is_terminal=False),
    )


@pytest.mark.parametrize(
    "words, environment, is_coloured",
    [
        ([], {}, YES),
        ([], {"NO_COLOR": "1"}, NO),
        (["--color", "never"], {"FORCE_COLOR": "1"}, NO),
        (["--color", "always"], {"NO_COLOR": "1"}, YES),
    ],
)
def test_a_terminal_shows_it(
    words: list[str], environment: dict[str, str], book: Path, *, is_coloured: bool
) -> None:
    told = run_in_terminal("milestone", "list", *words, book=book, environment=environment)

    assert 0 == told.code
    assert is_coloured == ("\x1b[" in told.out)


def test_a_pipe_is_never_coloured_unless_forced(book: Path) -> None:
    assert b"\x1b" not in run("milestone", "list", "--format", "table", book=book).stdout
    forced = run("milestone", "list", "--format", "table", "--color", "always", book=book)
    assert b"\x1b[32m" in forced.stdout
    assert b"\x1b" not in run("milestone", "list", "--color", "always", book=book).stdout


@pytest.mark.parametrize("columns", ["", "0", "-5", "many", "１２"])
def test_a_width_that_is_none_is_left_aside(columns: str, book: Path) -> None:
    usual = tell_ok("milestone", "list", "--format", "table", book=book, COLUMNS="80").out

    assert (
        usual == tell_ok("milestone", "list", "--format", "table", book=book, COLUMNS=columns).out
    )


def test_the_moment_comes_from_the_option_then_the_environment(book: Path) -> None:
    def as_of(*words: str) -> str:
        return str(tell_ok("contract", "show", "site", "--json", *words, book=book).json["as_of"])

    assert "2026-03-10T12:00:00+00:00" == as_of()
    assert "2026-02-01T00:00:00+00:00" == as_of("--as-of", "2026-02-01")


def test_a_bare_date_is_each_contracts_own_midnight(book: Path) -> None:
    def as_of(name: str) -> str:
        words = ("contract", "show", name, "--json", "--as-of", "2026-03-12")
        return str(tell_ok(*words, book=book).json["as_of"])

    assert ["2026-03-12T00:00:00+00:00", "2026-03-12T00:00:00+09:00"] == [
        as_of(name) for name in ("site", "shop")
    ]


def test_the_book_comes_from_the_option_the_environment_or_a_folder_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    for folder in (one, two, three / ".escrowbook", three / "deep" / "er"):
        folder.mkdir(parents=True)
    write(one, SITE)
    write(two, PLAIN)
    write(three, SITE.replace('"site"', '"third"'))
    monkeypatch.chdir(three / "deep" / "er")

    assert ["site"] == tell_ok("contract", "list", "-q", "--book", str(one), book=two).lines
    assert ["plain"] == tell_ok("contract", "list", "-q", book=two).lines
    assert ["third"] == tell_ok("contract", "list", "-q").lines
    monkeypatch.chdir(one)
    assert ["site"] == tell_ok("contract", "list", "-q").lines
    rows = tell_ok("contract", "list", "--json").json["rows"]
    assert ["site.toml"] == [row["path"] for row in rows]


def test_a_delivered_file_is_known_by_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(b"draft")

    assert hashlib.sha256(b"draft").hexdigest() == digest_of_file(str(path))
