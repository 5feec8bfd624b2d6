"""The generated clients against the mock as a process: every operation, medium and kind of client."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Generator
from typing import Any

import pytest

from tests.mock.calls import Made, made, sample
from tests.mock.test_process import running

CALLS = {str(each): each for each in made()}


@pytest.fixture(scope="module")
def address() -> Generator[str]:
    with running() as (_, url):
        yield url


def documented(each: Made) -> Any:
    codec = each.request.operation.response(200).codec(each.request.accept)
    return codec.decode(sample(each.api, each.operation, "response", each.request.accept))


def client(kind: str, each: Made, address: str) -> Any:
    package = importlib.import_module(f"order_apis.{each.api}")
    return getattr(package, f"{kind}{each.api.capitalize()}Client")(f"{address}{each.api}/")


@pytest.mark.parametrize("name", CALLS)
def test_a_waiting_client_gets_the_documented_answer(name: str, address: str) -> None:
    each = CALLS[name]
    with client("", each, address) as waiting:
        response = waiting.send(each.request)
    assert (response.status, response.attempts) == (200, 1)
    assert response.value == documented(each)


@pytest.mark.parametrize("name", CALLS)
def test_an_asyncio_client_gets_the_documented_answer(name: str, address: str) -> None:
    each = CALLS[name]

    async def send() -> Any:
        async with client("Async", each, address) as waiting:
            return await waiting.send(each.request)

    response = asyncio.run(send())
    assert (response.status, response.attempts) == (200, 1)
    assert response.value == documented(each)
