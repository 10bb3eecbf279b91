"""The commands of the program as Typer knows them: words, arguments, options."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import typer

from escrowbook.cli.calls import Common, Making, Reading, Recording, Writing
from escrowbook.cli.options import hints_of
from escrowbook.cli.program import application
from escrowbook.core.records import fields


@dataclass(frozen=True)
class Option:
    """One option: how it is typed, and what it does. A choice's words are its metavar."""

    names: tuple[str, ...]
    metavar: str
    help: str
    is_required: bool
    is_repeatable: bool

    @property
    def text(self) -> str:
        """`-0, --null`, `--by client|freelancer`, `--note TEXT`."""
        return f"{', '.join(self.names)} {self.metavar}".rstrip()


@dataclass(frozen=True)
class Argument:
    """One argument, as a usage line writes it: `CONTRACT`, `[MILESTONE]`, `[PATH]...`."""

    metavar: str
    help: str


@dataclass(frozen=True)
class Command:
    """One command. `words` are what is typed for it: `("escrowbook", "refund", "request")`."""

    words: tuple[str, ...]
    help: str
    example: str
    arguments: tuple[Argument, ...]
    options: tuple[Option, ...]

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @property
    def usage(self) -> str:
        return " ".join([self.name, "[OPTIONS]", *(each.metavar for each in self.arguments)])


@cache
def commands() -> tuple[Command, ...]:
    """Every command, in the order of `--help`; the nouns that are programs stand alone."""
    return tuple(_below(typer.main.get_command(application("escrowbook")), ("escrowbook",)))


def _below(command: Any, words: tuple[str, ...]) -> Iterator[Command]:
    if not hasattr(command, "list_commands"):
        yield _command(command, words)
        return
    context = typer.Context(command)
    for name in command.list_commands(context):
        below = (*words, name) if name not in {"contract", "milestone"} else (name,)
        yield from _below(command.get_command(context, name), below)


def _command(command: Any, words: tuple[str, ...]) -> Command:
    kinds: dict[str, list[Any]] = {"argument": [], "option": []}
    for param in command.params:
        kinds[param.param_type_name].append(param)
    paragraphs = (command.help or "").split("\n\n")
    _, _, example = (command.epilog or "").partition("\b\n")
    return Command(
        words,
        "\n\n".join(" ".join(text.split()) for text in paragraphs if text.strip()),
        example.strip(),
        tuple(Argument(each.metavar or each.name.upper(), each.help) for each in kinds["argument"]),
        tuple(_option(each) for each in kinds["option"]),
    )


def _option(param: Any) -> Option:
    choices = getattr(param.type, "choices", None)
    metavar = param.metavar or ("|".join(choices) if choices else "")
    if not metavar and not param.is_flag:
        metavar = param.name.upper()
    names = tuple(sorted(param.opts, key=len))
    text = " ".join((param.help or "").split())
    return Option(names, metavar, text, bool(param.required), bool(param.multiple))


@cache
def shared_helps(kind: type) -> frozenset[str]:
    """The help texts of the options that a class of `cli/options.py` itself brings."""
    hints = hints_of(kind)
    inherited = {name for base in kind.__bases__ if base is not object for name in fields(base)}
    return frozenset(
        " ".join(hints[name].__metadata__[0].help.split())
        for name in fields(kind)
        if name not in inherited
    )


COMMON = shared_helps(Common)
RECORDING = shared_helps(Making) | shared_helps(Recording) | shared_helps(Writing)
READING = shared_helps(Reading)
