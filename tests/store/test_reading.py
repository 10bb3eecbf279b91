"""A whole file: divided at its journal, judged at once, never half read."""

import re
import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.errors import Place
from escrowbook.core.events import EVENT_KINDS
from escrowbook.core.events.event import COMMON_KEYS
from escrowbook.core.journal import digest, seal_of
from escrowbook.core.policy import KEYS
from escrowbook.store import journal_lines, reading
from escrowbook.store.agreement import TERMS_KEYS
from escrowbook.store.milestones import MILESTONE_KEYS
from tests.store.samples import JOURNAL, NOTE, SOUND, TERMS, changed, mutated, read, told


def test_a_sound_file_has_no_problems() -> None:
    document = read(SOUND)

    assert () == document.problems
    assert ("acme.toml", SOUND.encode(), "acme") == (
        document.path,
        document.data,
        document.contract_id,
    )
    assert document.terms is not None
    assert [1, 2] == [entry.number for entry in document.entries]
    assert document.has_journal


@pytest.mark.parametrize("text, has_journal", [(TERMS, False), (f"{TERMS}\n[journal]", True)])
def test_a_file_may_have_no_events(text: str, has_journal: bool) -> None:  # noqa: FBT001
    document = read(text)

    assert () == document.problems
    assert () == document.entries
    assert has_journal == document.has_journal


def test_everything_wrong_is_told_at_once_and_in_order() -> None:
    text = changed('"Website"', "Website")
    text = changed("client =", "cleint =", text)
    text = changed("generic-2026-11", "generic-2026-12", text)
    text = changed('"250.00"', '"250.000"', text)
    text = changed('"fund"', '"fond"', text)
    text = changed("2 = {", "3 = {", text)

    document = read(text)

    assert [1, 4, 5, 10, 15, 20, 21] == [problem.place.line for problem in document.problems]
    assert document.terms is None


def test_problems_of_the_journal_leave_the_terms() -> None:
    document = read(changed('"fund"', '"fond"'))

    assert document.terms is not None
    assert [2] == [entry.number for entry in document.entries]


def test_problems_of_the_terms_leave_the_events() -> None:
    document = read(changed('"Website"', "Website"))

    assert document.terms is None
    assert "acme" == document.contract_id
    assert [1, 2] == [entry.number for entry in document.entries]


@pytest.mark.parametrize(
    "scope", ['"""\n[journal]\n"""', "'''\n[journal]\n1 = {}\n[journal]\n'''", '"[journal]"']
)
def test_a_text_may_quote_a_journal(scope: str) -> None:
    document = read(changed('"Five wireframes"', scope))

    assert () == document.problems
    assert 2 == len(document.entries)


@pytest.mark.parametrize("scope", ['"""\n[journal]\n"""', "'''\n[journal]\n[journal]\n'''"])
def test_a_text_may_quote_a_journal_also_where_none_has_begun(scope: str) -> None:
    document = read(changed('"Five wireframes"', scope, TERMS))

    assert () == document.problems
    assert document.terms is not None
    assert not document.has_journal


@pytest.mark.parametrize("count, is_sound", [(3, True), (4, False)])
def test_a_text_that_quotes_many_journals_is_taken_for_one(count: int, *, is_sound: bool) -> None:
    quoted = "[journal]\n" * count
    document = read(changed('"Five wireframes"', f'"""\n{quoted}"""'))

    if is_sound:
        assert () == document.problems
    else:
        assert "17:9 a quoted text does not end" == told(document)[0]


def test_where_no_header_ends_the_terms_the_first_does() -> None:
    text = changed('"Five wireframes"', "'''\n[journal]\n'''", changed('"Website"', "Website"))

    assert [
        "4:9 what stands behind `=` is no value",
        "17:9 a text between ''' does not end",
        "19:1 the line is no event",
        "21:1 [journal] is there twice",
    ] == told(read(text))


def test_what_the_program_writes_is_read_without_a_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (reading, journal_lines):
        for name in ("parse", "parse_all"):
            monkeypatch.setattr(module, name, lambda *_: pytest.fail("parsed"), raising=False)

    assert () == read(SOUND).problems


def test_a_merge_that_is_unfinished_in_the_journal_is_none_of_the_terms() -> None:
    document = read(changed('"Website"', "'Website'") + "<<<<<<< HEAD\n")

    assert ["22:1 a git merge was left unfinished here"] == told(document)
    assert document.terms is not None


