"""The `[[milestone]]` tables; what each refusal says is in tests/errors."""

import pytest

from escrowbook.core.terms import MILESTONES_MAX
from escrowbook.store.milestones import MILESTONE_KEYS
from tests.store.samples import SOUND, TERMS, changed, read, told


@pytest.mark.parametrize("currency, amount, minor", [("JPY", "250", 250), ("KWD", "1.005", 1005)])
def test_amounts_have_the_decimals_of_their_currency(
    currency: str, amount: str, minor: int
) -> None:
    text = changed("USD", currency, changed('"250.00"', amount, TERMS))
    terms = read(text).terms

    assert terms is not None
    assert minor == terms.milestones[0].amount_minor


@pytest.mark.parametrize(
    "amount",
    ["1e3", "0xFA", "0o7", "0b1", "1_000", "nan", "inf", "-1", "+1", "0", "0.00", "250.001",
     '"1e3"', '"-1"', '" 1"', '"1_0"', '"１"', '""', '"1."', '".5"', "true", "[]", "{}",
     "2026-01-01", "2026-01-01T00:00:00", "10:00:00", "10000000000.01", "99999999999999999999",
     "1e999999999999"],
)  # fmt: skip
def test_what_is_no_amount_is_told_with_its_place(amount: str) -> None:
    (problem,) = told(read(changed('"250.00"', amount)))

    assert problem.startswith("15:")


def test_milestones_may_stand_in_braces() -> None:
    text = TERMS[: TERMS.index("[policy]")]
    text += 'milestone = [\n  { id = "M1", title = "W", amount = "1" },\n'
    text += '  { id = "M2", title = "X", amount = 2 },\n]\n[policy]\npreset = "generic-2026-11"\n'

    document = read(text)

    assert () == document.problems
    assert document.terms is not None
    assert [(10, "M1"), (11, "M2")] == [
        (each.place.line, each.id) for each in document.terms.milestones
    ]


def test_no_more_milestones_than_the_most() -> None:
    def document(count: int) -> list[str]:
        milestones = (
            f'[[milestone]]\nid = "M{number}"\ntitle = "x"\namount = "1"\n'
            for number in range(count)
        )
        return told(read(TERMS[: TERMS.index("[[milestone]]")] + "".join(milestones)))

    assert [] == document(MILESTONES_MAX)
    (problem,) = document(MILESTONES_MAX + 1)
    assert f"12:1 the contract has {MILESTONES_MAX + 1:,} milestones; the most is" in problem


@pytest.mark.parametrize("key", MILESTONE_KEYS)
def test_each_key_mistyped_is_named(key: str) -> None:
    before, after = SOUND.split("[[milestone]]")
    text = before + "[[milestone]]" + changed(f"\n{key} =", f"\n{key}x =", after)

    problems = told(read(text))

    assert f"[[milestone]] has no key '{key}x'" in " ".join(problems)
    assert key in ("due", "scope") or f"12:1 [[milestone]] needs the key `{key}`" in problems


@pytest.mark.parametrize(
    "header, line",
    [
        ("[[milestone]]", 12),
        ("\t[[ milestone ]]  # why", 12),
        ('[["milestone"]]', 12),
        ("# [[milestone]]\n[[milestone]]", 13),
    ],
)
def test_a_milestone_stands_where_its_header_is(header: str, line: int) -> None:
    text = changed("[[milestone]]", header, changed('"250.00"', "'250.00'"))
    terms = read(text).terms

    assert terms is not None
    assert [line] == [milestone.place.line for milestone in terms.milestones]


def test_a_text_that_quotes_a_header_moves_no_milestone() -> None:
    text = changed('"Five wireframes"', '"""\n[[milestone]]\n"""', TERMS)
    text += '[[milestone]]\nid = "M2"\ntitle = "Build"\namount = "900.00"\n'
    terms = read(text).terms

    assert terms is not None
    assert [12, 20] == [milestone.place.line for milestone in terms.milestones]


def test_both_places_of_an_id_that_is_there_twice_are_named() -> None:
    again = TERMS[TERMS.index("[[milestone]]") :]

    assert ["20:1 milestone `M1` is there twice: first in line 12"] == told(
        read(f"{TERMS}\n{again}")
    )


def test_no_more_problems_are_told_than_anybody_reads() -> None:
    assert 100 == len(told(read(TERMS + "[[milestone]]\n" * 50)))
