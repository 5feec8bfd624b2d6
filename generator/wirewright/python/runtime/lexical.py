"""The texts of scalars that both dialects write and read alike, by kind and medium.

`json_K` writes a JSON token, `xml_K` escaped element text, `form_K` a form's text before percent
escapes; each checks the value's type and range (EncodeError). `read_xml_K` and `read_form_K` read
XML's own lexical forms, with white space around all but strings (DecodeError).
"""

from __future__ import annotations

import re
from base64 import b64encode
from binascii import a2b_base64
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Final, TypeVar
from uuid import UUID

from msgspec import to_builtins

from ..errors import DecodeError, EncodeError
from .chars import Char, form_string, read_string, xml_string
from .dates import DateTime
from .durations import Duration
from .numbers import SPACE, integer_reader, integer_writer
from .patterns import FormattedDate, FormattedDateTime, FormattedTime
from .reasons import unreadable, wrong_type

T = TypeVar("T")

DATE: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6}|\.[0-9]{6}0)?")
H: Final = "[0-9a-fA-F]"
HYPHENATED: Final = f"{H}{{8}}-{H}{{4}}-{H}{{4}}-{H}{{4}}-{H}{{12}}"
UUID_FORMS: Final = re.compile(rf"{HYPHENATED}|\{{{HYPHENATED}\}}|\({HYPHENATED}\)|{H}{{32}}")
WITHOUT_SPACE: Final = dict.fromkeys(map(ord, SPACE))
BOOLEANS: Final = {"true": True, "1": True, "false": False, "0": False}


def reader(parse: Callable[[str], T], around: str = SPACE) -> Callable[[str], T]:
    """Return a reader that trims `around` and turns `parse`'s ValueError into a DecodeError."""

    def read(text: str) -> T:
        try:
            return parse(text.strip(around))
        except ValueError as error:
            raise DecodeError(str(error)) from None

    return read


def parse_boolean(text: str) -> bool:
    """Read `true`, `false`, `1` or `0`."""
    try:
        return BOOLEANS[text]
    except KeyError:
        raise unreadable(text, "boolean") from None


def parse_uuid(text: str) -> UUID:
    """Read a uuid in any letter case, bare, hyphenated, in braces or parentheses."""
    if UUID_FORMS.fullmatch(text) is None:
        raise unreadable(text, "uuid")
    return UUID(text.strip("()"))


def parse_date(text: str) -> date:
    """Read `yyyy-MM-dd`."""
    try:
        if DATE.fullmatch(text) is not None:
            return date.fromisoformat(text)
    except ValueError:
        pass  # no such day
    raise unreadable(text, "date")


def parse_time(text: str) -> time:
    """Read `HH:mm:ss[.f]`, of which a `time` holds six digits."""
    if TIME.fullmatch(text) is None:
        raise unreadable(text, "time of at most six digits of a second")
    return time.fromisoformat(text[:15])


def parse_bytes(text: str) -> bytes:
    """Read base64; XML allows white space inside."""
    bare = text.translate(WITHOUT_SPACE)
    try:
        # Python's strict mode lets padding pass where none is due.
        if len(bare) % 4 == 0 and bare[-3:] != "===":
            return a2b_base64(bare, strict_mode=True)
    except ValueError:
        pass
    raise unreadable(text, "base64")


def boolean_text(value: object) -> str:
    """Write `true` or `false`."""
    if type(value) is not bool:
        raise wrong_type(value, "a bool")
    return "true" if value else "false"


def uuid_text(value: object) -> str:
    """Write a uuid in lower case, with hyphens."""
    if type(value) is not UUID:
        raise wrong_type(value, "a UUID")
    text: str = to_builtins(value)  # what `str` makes, five times as fast
    return text


def datetime_text(value: object) -> str:
    """Write a date and time as it was read, or as .NET writes it."""
    if type(value) is not DateTime:
        raise wrong_type(value, "a DateTime (make one by DateTime.of)")
    return value.text


def date_text(value: object) -> str:
    """Write `yyyy-MM-dd`."""
    if type(value) is not date:
        raise wrong_type(value, "a date")
    return value.isoformat()


def time_text(value: object) -> str:
    """Write `HH:mm:ss`, and what the fraction of the second needs."""
    if type(value) is not time:
        raise wrong_type(value, "a time")
    if value.tzinfo is not None:
        raise EncodeError("a time with a time zone cannot be said")
    text = value.isoformat()
    return text.rstrip("0") if value.microsecond else text


def duration(value: object) -> Duration:
    """Return a value that has to be a duration."""
    if type(value) is not Duration:
        raise wrong_type(value, "a Duration (make one by Duration.of)")
    return value


