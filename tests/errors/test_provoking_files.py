"""Every problem of a file has a file that provokes it; `told.txt` is what is then said.

A problem is three lines there: place, code and message; the remedy; the text that it is about, if
there is one. Files that no editor would keep (other encodings, NUL bytes) are made here.
"""

from pathlib import Path

import pytest

from escrowbook.core.errors import Problem
from escrowbook.store.reading import read_contract
from tests.store.samples import SOUND

FOLDER = Path(__file__).parent
FILES = {path.name: path.read_bytes() for path in sorted((FOLDER / "files").glob("*.toml"))}

sound = SOUND.encode()
MADE = {
    "byte-order-mark": b"\xef\xbb\xbf" + sound,
    "latin-1": sound.replace(b"Acme Ltd", b"Caf\xe9"),
    "utf-16": SOUND.encode("utf-16"),
    "nul-bytes-only": b"\0" * 4096,
    "nul-bytes-at-the-end": sound + b"\0" * 512,
    "nul-byte-in-a-text": sound.replace(b"Acme", b"Ac\0me"),
    "escape-character": sound.replace(b"Acme", b"\x1b[2JAcme"),
    "cr-alone": sound.replace(b"\n", b"\r"),
    "cr-in-a-line": sound.replace(b"Acme", b"Ac\rme"),
    "too-large": sound + b"# x\n" * 600_000,
    "too-many-lines": sound + b"\n" * 100_001,
    "hexadecimal-bomb": sound.replace(b'"250.00"', b"0x" + b"f" * 4000),
}


def told(problems: tuple[Problem, ...]) -> str:
    return "".join(
        f"{problem.place.line}:{problem.place.column} {problem.code}: {problem.message}\n"
        f"    > {problem.remedy}\n" + (f"    | {problem.text}\n" if problem.text else "")
        for problem in problems
    )


def expected() -> dict[str, str]:
    """Return the blocks of `told.txt` by their headings."""
    blocks = (FOLDER / "told.txt").read_text().split("== ")[1:]
    return {heading: text for heading, _, text in (block.partition("\n") for block in blocks)}


EXPECTED = expected()


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_told_what_is_wrong_with_it(name: str) -> None:
    document = read_contract(FILES[name], f"somewhere/{name}")

    assert EXPECTED[name].strip() == told(document.problems).strip()


@pytest.mark.parametrize("name", MADE)
def test_bytes_are_told_what_is_wrong_with_them(name: str) -> None:
    document = read_contract(MADE[name], "acme.toml")

    assert EXPECTED[f"({name})"].strip() == told(document.problems).strip()


def test_the_table_has_no_row_without_a_file() -> None:
    assert {*FILES, *(f"({name})" for name in MADE)} == EXPECTED.keys()


def test_every_problem_says_what_to_do() -> None:
    for name, text in EXPECTED.items():
        lines = text.strip().split("\n")
        problems = [line for line in lines if not line.startswith("    ")]
        remedies = [line for line in lines if line.startswith("    > ")]
        assert 1 <= len(problems) == len(remedies), name
        assert "    >" not in map(str.rstrip, remedies), name
