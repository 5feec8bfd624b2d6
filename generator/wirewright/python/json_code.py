"""Expressions that write JSON. Reading is msgspec's, from the models' annotations."""

from __future__ import annotations

from dataclasses import replace
from json.encoder import encode_basestring

from wirewright.ir import Field, ListOf, MapOf, Model, PairOf, Ref, Scalar, Type
from wirewright.python.code import Code, literal
from wirewright.python.defaults import adding, presence_of, present_type
from wirewright.python.types import Types

_PRINTED = frozenset(
    (
        *("string", "uri", "boolean", "char", "uuid", "bytes", "decimal", "double", "datetime"),
        *("duration", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    )
)
_OWN_WAY = {"servicestack": frozenset(("uuid", "datetime", "double"))}


def is_printed(types: Types, type: Type, scalars: str) -> bool:
    """Tell whether msgspec prints values of a type as the dialect does, mostly."""
    kinds = _PRINTED - _OWN_WAY.get(scalars, frozenset())
    for inside in types.inside(type):
        model = types.model(inside)
        fields = model.fields if model else ()
        if (
            isinstance(inside, MapOf | PairOf)
            or (isinstance(inside, Scalar) and (inside.kind not in kinds or inside.format))
            or types.family(inside)
            or any(_is_left_out(x) for x in fields)
        ):
            return False
    return True


def has_doubles(types: Types, type: Type) -> bool:
    """Tell whether doubles stand anywhere in a type: msgspec prints many as .NET does, not all."""
    return any(isinstance(x, Scalar) and x.kind == "double" for x in types.inside(type))


def _is_left_out(field: Field) -> bool:
    """Tell whether a field's value decides if it is there, or a client may fill it in."""
    return field.supplied or field.omits_default or "json" in field.absent_nulls


def written(types: Types, type: Type, value: str) -> Code:
    """Return an expression for the JSON text of `value`."""
    if type.nullable:
        return Code(f'("null" if {value} is None else {written(types, _required(type), value)})')
    match type:
        case Scalar():
            return _scalar(types, type, value)
        case Ref(name=name):
            return _named(types, type, types.cls(name), value)
        case ListOf(item=item):
            return Code(f"_json.write_list({value}, {_function(types, item)})")
        case MapOf(key=key, value=item):
            return Code(
                f"_json.write_map({value}, {_key(types, key)}, {_function(types, item)}, "
                "_wire.json_string)"
            )
        case PairOf(key=key, value=item):
            first, second = written(types, key, "pair.key"), written(types, item, "pair.value")
            name, other = (encode_basestring(x) for x in types.pair_names)
            text = f"{literal(f'{{{name}:')} + {first} + {literal(f',{other}:')} + {second}"
            return Code(f'_pairs.write({value}, Pair, lambda pair: {text} + "}}")')


def written_family(types: Types, family: Model) -> Code:
    """Return an expression for the JSON text of `value`, whose type may be derived."""
    names = (family.name, *family.known)
    table = ", ".join(f"{types.cls(name)}: write_{types.slug(name)}" for name in names)
    return Code(f"_known.write_json(value, {{{table}}})")


def statement(types: Types, field: Field, value: str) -> Code:
    """Return the statements that add the name and the text of a field, called `value`."""
    label = literal(f"{encode_basestring(field.json)}:")
    type = _required(field.type) if "json" in field.absent_nulls else present_type(field)
    condition = presence_of(types, field, value, "json")
    given = f"_checks.supplied({value})" if field.supplied and not condition else value
    return adding(types, field, value, "json", f"add({label} + {written(types, type, given)})")


def _scalar(types: Types, scalar: Scalar, value: str) -> Code:
    if scalar.kind == "any":
        return Code(f"_json.write_any({value}, _wire.json_string, _wire.JSON_OBJECTS)")
    kind = types.formatted(scalar)
    if kind is not None:
        return Code(f"_wire.json_string(_checks.formatted({value}, {kind}))")
    return Code(f"_wire.json_{scalar.kind}({value})")


def _named(types: Types, ref: Ref, cls: Code, value: str) -> Code:
    if types.enum(ref):
        return Code(f"_json.write_enum({value}, {cls}, _wire.json_string)")
    if types.unknown(ref):
        return Code(f"_unknown.unknown_json({value}, {cls})")
    return Code(f"write_{types.function(ref)}({value})")


def _function(types: Types, type: Type) -> Code:
    """Return what writes one value of `type`: a function's name, or a lambda."""
    if isinstance(type, Scalar) and type.kind != "any" and not (type.nullable or type.format):
        return Code(f"_wire.json_{type.kind}")
    if types.model(type) and not type.nullable and isinstance(type, Ref):
        return Code(f"write_{types.function(type)}")
    return Code(f"lambda item: {written(types, type, 'item')}")


def _key(types: Types, key: Type) -> Code:
    """Return what gives the text of a map's key."""
    enum = types.enum(key)
    if enum:
        return Code(f"lambda key: _enums.key_text(key, {types.cls(enum.name)})")
    if isinstance(key, Scalar):
        return Code(f"_wire.form_{key.kind}")
    raise ValueError(f"{key} cannot be a map's key")


def _required(type: Type) -> Type:
    return replace(type, nullable=False)
