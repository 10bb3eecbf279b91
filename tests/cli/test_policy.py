"""`policy list`, `policy show`."""

from escrowbook.core.policy import KEYS
from escrowbook.store.presets import preset_names
from tests.cli.counter import run_in_terminal, tell, tell_ok


def test_the_presets_and_what_is_unknown_of_them() -> None:
    rows = {row["policy"]: row for row in tell_ok("policy", "list", "--json").json["rows"]}

    assert preset_names() == list(rows)
    assert [] == rows["generic-2026-11"]["unknown"]
    assert {"freelancer_fee", "client_fee", "initiation_fee"} < set(
        rows["upwork-2026-11"]["unknown"]
    )


def test_every_key_has_its_value_and_source() -> None:
    document = tell_ok("policy", "show", "upwork", "--json").json
    rows = {row["key"]: row for row in document["rows"]}

    assert ("upwork-2026-11", list(KEYS)) == (document["policy"], list(rows))
    assert (14, [7, 7, 14], True, "carry") == (
        rows["review_days"]["value"],
        rows["dormant_steps"]["value"],
        rows["escrow_before_work"]["value"],
        rows["partial_release"]["value"],
    )
    assert all(row["source"] and row["confidence"] in "ABC" for row in rows.values())
    assert "half_up" == rows["rounding"]["assumed"]


def test_bare_names_are_keys() -> None:
    assert list(KEYS) == tell_ok("policy", "show", "generic", "-q").lines


def test_a_name_that_is_none_is_told_what_was_meant() -> None:
    told = tell("policy", "show", "upwrok")

    assert (2, True) == (told.code, "upwork" in told.err)


def test_a_terminal_shows_sources_in_full() -> None:
    told = run_in_terminal(
        "policy", "show", "upwork", environment={"COLUMNS": "100", "NO_COLOR": "1"}
    )

    assert "support.upwork.com/hc/en-us/articles/211068218" in told.out.replace("\n", "").replace(
        " ", ""
    )
    assert [] == [line for line in told.lines if len(line) > 100]


def test_a_preset_that_is_older_than_a_year_warns() -> None:
    young = tell_ok("policy", "show", "upwork", now="2027-11-24")
    old = tell_ok("policy", "show", "upwork", now="2027-11-25")
    document = tell_ok("policy", "show", "upwork", "--as-of", "2027-11-25", "--json")

    assert ("", old.out) == (young.err, young.out)
    assert old.err.startswith("warning: the rules of upwork-2026-11 were checked on 2026-11-24")
    assert (1, "") == (len(document.json["warnings"]), document.err)
    assert "" == tell_ok("policy", "show", "generic", now="2040-01-01").err
