"""What is known of a journal from elsewhere: what is lost, what is only rearranged, what fits."""

import pytest

from escrowbook.core.history import Known, against_head, against_memory, known_of, repetitions
from escrowbook.core.journal import HEAD_PATTERN, Entry, head
from escrowbook.core.terms import Terms
from tests.store.samples import SOUND, changed, read

ACCEPT = '{ at = 2026-01-04T10:00:00Z, do = "accept", terms = "%s" }'


def entries_of(text: str) -> tuple[Entry, ...]:
    document = read(text)
    assert () == document.problems
    return document.entries


def terms_of(text: str) -> Terms:
    terms = read(text).terms
    assert terms is not None
    return terms


TERMS = terms_of(SOUND)
NOTES = "".join(
    f'{number} = {{ at = 2026-02-0{number}T10:00:00Z, do = "note", note = "n{number}" }}\n'
    for number in range(3, 7)
)
ENTRIES = entries_of(SOUND + NOTES)
KNOWN = known_of(TERMS, ENTRIES)


def test_what_is_known_has_the_head_of_the_file() -> None:
    assert head(TERMS.id, TERMS.digest, ENTRIES) == KNOWN.head
    assert HEAD_PATTERN.fullmatch(KNOWN.head)


@pytest.mark.parametrize(
    "numbers, said",
    [
        ([1, 2, 3, 4, 5, 6], []),
        ([1, 2, 3, 4, 5], ["lost event 6"]),
        ([1, 2, 4, 5, 6], ["lost event 3"]),
        ([], ["lost events 1, 2, 3, 4, 5 …"]),
        ([2, 1, 3, 4, 5, 6], ["rearranged"]),
        ([1, 2, 3, 4, 5, 3, 6], ["rearranged"]),
        ([1, 2, 3, 4, 5, 6, 3], []),
    ],
)
def test_what_the_memory_says(numbers: list[int], said: list[str]) -> None:
    entries = [ENTRIES[number - 1] for number in numbers]
    found = list(against_memory(KNOWN, TERMS, entries))

    assert [each.split()[0] for each in said] == [each.check for each in found]
    assert all(
        part.split(maxsplit=1)[-1] in each.message
        for part, each in zip(said, found, strict=True)
        if " " in part
    )
    assert all(each.remedy for each in found)


def test_other_terms_are_told() -> None:
    terms = terms_of(changed("Wireframes", "Frames"))
    (found,) = against_memory(KNOWN, terms, ENTRIES)

    assert "rearranged" == found.check
    assert TERMS.digest in found.message
    assert terms.digest in found.message


def test_a_file_that_goes_on_from_a_head_fits_it() -> None:
    for count in range(len(ENTRIES) + 1):
        given = head(TERMS.id, TERMS.digest, ENTRIES[:count])

        assert against_head(given, TERMS, ENTRIES) is None


@pytest.mark.parametrize(
    "given, message",
    [
        ("acme@7:0123456789ab", "is one of 7 events, but the file has 6"),
        ("acme@3:0123456789ab", "is of other terms or events: here the first 3 make acme@3:"),
        ("acme@0:0123456789ab", "is of other terms or events"),
    ],
)
def test_a_head_that_does_not_fit(given: str, message: str) -> None:
    found = against_head(given, TERMS, ENTRIES)

    assert found is not None
    assert "head" == found.check
    assert message in found.message


def test_a_head_of_one_event_against_an_empty_journal() -> None:
    found = against_head("acme@1:0123456789ab", TERMS, ())

    assert found is not None
    assert "is one of 1 event, but the file has 0" in found.message


def test_terms_that_changed_after_the_head_are_named() -> None:
    accepted = entries_of(SOUND + f"3 = {ACCEPT % TERMS.digest}\n")
    given = head(TERMS.id, TERMS.digest, accepted)
    terms = terms_of(changed("Wireframes", "Frames"))

    found = against_head(given, terms, accepted)

    assert found is not None
    assert f"the terms are not those that the head {given} was made of" == found.message


@pytest.mark.parametrize(
    "lines, said",
    [
        (["note = 'x'", "note = 'y'"], None),
        (["note = 'x'", "note = 'x'"], "event 4 (note) says exactly what event 3 says, in line 22"),
        (["note = 'x', ref = 'k'", "note = 'x', ref = 'l'"], None),
        (
            ["note = 'x', ref = 'k'", "note = 'y', ref = 'k'"],
            "event 4 (note) has the key 'k' of event 3, in line 22, and says something else",
        ),
    ],
)
def test_what_is_there_twice(lines: list[str], said: str | None) -> None:
    text = "".join(
        f'{number} = {{ at = 2026-02-01T10:00:00Z, do = "note", {line} }}\n'
        for number, line in enumerate(lines, 3)
    )
    found = [each.message for each in repetitions(TERMS, entries_of(SOUND + text))]

    assert ([] if said is None else [said]) == found


def test_what_was_undone_may_be_there_again() -> None:
    note = NOTES.splitlines(keepends=True)[0]
    (twice,) = entries_of(SOUND + note)[2:]
    void = f'4 = {{ at = 2026-02-04T10:00:00Z, do = "void", event = "{twice.seal}" }}\n'
    text = note + void + note.replace("3 =", "5 =", 1) + void.replace("4 =", "6 =", 1)

    assert [] == list(repetitions(TERMS, entries_of(SOUND + text)))


def test_what_is_known_of_nothing() -> None:
    known = Known("acme", TERMS.digest, ())

    assert [] == list(against_memory(known, TERMS, ENTRIES))
