"""Writing an index: whole or not at all, and never in anybody's way."""

import os
from pathlib import Path
from typing import Any

import pytest

from escrowbook.store.index import no_index, open_index
from escrowbook.store.index_block import new_block
from escrowbook.store.index_writing import IndexWriter
from tests.store.descriptors import Descriptors
from tests.store.index_samples import IDENTITY, written


def test_it_replaces_the_one_before_in_one_step(tmp_path: Path) -> None:
    path = written(tmp_path / "new/cache/x.index")
    first = open_index(str(path), IDENTITY)
    before = first.copied("")
    writer = IndexWriter(str(path), IDENTITY, "", first)
    writer.keep("")
    writer.finish()

    again = open_index(str(path), IDENTITY)
    assert ([""], "") == (list(again.blocks), again.memo)
    assert before == again.copied("") == first.copied("")
    assert ["x.index"] == os.listdir(path.parent)
    assert (0o600, 0o700) == (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777)


def test_two_writers_each_write_a_whole_one(tmp_path: Path) -> None:
    path = written(tmp_path / "x.index")
    old = open_index(str(path), IDENTITY)
    one, other = (IndexWriter(str(path), IDENTITY, name, old) for name in ("one", "other"))
    for writer in (one, other):
        writer.keep("")
    other.finish()
    one.finish()

    assert "one" == open_index(str(path), IDENTITY).memo
    assert ["x.index"] == os.listdir(tmp_path)


@pytest.mark.parametrize("call", ["open", "write", "close", "replace", "pread", "makedirs"])
def test_what_the_system_refuses_leaves_things_as_they_were(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "x.index")
    before = path.read_bytes()
    old = open_index(str(path), IDENTITY)
    real = getattr(os, call)
    refused: list[str] = []

    def refuse(*args: Any, **named: Any) -> Any:
        if not refused:
            refused.append(call)
            raise OSError(28, os.strerror(28))
        return real(*args, **named)

    monkeypatch.setattr(os, call, refuse)
    writer = IndexWriter(str(path), IDENTITY, "new", old)
    writer.keep("")
    writer.keep("old/")
    writer.finish()

    assert ([call], True) == (refused, writer.has_failed)
    assert before == path.read_bytes()
    assert ["x.index"] == os.listdir(tmp_path)


def test_a_short_write_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(tmp_path / "whole.index").read_bytes()
    write = os.write
    monkeypatch.setattr(os, "write", lambda number, data: write(number, bytes(data)[:7]))

    assert whole == written(tmp_path / "x.index").read_bytes()


@pytest.mark.parametrize("call", [None, "makedirs", "write", "replace"])
def test_a_file_is_closed_once_and_no_other(
    call: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    descriptors = Descriptors(monkeypatch)
    if call:
        monkeypatch.setattr(os, call, refuse)
    writer = IndexWriter(str(tmp_path / "x.index"), IDENTITY, "", no_index())
    writer.add(*new_block("old/", [], {}, None))
    writer.finish()
    writer.abandon()

    descriptors.check()
    assert ([] if call else ["x.index"]) == os.listdir(tmp_path)


def test_who_stops_before_the_end_leaves_nothing_behind(tmp_path: Path) -> None:
    path = written(tmp_path / "x.index")
    writer = IndexWriter(str(path), IDENTITY, "", no_index())
    assert 2 == len(os.listdir(tmp_path))
    writer.abandon()
    writer.finish()

    assert ["x.index"] == os.listdir(tmp_path)


def test_what_the_dead_left_behind_is_swept_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, hour, day = 1_800_000_000, 3600, 24 * 3600
    for name, age_seconds in (
        ("killed.tmp", hour + 1),
        ("writing.tmp", hour),
        ("unused.check.index", 90 * day + 1),
        ("used.check.index", 90 * day),
        ("notes", 999 * day),
    ):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (now - age_seconds,) * 2)
    # A link is as old as it is itself.
    (tmp_path / "link.tmp").symlink_to(tmp_path / "notes")
    os.utime(tmp_path / "link.tmp", (now, now), follow_symlinks=False)
    replace = os.replace

    def replace_now(old: str, new: str) -> None:
        os.utime(old, (now, now))
        replace(old, new)

    monkeypatch.setattr(os, "replace", replace_now)
    written(tmp_path / "x.index")

    assert ["link.tmp", "notes", "used.check.index", "writing.tmp", "x.index"] == sorted(
        os.listdir(tmp_path)
    )
