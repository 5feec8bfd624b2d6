"""Documented limits: a value comes in, a list of what it breaks of them goes out.

Reading and writing never ask here, for servers and even documented samples break their own limits.
A pattern of the documentation is .NET's or somebody's, never run as one of Python's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeAlias

from msgspec import Struct, UnsetType, structs

from ..errors import dotted, printable

Bound: TypeAlias = int | float | str | None


@dataclass(frozen=True, slots=True)
class Violation:
    """A limit that a value breaks: where, by JSON's names, and which."""

    parts: tuple[str | int, ...]
    reason: str

    @property
    def path(self) -> str:
        """The place inside the value, such as `orderLines[3].price`."""
        return dotted(self.parts)

    def __str__(self) -> str:
        return printable(f"{self.path}: {self.reason}" if self.parts else self.reason)


Violations: TypeAlias = list[Violation]


@dataclass(frozen=True, slots=True)
class Rule:
    """The documented limits of one field or parameter; those of dates are texts."""

    min: Bound = None
    max: Bound = None
    min_length: int | None = None
    max_length: int | None = None
    min_items: int | None = None
    max_items: int | None = None

    def broken(self, value: object) -> Iterator[str]:
        """Yield what a value breaks; one that is null or absent breaks nothing."""
        if value is None or isinstance(value, UnsetType):
            return
        for limit, sign in ((self.min, -1), (self.max, 1)):
            bound = _bound(limit, value)
            if bound is not None and _passes(value, bound, sign):
                yield f"is {'more' if sign > 0 else 'less'} than {limit}"
        if isinstance(value, str | bytes):
            yield from _counted(len(value), self.min_length, self.max_length, "characters")
        if isinstance(value, list | dict):
            yield from _counted(len(value), self.min_items, self.max_items, "items")


def violations(value: Struct, rules: Mapping[str, Rule]) -> Violations:
    """Return what a model and all values inside of it break; `rules` are those of its fields."""
    found: Violations = []
    for field in structs.fields(value):
        inner = getattr(value, field.name)
        if field.name in rules:
            broken = rules[field.name].broken(inner)
            found += [Violation((field.encode_name,), reason) for reason in broken]
        found += _inside(field.encode_name, inner)
    return found


def validate(value: object) -> Violations:
    """Return what a value of any kind breaks, and all values inside of it."""
    if isinstance(value, Struct):
        own = getattr(value, "validate", None)
        made: Violations = violations(value, {}) if own is None else own()
        return made
    if isinstance(value, list):
        return [x for number, item in enumerate(value) for x in _inside(number, item)]
    if isinstance(value, dict):
        return [x for key, item in value.items() for x in _inside(_key(key), item)]
    return []


def _inside(part: str | int, value: object) -> Violations:
    return [Violation((part, *x.parts), x.reason) for x in validate(value)]


def _key(key: object) -> str:
    return str(getattr(key, "name", key))


def _counted(length: int, least: int | None, most: int | None, what: str) -> Iterator[str]:
    if least is not None and length < least:
        yield f"has {length} {what}, fewer than {least}"
    if most is not None and length > most:
        yield f"has {length} {what}, more than {most}"


def _passes(value: Any, bound: Any, sign: int) -> bool:
    try:
        return bool(value > bound if sign > 0 else value < bound)
    except TypeError:  # with a time zone and without one: nobody can say
        return False


def _bound(limit: Bound, value: object) -> Any:
    """Return a limit as what the value can be compared with, None where that cannot be made."""
    if isinstance(limit, float) and isinstance(value, Decimal):
        return Decimal(repr(limit))
    if not isinstance(limit, str):
        return limit
    try:
        return _parsed(limit, value)
    except ValueError:
        return None


def _parsed(limit: str, value: object) -> object:
    parse = getattr(type(value), "parse", None)  # our own types of dates and durations
    if parse is not None:
        return parse(limit)
    for kind in (datetime, date, time):
        if isinstance(value, kind):
            return kind.fromisoformat(limit)
    return None
