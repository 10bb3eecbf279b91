"""What is mutated, which tests have to find it, how long that may take, and how much is enough.

The judges of a module are the tests that stand for it, and for what comes of it, as far as they
take few seconds together.
"""

from __future__ import annotations

from typing import NamedTuple


class Target(NamedTuple):
    """A module of ours, or some functions of it (`name` and all in it), and its judges."""

    module: str
    tests: tuple[str, ...]
    seconds: int
    functions: tuple[str, ...] = ()
    percent_min: int = 95


SEALING = ("digest", "canonical_json", "written_moment", "seal_of")
_OF_CLOCKS = (
    "core/test_clock.py",
    "core/test_timers.py",
    "core/test_causes.py",
    "core/test_fold_observed.py",
    "core/test_balance.py",
    "core/test_charges.py",
    "core/test_release_requests.py",
    "core/test_retainage.py",
    "core/test_term.py",
    "core/reports/test_agenda.py",
    "core/reports/test_log.py",
    "core/events",
    "core/checks/test_payment.py",
    "core/checks/test_integrity.py",
)
_OF_FOLDS = (
    "core/stories",
    "core/test_fold.py",
    "core/test_fold_observed.py",
    "core/test_causes.py",
)
# Stories tell the whole words of each refusal, and all that each event makes true.
_OF_EVENTS = (
    "core/stories",
    "core/events/test_registry.py",
    "core/events/test_vocabulary.py",
    "core/events/test_aloud.py",
)
# The chapters of the rule book.
_CHAPTERS = (
    "agreement",
    "bookkeeping",
    "closing",
    "disputes",
    "event",
    "funding",
    "payment",
    "refund_requests",
    "refunds",
    "review",
    "vocabulary",
)

# The modules of the store, each with the tests beside those of its own name.
_STORE: dict[str, tuple[str, ...]] = {
    "agreement": (),
    "book": (),
    "canonical": (),
    "complaints": ("test_milestones.py",),
    "config": (),
    "decoding": ("test_reading.py",),
    "drafting": (),
    "errors": ("test_locking.py", "test_writing.py"),
    "files": ("test_writing.py",),
    "finding": ("test_book.py",),
    "git": (),
    "index": ("test_index_block.py", "test_index_writing.py", "test_listing.py"),
    "index_block": ("test_index.py", "test_index_writing.py", "test_listing.py"),
    "index_writing": ("test_index.py", "test_listing.py"),
    "interrupts": (),
    "journal_lines": ("test_canonical.py",),
    "limits": ("test_reading.py",),
    "lines": ("test_writing.py",),
    "listing": ("test_index_writing.py",),
    "locking": ("test_writing.py", "test_interrupts.py"),
    "memory": (),
    "mending": (),
    "merging": (),
    "milestones": ("test_agreement.py",),
    "objects": (),
    "places": ("test_milestones.py",),
    "presets": (),
    "reading": ("test_agreement.py", "test_journal_lines.py"),
    "replacing": ("test_writing.py", "test_interrupts.py"),
    "schema_file": (),
    "syntax": ("test_tokens.py", "test_places.py"),
    "tokens": ("test_syntax.py",),
    "walking": ("test_book.py",),
    "writing": ("test_locking.py",),
    "zones": (),
}

_STORE_TESTS_ELSEWHERE = {"finding": "store/test_book.py"}
# Each problem of a file has one that provokes it, and every word that is then said is compared.
_PROVOKING = "errors/test_provoking_files.py"
_OF_READING = (
    "agreement",
    "canonical",
    "complaints",
    "decoding",
    "journal_lines",
    "limits",
    "milestones",
    "places",
    "presets",
    "reading",
    "syntax",
    "tokens",
    "zones",
)

TARGETS: dict[str, Target] = {
    "post": Target("core/ledger.py", ("core/test_ledger.py",), 60, ("Ledger.post",), 100),
    "seal": Target("core/journal.py", ("core/test_journal.py",), 60, SEALING, 100),
    "core/money": Target("core/money.py", ("core/test_money.py", "core/test_money_splits.py"), 300),
    "core/ledger": Target("core/ledger.py", ("core/test_ledger.py",), 300),
    "core/journal": Target(
        "core/journal.py",
        ("core/test_journal.py", "core/test_history.py", "store/test_lines.py"),
        300,
    ),
    "core/fold": Target("core/fold.py", _OF_FOLDS, 900),
    "core/clock": Target("core/clock.py", ("core/test_fold.py", *_OF_CLOCKS), 900),
    **{
        f"core/events/{chapter}": Target(f"core/events/{chapter}.py", _OF_EVENTS, 600)
        for chapter in _CHAPTERS
    },
    **{
        f"store/{name}": Target(
            f"store/{name}.py",
            tuple(
                dict.fromkeys(
                    (
                        _STORE_TESTS_ELSEWHERE.get(name, f"store/test_{name}.py"),
                        *(f"store/{test}" for test in more),
                        *((_PROVOKING,) if name in _OF_READING else ()),
                    )
                )
            ),
            1800,
        )
        for name, more in _STORE.items()
    },
}
