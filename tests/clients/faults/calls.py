"""Runs a row of the matrix with one kind of client, and gives what its caller and the server saw."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any, TypeVar
from unittest.mock import patch

from order_apis import pars, valomnia
from order_apis._runtime import http
from order_apis._runtime.options import Clock, Network, Options
from order_apis.errors import ConnectionLostError, TransportError, WireError
from tests.clients.calling import sample
from tests.clients.faults import certificates
from tests.clients.faults.server import Server
from tests.clients.faults.table import MEDIA, Fault, Place

T = TypeVar("T")

SET = pars.operations.SET_ORDER_DELIVERED
DELIVERY = pars.DeliveryOrderApiRequest.from_json(sample("pars", "setOrderDelivered.request.json"))
LARGE = pars.DeliveryOrderApiRequest.from_json(sample("pars", "setOrderDelivered.request.json"))
LARGE.crm_user = "x" * 16_000_000
VALUE = pars.DeliveryOrderApiResponse.from_json(sample("pars", "setOrderDelivered.response.json"))
DATE = 1_000_000_000.0  # Sun, 09 Sep 2001 01:46:40 GMT


def read(operation: http.Operation[Any, Any], medium: str = "") -> http.Request[Any]:
    """Return a call without a body."""
    return http.Request(operation, partial(http.read, operation), accept=medium)


GET: http.Operation[None, Any] = http.Operation(
    name="getOrder", method="GET", path="api/order", responses=SET.responses, failure=SET.failure
)
NONE: http.Operation[None, Any] = http.Operation(
    name="ping", method="GET", path="api/ping", responses=(("2xx", None),)
)
HEAD: http.Operation[None, Any] = http.Operation(
    name="look", method="HEAD", path="api/order", responses=(("2xx", None),)
)
REQUESTS: dict[str, Any] = {
    "get": lambda medium: read(GET, medium),
    "post": lambda medium: pars.operations.set_order_delivered(
        DELIVERY, medium=medium, accept=medium
    ),
    "idempotent": lambda medium: replace(
        pars.operations.set_order_delivered(DELIVERY, medium=medium, accept=medium),
        operation=replace(SET, idempotent=True),
    ),
    "large": lambda medium: pars.operations.set_order_delivered(
        LARGE, medium=medium, accept=medium
    ),
    "none": lambda _: read(NONE),
    "head": lambda _: read(HEAD),
    "list": lambda _: valomnia.operations.list_operations(version="v2.1"),
}


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a call: its value or its error, and what happened meanwhile.

    `requests` are what the server has read of this call, with the number of the connection;
    `closed` tells whether all connections ended with the client.
    """

    value: Any
    error: WireError | None
    attempts: int
    slept: tuple[float, ...]
    taken: float
    requests: tuple[tuple[int, bytes, bytes], ...]
    connections: int
    closed: bool

    @property
    def trace(self) -> dict[str, object]:
        """What both kinds of client have to have in common."""
        attributes = {} if self.error is None else vars(self.error)
        said = {"said": str(self.error), **{name: repr(x) for name, x in attributes.items()}}
        if isinstance(self.error, ConnectionLostError):
            # In TLS, Python's sockets call a reset an end, and its memory buffers do not.
            del said["said"], said["reason"]
        return {
            "type": type(self.error).__name__,
            **said,
            "value": self.value,
            "attempts": self.attempts,
            "slept": self.slept,
            "requests": self.requests,
            "connections": self.connections,
        }


@dataclass(slots=True)
class Notes:
    """What is noted while a client calls."""

    slept: list[float] = field(default_factory=list)
    before: int = 0
    began: float = 0.0
    taken: float = 0.0
    came: Any = None


