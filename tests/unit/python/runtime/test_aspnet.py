"""Scalars in the dialect of ASP.NET, row by row as a running server wrote and read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from math import inf, nan
from uuid import UUID

import pytest

from wirewright.python.errors import DecodeError, EncodeError
from wirewright.python.runtime import aspnet
from wirewright.python.runtime.chars import Char
from wirewright.python.runtime.dates import DateTime
from wirewright.python.runtime.durations import Duration
from wirewright.python.runtime.numbers import XmlDecimal
from wirewright.python.runtime.patterns import FormattedDateTime


class Stamp(FormattedDateTime):
    pattern = "yyyy-MM-dd HH:mm:ss"


def moment(text: str) -> tuple[str, DateTime, str, str]:
    return "datetime", DateTime.parse(text), f'"{text}"', text


def double(value: float, text: str) -> tuple[str, float, str, str]:
    return "double", value, text, text.removesuffix(".0")


def single(value: float, text: str) -> tuple[str, float, str, str]:
    return "float", value, text, text.removesuffix(".0")


WRITTEN: list[tuple[str, object, str, str]] = [
    moment("2026-02-04T03:44:38.4056342Z"),
    moment("2026-02-04T03:44:38.4056342+00:00"),
    moment("2026-02-04T03:44:38.4056342+05:30"),
    moment("2026-02-04T03:44:38Z"),
    moment("2026-02-04T03:44:38.0000001Z"),
    moment("0001-01-01T00:00:00"),
    moment("9999-12-31T23:59:59.9999999"),
    ("duration", Duration(0), '"00:00:00"', "PT0S"),
    ("duration", Duration.parse("PT1H30M"), '"01:30:00"', "PT1H30M"),
    ("duration", Duration.parse("-P1DT2H3M4.005S"), '"-1.02:03:04.0050000"', "-P1DT2H3M4.005S"),
    ("duration", Duration.parse_clock("3.00:00:00"), '"3.00:00:00"', "P3D"),
    double(0.0, "0.0"),
    double(1.0, "1.0"),
    double(0.1, "0.1"),
    double(0.1 + 0.2, "0.30000000000000004"),
    double(1 / 3, "0.33333333333333331"),
    double(12345678901234568.0, "12345678901234568.0"),
    double(123456789012345.0, "123456789012345.0"),
    double(1e15, "1E+15"),
    double(1e21, "1E+21"),
    double(0.0001, "0.0001"),
    double(1e-5, "1E-05"),
    double(1.5e-7, "1.5E-07"),
    double(1.7976931348623157e308, "1.7976931348623157E+308"),
    ("double", nan, '"NaN"', "NaN"),
    ("double", inf, '"Infinity"', "INF"),
    ("double", -inf, '"-Infinity"', "-INF"),
    ("double", -0.0, "0.0", "-0"),
    single(0.1, "0.1"),
    single(1.0, "1.0"),
    single(16777216.0, "16777216.0"),
    single(1e10, "1E+10"),
    single(0.3333333432674408, "0.333333343"),
    single(0.333333343, "0.333333343"),
    single(3.4028234663852886e38, "3.40282347E+38"),
    single(3.40282347e38, "3.40282347E+38"),
    ("float", nan, '"NaN"', "NaN"),
    ("float", -inf, '"-Infinity"', "-INF"),
    ("float", -0.0, "0.0", "-0"),
    ("decimal", Decimal("15.0"), "15.0", "15"),
    ("decimal", XmlDecimal("15.0"), "15.0", "15.0"),
    ("decimal", Decimal("1.10"), "1.10", "1.10"),
    ("decimal", Decimal("0.00"), "0.00", "0.00"),
    ("decimal", Decimal("15.00"), "15.00", "15.00"),
    ("decimal", Decimal("-0.0"), "-0.0", "-0"),
    ("decimal", Decimal("0.0000001"), "0.0000001", "0.0000001"),
    (
        "decimal",
        Decimal("79228162514264337593543950335.0"),
        "79228162514264337593543950335.0",
        "79228162514264337593543950335",
    ),
    ("int64", 9223372036854775807, "9223372036854775807", "9223372036854775807"),
    ("uint64", 2**64 - 1, "18446744073709551615", "18446744073709551615"),
    ("boolean", True, "true", "true"),
    ("boolean", False, "false", "false"),
    ("char", Char("A"), '"A"', "65"),
    ("char", Char('"'), '"\\""', "34"),
    (
        "uuid",
        UUID("5785BDB3-17CE-4EF3-942E-2588789E83D7"),
        '"5785bdb3-17ce-4ef3-942e-2588789e83d7"',
        "5785bdb3-17ce-4ef3-942e-2588789e83d7",
    ),
    (
        "uri",
        "http://example.org/?a=1&b",
        '"http://example.org/?a=1&b"',
        "http://example.org/?a=1&amp;b",
    ),
    ("bytes", b"\x00\xff?", '"AP8/"', "AP8/"),
    ("bytes", b"", '""', ""),
    ("bytes", b"x" * 100, '"' + "eHh4" * 33 + 'eA=="', "eHh4" * 33 + "eA=="),
    ("date", date(2026, 2, 4), '"2026-02-04"', "2026-02-04"),
]


@pytest.mark.parametrize(("kind", "value", "json", "xml"), WRITTEN)
def test_it_writes_what_the_server_writes(kind: str, value: object, json: str, xml: str) -> None:
    assert getattr(aspnet, f"json_{kind}")(value) == json
    assert getattr(aspnet, f"xml_{kind}")(value) == xml


@pytest.mark.parametrize(
    ("kind", "value", "xml"),
    [(kind, value, xml) for kind, value, _, xml in WRITTEN if value == value and kind != "float"],
)
def test_it_reads_the_xml_that_it_writes(kind: str, value: object, xml: str) -> None:
    text = xml.replace("&amp;", "&")
    read = getattr(aspnet, f"read_xml_{kind}")(text)
    assert (type(read), read) == (type(value), value)
    assert getattr(aspnet, f"xml_{kind}")(read) == xml


READ: list[tuple[str, str, object]] = [
    ("int32", "+7", 7),
    ("int32", "007", 7),
    ("int32", " 5\r\n", 5),
    ("int64", "-0", 0),
    ("int64", "9223372036854775807", 9223372036854775807),
    ("boolean", "true", True),
    ("boolean", " 0 ", False),
    ("boolean", "1", True),
    ("decimal", "+1.5", Decimal("1.5")),
    ("decimal", ".5", Decimal("0.5")),
    ("decimal", "5.", Decimal("5.0")),
    ("decimal", "\t15\n", Decimal("15.0")),
    ("decimal", ".0", XmlDecimal("0.0")),
    ("double", "1e21", 1e21),
    ("double", "+1.5E+3", 1500.0),
    ("double", "INF", inf),
    ("double", "-INF", -inf),
    ("double", "Infinity", inf),
    ("double", "-0", 0.0),
    ("double", "1e-400", 0.0),
    ("float", " 0.333333343 ", 0.333333343),
    ("float", "3.40282347E+38", 3.40282347e38),
    ("uuid", "5785BDB3-17CE-4EF3-942E-2588789E83D7", UUID("5785bdb3-17ce-4ef3-942e-2588789e83d7")),
    (
        "uuid",
        "{5785bdb3-17ce-4ef3-942e-2588789e83d7}",
        UUID("5785bdb3-17ce-4ef3-942e-2588789e83d7"),
    ),
    (
        "uuid",
        "(5785bdb3-17ce-4ef3-942e-2588789e83d7)",
        UUID("5785bdb3-17ce-4ef3-942e-2588789e83d7"),
    ),
    ("uuid", " 5785bdb317ce4ef3942e2588789e83d7 ", UUID("5785bdb3-17ce-4ef3-942e-2588789e83d7")),
    ("char", " 65 ", Char("A")),
    ("char", "55296", Char("\ud800")),
    ("duration", "P1Y", Duration(365 * 86400 * 10**7)),
    ("duration", "P1M", Duration(30 * 86400 * 10**7)),
    ("duration", " PT1.12345678S ", Duration(11234567)),
    ("datetime", "2026-02-04", DateTime(2026, 2, 4)),
    ("datetime", "2026-02-04Z", DateTime.parse("2026-02-04T00:00:00Z")),
    ("datetime", "2026-02", DateTime(2026, 2, 1)),
    ("datetime", " 2026-02-04T03:44:38.12345678 ", DateTime.parse("2026-02-04T03:44:38.1234567")),
    ("bytes", " AP8/\n AA== ", b"\x00\xff?\x00"),
    ("string", " \n", " \n"),
    ("uri", " a ", " a "),
]


@pytest.mark.parametrize(("kind", "text", "value"), READ)
def test_it_reads_what_the_server_reads(kind: str, text: str, value: object) -> None:
    read = getattr(aspnet, f"read_xml_{kind}")(text)
    assert (type(read), read) == (type(value), value)


NOT_READ = [
    ("int32", ["7.0", "1e3", "", " ", "1_000", "\u0665", "\xa05", "0x10", "2147483648", "- 5",
     "9" * 100_000]),
    ("uint8", ["-1", "256"]),
    ("boolean", ["TRUE", "True", "yes", "", "on", "01", "\xa0true"]),
    ("decimal", ["1e3", "1,5", "", ".", "+", "1_0", "NaN", "INF", "\u0661", "1.5.", "- 1"]),
    ("double", ["nan", "+INF", "inf", "infinity", "1,5", "1e400", "-1e400", "1_0", "0x1p3", "", ".",
     "1e", "\u0661"]),
    ("float", ["3.5e38", "nan", ""]),
    ("uuid", ["", "5785bdb3", "{5785bdb3-17ce-4ef3-942e-2588789e83d7",
     "urn:uuid:5785bdb3-17ce-4ef3-942e-2588789e83d7", "5785bdb3-17ce4ef3-942e-2588789e83d7",
     "g" * 32]),
    ("char", ["A", "65536", "-1", "", "0x41"]),
    ("duration", ["01:30:00", "", "90"]),
    ("datetime", ["", "03:44", "2026-02-04T03:44", "2026-02-04 03:44:38", "2026-02-04t03:44:38",
     "2026-02-04T03:44:38z", "2026-02-04T03:44:38+0530", "2026-02-04T24:00:00",
     "2026-02-04T03:44:60", "2026-02-30", "2026-13", "10000-01-01", "2026-02-04+14:01", "20260204"]),
    ("date", ["", "2026-02-30", "20260204", "2026-2-4", "2026-02-04T00:00:00", "2026-02-04Z",
     "\u0662026-02-04", "2026-W01-1"]),
    ("time", ["", "24:00:00", "03:44", "3:44:38", "03:44:60", "03:44:38Z", "03:44:38.",
     "03:44:38.1234567", "T03:44:38"]),
    ("bytes", ["A", "AP8", "AP8_", "AP8/=", "AP8/====", "AA==AA==", "====",
     "\u0661\u0661\u0661\u0661", "AP\xa08/"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in NOT_READ for text in texts]
)
def test_it_refuses_what_the_server_refuses(kind: str, text: str) -> None:
    with pytest.raises(DecodeError) as caught:
        getattr(aspnet, f"read_xml_{kind}")(text)
    assert 0 < len(str(caught.value)) < 200
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15", Decimal("15.0")),
        ("15.0", XmlDecimal("15.0")),
        ("15.00", Decimal("15.00")),
        ("15.10", Decimal("15.10")),
        ("0", Decimal("0.0")),
        ("-0.0", XmlDecimal("-0.0")),
    ],
)
def test_xml_texts_of_one_number_are_told_apart(text: str, value: Decimal) -> None:
    read = aspnet.read_xml_decimal(text)
    assert (type(read), str(read)) == (type(value), str(value))
    assert aspnet.xml_decimal(read) == text


def test_a_decimal_crosses_both_ways() -> None:
    from_json = Decimal("15.0")
    from_xml = aspnet.read_xml_decimal("15")
    assert from_json == from_xml
    assert aspnet.xml_decimal(from_json) == "15"
    assert aspnet.json_decimal(from_xml) == "15.0"


def test_a_decimal_without_a_fraction_is_written_as_the_server_would() -> None:
    assert aspnet.json_decimal(Decimal(15)) == "15.0"
    assert aspnet.xml_decimal(Decimal(15)) == "15"
    assert aspnet.form_decimal(Decimal(15)) == "15"


def test_a_float_with_more_digits_than_32_bits_hold_is_written_in_full() -> None:
    assert aspnet.xml_float(0.30000000000000004) == "0.30000000000000004"
    assert aspnet.xml_float(1e-50) == "1E-50"


FORM: list[tuple[str, object, str]] = [
    ("boolean", True, "true"),
    ("boolean", False, "false"),
    ("int32", 7, "7"),
    ("double", 1.5, "1.5"),
    ("double", 15.0, "15"),
    ("double", inf, "Infinity"),
    ("float", -inf, "-Infinity"),
    ("float", 0.333333343, "0.333333343"),
    ("decimal", Decimal("15.0"), "15.0"),
    ("decimal", Decimal("15"), "15"),
    ("string", " a&b\r\n\0", " a&b\r\n\0"),
    ("char", Char("A"), "A"),
    ("char", Char(" "), " "),
    ("duration", Duration.parse("P1DT2H3M4.005S"), "1.02:03:04.0050000"),
    (
        "datetime",
        DateTime.parse("2026-02-04T03:44:38.4056342+00:00"),
        "2026-02-04T03:44:38.4056342+00:00",
    ),
    ("uri", "http://example.org", "http://example.org"),
    ("uuid", UUID(int=1), "00000000-0000-0000-0000-000000000001"),
]


@pytest.mark.parametrize(("kind", "value", "text"), FORM)
def test_forms_have_what_the_binder_reads(kind: str, value: object, text: str) -> None:
    assert getattr(aspnet, f"form_{kind}")(value) == text
    read = getattr(aspnet, f"read_form_{kind}")(text)
    assert (type(read), read) == (type(value), value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("boolean", "1"),
        ("boolean", "on"),
        ("boolean", "TRUE"),
        ("double", "INF"),
        ("double", "1,5"),
        ("decimal", "1,5"),
        ("char", "65"),
        ("char", ""),
        ("duration", "PT1H"),
        ("int32", ""),
        ("datetime", "04/02/2026"),
        ("bytes", "AP8/"),
    ],
)
def test_forms_are_not_read_leniently(kind: str, text: str) -> None:
    with pytest.raises(DecodeError):
        getattr(aspnet, f"read_form_{kind}")(text)


def test_a_form_reads_a_capital_boolean() -> None:
    assert aspnet.read_form_boolean("True") is True
    assert aspnet.read_form_boolean("False") is False


def test_a_form_cannot_say_bytes() -> None:
    with pytest.raises(EncodeError, match="a form cannot say bytes"):
        aspnet.form_bytes(b"")


@pytest.mark.parametrize(
    ("kind", "value", "result"),
    [
        (DateTime, "2026-02-04T03:44:38.4056342Z", DateTime.parse("2026-02-04T03:44:38.4056342Z")),
        (Stamp, "2020-03-27 09:21:26", Stamp(2020, 3, 27, 9, 21, 26)),
        (Duration, "1.02:03:04.0050000", Duration.parse("P1DT2H3M4.005S")),
        (Char, "A", Char("A")),
    ],
)
def test_own_types_are_read_from_json(kind: type, value: str, result: object) -> None:
    read = aspnet.read_json(kind, value)
    assert (type(read), read) == (type(result), result)


@pytest.mark.parametrize("kind", [DateTime, Stamp, Duration, Char])
@pytest.mark.parametrize(
    "value", ["", "2026-02-04", "24:00:00", "/Date(1)/", 1, 1.5, None, True, [], {}]
)
def test_own_types_are_not_read_from_another_value(kind: type, value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        aspnet.read_json(kind, value)
