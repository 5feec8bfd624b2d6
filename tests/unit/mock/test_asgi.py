"""HTTP in and out: what the application makes of a request, and what it sends."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from tests.unit.mock.shop import site
from wirewright.mock.asgi import asgi
from wirewright.mock.call import Call, Reply

Headers = Sequence[tuple[bytes, bytes]]


def sent(
    method: str, path: str, parts: Sequence[bytes] = (b"",), headers: Headers = (), **scope: Any
) -> tuple[Any, list[tuple[Call, Reply]], int]:
    """Run one request; give its answer, what was logged, and how many parts of it were read."""
    waiting = list(parts)
    messages: list[Any] = []
    log: list[tuple[Call, Reply]] = []

    async def receive() -> Any:
        part = waiting.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(waiting)}

    async def send(message: Any) -> None:
        messages.append(message)

    app = asgi(site(), 10, lambda call, reply: log.append((call, reply)))
    asked = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": list(headers),
        **scope,
    }

    async def run() -> None:
        await app(asked, receive, send)

    asyncio.run(run())
    return messages, log, len(parts) - len(waiting)


def test_headers_of_one_name_are_one_list() -> None:
    headers = [(b"accept", b"application/xml;q=0.5"), (b"accept", b"text/json")]
    _, log, _ = sent("GET", "/shop/orders/count", headers=headers)
    assert log[0][0].headers["accept"] == "application/xml;q=0.5, text/json"


def test_the_path_is_taken_as_it_was_sent() -> None:
    _, log, _ = sent("GET", "/a/b", raw_path=b"/a%2Fb")
    assert log[0][0].path == "/a%2Fb"


def test_a_server_that_keeps_no_raw_path_is_understood() -> None:
    _, log, _ = sent("GET", "/shop/orders/count", raw_path=None)
    assert log[0][1].status == 501


def test_a_body_in_parts_is_one_body() -> None:
    _, log, read = sent("POST", "/shop/orders", [b"1234", b"5678"])
    assert (log[0][0].body, read) == (b"12345678", 2)


def test_what_passes_the_limit_is_not_read_to_its_end() -> None:
    messages, log, read = sent("POST", "/shop/orders", [b"12345678"] * 5)
    assert (log[0][1].status, read) == (413, 2)
    assert (b"connection", b"close") in messages[0]["headers"]


def test_an_empty_answer_has_no_length() -> None:
    messages, _, _ = sent("DELETE", "/shop/orders/1")
    assert messages[0]["status"] == 204
    assert b"content-length" not in dict(messages[0]["headers"])


def test_the_answer_to_head_has_the_length_of_that_to_get() -> None:
    messages, log, _ = sent("HEAD", "/")
    assert messages[1]["body"] == b""
    assert dict(messages[0]["headers"])[b"content-length"] == b"%d" % len(log[0][1].body)


def test_it_speaks_http_only() -> None:
    with pytest.raises(RuntimeError, match="HTTP only, not websocket"):
        sent("GET", "/", type="websocket")


def test_a_caller_that_goes_away_gets_nothing() -> None:
    messages: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        messages.append(message)

    async def run() -> None:
        asked = {"type": "http", "method": "POST", "path": "/shop/orders", "headers": []}
        await asgi(site())({**asked, "query_string": b""}, receive, send)

    asyncio.run(run())
    assert messages == []
