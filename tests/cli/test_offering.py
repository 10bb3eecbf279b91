"""What a shell is answered without Typer is what Typer answers."""

from pathlib import Path
from typing import Any

import pytest
import typer
from typer._click.shell_completion import get_completion_class
from typer._completion_classes import completion_init

from escrowbook.cli.offering import offered
from escrowbook.cli.program import application


def asked(shell: str, program: str, line: str) -> dict[str, str]:
    """How a shell asks, at the end of a line."""
    words = line.split()
    return {
        f"_{program.upper()}_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) if line.endswith(" ") else len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
    }


def by_typer(shell: str, program: str) -> str:
    completion_init()
    command: Any = typer.main.get_command(application(program))
    kind: Any = get_completion_class(shell)
    answer: str = kind(command, {}, program, f"_{program.upper()}_COMPLETE").complete()
    return answer


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize(
    "line, is_answered",
    [
        ("escrowbook contract show ", True),
        ("escrowbook contract show s", True),
        ("escrowbook contract show --json s", True),
        ("escrowbook contract show --format json si", True),
        ("escrowbook contract show nothing-like-it", True),
        ("milestone fund ", True),
        ("milestone fund --note a ", True),
        ("milestone list site ", True),
        ("milestone list site shop pl", True),
        ("contract close s", True),
        ("escrowbook check ", True),
        ("escrowbook check --book nowhere ", True),
        ("milestone fund site ", False),
        ("milestone fund site M", False),
        ("milestone fund site M1 ", False),
        ("milestone fund --d", False),
        ("milestone fund --note ", False),
        ("milestone fund --by cl", False),
        ("contract new ", False),
        ("contract show 's", False),
        ("contract show $s", False),
        ("contract show -- s", False),
        ("escrowbook contract ", False),
        ("escrowbook con", False),
        ("escrowbook policy show ", False),
        ("escrowbook ", False),
    ],
)
def test_the_answer_is_typers(
    shell: str, line: str, *, is_answered: bool, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = line.partition(" ")[0]
    monkeypatch.setenv("ESCROWBOOK_DIR", str(book))
    for name, text in asked(shell, program, line).items():
        monkeypatch.setenv(name, text)
    answer = offered(program, asked(shell, program, line))

    assert is_answered == (answer is not None)
    if answer is not None:
        assert by_typer(shell, program) == answer


def test_an_id_that_a_shell_would_read_is_left_to_typer(book: Path) -> None:
    (book / "$(x).toml").write_bytes((book / "site.toml").read_bytes())
    line = f"contract show --book {book} "

    assert offered("contract", asked("bash", "contract", line)) is None


@pytest.mark.parametrize("shell", ["fish", "powershell", "x"])
def test_other_shells_are_left_to_typer(shell: str) -> None:
    assert offered("contract", asked(shell, "contract", "contract show ")) is None