def test_what_cannot_be_shown_is_no_sound_contract() -> None:
    document = read(changed("# comments", "# \x1b"))

    assert {"unreadable"} == {problem.code for problem in document.problems}
    assert document.terms is None


@pytest.mark.parametrize("written, contract_id", [("5", ""), ('"acne"', "acne"), ("acme", "")])
def test_an_id_is_known_where_it_is_a_text(written: str, contract_id: str) -> None:
    assert contract_id == read(changed('"acme"', written)).contract_id


def test_the_terms_are_looked_through_no_further_than_their_end() -> None:
    assert "1:1 the contract has no key 'colour'" == told(
        read(f'"colo\\u0075r" = 1\n{SOUND}[colour]\n')
    )[0]  # fmt: skip


def test_not_more_is_told_than_anybody_reads() -> None:
    keys = "".join(f"a{number} = 1\n" for number in range(150))

    assert 100 == len(read(keys + SOUND + "junk\n" * 150).problems)


@pytest.mark.parametrize(
    "text",
    [
        f"journal = {{}}\n{SOUND}",
        f"journal.1 = {NOTE}\n{TERMS}",
        changed("[journal]", '["journal"]'),
        f'{TERMS}\n[journal.1]\ndo = "note"\n',
        f"{TERMS}\n[[journal]]\n",
        f"journal = 1\n{TERMS}",
        f'"journ\\u0061l" = 1\n{TERMS}',
    ],
)
def test_a_journal_in_another_form_is_named(text: str) -> None:
    document = read(text)

    (problem,) = document.problems
    assert ("journal", "the journal is not in its own form") == (problem.code, problem.message)
    assert "journal" in problem.text


@pytest.mark.parametrize(
    "text, place, shown",
    [
        # A key of that name in another table is none; one that is spelled in a way is at the top.
        (f"x = {{ journal = 1 }}\njournal = 1\n{TERMS}", Place(2, 1), "journal = 1"),
        (f'"journ\\u0061l" = 1\n{SOUND}', Place(1, 1), "journal"),
        (f"journal = {{ a = 1 }}\n{TERMS}", Place(1, 1), "journal = { a = 1 }"),
    ],
)
def test_a_journal_in_another_form_has_its_place(text: str, place: Place, shown: str) -> None:
    (problem,) = (each for each in read(text).problems if each.code == "journal")

    assert (place, shown) == (problem.place, problem.text)


@pytest.mark.parametrize(
    "data, message",
    [
        (b"", "1:1 the file is empty"),
        (
            b"\0" * 9,
            "1:1 the file has nothing but 9 NUL bytes, as a power cut or a full disk leaves them",
        ),
        (b"\xff\xfea\0", "1:1 the file is UTF-16, not UTF-8"),
        (b"#" * 2_100_000, "1:1 the file is larger than 2,097,152 bytes, which no contract is"),
        (b"#" * 5000, "1:1 the line has 5,000 bytes; the most is 4,096"),
    ],
)
def test_what_is_no_contract_at_all_is_one_problem(data: bytes, message: str) -> None:
    document = read(data)

    assert [message] == told(document)
    assert ("", None, ()) == (document.contract_id, document.terms, document.entries)
    assert not document.has_journal


TEN = TERMS + "\n[journal]\n" + JOURNAL + "".join(f"{n} = {NOTE}\n" for n in range(3, 11))


def test_every_prefix_is_refused_or_is_whole_events() -> None:
    whole = read(TEN)
    assert 10 == len(whole.entries)

    sound = 0
    for length in range(len(TERMS), len(TEN)):
        document = read(TEN[:length])
        if document.problems:
            continue
        sound += 1
        assert document.terms == whole.terms
        assert document.entries == whole.entries[: len(document.entries)]
        # All that is cut off are whole lines, or the one line end.
        assert TEN[length:].startswith("\n") or TEN[length - 1] == "\n"
    assert 2 * 11 <= sound


def test_no_prefix_of_the_terms_raises() -> None:
    for length in range(len(TERMS)):
        document = read(TERMS[:length])
        assert document.problems or document.terms is not None


