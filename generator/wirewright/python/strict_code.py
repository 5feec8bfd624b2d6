"""Descriptions of types for strict reading: the names that the readers ask for, as literals.

A description is what `_runtime/strict.py` calls a shape: a model's function, a list, a map,
content that nobody describes, or None for a scalar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wirewright.ir import Field, ListOf, MapOf, Model, PairOf, Ref, Scalar, Type, XmlElement
from wirewright.python.code import Code, literal
from wirewright.python.types import Types

SCALAR = Code("None")
ANYTHING = Code("_strict.ANYTHING")


def json_members(types: Types, model: Model) -> tuple[Code, ...]:
    """Return the entries of a model's description in JSON."""
    return _entries((field.json, json_shape(types, field.type)) for field in model.fields)


def form_members(types: Types, model: Model) -> tuple[Code, ...]:
    """Return the entries of a model's description in forms."""
    return _entries((field.form, form_shape(types, field.type)) for field in model.fields)


def xml_members(types: Types, model: Model) -> tuple[Code, ...]:
    """Return the entries of a model's description in XML, in the order of the wire."""
    fields = {field.name: field for field in model.fields}
    return _entries(_xml_member(types, fields[name]) for name in model.xml_order)


def _entries(pairs: Iterable[tuple[str, Code]]) -> tuple[Code, ...]:
    return tuple(Code(f"{literal(name)}: {shape}") for name, shape in pairs)


def json_shape(types: Types, type: Type) -> Code:
    """Return the description of a type in JSON."""
    return _shape(types, type, types.pair_names, lambda inner: json_shape(types, inner))


def form_shape(types: Types, type: Type) -> Code:
    """Return the description of a type in forms."""
    return _shape(types, type, ("Key", "Value"), lambda inner: form_shape(types, inner))


def _shape(
    types: Types, type: Type, parts: tuple[str, str], inside: Callable[[Type], Code]
) -> Code:
    match type:
        case ListOf(item=item):
            return Code(f"_strict.Items({inside(item)})")
        case MapOf(value=value):
            return Code(f"_strict.Entries({inside(value)})")
        case PairOf(key=key, value=value):
            return _pair(parts, inside(key), inside(value))
        case Scalar() | Ref():
            return _leaf(types, type)


def _pair(names: tuple[str, str], key: Code, value: Code) -> Code:
    first, second = (literal(name) for name in names)
    return Code(f"_strict.fixed(({first}, {key}), ({second}, {value}))")


def _leaf(types: Types, type: Scalar | Ref) -> Code:
    if family := types.family(type):
        functions = (f"members_{types.slug(member.name)}" for member in types.members(family))
        return Code(f"_strict.any_of({', '.join(functions)})")
    if isinstance(type, Ref) and types.model(type):
        return Code(f"members_{types.slug(type.name)}")
    is_open = types.unknown(type) or (isinstance(type, Scalar) and type.kind == "any")
    return ANYTHING if is_open else SCALAR


def _xml_member(types: Types, field: Field) -> tuple[str, Code]:
    if field.place != "element":
        return "#text" if field.place == "text" else f"@{field.xml.name}", SCALAR
    tag = field.xml.clark
    if field.unwrapped and isinstance(field.type, ListOf):
        return tag, Code(f"_strict.Repeated({xml_shape(types, field.xml, field.type.item)})")
    return tag, xml_shape(types, field.xml, field.type)


def xml_shape(types: Types, shape: XmlElement, type: Type) -> Code:
    """Return the description of a type in XML, where it stands in the element `shape`."""
    match type:
        case ListOf(item=item) if shape.item is not None:
            tag = SCALAR if types.unknown(item) else literal(shape.item.clark)
            return Code(f"_strict.Items({xml_shape(types, shape.item, item)}, {tag})")
        case MapOf(value=value) if shape.item and shape.item.key and shape.item.value:
            entry, key, inner = shape.item, shape.item.key, shape.item.value
            tags = literal((entry.clark, key.clark, inner.clark))
            return Code(f"_strict.Entries({xml_shape(types, inner, value)}, {tags})")
        case PairOf(key=key, value=value) if shape.key and shape.value:
            first = xml_shape(types, shape.key, key)
            second = xml_shape(types, shape.value, value)
            return _pair((shape.key.clark, shape.value.clark), first, second)
        case Scalar() if shape.contents is not None:
            return ANYTHING  # .NET writes it as a structure, and so reads it
        case Scalar() | Ref():
            return _leaf(types, type)
        case _:
            raise ValueError(f"{type} has no element inside")
