"""Dates in documented patterns: `yyyy-MM-dd HH:mm:ss` and the like.

A generated package has a subclass of `FormattedDateTime`, `FormattedDate` or `FormattedTime` for
each pattern of its API. In a pattern
`yyyy MM dd HH mm ss` and `f` to `fffffff` are the parts, a `Z` at its end says that the time is
UTC, and the rest stands as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import ClassVar, Final, Self

from .dates import tick_of
from .reasons import shown

PARTS: Final = re.compile("(yyyy|MM|dd|HH|mm|ss|f{1,7})")
PLACES: Final = {
    "yyyy": slice(0, 4),
    "MM": slice(5, 7),
    "dd": slice(8, 10),
    "HH": slice(11, 13),
    "mm": slice(14, 16),
    "ss": slice(17, 19),
}
"""Where each part stands in `yyyy-MM-ddTHH:mm:ss.fffffff`."""
PARAMETERS: Final = {
    "yyyy": "year",
    "MM": "month",
    "dd": "day",
    "HH": "hour",
    "mm": "minute",
    "ss": "second",
    "f": "microsecond",
}


_CLOCK = ("HH", "mm", "ss", "f")

# A time's pattern says nothing of the day: any will do.
_SOME_DAY = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern taken apart, for writing from the ISO text and for reading.

    `pieces` are literals and places in the ISO text, `unsaid` the places that have to be zero.
    `expression` has a group for each of `parameters`, those of `datetime`. `digits` are those of
    the fraction; `utc` says that the pattern ends in `Z`.
    """

    text: str
    pieces: tuple[str | slice, ...]
    unsaid: tuple[slice, ...]
    expression: re.Pattern[str]
    parameters: tuple[str, ...]
    digits: int
    utc: bool


def compiled(pattern: str) -> Pattern:
    """Take a pattern apart, or raise ValueError where it does not say a date."""
    apart = taken_apart(pattern)
    if not {"year", "month", "day"} <= set(apart.parameters):
        raise ValueError(f"{shown(pattern)} must have each of yyyy, MM, dd, and no part twice")
    return apart


@cache
def taken_apart(pattern: str) -> Pattern:
    """Take a pattern apart, or raise ValueError where it says neither a date nor a time."""
    words = PARTS.split(pattern)
    names = [word.rstrip("f") or "f" for word in words[1::2]]
    if not names or len(set(names)) < len(names):
        raise ValueError(f"{shown(pattern)} must have parts of a date or time, and none twice")
    if re.search("[yMdHmsf]", "".join(words[::2])):
        raise ValueError(f"{shown(pattern)} has a part that is none of yyyy MM dd HH mm ss f")
    digits = len(words[names.index("f") * 2 + 1]) if "f" in names else 0
    places = PLACES | {"f": slice(20, 20 + digits)}
    pieces: list[str | slice] = [words[0]]
    expression = re.escape(words[0])
    for name, word, literal in zip(names, words[1::2], words[2::2], strict=True):
        pieces += places[name], literal
        expression += f"([0-9]{{{len(word)}}}){re.escape(literal)}"
    return Pattern(
        text=pattern,
        pieces=tuple(pieces),
        unsaid=(*(places[x] for x in _CLOCK if x not in names), slice(20 + digits, 27)),
        expression=re.compile(expression),
        parameters=tuple(PARAMETERS[name] for name in names),
        digits=digits,
        utc=pattern.endswith("Z"),
    )


def written(value: datetime, pattern: Pattern) -> str:
    """Write a moment in a pattern, or raise ValueError where the pattern cannot say it.

    A pattern with `Z` needs a zone and is written in UTC; another needs a value without a zone.
    """
    if (value.utcoffset() is not None) is not pattern.utc:
        wanted = "with a time zone" if pattern.utc else "without a time zone"
        raise ValueError(f"{pattern.text} needs a date and time {wanted}")
    if pattern.utc:
        value = in_utc(value)
    moment = f"{value.isoformat('T', 'microseconds')[:26]}{tick_of(value)}"
    for place in pattern.unsaid:
        if moment[place].strip("0"):
            raise ValueError(f"{pattern.text} cannot say all of {moment}")
    return "".join([piece if isinstance(piece, str) else moment[piece] for piece in pattern.pieces])


