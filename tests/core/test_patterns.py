"""Patterns are compiled when they are asked, and then do what those of `re` do."""

import subprocess
import sys

import pytest

from escrowbook.core.patterns import pattern


def test_a_pattern_finds_what_it_says() -> None:
    digits = pattern(r"[0-9]+")

    assert digits.fullmatch("12") is not None
    assert digits.fullmatch("12a") is None
    assert ["1", "23"] == digits.findall("1 a 23")
    assert "# a #" == digits.sub("#", "1 a 23")
    assert "[0-9]+" == digits.pattern


def test_bytes_and_flags_are_known_too() -> None:
    assert pattern(rb"(?m)^b").search(b"a\nb") is not None


def test_it_is_nothing_else() -> None:
    with pytest.raises(AttributeError, match="no_such"):
        _ = pattern("a").no_such  # type: ignore[attr-defined]


def test_nothing_is_compiled_before() -> None:
    code = (
        "import sys; from escrowbook.core.patterns import pattern; p = pattern('a'); "
        "print('re' in sys.modules, bool(p.match('a')), 're' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert "False True True" == done.stdout.strip()
