"""The `[[milestone]]` tables; what each refusal says is in tests/errors."""

from datetime import date

import pytest

from escrowbook.core.errors import Place
from escrowbook.core.terms import MILESTONES_MAX, MilestoneTerms
from escrowbook.store import complaints
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
        found = read(TERMS[: TERMS.index("[[milestone]]")] + "".join(milestones)).problems
        return [f"{it.place.line}:{it.place.column} {it.message} | {it.remedy}" for it in found]

    assert [] == document(MILESTONES_MAX)
    (problem,) = document(MILESTONES_MAX + 1)
    assert problem == (
        f"12:1 the contract has {MILESTONES_MAX + 1:,} milestones; the most is {MILESTONES_MAX:,} "
        "| split the work into several contracts"
    )


def test_each_milestone_is_read() -> None:
    text = TERMS + '[[milestone]]\nid = "M2"\ntitle = "Build"\namount = "900.00"\n'
    terms = read(text).terms

    assert terms is not None
    assert (
        MilestoneTerms(
            "M1", "Wireframes", 25000, date(2026, 2, 1), "Five wireframes", Place(12, 1)
        ),
        MilestoneTerms("M2", "Build", 90000, None, "", Place(18, 1)),
    ) == terms.milestones


@pytest.mark.parametrize("written", ["1", "[1]", "{}", '"M1"', '[{ id = "M1" }, 1]'])
def test_milestones_are_a_list_of_tables(written: str) -> None:
    text = f"milestone = {written}\n" + SOUND[: SOUND.index("[[milestone]]")]
    (problem,) = read(text).problems

    assert (
        "`milestone` is no list of tables",
        "begin each milestone with the line [[milestone]]",
    ) == (
        problem.message,
        problem.remedy,
    )
    assert Place(1, 1) == problem.place


@pytest.mark.parametrize(
    "due, is_refused",
    [("1899-12-31", True), ("1900-01-01", False), ("9000-12-31", False), ("9001-01-01", True)],
)
def test_a_day_is_in_a_year_that_can_be_counted_from(due: str, *, is_refused: bool) -> None:
    too_far = f"16:1 `due` is {due}, too far away"

    assert [too_far] * is_refused == told(read(changed("2026-02-01", due)))


@pytest.mark.parametrize(
    "amount, shown",
    [("true", "true"), ("[]", "a list"), ("{}", "a table"), ("2026-01-02", "2026-01-02")],
)
def test_what_is_not_even_a_number_is_no_amount(amount: str, shown: str) -> None:
    assert [f"15:1 {shown} is not an amount"] == told(read(changed('"250.00"', amount)))


def test_plain_headers_are_found_without_looking_for_every_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(complaints, "Places", lambda *_: pytest.fail("looked for every key"))
    text = changed('"250.00"', "'250.00'", TERMS)
    text += '\t[[ milestone ]]  # why\nid = "M2"\ntitle = "Build"\namount = "900.00"\n'
    terms = read(text).terms

    assert terms is not None
    assert [12, 18] == [milestone.place.line for milestone in terms.milestones]


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_a_header_that_only_a_text_quotes_is_none(quotes: str) -> None:
    text = changed("[[milestone]]", '[["milestone"]]', TERMS)
    terms = read(changed('"Five wireframes"', f"{quotes}\n[[milestone]]\n{quotes}", text)).terms

    assert terms is not None
    assert [12] == [milestone.place.line for milestone in terms.milestones]


def test_beyond_the_end_of_looking_a_milestone_stands_at_the_top() -> None:
    text = changed("[[milestone]]", "\n" * 50_001 + "[[milestone]]", TERMS)
    terms = read(changed('"Five wireframes"', "'''x'''", text)).terms

    assert terms is not None
    assert Place(1, 1) == terms.milestones[0].place


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
