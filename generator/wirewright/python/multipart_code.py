"""Expressions that write and read multipart bodies: each field of a model is a part, or several.

Texts are those of forms. A writer knows `value` and `parts`, a reader `found`.
"""

from __future__ import annotations

from dataclasses import replace

from wirewright.ir import Field, ListOf, Scalar, Type
from wirewright.python import form_code
from wirewright.python.code import Code, literal
from wirewright.python.defaults import absence_of, adding, presence_of, present_type
from wirewright.python.types import Types


def statement(types: Types, field: Field, value: str) -> Code:
    """Return the statements that add a field, called `value`, to `parts`."""
    condition = presence_of(types, field, value, "multipart")
    type = present_type(field) if condition else field.type
    given = f"_checks.supplied({value})" if field.supplied and not condition else value
    if type.nullable and (isinstance(type, ListOf) or _is_file(type)):
        given = f'_checks.no_null({given}, "multipart")'
    if isinstance(type, ListOf):
        each = _part(types, field, type.item, "item")
        added = f"parts += _multipart.several({given}, lambda item: {each})"
    else:
        added = f"parts.append({_part(types, field, type, given)})"
    return adding(types, field, value, "multipart", added)


def _part(types: Types, field: Field, type: Type, value: str) -> Code:
    """Return an expression for the part with one value."""
    name = literal(field.form)
    if _is_file(type):
        return Code(f"_multipart.file({name}, {value}, {literal(field.filename)})")
    return Code(f"_multipart.text({name}, {form_code.text(types, type, value)})")


def assignment(types: Types, field: Field, local: str) -> Code:
    """Return the statement that reads a field into the variable `local`."""
    name = literal(field.form)
    read = _read(types, field.type, name)
    absent = absence_of(types, field, "multipart")
    if not absent:
        return Code(f"{local} = {read}")
    return Code(f"{local} = {read} if found.has({name}) else {absent}")


def _read(types: Types, type: Type, name: str) -> Code:
    """Return an expression that reads what is called `name`."""
    if isinstance(type, ListOf) and _is_file(type.item):
        return Code(f"found.files({name})")
    if isinstance(type, ListOf):
        each = form_code.parsed(types, type.item, "item")
        return Code(f"found.texts({name}, lambda item: {each})")
    if _is_file(type):
        return Code(f"found.file({name})")
    if type.nullable:
        plain = form_code.parsed(types, replace(type, nullable=False), "given")
        return Code(f'(None if (given := found.text({name})) == "" else {plain})')
    return form_code.parsed(types, type, f"found.text({name})")


def described(field: Field) -> Code:
    """Return the entry of a field for strict reading: is it a file, may it come again."""
    several = isinstance(field.type, ListOf)
    one = field.type.item if isinstance(field.type, ListOf) else field.type
    return Code(f"{literal(field.form)}: {literal((_is_file(one), several))}")


def _is_file(type: Type) -> bool:
    return isinstance(type, Scalar) and type.kind == "bytes"
