"""Characters: the `Char` type, and how strings are escaped in each medium.

A medium that has no form for a character refuses it. Nothing is replaced or left out.
"""

from __future__ import annotations

import re
from json.encoder import encode_basestring
from typing import Any, Final, final

from .reasons import unsayable, wrong_type

SURROGATE: Final = re.compile("[\ud800-\udfff]")
NOT_IN_XML: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NET_ESCAPES: Final = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@final
class Char(str):
    """One UTF-16 code unit, as .NET's `char`: a character up to U+FFFF."""

    __slots__ = ()

    def __new__(cls, text: str) -> Char:
        """Make a char of a string; ValueError if it is not one code unit."""
        if len(text) != 1 or text > "\uffff":
            raise ValueError("a char must be one character up to U+FFFF")
        return str.__new__(cls, text)

    def __reduce__(self) -> tuple[Any, ...]:
        return Char, (str(self),)

    def __repr__(self) -> str:
        return f"Char({str(self)!a})"


def xml_string(value: object) -> str:
    """Write element text: `&`, `<`, `>` escaped, CR as `&#xD;`, for a parser drops a bare one."""
    if type(value) is not str:
        raise wrong_type(value, "a str")
    if value.isprintable() and "&" not in value and "<" not in value and ">" not in value:
        return value
    return xml_text(value)


def xml_text(text: str) -> str:
    """Escape a text for an element, or raise EncodeError for what XML 1.0 cannot say."""
    if not text.isprintable() and (bad := NOT_IN_XML.search(text)) is not None:
        raise unsayable(bad[0], "XML")
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\r", "&#xD;")


def json_string(value: object) -> str:
    r"""Write a JSON string: `"`, `\` and controls escaped, all else as it is."""
    if type(value) is not str:
        raise wrong_type(value, "a str")
    return encode_basestring(value) if value.isascii() else json_text(value)


def json_text(text: str) -> str:
    """Quote a text for JSON, or raise EncodeError for a lone surrogate."""
    if not text.isascii():
        refuse_surrogates(text, "JSON")
    return encode_basestring(text)


def net_json_string(value: object) -> str:
    """Write a JSON string as Json.NET does: U+0085, U+2028 and U+2029 are escaped, too."""
    if type(value) is not str:
        raise wrong_type(value, "a str")
    return encode_basestring(value) if value.isascii() else net_json_text(value)


def net_json_text(text: str) -> str:
    """Quote a text for JSON as Json.NET does."""
    if text.isprintable():
        return encode_basestring(text)
    return json_text(text).translate(NET_ESCAPES)


def form_string(value: object) -> str:
    """Return a string as a form has it before percent escapes."""
    if type(value) is not str:
        raise wrong_type(value, "a str")
    if not value.isascii():
        refuse_surrogates(value, "a form")
    return value


def refuse_surrogates(text: str, medium: str) -> None:
    """Raise EncodeError for half a surrogate pair, which UTF-8 has no bytes for."""
    if not text.isprintable() and (bad := SURROGATE.search(text)) is not None:
        raise unsayable(bad[0], medium)


def read_string(text: str) -> str:
    """Return the text itself: white space counts in strings."""
    return text
