"""From bytes to text: UTF-8 without a byte order mark and without control characters.

Whatever is wrong is named with its place and replaced by U+FFFD, so that the rest of the file can
still be judged in the same run.
"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from escrowbook.core.errors import Place, Problem
from escrowbook.core.patterns import pattern
from escrowbook.store.limits import PROBLEMS_MAX, shown

# TOML allows no control character but the tab and the line ends LF and CR LF.
_ALLOWED_BYTES = bytes(range(0x20, 0x7F)) + bytes(range(0x80, 0x100)) + b"\t\n"
_CONTROL = pattern(r"[\x00-\x08\x0b-\x1f\x7f]")
_CONTROL_NAMES = {"\x00": "a NUL byte", "\x1b": "an escape character", "\r": "a lone CR"}
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Filled in by whoever knows the file's name (reading.py).
MEND = "escrowbook journal mend CONTRACT --write"


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """Return the text with LF line ends, and what is wrong with the bytes.

    Lines and columns of the text are those of the file.
    """
    problems: list[Problem] = []
    offset = 0
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "", [_not_utf8("the file is UTF-16, not UTF-8", Place(1, 1))]
    if data.startswith(BOM_UTF8):
        data = data[len(BOM_UTF8) :]
        offset = len(BOM_UTF8)
        problems.append(
            Problem(
                "unreadable",
                "the file begins with a byte order mark (the bytes EF BB BF)",
                "save it as UTF-8 without BOM",
                Place(1, 1),
            )
        )
    data, tail = _without_nul_tail(data)
    problems.extend(tail)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        problems.extend(_bad_bytes(data, offset))
        text = data.decode(errors="replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\r" in text and "\n" not in text:
        problems.append(
            Problem(
                "unreadable",
                "the lines end with CR alone, as on very old systems",
                "save the file with line ends LF or CR LF",
                Place(1, text.index("\r") + 1),
            )
        )
        text = text.replace("\r", "\n")
    if data.translate(None, _ALLOWED_BYTES).replace(b"\r", b"") or "\r" in text:
        problems.extend(_controls(text))
        text = _CONTROL.sub(_REPLACEMENT, text)
    return text, problems


def _not_utf8(message: str, place: Place, text: str = "") -> Problem:
    return Problem("unreadable", message, "save the file as UTF-8", place, text)


def _without_nul_tail(data: bytes) -> tuple[bytes, list[Problem]]:
    """Cut the NUL bytes that a power cut leaves where the disk had no time to write."""
    kept = data.rstrip(b"\0")
    count = len(data) - len(kept)
    if not count:
        return data, []
    line = kept.count(b"\n") + 1
    column = len(kept[kept.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    what = "nothing but" if not kept else "at its end"
    return kept, [
        Problem(
            "journal" if b"[journal]" in kept else "unreadable",
            f"the file has {what} {count:,} NUL bytes, as a power cut or a full disk leaves them"
            + ("; without a copy, cut them off and record again what was lost" if kept else ""),
            MEND if kept else "restore the file from a copy",
            Place(line, column),
        )
    ]


def _bad_bytes(data: bytes, offset: int) -> list[Problem]:
    """Name the first byte of each line that is not UTF-8; `data` starts at `offset` of the file."""
    problems = []
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode()) + 1
            problems.append(
                _not_utf8(
                    f"the byte 0x{line[error.start]:02x} at offset {offset + error.start:,} "
                    "is not UTF-8",
                    Place(number, column),
                    shown(line.decode(errors="replace")),
                )
            )
        offset += len(line) + 1
        if len(problems) >= PROBLEMS_MAX:
            break
    return problems


def _controls(text: str) -> list[Problem]:
    """Name the first control character of each line."""
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _CONTROL.search(line)
        if match is None:
            continue
        control = match.group()
        name = _CONTROL_NAMES.get(control, "a control character")
        problems.append(
            Problem(
                "unreadable",
                f"the line has {name} in it (0x{ord(control):02x})",
                _control_remedy(control),
                Place(number, match.start() + 1),
                shown(_CONTROL.sub(_REPLACEMENT, line)),
            )
        )
        if len(problems) >= PROBLEMS_MAX:
            break
    return problems


def _control_remedy(control: str) -> str:
    if control == "\r":
        return "end lines with LF or CR LF"
    return f"delete it; inside a quoted text it can be written as \\u{ord(control):04x}"
