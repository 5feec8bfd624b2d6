from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from wirewright.cli.progress import Progress


class Clock:
    """A clock that a test turns, and a timer that rings when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0
        self.started = False
        self.cancelled = False
        self.ring: Callable[[], None] = lambda: None

    def __call__(self) -> float:
        return self.now

    def timer(self, _: float, ring: Callable[[], None]) -> Clock:
        self.ring = ring
        return self

    def start(self) -> None:
        self.started = True

    def cancel(self) -> None:
        self.cancelled = True


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    return Terminal()


def test_away_from_a_terminal_nothing_is_shown_and_no_time_named(clock: Clock) -> None:
    stream = io.StringIO()
    with Progress(clock, clock.timer, stream) as progress:
        progress.step("reading")
        clock.now = 5.0
    assert not clock.started
    assert (progress.took, stream.getvalue()) == ("", "")


def test_a_short_run_shows_only_how_long_it_took(clock: Clock, terminal: Terminal) -> None:
    with Progress(clock, clock.timer, terminal) as progress:
        progress.step("reading")
        clock.now = 0.25
    assert clock.started
    assert clock.cancelled
    assert (progress.took, terminal.getvalue()) == (", in 0.2 s", "")


def test_a_long_run_shows_its_steps_and_gives_the_cursor_back(
    clock: Clock, terminal: Terminal
) -> None:
    with Progress(clock, clock.timer, terminal) as progress:
        progress.step("reading")
        clock.ring()
        progress.step("rendering")
    assert "rendering" in terminal.getvalue()
    assert "\x1b[?25h" in terminal.getvalue()


def test_a_timer_that_rings_too_late_shows_nothing(clock: Clock, terminal: Terminal) -> None:
    with Progress(clock, clock.timer, terminal):
        pass
    clock.ring()
    assert terminal.getvalue() == ""
