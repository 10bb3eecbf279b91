"""Checking a batch of files: what is found in each, one pure function a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from escrowbook.core.checks.judging import judge, problem_findings
from escrowbook.core.checks.registry import OF_FILES
from escrowbook.core.checks.report import Judged, Located
from escrowbook.core.checks.thresholds import USUAL
from escrowbook.core.errors import Finding, Problem
from escrowbook.core.terms import ID_PATTERN, NOWHERE
from escrowbook.store.book import find_contract
from escrowbook.store.errors import NotFound, StoreError
from escrowbook.store.files import read_file
from escrowbook.store.reading import read_contract
from escrowbook.store.walking import Found, find_files, is_contract

if TYPE_CHECKING:
    from escrowbook.actions.opening import World


def files_to_check(
    world: World, names: Iterable[str], ids: Collection[str] = ()
) -> tuple[list[Found], list[StoreError]]:
    """Every file of files and folders, each once, and what is wrong with those that are missing.

    Those of `names` that are in `ids` are looked up in the book.
    """
    missing: list[StoreError] = []
    paths: list[str] = []
    for name in names:
        try:
            paths.append(find_contract(name, world.book) if name in ids else name)
        except StoreError as error:
            missing.append(error)
    return list(find_files(paths, on_error=missing.append)), missing


def check_files(
    world: World, files: Iterable[Found], names: Collection[str]
) -> Iterator[Judged | NotFound | None]:
    """Read and judge files one after the other; None for one that turns out to be no contract.

    A file that cannot be read is itself a finding; one that is gone meanwhile is an error.
    """
    for file in files:
        try:
            data = read_file(file.path)
        except NotFound as error:
            yield error
        except StoreError as error:
            yield unread(error)
        else:
            is_asked_for = file.named or is_contract(data)
            yield check_file(file.path, data, world, names) if is_asked_for else None


def check_file(path: str, data: bytes, world: World, names: Collection[str]) -> Judged:
    """All findings in the bytes of one file. Pure and picklable, for any executor (DESIGN 3)."""
    document = read_contract(data, path)
    terms = document.terms
    # What stands there may be no id at all; then the finding says so, and the field is null.
    contract_id = document.contract_id if ID_PATTERN.fullmatch(document.contract_id) else None
    lines = data.split(b"\n")
    if document.problems or terms is None:
        texts = {(each.place, each.message): each.text for each in document.problems}
        located = tuple(
            _located(path, contract_id, None, lines, each, texts[each.place, each.message])
            for each in problem_findings(document.problems)
        )
        return Judged(path, is_sound=False, found=located)
    thresholds = world.thresholds or USUAL
    findings = judge(terms, document.entries, world.moment(terms), names, thresholds)
    located = tuple(_located(path, contract_id, terms.currency, lines, each) for each in findings)
    is_sound = not any(each.check in OF_FILES for each in findings)
    return Judged(path, is_sound, located)


def unread(error: StoreError) -> Judged:
    """A file that could not even be read."""
    problem = Problem("unreadable", error.message, error.remedy, NOWHERE)
    located = tuple(
        Located(error.path, None, None, "", 0, each) for each in problem_findings([problem])
    )
    return Judged(error.path, is_sound=False, found=located)


def _located(
    path: str,
    contract_id: str | None,
    currency: str | None,
    lines: Sequence[bytes],
    finding: Finding,
    quoted_text: str = "",
) -> Located:
    """A finding with the line that it speaks of; none for one that speaks of the whole file."""
    excerpt = ""
    if finding.place != NOWHERE or quoted_text:
        excerpt = lines[min(finding.place.line, len(lines)) - 1].decode(errors="replace").rstrip()
    marked = _marked(excerpt[finding.place.column - 1 :], quoted_text.removesuffix("…"))
    return Located(path, contract_id, currency, excerpt, marked, finding)


def _marked(rest: str, quoted_text: str) -> int:
    """How many characters are meant: those that a problem quotes, else the line's key or header."""
    if not quoted_text:
        return len(rest.partition("=")[0].partition("#")[0].rstrip())
    return len(quoted_text) if rest.startswith(quoted_text) else 1
