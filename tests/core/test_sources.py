import pytest

from escrowbook.actions.presets import every_preset
from escrowbook.core.checks.registry import CHECKS
from escrowbook.core.sources import MARK, cited_by, pages_read, sources_of

SOURCES = sources_of(every_preset())


@pytest.mark.parametrize(
    "source, pages",
    [
        ("U4 a.com/b/1", [("U4", "a.com/b/1")]),
        (
            "U4 a.com/b/1; U5 .../2; F1 c.org/d; F2 .../e",
            [("U4", "a.com/b/1"), ("U5", "a.com/b/2"), ("F1", "c.org/d"), ("F2", "c.org/e")],
        ),
        (
            "looked for in U8 a.com/b/8 and U23 .../9, not found",
            [("U8", "a.com/b/8"), ("U23", "a.com/b/9")],
        ),
        ("E1 a.com/b and /c", [("E1", "a.com/b and /c")]),
        ("no such function in SI github X/y 01a, z.sol", [("SI", "github X/y 01a, z.sol")]),
        ("general knowledge, no page read", []),
        ("own definition", []),
    ],
)
def test_pages_are_read_in_full(source: str, pages: list[tuple[str, str]]) -> None:
    assert pages == list(pages_read(source))


def test_every_mark_of_a_value_has_its_page() -> None:
    marks = {
        mark
        for preset in every_preset()
        for entry in preset.entries.values()
        for mark in MARK.findall(entry.citation)
    }

    assert set() == marks - SOURCES.keys()
    assert [] == [each.mark for each in SOURCES.values() if "..." in each.page or not each.page]


def test_what_was_only_looked_for_is_told_apart() -> None:
    guru = SOURCES["G6"]

    assert "arbitration_fee" in guru.values["guru-2026-11"]
    assert "rounding" in guru.sought["guru-2026-11"]
    assert "Looked for there and not found for guru-2026-11: " in guru.meaning
    assert guru.meaning.endswith(" Paid invoices are final.")


def test_rules_that_cite_a_mark_are_named() -> None:
    assert "asked-released" in cited_by("U15")
    assert ["review-overlap"] == cited_by("V8")
    assert [] == cited_by("U")


def test_every_mark_that_a_check_cites_is_one() -> None:
    for check in CHECKS.values():
        for part in check.source.split("[")[1:]:
            assert MARK.fullmatch(part.partition("]")[0]), check.source
