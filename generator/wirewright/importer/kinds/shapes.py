"""What a sample shows of a value's shape: the names of its members, and those inside of them.

JSON, XML and JSV (ServiceStack's own, JSON without quotes) are read; a list is its first item.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

_DEEPEST: Final = 60
_TOKEN: Final = re.compile(r"\"(?:[^\"]|\"\")*\"|[{}\[\],:]|[^{}\[\],:\"]+")


@dataclass(frozen=True, slots=True)
class Shape:
    """An object's members by name in small letters, or a scalar's text."""

    members: Mapping[str, Shape]
    text: str = ""


def shape_of(text: str) -> Shape | None:
    """Return what a sample shows, None where it cannot be read."""
    try:
        if text.startswith("<"):
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
            )
            return _of_xml(etree.fromstring(text.encode(), parser), 0)
        if text.startswith(("{", "[")):
            return _of_json(json.loads(text), 0)
    except etree.XMLSyntaxError:
        return None
    except (ValueError, RecursionError):
        return _of_jsv(text)
    return None


def _of_json(value: object, depth: int) -> Shape:
    if depth > _DEEPEST:
        return Shape({})
    if isinstance(value, dict):
        return Shape({str(k).casefold(): _of_json(v, depth + 1) for k, v in value.items()})
    if isinstance(value, list):
        return _of_json(value[0], depth + 1) if value else Shape({})
    return Shape({}, str(value))


def _of_xml(element: etree._Element, depth: int) -> Shape:
    children = [x for x in element if isinstance(x.tag, str)]
    if depth > _DEEPEST or not children:
        return Shape({}, element.text or "")
    return Shape({etree.QName(x).localname.casefold(): _of_xml(x, depth + 1) for x in children})


def _of_jsv(text: str) -> Shape | None:
    tokens = [x[0].strip() for x in _TOKEN.finditer(text) if x[0].strip()]
    try:
        shape, end = _value(tokens, 0, 0)
    except IndexError:
        return None
    return shape if shape is not None and end == len(tokens) else None


def _value(tokens: list[str], at: int, depth: int) -> tuple[Shape | None, int]:
    """Return the value that begins at a token, and where it ends; None for what is no JSV."""
    token = tokens[at]
    if token in ("{", "[") and depth < _DEEPEST:
        return _members(tokens, at, depth) if token == "{" else _items(tokens, at, depth)
    if token in "}],":
        return Shape({}), at  # nothing is written for null
    return (None, at) if token in "{[:" else _scalar(tokens, at)


def _scalar(tokens: list[str], at: int) -> tuple[Shape, int]:
    """Return a scalar, which may hold colons: `0001-01-01T00:00:00`."""
    end = at
    while end < len(tokens) and tokens[end] not in ("}", "]", ","):
        end += 1
    return Shape({}, "".join(tokens[at:end]).strip('"')), end


def _members(tokens: list[str], at: int, depth: int) -> tuple[Shape | None, int]:
    found: dict[str, Shape] = {}
    at += 1
    while tokens[at] != "}":
        name, colon = tokens[at], tokens[at + 1]
        inner, at = _value(tokens, at + 2, depth + 1)
        if colon != ":" or inner is None or tokens[at] not in ("}", ","):
            return None, at
        found[name.strip('"').casefold()] = inner
        at += tokens[at] == ","
    return Shape(found), at + 1


def _items(tokens: list[str], at: int, depth: int) -> tuple[Shape | None, int]:
    first: Shape | None = None
    at += 1
    while tokens[at] != "]":
        inner, at = _value(tokens, at, depth + 1)
        if inner is None or tokens[at] not in ("]", ","):
            return None, at
        first = first or inner
        at += tokens[at] == ","
    return first or Shape({}), at + 1
