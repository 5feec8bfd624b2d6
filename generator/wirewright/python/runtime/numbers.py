"""Numbers: two that remember their text, and the lexical forms that both dialects share.

Reading goes by XML's own forms, with ASCII digits: `int()`, `float()` and `Decimal()` read more.
How .NET prints numbers is in `aspnet`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from math import isfinite, isnan
from typing import Any, Final, final

from ..errors import DecodeError
from .reasons import out_of_range, shown, unreadable, wrong_type

SPACE: Final = " \t\r\n"
"""White space as XML has it; `str.strip()` alone takes more away."""

INTEGER: Final = re.compile(r"[+-]?[0-9]{1,40}")
DECIMAL: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
REAL: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
JSON_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")

MOST_DIGITS: Final = 6144
"""Of a decimal, and its widest exponent: without a bound, `1e999999999` would fill the memory."""

MOST_ALIKE: Final = 16
"""Characters of a number's `repr` that has 15 digits at most, as .NET writes it."""

SINGLE_LIMIT: Final = 3.4028235677973366e38
"""From here on a number rounds to infinity as a 32-bit float."""


@final
class XmlDecimal(Decimal):
    """A decimal whose XML text ends in exactly one final `.0`, which .NET writes for `15.0m`.

    A plain `Decimal("15.0")` is the JSON form of `15m` as well as of `15.0m`, and XML writes it as
    `15`. This class marks the other one. It equals and hashes as any `Decimal`.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"XmlDecimal('{self}')"


@final
class JsonFloat(float):
    """A number of undocumented JSON content: a float that keeps its text, such as `1.10`."""

    __slots__ = ("_text",)
    _text: str

    def __new__(cls, text: str) -> JsonFloat:
        """Make the number of a JSON text; ValueError for another text, or beyond a double."""
        if JSON_NUMBER.fullmatch(text) is None:
            raise unreadable(text, "JSON number")
        self = float.__new__(cls, text)
        if not isfinite(self):
            raise ValueError(f"{shown(text)} is out of range")
        object.__setattr__(self, "_text", text)
        return self

    @property
    def text(self) -> str:
        """The text as it stands in JSON."""
        return self._text

    def __setattr__(self, key: str, value: object) -> None:
        raise AttributeError("JsonFloat values cannot be changed")

    def __reduce__(self) -> tuple[Any, ...]:
        return JsonFloat, (self._text,)

    def __repr__(self) -> str:
        return f"JsonFloat('{self._text}')"


def integer_writer(kind: str, low: int, high: int) -> Callable[[object], str]:
    """Return the writer of an integer kind: plain digits in every medium."""

    def write(value: object) -> str:
        if type(value) is not int:
            raise wrong_type(value, f"an int for {kind}")
        if not low <= value <= high:
            raise out_of_range(value, kind)
        return str(value)

    return write


def integer_reader(kind: str, low: int, high: int) -> Callable[[str], int]:
    """Return the reader of an integer kind."""
    surely = len(str(high))

    def read(text: str) -> int:
        if len(text) < surely and text.isascii() and text.isdecimal():
            return int(text)
        bare = text.strip(SPACE)
        if INTEGER.fullmatch(bare) is None:
            raise DecodeError(f"{shown(text)} is no {kind}")
        value = int(bare)
        if not low <= value <= high:
            raise DecodeError(f"{shown(text)} is out of range for {kind}")
        return value

    return read


def decimal_text(value: object) -> str:
    """Write a decimal as it is: all digits, the scale kept, never an exponent."""
    if type(value) is not Decimal and type(value) is not XmlDecimal:
        raise wrong_type(value, "a Decimal")
    text = str(value)
    if "E" in text or "n" in text or "N" in text or len(text) > MOST_DIGITS:
        if not value.is_finite() or not bounded(value):
            raise out_of_range(value, "decimal")
        return format(value, "f")
    return text


def bounded(value: Decimal) -> bool:
    """Tell whether a finite decimal has neither too many digits nor too wide an exponent."""
    _, digits, exponent = value.as_tuple()
    return len(digits) <= MOST_DIGITS and abs(int(exponent)) <= MOST_DIGITS


def parse_decimal(text: str) -> Decimal:
    """Read a decimal as it is, or raise ValueError."""
    bare = text.strip(SPACE)
    if DECIMAL.fullmatch(bare) is None:
        raise unreadable(text, "decimal")
    if len(bare) >= MOST_DIGITS:  # one less than can be written, for XML's `15` becomes 15.0
        raise ValueError(f"{shown(text)} is out of range for decimal")
    return Decimal(bare)


def real(value: object) -> float:
    """Return a number to be written as double or float; an int counts where it is exact.

    Typing allows an int where a float is due, so encoding does, too.
    """
    if type(value) is float:
        return value
    if type(value) is not int and not isinstance(value, float):
        raise wrong_type(value, "a float")
    try:
        number = float(value)
    except OverflowError:
        raise out_of_range(value, "double") from None
    if number != value and number == number:
        raise out_of_range(value, "double")
    return number


def single(value: object) -> float:
    """Return a number to be written as float, in the range of 32 bits."""
    number = real(value)
    if abs(number) >= SINGLE_LIMIT and isfinite(number):
        raise out_of_range(value, "float")
    return number


def named(number: float, infinity: str) -> str:
    """Return the name of a number that is not finite; media differ in that of infinity."""
    if isnan(number):
        return "NaN"
    return infinity if number > 0 else f"-{infinity}"


def real_reader(
    kind: str, specials: dict[str, float], limit: float = float("inf")
) -> Callable[[str], float]:
    """Return the reader of double or float; `specials` are the texts of what is not finite."""

    def read(text: str) -> float:
        bare = text.strip(SPACE)
        if REAL.fullmatch(bare) is None:
            if bare in specials:
                return specials[bare]
            raise DecodeError(f"{shown(text)} is no {kind}")
        value = float(bare)
        if abs(value) >= limit:
            raise DecodeError(f"{shown(text)} is out of range for {kind}")
        return value

    return read
