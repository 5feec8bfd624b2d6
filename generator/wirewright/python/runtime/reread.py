"""JSON that msgspec alone would refuse, or take too lightly, read by way of a tree.

The tree is fitted to the type first: numbers keep their text until their field says what they are,
names such as `"NaN"` go to the dialect. Few texts come here, so that the rest pays nothing for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final, final

import msgspec
from msgspec import inspect

from ..errors import DecodeError
from .checks import each
from .exact import LARGEST, decimal_of, is_decimal
from .lexical import read_xml_time
from .numbers import JsonFloat
from .reasons import shown

Hook = Callable[[Any, Any], object]


def reread(raw: bytes, kind: Any, hook: Hook) -> Any:
    """Read a JSON text as a value of `kind`, number by number.

    Raises:
        DecodeError: a number is none of its type; what msgspec refuses, it raises itself.
    """
    return typed(_TREE.decode(raw), kind, hook)


def typed(tree: object, kind: Any, hook: Hook) -> Any:
    """Make a value of `kind` of a tree as a decoder's hook gets it, as `reread` does."""
    return msgspec.convert(_fitted(tree, _info(kind), hook), kind, dec_hook=hook, str_keys=True)


class Rereader(type):
    """The class of classes whose values the hook makes by `typed`, of trees as they are here."""


@final
class _Digits(str):
    """A number with a fraction or an exponent, as it stands in the text."""

    __slots__ = ()


DIGITS: Final = re.compile("[0-9]{1,4000}")
_TREE: Final = msgspec.json.Decoder(float_hook=_Digits)
_info = cache(inspect.type_info)
_ANYTHING: Final = inspect.AnyType()


def _fitted(tree: object, info: inspect.Type, hook: Hook) -> object:
    """Return a tree whose numbers are of the types that `info` says."""
    match info:
        case inspect.UnionType(types=types):  # a type and null
            known = next(x for x in types if not isinstance(x, inspect.NoneType))
            return None if tree is None else _fitted(tree, known, hook)
        case inspect.StructType(fields=fields) if isinstance(tree, dict):
            kinds = {field.encode_name: field.type for field in fields}
            return {
                name: _inside(name, item, kinds[name], hook) if name in kinds else None
                for name, item in tree.items()
            }
        case inspect.ListType(item_type=item) if isinstance(tree, list):
            return each(tree, lambda x: _fitted(x, item, hook))
        case inspect.DictType(key_type=key, value_type=item) if isinstance(tree, dict):
            return {_key(k, key, hook): _inside(k, x, item, hook) for k, x in tree.items()}
        case inspect.DecimalType():
            return _decimal(tree)
        case inspect.FloatType():
            return _real(tree, hook)
        case inspect.IntType(ge=0, le=None) if isinstance(tree, int) and tree > LARGEST:
            raise DecodeError(f"{shown(tree)} is out of range for uint64")
        case inspect.CustomType(cls=Rereader()):
            return tree
        case inspect.AnyType() | inspect.CustomType():
            return _floats(tree, hook)
        case _:
            return _other(tree, info)


def _other(tree: object, info: inspect.Type) -> object:
    if isinstance(tree, _Digits | JsonFloat):
        return float(tree)
    if isinstance(info, inspect.TimeType) and isinstance(tree, str):
        return read_xml_time(tree)
    return tree


def _inside(name: str, tree: object, info: inspect.Type, hook: Hook) -> object:
    try:
        return _fitted(tree, info, hook)
    except DecodeError as error:
        error.inside(name)
        raise


def _key(name: str, info: inspect.Type, hook: Hook) -> object:
    match info:
        case inspect.CustomType(cls=cls):
            return hook(cls, name)
        case inspect.IntType(ge=0, le=None) if DIGITS.fullmatch(name) and int(name) > LARGEST:
            raise DecodeError(f"{shown(name)} is out of range for uint64")
        case _:
            return name


def _decimal(tree: object) -> object:
    """Return a decimal of its text; what is neither number nor string stays for msgspec to name."""
    if not isinstance(tree, str | JsonFloat) and type(tree) is not int:
        return tree
    text = tree.text if isinstance(tree, JsonFloat) else str(tree)
    if not is_decimal(text):
        raise DecodeError(f"{shown(text)} is no decimal")
    value = decimal_of(text)
    if value is None:
        raise DecodeError(f"{shown(text)} is out of range for decimal")
    return value


def _real(tree: object, hook: Hook) -> object:
    """Return a float; a string is the dialect's to read."""
    if isinstance(tree, _Digits | JsonFloat):
        return float(tree)
    if type(tree) is not str:
        return tree
    try:
        return hook(float, tree)
    except ValueError as error:
        raise DecodeError(str(error)) from None


def _floats(tree: object, hook: Hook) -> object:
    """Return a tree of undocumented content, whose numbers keep their texts."""
    if isinstance(tree, _Digits):
        try:
            return JsonFloat(str(tree))
        except ValueError as error:
            raise DecodeError(str(error)) from None
    if isinstance(tree, list):
        return each(tree, lambda item: _floats(item, hook))
    if isinstance(tree, dict):
        return {name: _inside(name, item, _ANYTHING, hook) for name, item in tree.items()}
    return tree
