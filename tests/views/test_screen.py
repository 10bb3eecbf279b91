"""What an output can show."""

import pytest

from escrowbook.views.screen import Screen


@pytest.mark.parametrize(
    "encoding, is_unicode", [("utf-8", True), ("UTF8", True), ("ascii", False), ("latin-1", False)]
)
def test_an_encoding_has_every_character_or_not(encoding: str, *, is_unicode: bool) -> None:
    screen = Screen(encoding=encoding)

    assert is_unicode == screen.is_unicode
    marks = screen.ellipsis + screen.rule + screen.dot + screen.arrow
    assert marks.isascii() != is_unicode


def test_text_is_harmless_and_can_be_written() -> None:
    assert ("Tomás\\x1b", "Tom\\xe1s\\x1b") == (
        Screen().shown("Tomás\x1b"),
        Screen(encoding="ascii").shown("Tomás\x1b"),
    )


@pytest.mark.parametrize(
    "text, paint, shown",
    [
        ("x", "good", "\x1b[32mx\x1b[0m"),
        ("  x y ", "bad", "  \x1b[31mx y\x1b[0m "),
        ("x", "", "x"),
        ("x", "unheard-of", "x"),
        ("", "good", ""),
        ("  ", "good", "  "),
    ],
)
def test_only_words_are_painted(text: str, paint: str, shown: str) -> None:
    assert shown == Screen(has_colour=True).painted(text, paint)
    assert text == Screen().painted(text, paint)
