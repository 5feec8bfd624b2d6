"""What a client is given once: parameters of every place, fields of bodies, credentials."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import httpx2
import pytest

from tests.clients.calling import KINDS, Served, reply
from tests.generating import made

SPEC = """
api:
  title: Shop
  dialect: plain
  auth: {auth}
  parameters:
    path: {{tenant: string}}
    query: {{version?: string, format: string, ids?: list<int32>}}
    headers: {{X-Site?: string}}
    body: [session, options]
types:
  Order: {{fields: {{session: string, options: "int32?", name: string}}}}
  Other: {{fields: {{name: string}}}}
operations:
  create: {{post: "{{tenant}}/orders", request: Order, responses: {{2xx: none}}}}
  other: {{post: other, request: Other, responses: {{2xx: none}}}}
  own: {{get: own, query: {{version?: string}}, responses: {{2xx: none}}}}
  send: {{get: send, responses: {{2xx: none}}}}
  close: {{delete: close, responses: {{2xx: none}}}}
"""


@cache
def shop(auth: str = "bearer") -> Any:
    return made(Path(mkdtemp()), SPEC.format(auth=auth))


def sent(kind: str, use: Any, package: Any = None, **settings: Any) -> httpx2.Request:
    """Return the one request of a call."""
    found = package or shop()
    served = Served([reply(204)])
    made_ = found.ShopClient if kind == "sync" else found.AsyncShopClient
    served.call(kind, made_, use, **settings)
    (request,) = served.requests
    return request


GIVEN: Mapping[str, Any] = {"tenant": "t", "format": "f"}


@pytest.mark.parametrize("kind", KINDS)
def test_settings_of_every_place_are_sent_with_each_call(kind: str) -> None:
    settings = {"version": "v", "ids": [1, 2], "x_site": "s", "session": "k", "options_": None}
    order = shop().Order(name="n")
    request = sent(kind, lambda c: c.create(order), **GIVEN, **settings, token="abc")
    assert str(request.url).endswith("/base/t/orders?version=v&format=f&ids=1&ids=2")
    assert request.headers["x-site"] == "s"
    assert request.headers["authorization"] == "Bearer abc"
    assert request.content == b'{"session":"k","options":null,"name":"n"}'


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_call_says_comes_before_the_settings(kind: str) -> None:
    settings = {"version": "v", "ids": [1], "x_site": "s", "session": "k", "options_": 1}
    order = shop().Order(name="n", session="own", options=2)

    def use(client: Any) -> Any:
        headers = {"Authorization": "Own"}
        return client.create(
            order, tenant="T", version="V", format="F", ids=[7], x_site="S", headers=headers
        )

    request = sent(kind, use, **GIVEN, **settings, token="abc")
    assert str(request.url).endswith("/base/T/orders?version=V&format=F&ids=7")
    assert request.headers.get_list("x-site") == ["S"]
    assert request.headers.get_list("authorization") == ["Own"]
    assert request.content == b'{"session":"own","options":2,"name":"n"}'


def test_an_operations_own_parameter_is_not_the_clients() -> None:
    request = sent("sync", lambda c: c.own(), **GIVEN, version="v")
    assert str(request.url).endswith("/base/own?format=f")


def test_a_body_without_the_field_stays_as_it_is() -> None:
    request = sent("sync", lambda c: c.other(shop().Other(name="n")), **GIVEN, session="k")
    assert request.content == b'{"name":"n"}'


@pytest.mark.parametrize("kind", KINDS)
def test_a_required_parameter_that_nobody_gives_is_named(kind: str) -> None:
    with pytest.raises(Exception, match="^the query parameter 'format' is not given"):
        sent(kind, lambda c: c.other(shop().Other(name="n")))


def test_a_setting_of_a_wrong_type_is_refused_when_the_client_is_made() -> None:
    with pytest.raises(Exception, match="^format: expected a str"):
        shop().ShopClient("https://host.example/", format=7)


def test_operations_called_like_methods_of_all_clients_get_another_name() -> None:
    assert sent("sync", lambda c: c.send_(), **GIVEN).method == "GET"
    assert sent("sync", lambda c: c.close_(), **GIVEN).method == "DELETE"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("auth", "settings", "header", "query"),
    [
        ("bearer", {"token": "a.b"}, ("authorization", "Bearer a.b"), ""),
        ("basic", {"login": ("u", "p:ü")}, ("authorization", "Basic dTpwOsO8"), ""),
        ("{header: X-Key}", {"x_key": "k"}, ("x-key", "k"), ""),
        ("{query: api-key}", {"api_key": "k &"}, None, "&api-key=k%20%26"),
        ("bearer", {}, None, ""),
    ],
)
def test_credentials_are_sent_as_the_spec_says(
    kind: str, auth: str, settings: dict[str, Any], header: tuple[str, str] | None, query: str
) -> None:
    request = sent(kind, lambda c: c.own(), shop(auth), **GIVEN, **settings)
    assert str(request.url).endswith(f"/base/own?format=f{query}")
    assert request.headers.get("authorization") == (
        header[1] if header and header[0] == "authorization" else None
    )
    assert header is None or request.headers[header[0]] == header[1]


@pytest.mark.parametrize("token", ["a\nb", "a ", "ü"])
def test_a_credential_that_no_header_can_hold_is_refused(token: str) -> None:
    with pytest.raises(Exception, match="printable ASCII"):
        shop().ShopClient("https://host.example/", **GIVEN, token=token)


@pytest.mark.parametrize("kind", KINDS)
def test_any_authentication_of_the_http_library_can_be_used(kind: str) -> None:
    request = sent(kind, lambda c: c.own(), **GIVEN, auth=httpx2.BasicAuth("u", "p"))
    assert request.headers["authorization"] == "Basic dTpw"


def test_both_clients_take_the_same_settings_and_have_the_same_methods() -> None:
    one, other = shop().ShopClient, shop().AsyncShopClient
    names = [x for x in vars(one) if not x.startswith("__")]
    assert names == [x for x in vars(other) if not x.startswith("__")]
    for name in (*names, "__init__"):
        first, second = (
            str(inspect.signature(getattr(x, name))).replace("Async", "") for x in (one, other)
        )
        assert first == second
