"""Which room may import which, and which library is known to which room (decision record 1)."""

import sys

import pytest

from tests.tidy.sources import Import, Module, imports, ours

# A room may always import itself. Nobody may import the counter but the program's own start.
ROOMS = {
    "__init__": set(),
    "__main__": {"cli"},
    "cli": {"actions", "views", "exchange", "core", "__version__"},
    "actions": {"store", "engines", "core", "__version__"},
    "store": {"core"},
    "engines": {"core"},
    "exchange": {"core", "__version__"},
    "views": {"core", "__version__"},
    "core": set(),
}

# Libraries that one room keeps to itself, so that they can be changed, and paid for, in one place.
KEPT = {
    "distributed": "engines",
    "fcntl": "store",
    "fsspec": "store",
    "rich": "views",
    "tomli_w": "store",
    "tomllib": "store",
    "typer": "cli",
}

# All that the law needs of the standard library. What is not here may know a file, a clock, the
# network, the machine or chance: add a module only if it knows none of them.
PURE = {
    "__future__",
    "abc",
    "bisect",
    "calendar",
    "collections",
    "contextlib",
    "copy",
    "datetime",
    "decimal",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "heapq",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "string",
    "textwrap",
    "types",
    "typing",
    "unicodedata",
}


def import_faults(module: Module) -> list[str]:
    """Name each import that crosses a wall."""
    faults = ((found.line, import_fault(module.room, found)) for found in imports(module))
    return [f"{module.place(line)} {fault}" for line, fault in faults if fault]


def import_fault(room: str, found: Import) -> str:
    """Say what is wrong with one import in a room; empty if nothing is."""
    if room not in ROOMS:
        return f"{room} is no room: give it a row in ROOMS"
    if found.top == "escrowbook":
        if found.room in ROOMS[room] | {room}:
            return ""
        return f"{room} imports {found.room or 'the package itself'}"
    if KEPT.get(found.top, room) != room:
        return f"{found.top} is only for {KEPT[found.top]}"
    if room == "core" and found.top not in PURE:
        return f"core imports {found.top}, which is not pure"
    if found.top not in sys.stdlib_module_names | KEPT.keys():
        return f"{found.top} is no dependency"
    return ""


def test_imports_keep_to_the_walls() -> None:
    assert [] == [fault for module in ours() for fault in import_faults(module)]


CORE = "src/escrowbook/core/money.py"
STORE = "src/escrowbook/store/write.py"
CLI = "src/escrowbook/cli/main.py"
EVENTS = "src/escrowbook/core/events/__init__.py"


@pytest.mark.parametrize(
    "path, text, fault",
    [
        (CORE, "import os", "core imports os, which is not pure"),
        (CORE, "import os.path", "core imports os, which is not pure"),
        (CORE, "from pathlib import Path", "core imports pathlib, which is not pure"),
        (CORE, "def f():\n  import time", "core imports time, which is not pure"),
        (CORE, "if TYPE_CHECKING:\n  import socket", "core imports socket, which is not pure"),
        (CORE, "from zoneinfo import ZoneInfo", "core imports zoneinfo, which is not pure"),
        (CORE, "import tomllib", "tomllib is only for store"),
        (CORE, "import escrowbook.store.read", "core imports store"),
        (CORE, "from escrowbook import views", "core imports views"),
        (CORE, "from escrowbook import __version__", "core imports __version__"),
        (CORE, "from ..actions import release", "core imports actions"),
        (EVENTS, "from ...store import read", "core imports store"),
        (STORE, "from escrowbook.actions import release", "store imports actions"),
        (STORE, "from ..views import table", "store imports views"),
        (STORE, "import rich.table", "rich is only for views"),
        (STORE, "import requests", "requests is no dependency"),
        ("src/escrowbook/views/table.py", "from escrowbook.store import x", "views imports store"),
        ("src/escrowbook/views/table.py", "import typer", "typer is only for cli"),
        ("src/escrowbook/actions.py", "from escrowbook.cli import main", "actions imports cli"),
        ("src/escrowbook/actions.py", "from .views import table", "actions imports views"),
        ("src/escrowbook/exchange/ics.py", "import tomli_w", "tomli_w is only for store"),
        (CLI, "from escrowbook.store import read", "cli imports store"),
        (CLI, "import_module('escrowbook.store.read')", "cli imports store"),
        (CLI, "importlib.import_module('rich.table')", "rich is only for views"),
        (CLI, "import escrowbook", "cli imports the package itself"),
        (CLI, "import fcntl", "fcntl is only for store"),
        ("src/escrowbook/misc/x.py", "import re", "misc is no room: give it a row in ROOMS"),
        ("src/escrowbook/__init__.py", "from .core import money", "__init__ imports core"),
    ],
)
def test_a_planted_import_is_found(path: str, text: str, fault: str) -> None:
    faults = import_faults(Module(path, text))

    assert [fault] == [found.split(" ", 1)[1] for found in faults]


@pytest.mark.parametrize(
    "path, text",
    [
        (CORE, "from decimal import Decimal\nfrom escrowbook.core import errors"),
        (EVENTS, "from . import funding\nfrom .funding import Fund\nfrom .. import ledger"),
        (STORE, "import os, fcntl, tomllib, tomli_w\nfrom escrowbook.core.journal import Entry"),
        (CLI, "import typer\nfrom escrowbook import __version__, actions, views"),
        ("src/escrowbook/actions.py", "from escrowbook.store import read"),
        ("src/escrowbook/__main__.py", "from escrowbook.cli.main import escrowbook"),
    ],
)
def test_an_allowed_import_is_let_through(path: str, text: str) -> None:
    assert [] == import_faults(Module(path, text))
