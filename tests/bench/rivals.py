"""Who competes in which work: the generated codecs, bare parsers and printers, data-binding peers.

Each library reads the same bytes and writes what it read itself, which has to be the same payload.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec

from tests.bench.payloads import ORDER, Payload
from tests.bench.peers import (
    untyped,
    with_msgspec,
    with_pydantic,
    with_pydantic_xml,
    with_xsdata,
)

Rivals = dict[str, Callable[[], object]]

READ_XML, WRITE_XML = "XML → object", "object → XML"
READ_JSON, WRITE_JSON = "JSON → object", "object → JSON"
OURS, TREE = "ours", "ours by lxml"
INDENTED = "Order as documented, indented"
BINDERS = {
    READ_XML: {"pydantic-xml": with_pydantic_xml.xml, "xsdata": with_xsdata.xml},
    READ_JSON: {"msgspec": with_msgspec.json, "pydantic": with_pydantic.json},
}


def contests(payload: Payload) -> Iterator[tuple[str, str, int, Rivals]]:
    """Yield work, payload, bytes of the document and rivals, for all that is done with a payload."""
    xml = payload.codecs.write_xml(payload.value)
    json = payload.codecs.write_json(payload.value)
    readers, writers = _xml(payload, xml)
    yield READ_XML, payload.name, len(xml), readers
    if payload.name == "Order, 47 members":
        indented = ORDER.with_suffix(".xml").read_bytes()
        yield READ_XML, INDENTED, len(indented), _xml(payload, indented)[0]
    yield WRITE_XML, payload.name, len(xml), writers
    readers, writers = _json(payload, json)
    yield READ_JSON, payload.name, len(json), readers
    yield WRITE_JSON, payload.name, len(json), writers


def _xml(payload: Payload, document: bytes) -> tuple[Rivals, Rivals]:
    ours = payload.codecs
    readers: Rivals = {
        OURS: partial(ours.read_xml, document),
        TREE: partial(ours.read_tree, document),
        "lxml parse": partial(untyped.lxml_parse, document),
        "xmltodict": partial(untyped.xmltodict_parse, document),
    }
    writers: Rivals = {
        OURS: partial(ours.write_xml, payload.value),
        "lxml tree": untyped.lxml_print(document),
        "xmltodict": untyped.xmltodict_print(document),
    }
    _add_binders(READ_XML, payload, document, readers, writers)
    return readers, writers


def _json(payload: Payload, document: bytes) -> tuple[Rivals, Rivals]:
    readers: Rivals = {
        OURS: partial(payload.codecs.read_json, document),
        "orjson": partial(untyped.orjson_parse, document),
    }
    writers: Rivals = {
        OURS: partial(payload.codecs.write_json, payload.value),
        "orjson, floats": untyped.orjson_print(document),
        "orjson, decimals": untyped.orjson_print_decimals(document),
    }
    _add_binders(READ_JSON, payload, document, readers, writers)
    return readers, writers


def _add_binders(
    work: str, payload: Payload, document: bytes, readers: Rivals, writers: Rivals
) -> None:
    """Add the libraries that read into typed objects, if each of them really does."""
    ours = payload.codecs.read_xml if work == READ_XML else payload.codecs.read_json
    for name, make in BINDERS[work].items():
        read, write = make(payload.shape)
        value = read(document)
        readers[name], writers[name] = partial(read, document), partial(write, value)
        if not payload.shape.items:  # the lines of the long list are those of the Order
            assert values(ours(write(value))) == values(payload.value), (name, payload.name)


def values(known: Any) -> int:
    """Count the members that have a value, inside of lists, too."""
    if isinstance(known, list):
        return sum(map(values, known))
    if isinstance(known, msgspec.Struct):
        return sum(values(getattr(known, name)) for name in known.__struct_fields__)
    return known is not None and known is not msgspec.UNSET
