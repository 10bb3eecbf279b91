"""The table of currencies is whole."""

from escrowbook.core.currencies import ACTIVE_CODES, MINOR_DIGITS


def test_every_active_code_has_its_digits() -> None:
    assert set(MINOR_DIGITS) == ACTIVE_CODES
    assert set(MINOR_DIGITS.values()) == {0, 2, 3, 4}


def test_there_are_as_many_codes_as_iso_lists() -> None:
    # List one of 2026-01-01 has 178 codes; 13 of them have no minor units.
    assert len(ACTIVE_CODES) == 178 - 13
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in ACTIVE_CODES)
