"""msgspec: JSON, as anybody would use it, without the own types of the generated packages."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType, defstruct, field

from tests.bench.shapes import KINDS, Member, Read, Shape, Write

OWN_KINDS: dict[str, Any] = {
    **KINDS,
    "bytes": bytes,
    "datetime": datetime,
    "enum": int,
    "unknown": list[Any],
    "uuid": UUID,
}


def json(shape: Shape) -> tuple[Read, Write]:
    """Return `decode` and `encode` of the shape's struct."""
    made = _model(shape)
    decoder = msgspec.json.Decoder(list[made] if shape.items else made)
    return decoder.decode, msgspec.json.Encoder(decimal_format="number").encode


def _model(shape: Shape) -> Any:
    fields = [(x.name, _kind(x), field(name=x.json, **_default(x))) for x in shape.members]
    return defstruct(shape.name, fields, kw_only=True)


def _kind(member: Member) -> Any:
    kind = list[_model(member.item)] if member.item else OWN_KINDS.get(member.kind, str)
    if member.nullable:
        kind = kind | None
    return kind | UnsetType if member.optional else kind


def _default(member: Member) -> dict[str, Any]:
    return {"default": UNSET} if member.optional else {}
