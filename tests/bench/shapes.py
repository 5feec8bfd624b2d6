"""What the peers' models are made of: the same specs, without anything that is ours.

Every peer makes its classes of a `Shape`, so that all of them have the same members. A peer is a
module with `json(shape)` or `xml(shape)`, which give a reader and a writer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from wirewright.ir import Api, Enum, Field, ListOf, Model, Ref, Scalar

Read = Callable[[bytes], Any]
Write = Callable[[Any], bytes]
XSI = "http://www.w3.org/2001/XMLSchema-instance"
KINDS: dict[str, Any] = {
    "boolean": bool,
    "decimal": Decimal,
    "double": float,
    "float": float,
    **{f"{sign}int{bits}": int for sign in ("", "u") for bits in (8, 16, 32, 64)},
}
"""What all peers have for a kind; where one has nothing of its own for the rest, it is text."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member by its names. `kind` is a scalar's word, `enum`, `lines` or `unknown`.

    `lines` is a list of `item`; an `unknown` one is a list of which only the empty one is used.
    """

    name: str
    json: str
    xml: str
    kind: str
    nullable: bool = False
    optional: bool = False
    item: Shape | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A model, its members in XML's order. `items`: the body is a list of it in an `ArrayOf…`."""

    name: str
    namespace: str
    members: tuple[Member, ...]
    items: bool = False

    @property
    def nullable(self) -> bool:
        """Whether a member may be null; if none may, what is absent must not be written as null."""
        return any(member.nullable for member in self.members)


def shape(api: Api, name: str, *, items: bool = False, nulls: bool = True) -> Shape:
    """Return the shape of a model; without `nulls`, what may be null may only be absent."""
    model = _named(api, name)
    assert isinstance(model, Model)
    fields = {field.name: field for field in model.fields}
    members = tuple(_member(api, fields[name]) for name in model.xml_order)
    if not nulls:
        members = tuple(
            replace(x, optional=x.optional or x.nullable, nullable=False) for x in members
        )
    return Shape(model.xml.name, model.xml.contents or model.xml.namespace, members, items)


def _named(api: Api, name: str) -> object:
    return next(kind for kind in api.types if kind.name == name)


def _member(api: Api, field: Field) -> Member:
    kind, item = _kind(api, field)
    own = field.name[0].lower() + field.name[1:]  # a name that no library holds against us
    return Member(own, field.json, field.xml.name, kind, field.type.nullable, field.optional, item)


def _kind(api: Api, field: Field) -> tuple[str, Shape | None]:
    match field.type:
        case Scalar(kind):
            return kind, None
        case Ref(name) if isinstance(_named(api, name), Enum):
            return "enum", None
        case ListOf(Ref(name)):
            known = isinstance(_named(api, name), Model)
            return ("lines", shape(api, name)) if known else ("unknown", None)
        case _:
            raise AssertionError(f"the bench has no peers for {field.name}")
