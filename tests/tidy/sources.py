"""Our own source as the tidy tests see it: one parsed module a file.

A checker is a function from one module to its faults, each ``path:line what is wrong``. Every
checker is also run over planted modules that are not there, so that it is known to find them.
"""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
PACKAGE = "src/escrowbook/"


@dataclass(frozen=True)
class Module:
    """One Python file: ``path`` is below the checkout, with slashes, whatever the system."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def room(self) -> str:
        """``core`` of ``src/escrowbook/core/money.py``; ``actions`` of ``…/actions.py``."""
        return PurePosixPath(self.path.removeprefix(PACKAGE)).parts[0].removesuffix(".py")

    @property
    def name(self) -> str:
        """The dotted name: ``escrowbook.core.money``."""
        return self.path.removeprefix("src/").removesuffix(".py").replace("/", ".")

    def place(self, line: int) -> str:
        return f"{self.path}:{line}"


@dataclass(frozen=True)
class Import:
    """One imported name: ``target`` is absolute, ``escrowbook.core.money.parse_amount``."""

    line: int
    target: str

    @property
    def top(self) -> str:
        return self.target.split(".", 1)[0]

    @property
    def room(self) -> str:
        """The part after ``escrowbook.``: a room, or ``__version__``; empty for the package."""
        return "".join(self.target.split(".")[1:2])


@cache
def imports(module: Module) -> tuple[Import, ...]:
    """Return all imports of a module, wherever they stand, also ``import_module("…")``."""
    return tuple(_imports(module))


def _imports(module: Module) -> Iterator[Import]:
    for node in ast.walk(module.tree):
        match node:
            case ast.Import(names=names):
                yield from (Import(node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(names=names):
                base = _absolute(module, node)
                yield from (Import(node.lineno, f"{base}.{alias.name}") for alias in names)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__")
                | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(target)), *_],
            ):
                yield Import(node.lineno, target)


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    """Return the module that a ``from`` names, with the dots of a relative one resolved."""
    if not node.level:
        return node.module or ""
    package = module.name.removesuffix(".__init__").split(".")
    up = node.level - module.path.endswith("/__init__.py")
    return ".".join([*package[: len(package) - up], *filter(None, [node.module])])


@cache
def ours() -> tuple[Module, ...]:
    """Return every module of the program, as it lies in the working tree."""
    return _modules("src/escrowbook")


@cache
def suite() -> tuple[Module, ...]:
    """Return every module of the suite."""
    return _modules("tests")


def _modules(folder: str) -> tuple[Module, ...]:
    return tuple(
        Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


def committed() -> list[str]:
    """Return the paths that git tracks."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [path for path in listed.stdout.split("\0") if path]
