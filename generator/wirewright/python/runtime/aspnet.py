"""Scalars as ASP.NET Web API writes and reads them: Json.NET, DataContractSerializer, its binder.

The forms are those measured on running servers. Functions are named by medium and kind, as in
`lexical`, which has those that do not differ between the dialects.
"""

from __future__ import annotations

import re
from decimal import Decimal
from math import inf, isfinite, nan
from operator import attrgetter
from struct import pack, unpack
from typing import Final
from uuid import UUID

from msgspec import Raw

from ..errors import DecodeError, EncodeError
from .chars import Char, net_json_string, net_json_text
from .dates import ZONE, DateTime
from .durations import Duration
from .form import Form, Pairs, given, read_scalars
from .lexical import char, duration, quoted, reader, value_reader
from .numbers import (
    MOST_ALIKE,
    MOST_DIGITS,
    SINGLE_LIMIT,
    XmlDecimal,
    decimal_text,
    named,
    parse_decimal,
    real,
    real_reader,
    single,
)
from .printer import Own
from .reasons import unreadable, wrong_type
from .scan import NET_PATTERNS
from .typed import TypedFloat, TypedStr

# isort: off
# What both dialects share, passed on in one list.
from .chars import (
    form_string as form_string,
    xml_string as xml_string,
)
from .lexical import (
    form_boolean as form_boolean,
    form_char as form_char,
    form_date as form_date,
    form_datetime as form_datetime,
    form_int8 as form_int8,
    form_int16 as form_int16,
    form_int32 as form_int32,
    form_int64 as form_int64,
    form_time as form_time,
    form_uint8 as form_uint8,
    form_uint16 as form_uint16,
    form_uint32 as form_uint32,
    form_uint64 as form_uint64,
    form_uri as form_uri,
    form_uuid as form_uuid,
    json_boolean as json_boolean,
    json_bytes as json_bytes,
    json_date as json_date,
    json_datetime as json_datetime,
    json_int8 as json_int8,
    json_int16 as json_int16,
    json_int32 as json_int32,
    json_int64 as json_int64,
    json_time as json_time,
    json_uint8 as json_uint8,
    json_uint16 as json_uint16,
    json_uint32 as json_uint32,
    json_uint64 as json_uint64,
    json_uuid as json_uuid,
    read_form_char as read_form_char,
    read_form_date as read_form_date,
    read_form_datetime as read_form_datetime,
    read_form_int8 as read_form_int8,
    read_form_int16 as read_form_int16,
    read_form_int32 as read_form_int32,
    read_form_int64 as read_form_int64,
    read_form_string as read_form_string,
    read_form_time as read_form_time,
    read_form_uint8 as read_form_uint8,
    read_form_uint16 as read_form_uint16,
    read_form_uint32 as read_form_uint32,
    read_form_uint64 as read_form_uint64,
    read_form_uri as read_form_uri,
    read_form_uuid as read_form_uuid,
    read_xml_boolean as read_xml_boolean,
    read_xml_bytes as read_xml_bytes,
    read_xml_date as read_xml_date,
    read_xml_duration as read_xml_duration,
    read_xml_int8 as read_xml_int8,
    read_xml_int16 as read_xml_int16,
    read_xml_int32 as read_xml_int32,
    read_xml_int64 as read_xml_int64,
    read_xml_string as read_xml_string,
    read_xml_time as read_xml_time,
    read_xml_uint8 as read_xml_uint8,
    read_xml_uint16 as read_xml_uint16,
    read_xml_uint32 as read_xml_uint32,
    read_xml_uint64 as read_xml_uint64,
    read_xml_uri as read_xml_uri,
    read_xml_uuid as read_xml_uuid,
    xml_boolean as xml_boolean,
    xml_bytes as xml_bytes,
    xml_date as xml_date,
    xml_datetime as xml_datetime,
    xml_duration as xml_duration,
    xml_int8 as xml_int8,
    xml_int16 as xml_int16,
    xml_int32 as xml_int32,
    xml_int64 as xml_int64,
    xml_time as xml_time,
    xml_uint8 as xml_uint8,
    xml_uint16 as xml_uint16,
    xml_uint32 as xml_uint32,
    xml_uint64 as xml_uint64,
    xml_uri as xml_uri,
    xml_uuid as xml_uuid,
)
from .offsets import (
    form_datetimeoffset as form_datetimeoffset,
    json_datetimeoffset as json_datetimeoffset,
    read_form_datetimeoffset as read_form_datetimeoffset,
    read_xml_datetimeoffset as read_xml_datetimeoffset,
    xml_datetimeoffset as xml_datetimeoffset,
)

