"""A vector's texts as the values of a generated package, by the annotations of its models."""

from __future__ import annotations

import json
import types
from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from functools import reduce
from importlib import import_module
from operator import or_
from typing import Annotated, Any, Union, get_args, get_origin
from uuid import UUID

import msgspec

from tests.conformance.packages import PACKAGE
from tests.conformance.vectors import Plain
from wirewright.python.naming import snake

_SCALARS: Mapping[type, Callable[[str], Any]] = {
    bool: {"true": True, "false": False}.__getitem__,
    int: int,
    float: float,
    str: str,
    bytes: lambda text: b64decode(text, validate=True),
    Decimal: Decimal,
    UUID: UUID,
    date: date.fromisoformat,
    time: time.fromisoformat,
}


def value(given: Any, wanted: Any) -> Any:
    """Return what `given` means for the annotation `wanted`."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if given is None:
        return None
    if origin is Annotated:
        return value(given, arguments[0])
    if origin in (Union, types.UnionType):
        return value(given, next(x for x in arguments if not _stands_for_nothing(x)))
    if origin is list:
        return [value(item, arguments[0]) for item in given]
    if origin is dict:
        return {value(k, arguments[0]): value(x, arguments[1]) for k, x in given.items()}
    if wanted is Any:
        return _any(given)
    if origin is not None:  # a pair: its own annotations have no types
        return origin(*map(value, (given["Key"], given["Value"]), arguments))
    if hasattr(wanted, "kinds"):
        return _of_its_type(given, wanted.kinds[0])
    if issubclass(wanted, msgspec.Struct):
        return _model(given, wanted)
    return _by_medium(given, wanted) if isinstance(given, dict) else _scalar(given, wanted)


def _runtime(module: str) -> Any:
    return import_module(f"{PACKAGE}._runtime.{module}")


_TYPED: Mapping[str, Callable[[str], Any]] = {
    "long": lambda text: _runtime("typed").TypedInt(int(text), "long"),
    "unsignedByte": lambda text: _runtime("typed").TypedInt(int(text), "unsignedByte"),
    "anyURI": lambda text: _runtime("typed").TypedStr(text, "anyURI"),
    "float": lambda text: _runtime("typed").TypedFloat(float(text), "float"),
    "decimal": Decimal,
    "dateTime": lambda text: _runtime("dates").DateTime.parse(text),
    "duration": lambda text: _runtime("durations").Duration.parse(text),
    "char": lambda text: _runtime("chars").Char(text),
    "guid": UUID,
    "base64Binary": _SCALARS[bytes],
}


def _stands_for_nothing(kind: Any) -> bool:
    return kind in (types.NoneType, msgspec.UnsetType)


def _model(given: dict[str, Any], wanted: type[msgspec.Struct]) -> msgspec.Struct:
    kinds = {info.name: info.type for info in msgspec.structs.fields(wanted)}
    return wanted(**{snake(name): value(x, kinds[snake(name)]) for name, x in given.items()})


def _of_its_type(given: dict[str, Any], declared: type[msgspec.Struct]) -> msgspec.Struct:
    """Return a value of the type that is its only key, which need not be one that may stand here."""
    [(name, fields)] = given.items()
    return _model(fields, getattr(import_module(declared.__module__), name))


def _scalar(given: str, wanted: Any) -> Any:
    if wanted in _SCALARS:
        return _SCALARS[wanted](given)
    if hasattr(wanted, "member"):
        members = {x.name: x for x in vars(wanted).values() if isinstance(x, wanted)}
        return reduce(or_, (members[name] for name in given.split(", ")))
    return wanted.parse(given) if hasattr(wanted, "parse") else wanted(given)


def _by_medium(given: dict[str, Any], wanted: Any) -> Any:
    """Return a value that one medium says; that of JSON is a JSON text."""
    [(medium, text)] = given.items()
    said = json.loads(text) if medium == "json" else str(text)
    if issubclass(wanted, str):
        return wanted(said)
    if wanted is Decimal:
        return _runtime("numbers").XmlDecimal(said)
    if hasattr(wanted, "member"):
        return getattr(wanted, f"from_{medium}")(said)
    return wanted(**{medium: said})


def _any(given: Any) -> Any:
    """Return JSON data: a text without quotes is a number, `true` or `false`.

    `{xml: {long: 5}}` is a value of a type that only XML has a word for.
    """
    if isinstance(given, dict) and isinstance(given.get("xml"), dict):
        [(name, text)] = given["xml"].items()
        return _TYPED[name](text)
    if isinstance(given, list):
        return [_any(item) for item in given]
    if isinstance(given, dict):
        return {str(name): _any(item) for name, item in given.items()}
    return json.loads(given) if isinstance(given, Plain) else given
