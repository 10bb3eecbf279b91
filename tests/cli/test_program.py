"""Commands are found, explained and completed; a mistyped one is told what was meant."""

import shutil
import subprocess
from pathlib import Path

import pytest

from escrowbook.cli.nouns import CONTRACT, MILESTONE
from escrowbook.cli.slots import Noun
from escrowbook.cli.table import ESCROWBOOK, PROGRAMS
from tests.cli.counter import command_line, run, surroundings, tell

COMMANDS = [
    *(
        (noun, name)
        for noun, slot in ESCROWBOOK.items()
        if isinstance(slot, Noun)
        for name in slot.commands
    ),
    *((name,) for name, slot in ESCROWBOOK.items() if not isinstance(slot, Noun)),
]
# What INTERFACE 4 promises of each noun.
PROMISED = {
    "contract": "new show list log accept pause resume bonus note observe close undo",
    "milestone": "list add edit cancel fund work submit request-changes request-release release "
    "refund reverse",
    "refund": "request approve decline",
    "policy": "list show",
}


@pytest.mark.parametrize("noun", PROMISED)
def test_every_promised_command_is_there(noun: str) -> None:
    slot = ESCROWBOOK[noun]

    assert isinstance(slot, Noun)
    assert set(PROMISED[noun].split()) <= set(slot.commands)


def test_the_two_main_nouns_are_programs() -> None:
    commands = [PROGRAMS[name][1] for name in ("contract", "milestone")]

    assert [CONTRACT.commands, MILESTONE.commands] == commands


def test_the_top_level_lists_every_noun() -> None:
    told = tell("--help")

    assert {*PROMISED, "check", "agenda", "apply", "explain", "schema"} <= set(ESCROWBOOK)
    assert all(f"\n  {name} " in told.out for name in ESCROWBOOK)
    assert "contract close acme-site --refund-report\n" in told.out


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_explains_itself(words: tuple[str, ...], option: str) -> None:
    told = tell(*words, option)
    slot = ESCROWBOOK[words[0]]
    slot = slot.commands[words[1]] if isinstance(slot, Noun) else slot

    assert (0, "") == (told.code, told.err)
    assert told.out.startswith(f"Usage: escrowbook {' '.join(words)} ")
    assert slot.help in " ".join(told.out.split())
    assert slot.example.split()[0] in PROGRAMS
    assert slot.example in " ".join(told.out.split())


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_takes_the_common_options(words: tuple[str, ...]) -> None:
    out = tell(*words, "-h").out

    for option in ("--book", "--as-of", "--color", "-q,", "-v,", "--debug", "-h,"):
        assert option in out


READERS = [("contract", "list"), ("contract", "log"), ("milestone", "list"), ("agenda",)]
WRITERS = [
    words
    for words in COMMANDS
    if words[0] in ("contract", "milestone", "refund")
    and words[1] in PROMISED[words[0]].split()
    and words[1] not in ("new", "show", "list", "log")
]


@pytest.mark.parametrize("words", READERS, ids=" ".join)
def test_every_reader_takes_the_formats(words: tuple[str, ...]) -> None:
    out = tell(*words, "-h").out

    assert "--format" in out
    assert "--json" in out
    assert all(name in out for name in ("table", "tsv", "csv", "json", "jsonl"))


@pytest.mark.parametrize("words", WRITERS, ids=" ".join)
def test_every_writer_takes_the_options_of_an_event(words: tuple[str, ...]) -> None:
    out = tell(*words, "-h").out

    for option in ("--at ", "--by ", "--note ", "--ref ", "--dry-run", "--json"):
        assert option in out


@pytest.mark.parametrize(
    "words, meant",
    [
        (("milstone", "list"), "'milestone'"),
        (("milestone", "relase"), "'release'"),
        (("contract", "colse"), "'close'"),
        (("fund", "site"), "'milestone fund'"),
        (("contract", "fund", "site"), "'milestone fund'"),
        (("approve", "site"), "'refund approve'"),
    ],
)
def test_a_mistyped_command_is_told_what_was_meant(words: tuple[str, ...], meant: str) -> None:
    told = tell(*words)

    assert 2 == told.code
    assert "" == told.out
    assert f"did you mean {meant}" in told.err


@pytest.mark.parametrize("words", ["contract delete a", "contract status a"])
def test_nobody_is_led_to_a_command_that_is_not_near(words: str) -> None:
    told = tell(*words.split())

    assert 2 == told.code
    assert "did you mean" not in told.err


def test_a_word_that_resembles_nothing_is_only_refused() -> None:
    told = tell("qqqq")

    assert (2, "error: there is no command 'qqqq'\n  try: escrowbook -h\n") == (told.code, told.err)


def test_a_mistyped_option_is_told_what_was_meant() -> None:
    told = tell("milestone", "list", "--unfundet")

    assert 2 == told.code
    assert "--unfunded" in told.err
    assert "try: escrowbook milestone list -h" in told.err


@pytest.mark.parametrize("words", [(), ("milestone",), ("policy",)])
def test_without_a_command_there_is_help(words: tuple[str, ...]) -> None:
    told = tell(*words)

    assert 2 == told.code
    assert "Commands:" in told.err


@pytest.mark.parametrize("name", ["escrowbook", "milestone", "contract"])
def test_each_program_completes_its_own_commands(name: str, book: Path) -> None:
    environment = {
        f"_{name.upper()}_COMPLETE": "complete_bash",
        "COMP_WORDS": f"{name} re",
        "COMP_CWORD": "1",
    }
    done = run(name=name, book=book, environment=environment)
    offered = done.stdout.decode().split()

    _, slots = PROGRAMS[name]
    assert sorted(each for each in slots if each.startswith("re")) == sorted(offered)


@pytest.mark.skipif(not shutil.which("bash"), reason="it is bash that is completed for")
@pytest.mark.parametrize("name", ["escrowbook", "milestone", "contract"])
def test_each_program_shows_a_completion_script(name: str) -> None:
    # Typer looks which shell it was called from; a last word keeps bash there until then.
    words = ["bash", "-c", '"$0" "$@"; exit $?', *command_line("--show-completion", name=name)]
    done = subprocess.run(words, env=surroundings(), capture_output=True, check=False, timeout=60)
    told = tell("--help", name=name)

    assert "--install-completion" in told.out
    assert (0, b"") == (done.returncode, done.stderr)
    assert f"_{name.upper()}_COMPLETE=complete_bash".encode() in done.stdout
