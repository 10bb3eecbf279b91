"""`agenda`: what happens if nobody acts."""

from pathlib import Path

from tests.cli.counter import run_in_terminal, tell_ok


def test_it_goes_soonest_first_over_all_contracts(book: Path) -> None:
    text = (book / "site.toml").read_text(encoding="utf-8")
    twin = text.replace('"site"', '"twin"').replace("2026-03-05T10", "2026-03-06T11")
    (book / "twin.toml").write_text(twin, encoding="utf-8")
    rows = tell_ok("agenda", "--json", book=book).json["rows"]

    assert [
        ("2026-03-19T10:00:00+00:00", "site", "auto-release", "300.00"),
        ("2026-03-20T11:00:00+00:00", "twin", "auto-release", "300.00"),
        ("2026-03-24T10:00:00+00:00", "site", "hold-over", "300.00"),
        ("2026-03-25T11:00:00+00:00", "twin", "hold-over", "300.00"),
    ] == [(row["at"], row["contract"], row["what"], row["amount"]) for row in rows]
    assert "300.00 USD of M2 is released to the freelancer" == rows[0]["if_nobody_acts"]


def test_it_is_a_table_on_a_terminal(book: Path) -> None:
    told = run_in_terminal("agenda", book=book, environment={"COLUMNS": "80", "NO_COLOR": "1"})

    assert "2026-03-19 10:00  site      M2  300.00 USD of M2 is released" in told.out


def test_an_empty_agenda_says_so_to_a_person(book: Path) -> None:
    told = run_in_terminal("agenda", "plain", book=book)

    assert (0, ["no agenda to show"]) == (told.code, told.lines)
