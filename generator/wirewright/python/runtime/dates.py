"""`DateTime`: a `datetime` that keeps the text of the wire, with .NET's 7th digit and its suffix.

Only the one form that servers write is read here, `yyyy-MM-ddTHH:mm:ss[.f][Z|+hh:mm]`. What else a
dialect reads as a date is the dialect's; documented patterns are in `patterns`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any, ClassVar, Final, SupportsIndex, final, overload

from .reasons import unreadable

ZONE: Final = r"(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
MOMENT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    rf"(?:\.[0-9]{{1,9}}+)?+{ZONE}?+"
)
WIDEST_OFFSET: Final = timedelta(hours=14)
SECONDS: Final = 19  # the length of a text without fraction and suffix
FIRST_ROUNDED_DIGIT: Final = 26  # of a text: six digits of the fraction stand before it


@final
class DateTime(datetime):
    """A date and time as .NET has it: ticks of 100 ns, and the suffix that the wire had.

    The value is its `text`: copying, pickling and `repr` go by it. Comparing goes by the instant
    with its `tick`, so `…+00:00` equals `…Z`, and a `datetime` of the same instant. The time zone
    is always a fixed offset. Adding a `timedelta`, `replace` and `astimezone` keep the tick; the
    difference of two values is a `timedelta` and ignores it.
    """

    __slots__ = ("_text", "_tick")
    _text: str
    _tick: int
    min: ClassVar[DateTime]  # pyright: ignore[reportIncompatibleVariableOverride] # assigned once
    max: ClassVar[DateTime]  # pyright: ignore[reportIncompatibleVariableOverride] # assigned once

    def __new__(  # noqa: PLR0913  # datetime's own parts
        cls,
        year: SupportsIndex,
        month: SupportsIndex,
        day: SupportsIndex,
        hour: SupportsIndex = 0,
        minute: SupportsIndex = 0,
        second: SupportsIndex = 0,
        microsecond: SupportsIndex = 0,
        tzinfo: tzinfo | None = None,
        *,
        fold: int = 0,
        tick: int = 0,
    ) -> DateTime:
        if not 0 <= tick <= 9:
            raise ValueError("tick must be in 0..9")
        value = datetime(
            year, month, day, hour, minute, second, microsecond, tzinfo=tzinfo, fold=fold
        )
        suffix = suffix_of(value)
        moment = value.replace(tzinfo=None).isoformat(timespec="microseconds")
        fraction = f"{moment[19:]}{tick}".rstrip("0") if tick or value.microsecond else ""
        text = moment[:19] + fraction
        return cls._made(value, tick, zone_of(suffix), text + suffix)

    @classmethod
    def _made(cls, value: datetime, tick: int, zone: timezone | None, text: str) -> DateTime:
        """Make the value from parts that are known to agree."""
        self = datetime.__new__(
            cls,
            value.year,
            value.month,
            value.day,
            value.hour,
            value.minute,
            value.second,
            value.microsecond,
            zone,
        )
        self._text = text
        self._tick = tick
        return self

    @classmethod
    def of(cls, value: datetime, tick: int = 0) -> DateTime:
        """Make a `DateTime` of any `datetime`: UTC becomes `Z`, another zone its offset.

        Raises ValueError for an offset that is not in whole minutes or beyond 14 hours.
        """
        if type(value) is cls and not tick:
            return value
        return cls(
            value.year,
            value.month,
            value.day,
            value.hour,
            value.minute,
            value.second,
            value.microsecond,
            value.tzinfo,
            fold=value.fold,
            tick=tick,
        )

    @classmethod
    def parse(cls, text: str) -> DateTime:
        """Read `yyyy-MM-ddTHH:mm:ss[.f][Z|+hh:mm]`, or raise ValueError.

        The text is kept as it is, also zeros at the end of a fraction (`.000Z`) and an eighth and
        ninth digit, which count in no comparison.
        """
        return cls.known(text)

    @staticmethod
    @lru_cache(maxsize=1024)
    def known(text: str) -> DateTime:
        """Read like `parse`; values cannot change, so those of the last texts are the same objects."""
        if MOMENT.fullmatch(text) is None:
            raise unreadable(text, "date and time")
        try:
            value = datetime.fromisoformat(text)
        except ValueError:
            raise unreadable(text, "date and time") from None
        if len(text) == SECONDS:
            return DateTime._made(value, 0, None, text)
        suffix = text[SECONDS:].lstrip(".0123456789")
        has_tick = len(text) - len(suffix) > FIRST_ROUNDED_DIGIT
        tick = int(text[FIRST_ROUNDED_DIGIT]) if has_tick else 0
        return DateTime._made(value, tick, zone_of(suffix), text)

    @property
    def text(self) -> str:
        """The text as it stands on the wire."""
        return self._text

    @property
    def tick(self) -> int:
        """The 7th digit of the fraction: units of 100 ns, 0 to 9."""
        return self._tick

    @property
    def plain(self) -> datetime:
        """The same moment as a `datetime`, without the tick."""
        return datetime.combine(datetime.date(self), datetime.timetz(self))

    def replace(self, *args: Any, **changes: Any) -> DateTime:
        """Return the value with some parts changed; a new `microsecond` drops the tick."""
        keeps = len(args) < 7 and "microsecond" not in changes
        tick = changes.pop("tick", self._tick if keeps else 0)
        return DateTime.of(self.plain.replace(*args, **changes), tick)

    def astimezone(self, tz: tzinfo | None = None) -> DateTime:
        """Return the same instant in another zone, as a fixed offset."""
        return DateTime.of(self.plain.astimezone(tz), self._tick)

    def __add__(self, other: timedelta) -> DateTime:
        return DateTime.of(self.plain + other, self._tick)

    def __radd__(self, other: timedelta) -> DateTime:
        return self + other

    @overload  # type: ignore[override]  # for typeshed takes only its own class from each
    def __sub__(self, other: datetime) -> timedelta: ...
    @overload
    def __sub__(self, other: timedelta) -> DateTime: ...
    def __sub__(self, other: datetime | timedelta) -> DateTime | timedelta:
        if isinstance(other, datetime):
            return self.plain - other
        return DateTime.of(self.plain - other, self._tick)

    def __eq__(self, other: object) -> bool:
        same = datetime.__eq__(self, other)
        return self._tick == tick_of(other) if same is True else same

    def __ne__(self, other: object) -> bool:
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    def __lt__(self, other: datetime) -> bool:  # type: ignore[override]  # as datetime's
        less = datetime.__lt__(self, other)
        return less if datetime.__eq__(self, other) is not True else self._tick < tick_of(other)

    def __le__(self, other: datetime) -> bool:  # type: ignore[override]  # as datetime's
        less = datetime.__lt__(self, other)
        return less if datetime.__eq__(self, other) is not True else self._tick <= tick_of(other)

    def __gt__(self, other: datetime) -> bool:  # type: ignore[override]  # as datetime's
        more = datetime.__gt__(self, other)
        return more if datetime.__eq__(self, other) is not True else self._tick > tick_of(other)

    def __ge__(self, other: datetime) -> bool:  # type: ignore[override]  # as datetime's
        more = datetime.__gt__(self, other)
        return more if datetime.__eq__(self, other) is not True else self._tick >= tick_of(other)

    def __hash__(self) -> int:
        whole = datetime.__hash__(self)
        return hash((whole, self._tick)) if self._tick else whole

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        return DateTime.parse, (self._text,)

    def __repr__(self) -> str:
        return f"DateTime.parse({self._text!r})"

    def __str__(self) -> str:
        return self._text


def tick_of(value: object) -> int:
    """Return the 7th digit of any `datetime`."""
    return value.tick if isinstance(value, DateTime) else 0


def suffix_of(value: datetime) -> str:
    """Return the suffix for a value's zone: "", `Z`, or an offset such as `+05:30`."""
    offset = value.utcoffset()
    if offset is None:
        return ""
    if not offset and value.tzname() == "UTC":
        return "Z"
    minutes, rest = divmod(abs(offset), timedelta(minutes=1))
    if rest or abs(offset) > WIDEST_OFFSET:
        raise ValueError(f"an offset of {offset} cannot be said: whole minutes up to 14:00 can")
    sign = "-" if offset < timedelta(0) else "+"
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"


@lru_cache(maxsize=256)
def zone_of(suffix: str) -> timezone | None:
    """Return the zone of a suffix. Its name tells `+00:00`, a server's local time, from `Z`."""
    if suffix in ("", "Z"):
        return UTC if suffix else None
    offset = timedelta(hours=int(suffix[1:3]), minutes=int(suffix[4:6]))
    return timezone(-offset if suffix[0] == "-" else offset, suffix)


DateTime.min = DateTime.parse("0001-01-01T00:00:00")
DateTime.max = DateTime.parse("9999-12-31T23:59:59.9999999")
