"""Every kind of event: what its line holds, who does it, and when it may happen (INTERFACE 3)."""

from datetime import date

import pytest

from escrowbook.core.errors import Defect
from escrowbook.core.events import COMMON, EVENT_KINDS, Event, EventError, event_values, read_event
from escrowbook.core.events.event import COMMON_KEYS, KeyProblem, Kind
from tests.core.checks.tables import moment

# The word; who does it where no line says; then its keys with the sorts of their values, those
# that may be left out in brackets; then what is unusual about it:
#     idle      it is no sign of life of a contract (RULEBOOK 1c)
#     answers   to dormancy it is the answer, and so no new beginning
#     new       it may name a milestone that is not there yet
#     ending    it may happen while a closed contract waits for answers
#     after     it may happen after the end
KINDS = """
accept          freelancer  terms:seal
amend           client      milestone:id [title:text] [amount:amount] [due:date] [scope:text] | new
cancel          client      milestone:id
pause           client      | idle
resume          client      | idle
fund            client      [milestone:id] amount:amount
work            freelancer  milestone:id done:percent | idle ending after
submit          freelancer  milestone:id [files:files]
request-changes client      milestone:id
request-release freelancer  [milestone:id] [amount:amount] | answers ending
release         client      [milestone:id] amount:amount | ending
bonus           client      amount:amount | ending after
refund          freelancer  [milestone:id] amount:amount from:refund_source | ending after
reverse         platform    [milestone:id] amount:amount from:reversal_source | idle ending after
request-refund  client      [milestone:id] [amount:amount] | ending after
approve-refund  freelancer  [milestone:id] [amount:amount] | ending after
decline-refund  freelancer  [milestone:id] [amount:amount] | ending after
dispute         freelancer  [milestone:id] claim:amount_or_zero [chance:percent] | ending
offer           -           [milestone:id] freelancer:amount_or_zero | ending
settle          mutual      [milestone:id] freelancer:amount_or_zero | ending
pay-fee         -           [milestone:id] amount:amount | ending
rule            arbiter     [milestone:id] freelancer:amount_or_zero | ending
close           -           [pay:shares] | ending after
observe         platform    [milestone:id] [what:timer] [happened:true_or_false] \
[escrow:amount_or_zero] | idle ending after
note            -           | idle ending after
void            -           event:seal | idle ending after
"""

# Where a line's key and the field behind it are not called alike, beside `_minor` and `_percent`.
FIELDS = {"terms": "terms_digest", "event": "target", "from": "source"}

# A value of each sort, as a line has it.
VALUES: dict[str, object] = {
    "text": "Shop",
    "amount": "250.00",
    "amount or zero": "0.00",
    "percent": 40,
    "true or false": False,
    "date": date(2026, 3, 1),
    "id": "M4",
    "seal": "0123456789ab",
    "files": {"draft.pdf": "9f2c", "logo.svg": "77aa"},
    "shares": {"M1": "100.00", "M2": "5.00"},
    "timer": "auto-release",
    "party": "client",
    "refund source": "bonus",
    "reversal source": "paid",
}


def row(do: str, kind: type[Event]) -> list[str]:
    """A kind as the table has it, word by word."""
    told = []
    for name, key in kind.keys.items():
        pair = f"{name}:{key.kind.name.replace(' ', '_')}"
        told.append(pair if key.required else f"[{pair}]")
    unusual = {
        "idle": not kind.is_activity,
        "answers": kind.answers_dormancy,
        "new": kind.may_add_milestone,
        "ending": kind.while_ending,
        "after": kind.after_closing,
    }
    words = [word for word, applies in unusual.items() if applies]
    return [do, kind.usual_party or "-", *told, *(["|", *words] if words else [])]


def test_every_kind_is_as_the_table_has_it() -> None:
    rows = [line.split() for line in KINDS.strip().splitlines()]

    assert rows == [row(do, kind) for do, kind in EVENT_KINDS.items()]
    assert [do for do, *_ in rows] == [kind.do for kind in EVENT_KINDS.values()]


def test_a_field_is_called_like_its_key() -> None:
    told = {
        name: key.field.removesuffix("_minor").removesuffix("_percent")
        for kind in EVENT_KINDS.values()
        for name, key in kind.keys.items()
    }

    assert {name: field for name, field in told.items() if name != field} == FIELDS


def test_who_why_and_by_which_name_may_stand_in_every_line() -> None:
    assert ("at", "do", "by", "note", "ref", "sum") == COMMON_KEYS
    assert [("by", "party", False), ("note", "text", False), ("ref", "text", False)] == [
        (name, key.kind.name, key.required) for name, key in COMMON.items()
    ]
    assert list(COMMON) == [key.field for key in COMMON.values()]


