"""Golden journals replay to the same states, heads and reports for ever.

`python -m tests.golden.refresh` freezes a new journal; what is frozen stays as it is.
"""

import json
from pathlib import Path

import pytest

from escrowbook.store.presets import preset_names
from tests.golden.freezing import Changed, Frozen, freeze, frozen
from tests.golden.looking import JOURNALS, changes, moments, replayed

FACTS = '[{"state": "active", "rows": [1, 2]}]'


@pytest.mark.parametrize("journal", JOURNALS, ids=lambda journal: str(journal.stem))
def test_a_journal_replays_as_it_once_did(journal: Path) -> None:
    once = json.loads(frozen(journal.with_suffix(".json")) or "[]")

    assert [*moments(journal), moments(journal)[-1]] == [each["looked_at"] for each in once]
    assert [] == [*changes(once, replayed(journal))]


WRITTEN = (
    *('preset = "upwork-2026-11"', 'preset = "generic-2026-11"', "America/New_York"),
    *('currency = "JPY"', 'currency = "KWD"', 'do = "void"', "pay = {"),
    *("happened = true", "happened = false", "retainage = "),
)
CLOCKS = (
    *("auto-release", "hold-over", "refund-silence", "dormant-notice", "dormant"),
    *("dormant-client-silent", "dormant-refund", "dormant-release"),
    *("dispute-silence", "arbitration-default", "release-silence", "term-over"),
)
STATES = (
    *("draft", "active", "on-hold", "dormant", "ending", "disputed", "closed"),
    *("unfunded", "funded", "submitted", "changes-requested"),
    *("released", "refunded", "split", "cancelled"),
)


def test_the_journals_cover_what_they_are_there_for() -> None:
    text = "".join(journal.read_text(encoding="utf-8") for journal in JOURNALS)
    replays = "".join(frozen(journal.with_suffix(".json")) for journal in JOURNALS)

    wanted = [f'"do": "{clock}"' for clock in CLOCKS] + [f'"state": "{word}"' for word in STATES]
    assert [] == [written for written in WRITTEN if written not in text]
    assert [] == [told for told in wanted if told not in replays]


@pytest.mark.parametrize("preset", preset_names())
def test_each_preset_has_a_journal(preset: str) -> None:
    """What its behaviours mean is frozen with it."""
    named = [it for it in JOURNALS if f'preset = "{preset}"' in it.read_text(encoding="utf-8")]

    assert named, "write one, and: python -m tests.golden.refresh"


@pytest.mark.parametrize(
    "now, found",
    [
        ('[{"state": "active", "rows": [1, 2], "more": 3}]', []),
        ('[{"state": "closed", "rows": [1, 2]}]', ["[0].state: once 'active', now 'closed'"]),
        ('[{"rows": [1, 2]}]', ["[0].state: once 'active', now None"]),
        ('[{"state": "active", "rows": [1]}]', ["[0].rows: once [1, 2], now [1]"]),
    ],
    ids=["grown", "changed", "lost", "shorter"],
)
def test_a_planted_change_is_found(now: str, found: list[str]) -> None:
    assert found == [*changes(json.loads(FACTS), json.loads(now))]


def test_freezing_only_adds(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "deeper" / "new.txt"
    old.write_text("once\n")

    assert [new] == freeze([Frozen(old, "once\n"), Frozen(new, "now\n")])
    assert ("once\n", "now\n") == (frozen(old), frozen(new))


def test_what_is_frozen_is_not_changed(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("once\n")

    with pytest.raises(Changed, match=r"old\.txt"):
        freeze([Frozen(new, "now\n"), Frozen(old, "now\n")])
    assert ("once\n", "") == (frozen(old), frozen(new))
