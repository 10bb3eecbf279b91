"""Every command: its name, where its function is, and what it does in one line.

The modules behind are imported only for the command that runs; `--help` needs this page alone,
with the two nouns that are programs of their own. To add a command: one function in
`cli/<noun>.py`, one line here or in `nouns.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.cli.nouns import CONTRACT, MILESTONE
from escrowbook.cli.slots import Noun, Slot

REFUND = Noun(
    "Refund requests: the client asks, the freelancer answers.",
    {
        "request": Slot(
            "refund",
            "request",
            "Record that the client asked for money back.",
            "escrowbook refund request acme-site M2",
        ),
        "approve": Slot(
            "refund",
            "approve",
            "Record that the freelancer agreed: the money goes back.",
            "escrowbook refund approve acme-site M2",
        ),
        "decline": Slot(
            "refund",
            "decline",
            "Record that the freelancer refused: a dispute begins.",
            "escrowbook refund decline acme-site M2",
        ),
    },
)

DISPUTE = Noun(
    "Disputes over money that is held: file, answer, agree, pay, decide.",
    {
        "open": Slot(
            "dispute",
            "open_dispute",
            "Record that somebody disputes what a milestone, or the pool, holds.",
            "escrowbook dispute open acme-site M2 --claim 250 --chance 60 --dry-run",
        ),
        "offer": Slot(
            "dispute",
            "offer",
            "Record what one side would leave the freelancer.",
            "escrowbook dispute offer acme-site M2 --freelancer 150 --by client",
        ),
        "settle": Slot(
            "dispute",
            "settle",
            "Record that both sides agreed how to divide what is held.",
            "escrowbook dispute settle acme-site M2 --freelancer 180",
        ),
        "pay-fee": Slot(
            "dispute",
            "pay_fee",
            "Record that one side paid for arbitration.",
            "escrowbook dispute pay-fee acme-site M2 --amount 291 --by freelancer",
        ),
        "rule": Slot(
            "dispute",
            "rule",
            "Record what an arbiter, or the platform's staff, decided.",
            "escrowbook dispute rule acme-site M2 --freelancer 100",
        ),
    },
)

POLICY = Noun(
    "Platform rules that ship with the program.",
    {
        "list": Slot(
            "policy",
            "list_policies",
            "List the presets, one a platform and date.",
            "escrowbook policy list",
        ),
        "show": Slot(
            "policy",
            "show",
            "Show a preset: each value, its source, and how sure it is.",
            "escrowbook policy show upwork",
        ),
    },
)

JOURNAL = Noun(
    "The journal itself: verify, mend and merge what files hold.",
    {
        "verify": Slot(
            "journal",
            "verify",
            "Check whether files still say what was recorded.",
            "escrowbook journal verify acme-site --head acme-site@12:9f2c41d07a3b",
        ),
        "head": Slot(
            "journal",
            "head",
            "Print the one line that pins the terms and every event.",
            "escrowbook journal head acme-site",
        ),
        "mend": Slot(
            "journal",
            "mend",
            "Cut a torn end from a file, and keep what was cut.",
            "escrowbook journal mend acme-site --write",
        ),
        "merge": Slot(
            "merging",
            "merge",
            "Merge two versions of a contract; git runs it.",
            "escrowbook journal merge base.toml ours.toml theirs.toml acme-site.toml",
        ),
        "install-merge-driver": Slot(
            "merging",
            "install_merge_driver",
            "Let git merge contracts by their events.",
            "escrowbook journal install-merge-driver",
        ),
    },
)

ESCROWBOOK: Mapping[str, Slot | Noun] = {
    "contract": CONTRACT,
    "milestone": MILESTONE,
    "refund": REFUND,
    "dispute": DISPUTE,
    "check": Slot(
        "check",
        "check",
        "Find what is wrong or risky, in one file or in thousands.",
        "escrowbook check --unfunded contracts/",
    ),
    "agenda": Slot(
        "agenda", "agenda", "Show what happens if nobody acts, soonest first.", "escrowbook agenda"
    ),
    "apply": Slot(
        "apply",
        "apply",
        "Record events from JSON lines; a receipt line each comes out.",
        "escrowbook apply events.jsonl --atomic",
    ),
    "explain": Slot(
        "explain",
        "explain",
        "Explain a check, refusal, policy key or exit code.",
        "escrowbook explain next-unfunded",
    ),
    "journal": JOURNAL,
    "policy": POLICY,
    "schema": Slot(
        "schema",
        "schema",
        "Print the JSON Schema of a contract file, for editors.",
        "escrowbook schema --write",
    ),
}

# Shown under the list of commands, each line as it stands.
HINTS = """\
Examples:

\b
  contract show acme-site
  milestone fund acme-site M1
  contract close acme-site --refund-report
  escrowbook check --unfunded contracts/

`milestone …` and `contract …` are programs of their own. WHEN is a date, a date and time, today,
yesterday, +14d, -2w or a weekday. `escrowbook explain 3` tells what exit code 3 means.
"""

# What each program's own name stands for.
PROGRAMS: Mapping[str, tuple[str, Mapping[str, Slot | Noun]]] = {
    "escrowbook": (
        "Escrow contracts as text files: who is owed what, and what closing would do.",
        ESCROWBOOK,
    ),
    "milestone": (MILESTONE.help, MILESTONE.commands),
    "contract": (CONTRACT.help, CONTRACT.commands),
}
