"""`milestone add`, `edit`, `cancel`."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.cli.counter import run, tell, tell_ok


def rows(book: Path, name: str = "site") -> list[dict[str, Any]]:
    """The milestones of a contract."""
    rows: list[dict[str, Any]] = tell_ok("contract", "show", name, "--json", book=book).json[
        "milestones"
    ]
    return rows


def test_an_added_milestone_gets_the_next_id(book: Path) -> None:
    told = tell_ok("milestone", "add", "site", "Launch=400@2026-05-01", "--scope", "x", book=book)
    last = rows(book)[-1]

    assert ("M4", "Launch", "400.00", "2026-05-01") == (
        last["id"],
        last["title"],
        last["price"],
        last["due"],
    )
    assert "site: the client set M4 to title 'Launch', 400.00 USD" in told.out
    assert ["site\tM5"] == tell_ok("milestone", "add", "site", "B=1", "-q", book=book).lines


def test_ids_of_another_kind_do_not_matter(book: Path) -> None:
    assert ["shop\tM1"] == tell_ok("milestone", "add", "shop", "B=1", "-q", book=book).lines


def test_adding_again_under_one_key_adds_once(book: Path) -> None:
    words = ("milestone", "add", "site", "Launch=400", "--ref", "launch", "--json")
    first, second = (tell_ok(*words, book=book).json for _ in range(2))

    assert [True, False] == [first["recorded"], second["recorded"]]
    assert ["M1", "M2", "M3", "M4"] == [row["id"] for row in rows(book)]
    other = tell("milestone", "add", "site", "Launch=401", "--ref", "launch", book=book)
    assert 3 == other.code


def test_two_who_add_at_once_add_two(book: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        codes = list(
            pool.map(
                lambda number: (
                    run("milestone", "add", "site", f"P{number}=1", book=book).returncode
                ),
                range(4),
            )
        )
    added = codes.count(0)

    assert set(codes) <= {0, 6}
    assert added >= 1
    assert [f"M{number}" for number in range(1, 4 + added)] == [row["id"] for row in rows(book)]


@pytest.mark.parametrize(
    "words, key, value",
    [
        (("--title", "Better"), "title", "Better"),
        (("--amount", "500"), "price", "500.00"),
        (("--due", "2026-06-01"), "due", "2026-06-01"),
        (("--due", "+1w"), "due", "2026-03-17"),
    ],
)
def test_what_is_named_changes_and_the_rest_stays(
    words: tuple[str, ...], key: str, value: str, book: Path
) -> None:
    before = rows(book)[2]
    tell_ok("milestone", "edit", "site", "M3", *words, book=book)
    after = rows(book)[2]
    changed = {name for name in after if after[name] != before[name]}

    assert value == after[key]
    assert changed == ({"price", "unfunded"} if key == "price" else {key})


def test_an_edit_of_nothing_adds_nothing(book: Path) -> None:
    told = tell("milestone", "edit", "site", "M9", "--title", "x", "--amount", "5", book=book)

    assert 4 == told.code
    assert 3 == len(rows(book))


def test_a_cancelled_milestone_is_no_promise_any_more(book: Path) -> None:
    tell_ok("milestone", "cancel", "site", "M3", book=book)
    last = rows(book)[-1]

    assert ("cancelled", "0.00") == (last["state"], last["unfunded"])
    assert (
        "550.00" == tell_ok("contract", "show", "site", "--json", book=book).json["totals"]["price"]
    )
