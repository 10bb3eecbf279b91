import pytest

from escrowbook.views.screen import Screen
from tests.views.findings_samples import drawn, located, report


def test_a_finding_is_place_line_and_remedy() -> None:
    assert drawn("text", report(located())) == (
        "book/acme.toml:31:1: info[unfunded] M4 is unfunded\n"
        "   31 | [[milestone]]\n"
        "      | ^^^^^^^^^^^^^\n"
        "      = milestone fund acme M4\n"
    )


def test_what_speaks_of_the_whole_file_shows_no_line() -> None:
    told = report(located(excerpt="", marked=0, line=1))

    assert drawn("text", told) == (
        "book/acme.toml:1:1: info[unfunded] M4 is unfunded\n      = milestone fund acme M4\n"
    )


@pytest.mark.parametrize(
    "excerpt, column, marked, lines",
    [
        ('  amount = "1"', 3, 6, ['  amount = "1"', "  ^^^^^^"]),
        ("x = 1", 1, 0, ["x = 1", "^"]),
        ("x", 2, 0, ["x", " ^"]),
        # What becomes longer when it is shown, and what is wider, moves the mark along.
        ("\tx = 1", 2, 1, [r"\tx = 1", "  ^"]),
        ("見 = 1", 3, 1, ["見 = 1", "   ^"]),
        ("x = 見積", 5, 2, ["x = 見積", "    ^^^^"]),
    ],
)
def test_the_mark_stands_below_what_is_meant(
    excerpt: str, column: int, marked: int, lines: list[str]
) -> None:
    told = report(located(excerpt=excerpt, column=column, marked=marked))

    assert lines == [line[8:] for line in drawn("text", told).splitlines()[1:3]]


@pytest.mark.parametrize("width", [12, 40, 60, 80, 140])
def test_an_excerpt_is_no_wider_than_the_screen(width: int) -> None:
    told = report(located(excerpt="7 = { " + "x" * 300 + " }", column=1, marked=306))

    _, excerpt, mark, _ = drawn("text", told, Screen(width=width)).splitlines()

    assert len(excerpt) <= max(width, 16)
    assert len(mark) <= len(excerpt)
    assert excerpt.endswith("…")


def test_what_stands_far_to_the_right_is_shown_all_the_same() -> None:
    told = report(located(excerpt="x" * 200 + 'what = "here"', column=201, marked=13))

    _, excerpt, mark, _ = drawn("text", told, Screen(width=60)).splitlines()

    assert '   31 | …what = "here"' == excerpt
    assert "      |  ^^^^^^^^^^^^^" == mark


@pytest.mark.parametrize("severity, code", [("error", "31"), ("warning", "33"), ("info", "2")])
def test_colours_say_how_bad_it_is(severity: str, code: str) -> None:
    told = report(located(severity=severity))  # type: ignore[arg-type]

    text = drawn("text", told, Screen(has_colour=True))

    assert f"\x1b[{code}m{severity}[unfunded]\x1b[0m M4 is unfunded" in text
