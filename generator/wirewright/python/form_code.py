"""Expressions that write and read form posts.

A writer knows `value` and `name`, the name of the value itself, and `p`, what its members' names
begin with. A reader knows `form`, `name` and `p`.
"""

from __future__ import annotations

from dataclasses import replace

from wirewright.ir import Field, ListOf, MapOf, PairOf, Ref, Scalar, Type
from wirewright.python.code import Code, literal
from wirewright.python.defaults import absence_of, adding, presence_of, present_type
from wirewright.python.types import Types

NAME = Code("name")


def _is_scalar(types: Types, type: Type) -> bool:
    # A dialect may say bytes by several pairs.
    return (isinstance(type, Scalar) and type.kind != "bytes") or types.enum(type) is not None


def statement(types: Types, field: Field, value: str) -> Code:
    """Return the statements that add a field, called `value`, to `pairs`."""
    label = Code(f"p + {literal(field.form)}")
    condition = presence_of(types, field, value, "form")
    type = present_type(field) if condition else field.type
    given = f"_checks.supplied({value})" if field.supplied and not condition else value
    if _is_scalar(types, type):
        added = f"pairs.append(({label}, {text(types, type, given)}))"
    else:
        added = f"pairs += {written(types, type, given, label)}"
    return adding(types, field, value, "form", added)


def written(types: Types, type: Type, value: str, name: Code) -> Code:
    """Return an expression for the pairs of `value`."""
    if type.nullable and not (_is_scalar(types, type) or types.family(type)):
        value = f'_checks.no_null({value}, "a form")'
    match type:
        case _ if _is_scalar(types, type):
            return Code(f"[({name}, {text(types, type, value)})]")
        case Scalar():
            return Code(f"_wire.pairs_of_bytes({value}, {name})")
        case Ref():
            return _named(types, type, value, name)
        case ListOf(item=item) if _is_scalar(types, item):
            each = text(types, item, "item")
            return Code(f"_form.write_scalars({value}, {name}, lambda item: {each})")
        case ListOf(item=item):
            each = written(types, item, "item", NAME)
            return Code(f"_form.write_list({value}, {name}, lambda item, name: {each})")
        case MapOf(key=key, value=item):
            parts = f"lambda key: {text(types, key, 'key')}, lambda item, name: " + written(
                types, item, "item", NAME
            )
            return Code(f"_form.write_map({value}, {name}, {parts})")
        case PairOf(key=key, value=item):
            first = written(types, key, "pair.key", _part(name, "Key"))
            second = written(types, item, "pair.value", _part(name, "Value"))
            return Code(f"_pairs.write({value}, Pair, lambda pair: [*{first}, *{second}])")
        case _:
            raise ValueError(f"{type} has no form")


def _named(types: Types, ref: Ref, value: str, name: Code) -> Code:
    """Return an expression for the pairs of a value of a named type that is no enum."""
    if types.unknown(ref):
        return Code(f"_unknown.unknown_form({value}, {types.cls(ref.name)})")
    if types.family(ref):
        value = f"_known.declared({value}, {types.cls(ref.name)})"
    return Code(f"_form.given(write_{types.slug(ref.name)}({value}, {name}))")


def text(types: Types, type: Type, value: str) -> Code:
    """Return an expression for the text of a scalar or an enum's value."""
    if type.nullable:
        return Code(f'("" if {value} is None else {text(types, _required(type), value)})')
    if isinstance(type, Ref):
        return Code(f"_enums.form_text({value}, {types.cls(type.name)})")
    if not isinstance(type, Scalar):
        raise ValueError(f"{type} has no text")
    kind = types.formatted(type)
    if kind is not None:
        return Code(f"_checks.formatted({value}, {kind})")
    return Code(f"_wire.form_{type.kind}({value})")


def assignment(types: Types, field: Field, local: str) -> Code:
    """Return the statement that reads a field into the variable `local`."""
    name = f"p + {literal(field.form)}"
    if not (field.optional or field.supplied or field.omits_default):
        return Code(f"{local} = {_read_required(types, field.type, name)}")
    absent = absence_of(types, field, "form")
    if _is_scalar(types, field.type):
        read = parsed(types, field.type, "item")
        return Code(f"{local} = {absent} if (item := form.first({name})) is None else {read}")
    read = member(types, _required(field.type), name)
    return Code(f"{local} = {read} if form.has({name}) else {absent}")


def _read_required(types: Types, type: Type, name: str) -> Code:
    if not _is_scalar(types, type):
        return member(types, _required(type), f"_form.present(form, {name})")
    if type.nullable:
        plain = parsed(types, _required(type), "given")
        return Code(f'None if (given := _form.required(form, {name})) == "" else {plain}')
    return parsed(types, type, f"_form.required(form, {name})")


def member(types: Types, type: Type, name: str) -> Code:
    """Return an expression that reads the value called `name`."""
    match type:
        case _ if _is_scalar(types, type):
            return _read_required(types, type, name)
        case Scalar():
            return Code(f"_wire.bytes_of_pairs(form, {name})")
        case Ref() if types.unknown(type):
            return Code(f"_form.unknown({types.cls(type.name)}.__name__)")
        case Ref():
            return Code(f"read_{types.function(type)}(form, {name})")
        case ListOf(item=item) if _is_scalar(types, item):
            each = parsed(types, item, "item")
            return Code(f"_form.read_scalars(form, {name}, lambda item: {each})")
        case ListOf(item=item):
            each = _inside(types, item)
            return Code(f"_form.read_list(form, {name}, lambda form, name: {each})")
        case MapOf(key=key, value=item):
            parts = f"lambda key: {parsed(types, key, 'key')}, lambda form, name: "
            parts += _inside(types, item)
            return Code(f"_form.read_map(form, {name}, {parts})")
        case PairOf(key=key, value=item):
            first, second = _part(name, "Key"), _part(name, "Value")
            return Code(f"Pair({member(types, key, first)}, {member(types, item, second)})")
        case _:
            raise ValueError(f"{type} has no form")


def _inside(types: Types, item: Type) -> Code:
    """Return an expression that reads an item; a null object is never read, but has its type."""
    read = member(types, item, "name")
    wide = item.nullable and not _is_scalar(types, item)
    return Code(f"_form.nullable({read})") if wide else read


def parsed(types: Types, type: Type, value: str) -> Code:
    """Return an expression that reads a scalar or an enum's value from its text."""
    if type.nullable:
        plain = parsed(types, _required(type), value)
        return Code(f'(None if {value} == "" else {plain})')
    if isinstance(type, Ref):
        return Code(f"{types.cls(type.name)}.from_form({value})")
    if not isinstance(type, Scalar):
        raise ValueError(f"{type} has no text")
    kind = types.formatted(type)
    if kind is not None:
        return Code(f"_checks.read_formatted({value}, {kind}.parse)")
    return Code(f"_wire.read_form_{type.kind}({value})")


def reader(types: Types, type: Type) -> Code:
    """Return the function that reads a scalar or an enum's value, never null, from its text."""
    if isinstance(type, Ref):
        return Code(f"{types.cls(type.name)}.from_form")
    if not isinstance(type, Scalar):
        raise ValueError(f"{type} has no text")
    return Code(f"_wire.read_form_{type.kind}")


def _part(name: str, part: str) -> Code:
    """Return an expression for the name of a part of the value called `name`, which may be ""."""
    return Code(f"_form.part({name}, {literal(part)})")


def _required(type: Type) -> Type:
    return replace(type, nullable=False)
