"""Tell what stories lead to: `python -m tests.core.stories.refresh`, from the root of a checkout.

It only ever adds, below the lines that lead to nothing yet: read what it adds as you would read
a change of the rules. A story that is told otherwise than it once was is a changed rule, or
changed words; where that is meant, delete what stands below its lines and say so in the commit.
"""

import sys
from pathlib import Path

from tests.core.stories.telling import stories, tell

FILES = sorted(Path(__file__).parent.glob("*.story"))


def told(path: Path) -> tuple[str, int]:
    """The text of a file with what its lines lead to, where it says nothing of it; how many."""
    text = path.read_text(encoding="utf-8").splitlines()
    untold = [
        (line.number, outcomes)
        for story in stories(path)
        for line, outcomes in zip(story.lines, tell(story), strict=True)
        if not line.outcomes
    ]
    for number, outcomes in reversed(untold):
        text[number:number] = [f"    {outcome}" for outcome in outcomes]
    return "".join(f"{line}\n" for line in text), len(untold)


def main() -> None:
    for path in FILES:
        text, count = told(path)
        if count:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path.name}: {count} lines\n")


if __name__ == "__main__":
    main()
