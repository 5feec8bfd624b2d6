"""pydantic: JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Base64Bytes, ConfigDict, Field, TypeAdapter, create_model

from tests.bench.shapes import KINDS, Member, Read, Shape, Write

OWN_KINDS: dict[str, Any] = {
    **KINDS,
    "bytes": Base64Bytes,
    "datetime": datetime,
    "enum": int,
    "unknown": list[Any],
    "uuid": UUID,
}


def json(shape: Shape) -> tuple[Read, Write]:
    """Return `validate_json` and `dump_json` of the shape's model."""
    made = _model(shape)
    adapter = TypeAdapter(list[made] if shape.items else made)
    excluding = {} if shape.nullable else {"exclude_none": True}
    return adapter.validate_json, lambda value: adapter.dump_json(value, by_alias=True, **excluding)


def _model(shape: Shape) -> Any:
    fields = {x.name: (_kind(x), Field(alias=x.json, **_default(x))) for x in shape.members}
    return create_model(shape.name, __config__=ConfigDict(populate_by_name=True), **fields)


def _kind(member: Member) -> Any:
    kind = list[_model(member.item)] if member.item else OWN_KINDS.get(member.kind, str)
    return kind | None if member.nullable or member.optional else kind


def _default(member: Member) -> dict[str, Any]:
    return {"default": None} if member.optional else {}
