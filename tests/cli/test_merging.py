"""`journal merge` by hand and by git: every event of two clones once, or both sides told."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.counter import NOW, ROOT, Told, assert_sound, tell, tell_ok
from tests.cli.samples import SITE, write


@pytest.fixture
def versions(tmp_path: Path) -> dict[str, Path]:
    """Three versions of one file, each in a folder of its own."""
    paths = {}
    for name in ("base", "ours", "theirs"):
        (tmp_path / name).mkdir()
        (paths[name],) = write(tmp_path / name, SITE)
    return paths


def pause(path: Path, at: str, **more: str) -> None:
    options = [word for key, value in more.items() for word in (f"--{key}", value)]
    tell_ok("contract", "pause", str(path), "--at", at, *options)


def note(path: Path, text: str, at: str = "2026-03-09T10:00:00Z") -> None:
    tell_ok("contract", "note", str(path), text, "--at", at)


def merge(versions: dict[str, Path], *more: str) -> Told:
    names = [str(versions[name]) for name in ("base", "ours", "theirs")]
    return tell("journal", "merge", *names, *more)


def notes_of(path: Path) -> list[str]:
    rows = tell_ok("contract", "log", str(path), "--json").json["rows"]
    return [row["note"] for row in rows if row["do"] == "note"]


def test_both_sides_are_merged_into_ours(versions: dict[str, Path]) -> None:
    note(versions["ours"], "late", at="2026-03-09T12:00:00Z")
    note(versions["theirs"], "early")
    theirs = versions["theirs"].read_bytes()
    told = merge(versions, "--json")
    head = tell_ok("journal", "head", str(versions["ours"])).out.strip()

    assert 0 == told.code
    assert_sound([told.json])
    assert (5, 1, 1, 7, head, True) == tuple(
        told.json[key] for key in ("common", "ours", "theirs", "events", "head", "recorded")
    )
    assert ["early", "late"] == notes_of(versions["ours"])
    assert theirs == versions["theirs"].read_bytes()
    assert 0 == tell("check", str(versions["ours"]), "--fail-on", "error").code


def test_what_would_be_merged_is_told(versions: dict[str, Path]) -> None:
    note(versions["theirs"], "early")
    before = versions["ours"].read_bytes()
    told = merge(versions, "--dry-run")

    assert 0 == told.code
    assert "would merge 0 new of ours and 1 of theirs behind 5 common events; head site@6:" in (
        told.out
    )
    assert before == versions["ours"].read_bytes()


def test_the_memory_of_this_machine_goes_on_after_a_merge(versions: dict[str, Path]) -> None:
    note(versions["ours"], "late", at="2026-03-09T12:00:00Z")
    note(versions["theirs"], "early")
    merge(versions)
    told = tell("journal", "verify", str(versions["ours"]))

    assert 0 == told.code
    assert "info[rearranged] all that this machine knows of site is there" in told.err


def against_the_rules(versions: dict[str, Path]) -> None:
    tell_ok("milestone", "release", str(versions["ours"]), "M2")
    tell_ok("milestone", "request-changes", str(versions["theirs"]), "M2")
    tell_ok("milestone", "submit", str(versions["theirs"]), "M2")


def one_key_twice(versions: dict[str, Path]) -> None:
    pause(versions["ours"], "2026-03-09T10:00:00Z", ref="k")
    tell_ok("contract", "note", str(versions["theirs"]), "y", "--ref", "k")


def both_pause(versions: dict[str, Path]) -> None:
    pause(versions["ours"], "2026-03-09T10:00:00Z")
    pause(versions["theirs"], "2026-03-09T11:00:00Z")


def both_change_the_terms(versions: dict[str, Path]) -> None:
    for side, title in (("ours", "Leaves"), ("theirs", "Sheets")):
        versions[side].write_text(SITE.replace("Pages", title), encoding="utf-8")


def one_accepts_what_the_other_changes(versions: dict[str, Path]) -> None:
    tell_ok("contract", "accept", str(versions["ours"]))
    versions["theirs"].write_text(SITE.replace("Pages", "Leaves"), encoding="utf-8")


def one_deletes_a_line(versions: dict[str, Path]) -> None:
    versions["theirs"].write_text(SITE[: SITE.index("5 = {")], encoding="utf-8")


REFUSED: list[tuple[Callable[[dict[str, Path]], None], str]] = [
    (against_the_rules, "would be refused: "),
    (one_key_twice, "the key 'k' was used for two events: "),
    (both_pause, "pause at 2026-03-09T11:00:00+00:00 (theirs) would be refused: "),
    (both_change_the_terms, "both sides changed the terms"),
    (
        one_accepts_what_the_other_changes,
        "one side accepted the terms, and the other changed them",
    ),
    (one_deletes_a_line, "theirs has lost the common event 5 (submit)"),
]


@pytest.mark.parametrize(
    "prepare, message", REFUSED, ids=lambda value: getattr(value, "__name__", "")
)
def test_sides_that_cannot_both_stand_are_told(
    prepare: Callable[[dict[str, Path]], None], message: str, versions: dict[str, Path]
) -> None:
    prepare(versions)
    before = {path: path.read_bytes() for path in versions.values()}
    told, as_json = merge(versions), merge(versions, "--json")

    assert (3, 3, "") == (told.code, as_json.code, told.out)
    assert message in told.err
    assert "\n  ours: " in told.err
    assert "\n  theirs: " in told.err
    assert told.err.splitlines()[0].endswith(" [merge]")
    assert (3, "merge") == (as_json.error["code"], as_json.error["name"])
    assert before == {path: path.read_bytes() for path in versions.values()}


def test_a_version_that_is_not_sound_is_named(versions: dict[str, Path]) -> None:
    torn = versions["theirs"]
    torn.write_bytes(torn.read_bytes()[:-9])
    told = merge(versions)
    torn.write_text(SITE.replace("link sent", "sent") + '6 = { at = 2026-03-06T10:00:00Z, '
                    'do = "pause", sum = "000000000000" }\n', encoding="utf-8")  # fmt: skip
    changed = merge(versions)

    assert (5, 5) == (told.code, changed.code)
    assert "site.toml (theirs):" in told.err
    assert "event 6 was changed after it was sealed" in changed.err


def test_many_new_events_are_told_in_short(versions: dict[str, Path]) -> None:
    for number in range(7):
        note(versions["theirs"], str(number))
    pause(versions["ours"], "2026-03-09T10:00:00Z")
    pause(versions["theirs"], "2026-03-09T11:00:00Z")

    assert ", and 3 more\n" in merge(versions).err


def test_versions_have_other_names_in_git(versions: dict[str, Path], tmp_path: Path) -> None:
    note(versions["ours"], "a")
    note(versions["theirs"], "b")
    copies = {}
    for name, path in versions.items():
        copies[name] = tmp_path / f".merge_file_{name}"
        copies[name].write_bytes(path.read_bytes())

    assert 0 == merge(copies, "folder/site.toml").code
    assert (0, 0) == (merge(versions).code, merge(copies).code)
    assert copies["ours"].read_bytes() == versions["ours"].read_bytes()
    assert 5 == merge(copies, "other.toml").code


def test_a_file_that_is_no_contract_is_merged_as_git_would(versions: dict[str, Path]) -> None:
    lines = [f"a{number} = {number}" for number in range(9)]
    texts = {
        "base": lines,
        "ours": ["a0 = 9", *lines[1:]],
        "theirs": [*lines[:-1], "a8 = 9"],
    }
    for name, text in texts.items():
        versions[name].write_text("\n".join(text) + "\n", encoding="utf-8")

    assert 0 == merge(versions).code
    assert ["a0 = 9", *lines[1:-1], "a8 = 9"] == (
        versions["ours"].read_text(encoding="utf-8").splitlines()
    )
    versions["ours"].write_text("a0 = 5\n", encoding="utf-8")
    assert 1 == merge(versions).code


def git(folder: Path, *words: str, code: int | None = 0) -> str:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "ESCROWBOOK_AS_OF": NOW,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    }  # fmt: skip
    done = subprocess.run(
        ["git", "-C", str(folder), *words], env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert code is None or code == done.returncode, done
    return done.stdout + done.stderr


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """Two clones of one book, each with the driver installed."""
    first, second = tmp_path / "first book", tmp_path / "second"
    git(tmp_path, "init", "-q", "-b", "main", str(first))
    write(first, SITE)
    tell_ok("journal", "install-merge-driver", book=first)
    git(first, "add", "-A")
    git(first, "commit", "-q", "-m", "base")
    git(tmp_path, "clone", "-q", str(first), str(second))
    tell_ok("journal", "install-merge-driver", book=second)
    return first, second


def pull(into: Path, other: Path, code: int = 0) -> str:
    git(into, "fetch", "-q", str(other), "main")
    return git(into, "merge", "--no-edit", "FETCH_HEAD", code=code)


def test_git_merges_two_clones(clones: tuple[Path, Path]) -> None:
    first, second = clones
    for number, clone in enumerate(clones):
        note(clone / "site.toml", f"from {number}", at=f"2026-03-09T1{number}:00:00Z")
        git(clone, "commit", "-q", "-a", "-m", "an event")
    tip = git(first, "rev-parse", "main").strip()
    pull(first, second)
    git(second, "fetch", "-q", str(first), tip)
    git(second, "merge", "--no-edit", tip)

    texts = {(clone / "site.toml").read_bytes() for clone in clones}
    assert 1 == len(texts)
    assert ["from 0", "from 1"] == notes_of(first / "site.toml")
    assert "" == git(first, "status", "--porcelain", "site.toml")
    # And they go on from there, and back: nothing is left to merge.
    note(second / "site.toml", "later")
    git(second, "commit", "-q", "-a", "-m", "later")
    pull(first, second)
    assert 3 == len(notes_of(first / "site.toml"))


def test_git_leaves_a_conflict_where_both_cannot_stand(clones: tuple[Path, Path]) -> None:
    first, second = clones
    for number, clone in enumerate(clones):
        pause(clone / "site.toml", f"2026-03-09T1{number}:00:00Z")
        git(clone, "commit", "-q", "-a", "-m", "paused")
    before = (first / "site.toml").read_bytes()
    said = pull(first, second, code=1)

    assert "would be refused: " in said
    assert "ours: pause at 2026-03-09T10:00:00+00:00" in said
    assert "theirs: pause at 2026-03-09T11:00:00+00:00" in said
    assert "CONFLICT" in said
    assert before == (first / "site.toml").read_bytes()
    assert "UU site.toml" in git(first, "status", "--porcelain")


def test_the_driver_is_installed_once(clones: tuple[Path, Path]) -> None:
    first, _ = clones
    again = tell_ok("journal", "install-merge-driver", book=first)

    assert "git merges contracts by: " in again.err
    assert "added to" not in again.err
    assert "*.toml merge=escrowbook\n" == (first / ".gitattributes").read_text()
    assert "%O %A %B %P" in git(first, "config", "--local", "merge.escrowbook.driver")


def test_lines_of_people_stay_in_the_attributes(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    attributes = tmp_path / ".gitattributes"
    attributes.write_text("* text=auto")
    told = tell_ok("journal", "install-merge-driver", book=tmp_path)

    assert "* text=auto\n*.toml merge=escrowbook\n" == attributes.read_text()
    assert f"added to {attributes}, which is to be committed" in told.err


def test_a_book_outside_git_has_no_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    told = tell("journal", "install-merge-driver", book=tmp_path)

    assert 4 == told.code
    assert "is in no git repository" in told.err


def test_a_machine_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    told = tell("journal", "install-merge-driver", book=tmp_path)

    assert 7 == told.code
    assert "cannot start git: " in told.err


def test_attributes_that_cannot_be_written(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitattributes").mkdir()

    assert tell("journal", "install-merge-driver", book=tmp_path).code in (5, 7)
