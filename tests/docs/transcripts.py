"""The commands of a page, run, and the page with what they say now."""

from tests.docs.blocks import Block, blocks_of, commands_of
from tests.docs.terminal import Terminal, terminal


class Untold(AssertionError):
    """A command of a page failed, and the page does not say so."""


def fresh(page: str) -> str:
    """Return a page with the output of its commands as it is now. Raises Untold."""
    blocks = [block for block in blocks_of(page) if not block.is_left_alone]
    bodies: list[tuple[Block, str]] = []
    with terminal(page) as screen:
        for block in blocks:
            screen.moment = block.moment or screen.moment
            if block.file_name:
                (screen.folder / block.file_name).write_text(block.body, encoding="utf-8")
            elif block.kind == "console":
                bodies.append((block, _transcript(block, screen)))
            elif block.kind == "sh":
                _run_all(block, screen)
    for block, body in reversed(bodies):
        page = page[: block.start] + body + page[block.end :]
    return page


def _transcript(block: Block, screen: Terminal) -> str:
    commands = commands_of(block)
    parts = []
    for command, after in zip(commands, [*commands[1:], ""], strict=True):
        shown = screen.run(command)
        if shown.code and not (after == "echo $?" or _says_that_it_failed(shown.text)):
            raise Untold(f"$ {command}\n{shown.text}ended with {shown.code}")
        parts.append(f"$ {command}\n{shown.text}")
    return "".join(parts)


def _says_that_it_failed(text: str) -> bool:
    return any(line.startswith(("refused: ", "error: ")) for line in text.splitlines())


def _run_all(block: Block, screen: Terminal) -> None:
    for command in commands_of(block):
        shown = screen.run(command)
        if shown.code:
            raise Untold(f"{command}\n{shown.text}ended with {shown.code}")
