"""Calls one after the other, good and bad: memory and connections stay as they are."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections.abc import Awaitable, Callable, Generator

import pytest

from order_apis import pars
from order_apis._runtime.options import Network, Options
from order_apis.errors import ApiError
from tests.clients.calling import KINDS
from tests.clients.faults import certificates
from tests.clients.faults.calls import DELIVERY
from tests.clients.faults.server import Server
from tests.clients.faults.steps import TAKE, Say
from tests.clients.faults.table import MEDIA, framed

GOOD = (TAKE, Say(MEDIA["json"].answer()))
BAD = (TAKE, Say(framed(b'{"Message": "No."}', 404, content_type="application/json")))
NETWORK = Network(verify=certificates.trusting(), trust_env=False)
PATIENT = Options(deadline=300.0)
GROWTH = 100_000


@pytest.fixture
def traced() -> Generator[None]:
    tracemalloc.start(1)
    yield
    tracemalloc.stop()


def in_turn(url: str, times: int, after: Callable[[], None]) -> None:
    with pars.ParsClient(url, network=NETWORK, options=PATIENT) as client:
        for _ in range(2):
            for _ in range(times // 4):
                client.set_order_delivered(DELIVERY)
                with pytest.raises(ApiError):
                    client.set_order_delivered(DELIVERY)
            after()


async def awaited(url: str, times: int, after: Callable[[], None]) -> None:
    async with pars.AsyncParsClient(url, network=NETWORK, options=PATIENT) as client:
        for _ in range(2):
            for _ in range(times // 4):
                await client.set_order_delivered(DELIVERY)
                with pytest.raises(ApiError):
                    await client.set_order_delivered(DELIVERY)
            after()


RUNS: dict[str, Callable[[str, int, Callable[[], None]], Awaitable[None] | None]] = {
    "sync": in_turn,
    "async": lambda url, times, after: asyncio.run(awaited(url, times, after)),
}


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize("times", [400, pytest.param(10_000, marks=pytest.mark.soak)])
@pytest.mark.parametrize("kind", KINDS)
def test_many_calls_keep_no_memory_and_one_connection(kind: str, times: int) -> None:
    held: list[int] = []

    def weigh() -> None:
        server.seen.clear()
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])

    with Server((*GOOD, *BAD) * (times // 2)) as server:
        RUNS[kind](f"http://127.0.0.1:{server.port}/", times, weigh)
        assert server.wait_until_open(0)
    print(
        f"{kind}: {times:,} calls, {(held[1] - held[0]) / 1024:.1f} KiB more after the second half"
    )
    assert server.connections == 1
    assert held[1] - held[0] < GROWTH
