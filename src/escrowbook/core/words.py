"""The words of this program: states, flags, pots, clocks, and what people call things.

`explain WORD` prints a row. What a table or a report says has to be found here.
"""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.records import frozen


@frozen
class Word:
    """What a word means, where it is laid down, and an example."""

    meaning: str
    source: str
    example: str


STATES = "INTERFACE 5, states"
POTS = "INTERFACE 5, pots"
ACCOUNTS = "INTERFACE 5, transfers"
CLOCKS = "INTERFACE 3, clock events"

MILESTONE_STATES: Mapping[str, Word] = {
    "unfunded": Word(
        "A milestone without a cent in escrow, or that part of a price which was promised and "
        "never deposited. Nothing protects work on it, and closing simply drops it.",
        f"{STATES}; RULEBOOK 3, invariant 6",
        "M4 of 250.00 that the client never activates: unfunded 250.00",
    ),
    "funded": Word(
        "The client's money lies in escrow and the work is not handed in yet. As an amount: the "
        "new money that the client put in, so without what was carried on.",
        STATES,
        "milestone fund shop M1",
    ),
    "submitted": Word(
        "The work is handed in and waits for the client; where the platform has a review clock, "
        "it runs, and silence decides when it ends.",
        f"{STATES}; RULEBOOK 1a, submit",
        "milestone submit shop M1",
    ),
    "changes-requested": Word(
        "The client asked for changes, formally: the review clock has stopped, and the next "
        "submission starts a full new one.",
        f"{STATES}; RULEBOOK 1a, request changes",
        "milestone request-changes shop M1",
    ),
    "released": Word(
        "Final: escrow is empty and all of it went to the freelancer. As an amount: pending and "
        "paid together, before the freelancer's fees. Closing never takes it back.",
        f"{STATES}; RULEBOOK 3, invariant 5",
        "milestone release shop M1",
    ),
    "refunded": Word(
        "Final: escrow is empty and all of it went back to the client. As an amount: all that "
        "went back, also out of what was released.",
        STATES,
        "milestone refund shop M1",
    ),
    "split": Word(
        "Final: escrow is empty and both sides got some of it, by agreement, by a ruling, or "
        "because a part was released and the rest given back.",
        f"{STATES}; RULEBOOK 4, both agree",
        "escrowbook dispute settle shop M1 --freelancer 100",
    ),
    "cancelled": Word(
        "Taken out of the contract before a cent was put in: by hand, or by closing.",
        STATES,
        "milestone cancel shop M4",
    ),
}

CONTRACT_STATES: Mapping[str, Word] = {
    "draft": Word(
        "Written, and neither accepted nor begun: the terms may still be edited by hand.",
        STATES,
        "contract new, before contract accept",
    ),
    "active": Word(
        "Accepted or begun, and none of the other states holds.",
        STATES,
        "after the first milestone fund",
    ),
    "on-hold": Word(
        "Paused, by a person. It stops no clock and forbids nothing; it is a reminder.",
        f"{STATES}; RULEBOOK 1a, pause / on hold; INTERFACE 8",
        "contract pause shop",
    ),
    "dormant": Word(
        "So long idle that the platform's own steps have begun; anything that is done ends it. "
        "Also the name of the clock that begins them.",
        "RULEBOOK 1c [U19]",
        "90 days after the last due date under upwork",
    ),
    "ending": Word(
        "Closed, but something in escrow is still undecided: a request to answer, staff to "
        "decide, or money that closing does not move. It is closed once escrow is empty.",
        f"{STATES}; RULEBOOK 4",
        "contract close shop --by client, with 250.00 in escrow under upwork",
    ),
    "disputed": Word(
        "Both sides want the same money: what is held is frozen until they settle, somebody "
        "rules, or the silence of one side decides.",
        f"{STATES}; RULEBOOK 1a, decline = dispute",
        "escrowbook refund decline shop M1",
    ),
    "closed": Word(
        "Ended, with nothing in escrow. No money can be agreed, funded or released any more; "
        "bonuses, refunds of paid money and chargebacks are still recorded, and what only tells "
        "what happened.",
        f"{STATES}; RULEBOOK 1a, reopen",
        "contract close shop --yes",
    ),
}

FLAGS: Mapping[str, Word] = {
    "part-funded": Word(
        "Escrow holds less than the price: work worth more than that is unprotected.",
        f"{STATES}; RULEBOOK 5, part-funded",
        "milestone fund shop M1 --amount 100, of 300.00",
    ),
    "refund-requested": Word(
        "The client has asked for money back and nobody has answered yet.",
        f"{STATES}; RULEBOOK 1a",
        "escrowbook refund request shop M1",
    ),
}

