"""A mutant in the place of the program: other code in functions, or another module on import."""

from __future__ import annotations

import ast
import gc
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

from tests.mutation.mutants import Mutant


def functions_of(source: Path) -> dict[tuple[str, int], list[FunctionType]]:
    """Every function that was made from a file, by its name and line; also those in closures."""
    found: dict[tuple[str, int], list[FunctionType]] = {}
    for each in gc.get_objects():
        if type(each) is FunctionType and each.__code__.co_filename == str(source):
            code = each.__code__
            found.setdefault((code.co_qualname, code.co_firstlineno), []).append(each)
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes(inner)


def swaps_of(
    functions: dict[tuple[str, int], list[FunctionType]], source: Path, mutant: Mutant
) -> list[tuple[FunctionType, CodeType]] | None:
    """Which functions get which code; None where that cannot be told."""
    swaps: list[tuple[FunctionType, CodeType]] = []
    made = _compiled(mutant.tree, source)
    for code in _codes(made):
        for function in functions.get((code.co_qualname, code.co_firstlineno), []):
            if function.__code__ == code:
                continue
            if function.__code__.co_freevars != code.co_freevars:
                return None
            swaps.append((function, code))
    return swaps or None


def _compiled(tree: ast.Module, source: Path) -> CodeType:
    return compile(ast.fix_missing_locations(tree), str(source), "exec", dont_inherit=True)


def install(source: Path, name: str, mutant: Mutant) -> None:
    """Have the module imported as the mutant has it."""
    if name in sys.modules:
        raise RuntimeError(f"{name} is imported before the tests are")

    class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
        def find_spec(self, wanted: str, *_: object) -> importlib.machinery.ModuleSpec | None:
            if wanted != name:
                return None
            return importlib.util.spec_from_file_location(wanted, source, loader=self)

        def exec_module(self, module: ModuleType) -> None:
            exec(_compiled(mutant.tree, source), vars(module))  # noqa: S102 - that is its purpose

        def get_source(self, _: str) -> str:
            return source.read_text(encoding="utf-8")

    sys.meta_path.insert(0, Finder())
