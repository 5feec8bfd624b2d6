"""Whose connections a client uses, how they are made, and when they are closed."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import subprocess
import sys
import time
from typing import Any

import httpcore2
import httpx2
import pytest

from order_apis import Network, Options, dellin
from order_apis._runtime import network as library, quiet, timed
from order_apis.errors import AnswerError, ConnectError, DeadlineError
from tests.clients.calling import KINDS, reply, sample

URL = "https://host.example/"
HISTORY = dellin.HistoryRequest(appkey="a", session_id="s", order_id="o")
FINE = reply(200, sample("dellin", "orderHistory.response.json"), "application/json")


def transport() -> httpx2.MockTransport:
    assert callable(FINE)
    return httpx2.MockTransport(FINE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_clients_own_connections_are_closed_with_it(kind: str) -> None:
    async def main() -> None:
        async with dellin.AsyncDellinClient(URL, transport=transport()) as client:
            await client.order_history(HISTORY)
        with pytest.raises(RuntimeError, match="closed"):
            await client.order_history(HISTORY)

    if kind == "async":
        asyncio.run(main())
        return
    with dellin.DellinClient(URL, transport=transport()) as client:
        client.order_history(HISTORY)
    with pytest.raises(RuntimeError, match="closed"):
        client.order_history(HISTORY)


@pytest.mark.parametrize("kind", KINDS)
def test_a_client_of_the_callers_is_used_as_it_is_and_stays_open(kind: str) -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        assert callable(FINE)
        return FINE(request)

    more: dict[str, Any] = {
        "transport": httpx2.MockTransport(answer),
        "headers": {"X-Own": "1"},
        "auth": ("u", "p"),
        "follow_redirects": True,
    }

    async def main() -> None:
        async with httpx2.AsyncClient(**more) as http:
            async with dellin.AsyncDellinClient(URL, http=http) as client:
                await client.order_history(HISTORY)
            assert not http.is_closed

    if kind == "async":
        asyncio.run(main())
    else:
        with httpx2.Client(**more) as http:
            with dellin.DellinClient(URL, http=http) as client:
                client.order_history(HISTORY)
            assert not http.is_closed
    (request,) = seen
    assert request.headers["x-own"] == "1"
    assert request.headers["authorization"] == "Basic dTpw"
    assert request.headers["accept-encoding"] == "gzip, deflate"


def test_a_body_that_a_hook_has_read_is_taken_from_it() -> None:
    def hook(response: httpx2.Response) -> None:
        response.read()

    with httpx2.Client(transport=transport(), event_hooks={"response": [hook]}) as http:
        client = dellin.DellinClient(URL, http=http)
        assert client.order_history(HISTORY).data
        small = client.with_options(limits=Options().limits.__class__(body=10))
        with pytest.raises(AnswerError, match="more than 10 bytes"):
            small.order_history(HISTORY)


def test_the_network_is_told_in_the_words_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, Any]] = []

    def client(**arguments: Any) -> httpx2.Client:
        made.append(arguments)
        return httpx2.Client(transport=transport())

    monkeypatch.setattr(library, "OwnClient", client)
    context = ssl.create_default_context()
    network = Network(
        verify=context, proxy="http://u:p4ss@proxy:1/", trust_env=False, connections=3
    )
    dellin.DellinClient(URL, network=network).close()
    (arguments,) = made
    assert arguments["verify"] is context
    assert (arguments["proxy"], arguments["trust_env"]) == ("http://u:p4ss@proxy:1/", False)
    assert arguments["limits"] == httpx2.Limits(
        max_connections=3, max_keepalive_connections=20, keepalive_expiry=5.0
    )
    assert "p4ss" not in repr(network)


class Stream(httpcore2.NetworkStream):
    """A connection that notes how long each step may take."""

    def __init__(self) -> None:
        self.times: list[tuple[str, float | None]] = []

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.times.append(("read", timeout))
        return b"x" * max_bytes

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.times.append((f"write {len(buffer)}", timeout))

    def start_tls(self, *_: Any, **__: Any) -> Stream:
        return self

    def get_extra_info(self, info: str) -> Any:
        return info


def test_each_step_on_a_connection_takes_no_more_than_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    inner = Stream()
    stream = timed.TimedStream(inner).start_tls(ssl.create_default_context())
    mark = timed.END.set(103.0)
    try:
        stream.read(1, 10.0)
        stream.read(1, 1.0)
        stream.write(b"x" * 70_000)
        assert stream.get_extra_info("socket") == "socket"
        monkeypatch.setattr(time, "monotonic", lambda: 103.0)
        for step in (lambda: stream.read(1), lambda: stream.write(b"x")):
            with pytest.raises(httpcore2.TimeoutException):
                step()
        assert timed.is_over()
    finally:
        timed.END.reset(mark)
    stream.read(1, 10.0)
    assert inner.times == [
        ("read", 3.0),
        ("read", 1.0),
        ("write 65536", 3.0),
        ("write 4464", 3.0),
        ("read", 10.0),
    ]


class Backend(httpcore2.NetworkBackend):
    """Connects to the last of its addresses only, and notes how long each try may take."""

    def __init__(self) -> None:
        self.tried: list[tuple[str, float | None]] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> Stream:
        assert (local_address, socket_options) == (None, None)
        self.tried.append((host, timeout))
        if host != "192.0.2.3":
            raise httpcore2.ConnectTimeout(f"{port}")
        return Stream()


def test_all_addresses_of_a_name_together_take_no_more_than_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def resolve(_: str, port: int, type: int) -> Any:
        return [(2, type, 6, "", (f"192.0.2.{n}", port)) for n in (1, 1, 2, 3)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    times = iter((100.0, 104.0, 108.0, 100.0, 104.0, 111.0))
    monkeypatch.setattr(time, "monotonic", lambda: next(times))
    backend = Backend()
    mark = timed.END.set(110.0)
    try:
        timed.TimedBackend(backend).connect_tcp("host.example", 1, 5.0)
        assert backend.tried == [("192.0.2.1", 5.0), ("192.0.2.2", 5.0), ("192.0.2.3", 2.0)]
        with pytest.raises(httpcore2.ConnectTimeout, match="the deadline has passed"):
            timed.TimedBackend(backend).connect_tcp("host.example", 1, 5.0)
    finally:
        timed.END.reset(mark)


def test_a_name_without_an_address_is_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    client = dellin.DellinClient(URL, options=Options(attempts=1), network=Network(trust_env=False))
    with pytest.raises(ConnectError, match="Name or service not known"):
        client.order_history(HISTORY)
    client.close()


@pytest.mark.parametrize("proxy", [None, "http://proxy.example:1/", "https://proxy.example:1/"])
def test_connections_of_our_own_keep_the_deadline_through_proxies_too(proxy: str | None) -> None:
    client = dellin.DellinClient(URL, network=Network(proxy=proxy, trust_env=False))
    http = client._http
    transports = [http._transport, *http._mounts.values()]
    assert len(transports) == (1 if proxy is None else 2)
    for each in transports:
        assert isinstance(vars(each)["_pool"]._network_backend, timed.TimedBackend)
    client.close()


def test_an_answer_that_drips_through_a_transport_of_the_callers_ends_between_two_pieces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0

    class Drip(httpx2.SyncByteStream):
        def __iter__(self) -> Any:
            nonlocal now
            while True:
                now += 1.0
                yield b" "

    monkeypatch.setattr(time, "monotonic", lambda: now)
    drip = httpx2.MockTransport(lambda _: httpx2.Response(200, stream=Drip()))
    client = dellin.DellinClient(URL, transport=drip, options=Options(deadline=5.0, attempts=1))
    with pytest.raises(DeadlineError):
        client.order_history(HISTORY)
    assert now <= 106.0


def test_a_filter_stands_once_on_each_logger_of_the_library() -> None:
    for _ in range(2):
        dellin.DellinClient(URL).close()
    for name in ("httpx2", "httpcore2.http11", "httpcore2.connection"):
        found = [x for x in logging.getLogger(name).filters if isinstance(x, quiet.Hush)]
        assert len(found) == 1, name


def test_a_package_loads_the_http_library_when_a_client_is_made() -> None:
    code = """
import sys
import time
from order_apis import pars, Options, request
assert not {"httpx2", "httpcore2", "ssl", "asyncio", "random"} & set(sys.modules), "importing"
pars.ParsClient
assert "httpx2" not in sys.modules, "naming the class"
pars.ParsClient("https://host.example/").close()
assert "httpx2" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": ":".join(sys.path)})
