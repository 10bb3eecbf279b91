"""Ideas that look at nothing: any event, well formed, on any milestone or one that is not there."""

from collections.abc import Sequence
from random import Random
from typing import Any

from tests.model.life import Life
from tests.model.values import decimal_text, seal

Event = dict[str, Any]

PARTIES = ("client", "freelancer", "client", "freelancer", "platform", "arbiter")
TIMERS = (
    *("auto-release", "hold-over", "refund-silence", "dormant"),
    *("dispute-silence", "arbitration-default", "release-silence", "term-over"),
)


def wild(rng: Random, life: Life, events: Sequence[Event]) -> Event:
    """Any event at all."""
    names = [*life.pots, "M9"]
    milestone = rng.choices(names, [*(10 for _ in life.pots), 1])[0]
    on = rng.choice(({"milestone": milestone}, {"milestone": milestone}, {}))
    most = rng.choice((200, 5000, 40000))
    amount = decimal_text(rng.choice((most, rng.randint(1, most), 1)), life.currency)
    share = decimal_text(rng.choice((0, 1, most)), life.currency)
    by = {} if rng.random() < 0.1 else {"by": rng.choice(PARTIES)}
    source = rng.choice(("escrow", "paid"))
    said = {"what": rng.choice(TIMERS), "happened": rng.random() < 0.5}
    named = {"milestone": milestone}
    any_event: list[Event] = [
        {"do": "fund", **on, "amount": amount},
        {"do": "submit", **named},
        {"do": "request-changes", **named},
        {"do": "release", **on, "amount": amount},
        {"do": "refund", **on, "amount": amount, "from": source},
        {"do": "refund", "amount": amount, "from": "bonus"},
        {"do": "reverse", **on, "amount": amount, "from": source},
        {"do": "cancel", **named},
        {"do": "amend", **named, **rng.choice(({"amount": amount}, {"title": "A title"}, {}))},
        {"do": "amend", "milestone": f"M{len(life.pots) + 1}", "title": "Extra", "amount": amount},
        {"do": "request-refund", **on, **rng.choice(({"amount": amount}, {}))},
        {"do": "approve-refund", **on, **rng.choice(({"amount": amount}, {}))},
        {"do": "decline-refund", **on, "amount": amount},
        {"do": "accept", "terms": seal(life.contract)},
        {"do": "request-release", **on, **rng.choice(({"amount": amount}, {}))},
        {"do": "dispute", **on, "claim": share, **by},
        {"do": "offer", **on, "freelancer": share, **by},
        {"do": "settle", **on, "freelancer": share},
        {"do": "pay-fee", **on, "amount": amount, **by},
        {"do": "rule", **on, "freelancer": share},
        {"do": "pause"},
        {"do": "resume"},
        {"do": "close", "by": "mutual"},
        {"do": "close", "by": rng.choice(("freelancer", "arbiter")), "pay": {milestone: amount}},
        {"do": "close", "by": "platform"},
        {"do": "work", **named, "done": 100},
        {"do": "observe", **on, **said},
        {"do": "observe", **on, **rng.choice(({}, {"what": said["what"]}, {"escrow": amount}))},
    ]
    if events:
        any_event.append({"do": "void", "event": seal(rng.choice(events))})
    return rng.choice(any_event)
