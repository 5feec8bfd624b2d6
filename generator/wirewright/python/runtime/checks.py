"""Refusals that the writers of all media share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType

from ..errors import CodecError, DecodeError, EncodeError
from .enums import OpenEnum
from .patterns import Formatted, parsed, taken_apart, written
from .reasons import shown, wrong_type

__all__ = [
    "each",
    "each_written",
    "formatted",
    "given",
    "in_format",
    "is_default",
    "key_name",
    "masked",
    "masked_pairs",
    "no_null",
    "of_format",
    "read_formatted",
    "supplied",
    "wrong_type",
]

S = TypeVar("S")
T = TypeVar("T")


def supplied(value: T | UnsetType) -> T:
    """Return a value that the API needs, and that a client may have filled in."""
    if isinstance(value, UnsetType):
        raise EncodeError("not given: set it here, or give it to the client once")
    return value


def no_null(value: T | None, medium: str) -> T:
    """Return a value in a medium that has no null."""
    if value is None:
        raise EncodeError(f"{medium} cannot say null here; leave it unset")
    return value


def is_default(value: object, default: object) -> bool:
    """Tell whether a field has the default of its type, which the wire leaves out."""
    return type(value) is type(default) and value == default


def given(value: T | UnsetType) -> T | None:
    """Return `value`, and None for UNSET, where a program does not care for the difference."""
    return None if isinstance(value, UnsetType) else value


def each(items: Iterable[S], convert: Callable[[S], T]) -> list[T]:
    """Convert each item; an error names the position."""
    done: list[T] = []
    try:
        for item in items:
            done.append(convert(item))  # noqa: PERF401 - its length says where an error came up
    except CodecError as error:
        error.inside(len(done))
        raise
    return done


def each_written(items: object, write: Callable[[Any], T]) -> list[T]:
    """Write each item of a value that has to be a list."""
    if type(items) is not list:
        raise wrong_type(items, "a list")
    return each(items, write) if items else []


def key_name(key: object) -> str:
    """Return what the path of an error calls an entry of a map; `*` for what can be no key."""
    if isinstance(key, OpenEnum):
        return key.name or "*"
    if isinstance(key, str):
        return key
    return shown(key).strip("'") if isinstance(key, int | UUID) else "*"


def formatted(value: object, kind: type[Formatted]) -> str:
    """Return the text of a date in a documented format."""
    if type(value) is not kind:
        raise wrong_type(value, f"{kind.__name__} (make one by {kind.__name__}.of)")
    try:
        return value.text
    except ValueError as error:
        raise EncodeError(str(error)) from None


def in_format(value: object, pattern: str, kind: str) -> str:
    """Return a `datetime`, `date` or `time`, as `kind` says, as text in a documented format."""
    try:
        return written(_moment(value, kind), taken_apart(pattern))
    except ValueError as error:
        raise EncodeError(str(error)) from None


def of_format(text: str, pattern: str, kind: str) -> datetime | date | time:
    """Read a `datetime`, `date` or `time`, as `kind` says, from text in a documented format."""
    apart = taken_apart(pattern)
    try:
        parts: dict[str, Any] = parsed(text, apart)
        if kind == "datetime":
            return datetime(**parts, tzinfo=UTC if apart.utc else None)
        return date(**parts) if kind == "date" else time(**parts)
    except ValueError:
        raise DecodeError(f"{shown(text)} is no {kind} that follows {pattern}") from None


def _moment(value: object, kind: str) -> datetime:
    """Return a value that has to be of `kind` as a `datetime`; its other half is zero."""
    if kind == "datetime" and isinstance(value, datetime):
        return value
    if kind == "date" and isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    if kind == "time" and isinstance(value, time):
        return datetime.combine(date(1, 1, 1), value)
    raise wrong_type(value, f"a {kind}")


def read_formatted(text: str, parse: Callable[[str], T]) -> T:
    """Read a date in a documented format; `parse` is that of its class."""
    try:
        return parse(text)
    except ValueError as error:
        raise DecodeError(str(error)) from None


Masked: TypeAlias = list[tuple[str, object]]


def masked_pairs(value: Struct, secrets: tuple[str, ...]) -> Masked:
    """Return the fields of a model with their values, those of `secrets` as `***`."""

    def value_of(name: str) -> object:
        known = getattr(value, name)
        return "***" if name in secrets and known is not UNSET and known is not None else known

    return [(name, value_of(name)) for name in value.__struct_fields__]


def masked(value: Struct, secrets: tuple[str, ...]) -> str:
    """Return the `repr` of a model without its secrets."""
    pairs = ", ".join(f"{name}={item!r}" for name, item in masked_pairs(value, secrets))
    return f"{type(value).__name__}({pairs})"
