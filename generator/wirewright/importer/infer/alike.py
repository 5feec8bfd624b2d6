"""Whether a value of JSON and an element of XML can be one value, whatever they are called.

In come values without a common name; out come texts that are equal where the values are, and what
the forms of the two rule out. Which members belong together is decided in `join`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Final

from wirewright.importer.infer import lexical
from wirewright.importer.infer.lexical import Sight, Style
from wirewright.importer.infer.trees import Json, Number, Object, Xml

_STYLE: Final = Style("aspnet")
_KINDS: Final = ("boolean", "int64", "uint64", "decimal", "double", "duration", "char", "string")
_NAME: Final = re.compile(r"[^\W\d][\w.-]*")
_OFFSET: Final = ["DateTime", "OffsetMinutes"]
MOST: Final = 60
"""How many leaves of a value are looked at."""


def text_of_json(value: Json) -> str:
    """Return what stands in a value, "" where that tells nothing: no leaf, or too many."""
    return _together(_json_leaves(value))


def text_of_xml(elements: tuple[Xml, ...]) -> str:
    """Return what stands in elements, in the same form."""
    return _together(text for element in elements for text in _xml_leaves(element))


def _together(leaves: Iterator[str]) -> str:
    """Put leaves together in an order of their own, for the media have them in different ones."""
    found = [text for text, _ in zip(leaves, range(MOST + 1), strict=False)]
    return "\0".join(sorted(found)) if len(found) <= MOST else ""


def _json_leaves(value: Json) -> Iterator[str]:
    if isinstance(value, Object):
        for _, inner in value.members:
            yield from _json_leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _json_leaves(inner)
    elif isinstance(value, bool):
        yield str(value).lower()
    elif isinstance(value, Number):
        yield _number(value)
    elif isinstance(value, str):
        iso = lexical.sight_as("duration", value, _STYLE)
        yield iso if iso is not None else _plain(value)


def _xml_leaves(element: Xml) -> Iterator[str]:
    if [child.name for child in element.children] == _OFFSET:
        yield _with_offset(*(child.text for child in element.children))
    elif element.children:
        for child in element.children:
            yield from _xml_leaves(child)
    elif not element.is_nil:
        yield _number(element.text) if _is_number(element.text) else _plain(element.text)


def _plain(text: str) -> str:
    """Return a text, an address without the slash that XML adds to a bare host."""
    return text[:-1] if re.fullmatch(r"https?://[^/]+/", text) else text


def _is_number(text: str) -> bool:
    return len(text) <= 40 and re.fullmatch(r"-?\d+(?:\.\d+)?(?:E[+-]?\d{1,3})?", text) is not None


def _number(text: str) -> str:
    if not _is_number(text):
        return text
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text


def _with_offset(moment: str, minutes: str) -> str:
    """Return a date with an offset as JSON writes it, of .NET's two parts of it in XML."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,7})?Z", moment)
    if found is None or not re.fullmatch(r"-?\d{1,3}", minutes):
        return moment
    try:
        zone = timezone(timedelta(minutes=int(minutes)))
        local = datetime.fromisoformat(f"{found[1]}+00:00").astimezone(zone)
    except (ValueError, OverflowError):
        return moment
    text = local.isoformat()
    return f"{text[:19]}{found[2] or ''}{text[19:]}"


def may_be_one(value: Json, element: Xml) -> bool:
    """Tell whether the forms of a leaf in JSON and in XML allow that it is one value."""
    text = element.text.strip()
    if not isinstance(value, bool | str) or element.is_nil or element.children or not text:
        return True
    if isinstance(value, Number) and _NAME.fullmatch(text):
        return text not in ("true", "false")  # a member of an enum
    if any(lexical.fits(x, [Sight(value, element.text)], _STYLE) for x in _KINDS):
        return True
    if isinstance(value, bool | Number):
        return False
    # Texts may be written differently, but neither numbers nor what the generator numbers.
    told = value.startswith("sample string") or text.startswith("sample string")
    return not told and not _is_number(text) and text not in ("true", "false")
