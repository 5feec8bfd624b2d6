"""Which answer comes back: samples byte for byte, in the medium that is asked for."""

from __future__ import annotations

import json

import pytest

from tests.unit.mock.shop import (
    SHOP_SAMPLES,
    WAREHOUSE_SAMPLES,
    call,
    endpoint,
    header,
)

GOOD = "/warehouse/items/7?from=2026-01-31"
ORDER = SHOP_SAMPLES["place.request.json"]
JSON = "application/json"
XML = "application/xml"


def placed(target: str = "/shop/orders", **headers: str) -> tuple[int, str, str]:
    reply = call("POST", target, ORDER, **{"content_type": JSON, **headers})
    return reply.status, header(reply, "content-type"), reply.body.decode()


@pytest.mark.parametrize(
    ("accept", "content_type", "sample"),
    [
        ("", "application/json", "json"),
        ("*/*", "application/json", "json"),
        ("application/xml", "application/xml", "xml"),
        ("text/xml", "text/xml", "xml"),
        ("text/json", "text/json", "json"),
        ("application/json;q=0.1, text/xml", "text/xml", "xml"),
        ("image/png", "application/json", "json"),
    ],
)
def test_aspnet_always_answers(accept: str, content_type: str, sample: str) -> None:
    body = SHOP_SAMPLES[f"place.response.200.{sample}"]
    assert placed(accept=accept) == (200, f"{content_type}; charset=utf-8", body)


def test_aspnet_takes_the_request_s_content_type_where_nothing_is_acceptable() -> None:
    order = '<Order xmlns="urn:shop"><Id>1</Id><Key>k</Key></Order>'
    for accept in ("", "image/png"):
        reply = call("POST", "/shop/orders", order, content_type="text/xml", accept=accept)
        assert header(reply, "content-type") == "text/xml; charset=utf-8"
    reply = call("POST", "/shop/orders", order, content_type=XML, accept="*/*")
    assert header(reply, "content-type") == "application/json; charset=utf-8"


def test_aspnet_gives_json_to_scripts_that_do_not_say_what_they_want() -> None:
    order = '<Order xmlns="urn:shop"><Id>1</Id><Key>k</Key></Order>'
    asked = {"content_type": XML, "x_requested_with": "XMLHttpRequest"}
    assert call("POST", "/shop/orders", order, **asked).body.startswith(b"{")


def test_aspnet_s_routes_are_matched_in_any_case() -> None:
    assert placed("/SHOP/Orders/")[0] == 200
    assert call("GET", "/warehouse/Items/7", x_token="x").status == 404


def test_a_slash_in_a_segment_is_no_path_of_aspnet() -> None:
    assert call("DELETE", "/shop/orders/1%2F2").status == 404


def test_plain_servers_refuse_media_that_they_do_not_have() -> None:
    reply = call("GET", GOOD, x_token="x", accept="image/png")
    assert reply.status == 406
    assert header(reply, "content-type") == "text/plain; charset=utf-8"
    assert reply.body.splitlines()[1:] == [
        b"- header Accept: documented are application/json, application/xml, text/xml"
    ]


def test_the_path_s_medium_is_that_of_the_answer_unless_another_is_asked_for() -> None:
    query = "<Query><Tenant>t</Tenant></Query>"
    asked = {"x_token": "x", "content_type": "text/xml"}
    reply = call("POST", "/warehouse/find.xml", query, **asked)
    assert header(reply, "content-type") == "application/xml"
    reply = call("POST", "/warehouse/find.xml", query, accept=JSON, **asked)
    assert header(reply, "content-type") == "application/json"


def test_a_medium_without_a_sample_is_written_by_the_package() -> None:
    reply = call("GET", GOOD, x_token="x", accept=JSON)
    assert reply.body == b'{"Name":"a"}'
    reply = call("GET", GOOD, x_token="x", accept=XML)
    assert reply.body.decode() == WAREHOUSE_SAMPLES["item.response.200.xml"]


