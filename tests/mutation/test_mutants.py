"""Which mutants a module has: for each kind of line, all that it may be misread as."""

import ast

import pytest

from tests.mutation.mutants import mutants_of

# A statement inside a function, and every statement that it becomes.
MISREAD: list[tuple[str, list[str]]] = [
    ("return a < b", ["return None", "return a <= b", "return a >= b"]),
    ("return a == 7", ["return None", "return a != 7", "return a == 8"]),
    (
        "return a and not b",
        ["return None", "return a or not b", "return not b", "return a", "return a and b"],
    ),
    ("return 'x' if a else b", ["return None", "return b if a else 'x'", "return 'X' if a else b"]),
    ("return f'{a} of {b:02d}'", ["return None", "return f'XX{a} of {b:02d}'"]),
    ("return a[1:]", ["return None", "return a[:]", "return a[2:]"]),
    ("return max(a, b)", ["return None", "return min(a, b)"]),
    (
        "return sorted(a, key=b)",
        ["return None", "return a", "return sorted(a)"],
    ),
    (
        "return [x for x in a if x]",
        ["return None", "return [x for x in a]"],
    ),
    ("return None", []),
    ("a.b = a + b", ["pass", "a.b = a - b"]),
    ("a -= 1", ["pass", "a += 1", "a -= 2"]),
    ("a(b)", ["pass"]),
    ("raise ValueError(a)", ["pass"]),
    ("del a[True]", ["pass", "del a[False]"]),
    # Words that nobody is promised, types, and what is imported.
    ("raise Defect('never')", ["pass"]),
    ("ensure(a > b, f'{a} is not more')", ["pass", *("ensure(a >= b, f'{a} is not more')",),
                                          "ensure(a <= b, f'{a} is not more')"]),
    ("a: Literal['x'] = b", []),
    ("import a.b", []),
    ("'a text alone'", []),
]  # fmt: skip


def indented(text: str) -> str:
    return text.replace("\n", "\n    ")


@pytest.mark.parametrize("line, misread", MISREAD, ids=[line for line, _ in MISREAD])
def test_a_statement_is_misread_in_every_way(line: str, misread: list[str]) -> None:
    mutants = mutants_of(f"def f(a, b):\n    {indented(line)}\n")

    assert misread == [mutant.after for mutant in mutants]
    assert {"f"} >= {mutant.function for mutant in mutants}
    assert not any(mutant.is_cold for mutant in mutants)


BLOCKS: list[tuple[str, list[tuple[str, str, range]]]] = [
    (
        "if a(\n    b\n):\n    pass",
        [("if a(b):", "if not a(b):", range(2, 5))],
    ),
    (
        "while True:\n    break",
        [("while True:", "while not True:", range(2, 3)),
         ("while True:", "while False:", range(2, 3)),
         ("break", "continue", range(3, 4))],
    ),
    (
        "try:\n    pass\nexcept (A, B):\n    pass",
        [("except (A, B):", "except (B,):", range(4, 5)),
         ("except (A, B):", "except (A,):", range(4, 5))],
    ),
    (
        "match a:\n    case 'x' if b:\n        pass",
        [("case 'x' if b:", "case 'x' if not b:", range(3, 4)),
         ("case 'x' if b:", "case 'X' if b:", range(3, 4))],
    ),
]  # fmt: skip


@pytest.mark.parametrize("block, misread", BLOCKS)
def test_of_a_block_the_head_is_misread(block: str, misread: list[tuple[str, str, range]]) -> None:
    mutants = mutants_of(f"def f(a, b):\n    {indented(block)}\n")

    assert misread == [(mutant.before, mutant.after, mutant.lines) for mutant in mutants]


def test_what_acts_on_import_is_cold_and_named_by_its_class() -> None:
    method = "    def f(self, by=1):\n        return by\n"
    text = f"LEAST = 3\n\nclass C:\n    is_open: bool = False\n\n{method}"

    assert [
        ("", "LEAST = 4", True),
        ("C", "is_open: bool = True", True),
        ("C.f", "def f(self, by=2):", True),
        ("C.f", "return None", False),
    ] == [(mutant.function, mutant.after, mutant.is_cold) for mutant in mutants_of(text)]


def test_each_mutant_is_a_whole_program_with_one_change() -> None:
    text = "def f(a):\n    if a > 1:\n        return 'x'\n    return a\n"
    programs = [ast.unparse(mutant.tree) for mutant in mutants_of(text)]

    assert 6 == len(programs) == len(set(programs))
    assert all(
        1
        == sum(
            one != other for one, other in zip(text.splitlines(), made.splitlines(), strict=True)
        )
        for made in programs
    )
