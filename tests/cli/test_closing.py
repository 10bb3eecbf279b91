"""`contract close`: looked at first, done after a yes."""

from pathlib import Path

import pytest

from tests.cli.counter import run_in_terminal, tell, tell_ok


def state(book: Path) -> str:
    """The state of the contract."""
    return str(tell_ok("contract", "show", "site", "--json", book=book).json["state"])


def test_a_report_writes_nothing(book: Path) -> None:
    before = (book / "site.toml").read_bytes()
    told = tell_ok("contract", "close", "site", "--refund-report", book=book)
    dry = tell_ok("contract", "close", "site", "--refund-report", "--yes", "--dry-run", book=book)

    assert "300.00 USD" in told.out
    assert told.out == dry.out
    assert before == (book / "site.toml").read_bytes()


def test_a_script_has_to_say_yes(book: Path) -> None:
    told = tell("contract", "close", "site", book=book)

    assert 2 == told.code
    assert "--yes" in told.err
    assert "active" == state(book)


def test_yes_alone_gives_a_receipt(book: Path) -> None:
    told = tell_ok("contract", "close", "site", "--yes", book=book)

    assert told.lines[0].startswith("site: the freelancer closed the contract (event 6, ")
    assert "closed" == state(book)


def test_what_is_handed_back_is_warned_of_beside_the_receipt(book: Path) -> None:
    dry = tell_ok("contract", "close", "site", "--dry-run", book=book)
    told = tell_ok("contract", "close", "site", "--yes", "--ref", "end", book=book)
    again = tell_ok("contract", "close", "site", "--yes", "--ref", "end", book=book)

    assert "" == again.err
    assert "take care: " in told.err
    assert "; `contract undo site` corrects the record where it never happened" in told.err
    assert "take care: " in dry.err
    assert "contract undo" not in dry.err


def test_a_dry_run_needs_no_yes(book: Path) -> None:
    told = tell_ok("contract", "close", "site", "--dry-run", book=book)

    assert "not recorded: a dry run" in told.lines[0]
    assert "active" == state(book)


@pytest.mark.parametrize(
    "answer, code, after", [("y", 0, "closed"), ("n", 2, "active"), ("", 2, "")]
)
def test_a_person_is_shown_the_report_and_asked(
    answer: str, code: int, after: str, book: Path
) -> None:
    told = run_in_terminal(
        "contract", "close", "site", "--color", "never", book=book, answer=f"{answer}\n".encode()
    )

    assert code == told.code
    assert "Close it? [y/N]: " in told.out
    assert "300.00 USD" in told.out
    assert (after or "active") == state(book)


def test_the_books_party_closes(book: Path) -> None:
    (book / ".escrowbook").mkdir()
    (book / ".escrowbook" / "config.toml").write_text('party = "client"\n', encoding="utf-8")
    report = tell_ok("contract", "close", "site", "--refund-report", "--json", book=book).json

    assert "client" == report["closed_by"]


def test_a_closing_client_may_pay_a_part(book: Path) -> None:
    words = ("contract", "close", "site", "--by", "client", "--pay", "M2=100", "--yes", "--json")
    told = tell_ok(*words, book=book).json

    assert {"M2": "100.00"} == told["event"]["pay"]
    assert "ending" == state(book)


@pytest.mark.parametrize(
    "pay, code",
    [("M2", 2), ("M2=", 2), ("=5", 2), ("M2=1e3", 2), ("M2=0", 2), ("M2=301", 3), ("M9=5", 4)],
)
def test_what_cannot_be_paid(pay: str, code: int, book: Path) -> None:
    words = ("contract", "close", "site", "--by", "client", "--yes", "--pay", pay)

    assert code == tell(*words, book=book).code
    assert "active" == state(book)


def test_closing_twice_is_refused_and_still_reported(book: Path) -> None:
    tell_ok("contract", "close", "site", "--yes", book=book)

    assert 3 == tell("contract", "close", "site", "--yes", book=book).code
    assert 0 == tell("contract", "close", "site", "--refund-report", book=book).code


def test_verbose_says_whose_book_it_is(book: Path) -> None:
    told = tell_ok("contract", "close", "site", "--refund-report", "-v", book=book)

    assert f"the book is {book}, kept by the freelancer\n" == told.err


