"""Requests to paths that are not documented: one by one, with what the caller says of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar, overload
from urllib.parse import unquote

from ..errors import EncodeError
from . import http
from .http import Answer, Body, Codec, Operation, Request
from .limits import LIMITS, Limits
from .strict import Strict

T = TypeVar("T")
Pairs: TypeAlias = Mapping[str, str] | Sequence[tuple[str, str]]


@overload
def request(
    method: str,
    path: str,
    *,
    query: Pairs = (),
    headers: Pairs = (),
    content: bytes | None = None,
    content_type: str = "application/octet-stream",
    idempotent: bool = False,
) -> Request[bytes]: ...
@overload
def request(
    method: str,
    path: str,
    *,
    read: Callable[[Answer], T],
    query: Pairs = (),
    headers: Pairs = (),
    content: bytes | None = None,
    content_type: str = "application/octet-stream",
    idempotent: bool = False,
) -> Request[T]: ...
def request(  # noqa: PLR0913  # what a request may have
    method: str,
    path: str,
    *,
    read: Callable[[Answer], Any] | None = None,
    query: Pairs = (),
    headers: Pairs = (),
    content: bytes | None = None,
    content_type: str = "application/octet-stream",
    idempotent: bool = False,
) -> Request[Any]:
    """Return a request to any path below a client's base URL, to be sent by `client.send`.

    Args:
        method: The HTTP method.
        path: The path, percent-encoded, without a query.
        read: Makes the value of a successful answer; without it, that is its content.
        query: Names and values.
        headers: Names and values.
        content: The body, which goes as `content_type`.
        content_type: What the body is.
        idempotent: That the call may be tried again; GET, HEAD, PUT and DELETE always may.

    Raises:
        EncodeError: the method, the path or a header cannot be sent.
    """
    operation: Operation[bytes, Any] = Operation(
        name="",
        method=_method(method),
        path=_path(path),
        request=None if content is None else _body(content_type),
        idempotent=idempotent,
    )

    def value(answer: Answer) -> Any:
        http.read(operation, answer)  # which raises for a status that is no success
        return answer.content if read is None else read(answer)

    return Request(
        operation=operation,
        read=value,
        body=content,
        query=_pairs(query),
        headers=tuple(
            (http.header_name(name), http.header(text)) for name, text in _pairs(headers)
        ),
    )


def _pairs(given: Pairs) -> tuple[tuple[str, str], ...]:
    return tuple(given.items() if isinstance(given, Mapping) else given)


def _method(method: str) -> str:
    if not method or set(method) - http.TOKEN:
        raise EncodeError(f"{method!a} is no HTTP method")
    return method.upper()


def _path(path: str) -> str:
    relative = path.removeprefix("/")
    allowed = relative.isascii() and relative.isprintable() and not set(relative) & set(' ?#\\{}"')
    segments = [unquote(x) for x in relative.split("/")]
    if not allowed or "." in segments or ".." in segments or "" in segments[:-1]:
        raise EncodeError(f"{path!a} is no path below the base URL")
    return relative


def _body(content_type: str) -> Body[bytes]:
    codec = Codec("", (http.header(content_type),), _decoded, bytes, _strictly)
    return Body(media=(codec,))


def _decoded(data: bytes | str, limits: Limits = LIMITS) -> bytes:  # noqa: ARG001
    return data if isinstance(data, bytes) else data.encode()


def _strictly(data: bytes | str, limits: Limits = LIMITS) -> Strict[bytes]:
    return Strict(_decoded(data, limits), ())
