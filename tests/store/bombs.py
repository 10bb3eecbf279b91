"""Texts that mean to keep us busy: just under a limit, or far above it.

`python -m tests.store.bombs` reads each of them in a process of its own, and prints how long that
took, where the first problem stands, and the most memory that all of them took together.
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from escrowbook.store.reading import read_contract

TERMS = 'format = 1\nid = "x"\n'
JOURNAL = f"{TERMS}[journal]\n"
QUOTED = '"a"'
ESCAPES = "\\u0041" * 600


def lines(count: int, line: Callable[[int], str], begin: str = TERMS) -> str:
    return begin + "".join(f"{line(number)}\n" for number in range(1, count + 1))


def parts(count: int, part: str = "a") -> str:
    return ".".join([part] * count)


BOMBS: dict[str, str] = {
    "a dotted key of 64 KB": f"{TERMS}{parts(32_768)} = 1\n",
    "dotted keys of 64 KB in quotes": f"{TERMS}{parts(16_384, QUOTED)} = 1\n",
    "many dotted keys": lines(49_900, lambda number: f"k{number}.{parts(15)} = 1"),
    "a thousand dotted keys": lines(1_200, lambda number: f"k{number}.{parts(15)} = 1"),
    "dotted keys below one": lines(1_200, lambda number: f"{parts(15)}.k{number} = 1"),
    "dotted headers": lines(40_000, lambda number: f"[h{number}.{parts(13)}]"),
    "headers": lines(19_000, lambda number: f"[h{number}]"),
    "tables in lists": lines(9_900, lambda number: f"[[h{number}]]"),
    "keys": lines(19_900, lambda number: f"k{number} = 1"),
    "policy keys": lines(19_900, lambda number: f"k{number} = 1", f"{TERMS}[policy]\n"),
    "milestones": lines(3_900, lambda number: f'[[milestone]]\nid = "M{number}"\namount = "1"'),
    "brackets": f"{TERMS}x = {'[' * 1_000}{']' * 1_000}\n",
    "brackets on lines": lines(1_000, lambda _: "x = ["),
    "braces in braces": lines(1_900, lambda number: f"x{number} = {{ a = {{ b = {{ c = 1 }} }} }}"),
    "a number of 4,000 digits": f"{TERMS}x = {'9' * 4_000}\n",
    "many of them": lines(500, lambda number: f"x{number} = {'9' * 4_000}"),
    "a hexadecimal number": f"{TERMS}x = 0x{'f' * 4_000}\n",
    "a large exponent": f"{TERMS}x = 1e9999999999999999999\n",
    "no numbers": f"{TERMS}x = nan\ny = inf\n",
    "escapes": lines(550, lambda number: f'x{number} = "{ESCAPES}"'),
    "a text without end": f'{TERMS}x = """' + 'a"\n' * 90_000,
    "quotes": lines(500, lambda _: '"' * 4_000),
    "control characters": lines(90_000, lambda _: "\x1b"),
    "comments": lines(99_000, lambda _: "#"),
    "marks of direction": lines(500, lambda _: f"# {chr(0x202E) * 1_300}"),
    "conflicts": lines(40_000, lambda _: "<<<<<<< ours"),
    "journals": lines(40_000, lambda _: "[journal]"),
    "journals in a text": f"{TERMS}x = '''\n" + "[journal]\n" * 40_000 + "'''\n",
    "long events": lines(
        500,
        lambda number: f'{number} = {{ do = "note", note = "{"x" * 3_900}" }}',
        JOURNAL,
    ),
    "dotted events": lines(
        500,
        lambda number: (
            f"{number} = {{ " + ", ".join(f"b{key}.{parts(15)} = 1" for key in range(90)) + " }"
        ),
        JOURNAL,
    ),
    "events in brackets": lines(
        4_999, lambda number: f"{number} = {{ a = {'[' * 15}{']' * 15} }}", JOURNAL
    ),
    "gaps": lines(4_999, lambda number: f"{number + 7} = {{ x }}", JOURNAL),
    "garbage": lines(1_000, lambda _: "é" * 1_000, JOURNAL),
}


def main() -> None:
    figures = {}
    for name, text in BOMBS.items():
        data = text.encode()
        started = time.process_time()
        problems = read_contract(data, "x.toml").problems
        took = time.process_time() - started
        figures[name] = took, len(problems), problems[0].place.line if problems else 0
    json.dump({"figures": figures, "memory_bytes": most_bytes()}, sys.stdout)


def most_bytes() -> int:
    """The most memory that this process held.

    The number of `getrusage` begins with what our starter held when it forked (Linux), so that is
    taken only where there is no other.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    found = re.search(r"^VmHWM:\s+(\d+) kB$", status.read_text(encoding="ascii"), re.MULTILINE)
    assert found is not None
    return int(found[1]) * 1024


if __name__ == "__main__":
    main()
