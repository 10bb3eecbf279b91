"""`journal verify`, `head`, `mend`: what was lost, changed or torn is named, never guessed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.counter import Told, assert_sound, tell, tell_ok

NOTES = ("first", "second", "third")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has seen nothing yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def site(book: Path) -> Path:
    """A contract whose last three events this machine wrote, after it was accepted."""
    tell_ok("contract", "accept", "site", book=book)
    for note in NOTES:
        tell_ok("contract", "note", "site", note, book=book)
    return book / "site.toml"


def verify(book: Path, *words: str) -> Told:
    told = tell("journal", "verify", *words, "--json", book=book)
    assert_sound([told.json])
    return told


def found(told: Told) -> list[str]:
    checks = {each["check"] for each in told.json["findings"]}
    return sorted(checks - {"unsealed"})


def finding(told: Told, check: str) -> dict[str, str]:
    (only,) = [each for each in told.json["findings"] if each["check"] == check]
    assert isinstance(only, dict)
    return only


def verdicts(told: Told) -> dict[str, str]:
    return {row["contract"]: row["verdict"] for row in told.json["rows"]}


def without_last_line(text: str) -> str:
    return "\n".join(text.splitlines()[:-1]) + "\n"


def swapped(text: str) -> str:
    """The last two notes, each under the other's number."""
    *rest, one, two = text.splitlines()
    number, _, one = one.partition(" = ")
    later, _, two = two.partition(" = ")
    return "\n".join([*rest, f"{number} = {two}", f"{later} = {one}"]) + "\n"


def test_a_book_that_nobody_touched_holds(site: Path, book: Path) -> None:
    told = verify(book)

    assert 0 == told.code
    assert {"site": "holds", "shop": "holds", "plain": "holds"} == verdicts(told)
    rows = {row["contract"]: row for row in told.json["rows"]}
    assert ("accepted", 9) == (rows["site"]["terms"], rows["site"]["events"])
    assert rows["site"]["head"] == rows["site"]["remembered"]
    assert (None, "not-accepted", 0) == (
        rows["plain"]["remembered"], rows["plain"]["terms"], rows["plain"]["events"],
    )  # fmt: skip
    assert rows["plain"]["head"] == verify(book, "plain").json["rows"][0]["remembered"]


