"""Documented limits: each one has to fit the type that it stands on.

Takes constraints and a type, returns the first misfit in words and what to do instead.
"""

from __future__ import annotations

from dataclasses import asdict

from wirewright.ir import Constraints, ListOf, MapOf, Scalar, Type
from wirewright.resolve.scope import DATES, NUMBERS, TEXTS
from wirewright.spec.model import ConstraintsSpec

_ITEMS = ("min_items", "max_items")
_LENGTHS = ("min_length", "max_length")
_RANGE = ("min", "max")


def constraints_of(spec: ConstraintsSpec) -> Constraints:
    """Return limits as they are meant."""
    return Constraints(**asdict(spec))


def misfit_of(spec: ConstraintsSpec, type: Type) -> tuple[str, str]:
    """Return what is wrong with the limits of a type and what to do, or two empty texts."""
    given = {word: value for word, value in asdict(spec).items() if value is not None}
    allowed = _allowed(type)
    for word, value in given.items():
        if word not in allowed:
            return f"`{word}` does not fit this type", _hint(allowed)
        if word in _RANGE and isinstance(value, str) == _is_number(type):
            needed = "a number" if _is_number(type) else "a text"
            return f"`{word}` of this type is {needed}", f"write it as {needed}"
    for low, high in (_RANGE, _LENGTHS, _ITEMS):
        if _exceeds(given.get(low), given.get(high)):
            return f"`{low}` is more than `{high}`", "swap them"
    return "", ""


def _allowed(type: Type) -> tuple[str, ...]:
    match type:
        case ListOf() | MapOf():
            return _ITEMS
        case Scalar(kind=kind) if kind in (*NUMBERS, *DATES, "datetimeoffset", "duration"):
            return _RANGE
        case Scalar(kind=kind) if kind in TEXTS:
            return (*_LENGTHS, "pattern")
        case Scalar(kind="bytes"):
            return _LENGTHS
        case _:
            return ()


def _hint(allowed: tuple[str, ...]) -> str:
    if not allowed:
        return "it takes no limits; say it in `doc`"
    return f"it takes {', '.join(f'`{word}`' for word in allowed)}"


def _is_number(type: Type) -> bool:
    return isinstance(type, Scalar) and type.kind in NUMBERS


def _exceeds(low: object, high: object) -> bool:
    return isinstance(low, int | float) and isinstance(high, int | float) and low > high
