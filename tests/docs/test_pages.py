"""What our pages show is what the commands in them say, and what they name is there."""

import re
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, Block, blocks_of, commands_of, pages, spans_of
from tests.docs.command_tree import Command, commands
from tests.docs.transcripts import Untold, fresh

PAGES = pages()
REFERENCE = sorted((ROOT / "docs/reference").glob("*.md"))
EVERY = [*PAGES, *REFERENCE, ROOT / "SECURITY.md", ROOT / "CHANGELOG.md"]


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_shows_what_its_commands_say(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert fresh(text) == text, "mend it, or: python -m tests.docs.generate"


@pytest.mark.parametrize("page", EVERY, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert [] == [fault for link in links_of(text) if (fault := link_fault(page, link))]


def links_of(page: str) -> list[str]:
    return re.findall(r"\]\((?!https?:)([^)\s]+)\)", page)


def link_fault(page: Path, link: str) -> str:
    """Say what is wrong with a link; empty if nothing is."""
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    if not target.exists():
        return f"{link}: there is no such file"
    if anchor and anchor not in anchors_of(target.read_text(encoding="utf-8")):
        return f"{link}: there is no such heading"
    return ""


def anchors_of(page: str) -> set[str]:
    """The anchors that GitHub makes of headings."""
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each).strip().lower().replace(" ", "-") for each in headings}


PROGRAMS = ("contract", "milestone", "escrowbook")
BY_WORDS = {command.words: command for command in commands()}


@pytest.mark.parametrize("page", EVERY, ids=name_of)
def test_the_commands_that_a_page_names_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    lines = [line for block in blocks_of(text) if block.kind == "sh" for line in commands_of(block)]
    named = [each for each in (*spans_of(text), *lines) if each.split()[0] in PROGRAMS]

    assert [] == [fault for each in named if (fault := naming_fault(each))]


def naming_fault(text: str) -> str:
    """Say what is wrong with a command as prose names it; empty if nothing is."""
    words = [word.strip("'\"") for word in text.split()]
    if words[0] == "escrowbook" and words[1:2] and words[1] in PROGRAMS:
        del words[0]
    if len(words) == 1 or words[1] in {"…", "--version", "--help", "-V", "-h"}:
        return ""
    command = command_of(words)
    if command is None:
        return f"{text}: there is no such command"
    known = {name for option in command.options for name in option.names} | {"-h", "--help"}
    options = [word.partition("=")[0] for word in words if re.match(r"--?[a-z0]", word)]
    unknown = [option for option in options if option not in known]
    return f"{text}: {command.name} takes no {', '.join(unknown)}" if unknown else ""


def command_of(words: list[str]) -> Command | None:
    """The command of a line; a noun alone, such as `escrowbook policy`, stands for its first."""
    for count in (3, 2):
        if (found := BY_WORDS.get(tuple(words[:count]))) is not None:
            return found
    is_noun = len(words) == 2
    return next(
        (each for key, each in BY_WORDS.items() if is_noun and key[:2] == tuple(words)), None
    )


@pytest.mark.parametrize(
    "text, fault",
    [
        ("contract show acme-site", ""),
        ("contract", ""),
        ("contract …", ""),
        ("escrowbook contract show acme-site --json", ""),
        ("escrowbook refund decline acme-site M2", ""),
        ("escrowbook policy", ""),
        ("milestone list -0 - --format=csv", ""),
        ("contract shew acme-site", "contract shew acme-site: there is no such command"),
        ("escrowbook refuse x", "escrowbook refuse x: there is no such command"),
        ("milestone fund x --sum 3", "milestone fund x --sum 3: milestone fund takes no --sum"),
    ],
)
def test_a_planted_name_is_judged(text: str, fault: str) -> None:
    assert fault == naming_fault(text)


def test_a_planted_link_is_judged(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# One `two`, three\n", encoding="utf-8")

    assert "" == link_fault(page, "a.md#one-two-three")
    assert "" == link_fault(page, "#one-two-three")
    assert "b.md: there is no such file" == link_fault(page, "b.md")
    assert "#two: there is no such heading" == link_fault(page, "#two")


STALE = "Text.\n\n```console\n$ echo one \\\n    two\nthree\n```\n"


def test_an_output_that_is_no_longer_so_is_made_anew() -> None:
    assert STALE.replace("three", "one two") == fresh(STALE)


@pytest.mark.parametrize(
    "page, shown",
    [
        ("```console\n$ contract show gone\n```\n", "error: there is no contract gone"),
        ("```console\n$ (exit 3)\n$ echo $?\n```\n", "\n3\n"),
        (
            "<!-- file: x.txt -->\n```toml\na = 1\n```\n\n```console\n$ cat x.txt\n```\n",
            "\na = 1\n",
        ),
        ("```sh\necho a > x\n```\n\n```console\n$ cat x\n```\n", "\na\n"),
        ("<!-- on: 2026-01-05 -->\n```console\n$ echo $ESCROWBOOK_AS_OF\n```\n", "\n2026-01-05\n"),
        ("<!-- not run: dear -->\n```console\n$ nothing-there\n```\n", "$ nothing-there\n```"),
        ("<!-- tests -->\n```sh\nnothing-there\n```\n", "nothing-there"),
        ("```text\n$ nothing-there\n```\n", "$ nothing-there\n```"),
    ],
)
def test_each_kind_of_block_does_what_it_is_for(page: str, shown: str) -> None:
    assert shown in fresh(page)


@pytest.mark.parametrize(
    "page",
    [
        "```console\n$ (exit 3)\n```\n",
        "```console\n$ (exit 3)\n$ true\n```\n",
        "```console\n$ contract show gone > said\n```\n",
        "```sh\nfalse\n```\n",
    ],
)
def test_a_failure_that_is_not_told_is_found(page: str) -> None:
    if "gone" in page:
        page = page.replace("> said", "2> said")

    with pytest.raises(Untold, match="ended with"):
        fresh(page)


def test_commands_go_on_after_a_backslash() -> None:
    block = Block("", "console", "$ a \\\n  b\nout\n$ c\n", 0, 0)

    assert ["a \\\n  b", "c"] == commands_of(block)


def test_only_spans_of_prose_are_spans() -> None:
    assert ["a", "b c"] == spans_of("`a` and\n`b c`\n\n```sh\n`d`\n```\n")


def test_every_page_but_the_reference_is_looked_at() -> None:
    assert {"README.md", "docs/guide.md", "docs/scripts.md", "docs/file-format.md"} <= {
        name_of(page) for page in PAGES
    }
