"""The list of equal mutants: each with a reason, and none that has become stale."""

import pytest

from tests.mutation.__main__ import stale
from tests.mutation.equal import LIST, Equal, read_list

ENTRY = """\
Whatever stands before the first entry.

== core/ledger.py Ledger.copy
Nobody looks at it,
nor could they.
- twin = Ledger()
+ pass
- return twin
+ return None
"""
REASON = "Nobody looks at it, nor could they."


def test_an_entry_is_a_place_a_reason_and_pairs() -> None:
    assert [
        Equal("core/ledger.py", ("Ledger.copy", "twin = Ledger()", "pass"), REASON),
        Equal("core/ledger.py", ("Ledger.copy", "return twin", "return None"), REASON),
    ] == read_list(ENTRY)


@pytest.mark.parametrize(
    "text",
    [
        "== core/ledger.py\nWhy.\n- a\n+ b\n",
        "== core/ledger.py f\n- a\n+ b\n",
        "== core/ledger.py f\nWhy.\n",
        "== core/ledger.py f\nWhy.\n- a\n",
    ],
)
def test_an_entry_without_one_of_them_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="neither a place, a reason and a pair"):
        read_list(text)


def test_an_entry_that_fits_no_mutant_is_stale() -> None:
    entries = [*read_list(ENTRY), Equal("core/no.py", ("f", "a", "b"), "gone")]

    assert [("Ledger.copy", "twin = Ledger()", "pass"), ("f", "a", "b")] == [
        entry.key for entry in stale(entries)
    ]


def test_nothing_in_the_list_is_stale() -> None:
    assert [] == stale(read_list(LIST.read_text(encoding="utf-8")))
