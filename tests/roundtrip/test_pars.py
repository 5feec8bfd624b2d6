"""PARS: three sets of names, members of a base class, and a date with seven digits."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from order_apis import UNSET, DateTime, given, pars
from order_apis.errors import DecodeError, EncodeError

ORDER, VCR, VEHICLE = (UUID(int=number) for number in (1, 2, 3))
NAMESPACE = "http://schemas.datacontract.org/2004/07/PARS.WebApi.Proxy.Models"
MOMENT = "2026-02-04T03:44:38.4056342+00:00"


def request(date: str = MOMENT, user: str | None = "Я") -> pars.DeliveryOrderApiRequest:
    return pars.DeliveryOrderApiRequest(
        order_id=ORDER,
        vcr_id=VCR,
        vehicle_id=VEHICLE,
        mileage=4,
        delivery_date=DateTime.parse(date),
        crm_user=user,
    )


def test_the_names_of_each_medium_in_its_own_order() -> None:
    assert request().to_json().decode() == (
        f'{{"orderId":"{ORDER}","vcrId":"{VCR}","vehicleId":"{VEHICLE}","mileage":4,'
        f'"delivered":"{MOMENT}","user":"Я"}}'
    )
    assert request().to_xml().decode() == (
        '<DeliveryOrderApiRequest xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
        f'xmlns="{NAMESPACE}"><CRMUser>Я</CRMUser><DeliveryDate>{MOMENT}</DeliveryDate>'
        f"<Mileage>4</Mileage><OrderId>{ORDER}</OrderId><VCRId>{VCR}</VCRId>"
        f"<VehicleId>{VEHICLE}</VehicleId></DeliveryOrderApiRequest>"
    )
    assert request().to_form().decode() == (
        f"OrderId={ORDER}&VCRId={VCR}&VehicleId={VEHICLE}&Mileage=4"
        "&DeliveryDate=2026-02-04T03%3A44%3A38.4056342%2B00%3A00&CRMUser=%D0%AF"
    )


def test_members_of_the_base_class_are_last_in_json_and_first_in_xml() -> None:
    value = request()
    value.has_error, value.error = True, "late"
    assert value.to_json().endswith(b'"hasError":true,"error":"late"}')
    inside = value.to_xml().decode().partition(">")[2]
    assert inside.startswith("<Error>late</Error><HasError>true</HasError><CRMUser>")


def test_a_form_has_the_names_of_the_model_and_ignores_those_of_json() -> None:
    form = f"OrderId={ORDER}&VCRId={VCR}&VehicleId={VEHICLE}&Mileage=4"
    with pytest.raises(DecodeError) as caught:
        pars.DeliveryOrderApiRequest.from_form(f"{form}&delivered=2026-02-04T03:44:38")
    assert caught.value.path == "DeliveryDate"
    value = pars.DeliveryOrderApiRequest.from_form(
        f"{form}&DeliveryDate=2026-02-04T03:44:38&delivered=2000-01-01T00:00:00&user=x&CRMUser=y"
    )
    assert value.delivery_date == datetime(2026, 2, 4, 3, 44, 38)
    assert value.crm_user == "y"


def test_a_form_is_read_in_any_letter_case_and_first_wins() -> None:
    form = request().to_form().decode()
    shouted = form.replace("DeliveryDate=", "DELIVERYDATE=").replace("VCRId=", "vcrid=")
    assert pars.DeliveryOrderApiRequest.from_form(shouted) == request()
    assert pars.DeliveryOrderApiRequest.from_form(f"{form}&mileage=9") == request()


@pytest.mark.parametrize("text", ["%FF", "%ED%A0%80", "%C0%AF", "Я%D0"])
def test_escapes_in_a_form_that_are_no_utf_8_are_refused(text: str) -> None:
    form = request().to_form().decode()
    with pytest.raises(DecodeError, match="^form: "):
        pars.DeliveryOrderApiRequest.from_form(f"{form}&more={text}")


def test_escapes_in_a_form_that_are_none_are_text() -> None:
    form = request().to_form().decode().replace("%D0%AF", "%zz+%2B%;")
    assert pars.DeliveryOrderApiRequest.from_form(form).crm_user == "%zz +%;"


def test_an_empty_text_in_a_form_is_null() -> None:
    value = request(user=None)
    assert value.to_form().endswith(b"&CRMUser=")
    assert pars.DeliveryOrderApiRequest.from_form(value.to_form()) == value
    assert pars.DeliveryOrderApiRequest.from_form(request(user="").to_form()) == value


@pytest.mark.parametrize(
    "text",
    [
        MOMENT,
        "2026-02-04T03:44:38.4056342Z",
        "2026-02-04T03:44:38.4056342",
        "2026-02-04T03:44:38.4056342-05:30",
        "2026-02-04T03:44:38",
        "2026-02-04T03:44:38.0000001Z",
        "2026-02-04T03:44:38.1000000Z",
        "9999-12-31T23:59:59.9999999",
        "0001-01-01T00:00:00",
    ],
)
def test_a_date_keeps_its_seventh_digit_and_its_suffix_in_all_media(text: str) -> None:
    value = request(text)
    assert f'"delivered":"{text}"'.encode() in value.to_json()
    assert f"<DeliveryDate>{text}</DeliveryDate>".encode() in value.to_xml()
    kind = pars.DeliveryOrderApiRequest
    for copy in (
        kind.from_json(value.to_json()),
        kind.from_xml(value.to_xml()),
        kind.from_form(value.to_form()),
    ):
        assert copy == value
        assert str(copy.delivery_date) == text


def test_the_seventh_digit_of_a_date_counts() -> None:
    other = request(MOMENT.replace("342+", "343+"))
    kind = pars.DeliveryOrderApiRequest
    assert kind.from_json(other.to_json()) == other != request()
    assert kind.from_xml(other.to_xml()).delivery_date > request().delivery_date


def test_a_plain_datetime_must_be_made_a_date_of_the_wire() -> None:
    value = request()
    value.delivery_date = datetime(2026, 2, 4, tzinfo=UTC)  # type: ignore[assignment]  # wrong
    with pytest.raises(EncodeError, match=r"delivered: expected a DateTime .*DateTime\.of"):
        value.to_json()
    value.delivery_date = DateTime.of(datetime(2026, 2, 4, tzinfo=UTC))
    assert b'"delivered":"2026-02-04T00:00:00Z"' in value.to_json()


def test_absent_and_null_are_two_things() -> None:
    value = request(user=None)
    assert b'"user":null' in value.to_json()
    assert b'<CRMUser i:nil="true" />' in value.to_xml()
    assert value != request(user="")
    value.crm_user = UNSET
    assert b"user" not in value.to_json()
    assert b"CRMUser" not in value.to_xml()
    assert given(value.crm_user) is None


def test_an_answer_without_an_error_has_null() -> None:
    kind = pars.DeliveryOrderApiResponse
    value = kind(order_id=ORDER, delivered_process_id=VCR, has_error=False, error=None)
    assert value.to_json().endswith(b'"hasError":false,"error":null}')
    assert b'<Error i:nil="true" /><HasError>false</HasError>' in value.to_xml()
    assert kind.from_xml(value.to_xml()) == kind.from_json(value.to_json()) == value
    with pytest.raises(DecodeError, match="error"):
        kind.from_json(value.to_json().replace(b',"error":null', b""))


def test_the_request_of_each_medium() -> None:
    for medium, content_type in (
        ("json", "application/json"),
        ("xml", "application/xml"),
        ("form", "application/x-www-form-urlencoded"),
    ):
        call = pars.operations.set_order_delivered(request(), medium=medium)  # type: ignore[arg-type]  # a loop
        assert (call.method, call.target) == ("POST", "api/OrderStage/SetOrderDelivered")
        assert call.content_headers[0] == ("Content-Type", content_type)
        assert call.content == getattr(request(), f"to_{medium}")()
        accepted = "application/xml" if medium == "xml" else "application/json"
        assert call.content_headers[1] == ("Accept", accepted)
