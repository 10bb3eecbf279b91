"""Checking a batch of files: what is found in each, one pure function a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from escrowbook.core.checks.judging import judge, problem_findings
from escrowbook.core.checks.registry import OF_FILES
from escrowbook.core.checks.report import Judged, Located
from escrowbook.core.errors import Finding, Problem
from escrowbook.core.terms import NOWHERE
from escrowbook.store.errors import NotFound, StoreError
from escrowbook.store.files import read_file
from escrowbook.store.reading import read_contract
from escrowbook.store.walking import Found, find_files, is_contract

if TYPE_CHECKING:
    from escrowbook.actions.opening import World


def files_to_check(paths: Iterable[str]) -> tuple[list[Found], list[StoreError]]:
    """Every file of files and folders, and what is wrong with paths that are missing."""
    missing: list[StoreError] = []
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
    contract_id = document.contract_id or None
    if document.problems or terms is None:
        marks = {(each.place, each.message): each.text for each in document.problems}
        located = [
            _located(path, data, contract_id, None, finding, marks[finding.place, finding.message])
            for finding in problem_findings(document.problems)
        ]
        return Judged(path, False, tuple(located))
    findings = judge(terms, document.entries, world.moment(terms), names)
    is_sound = not any(each.check in OF_FILES for each in findings)
    located = [
        _located(path, data, contract_id, terms.currency, finding, "") for finding in findings
    ]
    return Judged(path, is_sound, tuple(located))


def unread(error: StoreError) -> Judged:
    """A file that could not even be read."""
    problem = Problem("unreadable", error.message, error.remedy, NOWHERE)
    found = [
        Located(error.path, None, None, "", 0, finding) for finding in problem_findings([problem])
    ]
    return Judged(error.path, False, tuple(found))


def _located(
    path: str,
    data: bytes,
    contract_id: str | None,
    currency: str | None,
    finding: Finding,
    marked_text: str,
) -> Located:
    if finding.place == NOWHERE and not marked_text:
        return Located(path, contract_id, currency, "", 0, finding)
    lines = data.split(b"\n", finding.place.line)
    line = lines[finding.place.line - 1] if len(lines) >= finding.place.line else b""
    excerpt = line.decode(errors="replace").rstrip()
    return Located(
        path, contract_id, currency, excerpt, _marked(excerpt, finding, marked_text), finding
    )


def _marked(excerpt: str, finding: Finding, marked_text: str) -> int:
    """How much of the line is meant: the text that a problem quotes, else the rest of it."""
    rest = excerpt[finding.place.column - 1 :]
    quoted = marked_text.removesuffix("…")
    if not quoted:
        return max(1, len(rest))
    return len(quoted) if rest.startswith(quoted) else 1
