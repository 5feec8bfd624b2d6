"""Tables for `scan`: the members of a model as a machine writes them, in the wire's order.

With them comes what makes a model of the texts that are found. They say the same as the expressions
of `xml_code`, from the same fields. A model with a member that `scan` cannot take has no table, nor
has any model around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from wirewright.ir import Field, ListOf, Model, Ref, Scalar, Type, XmlElement
from wirewright.python.code import Code, literal
from wirewright.python.defaults import absence_of
from wirewright.python.naming import snake
from wirewright.python.runtime.scan import PATTERNS
from wirewright.python.types import Types
from wirewright.python.xml_code import XmlCode

# How a text is made a value that matches the kind's pattern; that of other kinds is any text, and
# the reader of `xml_code` makes the value.
_MADE = {
    "boolean": '{} == "true"',
    **dict.fromkeys(("int8", "int16", "int32", "int64"), "int({})"),
    **dict.fromkeys(("uint8", "uint16", "uint32", "uint64"), "int({})"),
    "double": "float({})",
    "decimal": 'Decimal({0} if "." in {0} else {0} + _wire.WHOLE)',
    "uuid": "UUID({})",
    "datetime": "DateTime.known({})",
    "string": "{}",
    "uri": "{}",
}
_PARTED = frozenset(("any", "datetimeoffset"))


@dataclass(frozen=True, slots=True)
class PyShape:
    """A model's table as printed.

    It has a call of `Member` for each member, the names for what is found of these, and the
    arguments that make a model of that.
    """

    members: tuple[Code, ...]
    row: tuple[Code, ...]
    arguments: tuple[Code, ...]


def shape(code: XmlCode, model: Model) -> PyShape | None:
    """Return the table of `model`, None where `scan` cannot take it."""
    if not _scannable(code.types, model, set()):
        return None
    fields = {field.name: field for field in model.fields}
    ordered = [fields[name] for name in model.xml_order]
    return PyShape(
        members=tuple(_member(code, field) for field in ordered),
        row=tuple(name for field in ordered for name in _names(code.types, field)),
        arguments=tuple(_argument(code, field) for field in ordered),
    )


def root(code: XmlCode, element: XmlElement, type: Type) -> Code:
    """Return the root element of documents with a value of `type`, "" where there is no table."""
    is_list = isinstance(type, ListOf) and not code.types.unknown(type.item)
    has_table = is_list or code.types.model(type) is not None
    known = has_table and not type.nullable and _takes_type(code.types, type, set(), nested=False)
    if not known or element.contents not in (None, "", element.namespace):
        return Code("")
    return _call(_arguments(code, element, type))


# ---- what can be taken ----


def _scannable(types: Types, model: Model, above: set[str]) -> bool:
    if model.name in above:
        return False
    inner = above | {model.name}
    namespace = model.xml.contents or ""
    return all(_takes(types, field, namespace, inner) for field in model.fields)


def _takes(types: Types, field: Field, namespace: str, above: set[str]) -> bool:
    if field.unwrapped or field.markup or field.place != "element":
        return False
    if field.xml.namespace != namespace:
        return False
    return _takes_type(types, field.type, above, nested=False)


def _takes_type(types: Types, type: Type, above: set[str], *, nested: bool) -> bool:
    match type:
        case Scalar(kind=kind):
            return kind not in _PARTED
        case Ref():
            model = types.model(type)
            if model is None:
                return types.enum(type) is not None
            return types.family(type) is None and _scannable(types, model, above)
        case ListOf(item=item) if not nested:
            if types.unknown(item):
                return True
            if types.model(item) is not None and item.nullable:
                return False
            return _takes_type(types, item, above, nested=True)
        case _:
            return False


# ---- what is taken ----


def _member(code: XmlCode, field: Field) -> Code:
    arguments = _arguments(code, field.xml, field.type)
    if absence_of(code.types, field, "xml"):
        arguments.append("optional=True")
    return _call(arguments)


def _arguments(code: XmlCode, element: XmlElement, type: Type) -> list[str]:
    kind = _kind(code.types, type)
    arguments = [str(literal(element.name)), str(literal(kind))]
    if type.nullable:
        arguments.append("nullable=True")
    if element.contents is not None:
        arguments.append(f"contents={literal(element.contents)}")
    if kind == "model" and isinstance(type, Ref):
        arguments.append(f"shape=lambda: _{code.types.slug(type.name).upper()}_SHAPE")
    if kind == "list" and isinstance(type, ListOf) and element.item is not None:
        item = _arguments(code, element.item, type.item)
        if code.types.model(type.item) is None:
            item.append(f"read=lambda text: {_made(code, type.item, 'text')}")
        arguments.append(f"item={_call(item)}")
    return arguments


def _call(arguments: list[str]) -> Code:
    return Code(f"_scan.Member({', '.join(arguments)})")


def _kind(types: Types, type: Type) -> str:
    if isinstance(type, ListOf):
        return "unknown" if types.unknown(type.item) else "list"
    if types.model(type):
        return "model"
    exact = isinstance(type, Scalar) and type.format is None and type.kind in PATTERNS
    return type.kind if exact and isinstance(type, Scalar) else "text"


# ---- what is made of it ----


def _names(types: Types, field: Field) -> tuple[Code, ...]:
    """Return the names for what is found of a field: its text or value, and what says null."""
    name = snake(field.name)
    both = field.type.nullable and absence_of(types, field, "xml")
    return (Code(f"v_{name}"), Code(f"nil_{name}")) if both else (Code(f"v_{name}"),)


def _argument(code: XmlCode, field: Field) -> Code:
    """Return the argument that makes a field's value."""
    name, *nil = _names(code.types, field)
    made = _made(code, field.type, name)
    absent = absence_of(code.types, field, "xml")
    if absent or field.type.nullable:
        nothing = absent or "None"
        if nil and absent != "None":
            nothing = f"({absent} if {nil[0]} is None else None)"
        if (nothing, made) != ("None", name):
            made = f"{nothing} if {name} is None else {made}"
    return Code(f"{snake(field.name)}={made}")


def _made(code: XmlCode, type: Type, text: str) -> str:
    """Return an expression for the value of a text, or of what is a value already."""
    if isinstance(type, Scalar):
        kind = code.types.formatted(type)
        if kind is not None:
            return f"_checks.read_formatted({text}, {kind}.parse)"
        return _MADE[type.kind].format(text) if type.kind in _MADE else code.parsed(type, text)
    if isinstance(type, ListOf) and code.types.unknown(type.item):
        return "[]"
    return code.parsed(type, text) if code.types.enum(type) else text
