"""What TAB offers."""

from pathlib import Path

import pytest

from tests.cli.counter import run


def offered(book: Path, line: str, name: str = "escrowbook") -> list[str]:
    """What bash is offered at the end of a line."""
    words = line.split()
    count = len(words) if line.endswith(" ") else len(words) - 1
    done = run(
        name=name,
        book=book,
        environment={
            f"_{name.upper()}_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(count),
        },
    )
    assert (0, b"") == (done.returncode, done.stderr)
    return done.stdout.decode().split()


@pytest.mark.parametrize(
    "line, words",
    [
        ("escrowbook contract show ", ["plain", "shop", "site"]),
        ("escrowbook contract show s", ["shop", "site"]),
        ("escrowbook milestone fund site ", ["M1", "M2", "M3"]),
        ("escrowbook milestone fund nowhere ", []),
        ("escrowbook milestone edit shop b", ["build"]),
        ("escrowbook policy show up", ["upwork-2026-11"]),
        ("escrowbook milestone list p", ["plain"]),
        ("escrowbook milestone fund --d", ["--dry-run", "--debug"]),
    ],
)
def test_ids_are_offered(line: str, words: list[str], book: Path) -> None:
    assert sorted(words) == sorted(offered(book, line))


def test_nothing_is_offered_where_there_is_no_book(tmp_path: Path) -> None:
    assert [] == offered(tmp_path / "nowhere", "escrowbook contract show ")


def test_titles_are_never_offered_since_shells_evaluate_them(book: Path) -> None:
    path = book / "site.toml"
    text = path.read_text(encoding="utf-8").replace("Wireframes", "$(touch /tmp/x)")
    path.write_text(text, encoding="utf-8")
    done = run(
        book=book,
        environment={
            "_ESCROWBOOK_COMPLETE": "complete_zsh",
            "_TYPER_COMPLETE_ARGS": "escrowbook milestone fund site ",
        },
    )

    assert b'"M1":"released"' in done.stdout
    assert b"touch" not in done.stdout
