"""What can go wrong between a program and an API, as one tree below `WireError`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Generic, TypeVar

T = TypeVar("T")

LONGEST_MESSAGE: Final = 500
EXCERPT: Final = 200


def printable(text: str, limit: int = LONGEST_MESSAGE) -> str:
    """Return `text` with everything but printable ASCII escaped, and cut after `limit` characters."""
    shown = text[:limit].encode("unicode_escape").decode("ascii")
    return shown if len(shown) <= limit and len(text) <= limit else shown[: limit - 3] + "..."


def excerpt(content: bytes, mask: Callable[[str], str] = str) -> str:
    """Return the beginning of a body as a text to be shown; `mask` takes secrets out."""
    begun = content[: 20 * EXCERPT].decode("utf-8", "replace")
    return printable(mask(begun), EXCERPT)


def dotted(parts: Iterable[str | int]) -> str:
    """Return a path inside of a payload as text: `orderLines[3].price`."""
    shown = "".join(f"[{x}]" if isinstance(x, int) else f".{x}" for x in parts)
    return shown.removeprefix(".")


class WireError(Exception):
    """Base of all errors that calls and codecs raise."""


class CodecError(WireError):
    """A payload that cannot be read, or a value that cannot be written.

    `reason` says why, `medium` is that of the payload, such as `json`, and `path` is the place
    inside it by the medium's own names, such as `orderLines[3].price` ("" for the whole).
    """

    def __init__(self, reason: str, medium: str = "", path: tuple[str | int, ...] = ()) -> None:
        super().__init__(reason, medium, path)
        self.reason = reason
        self.medium = medium
        self.parts = path

    @property
    def path(self) -> str:
        """The place inside the payload, as text."""
        return dotted(self.parts)

    def inside(self, *parts: str | int) -> None:
        """Note that the error came up below `parts` of an enclosing value."""
        self.parts = (*parts, *self.parts)

    def __str__(self) -> str:
        return printable(self._said())

    def _said(self) -> str:
        return ": ".join(x for x in (self.medium, self.path, self.reason) if x)


class DecodeError(CodecError):
    """A payload that is not what the documentation says."""


class EncodeError(CodecError):
    """A value that the medium cannot say, or that has the wrong type."""


class AnswerError(DecodeError):
    """A successful answer that is not what the documentation says: see `status` and `content`.

    `headers` are in lower case, `content` is the body's bytes, as far as they were read.
    `attempts` counts the requests that were sent.
    """

    def __init__(
        self,
        reason: str,
        medium: str = "",
        path: tuple[str | int, ...] = (),
        *,
        status: int = 0,
        headers: Mapping[str, str] | None = None,
        content: bytes = b"",
        attempts: int = 1,
    ) -> None:
        super().__init__(reason, medium, path)
        self.status = status
        self.headers: Mapping[str, str] = {} if headers is None else headers
        self.content = content
        self.attempts = attempts
        self.shown = ""  # what a client has described without its secrets

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self) -> str:
        return self.shown or self.described(str)

    def described(self, mask: Callable[[str], str]) -> str:
        """Return what is said of the error, without what `mask` takes out."""
        shown = f": {excerpt(self.content, mask)}" if self.content else ""
        return f"the answer {self.status}: {printable(mask(self._said()))}{shown}"


class TransportError(WireError):
    """A call that got no complete answer.

    `method` and `url` say which: the URL has the path as it is documented, without values.
    `attempts` counts the requests that were begun.
    """

    def __init__(self, reason: str, method: str = "", url: str = "", attempts: int = 1) -> None:
        super().__init__(reason, method, url, attempts)
        self.reason = reason
        self.method = method
        self.url = url
        self.attempts = attempts

    def __str__(self) -> str:
        times = f" ({self.attempts} attempts)" if self.attempts > 1 else ""
        place = f"{self.method} {self.url}: " if self.url else ""
        return printable(f"{place}{self.reason}{times}")


class ConnectError(TransportError):
    """No connection could be made; nothing was sent."""


class TlsError(ConnectError):
    """The server's certificate or protocol is not to be trusted; nothing was sent."""


class ConnectionLostError(TransportError):
    """The connection broke before the answer was complete. The server may have acted."""


class ProtocolError(TransportError):
    """What came is no HTTP, or the request is none."""


class CallTimeoutError(TransportError):
    """The server took too long to connect, to take the request or to go on with its answer."""


class DeadlineError(CallTimeoutError):
    """The whole call took longer than it may, over all attempts."""


class ApiError(WireError, Generic[T]):
    """An answer that says that the call failed.

    `body` is the typed body where the documentation describes one for this status, else None;
    `content` is the body's bytes. `attempts` counts the requests that were sent.
    """

    def __init__(
        self,
        status: int,
        body: T | None,
        content: bytes,
        headers: Mapping[str, str],
        attempts: int = 1,
    ) -> None:
        super().__init__(status, body, content, headers, attempts)
        self.status = status
        self.body = body
        self.content = content
        self.headers = headers
        self.attempts = attempts
        self.shown = ""  # what a client has described without its secrets

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self) -> str:
        return self.shown or self.described(str)

    def described(self, mask: Callable[[str], str]) -> str:
        """Return what is said of the error, without what `mask` takes out."""
        told = self.body is not None
        shown = printable(mask(repr(self.body))) if told else excerpt(self.content, mask)
        redirect = ", and redirects are not followed" if 300 <= self.status < 400 else ""
        return f"the API answered {self.status}{redirect}: {shown or 'nothing'}"
