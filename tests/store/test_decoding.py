"""From bytes to text: what is wrong is named by byte, line and column, and the rest stays."""

import pytest

from escrowbook.store.decoding import decode


@pytest.mark.parametrize(
    "data, text, problems",
    [
        (b"a\nb\n", "a\nb\n", []),
        (b"a\r\nb\r\n", "a\nb\n", []),
        ("ü\t漢".encode(), "ü\t漢", []),
        (b"a\xe9b", "a\ufffdb", [("1:2", "the byte 0xe9 at offset 1 is not UTF-8")]),
        (
            "ü\n".encode() + b"x\xff\n\xfe",
            "ü\nx\ufffd\n\ufffd",
            [
                ("2:2", "the byte 0xff at offset 4 is not UTF-8"),
                ("3:1", "the byte 0xfe at offset 6 is not UTF-8"),
            ],
        ),
        (b"\xc3", "\ufffd", [("1:1", "the byte 0xc3 at offset 0 is not UTF-8")]),
        (
            b"\xef\xbb\xbfa\xff",
            "a\ufffd",
            [
                ("1:1", "the file begins with a byte order mark (the bytes EF BB BF)"),
                ("1:2", "the byte 0xff at offset 4 is not UTF-8"),
            ],
        ),
        ("a = 1".encode("utf-16"), "", [("1:1", "the file is UTF-16, not UTF-8")]),
        (b"\xfe\xff\0a", "", [("1:1", "the file is UTF-16, not UTF-8")]),
        (b"a\x1bb", "a\ufffdb", [("1:2", "the line has an escape character in it (0x1b)")]),
        (b"a\n\0b", "a\n\ufffdb", [("2:1", "the line has a NUL byte in it (0x00)")]),
        (b"a\x7f\x01", "a\ufffd\ufffd", [("1:2", "the line has a control character in it (0x7f)")]),
        (b"a\rb\n", "a\ufffdb\n", [("1:2", "the line has a lone CR in it (0x0d)")]),
        (b"a\rb\r", "a\nb\n", [("1:2", "the lines end with CR alone, as on very old systems")]),
        ("a\x85\x9b".encode(), "a\x85\x9b", []),
    ],
)
def test_what_is_wrong_is_named(data: bytes, text: str, problems: list[tuple[str, str]]) -> None:
    decoded, found = decode(data)

    assert text == decoded
    assert problems == [(f"{it.place.line}:{it.place.column}", it.message) for it in found]
    assert all(problem.remedy for problem in found)


@pytest.mark.parametrize(
    "kept, code, what",
    [
        (b"", "unreadable", "nothing but"),
        (b"format = 1\n", "unreadable", "at its end"),
        (b"[journal]\n", "journal", "at its end"),
    ],
)
def test_a_tail_of_nul_bytes_is_one_problem(kept: bytes, code: str, what: str) -> None:
    text, (problem,) = decode(kept + b"\0" * 4096)

    assert kept.decode() == text
    assert code == problem.code
    assert f"{what} 4,096 NUL bytes" in problem.message


def test_no_more_is_told_than_anybody_reads() -> None:
    assert 100 == len(decode(b"\x1b\n" * 500)[1])
    assert 100 == len(decode(b"\xff\n" * 500)[1])