def iso_duration_text(value: object) -> str:
    """Write an ISO 8601 duration."""
    return duration(value).text


def bytes_text(value: object) -> str:
    """Write base64 without line breaks."""
    if type(value) is not bytes:
        raise wrong_type(value, "bytes")
    return b64encode(value).decode("ascii")


def quoted(write: Callable[[object], str]) -> Callable[[object], str]:
    """Return a writer of JSON strings from one whose text needs no escapes."""

    def quote(value: object) -> str:
        return f'"{write(value)}"'

    return quote


def char(value: object) -> Char:
    """Return a value that has to be a char."""
    if type(value) is not Char:
        raise wrong_type(value, "a Char")
    return value


def char_text(value: object) -> str:
    """Return a char as a form has it before percent escapes."""
    return form_string(str(char(value)))


def value_reader(
    parse_duration: Callable[[str], Duration], names: Mapping[str, float] | None = None
) -> Callable[[type, object], object]:
    """Return the function that makes values of the own types from JSON: msgspec's `dec_hook`.

    It raises ValueError, to which msgspec adds the path. `names` are those that JSON has for
    floats that are not finite; a float comes here only when a string stands in its place.
    """
    specials = names or {}

    def read(kind: type, value: object) -> object:
        if type(value) is not str:
            raise ValueError(f"Expected `str`, got `{type(value).__name__}`")
        if issubclass(kind, (DateTime, FormattedDateTime, FormattedDate, FormattedTime)):
            return kind.parse(value)
        if kind is Duration:
            return parse_duration(value)
        if kind is Char:
            return Char(value)
        if kind is float:
            if value in specials:
                return specials[value]
            raise ValueError("Expected `float`, got `str`")
        # msgspec's word for a hook that lacks a type: a fault of ours, never of a payload.
        raise NotImplementedError(f"no reader for {kind.__name__}")

    return read


# One line for each kind; what is missing here, the dialects write or read differently.

json_boolean = xml_boolean = form_boolean = boolean_text
read_xml_boolean = reader(parse_boolean)

json_int8 = xml_int8 = form_int8 = integer_writer("int8", -(2**7), 2**7 - 1)
json_int16 = xml_int16 = form_int16 = integer_writer("int16", -(2**15), 2**15 - 1)
json_int32 = xml_int32 = form_int32 = integer_writer("int32", -(2**31), 2**31 - 1)
json_int64 = xml_int64 = form_int64 = integer_writer("int64", -(2**63), 2**63 - 1)
json_uint8 = xml_uint8 = form_uint8 = integer_writer("uint8", 0, 2**8 - 1)
json_uint16 = xml_uint16 = form_uint16 = integer_writer("uint16", 0, 2**16 - 1)
json_uint32 = xml_uint32 = form_uint32 = integer_writer("uint32", 0, 2**32 - 1)
json_uint64 = xml_uint64 = form_uint64 = integer_writer("uint64", 0, 2**64 - 1)
read_xml_int8 = read_form_int8 = integer_reader("int8", -(2**7), 2**7 - 1)
read_xml_int16 = read_form_int16 = integer_reader("int16", -(2**15), 2**15 - 1)
read_xml_int32 = read_form_int32 = integer_reader("int32", -(2**31), 2**31 - 1)
read_xml_int64 = read_form_int64 = integer_reader("int64", -(2**63), 2**63 - 1)
read_xml_uint8 = read_form_uint8 = integer_reader("uint8", 0, 2**8 - 1)
read_xml_uint16 = read_form_uint16 = integer_reader("uint16", 0, 2**16 - 1)
read_xml_uint32 = read_form_uint32 = integer_reader("uint32", 0, 2**32 - 1)
read_xml_uint64 = read_form_uint64 = integer_reader("uint64", 0, 2**64 - 1)

xml_uri, form_uri = xml_string, form_string
read_xml_string = read_form_string = read_xml_uri = read_form_uri = read_string

form_char = char_text
read_form_char = reader(Char, around="")

json_uuid = quoted(uuid_text)
xml_uuid = form_uuid = uuid_text
read_xml_uuid = read_form_uuid = reader(parse_uuid)

json_datetime = quoted(datetime_text)
xml_datetime = form_datetime = datetime_text
read_form_datetime = reader(DateTime.parse)

json_date = quoted(date_text)
xml_date = form_date = date_text
read_xml_date = read_form_date = reader(parse_date)

json_time = quoted(time_text)
xml_time = form_time = time_text
read_xml_time = read_form_time = reader(parse_time)

xml_duration = iso_duration_text
read_xml_duration = reader(Duration.parse)

json_bytes = quoted(bytes_text)
xml_bytes = bytes_text
read_xml_bytes = reader(parse_bytes)
