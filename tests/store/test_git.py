"""git is started with words, never through a shell, and what it says is passed on."""

import subprocess
from pathlib import Path

import pytest

from escrowbook.store.errors import GitFailed, NotFound, SystemRefused
from escrowbook.store.git import install_driver, merge_texts


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def setting(repository: Path, name: str) -> str:
    words = ["git", "-C", str(repository), "config", "--local", f"merge.escrowbook.{name}"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def test_a_program_with_blanks_in_its_path_is_quoted(repository: Path) -> None:
    told = install_driver(str(repository), ["/my programs/escrowbook", "journal", "merge"])

    command = "'/my programs/escrowbook' journal merge %O %A %B %P"
    assert command == setting(repository, "driver")
    assert "escrowbook: events of both sides, by time" == setting(repository, "name")
    path = repository / ".gitattributes"
    assert [
        f"git merges contracts by: {command}",
        f"added to {path}, which is to be committed: *.toml merge=escrowbook",
    ] == told


@pytest.mark.parametrize(
    "before, after",
    [
        (None, "*.toml merge=escrowbook\n"),
        ("", "*.toml merge=escrowbook\n"),
        ("*.png binary\n", "*.png binary\n*.toml merge=escrowbook\n"),
        ("*.png binary", "*.png binary\n*.toml merge=escrowbook\n"),
        ("*.toml merge=escrowbook\n*.png binary\n", None),
    ],
)
def test_the_line_of_attributes_stands_there_once(
    repository: Path, before: str | None, after: str | None
) -> None:
    path = repository / ".gitattributes"
    if before is not None:
        path.write_text(before)

    told = install_driver(str(repository), ["escrowbook"])

    assert (before if after is None else after) == path.read_text()
    assert (1 if after is None else 2) == len(told)


def test_a_folder_that_git_does_not_know_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        install_driver(str(tmp_path), ["escrowbook"])

    assert (str(tmp_path), f"{tmp_path} is in no git repository", f"git init {tmp_path}") == (
        caught.value.path,
        caught.value.message,
        caught.value.remedy,
    )


def test_a_machine_without_git_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(GitFailed) as caught:
        merge_texts("base", "ours", "theirs")

    assert ("git", "cannot start git: No such file or directory") == (
        caught.value.path,
        caught.value.message,
    )


def test_what_git_refuses_is_passed_on(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".git" / "config.lock").touch()

    with pytest.raises(GitFailed) as caught:
        install_driver(str(repository), ["escrowbook"])

    assert str(repository) == caught.value.path
    assert caught.value.message.startswith("git config says: error: could not lock")


def test_what_git_says_need_not_be_text(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "git"
    program.write_text("#!/bin/sh\nprintf 'no: \\351\\n' >&2\n[ \"$3\" = rev-parse ]\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")

    with pytest.raises(GitFailed, match=r"^git config says: no: \ufffd$"):
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

    assert added.startswith("added to .gitattributes, ")


CONFLICT = """\
<<<<<<< ours
a = 2
||||||| base
a = 1
=======
a = 3
>>>>>>> theirs
"""


@pytest.mark.parametrize(
    "ours, theirs, merged",
    [
        ("a = 1\n", "a = 1\nb = 2\n", "a = 1\nb = 2\n"),
        ("a = 2\n", "a = 3\n", CONFLICT),
        # However many conflicts there are, it is 1.
        (
            "a = 2\n" + "\n" * 9 + "a = 2\n",
            "a = 3\n" + "\n" * 9 + "a = 3\n",
            CONFLICT + "\n" * 9 + CONFLICT,
        ),
    ],
)
def test_other_texts_are_merged_by_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: str, theirs: str, merged: str
) -> None:
    settings = tmp_path / "settings"
    settings.write_text("[merge]\n\tconflictStyle = diff3\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    monkeypatch.chdir(tmp_path)
    base = theirs.replace("3", "1").removesuffix("b = 2\n")
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (tmp_path / name).write_text(text)

    assert int("<" in merged) == merge_texts("base", "ours", "theirs")
    assert merged == (tmp_path / "ours").read_text()