@pytest.mark.parametrize("bit", range(8))
def test_no_flipped_bit_raises_or_hides_an_event(bit: int) -> None:
    for position in range(len(SOUND)):
        data = bytearray(SOUND.encode())
        data[position] ^= 1 << bit
        document = read(bytes(data))

        if not document.problems:
            assert document.terms is not None
            assert 2 == len(document.entries)


@given(st.sampled_from([SOUND, TERMS, SOUND.replace("\n", "\r\n")]).flatmap(mutated))
def test_what_is_read_is_what_tomllib_reads(text: str) -> None:
    document = read(text)

    if not document.problems:
        values = tomllib.loads(text)
        journal = values.pop("journal", {})
        assert document.terms is not None
        assert digest(values) == document.terms.digest
        assert [str(entry.number) for entry in document.entries] == list(journal)
        assert [seal_of(each) for each in journal.values()] == [
            entry.seal for entry in document.entries
        ]


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_raise(data: bytes) -> None:
    assert read(data).problems


ODD_VALUES = [
    "inf", "nan", "1e400", "9223372036854775807", "-1", "1.5", "true", '""', '"\\u0000"',
    '"１"', f'"{"9" * 900}%"', f'"{"1% to 1, " * 200}1%"', "[]", "[[1]]", '["x", inf]', "{}",
    "{ M1 = inf }", "0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00", "10:00:00", '"unknown"', '"\\U0010ffff"',
]  # fmt: skip


@pytest.mark.parametrize("value", ODD_VALUES)
def test_no_value_of_any_key_raises(value: str) -> None:
    terms, milestone = TERMS.split("[[milestone]]")
    for key in KEYS:
        read(changed("[policy]", f"[policy]\n{key} = {value}"))
    for key in TERMS_KEYS:
        read(f"{key} = {value}\n" + re.sub(rf"(?m)^{key} = .*$", "", SOUND))
    for key in MILESTONE_KEYS:
        odd = re.sub(rf"(?m)^{key} = .*$", "", milestone) + f"{key} = {value}\n"
        read(f"{terms}[[milestone]]{odd}")
    for do, kind in EVENT_KINDS.items():
        for key in (*kind.keys, *COMMON_KEYS):
            values = {"at": "2026-01-05T10:00:00Z", "do": f'"{do}"', key: value}
            pairs = ", ".join(f"{name} = {text}" for name, text in values.items())
            read(f"{TERMS}\n[journal]\n1 = {{ {pairs} }}\n")


SLOW = {
    "dotted": TERMS + "a." * 32_768 + "a = 1\n",
    "dotted lines": TERMS + ("a." * 2000 + "a = 1\n") * 500,
    "dotted quotes": TERMS + ('"a".' * 900 + "a = 1\n") * 500,
    "brackets": TERMS + "a = " + "[" * 1000,
    "braces": TERMS + ("{" * 4000 + "\n") * 500,
    "unknown keys": TERMS + "".join(f"a{n} = 1\n" for n in range(99_000)),
    "policy keys": changed("[[", "".join(f"a{n} = 1\n" for n in range(50_000)) + "[[", TERMS),
    "milestones": TERMS + "[[milestone]]\n" * 90_000,
    "arrays": TERMS + ("a = [" + "1," * 2000 + "]\n") * 500,
    "escapes": TERMS + 'a = """' + "\\n\\n\\n\n" * 60_000 + '"""',
    "open quotes": TERMS + '"""\n\\' * 40_000,
    "numbers": TERMS + ("a = 0x" + "f" * 4000 + "\n") * 500,
    "lines": TERMS + "\n" * 2_000_000,
    "controls": TERMS + "\x1b\n" * 90_000,
    "headers": TERMS + "[journal]\n" * 90_000,
    "merges": TERMS + "<<<<<<<\n" * 90_000,
    "pairs": f"{TERMS}\n[journal]\n" + ("1 = { " + "a=1," * 1000 + "\n") * 500,
    "lists": f"{TERMS}\n[journal]\n" + ("1 = { at = [" + "1," * 2000 + "] }\n") * 500,
    "events": f"{TERMS}\n[journal]\n" + "".join(
        f"{n} = {NOTE[:-3]}{'x' * 300}\\u0041{NOTE[-3:]}\n" for n in range(1, 5001)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SLOW)
def test_no_file_takes_long(name: str) -> None:
    started = time.process_time()

    read(SLOW[name])

    # A second on its own (P7); the suite measures coverage too, and shares the machine.
    assert time.process_time() - started < 4
