"""Every reason for which the rules refuse an event: one table, in order of precedence.

Where several reasons apply, the one that stands first here is told. `explain CODE` prints a row.
"""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.errors import Refusal, ensure
from escrowbook.core.records import frozen


@frozen
class Reason:
    """What a refusal code means, where the rule comes from, and an example."""

    meaning: str
    source: str
    example: str


REASONS: Mapping[str, Reason] = {
    "ref-taken": Reason(
        "The key was used for another event, or for one that was undone.",
        "INTERFACE 2, --ref: different, or the event was voided, exit 3",
        "--ref wire-17 with another amount",
    ),
    "recorded-before": Reason(
        "An event in force is equal in all values; give --ref to record it once more on purpose.",
        "INTERFACE 2, --ref",
        "the same fund, at the same second, twice",
    ),
    "no-such-milestone": Reason(
        "The event names a milestone that the contract does not have.",
        "INTERFACE 3",
        "fund M9 in a contract of four milestones",
    ),
    "contract-closed": Reason(
        "The contract is closed, or closing: nothing new can be agreed, funded or delivered. "
        "Bonuses, refunds of paid money, chargebacks and notes stay possible.",
        "RULEBOOK 1a, reopen: nobody; closed contracts cannot be reactivated [U27]",
        "fund M4 after the contract was closed",
    ),
    "already-closed": Reason(
        "The contract was closed before; a closing is not repeated.",
        "RULEBOOK 1a, reopen",
        "contract close, twice",
    ),
    "milestone-needed": Reason(
        "Money is held per milestone here, so the event has to name one.",
        "INTERFACE 3, `milestone` where the preset holds money per milestone",
        "release without a milestone under upwork",
    ),
    "balance-held": Reason(
        "One balance is held for all milestones, so a deposit names none.",
        "RULEBOOK 1b, Guru: one shared balance, not tied to a milestone [G1]",
        "fund M1 under guru",
    ),
    "party-needed": Reason(
        "The line has to say which side it was: the client or the freelancer.",
        "INTERFACE 3: `offer` and `pay-fee` need `--by`",
        "dispute offer M1 --freelancer 100 without --by",
    ),
    "not-a-closer": Reason(
        "Only the client, the freelancer, both together or the platform close a contract.",
        "INTERFACE 4, close --by",
        'a line with do = "close" and by = "arbiter"',
    ),
    "disputed": Reason(
        "The money is frozen by a dispute until it is settled or ruled on.",
        "RULEBOOK 4, disputed: E frozen until settled",
        "release M2 after the freelancer declined a refund request for it",
    ),
    "already-accepted": Reason(
        "The freelancer has accepted exactly these terms already.",
        "INTERFACE 3, `accept` pins the terms",
        "contract accept, twice",
    ),
    "milestone-cancelled": Reason(
        "The milestone was cancelled; add a new one instead.",
        "RULEBOOK 3, planned -> cancelled",
        "fund M3 after milestone cancel M3",
    ),
    "milestone-final": Reason(
        "Nothing of the milestone is in escrow any more: it was released, refunded or split.",
        "INTERFACE 5, final states",
        "submit M1 after M1 was released",
    ),
    "incomplete-milestone": Reason(
        "A new milestone needs a title and an amount.",
        "INTERFACE 3, `amend`: a new id adds",
        "amend M5 with a scope only",
    ),
    "nothing-amended": Reason(
        "The amendment changes nothing.",
        "INTERFACE 3, `amend`",
        "milestone edit M1 without any option",
    ),
    "too-many-milestones": Reason(
        "The platform allows no further milestone in one contract.",
        "RULEBOOK 2, max_milestones",
        "a fourth milestone where three are allowed",
    ),
    "below-deposit": Reason(
        "The new amount is less than what was put in.",
        "INTERFACE 3: amending an amount below what was put in is refused",
        "milestone edit M1 --amount 100 after 250.00 were funded",
    ),
    "money-put-in": Reason(
        "Money was put into the milestone, so it can be released or refunded, not cancelled.",
        "RULEBOOK 1a, cancel: only before activation [U1]",
        "milestone cancel M1 after it was funded",
    ),
    "already-on-hold": Reason(
        "The contract is on hold already.", "RULEBOOK 1a, pause", "contract pause, twice"
    ),
    "not-on-hold": Reason(
        "The contract is not on hold.", "RULEBOOK 1a, pause", "contract resume before any pause"
    ),
    "below-minimum": Reason(
        "The milestone's price is below the platform's minimum.",
        "RULEBOOK 1a, propose: milestone >= 5.00 USD [U5]; 6, row 39",
        "fund a milestone of 4.99 USD under upwork",
    ),
    "more-than-missing": Reason(
        "The deposit is more than what is missing of the milestone's price.",
        "INTERFACE 3, fund.amount: never more than is missing",
        "fund M1 with 300.00 when its price is 250.00",
    ),
    "deposit-too-small": Reason(
        "The platform asks for a larger first deposit.",
        "RULEBOOK 1b, PeoplePerHour: 100 percent up to 40, above that at least 30 [P1]; 6, row 59",
        "fund M1 with 50.00 of 200.00 under peopleperhour",
    ),
    "another-funded": Reason(
        "The platform allows one funded milestone at a time.",
        "RULEBOOK 1a, fund: release the current one before the next [U1][U4]",
        "fund M2 while M1 is in escrow under upwork",
    ),
    "refund-requested": Reason(
        "The client has asked for this money back, and the answer is still open.",
        "RULEBOOK 1a, refund request",
        "a second refund request while one is open",
    ),
    "release-asked": Reason(
        "The freelancer has asked for this release already, and the client's days to answer run.",
        "RULEBOOK 1c: if requested, the client has 14 days; 1b, Guru: 7 days of silence [G3]",
        "milestone request-release, twice while the contract is dormant",
    ),
    "other-terms": Reason(
        "The digest does not match the terms in the file.",
        "INTERFACE 3, `accept` pins the terms (key `terms`, their digest)",
        'apply of {"do": "accept", "terms": "000000000000"}',
    ),
    "pay-not-yours": Reason(
        "Only a client who closes, or both together, say what closing pays.",
        "RULEBOOK 4: p is what the closing client pays",
        "contract close --by freelancer --pay M4=100",
    ),
    "pay-needed": Reason(
        "A mutual closing with money in escrow has to say what of it is paid.",
        "INTERFACE 4, close: mutual with money in escrow needs --pay",
        "contract close --by mutual with 250.00 in escrow",
    ),
    "not-all-funded": Reason(
        "The platform wants every milestone funded before any work.",
        "RULEBOOK 1b, Escrow.com: ALL funded before work [E1]",
        "submit M1 under escrow.com while M2 is unfunded",
    ),
    "no-arbitration-fee": Reason(
        "The parties pay no arbitration fee here: there is none, or it comes out of escrow.",
        "INTERFACE 8, arbitration_payer",
        "dispute pay-fee under generic",
    ),
    "not-disputed": Reason(
        "No dispute is open over this money.",
        "RULEBOOK 3, settle, rule and fee default need a dispute",
        "dispute offer M1 before dispute open",
    ),
    "fee-paid-already": Reason(
        "This side has paid its arbitration fee.",
        "RULEBOOK 1a, arbitrate",
        "dispute pay-fee --by client, twice",
    ),
    "not-for-staff": Reason(
        "Nobody is asked to decide this: no dispute is open, and the platform's staff has no say.",
        "RULEBOOK 1b; INTERFACE 8, `staff`",
        "dispute rule on a milestone that nobody disputes",
    ),
    "nothing-in-escrow": Reason(
        "There is no money in escrow: nothing is protected and nothing can move.",
        "RULEBOOK 1a, start work unfunded: only deposited money is protected [U2]",
        "release M4, which was never funded",
    ),
    "out-of-order": Reason(
        "The platform releases milestones in their order.",
        "RULEBOOK 1b, Smart Invoice: client releases in order [SI]",
        "release M2 under smartinvoice before M1",
    ),
    "last-takes-all": Reason(
        "The last release takes the whole balance.",
        "RULEBOOK 1b, Smart Invoice: the LAST release takes the whole balance; 6, row 47 [SI]",
        "release 200.00 of the last milestone while 250.00 are held",
    ),
    "already-submitted": Reason(
        "The work is submitted and waits for the client's review.",
        "RULEBOOK 3, funded or changes -> submitted",
        "milestone submit M1, twice",
    ),
    "not-submitted": Reason(
        "Nothing was submitted, so there is nothing to ask changes of.",
        "RULEBOOK 1a, request changes: submitted only",
        "request-changes on a milestone that is only funded",
    ),
    "partial-release": Reason(
        "The platform does not release a milestone in part.",
        "INTERFACE 8, partial_release",
        "release 100.00 of 250.00 where partial_release is refuse",
    ),
    "no-refund-request": Reason(
        "The platform knows no refund request for money in escrow.",
        "INTERFACE 8, refund_request",
        "refund request where refund_request is none",
    ),
    "only-by-closing": Reason(
        "Here a client asks for escrow back only by ending the contract.",
        "RULEBOOK 1a, refund request, escrow: only by ending the contract with escrow left [U8]",
        "refund request M2 under upwork",
    ),
    "more-than-escrow": Reason(
        "The amount is more than what is in escrow.",
        "RULEBOOK 3: 0 < r <= escrow",
        "refund 300.00 of 250.00",
    ),
    "nothing-to-ask-for": Reason(
        "Neither escrow nor released money is there to be asked for.",
        "RULEBOOK 1a, refund request",
        "refund request M4, which was never funded",
    ),
    "too-late": Reason(
        "The platform's window for this has passed.",
        "RULEBOOK 1a, refund, voluntary: 180 days [U18]; refund request, released: 365 [U17]",
        "milestone refund M1 --paid a year after its release",
    ),
    "more-than-released": Reason(
        "The amount is more than what was released and not given back, within the window.",
        "RULEBOOK 3: x <= released - already refunded",
        "give back 300.00 of 250.00 paid",
    ),
    "more-than-held": Reason(
        "The figure is more than what is held, less a fee that comes out of it.",
        "RULEBOOK 3: 0 <= s <= escrow; the shares and any fee add up to escrow",
        "dispute settle M1 --freelancer 300 of 250.00",
    ),
    "nothing-asked": Reason(
        "No refund request is open.",
        "RULEBOOK 3, approve and decline need a request",
        "refund approve M1 when nobody asked",
    ),
    "more-than-asked": Reason(
        "The amount is more than what was asked for.",
        "RULEBOOK 3, approve",
        "refund approve M1 --amount 300 of a request for 250.00",
    ),
    "timer-not-running": Reason(
        "The platform's timer that was observed is not running, so it cannot have fired.",
        "INTERFACE 3, observe: happened = true for a timer that is not running is refused",
        "observe auto-release on a milestone that was never submitted",
    ),
    "nothing-observed": Reason(
        "The observation says neither what happened nor what the platform shows.",
        "INTERFACE 3, observe",
        "observe without what and without escrow",
    ),
    "void-breaks": Reason(
        "The event that would be left out is needed by later ones.",
        "INTERFACE 3, void: refused, naming the first later event that would no longer stand",
        "undo of a fund after its release",
    ),
    "already-undone": Reason(
        "The event is left out already.",
        "INTERFACE 4, undo N of a void brings its target back",
        "contract undo 3, twice",
    ),
    "no-such-event": Reason(
        "The void points to no earlier line of the journal.",
        "INTERFACE 3, void: the last earlier line with that sum",
        "void of a sum that no line has",
    ),
}


def refuse(code: str, message: str, remedy: str = "") -> Refusal:
    """A refusal with a code of the table. Any other code is a defect of ours."""
    ensure(code in REASONS, f"refusal code {code!r} stands in no table")
    return Refusal(code, message, remedy)
