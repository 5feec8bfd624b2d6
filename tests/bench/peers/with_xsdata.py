"""xsdata, on lxml, with its own types for what Python's cannot hold."""

from __future__ import annotations

from dataclasses import field, make_dataclass
from typing import Any

from xsdata.formats.dataclass.context import XmlContext
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.serializers import XmlSerializer
from xsdata.models.datatype import XmlDateTime, XmlDuration

from tests.bench.shapes import KINDS, XSI, Member, Read, Shape, Write

OWN_KINDS: dict[str, Any] = {
    **KINDS,
    "bytes": bytes,
    "char": int,
    "datetime": XmlDateTime,
    "duration": XmlDuration,
}


def xml(shape: Shape) -> tuple[Read, Write]:
    """Return `from_bytes` and `render` of the shape's dataclass."""
    made = _class(shape)
    if shape.items:
        items = _many(Member("items", "", shape.name, "lines"), made, shape.namespace)
        made = _made(f"ArrayOf{shape.name}", [items], shape.namespace)
    context = XmlContext()
    parser, serializer = XmlParser(context=context), XmlSerializer(context=context)
    names = {None: shape.namespace, "i": XSI}
    return (
        lambda data: parser.from_bytes(data, made),
        lambda value: serializer.render(value, names).encode(),
    )


def _class(shape: Shape) -> type:
    fields = [_field(member, shape.namespace) for member in shape.members]
    return _made(shape.name, fields, shape.namespace)


def _made(name: str, fields: list[Any], namespace: str) -> type:
    meta = type("Meta", (), {"name": name, "namespace": namespace})
    return make_dataclass(name, fields, namespace={"Meta": meta}, kw_only=True)


def _field(member: Member, namespace: str) -> tuple[str, Any, Any]:
    if member.item:
        return _many(member, _class(member.item), namespace, wrapper=member.xml)
    kind = OWN_KINDS.get(member.kind, str)
    if member.kind == "unknown":
        kind = _made(member.xml, [], namespace)
    known = {"name": member.xml, "type": "Element", "namespace": namespace}
    if member.kind == "bytes":
        known["format"] = "base64"
    if member.nullable:
        known["nillable"] = True
    if member.nullable or member.optional:
        return member.name, kind | None, field(default=None, metadata=known)
    return member.name, kind, field(metadata=known)


def _many(member: Member, item: type, namespace: str, **known: str) -> tuple[str, Any, Any]:
    name = member.item.name if member.item else member.xml
    known |= {"name": name, "type": "Element", "namespace": namespace}
    return member.name, list[item], field(default_factory=list, metadata=known)
