"""The example scripts run as they stand, with the programs on PATH and git."""

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.examples.conftest import ROOT, Run

SCRIPTS = ROOT / "examples/scripts"
CONTRACTS = ROOT / "examples/contracts"
NIGHTLY = SCRIPTS / "nightly-unfunded.sh"
HOOK = SCRIPTS / "pre-commit-unfunded.sh"
LIFE = SCRIPTS / "life-of-a-contract.sh"

UNFUNDED = "founding-question.toml"
FUNDED = "silent-client.toml"


def put(folder: Path, *names: str) -> None:
    """Copy example contracts into a folder."""
    folder.mkdir(exist_ok=True)
    for name in names:
        shutil.copy(CONTRACTS / name, folder / name)


def tear(path: Path) -> None:
    """Cut a contract's last line, as a full disk would have."""
    path.write_bytes(path.read_bytes()[:-30])


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.sh")), ids=lambda path: path.name)
def test_a_script_can_be_run_and_stops_at_what_it_did_not_expect(script: Path) -> None:
    text = script.read_text(encoding="utf-8")

    assert script.stat().st_mode & stat.S_IXUSR
    assert text.startswith("#!/bin/sh\n# ")
    assert "\nset -eu\n" in text


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_shellcheck_finds_nothing() -> None:
    told = subprocess.run(
        ["shellcheck", *sorted(SCRIPTS.glob("*.sh"))], capture_output=True, text=True, check=False
    )

    assert "" == told.stdout


class TestNightly:
    def test_nothing_is_mailed_where_every_promise_is_funded(
        self, run: Run, contracts: Path
    ) -> None:
        put(contracts, FUNDED)

        told = run(NIGHTLY, contracts)

        assert (0, "", "") == (told.returncode, told.stdout, told.stderr)

    def test_what_is_unfunded_is_mailed(self, run: Run, contracts: Path) -> None:
        put(contracts, FUNDED, UNFUNDED)

        told = run(NIGHTLY)

        assert (1, "") == (told.returncode, told.stderr)
        lines = told.stdout.splitlines()
        assert ["Promised and not funded: do not work on these yet.", ""] == lines[:2]
        assert (
            "./founding-question.toml:43:1: info[unfunded] M4 (Shop) is unfunded: "
            "250.00 USD is promised, and nothing protects work on it; once the client has funded "
            "it, record that"
        ).removeprefix("./") == lines[2].removeprefix("./")
        assert "checked: escrowbook check --unfunded ." == lines[-1]

    def test_a_broken_file_is_told_and_hides_no_other(self, run: Run, contracts: Path) -> None:
        put(contracts, FUNDED, UNFUNDED)
        tear(contracts / FUNDED)

        told = run(NIGHTLY, contracts)

        assert 5 == told.returncode
        assert told.stdout.startswith("At least one file is no sound contract;")
        assert [("founding-question.toml", "unfunded"), ("silent-client.toml", "journal")] == (
            re.findall(r"([\w-]+\.toml):\d+:\d+: \w+\[([\w-]+)\]", told.stdout)
        )

    def test_a_folder_that_is_not_there_is_told(self, run: Run, contracts: Path) -> None:
        told = run(NIGHTLY, contracts / "gone")

        assert 4 == told.returncode
        assert told.stdout.startswith("Nothing was checked: there is no ")

    def test_a_check_that_cannot_run_is_told(self, run: Run, contracts: Path) -> None:
        put(contracts, FUNDED)

        told = run(NIGHTLY, ESCROWBOOK_AS_OF="never")

        assert 2 == told.returncode
        assert "escrowbook explain 2 tells why" in told.stdout

    def test_a_machine_without_escrowbook_is_told(self, run: Run, contracts: Path) -> None:
        told = run("/bin/sh", NIGHTLY, PATH=str(contracts))

        assert 127 == told.returncode
        assert "there is no escrowbook on PATH=" in told.stderr


