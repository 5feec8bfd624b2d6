"""Parsers and printers that know no types: lxml, xmltodict, orjson.

What they read is texts, numbers and dicts; nothing is converted and nothing is checked. What they
write is ready: texts for XML, numbers for JSON.
"""

from __future__ import annotations

import json as standard
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import orjson
import xmltodict
from lxml import etree

from tests.bench.shapes import Read

Node = tuple[str, dict[str, str], "str | list[Node] | None"]
Print = Callable[[], bytes]


def lxml_parse(data: bytes) -> object:
    """Parse, and do nothing with the tree."""
    return etree.fromstring(data)


def lxml_print(document: bytes) -> Print:
    """Return what builds the document's tree and prints it."""
    root = etree.fromstring(document)
    tag, attributes, content = _node(root)
    names = root.nsmap

    def build() -> bytes:
        element = etree.Element(tag, attributes, nsmap=names)
        _fill(element, content)
        return etree.tostring(element, encoding="utf-8")

    return build


def _node(element: Any) -> Node:
    children = [_node(child) for child in element]
    return element.tag, dict(element.attrib), children or element.text


def _fill(element: Any, content: str | list[Node] | None) -> None:
    if not isinstance(content, list):
        element.text = content
        return
    for tag, attributes, inner in content:
        child = (
            etree.SubElement(element, tag, attributes)
            if attributes
            else etree.SubElement(element, tag)
        )
        if isinstance(inner, list):
            _fill(child, inner)
        else:
            child.text = inner


xmltodict_parse: Read = xmltodict.parse


def xmltodict_print(document: bytes) -> Print:
    """Return what prints the document that xmltodict made a dict of."""
    known = xmltodict.parse(document)
    return lambda: xmltodict.unparse(known, full_document=False).encode()


orjson_parse: Read = orjson.loads


def orjson_print(document: bytes) -> Print:
    """Return what prints the document as a dict; what has a fraction is a float."""
    known = orjson.loads(document)
    return lambda: orjson.dumps(known)


def orjson_print_decimals(document: bytes) -> Print:
    """Return what prints the document as a dict with decimals, which orjson asks `default` for."""
    known = standard.loads(document, parse_float=Decimal)
    return lambda: orjson.dumps(known, default=float)
