"""What a golden journal replays to: everything but prose, at each moment that the file names."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.cli.counter import tell
from tests.golden.freezing import Frozen

HERE = Path(__file__).parent
JOURNALS = sorted(HERE.glob("*.toml"))
CLOSERS = ("client", "freelancer", "mutual", "platform")

# Sentences for people may be put better; what they speak of may not change.
PROSE = frozenset({"because", "if_nobody_acts", "needs", "notes", "unknown", "warnings", "path"})

# What a refund report says of the closing itself.
REPORTED = ("refused", "lines", "now", "after", "futures")

_LOOKED_AT = re.compile(r"^# Looked at (.+)$", re.MULTILINE)


def moments(journal: Path) -> list[str]:
    """When the journal is looked at: its second line says so."""
    found = _LOOKED_AT.search(journal.read_text(encoding="utf-8"))
    assert found is not None, journal
    return found[1].split(", ")


def replayed(journal: Path) -> list[dict[str, Any]]:
    """States, heads, what is ahead, and what each closing would do; last, all that happened."""
    looks = [_looked_at(journal, moment) for moment in moments(journal)]
    last = moments(journal)[-1]
    return [*looks, {"looked_at": last, "log": _asked(journal, last, "contract", "log")}]


def _looked_at(journal: Path, moment: str) -> dict[str, Any]:
    look = {"looked_at": moment, "contract": _asked(journal, moment, "contract", "show")}
    for by in CLOSERS:
        words = ("contract", "close", "--refund-report", "--by", by)
        report = _asked(journal, moment, *words)
        look[f"closed_by_{by}"] = {key: it for key, it in report.items() if key in REPORTED}
    return look


def _asked(journal: Path, moment: str, noun: str, verb: str, *words: str) -> Any:
    """The facts that a command tells; the name of its error where it refuses to."""
    told = tell(noun, verb, str(journal), *words, "--json", now=moment)
    return _facts(told.json) if told.code == 0 else {"refused": told.error["name"]}


def _facts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _facts(it) for key, it in value.items() if key not in PROSE}
    if isinstance(value, list):
        return [_facts(it) for it in value]
    return value


def changes(once: Any, now: Any, place: str = "") -> Iterator[str]:
    """What is no longer as it once was. A new key is none: documents may grow (INTERFACE 6)."""
    if isinstance(once, dict) and isinstance(now, dict):
        for key, it in once.items():
            yield from changes(it, now.get(key), f"{place}.{key}")
    elif isinstance(once, list) and isinstance(now, list) and len(once) == len(now):
        for number, (it, other) in enumerate(zip(once, now, strict=True)):
            yield from changes(it, other, f"{place}[{number}]")
    elif once != now:
        yield f"{place}: once {once!r}, now {now!r}"


def golden() -> list[Frozen]:
    """Every journal with the file that its replay is frozen in."""
    return [Frozen(it.with_suffix(".json"), as_text(replayed(it))) for it in JOURNALS]


def as_text(looks: list[dict[str, Any]]) -> str:
    """JSON with a line for each part of each look, so that a change shows where it is."""
    parts = [
        ",\n".join(f"  {json.dumps(key)}: {json.dumps(it)}" for key, it in look.items())
        for look in looks
    ]
    inner = "\n },\n {\n".join(parts)
    return f"[\n {{\n{inner}\n }}\n]\n"
