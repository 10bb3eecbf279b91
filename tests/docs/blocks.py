"""The fenced blocks of our pages, and the code spans of their prose.

What a block's first word means:

- ``console``: commands after ``$ `` and what they say below, which is made and compared;
- ``sh``: commands that have to succeed, one after another;
- ``toml`` after ``<!-- file: NAME -->``: a file that the commands below find in their folder.

After ``<!-- on: MOMENT -->`` that moment counts as now, for this block and those below it.

A block after ``<!-- not run: WHY -->`` is left alone, as are the two of the README that CI runs.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

_BLOCK = re.compile(
    r"^(?:<!-- (?P<marker>[^\n]+) -->\n+)?```(?P<kind>[a-z]*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


@dataclass(frozen=True)
class Block:
    """One fenced block; `start` and `end` are where its body lies in the page."""

    marker: str
    kind: str
    body: str
    start: int
    end: int

    @property
    def is_left_alone(self) -> bool:
        return self.marker in {"try", "tests"} or self.marker.startswith("not run: ")

    @property
    def file_name(self) -> str:
        """The file that this block is; empty if it is none."""
        return self._marked("file: ")

    @property
    def moment(self) -> str:
        """What counts as now from here on; empty if the block does not say."""
        return self._marked("on: ")

    def _marked(self, word: str) -> str:
        return self.marker.removeprefix(word) if self.marker.startswith(word) else ""


def blocks_of(page: str) -> list[Block]:
    return [
        Block(
            found["marker"] or "",
            found["kind"],
            found["body"],
            found.start("body"),
            found.end("body"),
        )
        for found in _BLOCK.finditer(page)
    ]


def commands_of(block: Block) -> list[str]:
    """The commands of a block; one that ends with a backslash goes on in the next line."""
    commands: list[str] = []
    goes_on = False
    for line in block.body.splitlines():
        if goes_on:
            commands[-1] += f"\n{line}"
        elif block.kind == "console" and line.startswith("$ "):
            commands.append(line.removeprefix("$ "))
        elif block.kind == "sh" and line and not line.startswith("#"):
            commands.append(line)
        else:
            continue
        goes_on = line.endswith("\\")
    return commands


def spans_of(page: str) -> list[str]:
    """The code spans of a page's prose and tables."""
    return _SPAN.findall(_BLOCK.sub("", page))


def pages() -> list[Path]:
    """Every page that people write: what is made from the source is not among them."""
    written = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    return [page for page in written if page.exists()]
