"""Every operation of the five APIs in every medium, against the mock in this process."""

from __future__ import annotations

import asyncio
import importlib
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.mock.calls import APIS, ROOT, Made, made, sample
from wirewright.mock import UnusableError, app

MADE = tuple(made())
PARS = "pars/api/OrderStage/SetOrderDelivered"
LIST = "valomnia/api/v2.1/assignDelivery"


@pytest.fixture(scope="module")
def mock() -> Any:
    return app(specs=ROOT / "specs", output=ROOT / "generated", package="order_apis")


def send(mock: Any, method: str, target: str, **given: Any) -> httpx2.Response:
    """Send a request to the application."""

    async def sent() -> httpx2.Response:
        transport = httpx2.ASGITransport(mock)
        async with httpx2.AsyncClient(transport=transport, base_url="http://mock/") as client:
            return await client.request(method, target, **given)

    return asyncio.run(sent())


def call(mock: Any, each: Made, **headers: str) -> httpx2.Response:
    request = each.request
    asked = {**dict(request.content_headers), **headers}
    return send(mock, request.method, each.target, content=request.content, headers=asked)


def answer_to(response: httpx2.Response, each: Made) -> Any:
    """Read a response as the package does."""
    http = importlib.import_module("order_apis._runtime.http")
    headers = {name.lower(): value for name, value in response.headers.items()}
    return each.request.read(http.Answer(response.status_code, response.content, headers))


def test_every_operation_is_called_in_every_medium() -> None:
    assert [sum(x.api == api for x in MADE) for api in APIS] == [6, 4, 6, 6, 1]


@pytest.mark.parametrize("each", MADE, ids=str)
def test_the_answer_is_the_documented_sample_and_reads_as_its_value(mock: Any, each: Made) -> None:
    response = call(mock, each)
    assert response.status_code == 200, response.text
    medium = each.request.accept
    assert response.content == sample(each.api, each.operation, "response", medium)
    codec = each.request.operation.response(200).codec(medium)
    assert response.headers["content-type"].partition(";")[0] == codec.content_types[0]
    assert answer_to(response, each) == codec.decode(response.content)


@pytest.mark.parametrize("each", MADE, ids=str)
def test_without_a_wish_the_answer_has_the_request_s_medium_if_it_can(
    mock: Any, each: Made
) -> None:
    response = call(mock, each, Accept="")
    documented = [codec.medium for codec in each.request.operation.response(200).media]
    wanted = each.request.medium if each.request.medium in documented else documented[0]
    assert response.content == sample(each.api, each.operation, "response", wanted)


@pytest.mark.parametrize("each", MADE, ids=str)
def test_what_is_no_payload_is_refused_in_every_medium(mock: Any, each: Made) -> None:
    headers = dict(each.request.content_headers)
    target, method = each.target, each.request.method
    response = send(mock, method, target, content=b"\x00<{=&", headers=headers)
    assert response.status_code == 400
    assert response.content


@pytest.mark.parametrize("each", [x for x in MADE if x.request.medium], ids=str)
def test_another_content_type_is_refused_in_every_medium(mock: Any, each: Made) -> None:
    response = call(mock, each, **{"Content-Type": "text/csv"})
    assert response.status_code == 415


ERRORS = {
    "code=400": "listOperations.response.400.invalid_datetime.json",
    "code=400; example=invalid_param": "listOperations.response.400.invalid_param.json",
    "code=500": "listOperations.response.500.json",
}


@pytest.mark.parametrize(("prefer", "name"), ERRORS.items())
def test_a_documented_error_is_answered_on_request(mock: Any, prefer: str, name: str) -> None:
    each = next(x for x in MADE if x.api == "valomnia")
    response = call(mock, each, Prefer=prefer)
    assert response.content == (ROOT / "specs/valomnia/samples" / name).read_bytes()
    with pytest.raises(Exception, match=r"the API answered") as caught:
        answer_to(response, each)
    assert caught.typename == "ApiError"
    assert getattr(caught.value, "body", None) is not None


def test_a_wrong_parameter_is_refused(mock: Any) -> None:
    response = send(mock, "GET", f"{LIST}?max=many&dateCreated_gt=today")
    assert (response.status_code, response.text.splitlines()[1:]) == (
        400,
        [
            "- query max: 'many' is no int32",
            "- query dateCreated_gt: 'today' is no datetime that follows yyyy-MM-ddTHH:mm:ssZ",
        ],
    )


@pytest.mark.parametrize("medium", ["json", "xml"])
def test_a_session_that_no_body_names_is_missed(mock: Any, medium: str) -> None:
    dellin = importlib.import_module("order_apis.dellin")
    body = {
        "json": b'{"orderID": "1"}',
        "xml": b"<request><orderID>1</orderID></request>",
    }[medium]
    assert dellin.HistoryRequest.from_json(b'{"orderID": "1"}').order_id == "1"
    headers = {"Content-Type": f"application/{medium}"}
    response = send(
        mock, "POST", f"dellin/v3/orders/history.{medium}", content=body, headers=headers
    )
    assert (response.status_code, response.text.splitlines()[1:]) == (
        400,
        ["- body appkey: missing"],
    )


def test_aspnet_s_error_is_camel_cased_where_the_site_is(mock: Any) -> None:
    for target, word in ((PARS, "message"), ("deck/api/OmsOrderLinkAccount", "Message")):
        response = send(mock, "POST", target, json={"x": 1})
        assert word in response.json()
        assert response.status_code == 400


def test_a_body_past_the_limit_is_not_read() -> None:
    small = app(["pars"], specs=ROOT / "specs", output=ROOT / "generated", largest=1000)
    target = PARS.removeprefix("pars/")
    response = send(small, "POST", target, content=b" " * 1001)
    assert response.status_code == 413
    assert response.json()["message"].startswith("The body is larger than 1000 bytes")


def test_one_api_alone_has_no_prefix() -> None:
    mock = app(["valomnia"], specs=ROOT / "specs", output=ROOT / "generated")
    assert send(mock, "GET", LIST.removeprefix("valomnia")).status_code == 200


def test_a_sample_s_link_to_the_next_page_leads_to_the_operation(mock: Any) -> None:
    link = send(mock, "GET", LIST).json()["paging"]["next"]
    assert link.startswith("/valomniav2/api/v2.1/")
    assert send(mock, "GET", link).json()["paging"]["next"] == link
    assert send(mock, "GET", link.replace("assignDelivery", "other")).status_code == 404


def test_head_gives_the_headers_of_get(mock: Any) -> None:
    got, asked = send(mock, "GET", LIST), send(mock, "HEAD", LIST)
    assert (asked.status_code, asked.content) == (200, b"")
    assert asked.headers == got.headers


def test_the_start_page_lists_the_five(mock: Any) -> None:
    response = send(mock, "GET", "")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert all(f'id="api-{api}"' in response.text for api in APIS)


def test_specs_with_errors_are_named(tmp_path: Path) -> None:
    (tmp_path / "specs/shop").mkdir(parents=True)
    (tmp_path / "specs/shop/api.yaml").write_text("wirewright: 1\napi: {titel: x}\n")
    with pytest.raises(UnusableError, match=r"specs/shop/api.yaml:2:7: .*titel"):
        app(specs=tmp_path / "specs", output=tmp_path / "generated")


def test_a_package_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match=r"order_apis_2\.pars cannot be used; run `wirewright"):
        app(["pars"], specs=ROOT / "specs", output=tmp_path, package="order_apis_2")
