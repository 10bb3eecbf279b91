"""`check`: what it is asked of, what it says, and how it ends."""

import json
import os
from pathlib import Path

import pytest

from escrowbook.core.checks.registry import CHECKS, OF_CONTRACTS
from tests.cli.counter import assert_sound, run, run_in_terminal, tell
from tests.cli.samples import PLAIN, SITE, write

BROKEN = SITE.replace('do = "submit"', 'do = "submitt"')
REFUSED = SITE.replace('do = "submit", milestone = "M2"', 'do = "submit", milestone = "M3"')


def checks_of(out: str) -> set[str]:
    return {json.loads(line)["check"] for line in out.splitlines()}


def test_without_a_path_it_is_the_book(book: Path) -> None:
    told = tell("check", "--format", "jsonl", book=book)

    paths = {json.loads(line)["path"] for line in told.lines}
    assert {str(book / f"{name}.toml") for name in ("plain", "shop", "site")} == paths


def test_json_keeps_to_its_schema(book: Path) -> None:
    write(book, BROKEN.replace('"site"', '"broken"'))

    told = tell("check", "--json", book=book)

    assert_sound([told.json])
    assert (4, 1) == (told.json["checked"], told.json["failed"])
    rows = told.json["findings"]
    assert sorted(rows, key=lambda row: (row["path"], row["line"], row["check"])) == rows
    assert rows == [json.loads(line) for line in tell("check", "--format=jsonl", book=book).lines]


def test_nothing_to_check_is_an_empty_list(tmp_path: Path) -> None:
    told = tell("check", "--json", book=tmp_path)

    assert (0, [], 0) == (told.code, told.json["findings"], told.json["checked"])


@pytest.mark.parametrize(
    "options, code, checks",
    [
        (["--select", "unfunded"], 0, {"unfunded"}),
        (["--select", "unfunded", "--fail-on", "info"], 1, {"unfunded"}),
        (["--unfunded"], 1, {"unfunded"}),
        (["--unfunded", "--fail-on", "warning"], 0, {"unfunded"}),
        (["--unfunded", "--fail-on", "never"], 0, {"unfunded"}),
        (["--select", "no-scope"], 1, {"no-scope"}),
        (["--select", "no-scope", "--fail-on", "error"], 0, {"no-scope"}),
        (["--select", "no-scope,unsealed"], 1, {"no-scope", "unsealed"}),
        (["--select", "no-scope", "--select", "unsealed"], 1, {"no-scope", "unsealed"}),
        (["--select", "no-scope, unsealed", "--ignore", "no-scope"], 0, {"unsealed"}),
        (["--unfunded", "--select", "no-scope"], 1, {"unfunded", "no-scope"}),
        (["--select", "seal"], 0, set()),
        (["--select", "journal"], 0, set()),
    ],
)
def test_what_is_selected_and_how_it_ends(
    options: list[str], code: int, checks: set[str], book: Path
) -> None:
    path = str(book / "site.toml")

    told = tell("check", path, "--format", "jsonl", *options)

    assert (code, "") == (told.code, told.err)
    assert checks == checks_of(told.out)


def test_all_that_is_ignored_leaves_nothing(book: Path) -> None:
    told = tell("check", "--ignore", ",".join(OF_CONTRACTS), book=book)

    assert (0, "") == (told.code, told.out)


