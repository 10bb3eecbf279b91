"""The pages of `docs/reference`, made from the tables that the program itself reads."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from escrowbook.actions.presets import every_preset
from escrowbook.cli.explain import exit_explanations
from escrowbook.core.explanations import Explanation, all_explanations
from escrowbook.core.policy import Preset
from escrowbook.core.reports.presets import preset_report
from escrowbook.core.reports.rows import Row
from tests.docs.blocks import ROOT
from tests.docs.command_tree import COMMON, RECORDING, Command, Option, commands
from tests.docs.json_keys import keys_of

MADE = "<!-- Made by `python -m tests.docs.generate` from the program's own tables. -->\n"
SOURCES = (
    "`[U4]`, `[T1]` and so on are pages and threads of [sources](../sources.md); RULEBOOK is the "
    "[rule book](../design/rulebook.md), INTERFACE the [interface](../design/interface.md), each "
    "by its parts."
)


def reference_pages() -> dict[str, str]:
    """Each page by its file's name."""
    return {
        "commands.md": commands_page(),
        "checks.md": checks_page(),
        "refusals.md": refusals_page(),
        "policy-keys.md": policy_keys_page(),
        "presets.md": presets_page(),
        "exit-codes.md": exit_codes_page(),
        "json.md": json_page(),
    }


