"""What a finished module does not hold: notes to do it later, `Any` and floats in the law."""

import ast
import io
import re
import tokenize
from collections.abc import Callable

import pytest

from tests.tidy.sources import Module, imports, ours

# Matched in comments and docstrings alone: `XXX` is also a currency code of ISO 4217.
LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def later_faults(module: Module) -> list[str]:
    """Name each note that something is still to be done, and each ``NotImplementedError``."""
    tokens = tokenize.generate_tokens(io.StringIO(module.text).readline)
    notes = [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]
    notes += [(line, text) for line, text in docstrings(module) if text]
    faults = [
        f"{module.place(line)} {found}" for line, text in notes for found in LATER.findall(text)
    ]
    return faults + [
        f"{module.place(node.lineno)} NotImplementedError"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name) and node.id == "NotImplementedError"
    ]


def docstrings(module: Module) -> list[tuple[int, str | None]]:
    """Return line and docstring of the module and of all classes and functions in it."""
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    return [
        (getattr(node, "lineno", 1), ast.get_docstring(node))
        for node in ast.walk(module.tree)
        if isinstance(node, documented)
    ]


def docstring_faults(module: Module) -> list[str]:
    """Name a module that does not say what it is for."""
    return [] if ast.get_docstring(module.tree) else [f"{module.place(1)} no docstring"]


def any_faults(module: Module) -> list[str]:
    """Name each ``Any`` in the core: a value of unknown shape has no rule."""
    if module.room != "core":
        return []
    lines = [found.line for found in imports(module) if found.target == "typing.Any"]
    lines += [
        node.lineno
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.Name) and node.id == "Any")
        or (isinstance(node, ast.Attribute) and node.attr == "Any")
    ]
    return [f"{module.place(line)} Any" for line in lines]


def float_faults(module: Module) -> list[str]:
    """Name each float that the core makes. It may refuse one: ``isinstance(value, float)``."""
    if module.room != "core":
        return []
    return [
        f"{module.place(node.lineno)} float"
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Call) and ast.unparse(node.func) == "float")
    ]


CHECKERS = [later_faults, docstring_faults, any_faults, float_faults]


@pytest.mark.parametrize("checker", CHECKERS)
def test_nothing_is_left_over(checker: Callable[[Module], list[str]]) -> None:
    assert [] == [fault for module in ours() for fault in checker(module)]


@pytest.mark.parametrize(
    "checker, text, faults",
    [
        (later_faults, "x = 1  # TODO: more", ["1 TODO"]),
        (later_faults, "\n# HACK and FIXME\n", ["2 HACK", "2 FIXME"]),
        (later_faults, 'def f():\n    """XXX."""', ["1 XXX"]),
        (later_faults, "def f():\n    raise NotImplementedError", ["2 NotImplementedError"]),
        (later_faults, "raise NotImplementedError('x')", ["1 NotImplementedError"]),
        (later_faults, "CODES = {'XXX': 2}  # no currency; MasTODOn", []),
        (docstring_faults, "x = 1", ["1 no docstring"]),
        (docstring_faults, '"""What it is for."""', []),
        (any_faults, "from typing import Any", ["1 Any"]),
        (any_faults, "import typing\nx: typing.Any = 1", ["2 Any"]),
        (any_faults, "def f(x: dict[str, Any]): ...", ["1 Any"]),
        (any_faults, "Anything = 1", []),
        (float_faults, "\nx = 0.1", ["2 float"]),
        (float_faults, "x = float('1')", ["1 float"]),
        (float_faults, "isinstance(x, float)", []),
    ],
)
def test_a_planted_leftover_is_found(
    checker: Callable[[Module], list[str]], text: str, faults: list[str]
) -> None:
    path = "src/escrowbook/core/x.py"

    assert [f"{path}:{fault}" for fault in faults] == checker(Module(path, text))
