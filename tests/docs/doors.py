"""The table by which the door reads command lines, made of Typer's own tree of commands."""

import textwrap
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import typer

from escrowbook.cli.door import DECIMAL, FLAG, NUMBER, TEXT, TEXTS
from escrowbook.cli.options import hints_of
from escrowbook.cli.program import application
from escrowbook.cli.slots import Noun, Slot
from escrowbook.cli.table import ESCROWBOOK
from escrowbook.core.records import fields
from tests.docs.blocks import ROOT

PAGE = ROOT / "src/escrowbook/cli/doors.py"

HEAD = '''"""Every command as the door reads it: made of Typer's tree, never by hand.

After a change of options: `python -m tests.docs.generate`; a test compares the two.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from escrowbook.cli.door import Arguments, Options

    # Function, class of its first parameter, arguments, own options, and which of them have to be.
    Door = tuple[str, str, Arguments, Options, tuple[str, ...]]

# fmt: off
'''
_WIDTH = 100


def slots() -> Iterator[tuple[tuple[str, ...], Slot]]:
    """Every command of the table, by the words that are typed for it."""
    for name, slot in ESCROWBOOK.items():
        if isinstance(slot, Noun):
            yield from (((name, each), inner) for each, inner in slot.commands.items())
        else:
            yield (name,), slot


def function_of(slot: Slot) -> Any:
    """The function of a command."""
    return getattr(import_module(f"escrowbook.cli.{slot.module}"), slot.function)


def class_of(function: Any) -> type:
    """The class of a command's first parameter."""
    kind: type = next(iter(hints_of(function).values()))
    return kind


def typer_command(words: tuple[str, ...]) -> Any:
    """A command as Typer knows it."""
    command: Any = typer.main.get_command(application("escrowbook"))
    for word in words:
        command = command.get_command(typer.Context(command), word)
    return command


def kind_of(param: Any) -> str | tuple[str, ...] | None:
    """What a parameter takes, in the words of the door; None for what it does not know."""
    if getattr(param, "is_flag", False):
        return FLAG if not param.secondary_opts else None
    if param.nargs == -1 or getattr(param, "multiple", False):
        return TEXTS if param.type.name == "str" else None
    choices = getattr(param.type, "choices", None)
    if choices:
        return tuple(choices)
    return {"str": TEXT, "int": NUMBER, "float": DECIMAL}.get(param.type.name)


def doors_page() -> str:
    """The whole of `cli/doors.py`."""
    shared: dict[str, dict[str, Any]] = {}
    doors: dict[tuple[str, ...], Any] = {}
    for words, slot in slots():
        kind = class_of(function_of(slot))
        name = f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
        params = [each for each in typer_command(words).params if each.name != "help"]
        known = {each.name: kind_of(each) for each in params}
        arguments = [each for each in params if each.param_type_name == "argument"]
        own: dict[str, Any] = {}
        for each in params:
            if each not in arguments and known[each.name] is not None:
                options_of = shared.setdefault(name, {}) if each.name in fields(kind) else own
                options_of |= dict.fromkeys(each.opts, (each.name, known[each.name]))
        if any(known[each.name] is None for each in arguments):
            continue
        doors[words] = (
            f"{slot.module}.{slot.function}",
            name,
            tuple((each.name, known[each.name], each.required) for each in arguments),
            own,
            tuple(each.name for each in params if each.required and each not in arguments),
        )
    return HEAD + "\n".join(
        [
            "SHARED: Mapping[str, Options] = {",
            *(_line(key, value) for key, value in shared.items()),
            "}\n\nDOORS: Mapping[tuple[str, ...], Door] = {",
            *(_line(key, value) for key, value in doors.items()),
            "}\n",
        ]
    )


def _line(key: object, value: object) -> str:
    return textwrap.fill(
        f"{_literal(key)}: {_literal(value)},",
        _WIDTH,
        initial_indent="    ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _literal(value: object) -> str:
    """A value as our source writes it: with double quotes."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_literal(k)}: {_literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, tuple):
        inner = ", ".join(map(_literal, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return repr(value)
