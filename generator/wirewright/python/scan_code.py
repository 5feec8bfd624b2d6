"""Tables for `scan`: the members of a model as a machine writes them, in the wire's order.

They say the same as the expressions of `xml_code`, from the same fields. A model with a member
that `scan` cannot take has no table, nor has any model around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from wirewright.ir import Field, ListOf, Model, Ref, Scalar, Type, XmlElement
from wirewright.python.code import Code, literal
from wirewright.python.runtime.scan import PATTERNS
from wirewright.python.types import Types

_SCALARS = frozenset(PATTERNS) - {"enum"}


@dataclass(frozen=True, slots=True)
class PyShape:
    """A model's table as printed: its namespace, and a call of `Member` for each member."""

    contents: Code
    members: tuple[Code, ...]


def shape(types: Types, model: Model) -> PyShape | None:
    """Return the table of `model`, None where `scan` cannot take it."""
    if not _scannable(types, model, set()):
        return None
    fields = {field.name: field for field in model.fields}
    ordered = [fields[name] for name in model.xml_order]
    members = tuple(_member(types, field) for field in ordered)
    return PyShape(literal(model.xml.contents or ""), members)


def _scannable(types: Types, model: Model, above: set[str]) -> bool:
    if model.name in above:
        return False
    inner = above | {model.name}
    namespace = model.xml.contents or ""
    return all(_takes(types, field, namespace, inner) for field in model.fields)


def _takes(types: Types, field: Field, namespace: str, above: set[str]) -> bool:
    if field.unwrapped or field.markup or field.omits_default or field.place != "element":
        return False
    if field.xml.namespace != namespace or "xml" in field.absent_nulls:
        return False
    return _takes_type(types, field.type, above, nested=False)


def _takes_type(types: Types, type: Type, above: set[str], *, nested: bool) -> bool:
    match type:
        case Scalar(kind=kind):
            return kind in _SCALARS
        case Ref():
            model = types.model(type)
            if model is not None:
                return _scannable(types, model, above)
            return types.enum(type) is not None
        case ListOf(item=item) if not nested:
            if types.unknown(item):
                return True
            return not item.nullable and _takes_type(types, item, above, nested=True)
        case _:
            return False


def _member(types: Types, field: Field) -> Code:
    optional = field.optional or field.supplied
    arguments = _arguments(types, field.xml, field.type, field.json)
    return _call([*arguments, *(["optional=True"] if optional else [])])


def _arguments(types: Types, element: XmlElement, type: Type, key: str) -> list[str]:
    kind = _kind(types, type)
    arguments = [str(literal(element.name)), str(literal(key)), str(literal(kind))]
    if type.nullable:
        arguments.append("nullable=True")
    if element.contents is not None:
        arguments.append(f"contents={literal(element.contents)}")
    if kind == "model" and isinstance(type, Ref):
        arguments.append(f"shape=lambda: _{types.slug(type.name).upper()}_SHAPE")
    if kind == "list" and isinstance(type, ListOf) and element.item is not None:
        arguments.append(f"item={_call(_arguments(types, element.item, type.item, ''))}")
    return arguments


def _call(arguments: list[str]) -> Code:
    return Code(f"_scan.Member({', '.join(arguments)})")


def _kind(types: Types, type: Type) -> str:
    if isinstance(type, Scalar):
        return type.kind
    if isinstance(type, ListOf):
        return "unknown" if types.unknown(type.item) else "list"
    return "model" if types.model(type) else "enum"
