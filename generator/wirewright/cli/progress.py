"""What a person at a terminal sees while a run takes long, and how long it took.

Elsewhere nothing is shown and no time is named, so that the output of a run is always the same.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 1.0


class Timer(Protocol):
    """Calls a function later, unless it is cancelled."""

    def start(self) -> None: ...

    def cancel(self) -> None: ...


class Progress:
    """The steps of a run. Use it as a context; print results only after its end."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        timer: Callable[[float, Callable[[], None]], Timer] = threading.Timer,
        stream: TextIO | None = None,
    ) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._clock = clock
        self._began = clock()
        self._timer = timer(PATIENCE, self._show)
        self._lock = threading.Lock()
        self._text = ""
        self._ended = False
        self._status: Status | None = None

    def step(self, text: str) -> None:
        """Say what the run does from now on."""
        with self._lock:
            self._text = text
            if self._status:
                self._status.update(text)

    @property
    def took(self) -> str:
        """Give the end of a sentence: how long the run took, on a terminal."""
        return f", in {self._clock() - self._began:.1f} s" if self._terminal else ""

    def __enter__(self) -> Progress:
        if self._terminal:
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._ended = True
            if self._status:
                self._status.stop()

    def _show(self) -> None:
        from rich.console import Console

        with self._lock:
            if not self._ended:
                self._status = Console(file=self._stream).status(self._text)
                self._status.start()
