"""The two nouns that are programs of their own: contracts and milestones (INTERFACE 1)."""

from __future__ import annotations

from escrowbook.cli.slots import Noun, Slot

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
            "Show everything that happened, also by the clock, and what moved.",
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
            "agreement", "resume", "Resume a contract that is on hold.", "contract resume acme-site"
        ),
        "bonus": Slot(
            "agreement",
            "bonus",
            "Record a bonus, which is paid outside escrow, or its return.",
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
            "Close the contract, or show first what that would do with each cent.",
            "contract close acme-site --refund-report",
        ),
        "compare": Slot(
            "comparing",
            "compare",
            "Show how the same contract would end under other platforms' rules.",
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
            "Cancel a milestone that was never funded.",
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