def test_an_answer_without_content_is_empty() -> None:
    reply = call("DELETE", "/shop/orders/1")
    assert (reply.status, reply.body, reply.headers) == (204, b"", ())


def test_an_answer_without_a_sample_says_so() -> None:
    reply = call("GET", "/shop/orders/count", accept=JSON)
    assert reply.status == 501
    assert json.loads(reply.body) == {
        "message": "The documentation of count has no sample for 200.",
        "messageDetail": "spec shop: add samples/count.response.200.json",
    }


@pytest.mark.parametrize(
    ("prefer", "sample", "applied"),
    [
        ("code=404", "item.response.404.json", "code=404"),
        ("code=404; example=gone", "item.response.404.gone.json", "code=404; example=gone"),
        ("example=gone", "item.response.404.gone.json", "code=404; example=gone"),
    ],
)
def test_prefer_chooses_a_documented_answer(prefer: str, sample: str, applied: str) -> None:
    reply = call("GET", GOOD, x_token="x", prefer=prefer)
    assert (reply.status, reply.body.decode()) == (404, WAREHOUSE_SAMPLES[sample])
    assert header(reply, "preference-applied") == applied


def test_an_undocumented_choice_is_answered_with_the_documented_ones() -> None:
    reply = call("GET", GOOD, x_token="x", prefer="code=418")
    assert reply.status == 400
    assert reply.body.decode() == (
        "No such answer is documented.\n"
        "- header Prefer: code=418 is not documented; there is `code=200`, `code=404`, "
        "`code=404; example=gone`, `code=500`\n"
    )


def test_a_wrong_request_is_refused_whatever_it_prefers() -> None:
    assert call("GET", "/warehouse/items/7", x_token="x", prefer="code=404").status == 400


def test_a_variant_without_its_other_medium_is_written_by_the_package() -> None:
    status, content_type, body = placed(prefer="example=many", accept=XML)
    assert (status, content_type) == (200, "application/xml; charset=utf-8")
    assert body.count("<Line>") == 2


# ---- where nothing is ----


def test_an_unknown_path_is_404_and_says_what_there_is() -> None:
    reply = call("GET", "/warehouse/nothing", x_token="x")
    assert reply.status == 404
    assert reply.body.decode().splitlines()[1:] == [
        "- documented: POST /warehouse/find.{medium}",
        "- documented: GET /warehouse/items/{id}",
    ]


def test_an_unknown_path_of_aspnet_is_404_in_its_shape() -> None:
    reply = call("GET", "/shop/nothing")
    assert reply.status == 404
    assert json.loads(reply.body)["messageDetail"] == (
        "documented: POST /shop/orders; documented: DELETE /shop/orders/{id}; "
        "documented: GET /shop/orders/count; documented: GET /shop/stock"
    )


def test_another_method_is_405_and_says_which_there_are() -> None:
    reply = call("PATCH", "/shop/orders")
    assert reply.status == 405
    assert header(reply, "allow") == "POST, OPTIONS"
    assert b"does not support http method 'PATCH'" in reply.body


def test_options_says_which_methods_there_are() -> None:
    reply = call("OPTIONS", "/shop/orders/count")
    assert (reply.status, reply.body) == (204, b"")
    assert header(reply, "allow") == "GET, DELETE, HEAD, OPTIONS"


def test_head_is_get() -> None:
    assert call("HEAD", GOOD, x_token="x").status == 200
    assert call("HEAD", "/shop/orders").status == 405


def test_a_path_that_says_more_goes_before_one_with_parameters() -> None:
    assert [x.meant.name for x in (endpoint("count"), endpoint("cancel"))] == ["count", "cancel"]
    assert call("GET", "/shop/orders/count").status == 501


def test_operations_of_one_path_are_told_apart_by_what_they_need() -> None:
    assert call("GET", "/shop/stock?key=k").body == b"1"
    assert call("GET", "/shop/stock?page=7").body == b"2"
    refused = call("GET", "/shop/stock?page=seven")
    assert refused.status == 400
    assert b"page" in refused.body
