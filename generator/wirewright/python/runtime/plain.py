"""Scalars where no dialect says otherwise: XML Schema's forms in XML, JSON's own in JSON.

Decimals and dates keep their digits, floats are written in the fewest that say them. Functions are
named by medium and kind, as in `lexical`, which has those that do not differ between the dialects.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from math import inf, isfinite, nan
from operator import attrgetter
from typing import Final

from msgspec import Raw

from .chars import Char, json_text, xml_text
from .dates import ZONE, DateTime
from .durations import Duration
from .form import Form, Pairs, required
from .lexical import (
    bytes_text,
    char,
    iso_duration_text,
    parse_boolean,
    parse_bytes,
    quoted,
    reader,
    value_reader,
)
from .numbers import (
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
from .reasons import out_of_range, unreadable
from .scan import PATTERNS as PATTERNS

# isort: off
# What both dialects share, passed on in one list.
from .chars import (
    form_string as form_string,
    json_string as json_string,
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

END_OF_DAY: Final = re.compile(rf"([0-9-]{{10}})T24:00:00(?:\.0{{1,9}})?({ZONE}?)")
XML_NAMES: Final = {"NaN": nan, "INF": inf, "-INF": -inf}

read_json = value_reader(Duration.parse)

json_decimal = xml_decimal = form_decimal = decimal_text
read_xml_decimal = read_form_decimal = reader(parse_decimal)
WHOLE: Final = ""  # for `scan`: a whole number stays one


def json_double(value: object) -> str:
    """Write a double in the fewest digits that say it; JSON has no infinity and no NaN."""
    number = real(value)
    if not isfinite(number):
        raise out_of_range(value, "a JSON number")
    return repr(number)


def json_float(value: object) -> str:
    """Write a float in the fewest digits that say it."""
    return json_double(single(value))


def xml_double(value: object) -> str:
    """Write a double in the fewest digits that say it, or `NaN`, `INF`, `-INF`."""
    number = real(value)
    return repr(number) if isfinite(number) else named(number, "INF")


def xml_float(value: object) -> str:
    """Write a float in the fewest digits that say it, or `NaN`, `INF`, `-INF`."""
    return xml_double(single(value))


form_double, form_float = xml_double, xml_float
read_xml_double = read_form_double = real_reader("double", XML_NAMES)
read_xml_float = read_form_float = real_reader("float", XML_NAMES, SINGLE_LIMIT)


def parse_xml_datetime(text: str) -> DateTime:
    """Read XML Schema's dateTime, in which 24:00:00 is the next day's midnight."""
    match = END_OF_DAY.fullmatch(text)
    if match is None:
        return DateTime.parse(text)
    day = DateTime.parse(f"{match[1]}T00:00:00{match[2]}")
    try:
        return day + timedelta(days=1)
    except OverflowError:
        raise unreadable(text, "date and time") from None


def json_char(value: object) -> str:
    """Write a char as a string of one character."""
    return json_text(char(value))


def xml_char(value: object) -> str:
    """Write a char as the character itself."""
    return xml_text(char(value))


def pairs_of_bytes(value: object, name: str) -> Pairs:
    """Write bytes as one pair, in base64."""
    return [(name, form_bytes(value))]


def bytes_of_pairs(form: Form, name: str) -> bytes:
    """Read bytes from base64."""
    return read_form_bytes(required(form, name))


json_uri = json_string
read_xml_char = reader(Char, around="")
read_xml_datetime = reader(parse_xml_datetime)
json_duration = quoted(iso_duration_text)
form_duration = iso_duration_text
read_form_duration = reader(Duration.parse)
form_bytes = bytes_text
read_form_bytes = reader(parse_bytes)
read_form_boolean = reader(parse_boolean)


PRINTED: Final[Own] = {
    Char: str,
    DateTime: attrgetter("text"),
    Duration: attrgetter("text"),
    XmlDecimal: lambda value: Raw(decimal_text(value).encode()),
}
"""What `printer` gives to msgspec in place of own types."""
JSON_OBJECTS: Final[dict[type, Callable[[object], str]]] = {}
"""How values of `any` are written that are of no JSON type: not at all."""
