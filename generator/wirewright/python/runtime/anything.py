"""Values of .NET's `object` in XML: each element says of which type its value is.

The types are those that DataContractSerializer has words for. Integers are written as `int` or the
first wider type that holds them; another width that XML had is kept by `TypedInt`, as are the other
types whose Python type is that of a more common one.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from ..errors import DecodeError, EncodeError
from . import aspnet
from .chars import Char
from .dates import DateTime
from .durations import Duration
from .nodes import Prefixes, declare_more, type_name
from .numbers import JsonFloat, XmlDecimal
from .typed import TypedFloat, TypedInt, TypedStr
from .xml import is_nil, leaf, nil, text

if TYPE_CHECKING:
    from lxml.etree import _Element

XSD: Final = "http://www.w3.org/2001/XMLSchema"
SERIALIZATION: Final = "http://schemas.microsoft.com/2003/10/Serialization/"


class Word(NamedTuple):
    """A type's name, and how its values are written and read."""

    namespace: str
    name: str
    write: Callable[[object], str]
    read: Callable[[str], object]


def _int(name: str, write: Callable[[object], str], read: Callable[[str], int]) -> Word:
    """Return the word for integers of one width; only those that need it are marked."""

    def marked(text: str) -> int:
        value = read(text)
        return value if _word_of_int(value) == name else TypedInt(value, name)

    return Word(XSD, name, lambda value: write(_plain(value)), marked)


def _plain(value: object) -> object:
    return int(value) if isinstance(value, TypedInt) else value


def _word_of_int(value: int) -> str:
    if -(2**31) <= value < 2**31:
        return "int"
    return "long" if value < 2**63 else "unsignedLong"


_INTS: Final = {
    word.name: word
    for word in (
        _int("byte", aspnet.xml_int8, aspnet.read_xml_int8),
        _int("short", aspnet.xml_int16, aspnet.read_xml_int16),
        _int("int", aspnet.xml_int32, aspnet.read_xml_int32),
        _int("long", aspnet.xml_int64, aspnet.read_xml_int64),
        _int("unsignedByte", aspnet.xml_uint8, aspnet.read_xml_uint8),
        _int("unsignedShort", aspnet.xml_uint16, aspnet.read_xml_uint16),
        _int("unsignedInt", aspnet.xml_uint32, aspnet.read_xml_uint32),
        _int("unsignedLong", aspnet.xml_uint64, aspnet.read_xml_uint64),
    )
}
_DECIMAL: Final = Word(XSD, "decimal", aspnet.xml_decimal, aspnet.read_xml_decimal)


def _xml_number(value: object) -> str:
    """Write a number that JSON had with a point or an exponent: a double for the server."""
    return aspnet.xml_double(float(value) if isinstance(value, float) else value)


_OTHERS: Final[dict[type, Word]] = {
    bool: Word(XSD, "boolean", aspnet.xml_boolean, aspnet.read_xml_boolean),
    str: Word(XSD, "string", aspnet.xml_string, aspnet.read_xml_string),
    TypedStr: Word(
        XSD, "anyURI", lambda x: aspnet.xml_uri(f"{x}"), lambda x: TypedStr(x, "anyURI")
    ),
    JsonFloat: Word(XSD, "double", _xml_number, aspnet.read_xml_double),
    float: Word(XSD, "double", aspnet.xml_double, aspnet.read_xml_double),
    TypedFloat: Word(
        XSD, "float", aspnet.xml_float, lambda x: TypedFloat(aspnet.read_xml_float(x), "float")
    ),
    Decimal: _DECIMAL,
    XmlDecimal: _DECIMAL,
    DateTime: Word(XSD, "dateTime", aspnet.xml_datetime, aspnet.read_xml_datetime),
    bytes: Word(XSD, "base64Binary", aspnet.xml_bytes, aspnet.read_xml_bytes),
    UUID: Word(SERIALIZATION, "guid", aspnet.xml_uuid, aspnet.read_xml_uuid),
    Char: Word(SERIALIZATION, "char", aspnet.xml_char, aspnet.read_xml_char),
    Duration: Word(SERIALIZATION, "duration", aspnet.xml_duration, aspnet.read_xml_duration),
}
_READERS: Final = {
    f"{{{word.namespace}}}{word.name}": word.read for word in (*_INTS.values(), *_OTHERS.values())
}


def write_xml(
    value: object, tag: str, head: tuple[str, str], depth: int, prefixes: Prefixes
) -> str:
    """Return the element `tag` of a value; an empty dict is a plain object.

    `head` has what the element declares: for what is inside, and for its own name.
    """
    declared, own = head
    if value is None:
        return nil(tag, declared, own)
    if type(value) is dict and not value:
        return f"<{tag}{declared}{own} />"
    word = _word(value)
    p, more, _ = declare_more(word.namespace, prefixes, depth, declared)
    return leaf(tag, f'{declared}{more} i:type="{p}{word.name}"{own}', word.write(value))


def _word(value: Any) -> Word:
    if type(value) is int:
        return _INTS[_word_of_int(value)]
    if type(value) is TypedInt:
        return _INTS[value.kind]
    if type(value) not in _OTHERS:
        raise EncodeError(f"XML has no word for the type of this value: {type(value).__name__}")
    return _OTHERS[type(value)]


def read_xml(element: _Element) -> object:
    """Read a value of the type that its element names; without a name, only a plain object."""
    if is_nil(element):
        return None
    name = type_name(element)
    if name is None or name == f"{{{XSD}}}anyType":
        if len(element) or (element.text or "").strip():
            raise DecodeError("it does not say of which type it is")
        return {}
    if name not in _READERS:
        raise DecodeError(f"it is of the type {name}, which is not documented here")
    return _READERS[name](text(element))