CHANGES: dict[str, tuple[Callable[[str], str], list[str], int]] = {
    "a lost tail": (without_last_line, ["lost"], 1),
    "an older copy": (lambda text: without_last_line(without_last_line(text)), ["lost"], 1),
    "a changed event": (lambda text: text.replace("second", "secont"), ["lost", "seal"], 1),
    "a changed event, sealed anew": (
        lambda text: without_last_line(text)
        + '9 = { at = 2026-03-10T12:00:00Z, do = "note", by = "freelancer", note = "forged" }\n',
        ["lost"],
        1,
    ),
    "another order": (swapped, ["rearranged"], 0),
    "a gap": (lambda text: text.replace("\n8 = ", "\n9 = "), ["journal"], 5),
    "changed terms": (
        lambda text: text.replace("450.00", "540.00"), ["rearranged", "terms"], 1,
    ),
    "a line twice": (
        lambda text: text + text.splitlines()[-1].replace("9 = ", "10 = ", 1) + "\n",
        ["repeated"],
        1,
    ),
    "a torn line": (lambda text: text[:-9], ["journal"], 5),
    "another id": (lambda text: text.replace('id = "site"', 'id = "sight"'), ["unreadable"], 5),
    "a comment more": (lambda text: text + "# looked at\n", [], 0),
    "other spaces": (lambda text: text.replace(" = ", "  =  "), [], 0),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_named(change: str, site: Path, book: Path) -> None:
    alter, checks, code = CHANGES[change]
    text = site.read_text(encoding="utf-8")
    changed = alter(text)
    assert changed != text
    site.write_text(changed, encoding="utf-8")
    told = verify(book, "site")

    assert (code, checks) == (told.code, found(told))
    assert "unsound" == told.json["rows"][0]["verdict"] or code in (0, 1)
    assert (code == 0) == (told.json["rows"][0]["verdict"] == "holds")


def test_a_write_behind_a_lost_end_tells_of_it_and_does_not_forget_it(site: Path) -> None:
    site.write_text(without_last_line(site.read_text()))
    written = tell_ok("contract", "note", "site", "instead", book=site.parent)
    again = tell_ok("contract", "note", "site", "and more", book=site.parent)
    after = verify(site.parent, "site")
    tell_ok("journal", "head", "site", "--remember", book=site.parent)
    decided = tell_ok("contract", "note", "site", "at last", book=site.parent)

    assert "and the file lacks event 9" in written.err
    assert "journal head site --remember" in written.err
    assert "and event 9 does not say what was recorded" in again.err
    assert ["lost"] == found(after)
    assert "" == decided.err


def test_without_a_memory_only_a_lost_tail_goes_unnoticed(
    site: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.delenv("HOME", raising=False)
    text = site.read_text(encoding="utf-8")
    site.write_text(without_last_line(text), encoding="utf-8")
    lost = verify(book, "site")
    site.write_text(text.replace("second", "secont"), encoding="utf-8")
    changed = verify(book, "site")

    assert (0, []) == (lost.code, found(lost))
    assert lost.json["rows"][0]["remembered"] is None
    assert (1, ["seal"]) == (changed.code, found(changed))


def test_what_was_rearranged_is_told_once(site: Path, book: Path) -> None:
    site.write_text(swapped(site.read_text(encoding="utf-8")), encoding="utf-8")

    assert [["rearranged"], []] == [found(verify(book, "site")), found(verify(book, "site"))]


def test_what_differs_is_told_until_it_is_taken_as_it_is(site: Path, book: Path) -> None:
    site.write_text(without_last_line(site.read_text(encoding="utf-8")), encoding="utf-8")
    first, second = verify(book, "site"), verify(book, "site")
    _, command, _ = finding(second, "lost")["message"].split("`")
    tell_ok(*command.removeprefix("escrowbook ").split(), book=book)

    assert [["lost"], ["lost"]] == [found(first), found(second)]
    assert (0, []) == (verify(book, "site").code, found(verify(book, "site")))


def test_a_head_from_the_other_side(site: Path, book: Path) -> None:
    old = tell_ok("journal", "head", "site", book=book).out.strip()
    tell_ok("contract", "note", "site", "fourth", book=book)
    later = tell_ok("journal", "head", "site", book=book).out.strip()

    assert 0 == verify(book, "site", "--head", old, "--head", later).code
    site.write_text(without_last_line(site.read_text(encoding="utf-8")), encoding="utf-8")
    tell_ok("journal", "head", "site", "--remember", book=book)
    fits, lacks = verify(book, "site", "--head", old), verify(book, "site", "--head", later)

    assert (0, 1, ["head"]) == (fits.code, lacks.code, found(lacks))
    assert "is one of 10 events, but the file has 9" in finding(lacks, "head")["message"]


@pytest.mark.parametrize(
    "words, code",
    [
        (("--head", "site"), 2),
        (("--head", "sit@9:0123456789ab"), 4),
        (("nowhere.toml",), 4),
        (("sit",), 4),
        (("site", "torn"), 5),
        (("folder.toml",), 4),
    ],
)
def test_what_cannot_be_verified(words: tuple[str, ...], code: int, site: Path, book: Path) -> None:
    if "torn" in words:
        (book / "torn.toml").write_text("format = 1\n", encoding="utf-8")
    told = tell("journal", "verify", *words, book=book)

    assert code == told.code
    assert told.err


def test_rows_for_people_and_scripts_and_findings_beside_them(site: Path, book: Path) -> None:
    site.write_text(without_last_line(site.read_text(encoding="utf-8")), encoding="utf-8")
    told = tell("journal", "verify", "site", "plain", book=book)
    quiet = tell("journal", "verify", "-q", book=book)

    assert "contract\tpath\tevents\thead\tremembered\tterms\tverdict" == told.lines[0]
    assert ["plain", "site"] == [line.split("\t")[0] for line in told.lines[1:]]
    assert f"{site}:41:1: error[lost] this machine knows 9 events of site" in told.err
    assert "event 9" in told.err
    assert ["plain", "shop", "site"] == quiet.lines


def test_a_file_that_may_not_be_read_is_told(book: Path) -> None:
    path = book / "pipe.toml"
    os.mkfifo(path)
    told = verify(book, str(path))

    assert (5, ["unreadable"]) == (told.code, found(told))


def test_a_head_is_one_line_and_a_document(site: Path, book: Path) -> None:
    shown = tell_ok("contract", "show", "site", "--json", book=book).json["head"]
    document = tell_ok("journal", "head", "site", "--json", book=book).json

    assert f"{shown}\n" == tell_ok("journal", "head", "site", book=book).out
    assert_sound([document])
    assert (shown, shown) == (document["head"], document["remembered"])


def test_a_head_of_a_changed_line_comes_with_a_warning(site: Path, book: Path) -> None:
    text = site.read_text(encoding="utf-8").replace("second", "secont")
    site.write_text(text, encoding="utf-8")
    told = tell("journal", "head", "site", book=book)

    assert 0 == told.code
    assert "event 8 was changed after it was sealed" in told.err


def mend(book: Path, *words: str) -> Told:
    told = tell("journal", "mend", "site", *words, "--json", book=book)
    if told.out:
        assert_sound([told.json])
    return told


TAILS: dict[str, bytes] = {
    "torn": b'10 = { at = 2026-03-10T12:00:00Z, do = "no',
    "torn and ended": b'10 = { at = 2026-03-10T12:00:00Z, do = "no\n',
    "zeroes": b"\0" * 4096,
    "torn, then zeroes": b"10 = { at = 20\0\0\0",
    "garbage": b"\xff\xfe\x00garbage\n\x1b[2J\n",
    "two broken lines": b"10 = { at\n11 = {\n",
    "half of a character": '10 = { note = "ü'.encode()[:-1],
}  # fmt: skip


@pytest.mark.parametrize("tail", TAILS)
def test_a_torn_end_is_cut_and_kept(tail: str, site: Path, book: Path) -> None:
    sound = site.read_bytes()
    site.write_bytes(sound + TAILS[tail])
    looked, before = mend(book), site.read_bytes()
    done = mend(book, "--write")
    beside = Path(done.json["kept_in"])

    assert (0, 0) == (looked.code, done.code)
    assert sound + TAILS[tail] == before
    assert (sound, TAILS[tail]) == (site.read_bytes(), beside.read_bytes())
    assert (False, True, 9) == (looked.json["written"], done.json["written"], done.json["events"])
    assert looked.json == {**done.json, "written": False}
    assert 0 == verify(book, "site").code
    assert ["site", "shop", "plain"] == sorted(verdicts(verify(book)), reverse=True)
    assert not list(book.glob("*.lock"))


def test_nothing_to_mend(site: Path, book: Path) -> None:
    before = site.read_bytes()

    assert (0, None, 0) == (
        mend(book, "--write").code,
        mend(book).json["kept_in"],
        mend(book).json["cut_bytes"],
    )
    told = tell_ok("journal", "mend", "site", book=book).out
    assert told.startswith("site: nothing to mend: 9 events, head site@9:")
    assert before == site.read_bytes()


DAMAGES: dict[str, Callable[[str], str]] = {
    "before the end": lambda text: text.replace("second", 'sec"ond'),
    "a gap": lambda text: text.replace("\n8 = ", "\n9 = "),
    "in the terms": lambda text: text.replace("[policy]", "[policy"),
    "a merge left unfinished": lambda text: text.replace("\n7 = ", "\n<<<<<<< ours\n7 = "),
    "against the rules": lambda text: text.replace('"250.00" }\n2', '"999.00" }\n2'),
    "nothing left": lambda text: text[:40],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_other_damage_is_told_and_left(damage: str, site: Path, book: Path) -> None:
    text = site.read_text(encoding="utf-8")
    site.write_text(DAMAGES[damage](text), encoding="utf-8")
    before = site.read_bytes()

    assert (5, 5) == (mend(book).code, mend(book, "--write").code)
    assert before == site.read_bytes()
    assert ["plain.toml", "shop.toml", "site.toml"] == sorted(each.name for each in book.iterdir())


def test_a_torn_header_is_an_end_too(book: Path) -> None:
    path = book / "plain.toml"
    sound = path.read_bytes()
    path.write_bytes(sound + b"\n[jour")
    told = tell_ok("journal", "mend", "plain", "--write", book=book)

    assert "5 bytes from line" in told.out
    assert sound + b"\n" == path.read_bytes()


def test_a_changed_line_keeps_a_file_from_being_mended(site: Path, book: Path) -> None:
    text = site.read_text(encoding="utf-8").replace("second", "secont")
    site.write_text(text + "10 = {", encoding="utf-8")

    assert (0, 5) == (mend(book).code, mend(book, "--write").code)


def test_what_was_lost_with_the_end_is_told(site: Path, book: Path) -> None:
    site.write_bytes(site.read_bytes()[:-30])
    told = tell_ok("journal", "mend", "site", book=book)
    done = tell_ok("journal", "mend", "site", "--write", book=book)

    assert "would be cut; 8 events stay" in told.out
    assert "to do it: escrowbook journal mend site --write" in told.out
    assert "this machine remembers 9 events (site@9:" in done.out
    assert "record again what was number 9 and later" in done.out
    assert 1 == verify(book, "site").code


def test_a_mend_that_was_cut_short_can_be_done_again(site: Path, book: Path) -> None:
    sound = site.read_bytes()
    site.write_bytes(sound + b"10 = {")
    Path(mend(book).json["kept_in"]).write_bytes(b"10 = {")

    assert 0 == mend(book, "--write").code
    assert sound == site.read_bytes()


def test_a_mend_through_a_hard_link_says_that_it_parts(site: Path, book: Path) -> None:
    site.write_bytes(site.read_bytes() + b"10 = {")
    (book / "other").hardlink_to(site)

    assert "hard links" in tell_ok("journal", "mend", "site", "--write", book=book).err
