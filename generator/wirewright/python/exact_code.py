"""Expressions that tell whether the numbers of a value read from JSON are those of its text.

msgspec takes some texts too lightly for decimals and uint64. Values of families need no second
look: they are read number by number anyway.
"""

from __future__ import annotations

from collections.abc import Iterator

from wirewright.ir import ListOf, MapOf, Model, PairOf, Ref, Scalar, Type
from wirewright.python.code import Code
from wirewright.python.naming import snake
from wirewright.python.types import Types

_CHECKS = {"decimal": "_exact.decimals", "uint64": "_exact.uint64s"}


def body_check(types: Types, type: Type) -> Code:
    """Return what has to hold for `value`, or "" where msgspec reads all of its numbers rightly."""
    return Code(" and ".join(_checks(types, type, "value")))


def model_check(types: Types, model: Model) -> Code:
    """Return what has to hold for the fields of the model `value`, or ""."""
    fields = [(field, f"value.{snake(field.name)}") for field in model.fields]
    scalars = [
        f"{check}(({', '.join(names)},))"
        for kind, check in _CHECKS.items()
        if (names := [x for field, x in fields if _is_scalar(field.type, kind)])
    ]
    others = [
        check
        for field, name in fields
        if not isinstance(field.type, Scalar)
        for check in _checks(types, field.type, name, unset=field.optional or field.supplied)
    ]
    return Code(" and ".join((*scalars, *others)))


def has_times(types: Types, type: Type) -> bool:
    """Tell whether times of day stand anywhere in a type: msgspec rounds them."""
    return any(
        isinstance(x, Scalar) and x.kind == "time" and x.format is None for x in types.inside(type)
    )


def _is_scalar(type: Type, kind: str) -> bool:
    return isinstance(type, Scalar) and type.kind == kind


def _checks(types: Types, type: Type, value: str, *, unset: bool = False) -> Iterator[str]:
    """Yield what has to hold for a value, each fit to stand beside `and`."""
    absent = f"{value} is UNSET or " if unset else ""
    absent += f"{value} is None or " if type.nullable else ""
    for check in _present(types, type, value) if _needed(types, type) else ():
        yield f"({absent}{check})" if absent else check


def _present(types: Types, type: Type, value: str) -> Iterator[str]:
    match type:
        case Scalar(kind=kind):
            yield f"{_CHECKS[kind]}(({value},))"
        case Ref(name=name):
            yield f"exact_{types.slug(name)}({value})"
        case ListOf(item=item):
            yield from _items(types, item, value)
        case MapOf(key=key, value=item):
            yield from _items(types, key, value)
            yield from _items(types, item, f"{value}.values()")
        case PairOf(key=key, value=item):
            yield from _checks(types, key, f"{value}.key")
            yield from _checks(types, item, f"{value}.value")


def _items(types: Types, item: Type, values: str) -> Iterator[str]:
    if isinstance(item, Scalar):
        if item.kind in _CHECKS:
            yield f"{_CHECKS[item.kind]}({values})"
    elif isinstance(item, Ref) and not item.nullable:
        if _needed(types, item):
            yield f"all(map(exact_{types.slug(item.name)}, {values}))"
    elif inside := " and ".join(_checks(types, item, "item")):
        yield f"all({inside} for item in {values})"


def _needed(types: Types, type: Type) -> bool:
    """Tell whether a number that has to be looked at stands in a type, outside of families."""
    seen: set[str] = set()
    waiting = [type]
    while waiting:
        found = waiting.pop()
        match found:
            case Scalar(kind=kind):
                if kind in _CHECKS:
                    return True
            case ListOf(item=item):
                waiting.append(item)
            case MapOf(key=key, value=value) | PairOf(key=key, value=value):
                waiting += [key, value]
            case Ref(name=name):
                model = None if types.family(found) else types.model(found)
                if model is not None and name not in seen:
                    seen.add(name)
                    waiting += [field.type for field in model.fields]
    return False
