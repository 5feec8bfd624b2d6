"""Fields and types by the names that the wire and the pages have for them.

Takes the types of an API as they are meant; finds what a row of a page's table may be about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wirewright.importer.infer.groups import fold
from wirewright.ir import Enum, Field, ListOf, MapOf, Model, NamedType, PairOf, Ref, Type

Types = Mapping[str, NamedType]
_INDEX = re.compile(r"\[\w*\]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A field that a row names: `above` is the dotted path of what has it."""

    above: str
    model: Model
    field: Field


def bare(type: Type | None) -> Type | None:
    """Return the type of what stands in lists and maps."""
    while isinstance(type, ListOf | MapOf | PairOf):
        type = type.item if isinstance(type, ListOf) else type.value
    return type


def named(types: Types, type: Type | None) -> NamedType | None:
    """Return the named type of a value, or of what stands in its lists and maps."""
    found = bare(type)
    return types.get(found.name) if isinstance(found, Ref) else None


def model_of(types: Types, type: Type | None) -> Model | None:
    """Return the fields' type of a value, or of what stands in its lists and maps."""
    found = named(types, type)
    return found if isinstance(found, Model) else None


def enum_of(types: Types, type: Type | None) -> Enum | None:
    """Return the enum of a value, or of what stands in its lists and maps."""
    found = named(types, type)
    return found if isinstance(found, Enum) else None


def find(types: Types, type: Type | None, name: str) -> Hit | None:
    """Return the field that a table calls by this name, or by this dotted path."""
    name = _INDEX.sub("", name.strip())
    model, above = model_of(types, type), ""
    while model is not None:
        if found := _field(model, name):
            return Hit(above, model, found)
        first, dot, name = name.partition(".")
        step = _field(model, first)
        if not dot or step is None:
            return None
        above = f"{above}.{first}".strip(".")
        model = model_of(types, step.type)
    return None


def _field(model: Model, name: str) -> Field | None:
    exact = (x for place in range(4) for x in model.fields if names(x)[place] == name)
    alike = (x for x in model.fields if fold(name) in {fold(y) for y in names(x)})
    return next(exact, None) or next(alike, None)


def names(field: Field) -> tuple[str, str, str, str]:
    """Return all names of a field, first those that pages have most."""
    return field.json, field.xml.name, field.form, field.name
