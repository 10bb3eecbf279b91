"""The schema in the book's own folder: made, renewed, and left alone where it is right."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from escrowbook.store import schema_file
from escrowbook.store.drafting import SCHEMA_LINE
from escrowbook.store.errors import NotARegularFile, SystemRefused
from escrowbook.store.locking import Held, reserved
from escrowbook.store.schema_file import keep_schema, schema_path

OLD, NEW = b'{"old": 1}\n', b'{"new": 1}\n'


def test_it_lies_where_the_first_line_of_a_new_contract_points(tmp_path: Path) -> None:
    assert keep_schema(str(tmp_path), NEW)

    assert NEW == (tmp_path / SCHEMA_LINE.removeprefix("#:schema ")).read_bytes()


def test_it_is_written_only_where_it_is_another_one(tmp_path: Path) -> None:
    path = Path(schema_path(str(tmp_path)))

    assert [True, False, True] == [keep_schema(str(tmp_path), it) for it in (OLD, OLD, NEW)]
    assert NEW == path.read_bytes()
    assert [path] == list(path.parent.iterdir())


def test_a_link_is_followed(tmp_path: Path) -> None:
    path, real = Path(schema_path(str(tmp_path))), tmp_path / "shared.json"
    path.parent.mkdir()
    path.symlink_to(real)

    assert [True, False, True] == [keep_schema(str(tmp_path), it) for it in (OLD, OLD, NEW)]
    assert NEW == real.read_bytes()
    assert path.is_symlink()


def test_what_another_process_wrote_while_we_waited_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(schema_path(str(tmp_path)))

    @contextmanager
    def late(real: str) -> Iterator[Held]:
        with reserved(real) as held:
            path.write_bytes(NEW)
            yield held

    keep_schema(str(tmp_path), OLD)
    monkeypatch.setattr(schema_file, "reserved", late)

    assert not keep_schema(str(tmp_path), NEW)
    assert NEW == path.read_bytes()
    assert [path] == list(path.parent.iterdir())


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / ".escrowbook").write_text("a file", encoding="utf-8")

    with pytest.raises(SystemRefused, match=r"cannot make .*\.escrowbook"):
        keep_schema(str(tmp_path), NEW)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    Path(schema_path(str(tmp_path))).mkdir(parents=True)

    with pytest.raises(NotARegularFile):
        keep_schema(str(tmp_path), NEW)
