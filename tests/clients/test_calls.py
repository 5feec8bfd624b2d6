"""What a call sends and returns: the five APIs in every medium, through both kinds of client."""

from __future__ import annotations

import json
from typing import Any

import pytest

from order_apis import deck, dellin, multivers, pars, valomnia
from order_apis.errors import EncodeError, ProtocolError
from tests.clients.calling import KINDS, Served, reply, sample

TYPES = {
    "json": "application/json",
    "xml": "application/xml",
    "form": "application/x-www-form-urlencoded",
}
DELIVERY = pars.DeliveryOrderApiRequest.from_json(sample("pars", "setOrderDelivered.request.json"))
LINK = deck.OrderAssociationImportJson.from_json(sample("deck", "linkAccount.request.json"))
ORDER = multivers.Order(reference="a b")
HISTORY = dellin.HistoryRequest(appkey="a", session_id="s", order_id="o")
POSTS: list[tuple[str, str, str, Any, dict[str, Any]]] = [
    ("pars", "set_order_delivered", "setOrderDelivered", DELIVERY, {}),
    ("deck", "link_account", "linkAccount", LINK, {}),
    ("multivers", "update_order", "updateOrder", ORDER, {"order_id": "7", "database": "D"}),
    ("dellin", "order_history", "orderHistory", HISTORY, {}),
]
RESULTS = {
    "pars": pars.DeliveryOrderApiResponse,
    "deck": deck.GenericResponse,
    "multivers": multivers.Order,
    "dellin": dellin.HistoryResponse,
}
PATHS = {
    "pars": "/base/api/OrderStage/SetOrderDelivered",
    "deck": "/base/api/OmsOrderLinkAccount",
    "multivers": "/base/api/D/Order/7",
    "dellin": "/base/v3/orders/history.{}",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("api", "method", "stem", "request_", "more", "medium"),
    [(*row, medium) for row in POSTS for medium in TYPES if (row[0], medium) != ("dellin", "form")],
)
def test_a_body_is_sent_and_answered_in_each_medium(
    kind: str, api: str, method: str, stem: str, request_: Any, more: dict[str, Any], medium: str
) -> None:
    answered = "json" if medium == "form" else medium
    content = sample(api, f"{stem}.response.{answered}")
    served = Served([reply(200, content, f"{TYPES[answered]}; charset=utf-8")])
    value = served.run(kind, api, lambda c: getattr(c, method)(request_, medium=medium, **more))
    assert value == getattr(RESULTS[api], f"from_{answered}")(content)
    (sent,) = served.requests
    assert sent.url.path == PATHS[api].format(medium)
    assert sent.headers["content-type"] == TYPES[medium]
    assert sent.headers["accept"] == TYPES[answered]
    assert sent.content == getattr(request_, f"to_{medium}")()


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_asked_for_by_its_parameters(kind: str) -> None:
    content = sample("valomnia", "listOperations.response.200.json")
    served = Served([reply(200, content, "application/json")])
    page = served.run(
        kind,
        "valomnia",
        lambda c: c.list_operations(max=5, order=valomnia.SortOrder.DESC, reference="a*"),
        version="v2.1",
    )
    assert page == valomnia.OperationList.from_json(content)
    (sent,) = served.requests
    assert sent.method == "GET"
    assert str(sent.url) == (
        "https://host.example/base/api/v2.1/assignDelivery?max=5&order=desc&reference=a%2A"
    )
    assert "content-type" not in sent.headers


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_response_can_be_had(kind: str) -> None:
    content = sample("valomnia", "listOperations.response.200.json")
    served = Served([reply(200, content, "application/json", X_Trace="7")], takes=0.25)
    request = valomnia.operations.list_operations(version="v2.1")
    response = served.run(kind, "valomnia", lambda c: c.send(request))
    assert response.value == valomnia.OperationList.from_json(content)
    assert (response.status, response.attempts, response.elapsed) == (200, 1, 0.25)
    assert response.headers["x-trace"] == "7"


@pytest.mark.parametrize("kind", KINDS)
def test_headers_of_a_call_come_before_those_of_the_client_and_of_the_medium(kind: str) -> None:
    served = Served([reply(200, sample("valomnia", "listOperations.response.200.json"))])

    def use(client: Any) -> Any:
        quiet = client.with_options(headers={"X-A": "1", "X-B": "1"})
        return quiet.list_operations(headers={"x-b": "2", "Accept": "text/x"})

    served.run(kind, "valomnia", use, version="v1")
    sent = served.requests[0].headers
    assert (sent["x-a"], sent["x-b"], sent["accept"]) == ("1", "2", "text/x")
    assert sent.get_list("x-b") == ["2"]


# ---- settings ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_settings_fill_the_fields_that_a_request_leaves_unset(kind: str) -> None:
    content = sample("deck", "linkAccount.response.json")
    served = Served([reply(200, content, "application/json")])
    request = deck.OrderAssociationImportJson(
        verification_key="own", timestamp_utc="t", order_number="o", customer_id="c"
    )
    settings: dict[str, Any] = {"site_code": "S", "verification_key": "K", "api_username": None}
    served.run(kind, "deck", lambda c: c.link_account(request), **settings)
    body = json.loads(served.requests[0].content)
    assert (body["SiteCode"], body["VerificationKey"], body["APIUsername"]) == ("S", "own", None)
    assert repr(request.site_code) == "UNSET"


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_nobody_gives_is_named(kind: str) -> None:
    served = Served([reply(200)])
    request = dellin.HistoryRequest(order_id="1")
    with pytest.raises(EncodeError, match="sessionID"):
        served.run(kind, "dellin", lambda c: c.order_history(request), appkey="a")
    assert served.requests == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_path_parameter_comes_from_the_call_or_the_client(kind: str) -> None:
    content = sample("multivers", "updateOrder.response.json")
    served = Served([reply(200, content, "application/json")])

    def use(client: Any) -> Any:
        return client.update_order(multivers.Order(), order_id="1", database=database)

    database: str | None = None
    served.run(kind, "multivers", use, database="client")
    database = "call"
    served.run(kind, "multivers", use, database="client")
    assert [x.url.path for x in served.requests] == [
        "/base/api/client/Order/1",
        "/base/api/call/Order/1",
    ]
    database = None
    with pytest.raises(EncodeError, match="'database' is not given"):
        served.run(kind, "multivers", use)


def test_a_documented_server_is_where_a_client_starts() -> None:
    with dellin.DellinClient() as client:
        assert client.base_url == "https://api.dellin.ru/"


@pytest.mark.parametrize(
    "url",
    [
        *("", "host", "ftp://host/", "http://", "http://h/?q", "http://h/#f", "http://h/ü"),
        *("http://h:x/", "http://[::1/", "http://a b/", "http://h/\n", "http://1.2.3.999/"),
    ],
)
def test_a_base_url_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(EncodeError, match="base URL"):
        pars.ParsClient(url)


@pytest.mark.parametrize("kind", KINDS)
def test_an_address_that_is_too_long_is_refused(kind: str) -> None:
    served = Served([reply(200)])
    with pytest.raises(ProtocolError, match="cannot be sent: InvalidURL"):
        served.run(kind, "valomnia", lambda c: c.list_operations(sort="x" * 70_000), version="v")
    assert served.requests == []
