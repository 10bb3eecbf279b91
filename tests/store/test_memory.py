"""What this machine saw of a contract: kept apart, never the truth, never in the way."""

import fcntl
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from escrowbook.core.history import Known
from escrowbook.store.memory import keep, recall

KNOWN = Known("acme", "0123456789ab", ("aaaaaaaaaaaa", "bbbbbbbbbbbb"))


@pytest.fixture
def state(tmp_path: Path) -> str:
    return str(tmp_path / "state" / "escrowbook")


def only_file(state: str) -> Path:
    (path,) = (Path(state) / "heads").iterdir()
    return path


def test_nothing_is_known_at_first(state: str) -> None:
    assert recall(state, "acme.toml") is None


@pytest.mark.parametrize("known", [KNOWN, Known("acme", "0123456789ab", ())])
def test_what_is_kept_is_recalled(state: str, known: Known) -> None:
    keep(state, "acme.toml", Known("acme", "ffffffffffff", ()))
    keep(state, "acme.toml", known)

    assert known == recall(state, "acme.toml") == recall(state, os.path.abspath("acme.toml"))
    assert recall(state, "folder/acme.toml") is None
    assert known.head == only_file(state).read_text().splitlines()[0]
    assert 0o700 == (Path(state) / "heads").stat().st_mode & 0o777
    assert 0o600 == only_file(state).stat().st_mode & 0o777


def test_the_name_tells_nothing_of_the_contract_but_which_it_is(state: str) -> None:
    keep(state, "acme.toml", KNOWN)

    real = os.path.realpath("acme.toml")
    assert hashlib.sha256(real.encode()).hexdigest()[:32] == only_file(state).name


def test_nobody_waits_for_what_was_kept(state: str) -> None:
    keep(state, "acme.toml", KNOWN)

    with only_file(state).open() as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize("name", ["ü.toml", "a\nb.toml", "\udcff.toml"])
def test_any_name_of_a_file_will_do(state: str, name: str) -> None:
    keep(state, name, KNOWN)

    assert KNOWN == recall(state, name)


def test_a_link_is_the_file_that_it_leads_to(state: str, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to("acme.toml")
    keep(state, str(link), KNOWN)

    assert KNOWN == recall(state, str(tmp_path / "acme.toml"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "",
        lambda text: text[:-1],
        lambda text: text.partition("\n")[2],
        lambda text: text.replace("aaaa", "aaab", 1),
        lambda text: text.replace("bbbbbbbbbbbb", "bbbb", 1),
        lambda text: text.replace("acme.toml", "other.toml"),
        lambda text: "\0" * len(text),
        lambda text: text.replace("aaaa", "\udcff", 1),
    ],
    ids=[
        "empty",
        "cut",
        "begun late",
        "a bit",
        "a short seal",
        "another file",
        "zeroes",
        "no text",
    ],
)
def test_a_damaged_memory_is_none(state: str, damage: Callable[[str], str]) -> None:
    keep(state, "acme.toml", KNOWN)
    path = only_file(state)
    path.write_bytes(os.fsencode(damage(path.read_text())))

    assert recall(state, "acme.toml") is None


def test_what_cannot_be_kept_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keep(str(tmp_path / "file"), "acme.toml", KNOWN)
    state = tmp_path / "state"
    place = state / "heads"
    keep(str(state), "acme.toml", KNOWN)
    (file,) = place.iterdir()
    file.unlink()
    file.mkdir()

    keep(str(state), "acme.toml", KNOWN)

    assert [file] == list(place.iterdir()), "no temporary is left"


@pytest.mark.parametrize("left", ["", "a", "a" * 9_999], ids=["empty", "short", "long"])
def test_what_a_killed_writer_left_is_taken_over(state: str, left: str) -> None:
    keep(state, "acme.toml", Known("acme", "ffffffffffff", ()))
    path = only_file(state)
    path.with_suffix(".tmp").write_text(left)

    keep(state, "acme.toml", KNOWN)

    assert KNOWN == recall(state, "acme.toml")
    assert path == only_file(state)


def test_what_another_process_is_writing_is_left_to_it(state: str) -> None:
    keep(state, "acme.toml", KNOWN)
    with only_file(state).with_suffix(".tmp").open("w") as theirs:
        fcntl.flock(theirs, fcntl.LOCK_EX)
        keep(state, "acme.toml", Known("acme", "ffffffffffff", ()))

        assert KNOWN == recall(state, "acme.toml")
        assert "" == Path(theirs.name).read_text()


@pytest.mark.parametrize("is_next_there", [False, True])
def test_what_another_process_has_just_put_in_its_place_is_left(
    state: str, monkeypatch: pytest.MonkeyPatch, *, is_next_there: bool
) -> None:
    real_flock = fcntl.flock
    keep(state, "acme.toml", KNOWN)
    path = only_file(state)
    temporary = path.with_suffix(".tmp")

    def flock(descriptor: int, how: int) -> None:
        temporary.write_bytes(path.read_bytes())
        temporary.rename(path)
        if is_next_there:
            temporary.write_text("next")
        real_flock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    keep(state, "acme.toml", Known("acme", "ffffffffffff", ()))

    assert KNOWN == recall(state, "acme.toml")
    assert is_next_there == temporary.exists()
