"""DECK: PascalCase in JSON, the alphabet in XML, two namespaces, one secret."""

from __future__ import annotations

import pytest

from order_apis import UNSET, deck
from order_apis.deck import APIResponseCodes, GenericResponse, OrderAssociationImportJson
from order_apis.errors import EncodeError

XSI = "http://www.w3.org/2001/XMLSchema-instance"
CONTROLLERS = "http://schemas.datacontract.org/2004/07/DECK.WebApi.Controllers.OMS"
CONTRACTS = "http://schemas.datacontract.org/2004/07/DECK.Core.Common.Contracts.API"


def request() -> OrderAssociationImportJson:
    return OrderAssociationImportJson(
        site_code="s",
        verification_key="SECRET",
        timestamp_utc="t",
        order_number="o",
        customer_id="c",
    )


def test_the_names_of_each_medium_in_its_own_order() -> None:
    assert request().to_json() == (
        b'{"SiteCode":"s","VerificationKey":"SECRET","TimestampUTC":"t",'
        b'"OrderNumber":"o","CustomerID":"c"}'
    )
    assert request().to_xml().decode() == (
        f'<OrderAssociationImportJson xmlns:i="{XSI}" xmlns="{CONTROLLERS}">'
        "<CustomerID>c</CustomerID><OrderNumber>o</OrderNumber><SiteCode>s</SiteCode>"
        "<TimestampUTC>t</TimestampUTC><VerificationKey>SECRET</VerificationKey>"
        "</OrderAssociationImportJson>"
    )
    assert request().to_form() == (
        b"SiteCode=s&VerificationKey=SECRET&TimestampUTC=t&OrderNumber=o&CustomerID=c"
    )


def test_an_answer_has_a_namespace_of_its_own() -> None:
    value = GenericResponse(response_code=APIResponseCodes.SUCCESS, message=None)
    assert value.to_json() == b'{"ResponseCode":0,"Message":null}'
    assert value.to_xml().decode() == (
        f'<GenericResponse xmlns:i="{XSI}" xmlns="{CONTRACTS}">'
        '<Message i:nil="true" /><ResponseCode>Success</ResponseCode></GenericResponse>'
    )
    assert GenericResponse.from_xml(value.to_xml()) == value


def test_an_undocumented_result_code_survives_in_json_alone() -> None:
    text = b'{"ResponseCode":17,"Message":""}'
    value = GenericResponse.from_json(text)
    assert value.to_json() == text
    with pytest.raises(EncodeError, match="ResponseCode"):
        value.to_xml()


def test_the_secret_is_in_no_repr_and_no_message() -> None:
    value = request()
    assert "verification_key='***'" in repr(value)
    assert "SECRET" not in f"{value} {value!r} {list(value.__rich_repr__())}"
    call = deck.operations.link_account(value, medium="xml")
    assert "SECRET" not in repr(call)
    assert b"SECRET" in (call.content or b"")
    value.customer_id = None  # type: ignore[assignment]  # what is tested
    for write in (value.to_json, value.to_xml, value.to_form):
        with pytest.raises(EncodeError, match="CustomerID") as caught:
            write()
        assert "SECRET" not in f"{caught.value} {caught.value!r}"


@pytest.mark.parametrize(
    ("name", "path"), [("site_code", "SiteCode"), ("verification_key", "VerificationKey")]
)
def test_a_field_that_the_client_fills_in_must_be_given_by_then(name: str, path: str) -> None:
    value = request()
    setattr(value, name, UNSET)
    for write in (value.to_json, value.to_xml, value.to_form):
        with pytest.raises(EncodeError, match="not given") as caught:
            write()
        assert caught.value.path == path


def test_a_field_that_is_optional_may_stay_unset_although_the_client_knows_it() -> None:
    assert request().api_username is UNSET
    assert OrderAssociationImportJson.from_json(request().to_json()) == request()