@pytest.mark.parametrize("do", EVENT_KINDS)
def test_a_whole_line_is_written_as_it_was_read(do: str) -> None:
    """In the order of the file: when, what, its own keys, then who, why and by which name."""
    own = {name: VALUES[key.kind.name] for name, key in EVENT_KINDS[do].keys.items()}
    line = {"at": moment("01-05"), "do": do, **own, "by": "client", "note": "Why", "ref": "wire-17"}

    assert list(line.items()) == list(event_values(read_event(line, "USD"), "USD").items())


@pytest.mark.parametrize("do", EVENT_KINDS)
def test_a_line_holds_what_it_needs_and_no_more(do: str) -> None:
    """What may be left out is None, and is left out again where it is written."""
    needed = {
        name: VALUES[key.kind.name] for name, key in EVENT_KINDS[do].keys.items() if key.required
    }
    line = {"at": moment("01-05"), "do": do, **needed}

    assert line == event_values(read_event(line, "USD"), "USD")
    for name in needed:
        lacking = {key: value for key, value in line.items() if key != name}
        assert [KeyProblem("", f"`{do}` needs the key `{name}`")] == problems(lacking)


def problems(line: dict[str, object]) -> list[KeyProblem]:
    """All that is wrong with a line."""
    with pytest.raises(EventError) as refused:
        read_event(line, "USD")
    messages = [problem.message for problem in refused.value.problems]
    assert "; ".join(messages) == str(refused.value)
    return refused.value.problems


AT = moment("01-05")
WRONG: list[tuple[dict[str, object], list[KeyProblem]]] = [
    ({"at": AT}, [KeyProblem("", "the line does not say what happened: it has no `do`")]),
    (
        {"at": AT, "do": "funds"},
        [KeyProblem("do", "`do` is 'funds', which no event is called", "did you mean `fund`?")],
    ),
    (
        {"at": AT, "do": 7},
        [
            KeyProblem(
                "do", "`do` is 7, which no event is called", f"known are: {', '.join(EVENT_KINDS)}"
            )
        ],
    ),
    (
        {"at": AT, "do": "bonus", "amount": "1.00", "nota": "x"},
        [KeyProblem("nota", "`bonus` has no key `nota`", "did you mean `note`?")],
    ),
    (
        {"at": AT, "do": "bonus", "amount": "1.00", "amonut": "2.00"},
        [KeyProblem("amonut", "`bonus` has no key `amonut`", "did you mean `amount`?")],
    ),
    (
        {"at": AT, "do": "bonus", "amount": "1.00", "zzz": 1},
        [
            KeyProblem(
                "zzz",
                "`bonus` has no key `zzz`",
                "known are: amount, at, do, by, note, ref, sum",
            )
        ],
    ),
    (
        {"do": "bonus"},
        [
            KeyProblem("at", "`at` must be a date-time without quotes, like 2026-01-05T10:00:00Z"),
            KeyProblem("", "`bonus` needs the key `amount`"),
        ],
    ),
    (
        {"at": AT, "do": "bonus", "sum": 7, "by": "bank", "ref": 1, "amount": "1"},
        [
            KeyProblem("by", "`by` must be one of client, freelancer, platform, arbiter, mutual"),
            KeyProblem("ref", "`ref` must be a quoted text"),
        ],
    ),
]


@pytest.mark.parametrize("line, found", WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_with_a_line_is_told_with_what_was_meant(
    line: dict[str, object], found: list[KeyProblem]
) -> None:
    assert found == problems(line)


@pytest.mark.parametrize(
    "do, by, party",
    [
        ("release", None, "client"),
        ("release", "platform", "platform"),
        ("note", None, "freelancer"),
        ("note", "client", "client"),
    ],
)
def test_a_line_that_does_not_say_who_means_who_usually_does(
    do: str, by: str | None, party: str
) -> None:
    values: dict[str, object] = {"at": AT, "do": do}
    values |= {"milestone": "M1", "amount": "1.00"} if do == "release" else {}
    values |= {"by": by} if by else {}

    assert party == read_event(values, "USD").party


def test_an_event_is_about_a_milestone_or_the_whole_contract() -> None:
    one = read_event({"at": AT, "do": "submit", "milestone": "M1"}, "USD")
    whole = read_event({"at": AT, "do": "bonus", "amount": "1.00"}, "USD")
    either = read_event({"at": AT, "do": "request-refund"}, "USD")

    assert ["M1", None, None] == [each.milestone_id for each in (one, whole, either)]


def test_a_problem_is_told_with_a_remedy_only_where_there_is_one() -> None:
    assert "" == KeyProblem("at", "`at` is wrong").remedy


def test_a_kind_without_words_of_its_own_is_a_defect() -> None:
    note = read_event({"at": AT, "do": "note"}, "USD")

    with pytest.raises(Defect, match="note has no words of its own"):
        Event.aloud(note, "USD")


def test_no_sort_of_value_is_left_out() -> None:
    sorts: list[Kind] = [key.kind for kind in EVENT_KINDS.values() for key in kind.keys.values()]

    assert {"party", *(sort.name for sort in sorts)} == set(VALUES)
