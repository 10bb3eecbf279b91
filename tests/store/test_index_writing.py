"""Writing an index: whole or not at all, and never in anybody's way."""

import os
from pathlib import Path
from typing import Any

import pytest

from escrowbook.store import index_writing
from escrowbook.store.index import no_index, open_index
from escrowbook.store.index_writing import IndexWriter
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
    if call != "close":
        assert ["x.index"] == os.listdir(tmp_path)


def test_a_short_write_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(tmp_path / "whole.index").read_bytes()
    write = os.write
    monkeypatch.setattr(os, "write", lambda number, data: write(number, bytes(data)[:7]))

    assert whole == written(tmp_path / "x.index").read_bytes()


def test_who_stops_before_the_end_leaves_nothing_behind(tmp_path: Path) -> None:
    path = written(tmp_path / "x.index")
    writer = IndexWriter(str(path), IDENTITY, "", no_index())
    assert 2 == len(os.listdir(tmp_path))
    writer.abandon()
    writer.finish()

    assert ["x.index"] == os.listdir(tmp_path)


def test_what_the_dead_left_behind_is_swept_away(tmp_path: Path) -> None:
    hour = index_writing.LEFTOVER_SECONDS
    for name, age_seconds in (
        ("killed.tmp", hour + 60),
        ("writing.tmp", hour - 60),
        ("unused.check.index", index_writing.UNUSED_SECONDS + 60),
        ("used.check.index", index_writing.UNUSED_SECONDS - 600),
        ("notes", 10**9),
    ):
        path = tmp_path / name
        path.write_bytes(b"")
        then = path.stat().st_mtime - age_seconds
        os.utime(path, (then, then))
    written(tmp_path / "x.index")

    assert ["notes", "used.check.index", "writing.tmp", "x.index"] == sorted(os.listdir(tmp_path))