def page(title: str, introduction: str, parts: Iterable[str]) -> str:
    """Put a page together; parts have an empty line between them."""
    return "\n\n".join([f"# {title}\n\n{MADE}\n{introduction}", *parts]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; what would end a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(text) for text in line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def commands_page() -> str:
    """Every command with its arguments and options."""
    every = commands()
    common = [option for option in every[0].options if option.help in COMMON]
    writing = next(each for each in every if each.words == ("milestone", "fund"))
    recording = [option for option in writing.options if option.help in RECORDING]
    introduction = (
        "`contract …` and `milestone …` are short for `escrowbook contract …` and "
        "`escrowbook milestone …`. A `WHEN` is a date, a date and time, `today`, `yesterday`, "
        "`+14d`, `-2w` or a weekday; without an offset it is in the contract's own zone."
    )
    return page(
        "Commands",
        introduction,
        [
            f"## Every command takes\n\n{_options(common)}",
            f"## Every command that records an event takes\n\n{_options(recording)}",
            *_command_parts(every),
        ],
    )


def _command_parts(every: Sequence[Command]) -> Iterator[str]:
    for command in every:
        own = [each for each in command.options if each.help not in COMMON]
        is_recording = any(each.names == ("--note",) for each in own)
        if is_recording:
            own = [each for each in own if each.help not in RECORDING]
        yield f"## {command.name}\n\n{command.help}"
        yield f"```text\n{command.usage}\n```"
        if command.arguments or own:
            arguments = [(f"`{each.metavar}`", each.help) for each in command.arguments]
            yield table(["", ""], [*arguments, *_rows(own)])
        if is_recording:
            without = [
                name
                for name in ("--by", "--dry-run", "--json")
                if not any(name in each.names for each in command.options)
            ]
            but = f", but {' and '.join(f'`{name}`' for name in without)}" if without else ""
            yield f"And what every command that records an event takes{but}."
        if command.example:
            yield f"```sh\n{command.example}\n```"


def _options(options: Iterable[Option]) -> str:
    return table(["", ""], _rows(options))


def _rows(options: Iterable[Option]) -> list[tuple[str, str]]:
    return [(f"`{each.text}`", " ".join([each.help, *_remarks(each)])) for each in options]


def _remarks(option: Option) -> Iterator[str]:
    if option.is_required:
        yield "Has to be given."
    if option.is_repeatable and not any(word in option.help for word in ("several", "once for")):
        yield "May be given several times."


def _of_kind(kind: str) -> list[Explanation]:
    return [each for each in all_explanations() if each.kind == kind]


def checks_page() -> str:
    """Every check, the gravest first, and what a book may set."""
    checks = _of_kind("check")
    parts = []
    for severity in ("error", "warning", "info"):
        parts.append(f"## {severity.capitalize()}s" if severity != "info" else "## Notes (info)")
        parts += [
            f"### {each.name}\n\n{each.meaning}\n\n- for example: {each.example}\n"
            f"- to do: {_as_code(each.remedy)}\n- source: {each.source}"
            + "".join(f"\n- threshold: `{setting}`" for setting in each.thresholds)
            for each in checks
            if each.severity == severity
        ]
    introduction = (
        "What `escrowbook check` looks for. It ends with 1 where it found something at or above "
        "`--fail-on`, which is `warning` unless you say otherwise; `--select` and `--ignore` take "
        f"these names, and `escrowbook explain NAME` prints one of them. {SOURCES}"
    )
    return page("Checks", introduction, [*parts, "## What a book may set", *_threshold_parts()])


def _threshold_parts() -> Iterator[str]:
    yield (
        "From when on a check speaks is for the book to say, in `.escrowbook/config.toml`. What it "
        "does not set stays as it is here; a check below `ignore` is asked only where somebody "
        "selects it."
    )
    yield (
        '```toml\n[check]\nignore = ["last-heavy"]\nreview_ending_days = 3\n'
        'single_huge_amounts = ["2500.00 USD", "2200.00 EUR"]\n```'
    )
    rows = [
        (f"`{each.example}`", each.meaning, f"takes {each.values}")
        for each in _of_kind("threshold")
    ]
    yield table(["threshold", "means", ""], rows)


def _as_code(remedy: str) -> str:
    """A remedy that is a command alone, as code; a sentence as it is."""
    is_command = remedy.startswith(("contract ", "milestone ", "escrowbook "))
    return f"`{remedy}`" if is_command and "," not in remedy and ";" not in remedy else remedy


def refusals_page() -> str:
    """Every refusal, in order of precedence."""
    rows = [
        (f"`{each.name}`", each.meaning, each.example, each.source) for each in _of_kind("refusal")
    ]
    introduction = (
        "Why a rule refuses an event: exit code 3, the name in brackets at the end of the message. "
        "Nothing is recorded then. Where several apply, the one that stands first here is told. "
        f"`escrowbook explain NAME` prints one of them. {SOURCES}"
    )
    return page("Refusals", introduction, [table(["name", "means", "for example", "source"], rows)])


def policy_keys_page() -> str:
    """Every key of a policy, with its value in each preset."""
    presets = every_preset()
    values = {
        preset.name: {
            str(row["key"]): _value(row["value"])
            for row in preset_report(preset, preset.checked).rows
        }
        for preset in presets
    }
    parts = []
    for each in _of_kind("policy key"):
        here = ", ".join(f"{values[name][each.name]} in {name}" for name in values)
        parts.append(
            f"## {each.name}\n\n{each.meaning}\n\n- takes: {each.values}\n- is: {here}\n"
            f"- for example: `{each.example}`\n- source: {each.source}"
        )
    introduction = (
        "A contract names a preset under `[policy]`, and may give any of these keys another value "
        "there; `contract new --set KEY=VALUE` writes it. `escrowbook explain KEY` prints one of "
        f"them. {SOURCES}"
    )
    return page("Policy keys", introduction, parts)


def _value(value: object) -> str:
    """A policy's value as a contract's file has it."""
    return f"`{value}`" if isinstance(value, str) else f"`{json.dumps(value)}`"


def presets_page() -> str:
    """Every preset, key by key."""
    parts = [part for preset in every_preset() for part in _preset_parts(preset)]
    introduction = (
        "The rules that ship with the program. A released preset never changes: what a platform "
        "changes becomes a new preset with a new date. Confidence A is the platform's own page, "
        "recent; B its own, older or in conflict, or no rule was found there; C a third party's, "
        "or nothing was found. Where a behaviour is `unknown`, what is assumed stands beside it. "
        "`escrowbook policy show NAME` prints one of them. Check a value against the platform's "
        "own page before you rely on it."
    )
    return page("Presets", introduction, parts)


def _rows_of(preset: Preset) -> Iterable[Row]:
    return preset_report(preset, preset.checked).rows


def _preset_parts(preset: Preset) -> Iterator[str]:
    yield f"## {preset.name}\n\n{preset.title}, as checked on {preset.checked.isoformat()}."
    rows = []
    for row in _rows_of(preset):
        value = _value(row["value"])
        if row["assumed"] is not None:
            value += f", assumed `{row['assumed']}`"
        key = str(row["key"])
        rows.append(
            (
                f"[{key}](policy-keys.md#{key})",
                value,
                str(row["confidence"]),
                linked(str(row["source"])),
                str(row["note"]),
            )
        )
    yield table(["key", "value", "confidence", "source", "note"], rows)


# `U4 support.upwork.com/hc/…/211068218`, and after one on the same host `U25 .../360000990188`.
_ADDRESS = re.compile(r"(?<![\w/.])((?:[\w-]+\.)+[a-z]{2,}/[^\s;,]+|\.\.\./[^\s;,]+)")


def linked(source: str) -> str:
    """A source with its addresses as links."""
    folder = ""

    def link(found: re.Match[str]) -> str:
        nonlocal folder
        address = found[0].rstrip(".)")
        rest = found[0][len(address) :]
        if address.startswith(".../"):
            full = folder + address.removeprefix("...")
        else:
            full = address
            folder = address.rpartition("/")[0]
        return f"[{address}](https://{full}){rest}"

    return _ADDRESS.sub(link, source)


def exit_codes_page() -> str:
    """Every exit code."""
    rows = [(f"`{each.name}`", each.meaning, each.example) for each in exit_explanations()]
    introduction = (
        "How every command ends. In a batch the highest applies, and the batch goes on to its end. "
        "`escrowbook explain 3` prints one of them."
    )
    return page("Exit codes", introduction, [table(["code", "means", "for example"], rows)])


def json_page() -> str:
    """Every JSON document, key by key, from the schemas that the tests hold them to."""
    schemas = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "tests/schemas").glob("*.json"))
    ]
    parts = []
    for schema in schemas:
        rows = [(f"`{path}`", kind) for path, kind in keys_of(schema) if path != "schema"]
        parts.append(f"## {schema['title']}\n\n{table(['key', 'is'], rows)}")
    introduction = (
        "What `--json` gives: one document with `schema`, such as `escrowbook/contract/1`, and "
        "always all of its keys. Amounts are decimal strings in the contract's currency, `null` "
        "where a value that they need is unknown; times are ISO 8601 with an offset, dates plain; "
        "lists are empty, never missing. Keys may be added, none is renamed or removed. With "
        "`--format jsonl` each of `rows` is a line of its own. Which command gives which: "
        "[for scripts](../scripts.md)."
    )
    return page("JSON", introduction, parts)
