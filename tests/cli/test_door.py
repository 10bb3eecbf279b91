"""The door and Typer read a command line alike, or the door steps aside (P-21)."""

import functools
import inspect
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer._click.exceptions import ClickException

from escrowbook.cli.door import DECIMAL, FLAG, NUMBER, TEXTS, entered, read
from escrowbook.cli.doors import DOORS, SHARED
from escrowbook.cli.program import application
from tests.docs.doors import PAGE, doors_page, slots

PROGRAMS = ("escrowbook", "contract", "milestone")
Seen = tuple[str, object, dict[str, object]]


@pytest.fixture(scope="module")
def seen() -> Iterator[list[Seen]]:
    """Every call of a command's function, which does nothing else while this is used."""
    calls: list[Seen] = []
    with pytest.MonkeyPatch.context() as patch:
        for function, *_ in DOORS.values():
            module_name, _, name = function.partition(".")
            module = import_module(f"escrowbook.cli.{module_name}")
            patch.setattr(module, name, _recorder(function, getattr(module, name), calls))
        yield calls


def _recorder(name: str, function: Any, calls: list[Seen]) -> Any:
    signature = inspect.signature(function)

    @functools.wraps(function)
    def recorder(call: object, **values: object) -> None:
        bound = signature.bind(call, **values)
        bound.apply_defaults()
        calls.append((name, call, {k: v for k, v in bound.arguments.items() if v is not call}))

    return recorder


def by_typer(program: str, words: list[str], seen: list[Seen]) -> Seen | None:
    """What Typer makes of a command line: the one call, or None."""
    seen.clear()
    command: Any = typer.main.get_command(application(program))
    try:
        with command.make_context(program, words.copy()) as context:
            command.invoke(context)
    except (ClickException, typer.Exit):
        return None
    return seen.pop() if seen else None


def by_the_door(program: str, words: list[str], seen: list[Seen]) -> Seen | None:
    """What the door makes of it."""
    seen.clear()
    call = entered(program, words)
    if call is None:
        return None
    call()
    return seen.pop()


VALUES = st.sampled_from(["x", "M1", "250", "12", "-2w", "a=b", "client", "json", "never", "ö"])
ODD_OPTIONS = "-h --help -V -x -qv -vq -q=1 --jso --json=1 --json= --no-such --format=xml --note="
ODD_WORDS = "- -- --note --amount ١ 0x1 1_0 1e3 nan ."
ODD = st.sampled_from(["", *ODD_OPTIONS.split(), *ODD_WORDS.split()])


def value_of(kind: str | tuple[str, ...]) -> st.SearchStrategy[str]:
    """A value that is one."""
    if isinstance(kind, tuple):
        return st.sampled_from(kind)
    if kind == DECIMAL:
        return st.sampled_from(["0", "7", "0.5", ".5", "5.", "007"])
    return st.sampled_from(["0", "7", "100", "007"]) if kind == NUMBER else VALUES


@st.composite
def plain_lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A program and a command line that means something: whole names, values that are some."""
    name = draw(st.sampled_from(sorted(DOORS)))
    _, kind, arguments, own, required = DOORS[name]
    options = {**own, **SHARED[kind]}
    chosen = draw(st.lists(st.sampled_from(sorted(options)), unique_by=lambda each: options[each]))
    for key in required:
        if not any(options[each][0] == key for each in chosen):
            chosen.append(next(each for each in options if options[each][0] == key))
    groups = []
    for option in chosen:
        takes = options[option][1]
        value = "" if takes == FLAG else draw(value_of(takes))
        if takes != FLAG and option.startswith("--") and draw(st.booleans()):
            groups.append([f"{option}={value}"])
        else:
            groups.append([option] if takes == FLAG else [option, value])
    places = []
    for _, takes, is_required in arguments:
        several = draw(st.lists(value_of(takes), max_size=3)) if takes == TEXTS else None
        if several is None:
            if not is_required and draw(st.booleans()):
                break
            several = [draw(value_of(takes))]
        places += [[each] for each in several if not each.startswith("-")] or [["x"]] * is_required
    in_order = iter(places)
    mixed = draw(st.permutations([*groups, *[None] * len(places)]))
    words = [word for group in mixed for word in (group or next(in_order))]
    return with_program(draw, name, words)


def with_program(draw: st.DrawFn, name: tuple[str, ...], words: list[str]) -> tuple[str, list[str]]:
    """The line for `escrowbook`, or for the noun that is a program too."""
    if name[0] in PROGRAMS and draw(st.booleans()):
        return name[0], [*name[1:], *words]
    return "escrowbook", [*name, *words]


@st.composite
def wild_lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A plain line with words put in, left out and said twice."""
    program, words = draw(plain_lines())
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(words)))
        change = draw(st.sampled_from(["odd", "value", "drop", "twice"]))
        if change == "odd":
            words.insert(at, draw(ODD))
        elif change == "value":
            words.insert(at, draw(VALUES))
        elif words and change == "drop":
            del words[at - 1]
        elif words:
            words.insert(at, words[at - 1])
    return program, words


