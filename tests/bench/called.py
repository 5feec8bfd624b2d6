"""A call of PARS, and one long-lived httpx2 client that sends the same bytes to the same memory.

Ours makes the bytes from a value, reads the answer into one, and keeps deadlines and limits; the
rival is told the whole address and does nothing with the answer but read it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib import import_module
from typing import Any

import httpx2

from tests.bench.paired import Times, times
from tests.bench.payloads import PACKAGE, PARS

OURS, HTTPX2 = "ours", "httpx2"
KINDS = ("waiting", "asyncio")
URL = "https://host.example/base/"
MEDIA = {"json": "application/json", "xml": "application/xml"}


class Memory(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """A server in memory, whose answers come as a stream, as those of a network do."""

    def __init__(self, answer: bytes, content_type: str) -> None:
        self._answer = answer
        self._headers = {"content-type": content_type, "content-length": str(len(answer))}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        assert request.method == "POST"
        stream = httpx2.ByteStream(self._answer)
        return httpx2.Response(200, headers=self._headers, stream=stream)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return self.handle_request(request)


def calls(package: str = PACKAGE) -> dict[tuple[str, str], Times]:
    """Measure a call by kind of client and medium."""
    with asyncio.Runner() as runner:
        loop = runner.get_loop()
        return {
            (kind, medium): times(_rivals(package, kind, medium, loop.run_until_complete))
            for kind in KINDS
            for medium in MEDIA
        }


def _rivals(
    package: str, kind: str, medium: str, run: Callable[[Any], Any]
) -> dict[str, Callable[[], object]]:
    pars = import_module(f"{package}.pars")
    codec, sent = f"to_{medium}", {"Content-Type": MEDIA[medium], "Accept": MEDIA[medium]}
    request = pars.DeliveryOrderApiRequest.from_json(PARS.read_bytes())
    sample = PARS.with_name("setOrderDelivered.response.json").read_bytes()
    value = pars.DeliveryOrderApiResponse.from_json(sample)
    content, answer = getattr(request, codec)(), getattr(value, codec)()
    memory = Memory(answer, MEDIA[medium])
    url = f"{URL}{pars.operations.SET_ORDER_DELIVERED.path}"
    if kind == "waiting":
        bare, client = httpx2.Client(transport=memory), pars.ParsClient(URL, transport=memory)
        assert client.set_order_delivered(request, medium=medium) == value
        return {
            OURS: lambda: client.set_order_delivered(request, medium=medium),
            HTTPX2: lambda: bare.post(url, content=content, headers=sent).content,
        }
    slow = httpx2.AsyncClient(transport=memory)
    client = pars.AsyncParsClient(URL, transport=memory)
    assert run(client.set_order_delivered(request, medium=medium)) == value
    return {
        OURS: lambda: run(client.set_order_delivered(request, medium=medium)),
        HTTPX2: lambda: run(slow.post(url, content=content, headers=sent)).content,
    }
