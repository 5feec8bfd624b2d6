"""Dates with an offset, .NET's `DateTimeOffset`: an ISO text, or in its XML two elements.

Their value is a `DateTime`. Offset zero is always `+00:00`; a date without an offset is none.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from ..errors import DecodeError, EncodeError
from .dates import WIDEST_OFFSET, DateTime, zone_of
from .lexical import datetime_text, quoted, reader
from .numbers import integer_reader

if TYPE_CHECKING:
    from lxml.etree import _Element

SYSTEM: Final = "http://schemas.datacontract.org/2004/07/System"
MINUTE: Final = timedelta(minutes=1)


def offset_text(value: object) -> str:
    """Write a date with its offset, `+00:00` for UTC."""
    text = datetime_text(value)
    if text[-1] == "Z":
        return f"{text[:-1]}+00:00"
    if text[-6] not in "+-":
        raise EncodeError("a date with an offset needs one: give it a `tzinfo`")
    return text


def parse_offset(text: str) -> DateTime:
    """Read a date that has an offset, or raise ValueError."""
    value = DateTime.parse(text)
    if value.tzinfo is None:
        raise ValueError("a date with an offset needs one, such as `+00:00`")
    return value


json_datetimeoffset = quoted(offset_text)
xml_datetimeoffset = form_datetimeoffset = offset_text
read_xml_datetimeoffset = read_form_datetimeoffset = reader(parse_offset)
_minutes = integer_reader("int16", -(2**15), 2**15 - 1)


def write_parts(value: object, p: str) -> str:
    """Write the two elements of a `DateTimeOffset`, the date in UTC; `p` is their prefix."""
    moment = parse_offset(offset_text(value))
    try:
        date = moment.astimezone(UTC).text
    except OverflowError:
        raise EncodeError(f"{moment.text} is no date in UTC") from None
    minutes = (moment.utcoffset() or timedelta()) // MINUTE
    return f"<{p}DateTime>{date}</{p}DateTime><{p}OffsetMinutes>{minutes}</{p}OffsetMinutes>"


def read_parts(element: _Element) -> DateTime:
    """Read the two elements of a `DateTimeOffset`, which have to come in their order."""
    tags = [f"{{{SYSTEM}}}DateTime", f"{{{SYSTEM}}}OffsetMinutes"]
    parts = [child for child in element if child.tag in tags]
    if [part.tag for part in parts] != tags:
        raise DecodeError("a DateTimeOffset has a DateTime and then OffsetMinutes")
    date, minutes = (part.text or "" for part in parts)
    offset = _minutes(minutes)
    if abs(offset) * MINUTE > WIDEST_OFFSET:
        raise DecodeError(f"an offset of {offset} minutes is beyond 14 hours")
    hours, rest = divmod(abs(offset), 60)
    zone = zone_of(f"{'-' if offset < 0 else '+'}{hours:02}:{rest:02}")
    moment = reader(DateTime.parse)(date)
    try:
        return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
    except OverflowError:
        raise DecodeError(f"{moment.text} is no date at this offset") from None
