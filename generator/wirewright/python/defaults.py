"""What a field is that is left out when it has .NET's default: zero, false, null, the first moment."""

from __future__ import annotations

from dataclasses import replace

from wirewright.ir import Field, Ref, Scalar, Type
from wirewright.python.code import Code, literal
from wirewright.python.naming import member_names, snake
from wirewright.python.types import Types

_DEFAULTS = {
    "boolean": "False",
    **dict.fromkeys(("int8", "int16", "int32", "int64"), "0"),
    **dict.fromkeys(("uint8", "uint16", "uint32", "uint64"), "0"),
    **dict.fromkeys(("float", "double"), "0.0"),
    "decimal": "Decimal(0)",
    "char": 'Char("\\x00")',
    "uuid": "UUID(int=0)",
    "datetime": "DateTime.min",
    "datetimeoffset": 'DateTime.parse("0001-01-01T00:00:00+00:00")',
    "duration": "Duration(0)",
}


def default_of(types: Types, type: Type) -> Code:
    """Return the expression for the default of a type that has one."""
    if type.nullable:
        return Code("None")
    match type:
        case Scalar(kind=kind):
            return Code(_DEFAULTS[kind])
        case Ref(name=name) if enum := types.enum(type):
            constants = zip(member_names(enum), enum.members, strict=True)
            zero = next(constant for constant, member in constants if member.number == 0)
            return Code(f"{types.cls(name)}.{zero}")
        case _:
            raise ValueError(f"{type} has no default")


def absence_of(types: Types, field: Field, medium: str) -> Code:
    """Return the expression for what a field is that is absent, "" where it has to be there."""
    if field.omits_default:
        return default_of(types, field.type)
    if field.optional or field.supplied:
        return Code("UNSET")
    return Code("None" if medium in field.absent_nulls else "")


def adding(types: Types, field: Field, local: str, medium: str, *lines: str) -> Code:
    """Return the statements that write a field, whose value they call `local`.

    They stand in a `try` of a function, whose `value` has the field.
    """
    given = f"value.{snake(field.name)}"
    if condition := presence_of(types, field, local, medium):
        named = condition.replace(local, f"({local} := {given})", 1)
        return Code("\n            ".join((f"if {named}:", *lines)))
    return Code("\n        ".join((f"{local} = {given}", *lines)))


def presence_of(types: Types, field: Field, value: str, medium: str) -> Code:
    """Return the condition on which a field is written, "" where it always is."""
    conditions = []
    if field.omits_default and not field.type.nullable:
        conditions.append(f"not _checks.is_default({value}, {default_of(types, field.type)})")
    elif field.optional and not field.omits_default:
        conditions.append(f"{value} is not UNSET")
    if field.type.nullable and (field.omits_default or medium in field.absent_nulls):
        conditions.append(f"{value} is not None")
    return Code(" and ".join(conditions))


def present_type(field: Field) -> Type:
    """Return the type of a field that is written: null may be the default that is not."""
    return replace(field.type, nullable=False) if field.omits_default else field.type


def python_default(types: Types, field: Field) -> Code:
    """Return the default of a model's field, "" where it has none."""
    return absence_of(types, field, "json")


def renamed(default: Code, name: str) -> Code:
    """Return a field's definition where JSON calls it `name`."""
    arguments = [f"default={default}"] if default else []
    return Code(f"_field({', '.join([*arguments, f'name={literal(name)}'])})")
