"""How long a file and a function may be, and what a module may not be called."""

import ast
from pathlib import PurePosixPath

import pytest

from tests.tidy.sources import Module, ours, suite

FILE_LINES_MAX = 320
FUNCTION_LINES_MAX = 60

# Names that say nothing about what is inside, so that anything may end up there.
EMPTY_NAMES = {
    "common",
    "data",
    "helper",
    "helpers",
    "manager",
    "managers",
    "misc",
    "util",
    "utilities",
    "utils",
}


def size_faults(module: Module) -> list[str]:
    """Name a file and each function that is too long; a function's docstring counts too."""
    lines = len(module.text.splitlines())
    faults = [f"{module.place(1)} {lines} lines"] if lines > FILE_LINES_MAX else []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES_MAX:
                faults.append(f"{module.place(node.lineno)} {node.name} has {lines} lines")
    return faults


def name_faults(module: Module) -> list[str]:
    """Name each part of a module's path that says nothing."""
    parts = [part.removesuffix(".py").strip("_") for part in PurePosixPath(module.path).parts]
    return [f"{module.path} {part}" for part in parts if part.lower() in EMPTY_NAMES]


def test_files_and_functions_are_short() -> None:
    assert [] == [fault for module in ours() for fault in size_faults(module)]


def test_modules_say_what_they_hold() -> None:
    assert [] == [fault for module in (*ours(), *suite()) for fault in name_faults(module)]


def function(lines: int) -> str:
    """Return a function of that many lines."""
    return "def f():\n" + "    x = 1\n" * (lines - 1)


@pytest.mark.parametrize(
    "text, faults",
    [
        ("x = 1\n" * FILE_LINES_MAX, []),
        ("x = 1\n" * (FILE_LINES_MAX + 1), [f"x.py:1 {FILE_LINES_MAX + 1} lines"]),
        (function(FUNCTION_LINES_MAX), []),
        (function(FUNCTION_LINES_MAX + 1), [f"x.py:1 f has {FUNCTION_LINES_MAX + 1} lines"]),
        ("\nasync " + function(99), ["x.py:2 f has 99 lines"]),
    ],
    ids=["longest file", "file too long", "longest function", "too long", "async too long"],
)
def test_a_planted_length_is_found(text: str, faults: list[str]) -> None:
    assert faults == size_faults(Module("x.py", text))


@pytest.mark.parametrize(
    "path, part",
    [
        ("src/escrowbook/core/utils.py", "utils"),
        ("src/escrowbook/helpers/money.py", "helpers"),
        ("src/escrowbook/store/_data.py", "data"),
        ("tests/book/Manager.py", "Manager"),
    ],
)
def test_a_planted_name_is_found(path: str, part: str) -> None:
    assert [f"{path} {part}"] == name_faults(Module(path, ""))


def test_a_name_that_only_holds_such_a_word_is_let_through() -> None:
    assert [] == name_faults(Module("src/escrowbook/core/database.py", ""))
