"""The module that imports httpx2: connections, one exchange on them, and what went wrong in it.

An exchange takes a step and gives an `Outcome`; it never raises for what the network does. It
sends once: neither this nor the pool below tries again after something was sent.
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
import ssl
from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import lru_cache
from typing import Any, Final, cast

import httpx2

from ..errors import (
    CallTimeoutError,
    ConnectError,
    ConnectionLostError,
    DeadlineError,
    EncodeError,
    ProtocolError,
    TlsError,
    TransportError,
)
from . import handshakes, leftovers, outgoing, quiet, timed, tunnels
from .calls import Failed, Outcome, Send
from .options import Network
from .reading import Reading


def check_address(url: str) -> None:
    """Refuse a base URL that the library would refuse with each call.

    Raises:
        EncodeError: it is no address.
    """
    try:
        httpx2.URL(url).copy_with(path="/")
    except httpx2.InvalidURL as error:
        raise EncodeError(f"the base URL is no address: {error}") from None


class OwnClient(httpx2.Client):
    """A client that nobody else has a hand on."""


class OwnAsyncClient(httpx2.AsyncClient):
    """The same for asyncio."""


def client(network: Network, transport: httpx2.BaseTransport | None) -> httpx2.Client:
    """Return a client of our own, whose connections keep the deadline of a call."""
    made = OwnClient(transport=transport, **_arguments(network))
    timed.keep_deadlines(made)
    tunnels.close_broken_tunnels(made)
    return made


def async_client(
    network: Network, transport: httpx2.AsyncBaseTransport | None
) -> httpx2.AsyncClient:
    """Return a client of our own, whose connections are closed with their calls."""
    made = OwnAsyncClient(transport=transport, **_arguments(network))
    handshakes.close_broken_handshakes(made)
    tunnels.close_broken_tunnels(made)
    return made


def _arguments(network: Network) -> dict[str, Any]:
    return {
        "verify": network.verify,
        "cert": network.cert,
        "proxy": network.proxy,
        "trust_env": network.trust_env,
        "limits": httpx2.Limits(
            max_connections=network.connections,
            max_keepalive_connections=network.idle_connections,
            keepalive_expiry=network.idle_seconds,
        ),
    }


def exchange(http: httpx2.Client, step: Send, auth: httpx2.Auth | None) -> Outcome:
    """Send a call once and read its answer."""
    marks = quiet.OURS.set(True), timed.END.set(timed.end(step.left))
    try:
        request = _request(http, step)
        response = http.send(request, stream=True, auth=_auth(auth), follow_redirects=False)
        try:
            reading = _reading(response, step, is_own=_is_own(http, auth))
            if response.is_stream_consumed:
                return reading.complete(response.content)
            for piece in cast("httpx2.SyncByteStream", response.stream):
                if not reading.feed(piece) or timed.is_over():
                    break
            leftovers.close(response)
            return _late() if timed.is_over() else reading.outcome()
        finally:
            response.close()
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        return _late() if timed.is_over() else _failed(error, step)
    finally:
        quiet.OURS.reset(marks[0])
        timed.END.reset(marks[1])


async def exchange_async(http: httpx2.AsyncClient, step: Send, auth: httpx2.Auth | None) -> Outcome:
    """Send a call once and read its answer; the twin of `exchange`."""
    mark = quiet.OURS.set(True)
    scope = asyncio.timeout(step.left)
    try:
        async with scope:
            request = _request(http, step)
            response = await http.send(
                request, stream=True, auth=_auth(auth), follow_redirects=False
            )
            try:
                reading = _reading(response, step, is_own=_is_own(http, auth))
                if response.is_stream_consumed:
                    return reading.complete(response.content)
                # An iterator that is left before its end has to be closed here, or it is later.
                stream = cast("httpx2.AsyncByteStream", response.stream)
                async with aclosing(cast("AsyncGenerator[bytes]", aiter(stream))) as pieces:
                    async for piece in pieces:
                        if not reading.feed(piece):
                            break
                await leftovers.close_async(response)
                return reading.outcome()
            finally:
                await response.aclose()
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        return _failed(error, step)
    except TimeoutError:
        if not scope.expired():
            raise
        return _late()
    finally:
        quiet.OURS.reset(mark)


def _request(http: httpx2.Client | httpx2.AsyncClient, step: Send) -> httpx2.Request:
    times = {"connect": step.connect, "read": step.read, "write": step.read, "pool": step.left}
    if step.left is not None:
        times["connect"] = min(step.connect, step.left)
        times["read"] = times["write"] = min(step.read, step.left)
    url = step.call.url if "?" in step.call.url else _parsed(step.call.url)
    method, content, extensions = step.call.method, step.call.content, {"timeout": times}
    if not _is_own(http, None) or http.cookies:
        headers = list(step.call.headers)
        return http.build_request(
            method, url, headers=headers, content=content, extensions=extensions
        )
    # A client of ours has no headers, parameters and addresses of its own to be merged.
    names = {name.lower() for name, _ in step.call.headers}
    headers = [x for x in _DEFAULTS if x[0] not in names]
    headers.extend(step.call.headers)
    return httpx2.Request(method, url, headers=headers, content=content, extensions=extensions)


_DEFAULTS: Final = (
    ("accept", "*/*"),
    ("connection", "keep-alive"),
    ("user-agent", f"python-httpx2/{httpx2.__version__}"),
)

# To parse an address takes as long as the rest of a request; most calls go to a few of them.
_parsed = lru_cache(maxsize=64)(httpx2.URL)


def _is_own(http: httpx2.Client | httpx2.AsyncClient, auth: httpx2.Auth | None) -> bool:
    """Tell whether nobody but us puts something into a request."""
    return auth is None and isinstance(http, (OwnClient, OwnAsyncClient))


def _auth(auth: httpx2.Auth | None) -> Any:
    return httpx2.USE_CLIENT_DEFAULT if auth is None else auth


def _reading(response: httpx2.Response, step: Send, *, is_own: bool) -> Reading:
    if not is_own:
        sent = response.request
        step.call.added.extend(outgoing.credentials(sent.headers, sent.url.params))
    headers = dict(response.headers.items())
    return Reading(step.call.method, response.status_code, headers, step.limits)


def _late() -> Failed:
    return Failed(DeadlineError, "the deadline has passed")


_KINDS: tuple[tuple[type[httpx2.HTTPError], type[TransportError], str, bool], ...] = (
    (httpx2.ConnectTimeout, CallTimeoutError, "connecting took too long", True),
    (httpx2.PoolTimeout, CallTimeoutError, "no connection became free in time", False),
    (httpx2.WriteTimeout, CallTimeoutError, "the server took the request too slowly", False),
    (httpx2.TimeoutException, CallTimeoutError, "the server answered too slowly", False),
    (httpx2.ConnectError, ConnectError, "no connection: {}", True),
    (httpx2.ProxyError, ConnectError, "the proxy refused: {}", False),
    (httpx2.NetworkError, ConnectionLostError, "the connection broke: {}", True),
    (httpx2.RemoteProtocolError, ProtocolError, "the answer is no HTTP: {}", False),
)


def _failed(error: httpx2.HTTPError | httpx2.InvalidURL, step: Send) -> Failed:
    """Return what an error of the library means to a caller."""
    if isinstance(error, httpx2.TimeoutException) and _is_deadline(error, step):
        return _late()
    if isinstance(error, httpx2.ConnectError) and isinstance(_root(error), ssl.SSLError):
        return Failed(TlsError, f"TLS failed: {_why(error)}")
    if isinstance(error, httpx2.RemoteProtocolError) and _is_closed(str(error)):
        return Failed(ConnectionLostError, "the server closed the connection", again=True)
    for library, kind, reason, again in _KINDS:
        if isinstance(error, library):
            return Failed(kind, reason.replace("{}", _why(error)), again)
    # Its text may have the value of a header in it.
    return Failed(ProtocolError, f"the request cannot be sent: {type(error).__name__}")


def _is_deadline(error: httpx2.TimeoutException, step: Send) -> bool:
    """Tell whether what was waited for in vain was the end of the call."""
    if step.left is None or isinstance(error, httpx2.PoolTimeout):
        return step.left is not None
    own = step.connect if isinstance(error, httpx2.ConnectTimeout) else step.read
    return step.left <= own


def _root(error: BaseException) -> OSError | None:
    """Return what the system said first; both kinds of client put it in other words.

    What lies behind that is the caller's: the error that it is busy with, while it calls.
    """
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, ssl.SSLError) or (isinstance(found, OSError) and found.errno):
            return found
        one_of = found.exceptions[-1] if isinstance(found, BaseExceptionGroup) else None
        found = one_of or found.__cause__ or found.__context__
    return None


_BYTES: Final = re.compile(r":? ?(bytearray\()?b['\"].*", re.DOTALL)
"""What a server said, in a message of the library."""


def _why(error: BaseException) -> str:
    if isinstance(error, httpx2.RemoteProtocolError):
        return _BYTES.sub("", str(error))
    root = _root(error)
    if root is None or isinstance(root, (ssl.SSLError, socket.gaierror)):
        return str(root or error)
    return os.strerror(root.errno or 0)


def _is_closed(text: str) -> bool:
    return "disconnected" in text or "closed" in text.lower()
