"""JSON of values that msgspec prints as the dialect does: the fast way to text, which never refuses.

A value is looked at first: the types of all its parts, the bounds of integers, the texts of
decimals and doubles. Where msgspec would say too much or write something else, there is no text,
and the generated writers print or refuse the value: every error is theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeAlias
from uuid import UUID

import msgspec
from msgspec import NODEFAULT, UnsetType, inspect
from msgspec.structs import astuple

from ..errors import EncodeError
from .enums import OpenEnum
from .numbers import MOST_ALIKE, MOST_DIGITS, XmlDecimal
from .unknown import Unknown, unknown_json

Numbers: TypeAlias = list[Decimal | float]
Check: TypeAlias = Callable[[Any, Numbers], object]
"""Looks into a value of the right type, and puts its numbers aside. Raises `NotPlainError`."""

MOST_PLANS: Final = 500
MOST_INTEGER: Final = 2**64 - 1
ESCAPED: Final = (b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
"""The characters beyond ASCII that a dialect may escape, in UTF-8."""


class NotPlainError(Exception):
    """The value is not one that msgspec prints as the dialect does."""


Table: TypeAlias = dict[type, Check | None]
"""The types that a value may be of, with what is to be looked at beside that."""

Own: TypeAlias = Mapping[type, Callable[[Any], object]]
"""What a dialect gives to msgspec in place of values of these types."""


class Plan(NamedTuple):
    """What is left to look at in a model whose members have certain types."""

    types: list[type]
    numbers: Callable[[tuple[Any, ...]], tuple[Decimal | float, ...]] | None
    checks: tuple[tuple[int, Check], ...]


class Printer:
    """Prints values of `kind`, an annotation that may have `doubles` in it.

    What it needs is made when it is first used.
    """

    def __init__(self, kind: Any, own: Own, *, doubles: bool = False) -> None:
        self._kind = kind
        self._own = own
        self._are_plain = are_plain_doubles if doubles else are_plain

    @cached_property
    def print(self) -> Callable[[object], bytes | None]:
        """Return the JSON text of a value, or None where that is for the generated writers."""
        table = _table(inspect.type_info(self._kind), self._own, {})
        encode = msgspec.json.Encoder(decimal_format="number", enc_hook=_hook(self._own)).encode
        are_plain = self._are_plain

        def print(value: object) -> bytes | None:
            numbers: Numbers = []
            try:
                if (look := table[type(value)]) is not None:
                    look(value, numbers)
                if numbers and not are_plain(numbers):
                    return None
                raw = encode(value)
            except (NotPlainError, EncodeError, LookupError, ValueError, RecursionError):
                return None
            return None if not raw.isascii() and any(x in raw for x in ESCAPED) else raw

        return print


def _hook(own: Own) -> Callable[[object], object]:
    """Return what gives msgspec values that it can print in place of those that it cannot."""

    def hook(value: object) -> object:
        if isinstance(value, OpenEnum):
            text = value.json
            if type(text) is int or type(text) is str:
                return text
        give = own.get(type(value))
        if give is not None:
            return give(value)
        if isinstance(value, Unknown):
            return msgspec.Raw(unknown_json(value, type(value)).encode())
        raise NotPlainError

    return hook


class Model:
    """How values of a model are looked at. What types its members have is remembered."""

    def __init__(self, kind: inspect.StructType, own: Own, known: dict[type, Model]) -> None:
        known[kind.cls] = self
        self._plans: dict[tuple[type, ...], Plan] = {}
        self._last = Plan([], None, ())
        self._members = [_table(member.type, own, known) for member in kind.fields]
        for member, table in zip(kind.fields, self._members, strict=True):
            if not member.required and member.default is NODEFAULT:  # which is UNSET
                table[UnsetType] = None

    def check(self, value: object, numbers: Numbers) -> None:
        """Look at all members of a model."""
        members = astuple(value)  # type: ignore[arg-type]  # its type is known by now
        types = [*map(type, members)]
        known, numbers_of, checks = self._last
        if types != known:
            _, numbers_of, checks = self._plan(types)
        if numbers_of is not None:
            numbers += numbers_of(members)
        for index, check in checks:
            if member := members[index]:  # zero is in all bounds, and in an empty list is nothing
                check(member, numbers)

    def _plan(self, types: list[type]) -> Plan:
        self._last = plan = self._plans.get(tuple(types)) or self._made(types)
        return plan

    def _made(self, types: list[type]) -> Plan:
        checks = [table[kind] for table, kind in zip(self._members, types, strict=True)]
        left = [
            (index, check)
            for index, (kind, check) in enumerate(zip(types, checks, strict=True))
            if check is not None and kind not in _ASIDE
        ]
        plan = Plan(types, _getter(types), tuple(left))
        if len(self._plans) < MOST_PLANS:
            self._plans[tuple(types)] = plan
        return plan


def _getter(
    types: list[type],
) -> Callable[[tuple[Any, ...]], tuple[Decimal | float, ...]] | None:
    """Return what takes the numbers out of members of these types, None where there are none."""
    places = [index for index, kind in enumerate(types) if kind in _ASIDE]
    if len(places) == 1:
        return itemgetter(slice(places[0], places[0] + 1))
    return itemgetter(*places) if places else None


def are_plain(numbers: Numbers) -> bool:
    """Tell whether all decimals are finite, have a point and no exponent."""
    texts = _texts(numbers)
    # No number has two points, and those that are not finite have none.
    if texts.count(_POINT) < len(numbers) or _EXPONENT in texts:
        return False
    return len(texts) <= MOST_DIGITS or max(map(len, texts[1:-1].split(b","))) <= MOST_DIGITS


def are_plain_doubles(numbers: Numbers) -> bool:
    """Tell whether all doubles are such that .NET writes them as msgspec, and decimals are plain.

    These have 15 digits at most, no exponent in either's text, and are no zero below zero.
    """
    texts = _texts(numbers)
    return (
        texts.count(_POINT) == len(numbers)
        and not any(x in texts for x in _OTHERWISE)
        and max(map(len, texts[1:-1].split(b","))) <= MOST_ALIKE
    )


_texts: Final = msgspec.json.Encoder(decimal_format="number").encode
_POINT, _EXPONENT = b".E"  # as numbers, which are looked for faster
_OTHERWISE: Final = (b"e", b"E", b"0.0000", b"-0.0")
_ASIDE: Final = (Decimal, float)


def _table(kind: inspect.Type, own: Own, known: dict[type, Model]) -> Table:
    """Return the table of an annotation; what msgspec prints in another way is not in it."""
    match kind:
        case inspect.UnionType(types=types):
            return {key: x for part in types for key, x in _table(part, own, known).items()}
        case inspect.NoneType():
            return {type(None): None}
        case inspect.IntType(ge=low, le=high):
            return {int: _integer(low or 0, MOST_INTEGER if high is None else high)}
        case inspect.DecimalType():
            return {XmlDecimal: None, Decimal: _put_aside}
        case inspect.FloatType():
            return {float: _put_aside}
        case inspect.ListType(item_type=item):
            return {list: _list(_table(item, own, known))}
        case inspect.StructType(cls=cls):
            return {cls: (known.get(cls) or Model(kind, own, known)).check}
        case inspect.CustomType(cls=cls) if issubclass(cls, (OpenEnum, Unknown)):
            return {cls: None}
        case inspect.CustomType(cls=cls) if cls in own:
            return {cls: None}
        case _:
            return {_NATIVE[type(kind)]: None}


_NATIVE: Final[Mapping[type, type]] = {
    inspect.StrType: str,
    inspect.BoolType: bool,
    inspect.BytesType: bytes,
    inspect.UUIDType: UUID,
}


def _put_aside(value: Decimal | float, numbers: Numbers) -> None:
    numbers.append(value)


def _integer(low: int, high: int) -> Check:
    def check(value: int, _: Numbers) -> None:
        if not low <= value <= high:
            raise NotPlainError

    return check


def _list(table: Table) -> Check:
    def check(items: list[Any], numbers: Numbers) -> None:
        for item in items:
            inside = table[type(item)]
            if inside is not None:
                inside(item, numbers)

    return check
