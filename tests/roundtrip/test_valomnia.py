"""Valomnia: JSON alone, filters with operators, and errors with a typed body."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest

from order_apis import valomnia
from order_apis._runtime.http import Answer
from order_apis.errors import ApiError, DecodeError, EncodeError
from order_apis.valomnia import OperationList, SortOrder
from order_apis.valomnia.operations import LIST_OPERATIONS, list_operations, read_list_operations
from tests.roundtrip.samples import SAMPLES

MOMENT = datetime(2016, 8, 15, 14, 52, 48, tzinfo=UTC)
PAGE = next(sample for sample in SAMPLES if str(sample).startswith("valomnia/listOperations.resp"))


def test_a_request_without_arguments_but_the_version() -> None:
    call = list_operations(version="v2.1")
    assert (call.method, call.target, call.content) == ("GET", "api/v2.1/assignDelivery", None)
    assert call.content_headers == (("Accept", "application/json"),)


def test_the_target_of_a_request_with_everything() -> None:
    call = list_operations(
        version="v2.1",
        max=100,
        offset=0,
        order=SortOrder.DESC,
        sort="dateCreated",
        date_created_gt=MOMENT,
        date_created_gte=MOMENT.astimezone(timezone(timedelta(hours=2))),
        date_created_lt=MOMENT,
        date_created_lte=MOMENT,
        last_updated_gt=MOMENT,
        last_updated_gte=MOMENT,
        last_updated_lt=MOMENT,
        last_updated_lte=MOMENT,
        reference="Ref-6*",
        employee_reference="*ef & 6",
        customer_reference="Я",
        delivered_by_reference="",
    )
    date = "2016-08-15T14%3A52%3A48Z"
    assert call.target == (
        "api/v2.1/assignDelivery?max=100&offset=0&order=desc&sort=dateCreated"
        f"&dateCreated_gt={date}&dateCreated_gte={date}&dateCreated_lt={date}&dateCreated_lte={date}"
        f"&lastUpdated_gt={date}&lastUpdated_gte={date}&lastUpdated_lt={date}&lastUpdated_lte={date}"
        "&reference=Ref-6%2A&employeeReference=%2Aef%20%26%206&customerReference=%D0%AF"
        "&deliveredByReference="
    )
    pairs = dict(parse_qsl(urlsplit(call.target).query, keep_blank_values=True))
    assert len(pairs) == 16
    assert pairs["dateCreated_gte"] == "2016-08-15T14:52:48Z"


def test_a_server_s_default_is_not_sent() -> None:
    (limit,) = [x for x in LIST_OPERATIONS.parameters if x.name == "max"]
    assert limit.default == 100
    assert "max" not in list_operations(version="v2.1").target


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({"date_created_gte": datetime(2016, 8, 15)}, "dateCreated_gte"),
        ({"date_created_gte": MOMENT.replace(microsecond=1)}, "dateCreated_gte"),
        ({"last_updated_lt": "2016-08-15T14:52:48Z"}, "lastUpdated_lt"),
        ({"max": "100"}, "max"),
        ({"max": 2**31}, "max"),
        ({"max": True}, "max"),
        ({"order": "asc"}, "order"),
        ({"order": SortOrder.from_json("up")}, "order"),
        ({"reference": 6}, "reference"),
        ({"reference": "\ud800"}, "reference"),
        ({"version": 2}, "version"),
    ],
)
def test_an_argument_that_cannot_be_sent_is_refused_by_its_name(
    arguments: dict[str, object], path: str
) -> None:
    with pytest.raises(EncodeError) as caught:
        list_operations(**arguments)  # type: ignore[arg-type]  # what is tested
    assert caught.value.path == path


@pytest.mark.parametrize("version", [None, "", ".", "..", "a\nb"])
def test_a_version_that_is_no_segment_of_a_path_is_refused(version: str | None) -> None:
    with pytest.raises(EncodeError, match="version"):
        _ = list_operations(version=version).target


def test_a_version_is_one_segment_whatever_it_holds() -> None:
    assert list_operations(version="a/../b?c#d").target == "api/a%2F..%2Fb%3Fc%23d/assignDelivery"


def test_numbers_of_the_page_are_decimals_with_their_digits() -> None:
    (found,) = PAGE.decoded().data
    assert found.total == Decimal("3097.5")
    assert (str(found.total), str(found.total_excl_tax)) == ("3097.5", "1750")
    text = PAGE.content.decode().replace("3097.5", "1.10").replace("1750", "1750.00")
    again = OperationList.from_json(text).to_json()
    assert b'"total":1.10,"totalExclTax":1750.00,' in again


@pytest.mark.parametrize("value", ["null", "1", "-1.50", '"x"', "true", "[1,{}]", '{"a":null}'])
def test_a_member_whose_type_nobody_knows_keeps_any_value(value: str) -> None:
    text = PAGE.content.decode().replace('"latitude": null', f'"latitude": {value}')
    page = OperationList.from_json(text)
    assert f'"latitude":{value},'.encode() in page.to_json()
    assert OperationList.from_json(page.to_json()) == page


def test_what_the_page_does_not_know_is_ignored() -> None:
    text = PAGE.content.decode().replace('"paging":', '"more": [{"x": 1}], "paging":', 1)
    assert OperationList.from_json(text) == PAGE.decoded()


def test_a_wrong_type_deep_inside_is_named() -> None:
    text = PAGE.content.decode().replace('"id": 2382', '"id": "2382"')
    with pytest.raises(DecodeError) as caught:
        OperationList.from_json(text)
    assert caught.value.path == "data[0].orderPayments[1].id"
    page = PAGE.decoded()
    page.data[0].customer.href = 1
    with pytest.raises(EncodeError) as refused:
        page.to_json()
    assert refused.value.path == "data[0].customer.href"


@pytest.mark.parametrize(
    ("status", "variant", "code"),
    [
        (400, ".400.invalid_datetime", valomnia.FailureCode.INVALID_DATETIME_FORMAT),
        (400, ".400.invalid_param", valomnia.FailureCode.INVALID_PARAM),
        (500, ".500", valomnia.FailureCode.SERVER_ERROR),
    ],
)
def test_a_documented_error_has_a_typed_body(
    status: int, variant: str, code: valomnia.FailureCode
) -> None:
    (sample,) = [x for x in SAMPLES if str(x) == f"valomnia/listOperations.response{variant}.json"]
    with pytest.raises(ApiError) as caught:
        read_list_operations(Answer(status, sample.content))
    assert caught.value.status == status
    assert isinstance(caught.value.body, valomnia.Failure)
    assert caught.value.body.error == code
    assert caught.value.content == sample.content


def test_an_error_that_is_not_what_is_documented_keeps_its_bytes() -> None:
    for status, content in ((400, b"<html>"), (502, b"Bad Gateway"), (500, b"")):
        with pytest.raises(ApiError) as caught:
            read_list_operations(Answer(status, content))
        assert (caught.value.body, caught.value.content) == (None, content)


def test_a_page_is_read_and_an_undocumented_success_is_refused() -> None:
    assert read_list_operations(Answer(200, PAGE.content)) == PAGE.decoded()
    with pytest.raises(DecodeError, match="202 is not documented"):
        read_list_operations(Answer(202, PAGE.content))


def test_the_parts_of_a_page_are_named() -> None:
    assert dict(LIST_OPERATIONS.pagination) == {
        "items": "data",
        "next": "paging.next",
        "total": "paging.total",
    }
