"""Text made harmless: every code point, whole texts, and piles of marks."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.views.safe import json_text, printable, visible, visible_message

# The property runs over all of the basic scripts, and over what is known to act beyond them.
CODES = [*range(0x3000), *range(0xD800, 0xE000, 64), 0xFEFF, 0xFFF9, 0xE0001, 0xE0041]


def acts(character: str) -> bool:
    """Whether a terminal or a reader would do anything but show it: by Unicode's own classes."""
    kind = unicodedata.category(character)
    prepended = 0x600 <= ord(character) <= 0x605 or character in "\u06dd\u070f\u0890\u0891\u08e2"
    return kind in ("Cc", "Cs", "Zl", "Zp") or (kind == "Cf" and not prepended)


@pytest.mark.parametrize("first", range(0, 0x3000, 0x400))
def test_no_code_point_acts(first: int) -> None:
    faults = []
    for code in range(first, first + 0x400):
        character = chr(code)
        shown = visible(f"a{character}b")
        if acts(character) and (character in shown or "\\" not in shown):
            faults.append(hex(code))
        if any(acts(each) for each in shown):
            faults.append(hex(code))
    assert [] == faults


@pytest.mark.parametrize(
    "text, shown",
    [
        ("", ""),
        ("Website for Acme", "Website for Acme"),
        ("Tomás 通販 ☕", "Tomás 通販 ☕"),
        ("a\tb\nc\rd", r"a\tb\nc\rd"),
        ("\x1b[31mred\x07", r"\x1b[31mred\x07"),
        ("\x9b2J", r"\x9b2J"),
        ("\u202eevil\u2069", r"\u202eevil\u2069"),
        ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
        ("lone\ud800", r"lone\ud800"),
        ("tag\U000e0041", r"tag\U000e0041"),
        (r"C:\temp", r"C:\temp"),
        ("[red]bold[/red] :bomb:", "[red]bold[/red] :bomb:"),
        ("e\u0301", "e\u0301"),
        ("e" + "\u0301" * 5, "e" + "\u0301" * 3 + r"\u0301\u0301"),
    ],
)
def test_what_acts_is_shown_as_its_escape(text: str, shown: str) -> None:
    assert shown == visible(text)


def test_a_message_keeps_its_own_lines() -> None:
    assert "a\\x1b\nb" == visible_message("a\x1b\nb")


@given(st.text(st.characters(codec=None), max_size=40))
def test_shown_text_can_be_written_and_is_one_line(text: str) -> None:
    shown = visible(text)

    assert shown == shown.encode().decode()
    assert 1 == len(f"{shown}x".splitlines())
    assert shown == visible(shown)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@given(text=st.text(st.characters(codec=None), max_size=40))
def test_json_says_the_same_and_acts_on_nothing(text: str, encoding: str) -> None:
    written = json_text({f"-{text}": [text, None]}, ascii_only=encoding == "ascii")

    assert {f"-{text}": [text, None]} == json.loads(written)
    assert [] == [each for each in written if acts(each)]
    assert written == written.encode(encoding).decode(encoding)


def test_json_escapes_what_acts() -> None:
    written = [json_text(chr(code)) for code in CODES]

    assert [chr(code) for code in CODES] == [json.loads(each) for each in written]
    assert [] == [each for each in written if any(acts(character) for character in each)]


def test_an_encoding_that_has_no_character_gets_its_escape() -> None:
    assert "Tom\\xe1s" == printable("Tomás", "ascii")
    assert "Tomás" == printable("Tomás", "latin-1")
