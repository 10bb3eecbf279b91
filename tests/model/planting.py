"""Mistakes to plant in the program, to see that the independent model finds each of them.

They stand in tables, one a family of behaviours, as small differences of the core's own text:

    == the pool is not used first [INTERFACE 3, fund]
    settlement.deposit in upwork 3
    - min(standing.free_pool_minor, amount_minor)
    + 0

that is: what goes wrong, and the rule that it breaks; the function, and the life that tells the two
apart: the number of a random one (`python -m tests.model.find_bugs` writes it), or the name of one
that is told by hand; and what of the function's text reads otherwise. Instead of a difference,
`= VALUE` gives an attribute of a class another value.
"""

from __future__ import annotations
import __future__

import ast
import inspect
import re
import textwrap
from dataclasses import dataclass
from functools import reduce
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from escrowbook.core import clock

TABLES = Path(__file__).parent / "bugs"
CORE = "escrowbook.core"
# A planted clock may run for ever; the program ends it as a defect, here sooner.
FIRINGS_MAX = 300

_HEADING = re.compile(r"== (?P<name>.+) \[(?P<rule>.+)\]")
_PLACE = re.compile(r"(?P<path>\S+) in (?P<preset>\S+)(?: (?P<life>\S+))?")


@dataclass(frozen=True)
class Bug:
    """One mistake: its family and name, the rule it breaks, what is changed, the life to meet it.

    `changes` are pairs of what the function's text says and what it is made to say; or, alone,
    the new value of an attribute.
    """

    family: str
    name: str
    rule: str
    path: str
    preset: str
    life: int | str | None
    changes: tuple[tuple[str, str], ...]

    def plant(self, patch: pytest.MonkeyPatch) -> None:
        """Put the mistake into the program, until the patch is undone."""
        patch.setattr(clock, "FIRINGS_MAX", FIRINGS_MAX)
        module, names = place_of(self.path)
        owner = reduce(getattr, names[:-1], module)
        if self.changes[0][0] == "=":
            patch.setattr(owner, names[-1], ast.literal_eval(self.changes[0][1]))
            return
        found = inspect.getattr_static(owner, names[-1])
        function = found.fget if isinstance(found, property) else found
        if not isinstance(function, FunctionType):
            raise TypeError(f"{self.path} is no function")
        # Whoever imported the function by its name has the planted one, too.
        patch.setattr(function, "__code__", misread(function, module, self.changes).__code__)


def place_of(path: str) -> tuple[ModuleType, list[str]]:
    """The module of the core that `events.review.Submit.refusal` stands in, and the names in it."""
    words = path.split(".")
    depth = 2 if words[0] == "events" else 1
    return import_module(".".join([CORE, *words[:depth]])), words[depth:]


def misread(
    function: FunctionType, module: ModuleType, changes: tuple[tuple[str, str], ...]
) -> FunctionType:
    """The function as its changed text would have it."""
    text = textwrap.dedent(inspect.getsource(function))
    text = text[re.search(r"^def ", text, re.MULTILINE).start() :]  # type: ignore[union-attr]
    for said, misread_as in changes:
        if text.count(said) != 1:
            raise ValueError(f"{function.__qualname__} says {text.count(said)} times: {said}")
        text = text.replace(said, misread_as)
    names: dict[str, Any] = dict(vars(module))
    flags = __future__.annotations.compiler_flag
    exec(compile(text, f"<{function.__qualname__}>", "exec", flags, dont_inherit=True), names)  # noqa: S102
    made = names[function.__name__]
    if not isinstance(made, FunctionType):
        raise TypeError(f"{made!r} is no function")
    return made


def bugs_of(path: Path) -> list[Bug]:
    """The mistakes of one table."""
    blocks = re.split(r"^(?=== )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_bug(path.stem, block) for block in blocks[1:]]


def _bug(family: str, block: str) -> Bug:
    heading, place, *lines = block.rstrip("\n").splitlines()
    named, meant = _HEADING.fullmatch(heading), _PLACE.fullmatch(place)
    if named is None or meant is None:
        raise ValueError(f"neither a heading nor a place: {heading} / {place}")
    life = meant["life"]
    if lines[0].startswith("= "):
        changes = [("=", lines[0][2:])]
    else:
        said = [line[2:] for line in lines if line.startswith("- ")]
        changes = list(zip(said, [x[2:] for x in lines if x.startswith("+ ")], strict=True))
    return Bug(
        family,
        named["name"],
        named["rule"],
        meant["path"],
        meant["preset"],
        int(life) if life is not None and life.isdecimal() else life,
        tuple(changes),
    )


BUGS = [bug for path in sorted(TABLES.glob("*.bugs")) for bug in bugs_of(path)]
