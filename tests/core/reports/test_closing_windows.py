"""Until when released money may be asked for, given back and mediated, told to whoever reads it."""

import pytest

from escrowbook.core.reports.closing_windows import Reader, ask_notes
from tests.core.events.quarrels import contract_of

# Released on 6 January 2026; upwork counts 30, 180 and 365 days from there.
RELEASED = ("01-05 fund M1 amount=250.00", "01-06 release M1 amount=250.00")


@pytest.mark.parametrize(
    "reader, told",
    [
        (
            None,
            (
                "the client may ask for released money, and the freelancer may refuse [U17][U15]",
                (
                    "the platform lets the client ask until 2027-01-06, 365 days after the last "
                    "release [U17][U15]"
                ),
                (
                    "the freelancer can refund it until 2026-07-05, 180 days after the last "
                    "release [U18]"
                ),
                (
                    "the platform helps to mediate until 2026-02-05, 30 days after the last "
                    "release [U26]"
                ),
            ),
        ),
        (
            "freelancer",
            (
                "the client may ask for released money, and you may refuse [U17][U15]",
                (
                    "the platform lets the client ask until 2027-01-06, 365 days after the last "
                    "release [U17][U15]"
                ),
                "you can refund it until 2026-07-05, 180 days after the last release [U18]",
                (
                    "the platform helps to mediate until 2026-02-05, 30 days after the last "
                    "release [U26]"
                ),
            ),
        ),
        (
            "client",
            (
                "you may ask for released money, and the freelancer may refuse [U17][U15]",
                (
                    "the platform lets you ask until 2027-01-06, 365 days after the last "
                    "release [U17][U15]"
                ),
                (
                    "the freelancer can refund it until 2026-07-05, 180 days after the last "
                    "release [U18]"
                ),
                (
                    "the platform helps to mediate until 2026-02-05, 30 days after the last "
                    "release [U26]"
                ),
            ),
        ),
    ],
)
def test_a_reader_is_called_you(reader: Reader | None, told: tuple[str, ...]) -> None:
    assert told == ask_notes(contract_of(RELEASED, "01-12"), reader)


@pytest.mark.parametrize(
    "policy, told",
    [
        ("ask_refund_days = 0", ()),
        ("ask_refund_days = 6", ("the platform lets the client ask until 2026-01-12, 6 days",)),
        ("ask_refund_days = 5", ("the platform let the client ask until 2026-01-11, 5 days",)),
        ('ask_refund_days = "none"', ("the platform lets the client ask at any time",)),
        (
            "voluntary_refund_days = 5",
            ("the freelancer could refund it until 2026-01-11, 5 days",),
        ),
        (
            "mediate_released_days = 5",
            ("platform mediation ended on 2026-01-11, 5 days",),
        ),
    ],
)
def test_a_window_is_open_over_or_none(policy: str, told: tuple[str, ...]) -> None:
    """At 00:00 of 12 January, six days after a release at 00:00."""
    key = policy.partition(" ")[0]
    others = {"ask_refund_days", "voluntary_refund_days", "mediate_released_days"} - {key}
    never = "".join(f"{other} = 0\n" for other in sorted(others))
    if key != "voluntary_refund_days":
        # With no window at all released money would be final, which is another sentence.
        never = never.replace("voluntary_refund_days = 0", 'voluntary_refund_days = "none"')
    notes = ask_notes(contract_of(RELEASED, "01-12", preset="upwork", policy=f"{policy}\n{never}"))

    windows = [note for note in notes[1:] if "can refund it at any time" not in note]
    assert list(told) == [note.partition(" after")[0].partition(" (")[0] for note in windows]


def test_money_that_cannot_come_back_is_final() -> None:
    policy = "ask_refund_days = 0\nvoluntary_refund_days = 0\n"

    (final,) = ask_notes(contract_of(RELEASED, "01-12", preset="upwork", policy=policy))

    assert final.startswith("released money is final")


def test_nothing_is_said_where_nothing_was_released() -> None:
    assert ask_notes(contract_of(RELEASED[:1], "01-12")) == ()