@pytest.mark.parametrize(
    "text, check", [(BROKEN, "journal"), (REFUSED, "journal"), ("", "unreadable")]
)
@pytest.mark.parametrize("options", [[], ["--fail-on", "never"], ["--select", "no-scope"]])
def test_a_file_that_is_no_sound_contract_is_told_whatever_is_asked(
    text: str, check: str, options: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "site.toml"
    path.write_text(text, encoding="utf-8")

    told = tell("check", str(path), "--format", "jsonl", *options)

    assert 5 == told.code
    assert check in checks_of(told.out)


def test_one_bad_file_does_not_stop_the_others(book: Path) -> None:
    write(book, BROKEN.replace('"site"', '"a-broken"'))
    (book / "z.toml").write_bytes(b"format = 1\xff\n")

    told = tell("check", "--unfunded", "--json", book=book)

    assert 5 == told.code
    assert (5, 2) == (told.json["checked"], told.json["failed"])
    assert {"a-broken", "plain", "shop", "site", None} == {
        row["contract"] for row in told.json["findings"]
    }


@pytest.mark.parametrize(
    "option, word, remedy",
    [
        ("--select", "unfundd", "did you mean unfunded?"),
        ("--ignore", "unfunded,sael", "did you mean seal?"),
        ("--select", "", "the checks are unreadable, journal, seal"),
        ("--ignore", "journal", "leave the file out"),
    ],
)
def test_a_name_that_is_no_check_is_refused(
    option: str, word: str, remedy: str, book: Path
) -> None:
    told = tell("check", option, word, book=book)

    assert (2, "") == (told.code, told.out)
    assert remedy in told.err


def test_a_path_that_is_missing_is_told_and_the_rest_checked(book: Path) -> None:
    told = tell("check", str(book / "no.toml"), str(book / "plain.toml"), "--unfunded", "-q")

    assert (4, f"{book / 'plain.toml'}\n") == (told.code, told.out)
    assert "there is no file" in told.err
    assert "no.toml" in told.err


def test_with_json_what_is_missing_is_json_too(book: Path) -> None:
    told = tell("check", str(book / "no.toml"), "--json")

    assert (4, 0) == (told.code, told.json["checked"])
    assert (4, "not-found") == (told.error["code"], told.error["name"])


def test_a_contract_can_be_named_by_its_id(book: Path) -> None:
    told = tell("check", "plain", "nobody", "--unfunded", "-q", book=book)

    assert (4, f"{book / 'plain.toml'}\n") == (told.code, told.out)
    assert "there is no contract nobody" in told.err


def test_what_is_named_twice_is_checked_once(book: Path) -> None:
    path = str(book / "plain.toml")

    told = tell("check", path, "plain", str(book), path, "--json", book=book)

    assert 3 == told.json["checked"]


@pytest.mark.parametrize(
    "option, separator", [([], "\n"), (["-0"], "\0"), (["--null"], "\0")], ids=["-", "-0", "--null"]
)
def test_paths_may_come_on_standard_input(option: list[str], separator: str, book: Path) -> None:
    names = ("plain", "site")
    listed = separator.join(str(book / f"{name}.toml") for name in names) + separator

    told = tell("check", "-", *option, "--unfunded", "-q", stdin=listed)

    assert [str(book / f"{name}.toml") for name in names] == told.lines


def test_an_empty_list_on_standard_input_is_nothing_and_not_the_book(book: Path) -> None:
    told = tell("check", "-", "--json", book=book)

    assert (0, 0) == (told.code, told.json["checked"])


def test_quiet_prints_the_paths_of_files_with_findings(book: Path) -> None:
    write(book, PLAIN.replace('"plain"', '"paid"').partition("[[milestone]]")[0])

    told = tell("check", "--unfunded", "-q", book=book)

    assert [str(book / f"{name}.toml") for name in ("plain", "shop", "site")] == told.lines


def test_the_moment_is_the_one_that_was_named(book: Path) -> None:
    # M2 of the site was submitted on 5 March: 14 days of review.
    words = ("check", "site", "--select", "review-ending", "-q", "--as-of")

    assert "" == tell(*words, "2026-03-11", book=book).out
    assert "" != tell(*words, "2026-03-12", book=book).out


def test_a_file_that_may_not_be_read_is_a_finding(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)

    told = tell("check", str(pipe), "--json")

    assert_sound([told.json])
    (row,) = told.json["findings"]
    assert (5, "unreadable", 1) == (told.code, row["check"], told.json["failed"])


def test_an_id_that_is_none_is_not_given_as_one(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(SITE.replace('id = "site"', 'id = "../x"'), encoding="utf-8")

    told = tell("check", str(path), "--json")

    assert_sound([told.json])
    assert (5, {None}) == (told.code, {row["contract"] for row in told.json["findings"]})


def test_an_unknown_moment_is_usage(book: Path) -> None:
    told = tell("check", "--as-of", "soonish", book=book)

    assert (2, "") == (told.code, told.out)
    assert "'soonish'" in told.err


def test_two_forms_contradict_each_other(book: Path) -> None:
    assert 2 == tell("check", "--json", "--format", "text", book=book).code


@pytest.mark.parametrize("form", ["text", "github", "sarif", "junit"])
def test_every_form_names_what_was_found(form: str, book: Path) -> None:
    told = tell("check", "plain", "--format", form, book=book)

    assert 1 == told.code
    assert all(name in told.out for name in ("no-scope", "unfunded", "plain.toml"))


def test_piped_it_says_nothing_beside_the_findings(book: Path) -> None:
    done = run("check", "--select", "seal", book=book)

    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_piped_it_needs_no_rich(form: str, book: Path) -> None:
    names = "('rich', 'pydantic', 'xml')"
    program = (
        "import sys; before = set(sys.modules)  # coverage brings modules of its own\n"
        "from escrowbook.cli.program import application\n"
        f"try: application('escrowbook')(['check', '--format', '{form}', {str(book)!r}])\n"
        f"except SystemExit: print("
        f"[m for m in {names} if m in set(sys.modules) - before], file=sys.stderr)"
    )
    # Only contracts whose text is narrow: what measures wide characters is Rich's.
    (book / "shop.toml").unlink()

    done = run_python(program)

    assert (b"[]\n", True) == (done[1], b"no-scope" in done[0])


def run_python(program: str) -> tuple[bytes, bytes]:
    import subprocess
    import sys

    from tests.cli.counter import surroundings

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=surroundings(), check=True
    )
    return done.stdout, done.stderr


def test_on_a_terminal_it_sums_up(book: Path) -> None:
    told = run_in_terminal("check", "plain", book=book)

    assert "1 contract checked: 3 warnings, 2 notes" in told.out
    assert "nothing found" in run_in_terminal("check", "--select", "seal", book=book).out


def test_whoever_asks_is_told_the_sum_in_a_pipe_too(book: Path) -> None:
    told = tell("check", "-v", "--format", "jsonl", "--unfunded", book=book)

    assert "3 contracts checked: 4 notes\n" == told.err


def test_the_names_of_all_checks_are_listed_for_whoever_mistypes_one(book: Path) -> None:
    told = tell("check", "--select", "qqqq", book=book)

    assert all(name in told.err for name in CHECKS)


def settings(book: Path, text: str) -> None:
    (book / ".escrowbook").mkdir()
    (book / ".escrowbook/config.toml").write_text(text, encoding="utf-8")


def test_a_book_sets_from_when_on_a_check_speaks(book: Path) -> None:
    # M2 is submitted on 5 March, so its review ends on the 19th; now it is the 10th.
    def told() -> set[str]:
        return checks_of(tell("check", "--format=jsonl", str(book / "site.toml"), book=book).out)

    assert "review-ending" not in told()

    settings(book, "[check]\nreview_ending_days = 9\n")

    assert "review-ending" in told()


def test_what_a_book_ignores_is_asked_only_by_name(book: Path) -> None:
    settings(book, '[check]\nignore = ["no-scope", "unfunded"]\n')
    path = str(book / "site.toml")

    by_the_book = checks_of(tell("check", path, "--format=jsonl", book=book).out)
    by_name = checks_of(tell("check", path, "--format=jsonl", "--select=no-scope", book=book).out)
    unfunded = tell("check", path, "--unfunded", "-q", book=book)

    assert by_the_book
    assert not by_the_book & {"no-scope", "unfunded"}
    assert {"no-scope"} == by_name
    assert (1, f"{path}\n") == (unfunded.code, unfunded.out)


def test_a_setting_that_does_not_exist_is_told_with_its_line(book: Path) -> None:
    settings(book, "[check]\nidle_funded_day = 9\n")

    told = tell("check", book=book)

    assert (2, "") == (told.code, told.out)
    assert "config.toml:2:1" in told.err
    assert "did you mean idle_funded_days?" in told.err
