"""`contract show`, `list`, `log`: looking at whole contracts."""

import json
from pathlib import Path

from tests.cli.counter import run_in_terminal, tell, tell_ok

PLAIN_TERMINAL = {"COLUMNS": "100", "NO_COLOR": "1"}


def test_a_page_on_a_terminal(book: Path) -> None:
    told = run_in_terminal("contract", "show", "site", book=book, environment=PLAIN_TERMINAL)

    assert (
        """\
site · Website for Acme · active
client      Acme Ltd
freelancer  Muhannad A.
currency    USD
policy      upwork-2026-11
as of       2026-03-10 12:00
"""
        in told.out
    )
    assert (
        """\
id     title          state        price  unfunded  funded  escrow    paid  due
M1     Wireframes     released    250.00      0.00  250.00    0.00  250.00  2026-02-01
M2     Visual design  submitted   300.00      0.00  300.00  300.00    0.00  2026-03-20
M3     Pages          unfunded    450.00    450.00    0.00    0.00    0.00  2026-04-20
──────────────────────────────────────────────────────────────────────────────────────
total                            1000.00    450.00  550.00  300.00  250.00

client fees            27.50
freelancer fees        25.00
net to the freelancer  225.00

If nobody acts
2026-03-19 10:00  300.00 USD of M2 is released to the freelancer
2026-03-24 10:00  300.00 USD of M2 leaves the security hold and is paid to the freelancer
"""
        in told.out
    )


def test_names_and_values_in_a_pipe(book: Path) -> None:
    lines = tell_ok("contract", "show", "site", book=book).lines
    facts = dict(line.split("\t") for line in lines[: lines.index("")])
    tables = [line.split("\t") for line in lines[lines.index("") :] if line]

    assert ("Website for Acme", "active", "300.00", "27.50") == (
        facts["title"],
        facts["state"],
        facts["escrow"],
        facts["fees.client"],
    )
    assert ["M1", "Wireframes", "released"] == tables[1][:3]
    assert ["2026-03-19T10:00:00+00:00", "M2", "auto-release"] == tables[5][:3]


def test_a_contract_is_one_json_line_and_no_csv(book: Path) -> None:
    (line,) = tell_ok("contract", "show", "site", "--format", "jsonl", book=book).lines
    refused = tell("contract", "show", "site", "--format", "csv", book=book)

    assert json.loads(tell_ok("contract", "show", "site", "--json", book=book).out) == json.loads(
        line
    )
    assert 2 == refused.code
    assert "try: milestone list site --format csv\n" in refused.err


def test_what_is_unknown_is_empty_in_a_pipe_and_null_in_json(book: Path) -> None:
    path = book / "site.toml"
    text = path.read_text(encoding="utf-8").replace('freelancer_fee = "10%"\n', "")
    path.write_text(text, encoding="utf-8")
    totals = tell_ok("contract", "show", "site", "--json", book=book).json["totals"]

    assert (None, None, "27.50") == (
        totals["net"],
        totals["fees"]["freelancer"],
        totals["fees"]["client"],
    )
    assert "net\t\n" in tell_ok("contract", "show", "site", book=book).out
    page = run_in_terminal("contract", "show", "site", book=book, environment=PLAIN_TERMINAL)
    assert "freelancer fees  unknown" in page.out


def test_a_list_has_totals_per_currency_on_a_terminal_alone(book: Path) -> None:
    told = run_in_terminal("contract", "list", book=book, environment=PLAIN_TERMINAL)
    totals = [line.split() for line in told.lines if line.startswith("total")]

    assert [
        ["total", "EUR", "300.00", "300.00", "0.00", "0.00"],
        ["total", "JPY", "500000", "280000", "220000", "0"],
        ["total", "USD", "1000.00", "450.00", "300.00", "250.00"],
    ] == totals
    assert 4 == len(tell_ok("contract", "list", book=book).lines)


def test_the_log_reads_aloud_what_happened_and_what_moved(book: Path) -> None:
    tell_ok("contract", "undo", "site", book=book)
    told = run_in_terminal("contract", "log", "site", book=book, environment=PLAIN_TERMINAL)

    assert [
        "1  2026-01-05 10:00  the client funded M1 with 250.00 USD",
        "                       client → platform  12.50 USD of M1 (fee)",
        "                       client → escrow  250.00 USD of M1 (principal)",
        "2  2026-01-20 10:00  the freelancer submitted M1: link sent",
        "3  2026-01-22 10:00  the client released 250.00 USD of M1",
        "                       freelancer → platform  25.00 USD of M1 (fee)",
        "                       escrow → pending  250.00 USD of M1 (principal)",
        "·  2026-01-27 10:00  by the clock: hold-over of M1",
        "                       pending → freelancer  250.00 USD of M1 (principal)",
        "4  2026-02-02 10:00  the client funded M2 with 300.00 USD",
        "                       client → platform  15.00 USD of M2 (fee)",
        "                       client → escrow  300.00 USD of M2 (principal)",
        "5  2026-03-05 10:00  undone: the freelancer submitted M2",
        "6  2026-03-10 12:00  the freelancer undid event 5: the freelancer submitted M2",
    ] == told.lines


def test_the_log_is_as_of_a_moment(book: Path) -> None:
    rows = tell_ok("contract", "log", "site", "--json", "--as-of", "2026-01-22", book=book).json[
        "rows"
    ]

    assert [1, 2] == [row["n"] for row in rows]


def test_a_broken_seal_is_told_beside_the_page_and_the_log(book: Path) -> None:
    tell_ok("contract", "note", "site", "as agreed", book=book)
    path = book / "site.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("as agreed", "as never"), "utf-8")

    for words in (("contract", "show", "site"), ("contract", "log", "site")):
        told = tell_ok(*words, book=book)
        assert f"{path}: warning: line " in told.err
        assert "site" in told.out or "as never" in told.out


def test_what_is_to_be_delivered_is_told_with_v(book: Path) -> None:
    words = ("contract", "show", "site", "--format", "table")

    assert "Five wireframes" not in tell_ok(*words, book=book).out
    assert "M1  Five wireframes\n" in tell_ok(*words, "-v", book=book).out
