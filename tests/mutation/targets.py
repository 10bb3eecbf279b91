"""What is mutated, which tests have to find it, how long that may take, and how much is enough."""

from __future__ import annotations

from typing import NamedTuple


class Target(NamedTuple):
    """A module of ours, or some functions of it (`name` and all in it), and its judges."""

    module: str
    tests: tuple[str, ...]
    seconds: int
    functions: tuple[str, ...] = ()
    percent_min: int = 95


TARGETS: dict[str, Target] = {
    "post": Target("core/ledger.py", ("core/test_ledger.py",), 60, ("Ledger.post",), 100),
    "seal": Target(
        "core/journal.py",
        ("core/test_journal.py",),
        60,
        ("digest", "canonical_json", "written_moment", "seal_of"),
        100,
    ),
    "core/money": Target("core/money.py", ("core/test_money.py", "core/test_money_splits.py"), 300),
    "core/ledger": Target("core/ledger.py", ("core/test_ledger.py",), 300),
    "core/fold": Target("core/fold.py", ("core/test_fold.py", "core/test_causes.py", "book"), 600),
    "core/clock": Target(
        "core/clock.py",
        ("core/test_clock.py", "core/test_timers.py", "core/test_causes.py", "book"),
        600,
    ),
    **{
        f"core/events/{chapter}": Target(
            f"core/events/{chapter}.py",
            ("core/events", "core/refusals", "core/reports", "core/test_defaults.py", "book"),
            900,
        )
        for chapter in (
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
    },
}