@settings(max_examples=150)
@given(line=plain_lines())
def test_a_plain_line_passes_and_means_the_same(
    line: tuple[str, list[str]], seen: list[Seen]
) -> None:
    program, words = line
    found = by_the_door(program, words, seen)

    assert found is not None
    assert by_typer(program, words, seen) == found


@settings(max_examples=250)
@given(line=wild_lines())
def test_any_line_means_the_same_or_is_left_to_typer(
    line: tuple[str, list[str]], seen: list[Seen]
) -> None:
    """P-21: the door says what Typer would, or nothing."""
    program, words = line
    found = by_the_door(program, words, seen)

    if found is not None:
        assert by_typer(program, words, seen) == found


@pytest.mark.campaign
@settings(max_examples=5_000)
@given(line=st.one_of(plain_lines(), wild_lines()))
def test_many_lines_mean_the_same_or_are_left_to_typer(
    line: tuple[str, list[str]], seen: list[Seen]
) -> None:
    program, words = line
    found = by_the_door(program, words, seen)

    if found is not None:
        assert by_typer(program, words, seen) == found


OPTIONS: dict[str, tuple[str, str | tuple[str, ...]]] = {
    "--at": ("at", "text"),
    "-q": ("quiet", "flag"),
    "--n": ("n", "number"),
}
OPTIONS |= {"--wait": ("wait", "decimal")}
OPTIONS |= {"--by": ("by", ("client", "arbiter")), "--file": ("files", "texts")}
PLACES = (("contract", "text", True), ("milestone", "text", False))


@pytest.mark.parametrize(
    "line, values",
    [
        ("site", {"contract": "site"}),
        ("site M1", {"contract": "site", "milestone": "M1"}),
        ("-q site", {"contract": "site", "quiet": True}),
        ("site --at now", {"contract": "site", "at": "now"}),
        ("site --at=now", {"contract": "site", "at": "now"}),
        ("site --at -2w", {"contract": "site", "at": "-2w"}),
        ("site --at=a=b", {"contract": "site", "at": "a=b"}),
        ("site --n 007", {"contract": "site", "n": 7}),
        ("site --by client", {"contract": "site", "by": "client"}),
        ("--file a --file=b site", {"contract": "site", "files": ["a", "b"]}),
        ("-- site -q", {"contract": "site", "milestone": "-q"}),
        ("-", {"contract": "-"}),
        ("", None),
        ("site M1 M2", None),
        ("site --at", None),
        ("site --at=", None),
        ("site --at now --at then", {"contract": "site", "at": "then"}),
        ("site --by Client", None),
        ("site --by=platform", None),
        ("site --n 1.0", None),
        ("site --n -1", None),
        ("site --n 9999999999", None),
        ("site --n ١", None),
        ("site --wait 0.5", {"contract": "site", "wait": 0.5}),
        ("site --wait .", None),
        ("site --wait nan", None),
        ("site --wait 1.2.3", None),
        ("site -q=1", None),
        ("site -qv", None),
        ("site --quiet", None),
        ("site --help", None),
        ("site -h", None),
    ],
)
def test_words_become_values(line: str, values: dict[str, object] | None) -> None:
    assert values == read(line.split(), OPTIONS, PLACES)


def test_an_empty_word_is_for_typer() -> None:
    assert read(["site", ""], OPTIONS, PLACES) is None
    assert read(["site", "--at", ""], OPTIONS, PLACES) is None


@pytest.mark.parametrize("line", ["", "--help", "milestone", "milestone -h", "milestone lst", "-q"])
def test_what_names_no_command_is_for_typer(line: str) -> None:
    assert entered("escrowbook", line.split()) is None


def test_the_table_is_as_it_is_made() -> None:
    assert doors_page() == PAGE.read_text(encoding="utf-8"), "run: python -m tests.docs.generate"


def test_every_command_has_a_door() -> None:
    assert [words for words, _ in slots()] == list(DOORS)
