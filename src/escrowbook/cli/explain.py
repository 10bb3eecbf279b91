"""`explain`: what a word, a check, a threshold, a refusal, a policy key or a source means."""

from __future__ import annotations

from escrowbook.cli.calls import Common
from escrowbook.cli.exits import MEANINGS, Exit
from escrowbook.cli.output import give_document, write
from escrowbook.cli.surroundings import screen_for
from escrowbook.core.errors import UsageError
from escrowbook.core.explanations import Explanation, all_explanations, source_explanation
from escrowbook.core.meant import did_you_mean
from escrowbook.core.money import quoted
from escrowbook.core.records import frozen
from escrowbook.core.reports.rows import schema_name
from escrowbook.core.sources import MARK, cited_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Annotated

    from typer import Argument

    from escrowbook.cli.options import Json


EXAMPLES: Mapping[int, str] = {
    Exit.DONE: "check on a folder in which every milestone is funded",
    Exit.FOUND: "check --unfunded on a contract with an unfunded milestone",
    Exit.USAGE: "milestone release acme-site M2 --amount 12.345, in USD",
    Exit.REFUSED: "milestone fund acme-site M2 while M1 is in escrow, under upwork",
    Exit.NOT_FOUND: "contract show acme-sit",
    Exit.UNSOUND: "contract show acme-site, with a torn last line in its file",
    Exit.BUSY: "two programs that write to one contract at the same moment",
    Exit.SYSTEM: "milestone fund acme-site M2 on a full disk",
    Exit.NOT_CONFIRMED: "a disk that reports an error after the event was written",
    Exit.DEFECT: "a bug: please report it, with what --debug shows",
    Exit.INTERRUPTED: "Ctrl-C during a check of thousands of files",
    Exit.READER_GONE: "contract log acme-site | head -1",
}


@frozen(kw_only=True)
class Explaining(Common):
    """What `explain` takes."""

    json: Json = False


def explain(
    call: Explaining,
    name: Annotated[str, Argument(metavar="NAME", help="A word as a message or a table shows it.")],
) -> None:
    """Explain one name.

    Where several kinds of things have the same name, all of them are explained.
    """
    known = [*all_explanations(), *exit_explanations()]
    word = name.strip().strip("[]").lower()
    found = [each for each in known if each.name == word] or source_explanations(word.upper())
    if not found:
        raise UsageError(f"there is nothing called {quoted(name)} to explain", _remedy(word, known))
    if call.json:
        rows = [each.row() for each in found]
        schema = schema_name("explanation/1")
        give_document(call, {"schema": schema, "name": found[0].name, "explanations": rows})
        return
    from escrowbook.views.explanation import explanation_lines

    write(f"{line}\n" for line in explanation_lines(found, screen_for(call)))


def _remedy(word: str, known: Sequence[Explanation]) -> str:
    from escrowbook.actions.presets import preset_names

    if any(name == word or name.startswith(f"{word}-") for name in preset_names()):
        return f"escrowbook policy show {word}"
    return did_you_mean(word, [each.name for each in known]) or (
        "name a word of a table or a report, a check (`check` shows them), a refusal's code, a key "
        "of `policy show`, a threshold of the book, the mark of a source, or an exit code"
    )


def source_explanations(mark: str) -> list[Explanation]:
    """What a mark of a source, such as `U11`, stands for; none where it is no mark.

    Raises UsageError for a mark whose page no preset names: then it is cited alone.
    """
    if not MARK.fullmatch(mark):
        return []
    from escrowbook.actions.presets import every_preset

    found = source_explanation(mark, every_preset())
    if found is not None:
        return [found]
    citing = cited_by(mark)
    if not citing:
        raise UsageError(f"nothing cites a source {mark}", "docs/sources.md lists their marks")
    raise UsageError(
        f"{mark} is a source that no preset was read in, so its address is not at hand; it is "
        f"cited by {', '.join(citing)}",
        f"`explain {citing[0]}` tells its rule; docs/sources.md tells its address",
    )


def exit_explanations() -> Iterator[Explanation]:
    """What each exit code means, by its number."""
    for code, meaning in MEANINGS.items():
        sentence = f"{meaning[0].upper()}{meaning[1:]}."
        yield Explanation("exit code", str(int(code)), sentence, "INTERFACE 7", EXAMPLES[code])
