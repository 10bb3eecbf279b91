"""The tests stand where the source stands, so that each module's tests are found."""

from pathlib import PurePosixPath

import pytest

from tests.tidy.sources import PACKAGE, Module, imports, ours, suite

# Folders of tests beside those named after a room: what each is about.
OTHER_FOLDERS = {
    "bench": "what it costs, measured when asked",
    "book": "scenarios of the rule book, as tables",
    "docs": "what our pages tell, and the pages that are made from the source",
    "errors": "a provoking file for each code",
    "examples": "the contracts and scripts that we show, as they stand",
    "faults": "crashes and a system that refuses",
    "fuzz": "bytes and texts that nobody would write, into every reader",
    "golden": "journals that replay alike for ever",
    "model": "the independent second model",
    "mutation": "programs with one thing read otherwise, and whether tests tell",
    "tidy": "tests over the source",
    "walks": "every event in every state, against a table written by hand",
}

# What tests of several rooms share: how the suite runs, and random lives.
SHARED = {"conftest", "proposals", "provocations", "strategies"}

# Modules that no test is named after and no test imports, since their tests go through a door
# further out: which test of the suite that is.
TESTED_THROUGH: dict[str, str] = {
    "actions/applying.py": "cli/test_apply.py",
    "actions/asking.py": "cli/test_batch.py",
    "actions/book.py": "cli/test_surroundings.py",
    "actions/closing.py": "cli/test_closing.py",
    "actions/folders.py": "cli/test_batch.py",
    "actions/founding.py": "cli/test_founding.py",
    "actions/memory.py": "cli/test_journal.py",
    "actions/mending.py": "cli/test_journal.py",
    "actions/schema.py": "cli/test_schema.py",
    "core/ending.py": "core/test_closing_report.py",
    "core/events/refund_requests.py": "book/test_lives.py",
    "core/remedies.py": "cli/test_remedies.py",
    "core/reports/closing_lines.py": "core/test_closing_report.py",
    "core/reports/closing_rows.py": "cli/test_closing.py",
}


def has_tests(module: Module, tests: list[Module]) -> bool:
    """Say whether a module has tests.

    That is a file ``tests/ROOM/…/test_NAME….py`` (for a module in no folder also
    ``tests/test_NAME….py``), or a test anywhere that imports the module by its own name.
    """
    return any(_is_named_after(test, module) or _imports(test, module) for test in tests)


def _is_named_after(test: Module, module: Module) -> bool:
    stem = PurePosixPath(module.path).stem
    folder, _, name = test.path.rpartition("/")
    if not name.startswith(f"test_{stem}"):
        return False
    if folder == "tests":
        return module.room == stem
    return f"{folder}/".startswith(f"tests/{module.room}/")


def _imports(test: Module, module: Module) -> bool:
    return any(f"{found.target}.".startswith(f"{module.name}.") for found in imports(test))


def strays(tests: list[Module], rooms: set[str]) -> list[str]:
    """Return the test files that stand for no room and for none of the other subjects."""
    known = rooms | OTHER_FOLDERS.keys() | SHARED
    firsts = [(test.path, PurePosixPath(test.path).parts[1]) for test in tests]
    return [
        path
        for path, first in firsts
        if first.removesuffix(".py").removeprefix("test_") not in known
    ]


MODULES = [
    module for module in ours() if not module.path.endswith(("/__init__.py", "/__main__.py"))
]
TESTS = [module for module in suite() if not module.path.startswith("tests/tidy/")]


def test_each_module_has_tests() -> None:
    untested = {
        module.path.removeprefix(PACKAGE) for module in MODULES if not has_tests(module, TESTS)
    }

    assert sorted(TESTED_THROUGH) == sorted(untested)


def test_the_doors_further_out_are_there() -> None:
    paths = {test.path.removeprefix("tests/") for test in TESTS}

    assert [] == [test for test in TESTED_THROUGH.values() if test not in paths]


def test_each_test_stands_in_a_known_folder() -> None:
    assert [] == strays(TESTS, {module.room for module in MODULES})


MONEY = "src/escrowbook/core/money.py"
ACTIONS = "src/escrowbook/actions.py"


@pytest.mark.parametrize(
    "module, test, text, is_tested",
    [
        (MONEY, "tests/core/test_money.py", "", True),
        (MONEY, "tests/core/test_money_splits.py", "", True),
        (MONEY, "tests/core/deeper/test_money.py", "", True),
        (MONEY, "tests/book/test_life.py", "from escrowbook.core.money import parse", True),
        (MONEY, "tests/book/test_life.py", "from escrowbook.core import money", True),
        (ACTIONS, "tests/actions/test_actions.py", "", True),
        (ACTIONS, "tests/test_actions.py", "", True),
        (MONEY, "tests/store/test_money.py", "", False),
        (MONEY, "tests/test_money.py", "", False),
        (MONEY, "tests/core/money.py", "", False),
        (MONEY, "tests/core/test_fees.py", "from escrowbook.core.moneybags import x", False),
        (MONEY, "tests/core/test_fees.py", "import escrowbook.core", False),
    ],
)
def test_a_planted_gap_is_found(module: str, test: str, text: str, *, is_tested: bool) -> None:
    assert is_tested == has_tests(Module(module, ""), [Module(test, text)])


def test_a_planted_stray_is_found() -> None:
    proper = ["conftest.py", "test_actions.py", "core/test_money.py", "book/test_life.py"]
    astray = ["various/test_x.py", "test_x.py"]
    tests = [Module(f"tests/{path}", "") for path in (*proper, *astray)]

    assert [f"tests/{path}" for path in astray] == strays(tests, {"core", "actions"})