# isort: on

DAY_OR_MONTH: Final = re.compile(rf"([0-9]{{4}}-[0-9]{{2}})(-[0-9]{{2}})?({ZONE})?")
CODE_UNIT: Final = re.compile(r"\+?[0-9]{1,40}")
FORM_BOOLEANS: Final = {"true": True, "True": True, "false": False, "False": False}
FORM_NAMES: Final = {"NaN": nan, "Infinity": inf, "-Infinity": -inf}
XML_NAMES: Final = {**FORM_NAMES, "INF": inf, "-INF": -inf}

read_json = value_reader(Duration.parse_clock, FORM_NAMES)


# ---- decimal ----------------------------------------------------------------------------------
# .NET writes 15m as `15.0` in JSON and `15` in XML, 15.0m as `15.0` in both. So a plain Decimal
# holds what JSON has, XML leaves out a fraction of `.0`, and XML's `15.0` is an XmlDecimal.

PATTERNS: Final = NET_PATTERNS
WHOLE: Final = ".0"
"""For `scan`: the patterns of texts, and what a decimal has more that is a whole number in XML."""


def json_decimal(value: object) -> str:
    """Write a decimal with at least one digit after the point: `15.0`, `1.10`."""
    if type(value) is Decimal:  # mostly, the text is ready
        text = str(value)
        if "." in text and "E" not in text and len(text) <= MOST_DIGITS:
            return text
    text = decimal_text(value)
    return text if "." in text else f"{text}.0"


def xml_decimal(value: object) -> str:
    """Write a decimal; a plain one without a fraction of exactly `.0`."""
    if type(value) is Decimal:
        text = str(value)
        if "." not in text or "E" in text or len(text) > MOST_DIGITS:
            text = decimal_text(value)
        return text.removesuffix(".0")
    return decimal_text(value)


def parse_xml_decimal(text: str) -> Decimal:
    """Read `15` as Decimal("15.0"), `15.0` as XmlDecimal("15.0"), and the rest as it is."""
    value = parse_decimal(text)
    if "." not in text or text[-1] == ".":
        return Decimal(f"{value}.0")
    return XmlDecimal(value) if text[-2:] == ".0" else value


form_decimal = decimal_text
read_xml_decimal = reader(parse_xml_decimal)
read_form_decimal = reader(parse_decimal)


# ---- double and float -------------------------------------------------------------------------


def net_double(number: float) -> str:
    """Write a finite number in .NET Framework's "R" form: 15 digits, or 17 where it needs them."""
    text = repr(number)
    if len(text) <= MOST_ALIKE and "e" not in text:
        return text.removesuffix(".0")
    text = f"{number:.15G}"
    return text if float(text) == number else f"{number:.17G}"


def net_single(number: float) -> str:
    """Write a finite number as a 32-bit float: 7 digits, or 9.

    A number with more digits than such a float has is written in full, not rounded.
    """
    nearest = rounded(number)
    text = f"{nearest:.7G}"
    if rounded(float(text)) != nearest:
        text = f"{nearest:.9G}"
    return text if number in (nearest, float(text)) else net_double(number)


def rounded(number: float) -> float:
    """Return the 32-bit float nearest to a number."""
    return float(unpack("f", pack("f", number))[0])


def with_point(number: float, text: str) -> str:
    """Return a number's text as Json.NET has it: with a point or exponent, zero without sign."""
    if not number:
        return "0.0"
    return text if "." in text or "E" in text else f"{text}.0"


def json_double(value: object) -> str:
    """Write a double: `15.0`, `1E+15`; what is not finite as a string."""
    number = real(value)
    if not isfinite(number):
        return f'"{named(number, "Infinity")}"'
    return with_point(number, net_double(number))


def json_float(value: object) -> str:
    """Write a float: `15.0`, `1E+10`; what is not finite as a string."""
    number = single(value)
    if not isfinite(number):
        return f'"{named(number, "Infinity")}"'
    return with_point(number, net_single(number))


