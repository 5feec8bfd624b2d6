"""Calls that are cancelled, at every await and at random: nothing stays open, the client goes on."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Generator
from functools import partial
from typing import Any, TypeVar

import pytest

from order_apis import pars
from order_apis._runtime.options import Clock, Network, Options
from tests.clients.faults import certificates
from tests.clients.faults.calls import GET, VALUE, read
from tests.clients.faults.packed import gzipped
from tests.clients.faults.server import Server
from tests.clients.faults.steps import HOLD, TAKE, Say, Script, Secure
from tests.clients.faults.table import MEDIA, framed

T = TypeVar("T")
JSON = MEDIA["json"]
GOOD = (TAKE, Say(JSON.answer())) * 3
PIECES = (TAKE, Say(JSON.answer(body=gzipped(JSON.body), content_encoding="gzip"), 40, 0.001)) * 3
LATER = (TAKE, Say(framed(b"", 503)), *GOOD)
TUNNEL = (TAKE, Say(b"HTTP/1.1 200 OK\r\n\r\n"), Secure(certificates.server()))
SCRIPTS: dict[str, tuple[Script, str]] = {
    "a good answer": ((*GOOD, HOLD), "http"),
    "an answer in pieces": ((*PIECES, HOLD), "http"),
    "TLS": ((Secure(certificates.server()), *GOOD, HOLD), "https"),
    "a tunnel": ((*TUNNEL, *GOOD, HOLD), "proxy"),
    "a wait before another attempt": ((*LATER, HOLD), "http"),
}


class CancelledAt(Awaitable[T]):
    """Awaits something, and cancels its own task when that waits for the `number`th time."""

    def __init__(self, awaited: Awaitable[T], number: int) -> None:
        self.awaited = awaited
        self.left = number

    def __await__(self) -> Generator[Any, Any, T]:
        steps = self.awaited.__await__()
        proceed = partial(next, steps)
        while True:
            try:
                step = proceed()
            except StopIteration as end:
                found: T = end.value
                return found
            self.left -= 1
            if self.left == 0:
                _task().cancel()
            try:
                proceed = partial(steps.send, (yield step))
            except BaseException as error:
                proceed = partial(steps.throw, error)


def _task() -> asyncio.Task[Any]:
    task = asyncio.current_task()
    assert task is not None
    return task


async def _sleep(_seconds: float) -> None:
    await asyncio.sleep(0)


def client(url: str, connections: int = 1, proxy: str | None = None) -> pars.AsyncParsClient:
    """Return a client with few connections: a call that keeps one shuts out the others."""
    return pars.AsyncParsClient(
        url,
        options=Options(deadline=30.0),
        network=Network(
            verify=certificates.trusting(), proxy=proxy, trust_env=False, connections=connections
        ),
        clock=Clock(sleep_async=_sleep, random=lambda: 0.5),
    )


async def cancelled_at(number: int, url: str, proxy: str | None) -> bool:
    """Cancel a call at its `number`th await; tell whether it came so far."""
    async with client(url, proxy=proxy) as caller:
        awaited = CancelledAt(caller.send(read(GET, "json")), number)
        task = asyncio.create_task(_awaited(awaited))
        await asyncio.wait([task])
        if task.cancelled():
            again = await caller.send(read(GET, "json"))
            assert again.value == VALUE
        else:
            assert task.result().value == VALUE
    assert asyncio.all_tasks() == {_task()}
    return task.cancelled()


async def _awaited(awaited: Awaitable[T]) -> T:
    return await awaited


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_call_can_be_cancelled_at_every_await(name: str) -> None:
    script, scheme = SCRIPTS[name]
    number = 0
    with Server(script) as server:
        place = f"127.0.0.1:{server.port}"
        url, proxy = f"{scheme}://{place}/", None
        if scheme == "proxy":
            url, proxy = "https://api.example/", f"http://{place}"
        while True:
            number += 1
            came_so_far = asyncio.run(cancelled_at(number, url, proxy))
            assert server.wait_until_open(0), f"await {number} left a connection open"
            if not came_so_far:
                break
    assert number > 4


async def cancelled_at_random(url: str, times: int) -> int:
    """Begin calls, fifty at a time on ten connections, until so many were cancelled; count all."""
    chance = random.Random(7)
    begun = cancelled = 0
    async with client(url, connections=10) as caller:
        while cancelled < times:
            tasks = [asyncio.create_task(caller.send(read(GET, "json"))) for _ in range(50)]
            for task in tasks:
                asyncio.get_running_loop().call_later(chance.random() * 0.05, task.cancel)
            await asyncio.wait(tasks)
            begun += len(tasks)
            cancelled += sum(task.cancelled() for task in tasks)
            assert all(task.cancelled() or task.result().value == VALUE for task in tasks)
        again = await asyncio.gather(*(caller.send(read(GET, "json")) for _ in range(20)))
        assert all(response.value == VALUE for response in again)
    assert asyncio.all_tasks() == {_task()}
    return begun


@pytest.mark.parametrize("times", [100, pytest.param(1_000, marks=pytest.mark.soak)])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_random_cancellations_leave_nothing_open(scheme: str, times: int) -> None:
    start = (Secure(certificates.server()),) if scheme == "https" else ()
    script = (*start, *(TAKE, Say(JSON.answer(), 100, 0.001)) * 200)
    with Server(script) as server:
        begun = asyncio.run(cancelled_at_random(f"{scheme}://127.0.0.1:{server.port}/", times))
        assert server.wait_until_open(0)
    print(
        f"{scheme}: {times} of {begun} calls cancelled, {server.connections} connections made, "
        "0 sockets and 0 tasks left"
    )
