"""What a call costs over one long-lived httpx2 client that sends the same bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from order_apis import pars
from tests.bench.measure import functions, table

pytestmark = pytest.mark.bench

SAMPLES = Path(__file__).parents[2] / "specs" / "pars" / "samples"
URL = "https://host.example/base/"
PATH = "api/OrderStage/SetOrderDelivered"
REQUEST = pars.DeliveryOrderApiRequest.from_json(
    (SAMPLES / "setOrderDelivered.request.json").read_bytes()
)
SENT = REQUEST.to_json()
ANSWER = pars.DeliveryOrderApiResponse.from_json(
    (SAMPLES / "setOrderDelivered.response.json").read_bytes()
).to_json()
TYPES = {"Content-Type": "application/json", "Accept": "application/json"}
HEADERS = {"content-type": "application/json", "content-length": str(len(ANSWER))}


class Memory(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """A server in memory, whose answers come as a stream, as those of a network do."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        assert request.method == "POST"
        return httpx2.Response(200, headers=HEADERS, stream=httpx2.ByteStream(ANSWER))

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return self.handle_request(request)


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


def test_a_call_of_pars(loop: asyncio.AbstractEventLoop) -> None:
    bare = httpx2.Client(transport=Memory(), base_url=URL)
    bare_async = httpx2.AsyncClient(transport=Memory(), base_url=URL)
    ours = pars.ParsClient(URL, transport=Memory())
    ours_async = pars.AsyncParsClient(URL, transport=Memory())

    def post() -> bytes:
        return bare.post(PATH, content=SENT, headers=TYPES).content

    async def post_async() -> bytes:
        return (await bare_async.post(PATH, content=SENT, headers=TYPES)).content

    assert post() == loop.run_until_complete(post_async()) == ANSWER
    found = functions(
        {
            "httpx2": post,
            "ours": lambda: ours.set_order_delivered(REQUEST),
            "httpx2, asyncio": lambda: loop.run_until_complete(post_async()),
            "ours, asyncio": lambda: loop.run_until_complete(
                ours_async.set_order_delivered(REQUEST)
            ),
        }
    )
    ratios = {kind: found[f"ours{kind}"] / found[f"httpx2{kind}"] for kind in ("", ", asyncio")}
    table(
        "a call of PARS over the same bytes through httpx2, median microseconds",
        [
            ("client", "httpx2", "ours", "ratio", "limit"),
            *(
                (
                    kind.removeprefix(", ") or "waiting",
                    f"{found[f'httpx2{kind}'] * 1e6:.1f}",
                    f"{found[f'ours{kind}'] * 1e6:.1f}",
                    f"{ratio:.2f}",
                    "1.20",
                )
                for kind, ratio in ratios.items()
            ),
        ],
    )
    assert ratios[""] <= 1.2
    assert ratios[", asyncio"] <= 1.2
