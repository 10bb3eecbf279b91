"""Every command: its name, where its function is, and what it does in one line.

The modules behind are imported only for the command that runs; `--help` needs this page alone.
To add a command: one function in `cli/<noun>.py`, one line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """One command: `module` below `escrowbook.cli`, its function, help, and an example."""

    module: str
    function: str
    help: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """A group of commands about one thing."""

    help: str
    commands: Mapping[str, Slot]


CONTRACT = Noun(
    "Contracts: make, look at, agree, close.",
    {
        "new": Slot(
            "founding",
            "new",
            "Write the terms of a new contract into the book.",
            "contract new acme-site --title 'Website' --client Acme --freelancer Ann "
            "--currency USD --policy upwork --milestone 'Wireframes=250@2026-02-01'",
        ),
        "show": Slot(
            "contract",
            "show",
            "Show one contract: terms, milestones, pots, dates ahead.",
            "contract show acme-site",
        ),
        "list": Slot(
            "contract",
            "list_contracts",
            "List contracts, with totals per currency.",
            "contract list",
        ),
        "log": Slot(
            "contract",
            "log",
            "Tell everything that happened, also by the clock, and what moved.",
            "contract log acme-site",
        ),
        "accept": Slot(
            "agreement",
            "accept",
            "Accept the terms as they stand: they are pinned from then on.",
            "contract accept acme-site",
        ),
        "pause": Slot(
            "agreement",
            "pause",
            "Put the contract on hold.",
            "contract pause acme-site --note 'client is away'",
        ),
        "resume": Slot(
            "agreement", "resume", "Go on with a contract on hold.", "contract resume acme-site"
        ),
        "bonus": Slot(
            "agreement",
            "bonus",
            "Record a bonus, which is paid beside escrow; or its return.",
            "contract bonus acme-site 50",
        ),
        "note": Slot(
            "bookkeeping",
            "note",
            "Keep a note in the journal.",
            "contract note acme-site 'called, will fund on Monday'",
        ),
        "observe": Slot(
            "bookkeeping",
            "observe",
            "Record what the platform really did, or shows.",
            "contract observe acme-site M1 --did-not-happen auto-release",
        ),
        "close": Slot(
            "closing",
            "close",
            "End the contract, or tell first what that would do with each cent.",
            "contract close acme-site --refund-report",
        ),
        "compare": Slot(
            "comparing",
            "compare",
            "Tell how the same journal would end under other platforms' rules.",
            "contract compare acme-site --policy generic",
        ),
        "undo": Slot(
            "bookkeeping",
            "undo",
            "Void an event: it stays in the journal and no longer counts.",
            "contract undo acme-site",
        ),
    },
)

MILESTONE = Noun(
    "Milestones: list, agree, fund, submit, release, refund.",
    {
        "list": Slot(
            "milestones",
            "list_milestones",
            "List milestones of one contract, of files or of folders.",
            "milestone list --unfunded",
        ),
        "add": Slot(
            "terms",
            "add",
            "Add a milestone.",
            "milestone add acme-site 'Launch=400@2026-04-01'",
        ),
        "edit": Slot(
            "terms",
            "edit",
            "Change a milestone's title, amount, due date or scope.",
            "milestone edit acme-site M4 --amount 300",
        ),
        "cancel": Slot(
            "terms",
            "cancel",
            "Drop a milestone into which nothing was ever put.",
            "milestone cancel acme-site M4",
        ),
        "fund": Slot(
            "milestone",
            "fund",
            "Record that the client put money into escrow.",
            "milestone fund acme-site M1",
        ),
        "work": Slot(
            "milestone",
            "work",
            "Record how much of the work is done.",
            "milestone work acme-site M1 --done 40",
        ),
        "submit": Slot(
            "milestone",
            "submit",
            "Record that the work was submitted for review.",
            "milestone submit acme-site M1 --file draft.pdf",
        ),
        "request-changes": Slot(
            "milestone",
            "request_changes",
            "Record that the client asked for changes.",
            "milestone request-changes acme-site M1",
        ),
        "request-release": Slot(
            "milestone",
            "request_release",
            "Record that the freelancer asked for the money.",
            "milestone request-release acme-site M1",
        ),
        "release": Slot(
            "milestone",
            "release",
            "Record that the client released money from escrow.",
            "milestone release acme-site M1 --amount 100",
        ),
        "refund": Slot(
            "milestone",
            "refund",
            "Record that the freelancer gave money back.",
            "milestone refund acme-site M1 --amount 50 --paid",
        ),
        "reverse": Slot(
            "milestone",
            "reverse",
            "Record a chargeback or claw-back.",
            "milestone reverse acme-site M1 --amount 250 --from paid",
        ),
    },
)

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
        "agenda", "agenda", "Tell what happens if nobody acts, soonest first.", "escrowbook agenda"
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
    "policy": POLICY,
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
