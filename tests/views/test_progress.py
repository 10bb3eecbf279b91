"""How far a long batch is."""

import io

import pytest

from escrowbook.views.progress import Bar
from escrowbook.views.screen import Screen

TERMINAL = Screen(width=60, is_terminal=True)


def shown(
    seconds_each: float, screen: Screen, monkeypatch: pytest.MonkeyPatch, count: int = 8
) -> str:
    """What is drawn while so many files answer, each after so long."""
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    stream = io.StringIO()
    bar = Bar("checking", screen, stream)
    for _ in range(count):
        now += seconds_each
        bar.advance()
    assert count == bar.done
    bar.close()
    bar.close()
    return stream.getvalue()


def test_a_long_batch_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = shown(0.5, TERMINAL, monkeypatch)

    assert "checking" in drawn
    assert "8 files" in drawn


@pytest.mark.parametrize(
    "seconds_each, screen, count", [(0.1, TERMINAL, 8), (5.0, Screen(), 8), (5.0, TERMINAL, 0)]
)
def test_a_short_batch_or_one_at_which_nobody_looks_shows_nothing(
    seconds_each: float, screen: Screen, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "" == shown(seconds_each, screen, monkeypatch, count)