@cache
def outcome(fault: Fault, call: str, medium: str, kind: str) -> Came:
    """Run a call of a row, once in a test run."""
    notes = Notes()
    with Server(*fault.plays(MEDIA[medium])) as server, _place(fault.at, server.port) as port:
        request = REQUESTS[call](medium)
        try:
            if kind == "sync":
                _call(_client(pars.ParsClient, fault, port, notes), fault, server, request, notes)
            else:
                made = partial(_client, pars.AsyncParsClient, fault, port, notes)
                asyncio.run(_call_async(made, fault, server, request, notes))
        except WireError as error:
            notes.came = error
        closed = call == "large" or server.wait_until_open(0)
        seen = [
            (each.connection, each.head.replace(b":%d" % port, b":port"), each.body)
            for each in server.seen[notes.before :]
        ]
        connections = server.connections
    came = notes.came
    failure = came if isinstance(came, WireError) else None
    return Came(
        value=getattr(came, "value", None),
        error=_portless(failure, port),
        attempts=getattr(came, "attempts", 0),
        slept=tuple(notes.slept),
        taken=notes.taken,
        requests=tuple(seen),
        connections=connections,
        closed=closed,
    )


def _call(made: pars.ParsClient, fault: Fault, server: Server, request: Any, notes: Notes) -> None:
    with made as client:
        if fault.before:
            client.send(read(NONE))
            _settle(fault, server, notes)
        notes.began = time.monotonic()
        try:
            notes.came = client.send(request)
        finally:
            notes.taken = time.monotonic() - notes.began


async def _call_async(
    made: Callable[[], pars.AsyncParsClient],
    fault: Fault,
    server: Server,
    request: Any,
    notes: Notes,
) -> None:
    async with made() as client:
        if fault.before:
            await client.send(read(NONE))
            await asyncio.to_thread(_settle, fault, server, notes)
        notes.began = time.monotonic()
        try:
            notes.came = await client.send(request)
        finally:
            notes.taken = time.monotonic() - notes.began


def _settle(fault: Fault, server: Server, notes: Notes) -> None:
    notes.before = len(server.seen)
    if fault.before == "left":
        assert server.wait_until_open(0)


def _client(kind: Callable[..., T], fault: Fault, port: int, notes: Notes) -> T:
    host = "api.example" if fault.by_proxy else f"127.0.0.1:{port}"
    host = f"name.invalid:{port}" if fault.at == "unknown name" else host
    return kind(
        f"{fault.scheme}://{host}/",
        options=Options(
            deadline=fault.deadline, connect=fault.connect, read=fault.read, limits=fault.limits
        ),
        network=Network(
            verify=certificates.trusting(),
            proxy=f"http://127.0.0.1:{port}" if fault.by_proxy else None,
            trust_env=False,
            connections=1,  # an attempt that keeps it shuts out the next one
        ),
        clock=_clock(notes.slept),
    )


def _clock(slept: list[float]) -> Clock:
    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    return Clock(date=lambda: DATE, sleep=slept.append, sleep_async=sleep, random=lambda: 0.5)


def _portless(error: WireError | None, port: int) -> WireError | None:
    """Take the port out of what an error says, for it is another one in each run."""
    if isinstance(error, TransportError):
        error.url = error.url.replace(f":{port}/", ":port/")
        error.reason = error.reason.replace(f"{port}", "port")
    return error


@contextmanager
def _place(at: Place, port: int) -> Generator[int]:
    """Give the port to call, which is not the server's where a row says so."""
    with ExitStack() as stack:
        if at == "unknown name":
            nobody = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            stack.enter_context(patch("socket.getaddrinfo", side_effect=nobody))
        if at in ("nowhere", "full"):
            place = stack.enter_context(socket.socket())
            place.bind(("127.0.0.1", 0))
            port = place.getsockname()[1]
            if at == "full":
                place.listen(0)
                for _ in range(4):  # they wait to be accepted, and nobody else can
                    waiting = stack.enter_context(socket.socket())
                    waiting.setblocking(False)
                    waiting.connect_ex(("127.0.0.1", port))
        yield port
