"""One walk over folders for all commands: with an index or without, the bytes are the same."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escrowbook.actions import answering
from escrowbook.store import index_block
from escrowbook.store.files import read_with_status
from tests.cli.counter import NOW, Told, command_line, run, surroundings, tell
from tests.cli.samples import PLAIN, SHOP, SITE, write

COMMANDS = (
    ("check",),
    ("check", "--unfunded"),
    ("check", "--format", "jsonl", "--ignore", "no-scope,next-unfunded"),
    ("check", "-q"),
    ("milestone", "list"),
    ("milestone", "list", "--unfunded", "--exit-code"),
    ("milestone", "list", "--state", "part-funded,released", "--json"),
    ("contract", "list"),
    ("agenda", "--format", "csv"),
)
# Between them reviews end, days pass on which something is due, a year goes by.
DAYS = (
    "2026-01-25T09:00:00Z",
    "2026-03-10",
    "2026-03-12T12:00:00Z",
    "2026-03-19T23:59:59Z",
    "2026-03-20T00:00:00Z",
    "2026-03-20T00:00:00+05:45",
    "2026-04-15",
    "2027-06-01T00:00:00Z",
)


@pytest.fixture
def files_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The path of each file that a batch reads, as it does."""
    paths: list[str] = []
    read = read_with_status

    def reading(path: str) -> tuple[bytes, os.stat_result]:
        paths.append(path)
        return read(path)

    monkeypatch.setattr(answering, "read_with_status", reading)
    return paths


@pytest.fixture
def settled(book: Path) -> Path:
    """The sample book, old enough for its files to be trusted."""
    (book / "old").mkdir()
    (book / "old/more.toml").write_text(PLAIN.replace('"plain"', '"more"'), encoding="utf-8")
    (book / "zoned.toml").write_text(
        SITE.replace('"site"', '"zoned"').replace(
            'currency = "USD"', 'currency = "USD"\ntimezone = "Asia/Kathmandu"'
        ),
        encoding="utf-8",
    )
    (book / "other.toml").write_text("[tool]\nx = 1\n", encoding="utf-8")
    rest()
    return book


def rest() -> None:
    """Wait until the files of now are older than a tick of the clock of the file system."""
    time.sleep(2 * index_block.TICK_NS / 1e9)


def both(*words: str, now: str = NOW) -> Told:
    """What a command says; without an index it says the same."""
    told = tell(*words, now=now)
    plain = tell(*words, "--no-index", now=now)
    assert (plain.code, plain.out, plain.err) == (told.code, told.out, told.err), (words, now)
    return told


@pytest.mark.parametrize("words", COMMANDS)
def test_a_second_time_no_file_is_read(
    words: tuple[str, ...], settled: Path, files_read: list[str]
) -> None:
    first = tell(*words, str(settled))
    assert 6 == len(files_read)
    second = tell(*words, str(settled))

    assert first == second
    assert 6 == len(files_read)


def test_one_question_is_answered_whatever_is_selected_of_it(
    settled: Path, files_read: list[str]
) -> None:
    tell("check", str(settled))
    tell("check", "--unfunded", str(settled))
    tell("check", "--json", "--select", "seal", str(settled))
    tell("check", str(settled), "--fail-on", "error")

    assert 6 == len(files_read)


