"""A canary in every place of a call over a real connection, whatever becomes of it: never shown."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Generator
from functools import partial
from typing import Any

import httpx2
import pytest

from order_apis import pars
from order_apis._runtime.options import Network, Options
from order_apis.errors import WireError
from tests.clients.calling import KINDS
from tests.clients.faults import certificates
from tests.clients.faults.calls import DELIVERY
from tests.clients.faults.server import Server
from tests.clients.faults.steps import HOLD, RESET, TAKE, Echo, Say, Script, Secure
from tests.clients.test_secrets import AUTHS, CANARY, PLAIN, Kept, errors, package

TEXT = b"HTTP/1.1 %d Said\r\nContent-Type: text/plain\r\n\r\n"
FIELD = b"HTTP/1.1 %d Said\r\nContent-Length: 0\r\nLocation: "
END = b"\r\n\r\n"

SCRIPTS: dict[str, Script] = {
    "a good answer": (TAKE, Say(b"HTTP/1.1 204 None\r\n\r\n"), HOLD),
    "a failure that echoes": (TAKE, Echo(TEXT % 404)),
    "a success that echoes": (TAKE, Echo(TEXT % 203)),
    "a redirect that echoes": (TAKE, Echo(FIELD % 302, END), HOLD),
    "a header that echoes": (TAKE, Echo(FIELD % 500, END), HOLD),
    "an encoding that echoes": (
        TAKE,
        Echo(b"HTTP/1.1 200 OK\r\nContent-Encoding: ", END),
    ),
    "a type that echoes": (TAKE, Echo(b"HTTP/1.1 200 OK\r\nContent-Type: ", END + b"x")),
    "no HTTP, but an echo": (TAKE, Echo(b"", b"\r\n")),
    "a status that echoes": (TAKE, Echo(b"HTTP/1.1 200 ", END)),
    "a length that echoes": (TAKE, Echo(b"HTTP/1.1 200 OK\r\nContent-Length: ", END)),
    "a chunk that echoes": (
        TAKE,
        Echo(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"\r\n"),
    ),
    "a reset": (TAKE, RESET),
    "no answer": (TAKE, HOLD),
    "another one's certificate": (Secure(certificates.server("other host")), TAKE),
}


@pytest.fixture
def logged() -> Generator[list[str]]:
    root, kept = logging.getLogger(), Kept()
    level = root.level
    root.addHandler(kept)
    root.setLevel(0)
    yield kept.texts
    root.removeHandler(kept)
    root.setLevel(level)


class Shown(list[str]):
    """What a program may print of what it holds."""

    def note(self, *held: object) -> None:
        for each in held:
            self.extend((repr(each), str(each)))

    def note_error(self, error: BaseException) -> None:
        self.append("".join(traceback.format_exception(error)))
        found: BaseException | None = error
        while found is not None:
            self.note(found)
            self.extend(getattr(found, "__notes__", ()))
            found = found.__cause__ or found.__context__


class Stamp(httpx2.Auth):
    """An authentication of a caller's own, in a header and in the query."""

    def auth_flow(
        self, request: httpx2.Request
    ) -> Generator[httpx2.Request, httpx2.Response, None]:
        request.headers["X-Stamp-Key"] = "c4nary-s"
        request.url = request.url.copy_merge_params({"token": CANARY})
        yield request


HEADERS = {"X-Auth-Token": "c4nary-x", "Cookie": "session=c4nary-c", "X-Trace": "17"}
OWN: dict[str, Any] = {"headers": {"X-Token": "c4nary-t"}, "params": {"key": CANARY}}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize(("auth", "credentials"), AUTHS)
def test_a_secret_reaches_the_server_and_nothing_else(
    kind: str, name: str, auth: str, credentials: dict[str, Any], logged: list[str]
) -> None:
    shown, shop = Shown(), package(auth)
    scheme = "https" if "certificate" in name else "http"
    order = shop.Order(lines=[shop.Line(name="n", code="c4nary-b")])
    request = shop.operations.create(order, pin=CANARY, x_pin="c4nary-h", medium="json")
    with Server(SCRIPTS[name]) as server:
        call = partial(
            {"sync": shop.ShopClient, "async": shop.AsyncShopClient}[kind],
            base_url=f"{scheme}://user:c4nary-u@127.0.0.1:{server.port}/",
            tenant=CANARY,
            key=CANARY,
            session=CANARY,
            options=Options(deadline=0.1 if name == "no answer" else 30.0, attempts=2),
            network=Network(verify=certificates.trusting(), trust_env=False),
            **credentials,
        )
        CALLS[kind](call, request, errors(shop).WireError, shown)
    sent = b"".join(seen.head + seen.body for seen in server.seen)
    assert PLAIN.encode() in sent or scheme == "https"
    assert [text for text in (*shown, *logged) if PLAIN in text] == []
    assert len(logged) > 5


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [name for name in SCRIPTS if "echo" in name])
@pytest.mark.parametrize("whose", ["auth", "client"])
def test_what_others_add_to_a_call_is_not_shown_either(
    kind: str, name: str, whose: str, logged: list[str]
) -> None:
    shown = Shown()
    made: Any = {"sync": pars.ParsClient, "async": pars.AsyncParsClient}[kind]
    http: Any = {"sync": httpx2.Client, "async": httpx2.AsyncClient}[kind]
    request = pars.operations.set_order_delivered(DELIVERY)
    with Server(SCRIPTS[name]) as server:
        url = f"http://127.0.0.1:{server.port}/"
        network = Network(verify=certificates.trusting(), trust_env=False)
        call = (
            partial(made, url, auth=Stamp(), network=network)
            if whose == "auth"
            else lambda: made(url, http=http(**OWN, verify=network.verify, trust_env=False))
        )
        CALLS[kind](call, request, WireError, shown)
    assert PLAIN.encode() in server.seen[0].head
    assert [text for text in (*shown, *logged) if PLAIN in text] == []


def call_sync(made: Any, request: Any, error: type[Exception], shown: Shown) -> None:
    with made() as client:
        shown.note(client, client.options, client.with_options(attempts=1), request)
        try:
            shown.note(client.send(request, headers=HEADERS))
        except error as raised:
            shown.note_error(raised)
        client._http.close()


async def call_async(made: Any, request: Any, error: type[Exception], shown: Shown) -> None:
    async with made() as client:
        shown.note(client, client.options, client.with_options(attempts=1), request)
        try:
            shown.note(await client.send(request, headers=HEADERS))
        except error as raised:
            shown.note_error(raised)
        await client._http.aclose()


CALLS: dict[str, Any] = {
    "sync": call_sync,
    "async": lambda *given: asyncio.run(call_async(*given)),
}
