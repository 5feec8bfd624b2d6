"""Scalars as ServiceStack writes and reads them: its own JSON, DataContractSerializer's XML.

What is not said here is as in `plain`, but for XML's numbers, characters and dates, which are
those of `aspnet`. JSON's dates count milliseconds; they have no suffix for UTC, `-0000` for no zone
and else the offset, and ISO texts are read as well.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import Final

from ..errors import EncodeError
from .aspnet import (
    net_double,
    net_single,
    read_xml_char as read_xml_char,
    read_xml_datetime as read_xml_datetime,
    read_xml_double as read_xml_double,
    read_xml_float as read_xml_float,
    xml_char as xml_char,
    xml_double as xml_double,
    xml_float as xml_float,
)
from .dates import DateTime, zone_of
from .durations import Duration
from .lexical import datetime_text, uuid_text, value_reader
from .numbers import real, single
from .offsets import (
    form_datetimeoffset as form_datetimeoffset,
    json_datetimeoffset as json_datetimeoffset,
    read_form_datetimeoffset as read_form_datetimeoffset,
    read_xml_datetimeoffset as read_xml_datetimeoffset,
    xml_datetimeoffset as xml_datetimeoffset,
)
from .plain import (
    JSON_OBJECTS as JSON_OBJECTS,
    PATTERNS as PATTERNS,
    PRINTED as PRINTED,
    WHOLE as WHOLE,
    form_bytes as form_bytes,
    form_decimal as form_decimal,
    form_double as form_double,
    form_duration as form_duration,
    form_float as form_float,
    json_char as json_char,
    json_decimal as json_decimal,
    json_duration as json_duration,
    json_uri as json_uri,
    read_form_boolean as read_form_boolean,
    read_form_bytes as read_form_bytes,
    read_form_decimal as read_form_decimal,
    read_form_double as read_form_double,
    read_form_duration as read_form_duration,
    read_form_float as read_form_float,
    read_xml_decimal as read_xml_decimal,
    xml_decimal as xml_decimal,
)
from .reasons import out_of_range, shown, unreadable

# isort: off
# What the dialects share, passed on in one list.
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
    json_int8 as json_int8,
    json_int16 as json_int16,
    json_int32 as json_int32,
    json_int64 as json_int64,
    json_time as json_time,
    json_uint8 as json_uint8,
    json_uint16 as json_uint16,
    json_uint32 as json_uint32,
    json_uint64 as json_uint64,
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

# isort: on

MOMENT: Final = re.compile(r"/Date\((-?[0-9]{1,15})([+-][0-9]{4})?\)/")
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND: Final = timedelta(milliseconds=1)
NO_ZONE: Final = "-0000"

_read_json = value_reader(Duration.parse)


def read_json(kind: type, value: object) -> object:
    """Make a value of an own type from JSON, for msgspec."""
    if kind is DateTime and isinstance(value, str) and value[:1] == "/":
        return parse_moment(value)
    return _read_json(kind, value)


def parse_moment(text: str) -> DateTime:
    """Read `/Date(1234567890123-0000)/`, or raise ValueError."""
    match = MOMENT.fullmatch(text)
    if match is None:
        raise unreadable(text, "date and time")
    count, offset = match.groups("")
    suffix = f"{offset[:3]}:{offset[3:]}" if offset else "Z"
    try:
        moment = EPOCH + int(count) * MILLISECOND
        if offset == NO_ZONE:
            return DateTime.of(moment.replace(tzinfo=None))
        return DateTime.of(moment.astimezone(zone_of(suffix)))
    except (OverflowError, ValueError):
        raise unreadable(text, "date and time") from None


def json_datetime(value: object) -> str:
    r"""Write `"\/Date(1234567890123-0000)\/"`, or raise EncodeError for parts of a millisecond."""
    text = datetime_text(value)
    moment = DateTime.parse(text)
    suffix = text[19:].lstrip(".0123456789")
    if text[19 : len(text) - len(suffix)].rstrip("0")[4:]:
        raise EncodeError(f"JSON has milliseconds only: {shown(text)} has more digits")
    since = (moment.plain if suffix else moment.plain.replace(tzinfo=UTC)) - EPOCH
    offset = {"": NO_ZONE, "Z": "", "-00:00": "+0000"}.get(suffix, suffix.replace(":", ""))
    return f'"\\/Date({since // MILLISECOND}{offset})\\/"'


def json_uuid(value: object) -> str:
    """Write a uuid without hyphens."""
    return f'"{uuid_text(value).replace("-", "")}"'


def json_double(value: object) -> str:
    """Write a double in .NET's "R" form; what is not finite is no JSON number."""
    number = real(value)
    if not isfinite(number):
        raise out_of_range(value, "a JSON number")
    return net_double(number)


def json_float(value: object) -> str:
    """Write a float in .NET's "R" form; what is not finite is no JSON number."""
    number = single(value)
    if not isfinite(number):
        raise out_of_range(value, "a JSON number")
    return net_single(number)