def test_a_folder_may_be_named_in_any_way(
    settled: Path, files_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(settled)
    here = tell("check", ".")
    monkeypatch.chdir(settled.parent)
    there, whole = tell("check", "book"), tell("check", str(settled))
    assert 6 == len(files_read)

    paths = [line.split(":")[0] for line in here.lines if line[0] != " "]
    assert paths == [line.split(":")[0][5:] for line in there.lines if line[0] != " "]
    assert there == both("check", "book")
    assert whole == both("check", str(settled))


def test_only_what_changed_is_read_again(settled: Path, files_read: list[str]) -> None:
    tell("check", str(settled))
    files_read.clear()
    with (settled / "plain.toml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    (settled / "old/new.toml").write_text(PLAIN.replace('"plain"', '"new"'), encoding="utf-8")
    rest()
    both("check", str(settled))
    again = [Path(path).name for path in files_read[:2]]
    files_read.clear()
    tell("check", str(settled))

    assert ["plain.toml", "new.toml"] == again
    assert [] == files_read


def test_a_day_on_which_nothing_changes_reads_nothing(settled: Path, files_read: list[str]) -> None:
    tell("check", "--unfunded", str(settled), now="2026-03-11T08:00:00Z")
    tell("milestone", "list", str(settled), now="2026-03-11T08:00:00Z")
    files_read.clear()
    tell("check", "--unfunded", str(settled), now="2026-03-12T09:00:00Z")
    tell("milestone", "list", str(settled), now="2026-03-12T09:00:00Z")

    assert [] == files_read


@pytest.mark.parametrize("words", COMMANDS)
def test_answers_are_right_on_every_day(words: tuple[str, ...], settled: Path) -> None:
    rng = Random(3)
    for _ in range(8):
        both(*words, str(settled), now=rng.choice(DAYS))


def test_several_names_come_once_each(settled: Path) -> None:
    for words in COMMANDS:
        names = (str(settled / "site.toml"), str(settled), "plain", str(settled / "old"), "no")
        told = both(*words, "--book", str(settled), *names)
        assert "no contract" in told.err


# What may happen to a book between two commands, by name.
def edit(folder: Path, rng: Random) -> None:
    path = rng.choice(sorted(folder.rglob("*.toml")))
    text = path.read_text(encoding="utf-8")
    amount = f'"{rng.randrange(100, 999)}.00"'
    path.write_text(text.replace('"250.00"', amount), encoding="utf-8")


def edit_unseen(folder: Path, rng: Random) -> None:
    """Change a file in place, in the same tick or with its old times, its size the same."""
    path = rng.choice(sorted(folder.rglob("*.toml")))
    status = path.stat()
    data = path.read_bytes()
    path.write_bytes(data.replace(b"Acme", rng.choice((b"Ecme", b"Icme"))))
    if rng.random() < 0.5:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def touch(folder: Path, rng: Random) -> None:
    path = rng.choice(sorted(folder.rglob("*.toml")))
    os.utime(path, (0, rng.randrange(2_000_000_000)))


def rename(folder: Path, rng: Random) -> None:
    paths = sorted(folder.rglob("*.toml"))
    one, other = rng.choice(paths), rng.choice(paths)
    spare = folder / "spare"
    for source, target in ((one, spare), (other, one), (spare, other)):
        if source.exists():
            source.rename(target)


def restore(folder: Path, rng: Random) -> None:
    path = rng.choice(sorted(folder.rglob("*.toml")))
    copy = folder.parent / "copy"
    shutil.copy2(path, copy)
    edit(folder, rng)
    shutil.move(copy, path)


def add(folder: Path, rng: Random) -> None:
    name = f"n{rng.randrange(4)}"
    text = rng.choice((PLAIN, SHOP, SITE)).replace('id = "', f'id = "{name}" # ', 1)
    inner = folder / rng.choice((".", "old", "m"))
    inner.mkdir(exist_ok=True)
    (inner / f"{name}.toml").write_text(text, encoding="utf-8")


def remove(folder: Path, rng: Random) -> None:
    paths = sorted(folder.rglob("*.toml"))
    if len(paths) > 1:
        rng.choice(paths).unlink()


def spoil(folder: Path, rng: Random) -> None:
    """Damage the index: a byte of it, its end, all of it; or take it away."""
    for path in Path(os.environ["XDG_CACHE_HOME"]).rglob("*.index"):
        data = bytearray(path.read_bytes() or b"?")
        kind = rng.randrange(4)
        if kind == 0:
            path.unlink()
        elif kind == 1:
            path.write_bytes(data[: rng.randrange(len(data))])
        elif kind == 2:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            path.write_bytes(data)
        else:
            path.write_bytes(rng.randbytes(rng.randrange(300)))


HAPPENINGS: tuple[Callable[[Path, Random], None], ...] = (
    edit,
    edit_unseen,
    edit_unseen,
    touch,
    rename,
    restore,
    add,
    remove,
    spoil,
    lambda _folder, _rng: rest(),
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/escrowbook"


@pytest.fixture(scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The same for a property, whose examples share it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def lead_a_life(folder: Path, rng: Random, steps: int) -> None:
    """P-20: whatever happens between two questions, what is told is what the files say."""
    write(folder, SITE, SHOP, PLAIN)
    (folder / "old").mkdir()
    (folder / "old/odd.toml").write_text("[tool]\n", encoding="utf-8")
    for _ in range(steps):
        for _ in range(rng.randrange(1, 3)):
            rng.choice(HAPPENINGS)(folder, rng)
        now = rng.choice(DAYS)
        for words in rng.sample(COMMANDS, 2):
            both(*words, str(folder), now=now)


@pytest.mark.usefixtures("own_cache")
@settings(max_examples=8)
@given(seed=st.integers(0, 10**6))
def test_the_index_is_never_the_truth(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    lead_a_life(tmp_path_factory.mktemp("book"), Random(seed), 5)


@pytest.mark.campaign
@pytest.mark.usefixtures("own_cache")
@settings(max_examples=300)
@given(seed=st.integers(0, 10**9))
def test_the_index_is_never_the_truth_however_long_the_life(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lead_a_life(tmp_path_factory.mktemp("book"), Random(seed), 20)


def test_a_file_changed_again_in_the_same_tick_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "plain.toml"
    for number in range(30):
        path.write_text(PLAIN.replace("Two", f"A{number:02d}"), encoding="utf-8")
        first = both("contract", "list", str(tmp_path))
        path.write_text(PLAIN.replace("Two", f"B{number:02d}"), encoding="utf-8")
        second = both("contract", "list", str(tmp_path))
        assert first.out != second.out


def test_another_version_or_book_answers_for_itself(
    settled: Path, cache: Path, files_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tell("check", str(settled))
    for change in ("version", "settings"):
        files_read.clear()
        if change == "version":
            monkeypatch.setattr("escrowbook.cli.batch.__version__", "0.0.1")
        else:
            (settled / ".escrowbook").mkdir()
            settings_file = settled / ".escrowbook/config.toml"
            settings_file.write_text('[check]\nignore = ["no-scope"]\n', encoding="utf-8")
            rest()
        both("check", "--book", str(settled), str(settled))
        assert 6 <= len(files_read), change
    assert "no-scope" not in tell("check", "--book", str(settled), str(settled)).out
    assert [cache.joinpath(name).stat().st_mode & 0o777 for name in os.listdir(cache)] == [0o600]


@pytest.mark.parametrize("obstacle", ["a file", "read-only", "a link", "nowhere"])
def test_where_no_index_can_be_kept_answers_are_right(
    obstacle: str, settled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "cache"
    if obstacle == "a file":
        place.write_text("", encoding="utf-8")
    elif obstacle == "read-only":
        monkeypatch.setattr(os, "makedirs", _refuse)
    elif obstacle == "a link":
        (tmp_path / "elsewhere").mkdir()
        place.symlink_to(tmp_path / "gone")
    monkeypatch.setenv("XDG_CACHE_HOME", str(place) if obstacle != "nowhere" else "relative")
    if obstacle == "nowhere":
        monkeypatch.delenv("HOME", raising=False)
    for _ in range(2):
        both("check", str(settled))


def _refuse(*_: object, **__: object) -> None:
    raise OSError(30, os.strerror(30))


def test_a_warm_command_opens_no_file_but_the_index(settled: Path, cache: Path) -> None:
    words = command_line("check", str(settled))
    env = surroundings(None, XDG_CACHE_HOME=str(cache.parent))
    assert run("check", str(settled), environment=env).stdout
    witness = (
        "import sys\n"
        "def note(name, args):\n"
        "    if name in ('open', 'os.scandir', 'os.listdir'):\n"
        "        sys.__stderr__.write(f'{name} {args[0]}\\n')\n"
        "sys.addaudithook(note)\n"
    )
    import subprocess

    code, *rest_of_line = words[2:]
    done = subprocess.run(
        [words[0], "-c", witness + code, *rest_of_line],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    seen = [line for line in done.stderr.splitlines() if str(settled.parent) in line]

    index = next(cache.glob("*.check.index"))
    assert [
        f"open {index}",
        f"os.scandir {settled}/",
        f"os.scandir {settled}/old/",
    ] == seen