def xml_double(value: object) -> str:
    """Write a double: `15`, `1E+15`, `INF`."""
    number = real(value)
    return net_double(number) if isfinite(number) else named(number, "INF")


def xml_float(value: object) -> str:
    """Write a float: `15`, `1E+10`, `INF`."""
    number = single(value)
    return net_single(number) if isfinite(number) else named(number, "INF")


def form_double(value: object) -> str:
    """Write a double as .NET's converter reads it: `15`, `Infinity`."""
    number = real(value)
    return net_double(number) if isfinite(number) else named(number, "Infinity")


def form_float(value: object) -> str:
    """Write a float as .NET's converter reads it: `15`, `Infinity`."""
    number = single(value)
    return net_single(number) if isfinite(number) else named(number, "Infinity")


read_xml_double = real_reader("double", XML_NAMES)
read_xml_float = real_reader("float", XML_NAMES, SINGLE_LIMIT)
read_form_double = real_reader("double", FORM_NAMES)
read_form_float = real_reader("float", FORM_NAMES, SINGLE_LIMIT)


# ---- the rest ---------------------------------------------------------------------------------


def parse_form_boolean(text: str) -> bool:
    """Read `true` or `false`, of which the first letter may be a capital, but no `1` or `on`."""
    if text not in FORM_BOOLEANS:
        raise unreadable(text, "boolean")
    return FORM_BOOLEANS[text]


def parse_xml_datetime(text: str) -> DateTime:
    """Read a date and time, or only a date or a month, which begin at midnight."""
    match = None if "T" in text else DAY_OR_MONTH.fullmatch(text)
    if match is None:
        return DateTime.parse(text)
    month, day, zone = match.groups("")
    return DateTime.parse(f"{month}{day or '-01'}T00:00:00{zone}")


def json_char(value: object) -> str:
    """Write a char as a string of one character."""
    return net_json_text(char(value))


def xml_char(value: object) -> str:
    """Write a char as the number of its code unit."""
    return str(ord(char(value)))


def parse_xml_char(text: str) -> Char:
    """Read the number of a code unit."""
    if CODE_UNIT.fullmatch(text) is None or int(text) > 0xFFFF:
        raise unreadable(text, "number of a UTF-16 code unit")
    return Char(chr(int(text)))


def clock_text(value: object) -> str:
    """Write a duration in .NET's clock format."""
    return duration(value).clock


def form_bytes(_: object) -> str:
    """Refuse: Web API's binder reads no base64."""
    raise EncodeError("a form cannot say bytes: ASP.NET reads no base64 there")


def read_form_bytes(_: str) -> bytes:
    """Refuse: Web API's binder reads no base64."""
    raise DecodeError("a form cannot say bytes: ASP.NET reads no base64 there")


def pairs_of_bytes(value: object, name: str) -> Pairs:
    """Write bytes as the binder reads them: a number for each, with its index."""
    if type(value) is not bytes:
        raise wrong_type(value, "bytes")
    return given([(f"{name}[{index}]", str(byte)) for index, byte in enumerate(value)])


def bytes_of_pairs(form: Form, name: str) -> bytes:
    """Read bytes from a number for each."""
    return bytes(read_scalars(form, name, read_form_uint8))


read_form_boolean = reader(parse_form_boolean)
read_xml_char = reader(parse_xml_char)
read_xml_datetime = reader(parse_xml_datetime)
json_string = json_uri = net_json_string
json_duration = quoted(clock_text)
form_duration = clock_text
read_form_duration = reader(Duration.parse_clock)


PRINTED: Final[Own] = {
    Char: str,
    DateTime: attrgetter("text"),
    Duration: attrgetter("clock"),
    XmlDecimal: lambda value: Raw(json_decimal(value).encode()),
}
"""What `printer` gives to msgspec in place of own types."""
JSON_OBJECTS: Final = {
    Decimal: json_decimal,
    XmlDecimal: json_decimal,
    float: json_double,
    TypedFloat: json_float,
    TypedStr: lambda value: net_json_string(str(value)),
    DateTime: json_datetime,
    UUID: json_uuid,
    Duration: json_duration,
    bytes: json_bytes,
    Char: json_char,
}
"""How values of `any` are written that are of no JSON type."""
