"""Enums whose values are sets of bits, .NET's `[Flags]`.

JSON has their number, or names with commas where the site writes names; XML has names with spaces;
forms names with commas. Bits that no member has survive in JSON alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Self

from ..errors import DecodeError
from .enums import OpenEnum

NUMBER: Final = re.compile("-?[0-9]{1,20}")


class OpenFlags(OpenEnum):
    """Base of the generated sets of flags: `a | b`, `a & b`, `a in b`; iterating gives members.

    `number` has the bits. One that was read with a name that is not documented has none.
    """

    __slots__ = ()
    _key = "form"

    @classmethod
    def of(cls, number: int) -> Self:
        """Return the value with these bits, as .NET names it in each medium."""
        exact: Self | None = cls._known.get(("number", number))
        if exact is not None:
            return exact
        xml, form = _declared(cls._members(), number), _ascending(cls._members(), number)
        if cls._closed and form is None:
            raise DecodeError(f"{number} has bits that {cls.__name__} has not")
        named = form is not None and number != 0
        return cls(
            ", ".join(member.name for member in form or ()),
            number=number,
            json=_joined(", ", form, "json") if cls._names and named else number,
            xml=_joined(" ", xml, "xml"),
            form=_joined(", ", form, "form") if named or form is None else "0",
        )

    @classmethod
    def _members(cls) -> list[Self]:
        return [member for (medium, _), member in cls._known.items() if medium == "number"]

    @classmethod
    def from_json(cls, value: object) -> Self:
        """Return the value of a number, or of names with commas between them."""
        if type(value) is int:
            return cls.of(value)
        return cls._with_commas("json", value) if type(value) is str else super().from_json(value)

    @classmethod
    def from_xml(cls, text: str) -> Self:
        """Return the value of names with white space between them, in any order."""
        return cls._combined("xml", text, [cls._known.get(("xml", x)) for x in text.split()])

    @classmethod
    def from_form(cls, text: str) -> Self:
        """Return the value of a number, or of names with commas between them."""
        return cls._with_commas("form", text)

    @classmethod
    def _with_commas(cls, medium: str, text: str) -> Self:
        names = [name.strip() for name in text.split(",")]
        return cls._combined(medium, text, [cls._one(medium, name) for name in names])

    @classmethod
    def _one(cls, medium: str, name: str) -> Self | None:
        if NUMBER.fullmatch(name) is not None:
            return cls.of(int(name))
        known: Self | None = cls._known.get((medium, name))
        return known or cls._known.get(("any case", name.lower()))

    @classmethod
    def _combined(cls, medium: str, text: str, parts: list[Self | None]) -> Self:
        """Return the value of parts; a name that is not documented keeps the text as it is."""
        number = 0
        for part in parts:
            if part is None:
                return cls._read(medium, text)
            number |= part._bits()
        return cls.of(number)

    def _bits(self) -> int:
        if self.number is None:
            raise ValueError(f"{self!r} has no number: the documentation does not know it")
        return self.number

    def __or__(self, other: Self) -> Self:
        return self.of(self._bits() | other._bits())

    def __and__(self, other: Self) -> Self:
        return self.of(self._bits() & other._bits())

    def __contains__(self, other: Self) -> bool:
        return self._bits() & other._bits() == other._bits()

    def __iter__(self) -> Iterator[Self]:
        """Yield the documented members of one bit each that are in the value."""
        for member in self._members():
            bits = member._bits()
            if bits and not bits & (bits - 1) and member in self:
                yield member

    def __bool__(self) -> bool:
        return self._bits() != 0


def _declared(members: list[Any], number: int) -> list[Any] | None:
    """Return the members that DataContractSerializer writes, None where they do not suffice."""
    found = []
    for member in members:
        bits = member.number
        if bits and number & bits == bits:
            found.append(member)
            number &= ~bits
    return None if number else found


def _ascending(members: list[Any], number: int) -> list[Any] | None:
    """Return the members that .NET's `Enum.ToString` writes: the widest are taken first."""
    found: list[Any] = []
    for member in sorted(members, key=lambda member: member.number % 2**64, reverse=True):
        bits = member.number
        if bits and number & bits == bits:
            found.insert(0, member)
            number &= ~bits
    return None if number else found


def _joined(separator: str, members: list[Any] | None, medium: str) -> str | None:
    if members is None:
        return None
    return separator.join(str(getattr(member, medium)) for member in members)
