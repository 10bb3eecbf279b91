import io
from collections.abc import Iterator

import pytest

from escrowbook.views.progress import watched
from escrowbook.views.screen import Screen

TERMINAL = Screen(width=60, is_terminal=True)


def shown(
    seconds_each: float, screen: Screen, monkeypatch: pytest.MonkeyPatch, count: int = 8
) -> tuple[list[int], str]:
    """What comes out of a batch whose items take so long each, and what is drawn meanwhile."""
    now = 0.0

    def slow() -> Iterator[int]:
        nonlocal now
        for number in range(count):
            now += seconds_each
            yield number

    monkeypatch.setattr("time.monotonic", lambda: now)
    stream = io.StringIO()
    return list(watched(slow(), count, "checking", screen, stream)), stream.getvalue()


@pytest.mark.parametrize("seconds_each", [0.0, 0.1, 0.5, 5.0])
@pytest.mark.parametrize("screen", [TERMINAL, Screen()], ids=["terminal", "pipe"])
def test_every_item_comes_out_once_in_its_order(
    seconds_each: float, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    items, _ = shown(seconds_each, screen, monkeypatch)

    assert list(range(8)) == items


@pytest.mark.parametrize("count", [0, 1])
def test_a_batch_may_be_very_short(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    items, _ = shown(5.0, TERMINAL, monkeypatch, count)

    assert list(range(count)) == items


def test_a_short_batch_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "" == shown(0.1, TERMINAL, monkeypatch)[1]


def test_a_long_batch_shows_nothing_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "" == shown(5.0, Screen(), monkeypatch)[1]


def test_a_long_batch_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "checking" in shown(0.5, TERMINAL, monkeypatch)[1]
