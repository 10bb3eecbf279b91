"""How a command ends: its exit code, and what is told of an error. Nothing escapes from here."""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found] # `signal` makes enumerations of it.
import os
import sys

from escrowbook.cli.exits import Exit, ReceiptLost, complaints_of, exit_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import NoReturn, TextIO

    from escrowbook.cli.exits import Complaint

# Output that somebody reads as JSON has its errors as JSON too.
_JSON_FORMATS = frozenset({"json", "jsonl"})
_ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(invoke: Callable[[], object], program: str, arguments: list[str]) -> int:
    """Call `invoke`, and give the exit code of whatever happens."""
    prepare_streams()
    try:
        code = _called(invoke)
    except BaseException as error:  # noqa: BLE001 - a traceback is never thrown at people.
        return _end(error, program, arguments)
    return code if isinstance(code, int) else Exit.DONE


def _called(invoke: Callable[[], object]) -> object:
    before = _hear_signals()
    try:
        code = invoke()
        sys.stdout.flush()
    except SystemExit as end:
        # The way in which Typer ends once it has shown a completion script.
        return end.code
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code


def interrupts_end_us() -> None:
    """Let Ctrl-C end the process at once, without a word, where nobody decided otherwise."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _hear_signals() -> dict[int, object]:
    """Let SIGTERM and SIGHUP end a command as Ctrl-C does: cleanly, with 130.

    Those that whoever started us ignores stay ignored (nohup). Gives what stood there before.
    """
    before = {number: signal.getsignal(number) for number in _ENDING_SIGNALS}
    heard = {number: it for number, it in before.items() if it != signal.SIG_IGN}
    for number in heard:
        signal.signal(number, _interrupt)
    return heard


def _interrupt(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _end(error: BaseException, program: str, arguments: list[str]) -> int:
    code = exit_of(error)
    if isinstance(error, OSError | ReceiptLost):
        # What could not be written now cannot be written at the end of the process either.
        _forget(sys.stdout)
    if code == Exit.READER_GONE:
        _forget(sys.stderr)
        return code
    is_defect = code == Exit.DEFECT or isinstance(error, ReceiptLost)
    if is_defect and "--debug" in arguments:
        import traceback

        traceback.print_exception(error)
    # Of an interrupt nobody need be told, but that it came when something was recorded already.
    if code != Exit.INTERRUPTED or str(error):
        told = [_to_be_typed(each, program, arguments) for each in complaints_of(error)]
        tell(told, as_json=wants_json(arguments))
    return code


def _to_be_typed(complaint: Complaint, program: str, arguments: list[str]) -> Complaint:
    """A complaint whose remedy keeps what still holds of the command that was typed."""
    from escrowbook.cli.again import kept
    from escrowbook.core.records import replace

    is_refused = complaint.exit != Exit.USAGE
    remedy = kept(complaint.remedy, program, arguments, is_refused=is_refused)
    return replace(complaint, remedy=remedy)


def wants_json(arguments: list[str]) -> bool:
    """Whether the command line asks for JSON, also where it could not be read to its end."""
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    for index, word in enumerate(before):
        option, _, value = word.partition("=")
        if option == "--json":
            return True
        if (
            option == "--format"
            and (value or "".join(before[index + 1 : index + 2])) in _JSON_FORMATS
        ):
            return True
    return False


def tell(complaints: Iterable[Complaint], *, as_json: bool) -> None:
    """Say on standard error what is wrong: as one JSON object, or as lines for people."""
    told = list(complaints)
    if as_json:
        first, *others = told
        row = first.row()
        if others:
            row["message"] = f"{first.message} (and {len(others)} more: run `check` on the file)"
        from escrowbook.views.jsonl import json_line
        from escrowbook.views.screen import Screen

        lines = [json_line(row, Screen(encoding=sys.stderr.encoding))]
    else:
        lines = [spoken(complaint) for complaint in told]
    try:
        sys.stderr.writelines(lines)
        sys.stderr.flush()
    except OSError:
        # The exit code still says it.
        _forget(sys.stderr)


def spoken(complaint: Complaint) -> str:
    """A complaint for people: where, what is wrong, and the next step."""
    from escrowbook.views.safe import visible, visible_message

    path, place = complaint.path, complaint.place
    where = ""
    if path is not None and place is not None:
        where = f"{visible(path)}:{place.line}:{place.column}: "
    elif path is not None and path not in complaint.message:
        where = f"{visible(path)}: "
    kind = "refused" if complaint.exit == Exit.REFUSED else "error"
    name = f" [{complaint.name}]" if complaint.exit == Exit.REFUSED else ""
    # A message may go on in further lines; the name belongs to what it says first.
    first, line_end, further = visible_message(complaint.message).partition("\n")
    text = f"{where}{kind}: {first}{name}{line_end}{further}\n"
    return text + (f"  try: {visible_message(complaint.remedy)}\n" if complaint.remedy else "")


def prepare_streams() -> None:
    """Make both outputs such that no text can break them, whatever the terminal can show."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Closed by whoever started us. Kept occupied, so that no file becomes output.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _forget(stream: TextIO) -> None:
    """Let nothing reach a stream any more, so that the end of the process stays quiet too."""
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):
        return
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, descriptor)
    os.close(null)
