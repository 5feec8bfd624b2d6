"""pydantic-xml, on lxml, in its fastest mode (`strict`: members in the order of the model)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from pydantic import Base64Bytes
from pydantic_xml import BaseXmlModel, create_model, element, wrapped

from tests.bench.shapes import KINDS, XSI, Member, Read, Shape, Write

OWN_KINDS: dict[str, Any] = {
    **KINDS,
    "bytes": Base64Bytes,
    "char": int,
    "datetime": datetime,
    "duration": timedelta,
    "uuid": UUID,
}


def xml(shape: Shape) -> tuple[Read, Write]:
    """Return `from_xml` and `to_xml` of the shape's model."""
    made = _model(shape)
    if shape.items:
        names = {"": shape.namespace, "i": XSI}
        item = (list[made], element(tag=shape.name, ns=""))
        made = create_model(
            "Items", __tag__=f"ArrayOf{shape.name}", __ns__="", __nsmap__=names, items=item
        )
    excluding = {} if shape.nullable else {"exclude_none": True}
    return made.from_xml, lambda value: value.to_xml(**excluding)


def _model(shape: Shape) -> type[BaseXmlModel]:
    names = {"": shape.namespace, "i": XSI}
    fields = {x.name: _field(x, names) for x in shape.members}
    return create_model(shape.name, __tag__=shape.name, __ns__="", __nsmap__=names, **fields)


def _field(member: Member, names: dict[str, str]) -> tuple[Any, Any]:
    default = {"default": None} if member.nullable or member.optional else {}
    if member.item:
        items = element(tag=member.item.name, ns="")
        return list[_model(member.item)], wrapped(member.xml, ns="", entity=items)
    if member.kind == "unknown":
        kind: Any = create_model(member.name, __tag__=member.xml, __ns__="", __nsmap__=names)
    else:
        kind = OWN_KINDS.get(member.kind, str)
    kind = kind | None if default else kind
    return kind, element(tag=member.xml, ns="", nillable=member.nullable, **default)
