"""`Duration`: a length of time in ticks of 100 ns, as .NET's `TimeSpan`.

It has two texts: ISO 8601 (`P1DT2H3M4.005S`), and .NET's clock format (`1.02:03:04.0050000`). Which
medium writes which is the dialect's to say.
"""

from __future__ import annotations

import datetime
import re
from typing import Any, Final, final

from .reasons import unreadable

TICKS_PER_SECOND: Final = 10_000_000
TICKS_PER_DAY: Final = 86_400 * TICKS_PER_SECOND
SMALLEST: Final = -(2**63)
LARGEST: Final = 2**63 - 1

N: Final = "([0-9]{1,18})"
ISO: Final = re.compile(
    rf"(-)?P(?=[0-9T])(?:{N}Y)?(?:{N}M)?(?:{N}D)?"
    rf"(?:T(?=[0-9])(?:{N}H)?(?:{N}M)?(?:{N}(?:\.{N})?S)?)?"
)
CLOCK: Final = re.compile(
    r"(-)?(?:([0-9]{1,8})\.)?([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,7}))?"
)
DAYS_PER_YEAR: Final = 365
DAYS_PER_MONTH: Final = 30
"""What .NET takes them for when it reads `P1Y` and `P1M`."""


@final
class Duration:
    """A length of time; comparing and hashing go by its ticks, also with a `timedelta`.

    One that was read from an ISO text keeps it, so that `PT90M` does not become `PT1H30M`.
    """

    __slots__ = ("_iso", "_ticks")
    _iso: str
    _ticks: int

    def __init__(self, ticks: int) -> None:
        """Make a duration of `ticks` of 100 ns; ValueError beyond 64 bits."""
        self._set(ticks, iso_text(ticks))

    def _set(self, ticks: int, iso: str) -> None:
        if not SMALLEST <= ticks <= LARGEST:
            raise ValueError("a duration must be shorter than 10675200 days")
        object.__setattr__(self, "_ticks", ticks)
        object.__setattr__(self, "_iso", iso)

    @classmethod
    def of(cls, value: datetime.timedelta) -> Duration:
        """Make a duration of any `timedelta`; ValueError beyond 10,675,199 days."""
        return cls(value // datetime.timedelta(microseconds=1) * 10)

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read an ISO 8601 duration; ValueError for another text.

        A year counts 365 days and a month 30; digits of a second after the 7th count nothing.
        """
        match = ISO.fullmatch(text)
        if match is None:
            raise unreadable(text, "duration")
        sign, years, months, days, hours, minutes, seconds, fraction = match.groups("0")
        whole_days = int(years) * DAYS_PER_YEAR + int(months) * DAYS_PER_MONTH + int(days)
        ticks = clock_ticks(whole_days, hours, minutes, seconds, fraction)
        return cls._read(-ticks if sign == "-" else ticks, text)

    @classmethod
    def parse_clock(cls, text: str) -> Duration:
        """Read .NET's `[-][d.]hh:mm:ss[.fffffff]`; ValueError for another text."""
        match = CLOCK.fullmatch(text)
        if match is None:
            raise unreadable(text, "duration of the form [d.]hh:mm:ss")
        sign, days, hours, minutes, seconds, fraction = match.groups("0")
        ticks = clock_ticks(int(days), hours, minutes, seconds, fraction)
        signed = -ticks if sign == "-" else ticks
        return cls._read(signed, iso_text(signed))

    @classmethod
    def _read(cls, ticks: int, iso: str) -> Duration:
        self = cls.__new__(cls)
        self._set(ticks, iso)
        return self

    @property
    def ticks(self) -> int:
        """The length in units of 100 ns."""
        return self._ticks

    @property
    def text(self) -> str:
        """The ISO 8601 text, as it was read or else as .NET writes it: `PT1H30M`."""
        return self._iso

    @property
    def clock(self) -> str:
        """The text in .NET's clock format: `01:30:00`, `-1.02:03:04.0050000`."""
        days, rest = divmod(abs(self._ticks), TICKS_PER_DAY)
        seconds, fraction = divmod(rest, TICKS_PER_SECOND)
        minutes, seconds = divmod(seconds, 60)
        sign = "-" if self._ticks < 0 else ""
        day_part = f"{days}." if days else ""
        tail = f".{fraction:07}" if fraction else ""
        return f"{sign}{day_part}{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{tail}"

    @property
    def timedelta(self) -> datetime.timedelta:
        """The same length as a `timedelta`, rounded down to whole microseconds."""
        return datetime.timedelta(microseconds=self._ticks // 10)

    def __setattr__(self, key: str, value: object) -> None:
        raise AttributeError("Duration values cannot be changed")

    def __delattr__(self, key: str) -> None:
        raise AttributeError("Duration values cannot be changed")

    def __eq__(self, other: object) -> bool:
        ticks = ticks_of(other)
        return NotImplemented if ticks is None else self._ticks == ticks

    def __lt__(self, other: Duration | datetime.timedelta) -> bool:
        ticks = ticks_of(other)
        return NotImplemented if ticks is None else self._ticks < ticks

    def __le__(self, other: Duration | datetime.timedelta) -> bool:
        ticks = ticks_of(other)
        return NotImplemented if ticks is None else self._ticks <= ticks

    def __gt__(self, other: Duration | datetime.timedelta) -> bool:
        ticks = ticks_of(other)
        return NotImplemented if ticks is None else self._ticks > ticks

    def __ge__(self, other: Duration | datetime.timedelta) -> bool:
        ticks = ticks_of(other)
        return NotImplemented if ticks is None else self._ticks >= ticks

    def __hash__(self) -> int:
        return hash(self._ticks) if self._ticks % 10 else hash(self.timedelta)

    def __reduce__(self) -> tuple[Any, ...]:
        return Duration.parse, (self._iso,)

    def __repr__(self) -> str:
        return f"Duration.parse({self._iso!r})"

    def __str__(self) -> str:
        return self._iso


def ticks_of(value: object) -> int | None:
    """Return the ticks of a duration or `timedelta`, None for another value."""
    if isinstance(value, Duration):
        return value.ticks
    return (
        value // datetime.timedelta(microseconds=1) * 10
        if isinstance(value, datetime.timedelta)
        else None
    )


def clock_ticks(days: int, hours: str, minutes: str, seconds: str, fraction: str) -> int:
    """Add up the parts of a text; of the fraction the first seven digits count."""
    total = ((days * 24 + int(hours)) * 60 + int(minutes)) * 60 + int(seconds)
    return total * TICKS_PER_SECOND + int(fraction.ljust(7, "0")[:7])


def iso_text(ticks: int) -> str:
    """Write ticks as .NET writes XML durations: no zero parts, a trimmed fraction, `PT0S`."""
    days, rest = divmod(abs(ticks), TICKS_PER_DAY)
    seconds, fraction = divmod(rest, TICKS_PER_SECOND)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    tail = f".{fraction:07}".rstrip("0") if fraction else ""
    clock = f"{hours}H" if hours else ""
    clock += f"{minutes}M" if minutes else ""
    clock += f"{seconds}{tail}S" if seconds or tail else ""
    text = f"P{days}D" if days else "P"
    if clock or not days:
        text += f"T{clock or '0S'}"
    return f"-{text}" if ticks < 0 else text
