"""ServiceStack's own texts in JSON."""

from __future__ import annotations

from datetime import datetime
from math import inf, nan
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from wirewright.python.errors import EncodeError
from wirewright.python.runtime import servicestack
from wirewright.python.runtime.dates import DateTime
from wirewright.python.runtime.durations import Duration
from wirewright.resolve.scope import SCALARS


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("/Date(-62135596800000-0000)/", "0001-01-01T00:00:00"),
        ("/Date(0)/", "1970-01-01T00:00:00Z"),
        ("/Date(1770176678405+0530)/", "2026-02-04T09:14:38.405+05:30"),
        ("/Date(1770176678000-0300)/", "2026-02-04T00:44:38-03:00"),
        ("/Date(1770176678000+0000)/", "2026-02-04T03:44:38+00:00"),
        ("/Date(253402300799999)/", "9999-12-31T23:59:59.999Z"),
    ],
)
def test_dates_count_milliseconds_and_keep_their_zone(text: str, moment: str) -> None:
    value = servicestack.read_json(DateTime, text)
    assert str(value) == moment
    assert servicestack.json_datetime(value) == f'"{text}"'.replace("/", "\\/")


def test_dates_may_be_iso_texts_and_have_no_digits_that_count() -> None:
    value = servicestack.read_json(DateTime, "1970-01-01T00:00:00.1000Z")
    assert servicestack.json_datetime(value) == '"\\/Date(100)\\/"'


@pytest.mark.parametrize(
    "text",
    [
        "/Date(x)/",
        "/Date(1+9999)/",
        "/Date(999999999999999)/",
        "/Date(-62135596800001)/",
        "/Date(253402300799999+0100)/",
        "/Date(1)",
        "\uff0fDate(1)/",
        "/Date(\u0661)/",
    ],
)
def test_other_texts_are_no_dates(text: str) -> None:
    with pytest.raises(ValueError, match="is no date and time"):
        servicestack.read_json(DateTime, text)


@pytest.mark.parametrize("fraction", [".0001", ".1234567", ".000000001"])
def test_parts_of_a_millisecond_cannot_be_said(fraction: str) -> None:
    with pytest.raises(EncodeError, match="JSON has milliseconds only"):
        servicestack.json_datetime(DateTime.parse(f"2026-02-04T03:44:38{fraction}Z"))


@given(
    st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)),
    st.sampled_from(["", "Z", "+05:30", "-03:00", "+00:00"]),
)
def test_any_millisecond_survives(moment: datetime, suffix: str) -> None:
    value = DateTime.parse(moment.isoformat(timespec="milliseconds") + suffix)
    text = servicestack.json_datetime(value).strip('"').replace("\\/", "/")
    assert servicestack.read_json(DateTime, text) == value


def test_uuids_have_no_hyphens() -> None:
    value = UUID("5785bdb3-17ce-4ef3-942e-2588789e83d7")
    assert servicestack.json_uuid(value) == '"5785bdb317ce4ef3942e2588789e83d7"'
    assert servicestack.xml_uuid(value) == str(value)


def test_floats_are_net_texts_without_a_point_of_their_own() -> None:
    assert [servicestack.json_double(x) for x in (15.0, 1.5, 1e21)] == ["15", "1.5", "1E+21"]
    assert servicestack.json_float(0.1) == "0.1"
    for number in (nan, inf, -inf):
        with pytest.raises(EncodeError):
            servicestack.json_double(number)
        with pytest.raises(EncodeError):
            servicestack.json_float(number)


def test_durations_are_iso_texts() -> None:
    value = servicestack.read_json(Duration, "PT1H30M")
    assert servicestack.json_duration(value) == '"PT1H30M"'


def test_a_char_is_a_number_in_xml() -> None:
    assert servicestack.xml_char(servicestack.read_xml_char("65")) == "65"


@pytest.mark.parametrize("kind", [kind for kind in SCALARS if kind != "any"])
def test_every_kind_has_its_functions(kind: str) -> None:
    for name in ("json", "xml", "form", "read_xml", "read_form"):
        assert callable(getattr(servicestack, f"{name}_{kind}"))
