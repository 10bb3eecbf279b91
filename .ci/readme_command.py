"""Print the commands of one marked block of README.md: ``readme_command.py tests``.

A marked block is a fenced block right after a line such as ``<!-- tests -->``. CI and the tests
run what they find there, so what the README tells a newcomer to type is what is tested.
"""

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def commands(readme: str, name: str) -> list[str]:
    """Return the lines of the block marked NAME; LookupError unless there is exactly one."""
    block = rf"^<!-- {re.escape(name)} -->\n+```[a-z]*\n(.*?)^```$"
    found = re.findall(block, readme, flags=re.MULTILINE | re.DOTALL)
    if len(found) != 1:
        message = f"README.md has {len(found)} blocks marked <!-- {name} -->, not one"
        raise LookupError(message)
    return [line for line in found[0].splitlines() if line.strip()]


if __name__ == "__main__":
    print("\n".join(commands(README.read_text(encoding="utf-8"), sys.argv[1])))