def test_a_report_stands_at_the_moment_of_its_closing(book: Path) -> None:
    """A client closes within the review; told weeks later, it is still a request of that day."""
    terms = ("--title", "T", "--client", "C", "--freelancer", "F", "--currency", "USD")
    fees = ("freelancer_fee=0", "client_fee=0", "initiation_fee=0")
    settings = [word for fee in fees for word in ("--set", fee)]
    late = ("--as-of", "2026-03-01")
    tell_ok(
        *("contract", "new", "late", *terms, "--policy", "upwork", "--milestone", "A=100"),
        *settings,
        book=book,
    )
    tell_ok("milestone", "fund", "late", "--at", "2026-01-02", *late, book=book)
    tell_ok("milestone", "submit", "late", "--at", "2026-01-05", *late, book=book)
    close = ("contract", "close", "late", "--by", "client", "--at", "2026-01-10", *late)
    looked = tell_ok(*close, "--refund-report", "--json", book=book).json
    done = tell_ok(*close, "--refund-report", "--yes", "--json", book=book).json

    assert {**looked, "recorded": True} == done
    assert "2026-01-10T00:00:00+00:00" == done["as_of"]
    assert [("escrow", "100.00", "request-only")] == [
        (line["pot"], line["amount"], line["effect"]) for line in done["lines"]
    ]


def test_a_contract_that_was_closed_is_called_so(book: Path) -> None:
    report = ("contract", "close", "site", "--refund-report")
    before = tell_ok(*report, "--by", "client", book=book).lines[0]
    tell_ok("contract", "close", "site", "--by", "client", "--yes", book=book)
    told = tell_ok(*report, book=book)

    assert before.startswith("If ")
    assert told.lines[0].endswith("(site) was closed by the client")
    assert "  If nobody acts, by 2026-03-17 12:00, client gets back 300.00 USD" in told.out


def test_an_end_that_the_clock_brings_has_its_day(book: Path) -> None:
    tell_ok("contract", "close", "site", "--by", "client", "--yes", book=book)
    tell_ok("refund", "decline", "site", "M2", book=book)
    lines = tell_ok("contract", "close", "site", "--refund-report", book=book).lines

    said = lines[lines.index("In the end") + 1]
    assert said.startswith("  If nobody acts, by 2026-03-17 12:00, client gets back 0.00 USD")


def test_what_cannot_be_closed_is_refused_without_a_question(book: Path) -> None:
    tell_ok("contract", "close", "site", "--yes", book=book)
    words = ("contract", "close", "site", "--by", "client", "--color", "never")
    told = run_in_terminal(*words, book=book)

    assert 3 == told.code
    assert "Close it?" not in told.out
    assert "[already-closed]" in told.out + told.err


def test_a_page_about_what_cannot_be_closed_so_begins_with_that(book: Path) -> None:
    words = ("contract", "close", "site", "--refund-report", "--by", "client", "--pay", "M9=1.00")
    told = tell_ok(*words, book=book)

    assert "It cannot be closed this way: there is no milestone M9." == told.lines[2]
    assert 1 == told.out.count("cannot be closed")
    warnings = tell_ok(*words, "--json", book=book).json["warnings"]
    assert "it cannot be closed this way: there is no milestone M9" == warnings[0]


def test_the_page_above_the_question_says_that_nothing_is_written_yet(book: Path) -> None:
    words = ("contract", "close", "site", "--color", "never")
    asked = run_in_terminal(*words, book=book, answer=b"n\n").out

    assert "Nothing has been written yet." in " ".join(asked.split())
    assert "Preview only" not in asked
    assert "Preview only" in tell_ok(*words, "--refund-report", book=book).out


def test_what_a_closing_leaves_undecided_and_drops_is_told_beside_its_receipt(book: Path) -> None:
    terms = ("--title", "T", "--client", "C", "--freelancer", "F", "--currency", "USD")
    parts = ("--milestone", "A=330", "--milestone", "B=70")
    tell_ok("contract", "new", "gig", *terms, "--policy", "fiverr", *parts, book=book)
    tell_ok("milestone", "fund", "gig", "M1", book=book)
    told = tell_ok("contract", "close", "gig", "--by", "client", "--yes", book=book)

    assert (
        "take care: 330.00 USD of M1 stays undecided: no deadline decides it, the platform's staff "
        "decide; record what was decided: escrowbook dispute rule gig M1 --freelancer AMOUNT"
        in told.err
    )
    assert "note: M2 was never funded: 70.00 USD was a promise and is dropped." in told.err


def test_the_end_tells_what_he_keeps_after_his_fees(book: Path) -> None:
    report = ("contract", "close", "site", "--refund-report")
    document = tell_ok(*report, "--json", book=book).json
    known = tell_ok(*report, book=book).out
    path = book / "site.toml"
    text = path.read_text(encoding="utf-8").replace('freelancer_fee = "10%"\n', "")
    path.write_text(text, encoding="utf-8")

    assert "225.00" == document["futures"][0]["net"]
    assert "freelancer has 250.00 USD (225.00 USD after fees)." in known
    assert "freelancer has 250.00 USD before the fee, which is unknown." in (
        tell_ok(*report, book=book).out
    )
