"""Many calls on few connections, and clients whose connections are all taken or closed."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from order_apis import pars
from order_apis._runtime.options import Network, Options
from order_apis.errors import DeadlineError
from tests.clients.calling import KINDS
from tests.clients.faults import certificates
from tests.clients.faults.calls import DELIVERY, VALUE
from tests.clients.faults.server import Server
from tests.clients.faults.steps import HOLD, TAKE, Say
from tests.clients.faults.table import MEDIA

CALLS, CONNECTIONS = 200, 10
GOOD = (TAKE, Say(MEDIA["json"].answer()))


def arguments(connections: int) -> dict[str, Any]:
    """Return what both kinds of client are made with."""
    return {
        "options": Options(deadline=30.0),
        "network": Network(
            verify=certificates.trusting(), trust_env=False, connections=connections
        ),
    }


def in_threads(url: str) -> list[Any]:
    with (
        pars.ParsClient(url, **arguments(CONNECTIONS)) as client,
        ThreadPoolExecutor(CALLS) as pool,
    ):
        calls = [pool.submit(client.set_order_delivered, DELIVERY) for _ in range(CALLS)]
        return [call.result() for call in calls]


async def in_tasks(url: str) -> list[Any]:
    async with pars.AsyncParsClient(url, **arguments(CONNECTIONS)) as client:
        return await asyncio.gather(*(client.set_order_delivered(DELIVERY) for _ in range(CALLS)))


@pytest.mark.parametrize("kind", KINDS)
def test_two_hundred_calls_at_a_time_finish_on_ten_connections(kind: str) -> None:
    with Server(GOOD * CALLS) as server:
        url = f"http://127.0.0.1:{server.port}/"
        values = in_threads(url) if kind == "sync" else asyncio.run(in_tasks(url))
        assert server.wait_until_open(0)
    assert values == [VALUE] * CALLS
    assert len(server.seen) == CALLS
    assert server.connections <= CONNECTIONS


def test_a_call_waits_for_a_free_connection_to_its_deadline() -> None:
    with (
        Server((TAKE, HOLD), GOOD) as server,
        ThreadPoolExecutor(1) as pool,
        pars.ParsClient(f"http://127.0.0.1:{server.port}/", **arguments(1)) as client,
    ):
        first = pool.submit(client.set_order_delivered, DELIVERY, timeout=0.6)
        assert server.wait_until_seen(1)
        with pytest.raises(DeadlineError):
            client.set_order_delivered(DELIVERY, timeout=0.1)
        assert isinstance(first.exception(), DeadlineError)
        assert client.set_order_delivered(DELIVERY) == VALUE
    assert len(server.seen) == 2


def test_a_task_waits_for_a_free_connection_to_its_deadline() -> None:
    async def main(server: Server) -> None:
        url = f"http://127.0.0.1:{server.port}/"
        async with pars.AsyncParsClient(url, **arguments(1)) as client:
            first = asyncio.create_task(client.set_order_delivered(DELIVERY, timeout=0.6))
            assert await asyncio.to_thread(server.wait_until_seen, 1)
            with pytest.raises(DeadlineError):
                await client.set_order_delivered(DELIVERY, timeout=0.1)
            with pytest.raises(DeadlineError):
                await first
            assert await client.set_order_delivered(DELIVERY) == VALUE

    with Server((TAKE, HOLD), GOOD) as server:
        asyncio.run(main(server))
    assert len(server.seen) == 2


def test_a_closed_client_says_so() -> None:
    with Server(GOOD) as server:
        client = pars.ParsClient(f"http://127.0.0.1:{server.port}/", **arguments(1))
        assert client.set_order_delivered(DELIVERY) == VALUE
        client.close()
        client.close()
        assert server.wait_until_open(0)
        with pytest.raises(RuntimeError, match="closed"):
            client.set_order_delivered(DELIVERY)
    assert len(server.seen) == 1


def test_a_closed_asyncio_client_says_so() -> None:
    async def main(server: Server) -> None:
        client = pars.AsyncParsClient(f"http://127.0.0.1:{server.port}/", **arguments(1))
        assert await client.set_order_delivered(DELIVERY) == VALUE
        await client.aclose()
        await client.aclose()
        assert server.wait_until_open(0)
        with pytest.raises(RuntimeError, match="closed"):
            await client.set_order_delivered(DELIVERY)

    with Server(GOOD) as server:
        asyncio.run(main(server))
    assert len(server.seen) == 1
