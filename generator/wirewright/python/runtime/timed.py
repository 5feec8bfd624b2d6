"""The deadline of a call in each step on its connection: connecting, reading, writing.

A timeout of the HTTP library begins anew with each byte, so a server that drips could hold a call
forever. Streams of ours take the time that is left instead, where that is less.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

import httpcore2
import httpx2

from .tunnels import pools

_PIECE = 64 * 1024
END: ContextVar[float | None] = ContextVar("END", default=None)
"""When the call that is being sent has to be over, by `time.monotonic`."""


def end(left: float | None) -> float | None:
    """Return the value of `END` for a call that may take `left` seconds more."""
    return None if left is None else time.monotonic() + left


def is_over() -> bool:
    """Tell whether the time of the call has passed."""
    last = END.get()
    return last is not None and time.monotonic() >= last


def _left(timeout: float | None, error: type[httpcore2.TimeoutException]) -> float | None:
    """Return what a step may take: its own timeout, or what is left of the call."""
    last = END.get()
    if last is None:
        return timeout
    left = last - time.monotonic()
    if left <= 0:
        raise error("the deadline has passed")
    return left if timeout is None else min(timeout, left)


def _addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a name; trying them is ours, so that all together end with the call."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore2.ConnectError(str(error)) from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class TimedStream(httpcore2.NetworkStream):
    """A connection whose steps end with the call."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        view = memoryview(buffer)
        for start in range(0, len(view), _PIECE):
            piece = bytes(view[start : start + _PIECE])
            self._stream.write(piece, _left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        left = _left(timeout, httpcore2.ConnectTimeout)
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class TimedBackend(httpcore2.NetworkBackend):
    """Makes connections whose steps end with the call."""

    def __init__(self, backend: httpcore2.NetworkBackend) -> None:
        self._backend = backend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        failed: httpcore2.ConnectError | httpcore2.ConnectTimeout | None = None
        for address in _addresses(host, port):
            left = _left(timeout, httpcore2.ConnectTimeout)
            try:
                made = self._backend.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return TimedStream(made)
        raise failed or httpcore2.ConnectError("the name has no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        left = _left(timeout, httpcore2.ConnectTimeout)
        return TimedStream(self._backend.connect_unix_socket(path, left, socket_options))

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)


def keep_deadlines(client: httpx2.Client) -> None:
    """Let the connections that `client` makes, through proxies too, end with the call.

    The library has no public way to its network backend. Where its insides are others one day, the
    deadline is kept between the pieces of an answer only, as with a client of the caller's.
    """
    for pool in pools(client):
        backend = getattr(pool, "_network_backend", None)
        if isinstance(backend, httpcore2.NetworkBackend):
            setattr(pool, "_network_backend", TimedBackend(backend))  # noqa: B010
