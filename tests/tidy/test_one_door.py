"""Text of others reaches people and programs through one door: `views/safe.py` (P8).

`visible` for everything that is read as text, `json_text` for JSON; `Screen.shown` is `visible`
for one output. Whatever could go past them is known here by name.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.tidy.sources import PACKAGE, Module, imports, ours
from tests.tidy.test_outside_world import names_used

DOOR = "views/safe.py"

# Who else makes JSON, and why nothing of others' acts through that.
JSON_OF_OURS = {
    DOOR: "the door itself",
    "cli/questions.py": "what the index keeps; it is read by ourselves",
    "core/journal.py": "what digests are made of; it is shown to nobody",
    "exchange/contract_schema.py": "our own schema, in which nothing is of others",
}
# Languages in which text can do something: who writes them, each through the door first.
LANGUAGES = {
    "csv": set[str](),
    "html": set[str](),
    "rich.markup": set[str](),
    "rich.markdown": set[str](),
    "xml": {"views/findings_junit.py"},
}
# Who writes to the standard streams; everybody else hands text to them.
WRITERS = {"cli/ending.py", "cli/main.py", "cli/output.py", "cli/program.py"}
WRITING = {
    "print",
    *(
        f"sys.{stream}{part}"
        for stream in ("stdout", "stderr")
        for part in (".write", ".writelines", ".buffer", ".buffer.write")
    ),
}
# Views that show nothing but what other views made, or numbers and words of our own.
WITHOUT_TEXT_OF_OTHERS = {
    "cards.py", "cells.py", "columns.py", "formats.py", "plain.py", "progress.py",
    "sentences.py", "table.py",
}  # fmt: skip
DOORS = {"visible", "visible_message", "json_text", "json_document", "json_line", "shown"}


def short(module: Module) -> str:
    return module.path.removeprefix(PACKAGE)


def json_makers(module: Module) -> bool:
    return any(name in ("json.dumps", "json.dump") for _, name in names_used(module))


def language_faults(module: Module) -> list[str]:
    """Name each import of a language that the module is not known to write."""
    return [
        f"{module.place(found.line)} {found.target}"
        for found in imports(module)
        for language, known in LANGUAGES.items()
        if f"{found.target}.".startswith(f"{language}.") and short(module) not in known
    ]


def writing_faults(module: Module) -> list[str]:
    """Name each place that writes to a standard stream where it should hand text on."""
    if short(module) in WRITERS:
        return []
    return [f"{module.place(line)} {name}" for line, name in names_used(module) if name in WRITING]


def goes_through_the_door(module: Module) -> bool:
    return bool(DOORS & set(_called(module)))


def _called(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2]
        elif isinstance(node, ast.Attribute | ast.Name):
            yield ast.unparse(node).rpartition(".")[2]


def test_json_is_made_at_the_door() -> None:
    makers = {short(each) for each in ours() if json_makers(each)}

    assert makers <= JSON_OF_OURS.keys()
    assert DOOR in makers


def test_no_language_goes_past_the_door() -> None:
    assert [] == [fault for module in ours() for fault in language_faults(module)]


def test_only_the_counter_writes_to_the_streams() -> None:
    assert [] == [fault for module in ours() for fault in writing_faults(module)]


def test_every_view_goes_through_the_door() -> None:
    views = [each for each in ours() if short(each).startswith("views/")]
    past = {
        short(each).removeprefix("views/")
        for each in views
        if not goes_through_the_door(each) and not each.path.endswith("__init__.py")
    }

    assert sorted(WITHOUT_TEXT_OF_OTHERS) == sorted(past)


@pytest.mark.parametrize(
    "text, fault",
    [
        ("import json\njson.dumps(x)", "json"),
        ("from json import dumps as text\ntext(x)", "json"),
        ("import csv", "language"),
        ("from rich.markup import escape", "language"),
        ("from xml.sax.saxutils import escape", "language"),
        ("import sys\nsys.stdout.write(x)", "writing"),
        ("print(x)", "writing"),
        ("import sys\nsys.stderr.writelines(x)", "writing"),
    ],
)
def test_a_planted_way_past_the_door_is_found(text: str, fault: str) -> None:
    module = Module("src/escrowbook/views/x.py", text)

    assert (fault == "json") == json_makers(module)
    assert (fault == "language") == bool(language_faults(module))
    assert (fault == "writing") == bool(writing_faults(module))
    assert not goes_through_the_door(module)
