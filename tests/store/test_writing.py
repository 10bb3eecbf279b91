"""Adding a line keeps every earlier byte (P3), and the file keeps what belongs to it."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escrowbook.core.records import replace
from escrowbook.store import locking
from escrowbook.store.drafting import NewContract, contract_text
from escrowbook.store.errors import AlreadyThere, ChangedMeanwhile, Locked, SystemRefused, TooLong
from escrowbook.store.files import read_file
from escrowbook.store.locking import locked
from escrowbook.store.reading import Document
from escrowbook.store.writing import Appended, append, create_contract, extended
from tests.store.samples import NOTE, SOUND, TERMS, changed, read

LINE = f"3 = {NOTE}"


def accept(_: bytes) -> None:
    """Judge nothing."""


def add(
    path: Path,
    line: str = LINE,
    verify: Callable[[bytes], None] = accept,
    meanwhile: Callable[[], object] = lambda: None,
) -> Appended:
    with locked(str(path)) as held:
        document = read(read_file(held.path))
        meanwhile()
        return append(held, document, [line], verify)


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "acme.toml"
    path.write_text(SOUND)
    return path


@pytest.mark.parametrize(
    "old, added",
    [
        (SOUND, f"{LINE}\n"),
        (SOUND.removesuffix("\n"), f"\n{LINE}\n"),
        (SOUND + "\n\n  # the end\n\t\n", f"{LINE}\n"),
        (SOUND + "# the end", f"\n{LINE}\n"),
        (SOUND.replace("\n", "\r\n"), f"{LINE}\r\n"),
        (SOUND.replace("\n", "\r\n").removesuffix("\r\n"), f"\r\n{LINE}\r\n"),
        (SOUND.replace("\n", "\r\n", 5), f"{LINE}\n"),
        (changed("[journal]\n1 = {", "  [ journal ]  # kept\n\t1\t=\t{"), f"{LINE}\n"),
        (SOUND.replace(" = ", "   =\t"), f"{LINE}\n"),
        (f"{TERMS}[journal]\n", f"{LINE}\n"),
        (f"{TERMS}[journal]", f"\n{LINE}\n"),
        (TERMS, f"\n[journal]\n{LINE}\n"),
        (f"{TERMS}\n", f"[journal]\n{LINE}\n"),
        (f"{TERMS}\n".replace("\n", "\r\n"), f"[journal]\r\n{LINE}\r\n"),
        (TERMS.removesuffix("\n"), f"\n\n[journal]\n{LINE}\n"),
        (TERMS.replace("\n", "\r\n"), f"\r\n[journal]\r\n{LINE}\r\n"),
        ("format = 1", f"\n\n[journal]\n{LINE}\n"),
    ],
)  # fmt: skip
def test_what_is_added(old: str, added: str) -> None:
    assert (old + added).encode() == extended(read(old), [LINE])


BLANK = st.text(" \t", max_size=3)
NEWLINE = st.sampled_from(["\n", "\r\n", "\n\n", "\n# ü comment\n", "\n\t \r\n"])


@given(st.data())
def test_every_earlier_byte_is_kept_however_it_was_spaced(data: st.DataObject) -> None:
    spaced = "".join(
        data.draw(BLANK) + line + data.draw(BLANK) + data.draw(NEWLINE)
        for line in SOUND.splitlines()
    ) + data.draw(st.sampled_from(["", "# no line end", " "]))
    old = read(spaced)
    assert old.problems == ()

    new = extended(old, [LINE])

    assert new.startswith(old.data)
    after = read(new)
    assert after.problems == ()
    assert after.terms == old.terms
    assert [entry.seal for entry in old.entries] == [entry.seal for entry in after.entries[:-1]]
    assert 3 == len(after.entries)


def test_an_event_is_recorded(contract: Path) -> None:
    appended = add(contract)

    assert f"{SOUND}{LINE}\n".encode() == contract.read_bytes() == appended.data
    assert () == appended.notes
    assert ["acme.toml"] == [each.name for each in contract.parent.iterdir()]


def test_several_lines_are_one_write(contract: Path) -> None:
    with locked(str(contract)) as held:
        document = read(contract.read_bytes())
        append(held, document, [LINE, f"4 = {NOTE}"], accept)

    assert 4 == len(read(contract.read_bytes()).entries)


def test_what_is_judged_is_what_the_disk_has(contract: Path) -> None:
    judged: list[bytes] = []

    add(contract, verify=judged.append)

    assert [contract.read_bytes()] == judged


def test_a_refusal_by_the_judge_leaves_the_file(contract: Path) -> None:
    def refuse(_: bytes) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        add(contract, verify=refuse)

    assert SOUND == contract.read_text()
    assert ["acme.toml"] == [each.name for each in contract.parent.iterdir()]


def become_link(path: Path) -> None:
    path.rename(path.with_name("x"))
    path.symlink_to("x")


def become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda path: path.write_text(SOUND.replace("Website", "Webshop")),
    "removed": Path.unlink,
    "a link": become_link,
    "a folder": become_folder,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changed_after_we_read_it_is_left(contract: Path, change: str) -> None:
    with pytest.raises(ChangedMeanwhile, match="nothing was recorded"):
        add(contract, meanwhile=lambda: CHANGES[change](contract))


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_until_the_last_moment_is_left(contract: Path, change: str) -> None:
    def verify(_: bytes) -> None:
        CHANGES[change](contract)

    with pytest.raises(ChangedMeanwhile):
        add(contract, verify=verify)

    assert [] == [each.name for each in contract.parent.iterdir() if each.suffix == ".tmp"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o400])
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_the_mode_is_kept(contract: Path, mode: int, umask: int) -> None:
    contract.chmod(mode)
    before = os.umask(umask)
    try:
        add(contract)
    finally:
        os.umask(before)

    assert mode == stat.S_IMODE(contract.stat().st_mode)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_is_kept(contract: Path) -> None:
    os.chown(contract, 65534, 65533)

    assert () == add(contract).notes

    status = contract.stat()
    assert (65534, 65533) == (status.st_uid, status.st_gid)


def test_an_owner_that_cannot_be_kept_is_told(
    contract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_stat = os.stat
    given: list[tuple[int, int]] = []

    def strange_owner(path: str) -> os.stat_result:
        fields = list(real_stat(path))
        fields[stat.ST_UID] += 1
        return os.stat_result(fields)

    def give(_: int, owner: int, group: int) -> None:
        given.append((owner, group))
        if owner != -1:
            raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(os, "fchown", give)
        patched.setattr(os, "stat", strange_owner)
        notes = add(contract).notes

    assert (f"{contract} now belongs to you: its owner could not be kept",) == notes
    owner, group = os.getuid(), os.getgid()
    assert [(owner + 1, group), (-1, group)] == given, "its group is kept at least"


def test_a_file_of_ones_own_is_not_given_away(
    contract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fchown", lambda *_: pytest.fail("given away"))

    assert () == add(contract).notes


def test_extended_attributes_are_kept(contract: Path) -> None:
    try:
        os.setxattr(contract, "user.origin", b"mail")
    except OSError:
        pytest.skip("this disk has no extended attributes")

    assert () == add(contract).notes

    assert b"mail" == os.getxattr(contract, "user.origin")


@pytest.mark.parametrize(
    "number, is_told",
    [
        (errno.EPERM, True),
        (errno.ENOSPC, True),
        # The disk has none, or it is gone meanwhile.
        (errno.ENOTSUP, False),
        (errno.ENODATA, False),
    ],
)
def test_extended_attributes_that_cannot_be_kept_are_told(
    contract: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, is_told: bool
) -> None:
    tried: list[str] = []

    def refused(_: int, name: str, __: bytes) -> None:
        tried.append(name)
        raise OSError(number, "no")

    monkeypatch.setattr(os, "listxattr", lambda _: ["security.label", "user.origin"])
    monkeypatch.setattr(os, "getxattr", lambda *_: b"")
    monkeypatch.setattr(os, "setxattr", refused)

    told = (f"extended attributes of {contract} could not be kept",)
    assert (told if is_told else ()) == add(contract).notes
    assert ["user.origin"] == tried, "those of the system are its own"


def test_a_system_without_extended_attributes_will_do(
    contract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "listxattr")

    assert () == add(contract).notes


def test_a_link_leads_to_the_file_that_is_written(contract: Path) -> None:
    link = contract.with_name("link.toml")
    link.symlink_to(contract.name)

    add(link)

    assert link.is_symlink()
    assert LINE in contract.read_text()


def test_hard_links_part_and_that_is_told(contract: Path) -> None:
    other = contract.with_name("other")
    other.hardlink_to(contract)

    notes = add(contract).notes

    assert (f"{contract} had 2 names (hard links): the others keep the old text",) == notes
    assert SOUND == other.read_text()


# With one line more, and its end, as large as a file may be.
LARGEST = SOUND + "# x\n" * ((2_097_152 - len(SOUND) - len(LINE) - 1) // 4)
LARGEST += "#" * (2_097_152 - len(LARGEST) - len(LINE) - 2) + "\n"
LONG = "the event would be a line of {} bytes; the most is 4,096 | shorten its note"
FULL = (
    "acme.toml is full: 5,000 events and 2,097,152 bytes are the most | "
    "close this contract and go on in a new one"
)


def refusal_of(write: Callable[[], object]) -> str | None:
    """What is said to be too long, and what to do; None where nothing is."""
    try:
        write()
    except TooLong as error:
        return f"{error.message} | {error.remedy}"
    return None


@pytest.mark.parametrize(
    "text, lines, message",
    [
        (SOUND, ["3 = " + "x" * 4092], None),
        (SOUND, ["3 = " + "x" * 4093], LONG.format("4,097")),
        (SOUND, ["3 = " + "ü" * 2047], LONG.format("4,098")),
        (LARGEST, [LINE], None),
        ("#" + LARGEST, [LINE], FULL),
        (SOUND, [LINE] * 4998, None),
        (SOUND, [LINE] * 4999, FULL),
    ],
    ids=["longest", "long", "long in bytes", "largest", "large", "most", "many"],
)
def test_what_could_not_be_read_again_is_not_written(
    text: str, lines: list[str], message: str | None
) -> None:
    document = Document("acme.toml", text.encode(), "", None, read(SOUND).entries, True, ())  # noqa: FBT003

    assert message == refusal_of(lambda: extended(document, lines))


NEW = NewContract(
    id="acme", title="T", client="C", freelancer="F", currency="USD", preset="generic-2026-11"
)


@pytest.mark.parametrize("umask, mode", [(0o000, 0o666), (0o022, 0o644), (0o077, 0o600)])
def test_a_new_contract_gets_the_mode_that_the_umask_leaves(
    tmp_path: Path, umask: int, mode: int
) -> None:
    path = tmp_path / "acme.toml"
    before = os.umask(umask)
    try:
        data = create_contract(str(path), NEW)
    finally:
        os.umask(before)

    assert data == path.read_bytes()
    assert mode == stat.S_IMODE(path.stat().st_mode)
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("make", [
    lambda path: path.write_text("precious"), Path.mkdir, lambda path: path.symlink_to("nowhere"),
], ids=["file", "folder", "dangling link"])  # fmt: skip
def test_a_new_contract_replaces_nothing(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "acme.toml"
    make(path)
    before = path.lstat()

    with pytest.raises(AlreadyThere) as caught:
        create_contract(str(path), NEW)

    assert (f"{path} exists already", "choose another id") == (
        caught.value.message,
        caught.value.remedy,
    )
    assert before == path.lstat()
    assert [path] == list(tmp_path.iterdir())


def test_a_new_contract_waits_for_who_writes_it_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "WAIT_SECONDS_USUAL", 0)
    with (
        locking.reserved(str(tmp_path / "acme.toml")),
        pytest.raises(Locked, match=f"process {os.getpid()} is writing"),
    ):
        create_contract(str(tmp_path / "acme.toml"), NEW)

    assert [] == list(tmp_path.iterdir())


def test_a_new_contract_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(SystemRefused, match="No such file"):
        create_contract(str(tmp_path / "nowhere" / "acme.toml"), NEW)


def with_texts(*lengths: int) -> NewContract:
    """A contract with a line for each text: so long, with `tNNNN = ` and its quotes ten more."""
    texts = {f"t{number:04}": "x" * length for number, length in enumerate(lengths)}
    return replace(NEW, overrides=texts)


# Each line has an end, too.
REST = 2_097_152 - len(contract_text(NEW)) - 522 * 4011 - 11


@pytest.mark.parametrize(
    "lengths, is_too_long",
    [
        ([4086], False),
        ([4087], True),
        ([*[4000] * 522, REST], False),
        ([*[4000] * 522, REST + 1], True),
    ],
    ids=["longest line", "long line", "largest", "large"],
)
def test_a_new_contract_that_could_not_be_read_is_not_written(
    tmp_path: Path, lengths: list[int], *, is_too_long: bool
) -> None:
    said = refusal_of(lambda: create_contract(str(tmp_path / "acme.toml"), with_texts(*lengths)))

    too_long = "the terms are too long for a contract file | shorten its texts"
    assert (too_long if is_too_long else None) == said
    assert is_too_long == ([] == list(tmp_path.iterdir()))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_named(contract: Path) -> None:
    contract.parent.chmod(0o500)
    try:
        with pytest.raises(SystemRefused, match="Permission denied"):
            add(contract)
    finally:
        contract.parent.chmod(0o700)