def in_utc(value: datetime) -> datetime:
    """Return the same instant in UTC, or raise ValueError where that is no year."""
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{shown(value)} cannot be said in UTC") from None


def parsed(text: str, pattern: Pattern) -> dict[str, int]:
    """Return the parts of a text that follows a pattern exactly, or raise ValueError."""
    match = pattern.expression.fullmatch(text)
    if match is None:
        raise ValueError(f"{shown(text)} does not follow {pattern.text}")
    parts = dict(zip(pattern.parameters, map(int, match.groups()), strict=True))
    if pattern.digits:
        parts["microsecond"] *= 10 ** (7 - pattern.digits)
        parts["microsecond"], tick = divmod(parts["microsecond"], 10)
        if tick:
            raise ValueError(f"{shown(text)} has more digits than a datetime holds")
    return parts


class FormattedDateTime(datetime):
    """A date and time whose text on the wire follows the class's `pattern`.

    It compares and hashes as any `datetime`. Make one with `of` or `parse`; a value that arithmetic
    made is checked when it is written.
    """

    __slots__ = ()
    pattern: ClassVar[str]
    _compiled: ClassVar[Pattern]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._compiled = compiled(cls.pattern)

    @classmethod
    def of(cls, value: datetime) -> Self:
        """Make a value of any `datetime` that the pattern can say; ValueError for others."""
        return cls.parse(written(value, cls._compiled))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a text that follows the pattern exactly, or raise ValueError."""
        parts = parsed(text, cls._compiled)
        try:
            return cls(**parts, tzinfo=UTC if cls._compiled.utc else None)
        except ValueError:
            raise ValueError(f"{shown(text)} is no date and time") from None

    @property
    def text(self) -> str:
        """The text as it stands on the wire; ValueError where the pattern cannot say the value."""
        return written(self, self._compiled)


class FormattedDate(date):
    """A date whose text on the wire follows the class's `pattern`; it compares as any `date`."""

    __slots__ = ()
    pattern: ClassVar[str]
    _compiled: ClassVar[Pattern]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._compiled = compiled(cls.pattern)

    @classmethod
    def of(cls, value: date) -> Self:
        """Make a value of any `date`."""
        return cls(value.year, value.month, value.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a text that follows the pattern exactly, or raise ValueError."""
        try:
            return cls(**parsed(text, cls._compiled))
        except ValueError:
            raise ValueError(f"{shown(text)} is no date that follows {cls.pattern}") from None

    @property
    def text(self) -> str:
        """The text as it stands on the wire."""
        return written(datetime.combine(self, time()), self._compiled)


class FormattedTime(time):
    """A time whose text on the wire follows the class's `pattern`; it compares as any `time`."""

    __slots__ = ()
    pattern: ClassVar[str]
    _compiled: ClassVar[Pattern]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._compiled = taken_apart(cls.pattern)

    @classmethod
    def of(cls, value: time) -> Self:
        """Make a value of any `time` that the pattern can say; ValueError for others."""
        return cls.parse(written(datetime.combine(_SOME_DAY, value), cls._compiled))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a text that follows the pattern exactly, or raise ValueError."""
        parts = parsed(text, cls._compiled)
        try:
            return cls(**parts, tzinfo=None)
        except ValueError:
            raise ValueError(f"{shown(text)} is no time that follows {cls.pattern}") from None

    @property
    def text(self) -> str:
        """The text as it stands on the wire; ValueError where the pattern cannot say the value."""
        return written(datetime.combine(_SOME_DAY, self), self._compiled)


Formatted = FormattedDateTime | FormattedDate | FormattedTime
