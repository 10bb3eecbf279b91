"""What an index depends on beside the files."""

import os
from pathlib import Path

import pytest

from escrowbook.actions import stamps as module
from escrowbook.actions.stamps import TICK_NS, stamps

LATER_NS = 1 << 62


def stamped(book: Path, state: Path | None = None, clock_ns: int = LATER_NS) -> list[str]:
    return stamps(str(book), None if state is None else str(state), clock_ns)


def test_each_thing_has_a_stamp_of_its_own(tmp_path: Path) -> None:
    book, state = tmp_path / "book", tmp_path / "state"
    plain = stamped(book, state)
    assert plain == stamped(tmp_path / "other", state)

    config = book / ".escrowbook/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("", encoding="utf-8")
    settled = stamped(book, state)
    (state / "heads").mkdir(parents=True)
    seen = stamped(book, state)

    for number, one, other in ((1, plain, settled), (2, settled, seen)):
        assert [place for place in range(len(one)) if one[place] != other[place]] == [number]


def test_settings_that_were_changed_just_now_are_not_trusted(tmp_path: Path) -> None:
    config = tmp_path / ".escrowbook/config.toml"
    config.parent.mkdir()
    config.write_text("", encoding="utf-8")
    changed_ns = config.stat().st_ctime_ns

    assert stamped(tmp_path, clock_ns=changed_ns) != stamped(tmp_path, clock_ns=changed_ns + 1)
    later_ns = changed_ns + TICK_NS + 1
    assert stamped(tmp_path, clock_ns=later_ns) == stamped(tmp_path, clock_ns=later_ns + 1)


@pytest.mark.parametrize("place", ["site-packages", "src"])
def test_a_changed_program_has_another_stamp(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / place / "escrowbook"
    (package / "core").mkdir(parents=True)
    for name in ("__init__.py", "core/fold.py"):
        (package / name).write_text("", encoding="utf-8")
        os.utime(package / name, (1, 1))
    monkeypatch.setattr(module, "__file__", str(package / "actions/stamps.py"))
    first = stamped(tmp_path)
    os.utime(package / "core/fold.py", (1 << 34, 1 << 34))

    # An installed program is exchanged as a whole; in a checkout any file may change.
    assert (first == stamped(tmp_path)) is (place == "site-packages")
    os.utime(package / "__init__.py", (1 << 35, 1 << 35))
    assert first != stamped(tmp_path)
