"""The mock as an ASGI application: HTTP becomes a `Call`, a `Reply` becomes HTTP.

Starlette is needed from here on. Bodies past a limit are not read to their end.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from wirewright.mock.call import Call, Reply
from wirewright.mock.respond import respond, too_large
from wirewright.mock.site import Site

LARGEST = 32 * 1024 * 1024
_BARE = (204, 304)


class _TooLargeError(Exception):
    """A body that passes the limit."""


def asgi(
    site: Site, largest: int = LARGEST, log: Callable[[Call, Reply], None] | None = None
) -> ASGIApp:
    """Return the application; `log` is told each call and its reply."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # a lifespan, which servers ask for and may be refused
            raise RuntimeError(f"the mock speaks HTTP only, not {scope['type']}")
        request = Request(scope, receive)
        call = _call(request)
        try:
            call = _call(request, await _body(request, largest))
            answer = respond(site, call)
        except _TooLargeError:
            answer = too_large(site, call, largest)
        except ClientDisconnect:
            return
        if log is not None:
            log(call, answer)
        await _response(answer, call.method)(scope, receive, send)

    return app


def _call(request: Request, body: bytes = b"") -> Call:
    raw = request.scope.get("raw_path") or request.scope["path"].encode("utf-8")
    path = raw.partition(b"?")[0].decode("latin-1")
    headers: dict[str, str] = {}
    for name, value in request.headers.items():
        # Several headers of one name are one list.
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return Call(request.method, path, request.url.query, headers, body)


async def _body(request: Request, largest: int) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > largest:
            raise _TooLargeError
    return b"".join(parts)


def _response(answer: Reply, method: str) -> Response:
    response = Response(b"" if method == "HEAD" else answer.body, answer.status)
    if method == "HEAD":
        response.headers["content-length"] = str(len(answer.body))
    if answer.status in _BARE:
        del response.headers["content-length"]
    for name, value in answer.headers:
        response.headers.append(name, value)
    return response
