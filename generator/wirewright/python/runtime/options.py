"""What a client may be told: its patience, its limits, its network, its clock.

Values only; nothing here sends or sleeps.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors import EncodeError
from .limits import LIMITS, Limits

if TYPE_CHECKING:
    import ssl


def _random() -> float:
    import random

    return random.random()


async def _sleep(seconds: float) -> None:
    import asyncio

    await asyncio.sleep(seconds)


def _check_seconds(name: str, value: object) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise EncodeError(f"{name}: expected a number of seconds, got {type(value).__name__}")


def _check_attempts(value: object) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise EncodeError(f"attempts: expected an int from 1 on, got {value!a:.40}")


@dataclass(frozen=True, slots=True)
class Options:
    """How a client calls. All times are seconds.

    `deadline` bounds a whole call, over attempts, waits and the body; None: no bound. `connect` and
    `read` bound each step of an attempt. A call is sent up to `attempts` times where repeating it
    does nothing more: GET, HEAD, PUT, DELETE, OPTIONS, and what the documentation calls
    idempotent; any other call is sent once. Between attempts lies a random part of `backoff`,
    doubled each time up to `longest_backoff`, or what `Retry-After` asks for up to
    `longest_retry_after`. `headers` go with every call.
    """

    deadline: float | None = 30.0
    connect: float = 5.0
    read: float = 10.0
    attempts: int = 3
    backoff: float = 0.2
    longest_backoff: float = 8.0
    longest_retry_after: float = 60.0
    limits: Limits = LIMITS
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Refuse what would only fail in the middle of a call; raises EncodeError."""
        for name in ("connect", "read", "backoff", "longest_backoff", "longest_retry_after"):
            _check_seconds(name, getattr(self, name))
        if self.deadline is not None:
            _check_seconds("deadline", self.deadline)
        _check_attempts(self.attempts)


@dataclass(frozen=True, slots=True)
class Network:
    """How a client's own connections are made, in the words of httpx2."""

    verify: ssl.SSLContext | str | bool = True
    cert: str | tuple[str, str] | tuple[str, str, str] | None = field(default=None, repr=False)
    proxy: str | None = field(default=None, repr=False)
    trust_env: bool = True
    connections: int = 100
    idle_connections: int = 20
    idle_seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class Clock:
    """Where time and chance come from. `now` is monotonic, `date` seconds since 1970."""

    now: Callable[[], float] = time.monotonic
    date: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    sleep_async: Callable[[float], Awaitable[None]] = _sleep
    random: Callable[[], float] = _random


OPTIONS = Options()
NETWORK = Network()
CLOCK = Clock()
