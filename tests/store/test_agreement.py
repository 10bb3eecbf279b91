"""From values to terms; what each refusal says is in tests/errors."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from escrowbook.core.errors import Place
from escrowbook.core.journal import digest
from escrowbook.core.policy import KEYS
from tests.store.samples import SOUND, TERMS, changed, read, told


def test_sound_terms_are_read() -> None:
    terms = read(SOUND).terms

    assert terms is not None
    assert ("acme", "Website", "Acme Ltd", "Muhannad A.", "USD") == (
        terms.id,
        terms.title,
        terms.client,
        terms.freelancer,
        terms.currency,
    )
    assert ("UTC", UTC) == (terms.zone_name, terms.zone)
    assert "generic-2026-11" == terms.policy.preset
    (milestone,) = terms.milestones
    assert ("M1", "Wireframes", 25000) == (milestone.id, milestone.title, milestone.amount_minor)
    assert (date(2026, 2, 1), "Five wireframes") == (milestone.due, milestone.scope)
    assert 12 == milestone.place.line


def test_a_zone_and_a_policy_of_its_own() -> None:
    text = changed("currency", 'timezone = "Asia/Kathmandu"\ncurrency')
    terms = read(changed("[[milestone]]", "hold_days = 9\n\n[[milestone]]", text)).terms

    assert terms is not None
    assert ZoneInfo("Asia/Kathmandu") == terms.zone
    assert 9 == terms.policy.hold_days


def values(**changes: object) -> dict[str, object]:
    """Return the terms of the sample as plain values."""
    milestone = {
        "id": "M1", "title": "Wireframes", "amount": "250.00", "due": date(2026, 2, 1),
        "scope": "Five wireframes",
    }  # fmt: skip
    return {
        "format": 1, "id": "acme", "title": "Website", "client": "Acme Ltd",
        "freelancer": "Muhannad A.", "currency": "USD", "policy": {"preset": "generic-2026-11"},
        "milestone": [{**milestone, **changes}],
    }  # fmt: skip


@pytest.mark.parametrize(
    "written, value",
    [('"250.00"', "250.00"), ("250.00", 250.0), ("250", 250), ("250.0", 250.0), ("'250'", "250")],
)
def test_the_digest_is_that_of_the_values_as_json(written: str, value: object) -> None:
    terms = read(changed('"250.00"', written)).terms

    assert terms is not None
    assert digest(values(amount=value)) == terms.digest
    assert 25000 == terms.milestones[0].amount_minor


@pytest.mark.parametrize(
    "text",
    [
        SOUND.replace("\n", "\r\n"),
        SOUND.replace(" = ", "="),
        changed("   # comments stay", ""),
        changed('"Acme Ltd"', "'''Acme Ltd'''"),
        changed('[policy]\npreset = "generic-2026-11"', 'policy = { preset = "generic-2026-11" }'),
        changed('[policy]\npreset = "generic-2026-11"', 'policy.preset = "generic-2026-11"'),
        changed("Website", "\\u0057ebsite"),
        TERMS,
    ],
    ids=["CR LF", "spacing", "comment", "quotes", "braces", "dots", "escape", "no journal"],
)
def test_spelling_does_not_matter_to_the_digest(text: str) -> None:
    terms = read(text).terms

    assert terms is not None
    assert digest(values()) == terms.digest


def test_a_contract_may_have_no_milestones() -> None:
    text = TERMS[: TERMS.index("[[milestone]]")]

    terms = read(text).terms

    assert terms is not None
    assert () == terms.milestones


@pytest.mark.parametrize(
    "policy", ["policy = generic-2026-11", "[policy]\npreset = generic-2026-11"]
)
def test_a_policy_that_is_no_toml_is_not_missing_as_well(policy: str) -> None:
    text = changed('[policy]\npreset = "generic-2026-11"', policy)

    (problem,) = told(read(text))

    assert "what stands behind `=` is no value" in problem


def test_of_a_newer_format_nothing_else_is_judged() -> None:
    text = changed("format = 1", "format = 2", changed("client", "customer"))

    assert ["2:1 format 2 is newer than this program, which reads format 1"] == told(read(text))


@pytest.mark.parametrize(
    "written, problems",
    [
        ("format = true", ["2:1 `format` is true, not the number 1"]),
        ("format = 1.0", ["2:1 `format` is 1.0, not the number 1"]),
        ("format = x", ["2:10 what stands behind `=` is no value"]),
        # What else is wrong is told beside it.
        (
            "title = 1",
            [
                "1:1 the file does not say `format = 1`, as every contract does",
                "2:1 `title` is 1, not a text",
            ],
        ),
        (
            'format = "1"\ntitle = 1',
            ["2:1 `format` is '1', not the number 1", "3:1 `title` is 1, not a text"],
        ),
    ],
)
def test_a_format_is_the_number_1(written: str, problems: list[str]) -> None:
    text = changed('title = "Website"', "") if "title" in written else SOUND

    assert problems == told(read(changed("format = 1", written, text)))


def test_a_preset_that_is_no_text_is_told_where_it_stands() -> None:
    assert ["10:1 [policy] names no preset"] == told(read(changed('"generic-2026-11"', "5")))


@pytest.mark.parametrize("count, problems_count", [(99, 99), (100, 1)])
def test_of_too_many_keys_of_a_policy_only_that_is_told(count: int, problems_count: int) -> None:
    keys = "".join(f"a{number} = 1\n" for number in range(count))
    document = read(changed("[[milestone]]", f"{keys}[[milestone]]"))

    assert problems_count == len(document.problems)
    if problems_count == 1:
        (problem,) = document.problems
        assert (
            Place(9, 1),
            "[policy]",
            f"[policy] has 101 keys, but there are only {len(KEYS)}",
            "delete those that are none; `policy show` lists them",
        ) == (problem.place, problem.text, problem.message, problem.remedy)


def test_the_id_is_the_name_of_the_file() -> None:
    assert () == read(SOUND, "/some/where/acme.toml").problems
    assert ["3:1 `id` is 'acme', but the file is called 'acme.bak'"] == told(
        read(SOUND, "acme.bak")
    )


def test_a_file_that_is_nothing_like_a_contract_is_one_problem() -> None:
    assert ["1:1 the file does not say `format = 1`, as every contract does"] == told(
        read('[project]\nname = "x"\n')
    )
