"""How a contract ends: by idleness, by the end of a term, by whoever closes it."""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.policy_texts.text import PolicyText

ENDINGS: Mapping[str, PolicyText] = {
    "dormant_days": PolicyText(
        "After how many days without activity a contract that holds money becomes dormant, and "
        "the platform's steps to close it begin. `none`: it may stay idle for ever.",
        "dormant_days = 90",
        "RULEBOOK 1c; 6, row 34",
    ),
    "dormant_from": PolicyText(
        "From when dormancy counts. `last-due`: from the later of the last due date and the last "
        "activity; without a due date it cannot be computed. `last-activity`: from the last "
        "activity alone.",
        'dormant_from = "last-due"',
        "RULEBOOK 1c",
    ),
    "dormant_notice_days": PolicyText(
        "On which days of the count the platform sends a notice before the contract is dormant. "
        "[] for none.",
        "dormant_notice_days = [76, 83]",
        "RULEBOOK 1c",
    ),
    "dormant_steps": PolicyText(
        "Once dormant: days for the client to act, then days for the freelancer to ask for "
        "release, then, after such a request, days for the client to object. If nobody acts, the "
        "platform closes; a request that is not answered is paid. []: no steps, the platform "
        "closes at once.",
        "dormant_steps = [7, 7, 14]",
        "RULEBOOK 1c; 6, row 34",
    ),
    "term_days": PolicyText(
        "After how many days, counted from `term_from`, the term is over and anyone may send on "
        "what is still held, as `on_term` says. What a dispute has frozen stays. `none`: no term.",
        "term_days = 180",
        "RULEBOOK 1b, Smart Invoice, Kleros",
    ),
    "term_from": PolicyText(
        "From when the term counts. `due`: from 00:00 of each milestone's own due date, for one "
        "balance of the last one; without a due date there is no term. `first-funding`: from the "
        "first deposit.",
        'term_from = "first-funding"',
        "RULEBOOK 1b, Smart Invoice, Kleros",
    ),
    "on_term": PolicyText(
        "Where the money goes when the term is over: `refund`: back to the client; `release`: to "
        "the freelancer; `none`: it stays. It takes somebody to send it; the book assumes that "
        "this happens at once.",
        'on_term = "refund"',
        "RULEBOOK 1b, Smart Invoice, Kleros; 4",
    ),
    "close_by_client": PolicyText(
        "What the client's closing does with all that is held and not paid in closing. `request`: "
        "it becomes a refund request. `refund`: it goes back to the client. `nothing`: it stays "
        "until it is released, refunded or settled. `staff`: it stays until the platform decides.",
        'close_by_client = "request"',
        "RULEBOOK 1a, close by client; 4",
    ),
    "close_by_freelancer": PolicyText(
        "What the freelancer's closing does with all that is held, submitted work included; the "
        "words are those of `close_by_client`.",
        'close_by_freelancer = "refund"',
        "RULEBOOK 1a, close by freelancer; 4",
    ),
    "close_by_platform": PolicyText(
        "What the platform's own closing does with all that is held, after dormancy or where "
        "silence in a review stops the order; the words are those of `close_by_client`.",
        'close_by_platform = "refund"',
        "RULEBOOK 1a, dormant closing; 4",
    ),
}
