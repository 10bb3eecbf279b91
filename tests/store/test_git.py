"""git is started with words, never through a shell, and what it says is passed on."""

import subprocess
from pathlib import Path

import pytest

from escrowbook.store import git
from escrowbook.store.errors import GitFailed, SystemRefused
from escrowbook.store.git import install_driver, merge_texts


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def driver(repository: Path) -> str:
    words = ["git", "-C", str(repository), "config", "--local", "merge.escrowbook.driver"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def test_a_program_with_blanks_in_its_path_is_quoted(repository: Path) -> None:
    told = install_driver(str(repository), ["/my programs/escrowbook", "journal", "merge"])

    assert "'/my programs/escrowbook' journal merge %O %A %B %P" == driver(repository)
    assert 2 == len(told)


def test_what_git_refuses_is_passed_on(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".git" / "config.lock").touch()

    with pytest.raises(GitFailed, match="git config says: error: could not lock"):
        install_driver(str(repository), ["escrowbook"])


def test_attributes_that_cannot_be_written_are_told(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("builtins.open", refused)

    with pytest.raises(SystemRefused, match=r"cannot write to .*gitattributes: Permission denied"):
        install_driver(str(repository), ["escrowbook"])


def test_the_folder_itself_is_not_named(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    _, added = install_driver(".", ["escrowbook"])

    assert added.startswith(f"added to {git.ATTRIBUTES_FILE}, ")


@pytest.mark.parametrize("theirs, code", [("a = 1\nb = 2\n", 0), ("a = 3\n", 1)])
def test_other_texts_are_merged_by_git(tmp_path: Path, theirs: str, code: int) -> None:
    for name, text in (("base", "a = 1\n"), ("ours", "a = 2\n"), ("theirs", theirs)):
        (tmp_path / name).write_text(text)
    if not code:
        (tmp_path / "ours").write_text("a = 1\n")
    paths = [str(tmp_path / name) for name in ("base", "ours", "theirs")]

    assert code == merge_texts(*paths)
    assert ("<<<<<<< ours" in (tmp_path / "ours").read_text()) == bool(code)
