"""The tests stand where the source stands, so that both are found."""

from pathlib import PurePosixPath

import pytest

from tests.tidy.sources import PACKAGE, ours, suite

# Folders of tests beside those named after a room: what each is about.
OTHER_FOLDERS = {
    "book": "scenarios of the rule book, as tables",
    "errors": "a provoking file for each code",
    "faults": "crashes and a system that refuses",
    "golden": "journals that replay alike for ever",
    "model": "the independent second model",
    "tidy": "tests over the source",
}

# Modules without a test file of their own, and what tests them instead.
TESTED_ELSEWHERE: dict[str, str] = {}


def untested(modules: list[str], tests: list[str]) -> list[str]:
    """Return the modules without a test file: ``tests/ROOM/…/test_NAME….py``.

    Paths of modules are below the package, paths of tests below ``tests``. The test of a module
    that lies in no folder may lie in none either.
    """
    homes = [(PurePosixPath(test).name, home(test)) for test in tests]
    return [
        module
        for module in modules
        if not any(
            name.startswith(f"test_{PurePosixPath(module).stem}")
            and folder in {room(module), home(module)}
            for name, folder in homes
        )
    ]


def room(module: str) -> str:
    """Return the first folder of a module's path, or its own name where it lies in none."""
    return PurePosixPath(module).parts[0].removesuffix(".py")


def home(path: str) -> str:
    """Return the first folder of a path, or nothing where it lies in none."""
    return "".join(PurePosixPath(path).parts[:-1][:1])


def strays(tests: list[str], rooms: set[str]) -> list[str]:
    """Return the test files that stand for no room and for none of the other subjects."""
    known = rooms | OTHER_FOLDERS.keys() | {"conftest"}
    return [test for test in tests if room(test).removeprefix("test_") not in known]


MODULES = [
    module.path.removeprefix(PACKAGE)
    for module in ours()
    if not module.path.endswith(("__init__.py", "__main__.py"))
]
TESTS = [module.path.removeprefix("tests/") for module in suite()]


def test_each_module_has_its_test() -> None:
    assert [] == [module for module in untested(MODULES, TESTS) if module not in TESTED_ELSEWHERE]


def test_the_exceptions_are_still_needed() -> None:
    assert sorted(TESTED_ELSEWHERE) == [
        m for m in untested(MODULES, TESTS) if m in TESTED_ELSEWHERE
    ]


def test_each_test_stands_in_a_known_folder() -> None:
    assert [] == strays(TESTS, {room(module) for module in MODULES})


@pytest.mark.parametrize(
    "module, test, is_tested",
    [
        ("core/money.py", "core/test_money.py", True),
        ("core/money.py", "core/test_money_splits.py", True),
        ("core/events/funding.py", "core/events/test_funding.py", True),
        ("core/events/funding.py", "core/test_funding.py", True),
        ("actions.py", "actions/test_actions.py", True),
        ("actions.py", "test_actions.py", True),
        ("core/money.py", "store/test_money.py", False),
        ("core/money.py", "test_money.py", False),
        ("core/money.py", "core/money.py", False),
        ("core/money.py", "core/test_fees.py", False),
    ],
)
def test_a_planted_gap_is_found(module: str, test: str, *, is_tested: bool) -> None:
    assert ([] if is_tested else [module]) == untested([module], [test])


def test_a_planted_stray_is_found() -> None:
    proper = ["conftest.py", "test_actions.py", "core/test_money.py", "book/test_life.py"]

    assert ["various/test_x.py", "test_x.py"] == strays(
        [*proper, "various/test_x.py", "test_x.py"], {"core", "actions"}
    )
