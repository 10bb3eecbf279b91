"""From a program's name to its commands: groups that import a command only when it runs."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Annotated, NoReturn

import typer
from typer._click import Command, Context, HelpFormatter
from typer._click.exceptions import ClickException, NoArgsIsHelpError, UsageError
from typer.core import TyperGroup

from escrowbook import __version__
from escrowbook.cli.ending import run, tell, wants_json
from escrowbook.cli.exits import Complaint, Exit
from escrowbook.cli.slots import Noun, Slot
from escrowbook.cli.table import ESCROWBOOK, HINTS, PROGRAMS

HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}


class LazyGroup(TyperGroup):
    """A group whose commands stand in the table; `slots` are filled in by `group_of`."""

    slots: Mapping[str, Slot | Noun]

    def list_commands(self, ctx: Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.slots)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of that name, imported now."""
        slot = self.slots.get(cmd_name)
        if slot is None:
            return None
        return _command_of(cmd_name, slot)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The list of commands for `--help`, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, slot.help) for name, slot in self.slots.items()])

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """The command that the first word names; for a mistyped one, what was meant."""
        name = args[0]
        if name not in self.slots and not name.startswith("-") and not ctx.resilient_parsing:
            raise UsageError(f"there is no command {name!r}{self._meant(name)}", ctx)
        return super().resolve_command(ctx, args)

    def _meant(self, name: str) -> str:
        from difflib import get_close_matches

        known = {each: each for each in self.slots}
        # Whoever leaves out the noun, or takes the wrong one, is told the right one.
        for noun, slot in ESCROWBOOK.items():
            if isinstance(slot, Noun):
                known |= {each: f"{noun} {each}" for each in slot.commands if each not in known}
        # A slip rarely changes the first letter, and who wants to delete is not shown `release`.
        likely = [each for each in known if each[:1] == name[:1]]
        near = get_close_matches(name, likely, n=2, cutoff=0.7)
        return f"; did you mean {' or '.join(repr(known[each]) for each in near)}?" if near else ""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: object,
    ) -> NoReturn:
        """Run one command line to its exit code; nothing is ever thrown at people."""
        arguments = list(sys.argv[1:] if args is None else args)
        program = prog_name or self.name or "escrowbook"
        self._main_shell_completion(extra, program, complete_var)

        def invoke() -> object:
            try:
                with self.make_context(program, arguments.copy()) as context:
                    return self.invoke(context)
            except NoArgsIsHelpError as error:
                sys.stderr.write(error.format_message() + "\n")
                return Exit.USAGE
            except ClickException as error:
                tell([_complaint(error)], as_json=wants_json(arguments))
                return Exit.USAGE
            except typer.Exit as end:
                return end.exit_code
            except typer.Abort:
                # Ctrl-C or the end of the input at a question.
                return Exit.INTERRUPTED

        sys.exit(run(invoke, program, arguments))


def _complaint(error: ClickException) -> Complaint:
    """What Typer has to say of a command line."""
    message = error.format_message().rstrip(".")
    message = message[:1].lower() + message[1:]
    context = error.ctx if isinstance(error, UsageError) else None
    remedy = f"{context.command_path} -h" if context is not None else ""
    return Complaint(Exit.USAGE, "usage", message, remedy)


def group_of(slots: Mapping[str, Slot | Noun]) -> type[LazyGroup]:
    """The class of a group with these commands."""
    return type("Group", (LazyGroup,), {"slots": slots})


def _typer(
    name: str, help_text: str, slots: Mapping[str, Slot | Noun], *, add_completion: bool = False
) -> typer.Typer:
    return typer.Typer(
        name=name,
        cls=group_of(slots),
        help=help_text,
        no_args_is_help=True,
        epilog=HINTS if slots is ESCROWBOOK else None,
        add_completion=add_completion,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=HELP_OPTIONS,
    )


def _tell_version(context: typer.Context, asked: bool) -> None:
    if asked:
        sys.stdout.write(f"{context.find_root().info_name} {__version__}\n")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version", "-V", help="Print the version.", is_eager=True, callback=_tell_version
    ),
]


def application(program: str) -> typer.Typer:
    """One of the three programs, with `--version` and completion of its own."""
    help_text, slots = PROGRAMS[program]
    app = _typer(program, help_text, slots, add_completion=True)
    app.callback()(_options)
    return app


def _options(version: Version = False) -> None:
    """What a program takes before the name of a command."""


def _command_of(name: str, slot: Slot | Noun) -> Command:
    if isinstance(slot, Noun):
        app = _typer(name, slot.help, slot.commands)
        app.callback()(_nothing)
        return typer.main.get_command(app)
    from escrowbook.cli.options import signed

    function = getattr(import_module(f"escrowbook.cli.{slot.module}"), slot.function)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    # Behind \b lines stay as they are: an example is there to be copied.
    epilog = f"Example:\n\n\b\n  {slot.example}" if slot.example else None
    app.command(name, help=f"{slot.help}\n\n{_further(function)}", epilog=epilog)(signed(function))
    return typer.main.get_command(app)


def _further(function: object) -> str:
    """What a function's docstring says after its first line, which the table replaces."""
    _, _, further = (function.__doc__ or "").partition("\n")
    return further


def _nothing() -> None:
    """A group alone does nothing."""
