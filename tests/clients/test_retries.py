"""Attempts, waits and the deadline: one table for both kinds of client, on a clock of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from order_apis import dellin, pars
from order_apis._runtime.options import Options
from order_apis.errors import (
    ApiError,
    CallTimeoutError,
    ConnectError,
    ConnectionLostError,
    DeadlineError,
    TransportError,
)
from tests.clients.calling import KINDS, Reply, Served, reply, sample

PAGE = sample("valomnia", "listOperations.response.200.json")
OK = reply(200, PAGE, "application/json")
BUSY = reply(503)
GONE = httpx2.RemoteProtocolError("Server disconnected without sending a response.")
REFUSED = httpx2.ConnectError("[Errno 111] Connection refused")


def list_operations(client: Any) -> Any:
    return client.list_operations()


def ask(served: Served, kind: str, options: Options | None = None) -> Any:
    """Call something that may be repeated."""
    return served.run(kind, "valomnia", list_operations, options=options, version="v1")


def post(served: Served, kind: str) -> Any:
    """Call something that may not."""
    request = pars.DeliveryOrderApiRequest.from_json(
        sample("pars", "setOrderDelivered.request.json")
    )
    return served.run(kind, "pars", lambda client: client.set_order_delivered(request))


@dataclass(frozen=True)
class Case:
    """What a server does, and what a caller sees of a GET: waits, and an error or none."""

    says: str
    replies: tuple[Reply, ...]
    slept: tuple[float, ...] = ()
    error: type[ApiError[Any] | TransportError] | None = None
    attempts: int = 1


def later(seconds: str) -> Reply:
    return reply(503, Retry_After=seconds)


CASES = [
    Case("a server that is busy once", (BUSY, OK), (0.1,), attempts=2),
    Case("one that is busy twice", (BUSY, BUSY, OK), (0.1, 0.2), attempts=3),
    Case("one that stays busy", (BUSY,), (0.1, 0.2), ApiError, 3),
    Case("one that refuses", (REFUSED,), (0.1, 0.2), ConnectError, 3),
    Case(
        "one that is slow to connect", (httpx2.ConnectTimeout(""),), (0.1, 0.2), CallTimeoutError, 3
    ),
    Case("a connection that is stale", (GONE, OK), (0.1,), attempts=2),
    Case("one that breaks", (httpx2.ReadError(""),), (0.1, 0.2), ConnectionLostError, 3),
    Case("a server that is slow to answer", (httpx2.ReadTimeout(""),), (), CallTimeoutError),
    Case("no free connection", (httpx2.PoolTimeout(""),), (), CallTimeoutError),
    Case("not allowed", (reply(403),), (), ApiError),
    *(
        Case(f"{status}", (reply(status), OK), (0.1,), attempts=2)
        for status in (408, 429, 500, 502, 504)
    ),
    *(
        Case(f"{status}", (reply(status),), (), ApiError)
        for status in (400, 404, 409, 501, 505, 302)
    ),
    Case("it asks for 7 s", (later("7"), OK), (7.0,), attempts=2),
    Case("it asks for nothing", (later("0"), OK), (0.0,), attempts=2),
    Case("it asks for more than a minute", (later("61"),), (), ApiError),
    Case("it asks for more than is left", (later("30"),), (), ApiError),
    Case("it asks for a date", (later("Sun, 09 Sep 2001 01:46:45 GMT"), OK), (5.0,), attempts=2),
    Case(
        "it asks for a date gone by",
        (later("Sun, 09 Sep 2001 01:46:30 GMT"), OK),
        (0.0,),
        attempts=2,
    ),
    *(
        Case(f"it asks for {x!a}", (later(x), OK), (0.1,), attempts=2)
        for x in ("soon", "", "-1", "1.5", "1e3", "Sun, 99 Sep 2001", "0x10", "+5")
    ),
    Case("it asks for ages", (later("9" * 400),), (), ApiError),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_a_call_that_may_be_repeated_is_tried_again(kind: str, case: Case) -> None:
    served = Served(case.replies)
    if case.error is None:
        ask(served, kind)
    else:
        with pytest.raises(case.error) as caught:
            ask(served, kind)
        assert vars(caught.value)["attempts"] == case.attempts
    assert served.slept == pytest.approx(case.slept)
    assert len(served.requests) == case.attempts


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_a_post_is_sent_once_whatever_happens(kind: str, case: Case) -> None:
    served = Served(case.replies)
    with pytest.raises((ApiError, TransportError)) as caught:
        post(served, kind)
    assert vars(caught.value)["attempts"] == 1
    assert served.slept == []
    assert len(served.requests) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_post_that_is_documented_as_idempotent_is_tried_again(kind: str) -> None:
    content = sample("dellin", "orderHistory.response.json")
    served = Served([BUSY, reply(200, content, "application/json")])
    request = dellin.HistoryRequest(appkey="a", session_id="s", order_id="o")
    served.run(kind, "dellin", lambda client: client.order_history(request))
    assert len(served.requests) == 2
    assert served.requests[0].content == served.requests[1].content


@pytest.mark.parametrize("kind", KINDS)
def test_waits_grow_up_to_the_longest_and_are_full_jitter(kind: str) -> None:
    served = Served([BUSY], chance=1.0)
    with pytest.raises(ApiError):
        ask(served, kind, Options(attempts=9, deadline=None))
    assert served.slept == pytest.approx([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 8.0, 8.0])
    served = Served([BUSY], chance=0.0)
    with pytest.raises(ApiError):
        ask(served, kind, Options(attempts=3))
    assert served.slept == [0.0, 0.0]


@pytest.mark.parametrize("kind", KINDS)
def test_no_attempt_begins_after_the_deadline(kind: str) -> None:
    served = Served([BUSY], takes=0.4)
    with pytest.raises(ApiError) as caught:
        ask(served, kind, Options(attempts=9, deadline=1.0))
    assert caught.value.attempts == 2  # 0.4, a wait of 0.1, 0.4: a wait of 0.2 would be too long
    assert served.now <= 1.0
    served = Served([OK])
    with pytest.raises(DeadlineError, match="the deadline has passed") as passed:
        ask(served, kind, Options(deadline=0))
    assert (passed.value.attempts, served.requests) == (0, [])


@pytest.mark.parametrize("kind", KINDS)
def test_each_step_may_take_what_is_left_of_the_call(kind: str) -> None:
    served = Served([BUSY, OK], takes=22.0)
    ask(served, kind)
    first, second = (x.extensions["timeout"] for x in served.requests)
    assert first == {"connect": 5.0, "read": 10.0, "write": 10.0, "pool": 30.0}
    assert second["read"] == second["write"] == second["pool"] == pytest.approx(7.9)
    assert second["connect"] == 5.0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("use", "pool"),
    [
        (lambda c: c.list_operations(timeout=3), 3),
        (lambda c: c.with_options(deadline=4).list_operations(), 4),
        (lambda c: c.with_options(deadline=None).list_operations(), None),
        (lambda c: c.with_options(connect=1, read=2).list_operations(), 30),
    ],
)
def test_patience_is_set_per_client_and_per_call(
    kind: str, use: Callable[[Any], Any], pool: float | None
) -> None:
    served = Served([OK])
    served.run(kind, "valomnia", use, version="v1")
    assert served.requests[0].extensions["timeout"]["pool"] == pool


def test_other_options_leave_the_client_as_it_is_and_its_connections_open() -> None:
    served = Served([OK])

    def use(client: Any) -> None:
        with client.with_options(attempts=1) as other:
            assert (other.options.attempts, client.options.attempts) == (1, 3)
        client.list_operations()

    served.run("sync", "valomnia", use, version="v1")
