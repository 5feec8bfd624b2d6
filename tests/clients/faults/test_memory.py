"""Answers without an end, and those that grow: refused, in bounded memory."""

from __future__ import annotations

import asyncio
import tracemalloc
from collections.abc import Callable, Generator
from typing import Any

import pytest

from order_apis import pars
from order_apis._runtime.limits import LIMITS
from order_apis._runtime.options import Network, Options
from order_apis.errors import AnswerError, ApiError, ProtocolError, WireError
from tests.clients.calling import KINDS
from tests.clients.faults import certificates
from tests.clients.faults.calls import GET, read
from tests.clients.faults.packed import bomb
from tests.clients.faults.server import Server
from tests.clients.faults.steps import TAKE, Say, Script
from tests.clients.faults.table import JSON, framed

MIB = 1 << 20
MARGIN = 16 * MIB
BLOCK = bytes(64 * 1024)
GZIP: Any = {"content_type": JSON, "content_encoding": "gzip"}
ENDLESS = 10_000
HEAD = b"HTTP/1.1 %d Said\r\nContent-Type: application/json\r\n"


def chunk(data: bytes) -> bytes:
    """Return data as one chunk of a body."""
    return b"%x\r\n%s\r\n" % (len(data), data)


def endless(head: bytes, block: bytes = BLOCK) -> Callable[[], Script]:
    """Send a head and then blocks, for ever as far as a caller is concerned."""
    return lambda: (TAKE, Say(head), Say(block, times=ENDLESS))


ROWS: dict[str, tuple[Callable[[], Script], type[WireError]]] = {
    "a bomb of a quarter gigabyte": (
        lambda: (TAKE, Say(framed(bomb(256 * MIB), **GZIP))),
        AnswerError,
    ),
    "bombs behind each other": (
        lambda: (TAKE, Say(framed(bomb(24 * MIB) * 20, **GZIP))),
        AnswerError,
    ),
    "a bomb in an error": (lambda: (TAKE, Say(framed(bomb(256 * MIB), 400, **GZIP))), ApiError),
    "an endless body": (endless(HEAD % 200 + b"\r\n"), AnswerError),
    "an endless error": (endless(HEAD % 400 + b"\r\n"), ApiError),
    "a body of a length without end": (
        endless(HEAD % 200 + b"Content-Length: 99999999999999\r\n\r\n"),
        AnswerError,
    ),
    "endless chunks": (
        endless(HEAD % 200 + b"Transfer-Encoding: chunked\r\n\r\n", chunk(BLOCK)),
        AnswerError,
    ),
    "endless headers": (endless(HEAD % 200, b"A: 3456789\r\n" * 5_000), ProtocolError),
    "a header without an end": (endless(HEAD % 200 + b"A: ", b"x" * 65_536), ProtocolError),
    "a chunk's head without an end": (
        endless(HEAD % 200 + b"Transfer-Encoding: chunked\r\n\r\n5;", b"x" * 65_536),
        ProtocolError,
    ),
    "trailers without an end": (
        endless(HEAD % 200 + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"A: 345\r\n" * 9_000),
        ProtocolError,
    ),
    "as much as is taken, of nothing": (
        lambda: (TAKE, Say(framed(b" " * LIMITS.body, content_type=JSON))),
        AnswerError,
    ),
}


@pytest.fixture
def traced() -> Generator[None]:
    tracemalloc.start(1)
    yield
    tracemalloc.stop()


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ROWS)
def test_memory_stays_near_the_limit_of_a_body(name: str, kind: str) -> None:
    script, error = ROWS[name]
    with Server(script()) as server:
        url = f"http://127.0.0.1:{server.port}/"
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        with pytest.raises(error):
            CALLS[kind](url)
        peak = tracemalloc.get_traced_memory()[1] - before
        assert server.wait_until_open(0)
    print(f"{name}, {kind}: {peak / MIB:.1f} MiB")
    assert peak <= LIMITS.body + MARGIN


def arguments() -> dict[str, Any]:
    """Return what both kinds of client are made with."""
    return {
        "options": Options(deadline=60.0),
        "network": Network(verify=certificates.trusting(), trust_env=False),
    }


def call(url: str) -> None:
    with pars.ParsClient(url, **arguments()) as client:
        client.send(read(GET, "json"))


async def call_async(url: str) -> None:
    async with pars.AsyncParsClient(url, **arguments()) as client:
        await client.send(read(GET, "json"))


CALLS: dict[str, Callable[[str], None]] = {
    "sync": call,
    "async": lambda url: asyncio.run(call_async(url)),
}
