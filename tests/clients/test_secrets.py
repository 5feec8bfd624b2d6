"""A canary in every place where a secret can stand, and in nothing that we show or log."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import httpx2
import pytest

from order_apis import deck, dellin
from order_apis.errors import WireError
from tests.clients.calling import KINDS, Reply, Served, reply
from tests.generating import made

CANARY = "c4nary/+ %ü"
PLAIN = "c4nary"
SPEC = """
api:
  title: Shop
  dialect: aspnet
  json_names: as_written
  xml_namespace: urn:shop
  auth: {auth}
  parameters:
    path: {{tenant: {{type: string, secret: true}}}}
    query: {{key?: {{type: string, secret: true}}}}
    body: [Session]
types:
  Order: {{fields: {{Session: {{type: string, secret: true}}, Lines: list<Line>}}}}
  Line: {{fields: {{Name: string, Code: {{type: string, secret: true}}}}}}
operations:
  create:
    post: "{{tenant}}/orders"
    query: {{pin?: {{type: string, secret: true}}}}
    headers: {{X-Pin?: {{type: string, secret: true}}}}
    request: Order
    responses: {{2xx: none}}
"""
AUTHS: list[tuple[str, dict[str, Any]]] = [
    ("bearer", {"token": "c4nary-t"}),
    ("basic", {"login": ("user", "c4nary-p")}),
    ("{header: X-Api-Key}", {"x_api_key": "c4nary-k"}),
    ("{query: api key}", {"api_key": CANARY}),
]


class Kept(logging.Handler):
    """Keeps all that is logged, as text."""

    def __init__(self) -> None:
        super().__init__(0)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts += [record.getMessage(), repr(record.args), str(record.exc_info)]


@pytest.fixture
def logged() -> Iterator[list[str]]:
    root = logging.getLogger()
    kept, level = Kept(), root.level
    root.addHandler(kept)
    root.setLevel(0)
    yield kept.texts
    root.removeHandler(kept)
    root.setLevel(level)


def echo(status: int) -> Reply:
    """Answer with the URL, the headers and the body of the request, as careless servers do."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        said = f"No resource for {request.url}\n{dict(request.headers)}\n{request.content!r}"
        return httpx2.Response(status, text=said)

    return answer


def own_error(request: httpx2.Request) -> httpx2.Response:
    """Answer as ASP.NET does where it finds no resource."""
    return httpx2.Response(404, json={"Message": f"No resource matches '{request.url}'."})


ANSWERS: dict[str, Reply] = {
    "fine": reply(204),
    "a failure that echoes": echo(404),
    "a failure of ASP.NET": own_error,
    "a success that echoes": echo(200),
    "no connection": httpx2.ConnectError("nobody for c4nary%2F%2B%20%25%C3%BC"),
    "no request": httpx2.LocalProtocolError("Illegal header value b'c4nary'"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize(("auth", "credentials"), AUTHS)
def test_a_secret_is_sent_and_never_shown(
    kind: str, answer: str, auth: str, credentials: dict[str, Any], logged: list[str]
) -> None:
    shop = package(auth)
    served = Served([ANSWERS[answer]])
    made_ = shop.ShopClient if kind == "sync" else shop.AsyncShopClient
    shown: list[str] = []

    def use(client: Any) -> Any:
        request = shop.operations.create(
            shop.Order(lines=[shop.Line(name="n", code="c4nary-b")]),
            pin=CANARY,
            x_pin="c4nary-h",
            medium="json",
        )
        shown.extend(map(repr, (client, request, client.options, client.with_options(attempts=1))))
        return client.send(request, headers={"X-More": "m"})

    given = {"tenant": CANARY, "key": CANARY, "session": CANARY, **credentials}
    try:
        shown.append(repr(served.call(kind, made_, use, **given)))
    except errors(shop).WireError as error:
        shown += [str(error), repr(error), repr(error.__context__), repr(error.__cause__)]
        shown.append("".join(traceback.format_exception(error)))
    assert len(served.requests) == 1
    sent = served.requests[0]
    assert PLAIN in str(sent.url)
    assert PLAIN in str(sent.content)
    assert [text for text in (*shown, *logged) if PLAIN in text] == []
    assert any("POST" in text for text in logged)


def errors(shop: Any) -> Any:
    """Return the errors of a package, which are its own."""
    return import_module(f"{shop.__name__.rpartition('.')[0]}.errors")


@cache
def package(auth: str) -> Any:
    """Return the package of a shop with secrets everywhere."""
    return made(Path(mkdtemp()), SPEC.format(auth=auth))


@pytest.mark.parametrize("kind", KINDS)
def test_a_password_in_the_base_url_is_sent_and_never_shown(kind: str, logged: list[str]) -> None:
    served = Served([reply(503)])
    shown: list[str] = []

    def use(client: Any) -> Any:
        shown.append(repr(client))
        return client.order_history(HISTORY)

    with pytest.raises(WireError) as caught:
        served.run(kind, "dellin", use, base_url="https://user:c4n%61ry@host.example/c4nary-path/")
    sent = served.requests[0]
    assert sent.headers["authorization"] == "Basic dXNlcjpjNG5hcnk="
    assert str(sent.url).startswith("https://host.example/c4nary-path/")
    shown += [str(caught.value), *logged]
    assert [text for text in shown if "c4nary@" in text or "c4n%61ry" in text] == []


HISTORY = dellin.HistoryRequest(appkey="a", session_id="s", order_id="o")


def test_what_others_log_through_the_library_stays_as_it_is(logged: list[str]) -> None:
    with deck.DeckClient("https://host.example/"):
        transport = httpx2.MockTransport(lambda _: httpx2.Response(200))
        with httpx2.Client(transport=transport) as other:
            other.get("https://other.example/path?a=b")
    assert any("https://other.example/path?a=b" in text for text in logged)


def test_our_own_log_has_method_path_status_attempt_and_time(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, logger="order_apis")
    content = b'{"metadata":{"status":200,"generated_at":"2020-03-26 07:25:25"},"data":[]}'
    served = Served([reply(503), reply(200, content, "application/json")], takes=0.5)
    served.run("sync", "dellin", lambda c: c.order_history(HISTORY))
    call = "POST https://host.example/base/v3/orders/history.{medium}"
    assert [x.getMessage() for x in caplog.records if x.name == "order_apis"] == [
        f"{call}: 503, attempt 1, 0.500 s, again in 0.100 s",
        f"{call}: 200, attempt 2, 1.100 s",
    ]
