"""What is refused, and what is said of it."""

from __future__ import annotations

import json

import pytest

from tests.unit.mock.shop import call, header

ITEM = "/warehouse/items/7"
GOOD = f"{ITEM}?from=2026-01-31"
JSON = "application/json"
XML = "application/xml"
FORM = "application/x-www-form-urlencoded"


def get(target: str, **headers: str) -> tuple[int, list[str]]:
    reply = call("GET", target, **{"x_token": "any", **headers})
    return reply.status, reply.body.decode().splitlines()[1:]


def find(body: str, content_type: str = JSON, path: str = "find.json") -> tuple[int, list[str]]:
    reply = call("POST", f"/warehouse/{path}", body, x_token="any", content_type=content_type)
    return reply.status, reply.body.decode().splitlines()[1:]


def place(body: str | bytes, content_type: str = JSON) -> tuple[int, dict[str, list[str]]]:
    reply = call("POST", "/shop/orders", body, content_type=content_type, accept=JSON)
    return reply.status, json.loads(reply.body).get("modelState", {})


def test_a_good_request_is_answered() -> None:
    assert call("GET", GOOD, x_token="any").status == 200
    assert find('{"Tenant": "t"}')[0] == 200


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (ITEM, "query from: missing"),
        ("/warehouse/items/x?from=2026-01-31", "path id: 'x' is no int32"),
        ("/warehouse/items/100?from=2026-01-31", "path id: is more than 99"),
        (f"{GOOD}&tags=1,x", "query tags: 'x' is no int32"),
        (f"{GOOD}&tags=1,2,3", "query tags: has 3 items, more than 2"),
        (f"{GOOD}&colour=red", "query colour: not documented"),
        (f"{GOOD}&from=2026-01-31", "query from: comes more than once"),
        (f"{GOOD}&nonsense=1", "query nonsense: not documented"),
        (f"{ITEM}?from=31.1.2026", "query from: '31.1.2026' is no date"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(target: str, reason: str) -> None:
    assert get(target) == (400, [f"- {reason}"])


def test_parameters_of_every_style_are_read() -> None:
    assert get(f"{GOOD}&tags=1,2&colour[]=red&colour%5B%5D=blue&size=small")[0] == 200


def test_a_header_is_read_by_its_type() -> None:
    assert get(GOOD, x_trace="x") == (400, ["- header X-Trace: 'x' is no uuid"])
    assert get(GOOD, x_trace="00000000-0000-4000-8000-000000000000")[0] == 200


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert len(get("/warehouse/items/x?size=small&a=1&b=2")[1]) == 4


def test_a_missing_credential_is_refused_and_any_value_will_do() -> None:
    reply = call("GET", GOOD)
    assert reply.status == 401
    assert b"header X-Token: missing" in reply.body
    assert call("GET", GOOD, x_token=" ").status == 401


def test_a_body_where_none_is_documented_is_refused() -> None:
    reply = call("GET", GOOD, "{}", x_token="any")
    assert (reply.status, reply.body.splitlines()[1:]) == (
        400,
        [b"- body: none is documented, and one came"],
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "body: missing"),
        ("{", "body: no JSON text: Input data was truncated"),
        ('{"Tenant": 1}', "body Tenant: Expected `str`, got `int`"),
        ('{"Name": "n"}', "body Tenant: missing"),
        ('{"Tenant": "t", "More": 1}', "body More: not documented"),
    ],
)
def test_a_wrong_body_is_refused_with_its_place(body: str, reason: str) -> None:
    status, lines = find(body)
    assert status == 400
    assert lines == [f"- {reason}"]


@pytest.mark.parametrize(
    ("content_type", "path", "types"),
    [
        ("text/plain", "find.json", "application/json"),
        ("", "find.json", "application/json"),
        ("application/vnd.shop+json", "find.json", "application/json"),
        (XML, "find.json", "application/json"),
        (JSON, "find.xml", "application/xml, text/xml"),
    ],
)
def test_an_unknown_or_unfit_content_type_is_415(content_type: str, path: str, types: str) -> None:
    status, lines = find('{"Tenant": "t"}', content_type, path)
    assert (status, lines) == (415, [f"- header Content-Type: expected {types}"])


# ---- ASP.NET ----


@pytest.mark.parametrize(
    ("body", "content_type", "state"),
    [
        ('{"key": "k"}', JSON, {"value": ["Object missing required field `id`"]}),
        ('{"id": 1, "key": "k", "x": 1}', JSON, {"value.x": ["not documented"]}),
        ('{"id": 1, "key": "k", "count": 0}', JSON, {"value.count": ["is less than 1"]}),
        ("Id=1&Key=k&Nr=1", FORM, {"value.Nr": ["the server's binder does not read this name"]}),
        (
            '<Order xmlns="urn:shop"><Key>k</Key><Id>1</Id></Order>',
            XML,
            {"value.Id": ["comes too late: a server that reads members in order loses it"]},
        ),
        (
            '<Order xmlns="urn:shop" xmlns:o="urn:other"><Id>1</Id><o:Key>x</o:Key><Key>k</Key></Order>',
            XML,
            {"value.Key": ["documented in urn:shop, not in this namespace"]},
        ),
    ],
    ids=["missing", "unknown", "limit", "form", "order", "namespace"],
)
def test_aspnet_says_in_modelstate_what_is_wrong(
    body: str, content_type: str, state: dict[str, list[str]]
) -> None:
    assert place(body, content_type) == (400, state)


def test_bytes_that_are_no_text_are_refused() -> None:
    status, state = place(b'{"id": 1, "key": "\xff"}')
    assert status == 400
    assert "utf-8" in state["value"][0]


def test_aspnet_answers_an_unknown_content_type_with_its_own_error() -> None:
    reply = call("POST", "/shop/orders", "x", content_type="text/plain")
    assert reply.status == 415
    assert header(reply, "content-type") == "application/json; charset=utf-8"
    assert json.loads(reply.body)["message"] == (
        "The request entity's media type 'text/plain' is not supported for this resource."
    )


def test_aspnet_s_error_comes_in_the_medium_that_is_asked_for() -> None:
    reply = call("POST", "/shop/orders", "Id=1&No=2&Key=k", content_type=FORM, accept="text/xml")
    assert header(reply, "content-type") == "text/xml; charset=utf-8"
    assert reply.body == (
        b"<Error><Message>The request is invalid.</Message>"
        b"<ModelState><value.No>the server's binder does not read this name</value.No>"
        b"</ModelState></Error>"
    )
