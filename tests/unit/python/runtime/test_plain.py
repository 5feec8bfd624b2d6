"""Scalars where no dialect says otherwise: what differs from ASP.NET."""

from __future__ import annotations

from decimal import Decimal
from math import copysign, inf, nan

import pytest

from wirewright.python.errors import DecodeError, EncodeError
from wirewright.python.runtime import plain
from wirewright.python.runtime.chars import Char
from wirewright.python.runtime.dates import DateTime
from wirewright.python.runtime.durations import Duration

WRITTEN: list[tuple[str, object, str, str]] = [
    ("decimal", Decimal("15"), "15", "15"),
    ("decimal", Decimal("15.0"), "15.0", "15.0"),
    ("decimal", Decimal("3097.50"), "3097.50", "3097.50"),
    ("double", 15.0, "15.0", "15.0"),
    ("double", 1 / 3, "0.3333333333333333", "0.3333333333333333"),
    ("double", 1e22, "1e+22", "1e+22"),
    ("double", -0.0, "-0.0", "-0.0"),
    ("float", 0.1, "0.1", "0.1"),
    ("char", Char("<"), '"<"', "&lt;"),
    ("duration", Duration.parse("PT90M"), '"PT90M"', "PT90M"),
    (
        "datetime",
        DateTime.parse("2016-08-15T14:52:48.000Z"),
        '"2016-08-15T14:52:48.000Z"',
        "2016-08-15T14:52:48.000Z",
    ),
]


@pytest.mark.parametrize(("kind", "value", "json", "xml"), WRITTEN)
def test_texts_stay_as_they_are(kind: str, value: object, json: str, xml: str) -> None:
    assert getattr(plain, f"json_{kind}")(value) == json
    assert getattr(plain, f"xml_{kind}")(value) == xml
    text = xml.replace("&lt;", "<")
    for medium in ("xml", "form"):
        read = getattr(plain, f"read_{medium}_{kind}")(text)
        assert (type(read), read, str(read)) == (type(value), value, str(value))


@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_json_has_only_finite_numbers(value: float) -> None:
    for write in (plain.json_double, plain.json_float):
        with pytest.raises(EncodeError, match="out of range for a JSON number"):
            write(value)


@pytest.mark.parametrize(("text", "value"), [("INF", inf), (" -INF ", -inf)])
def test_xml_names_infinity(text: str, value: float) -> None:
    assert plain.read_xml_double(text) == value
    assert plain.xml_double(value) == text.strip()


def test_xml_names_what_is_no_number() -> None:
    assert plain.xml_double(plain.read_xml_double("NaN")) == "NaN"


@pytest.mark.parametrize("text", ["-0", "-0.0"])
def test_zero_keeps_its_sign(text: str) -> None:
    assert copysign(1, plain.read_xml_double(text)) == -1


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-02T24:00:00Z", "2026-01-03T00:00:00Z"),
        ("2026-12-31T24:00:00.000+01:00", "2027-01-01T00:00:00+01:00"),
    ],
)
def test_the_end_of_a_day_is_the_next_midnight(text: str, moment: str) -> None:
    assert plain.read_xml_datetime(text).text == moment


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("double", "Infinity"),
        ("double", "+INF"),
        ("datetime", "2026-02-04"),
        ("datetime", "2026-01-02T24:00:01Z"),
        ("datetime", "2026-02-30T24:00:00Z"),
        ("datetime", "9999-12-31T24:00:00Z"),
        ("char", ""),
        ("char", " A "),
        ("duration", "01:30:00"),
        ("boolean", "True"),
    ],
)
def test_forms_of_net_are_not_read(kind: str, text: str) -> None:
    for medium in ("xml", "form"):
        with pytest.raises(DecodeError):
            getattr(plain, f"read_{medium}_{kind}")(text)


def test_durations_are_iso_texts_in_json() -> None:
    assert plain.read_json(Duration, "PT90M") == Duration.parse("PT1H30M")
    with pytest.raises(ValueError, match="is no duration"):
        plain.read_json(Duration, "01:30:00")


def test_forms_have_base64() -> None:
    assert plain.form_bytes(b"\x00\xff?") == "AP8/"
    assert plain.read_form_bytes("AP8/") == b"\x00\xff?"