MONEY: Mapping[str, Word] = {
    "escrow": Word(
        "What the client deposited and nobody has yet: held by the platform for one milestone.",
        f"{POTS}; RULEBOOK 1a, fund",
        "the escrow column of milestone list",
    ),
    "pool": Word(
        "Money held that belongs to no milestone now: what was carried on, what is retained, or "
        "the whole balance where the platform holds only one.",
        f"{POTS}; RULEBOOK 1a, release, partial",
        "50.00 of M1 after a release of 300.00 out of 350.00 under upwork",
    ),
    "pending": Word(
        "Released and on its way: in the platform's security hold.",
        f"{POTS}; RULEBOOK 1a, release, full [U4][U7]",
        "five days after each release under upwork",
    ),
    "paid": Word(
        "Released, and the security hold is over: paid to the freelancer, before fees.",
        POTS,
        "the paid column of contract show",
    ),
    "given_back": Word(
        "Released money that the freelancer gave back, or lost to a chargeback.",
        POTS,
        "milestone refund shop M1 --paid --amount 50",
    ),
    "principal": Word("Money for the work itself, beside fees and bonuses.", ACCOUNTS, "fund M1"),
    "carry": Word(
        "What a release in part leaves over, moved to the pool, and from there into the next "
        "milestone that is funded. It is not the freelancer's and not new money.",
        "RULEBOOK 1a, release, partial [U7]",
        "milestone release shop M1 --amount 300, of 350.00 under upwork",
    ),
    "bonus": Word(
        "Paid past escrow, for no milestone: nothing of it is protected before it is paid.",
        "RULEBOOK 1a, bonus [U24]",
        "contract bonus shop 50",
    ),
    "fee": Word(
        "What the platform takes: of the freelancer out of what is released, of the client on "
        "top. Fees run beside the pots, and each is rounded once, on its own event.",
        "RULEBOOK 3, invariant 8",
        "freelancer_fee of policy show",
    ),
    "initiation": Word(
        "The client's fee for the first deposit of a contract.",
        "RULEBOOK 2, initiation_fee [U21]",
        "initiation_fee of policy show upwork",
    ),
    "arbitration": Word(
        "What deciding a dispute costs, paid by the parties or taken out of what is held.",
        "RULEBOOK 1a, arbitrate",
        "escrowbook dispute pay-fee shop M1 --by client --amount 291",
    ),
    "refund": Word(
        "Money that goes back to the client with somebody's consent or by a rule.",
        "RULEBOOK 1a, refund, voluntary",
        "milestone refund shop M1",
    ),
    "reversal": Word(
        "Money taken back by a bank or the platform, whatever the rules say: a chargeback.",
        "INTERFACE 3, reverse",
        "milestone reverse shop M1 --amount 50 --from paid",
    ),
    "retainage": Word(
        "A share of each release that is held back until the whole work is done.",
        "RULEBOOK 6, row 63 [R1]",
        "contract new … --set retainage=10%",
    ),
}

CLOCK_EVENTS: Mapping[str, Word] = {
    "auto-release": Word(
        "The review ended in silence, so the milestone is released to the freelancer.",
        f"{CLOCKS}; RULEBOOK 1a, auto-release [U6][U26]",
        "14 days after milestone submit under upwork",
    ),
    "hold-over": Word(
        "The security hold of a release is over: pending becomes paid.",
        f"{CLOCKS}; RULEBOOK 1a, release, full [U4][U7]",
        "five days after a release under upwork",
    ),
    "refund-silence": Word(
        "Nobody answered a refund request in time; the platform's rule decides it.",
        f"{CLOCKS}; RULEBOOK 1a, stay silent",
        "seven days after the client asked under upwork: the money goes back",
    ),
    "dispute-silence": Word(
        "The other side did not answer a dispute in time: who filed it gets the claim.",
        f"{CLOCKS}; RULEBOOK 1a, decline = dispute [U13][U16]",
        "dispute_response_days of policy show freelancer",
    ),
    "arbitration-default": Word(
        "The days for paying the arbitration fee are over and not both have paid.",
        f"{CLOCKS}; RULEBOOK 1a, arbitrate",
        "arbitration_pay_days of policy show upwork",
    ),
    "release-silence": Word(
        "The client did not answer a request for release in time, which is consent.",
        f"{CLOCKS}; RULEBOOK 1b, Guru [G3]",
        "release_response_days of policy show guru",
    ),
    "term-over": Word(
        "The term of the contract is over, after which what is held may be sent on.",
        f"{CLOCKS}; RULEBOOK 1b",
        "term_days of policy show smartinvoice",
    ),
}

OTHERS: Mapping[str, Word] = {
    "milestone": Word(
        "A part of the work with a price of its own, funded and released by itself.",
        "RULEBOOK 1a, fund",
        "M1 … in milestone list",
    ),
    "hold": Word(
        "The days between a release and the payment to the freelancer; see `pending`. A contract "
        "that is on hold is something else: it is paused.",
        "RULEBOOK 1a, release, full [U4][U7]",
        "hold_days of policy show",
    ),
    "dispute": Word(
        "A disagreement over money that is held. It begins with a claim, or with a refund request "
        "that is declined, and ends by agreement, by a ruling or because one side stays silent.",
        "RULEBOOK 1a, decline = dispute; 1b",
        "escrowbook dispute open shop M1 --claim 250",
    ),
    "settlement": Word(
        "What becomes of each cent when a contract closes, or of a dispute when both agree.",
        "RULEBOOK 4",
        "contract close shop --refund-report",
    ),
    "policy": Word(
        "The rules that a contract goes by: a dated preset, and what the file says otherwise.",
        "INTERFACE 8",
        "escrowbook policy show upwork",
    ),
    "preset": Word(
        "A platform's rules as they were on a date, each with its source; never changed later.",
        "INTERFACE 8; DESIGN 1",
        "upwork-2026-11",
    ),
    "head": Word(
        "A short mark of a contract's whole journal, `ID@N:DIGITS`. Two people whose heads are "
        "equal have the same events.",
        "INTERFACE 3, head",
        "escrowbook journal head shop",
    ),
    "journal": Word(
        "The lines below [journal] in a contract's file: one for each event, in the order in "
        "which they were recorded.",
        "INTERFACE 3",
        "contract log shop",
    ),
    "book": Word(
        "The folder that holds your contracts.",
        "INTERFACE 2",
        "ESCROWBOOK_DIR, or --book DIR",
    ),
}

WORDS: Mapping[str, Word] = {
    **MILESTONE_STATES,
    **CONTRACT_STATES,
    **FLAGS,
    **MONEY,
    **CLOCK_EVENTS,
    **OTHERS,
}
