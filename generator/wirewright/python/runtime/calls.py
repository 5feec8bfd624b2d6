"""One call, from a request to its response: attempts, waits, deadline, errors.

Sans-IO: `call` yields what is to be done next and is resumed with what came of it. The drivers of
both kinds of client only do what it says, so they cannot differ.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, Final, Generic, TypeAlias, TypeVar

from ..errors import AnswerError, ApiError, DeadlineError, TransportError
from .http import Answer, Request
from .limits import Limits
from .options import Clock, Options
from .secrets import masked, secrets_in

T = TypeVar("T")
E = TypeVar("E", bound=ApiError[Any] | AnswerError)

LOG = logging.getLogger((__package__ or "").rpartition(".")[0])
REPEATED: Final = frozenset((408, 429, 500, 502, 503, 504))


@dataclass(frozen=True, slots=True)
class Response(Generic[T]):
    """The value of a successful answer, and what else is known of it.

    Names of `headers` are in lower case. `attempts` counts the requests that were sent, `elapsed`
    the seconds that the whole call took.
    """

    value: T
    status: int
    headers: Mapping[str, str] = field(repr=False)
    attempts: int
    elapsed: float


@dataclass(frozen=True, slots=True)
class Call:
    """A request, ready for the wire. `shown` is its URL without values, `secrets` what it hides.

    `added` are the secrets that others put into it while it was sent.
    """

    method: str
    url: str
    shown: str
    headers: tuple[tuple[str, str], ...]
    content: bytes | None
    repeatable: bool
    secrets: tuple[str, ...]
    added: list[str] = field(default_factory=list[str])

    def __repr__(self) -> str:
        return f"<Call {self.method} {self.shown}>"


@dataclass(frozen=True, slots=True)
class Send:
    """Send the call. `left` are the seconds until its deadline, None without one."""

    call: Call
    left: float | None
    connect: float
    read: float
    limits: Limits


@dataclass(frozen=True, slots=True)
class Sleep:
    """Wait so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """An attempt without a complete answer. `again`: another one may go better."""

    kind: type[TransportError]
    reason: str
    again: bool = False


Outcome: TypeAlias = Answer | AnswerError | Failed
"""What comes of sending; an `AnswerError` where an answer's body cannot be taken."""

Steps: TypeAlias = Generator[Send | Sleep, Outcome | None, Response[T]]


def call(request: Request[T], ready: Call, options: Options, clock: Clock) -> Steps[T]:
    """Yield the steps of a call and return its response.

    Raises:
        ApiError: the answer says that the call failed.
        AnswerError: the answer is not what is documented.
        TransportError: there was no complete answer.
    """
    start = clock.now()
    end = None if options.deadline is None else start + options.deadline
    attempt = 0
    while True:
        attempt += 1
        left = None if end is None else end - clock.now()
        outcome: Outcome | None
        if left is not None and left <= 0:
            attempt -= 1
            outcome = Failed(DeadlineError, "the deadline has passed")
        else:
            outcome = yield Send(ready, left, options.connect, options.read, options.limits)
        if outcome is None:
            raise RuntimeError("a sent call has an outcome")
        wait = _wait(outcome, attempt, options, clock) if ready.repeatable else None
        if wait is None or (end is not None and clock.now() + wait >= end):
            break
        _log(ready, outcome, attempt, clock.now() - start, f"again in {wait:.3f} s")
        yield Sleep(wait)
    elapsed = clock.now() - start
    _log(ready, outcome, attempt, elapsed, "")
    return _concluded(request, ready, outcome, attempt, elapsed)


def _wait(outcome: Outcome, attempt: int, options: Options, clock: Clock) -> float | None:
    """Return the seconds until the next attempt, None for no other."""
    if attempt >= options.attempts:
        return None
    longest = min(options.longest_backoff, options.backoff * 2.0 ** min(attempt - 1, 60))
    chosen = clock.random() * longest
    match outcome:
        case Failed(again=again):
            return chosen if again else None
        case Answer(status=status, headers=headers) if status in REPEATED:
            asked = retry_after(headers, clock)
            if asked is None:
                return chosen
            return asked if asked <= options.longest_retry_after else None
        case _:
            return None


def retry_after(headers: Mapping[str, str], clock: Clock) -> float | None:
    """Return the seconds that `Retry-After` asks for, None where it says nothing sensible."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:20])
    try:
        date = parsedate_to_datetime(text)
        return max(0.0, date.timestamp() - clock.date())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _concluded(
    request: Request[T], ready: Call, outcome: Outcome, attempts: int, elapsed: float
) -> Response[T]:
    match outcome:
        case Failed(kind=kind, reason=reason):
            told = masked(reason, ready.secrets)
            raise kind(told, ready.method, masked(ready.shown, ready.secrets), attempts)
        case AnswerError():
            raise _told(outcome, request, ready, attempts)
        case answer:
            try:
                value = request.read(answer)
            except (ApiError, AnswerError) as error:
                _told(error, request, ready, attempts)
                raise
            return Response(value, answer.status, answer.headers, attempts, elapsed)


def _told(error: E, request: Request[Any], ready: Call, attempts: int) -> E:
    """Complete an error with what only the caller knows; servers like to echo what was sent."""
    error.attempts = attempts
    hidden = (*ready.secrets, *ready.added, *secrets_in(request.body))
    if hidden:
        error.shown = error.described(lambda text: masked(text, hidden))
    return error


def _log(ready: Call, outcome: Outcome, attempt: int, elapsed: float, more: str) -> None:
    if not LOG.isEnabledFor(logging.INFO):
        return
    said: Any = outcome.kind.__name__ if isinstance(outcome, Failed) else outcome.status
    LOG.info(
        "%s %s: %s, attempt %d, %.3f s%s",
        ready.method,
        masked(ready.shown, ready.secrets),
        said,
        attempt,
        elapsed,
        f", {more}" if more else "",
    )