class TestPreCommit:
    @pytest.fixture
    def repository(self, run: Run, contracts: Path) -> Path:
        """A repository with the hook installed as its own comment says."""
        assert 0 == run("git", "init", "--quiet").returncode
        hook = contracts / ".git/hooks/pre-commit"
        hook.parent.mkdir(exist_ok=True)
        shutil.copy(HOOK, hook)
        hook.chmod(0o755)
        return contracts

    def commit(self, run: Run, *paths: str) -> tuple[int, str]:
        """Stage some paths and commit; return git's exit code and all that was said."""
        assert 0 == run("git", "add", *paths).returncode
        told = run("git", "commit", "--quiet", "--message", "Contracts")
        return told.returncode, told.stdout + told.stderr

    def test_a_funded_contract_is_committed(self, run: Run, repository: Path) -> None:
        put(repository, FUNDED)

        assert (0, "") == self.commit(run, FUNDED)
        assert FUNDED == run("git", "ls-tree", "--name-only", "HEAD").stdout.strip()

    def test_an_unfunded_milestone_stops_the_commit(self, run: Run, repository: Path) -> None:
        put(repository, FUNDED, UNFUNDED)

        code, said = self.commit(run, FUNDED, UNFUNDED)

        assert 1 == code
        assert "founding-question.toml:43:1: info[unfunded] M4 (Shop) is unfunded" in said
        assert "pre-commit: fund these first, or say git commit --no-verify" in said
        assert 0 != run("git", "rev-parse", "--verify", "--quiet", "HEAD").returncode

    def test_only_what_is_staged_counts(self, run: Run, repository: Path) -> None:
        put(repository, FUNDED, UNFUNDED)
        assert (0, "") == self.commit(run, FUNDED)

        staged = (repository / FUNDED).read_text(encoding="utf-8")
        (repository / FUNDED).write_text(staged + "# a comment\n", encoding="utf-8")
        assert 0 == run("git", "add", FUNDED).returncode
        tear(repository / FUNDED)
        told = run("git", "commit", "--quiet", "--message", "A comment")

        assert (0, "") == (told.returncode, told.stderr)

    def test_what_is_staged_counts_even_when_the_folder_is_mended(
        self, run: Run, repository: Path
    ) -> None:
        put(repository, FUNDED)
        tear(repository / FUNDED)
        assert 0 == run("git", "add", FUNDED).returncode
        put(repository, FUNDED)

        told = run("git", "commit", "--quiet", "--message", "Torn")

        assert 1 == told.returncode
        assert "silent-client.toml:28:72: error[journal]" in told.stderr
        assert "pre-commit: these are no sound contracts as they are staged" in told.stderr

    def test_other_files_are_no_concern_of_it(self, run: Run, repository: Path) -> None:
        (repository / "pyproject.toml").write_text("[tool.x]\nformat = 'x'\n", encoding="utf-8")
        (repository / "notes.txt").write_text("format = 1\n", encoding="utf-8")

        assert (0, "") == self.commit(run, "pyproject.toml", "notes.txt")

    def test_names_with_spaces_and_folders_are_found(self, run: Run, repository: Path) -> None:
        put(repository / "our clients", UNFUNDED)

        code, said = self.commit(run, "our clients")

        assert 1 == code
        assert "our clients/founding-question.toml:43:1: info[unfunded]" in said

    def test_a_contract_that_is_removed_does_not_stop_its_commit(
        self, run: Run, repository: Path
    ) -> None:
        put(repository, UNFUNDED)
        assert 0 == run("git", "add", UNFUNDED).returncode
        assert 0 == run("git", "commit", "--quiet", "--no-verify", "--message", "x").returncode

        (repository / UNFUNDED).unlink()

        assert (0, "") == self.commit(run, UNFUNDED)

    def test_the_milder_checks_that_its_comment_names_exist(
        self, run: Run, repository: Path
    ) -> None:
        put(repository, UNFUNDED)
        hook = repository / ".git/hooks/pre-commit"
        text = hook.read_text(encoding="utf-8")
        (milder,) = re.findall(r"^#   (checks='.+')$", text, re.MULTILINE)
        hook.write_text(text.replace("checks='--unfunded'", milder), encoding="utf-8")

        code, said = self.commit(run, UNFUNDED)

        assert (1, ["next-unfunded"]) == (code, re.findall(r"\w+\[([\w-]+)\]", said))


class TestLife:
    LINES = (
        "wrote ./studio.toml: Garden studio, 3 milestones, 1100.00 EUR, rules of upwork-2026-11",
        "  escrow → pool  50.00 EUR of M1 (carry)",
        "  pool → escrow  50.00 EUR of M2 (carry)",
        "  M3  unfunded  200.00 EUR  dropped",
        "  Client gets back 0.00 EUR, freelancer has 850.00 EUR (765.00 EUR after fees).",
        "studio: the freelancer closed the contract (event 9, 2026-04-20 12:00; recorded)",
        "head studio@9:ebbf63bc3643",
    )

    def test_it_goes_from_new_to_close_and_is_recorded_once(
        self, run: Run, contracts: Path
    ) -> None:
        first = run(LIFE, contracts)
        written = (contracts / "studio.toml").read_bytes()
        again = run(LIFE, contracts)

        dropped = "note: M3 was never funded: 200.00 EUR was a promise and is dropped.\n"
        assert (0, dropped, 0, "") == (
            *(first.returncode, first.stderr),
            *(again.returncode, again.stderr),
        )
        lines = first.stdout.splitlines()
        assert [] == [line for line in self.LINES if line not in lines]
        assert "2026-04-09T09:00:00+02:00\tstudio\tstudio.toml\tM2\tauto-release" in first.stdout
        assert first.stdout.count("; recorded)") == again.stdout.count("; recorded before)") == 9
        assert written == (contracts / "studio.toml").read_bytes()

    def test_without_a_folder_it_leaves_nothing_behind(self, run: Run, contracts: Path) -> None:
        program = contracts / "bin/escrowbook"
        program.parent.mkdir()
        program.write_text("#!/bin/sh\npwd\n", encoding="utf-8")
        program.chmod(0o755)
        temporary = contracts / "temporary"
        temporary.mkdir()

        path = f"{program.parent}:{os.environ['PATH']}"
        told = run(LIFE, PATH=path, TMPDIR=str(temporary))

        assert 0 == told.returncode
        assert f"\n{temporary}/" in told.stdout
        assert [] == list(temporary.iterdir())
