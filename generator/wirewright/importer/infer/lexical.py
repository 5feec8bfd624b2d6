"""Single values: which types of the spec language say them so that both media come out the same.

In goes what the samples show of one place, out comes the first type that fits all of it. The
texts are those that the dialects write; a type that would write one of them otherwise does not fit.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from wirewright.importer.infer.trees import Json, Missing, Number, Object, Xml

INTS: Final = {
    f"{sign}int{bits}": (0 if sign else -(2 ** (bits - 1)), 2 ** (bits - (not sign)) - 1)
    for sign in ("", "u")
    for bits in (8, 16, 32, 64)
}
_INT: Final = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_REAL: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_DATE: Final = r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_TIME: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_ZONE: Final = r"(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
_MOMENT: Final = re.compile(rf"{_DATE}T{_TIME}(?:\.[0-9]{{1,7}})?{_ZONE}")
_STACK_MOMENT: Final = re.compile(r"/Date\(-?[0-9]{1,15}(?:[+-][0-9]{4})?\)/")
_DAY: Final = re.compile(_DATE)
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_BARE_UUID: Final = re.compile(r"[0-9a-f]{32}")
_CLOCK: Final = re.compile(
    rf"(?P<sign>-?)(?:(?P<days>[1-9][0-9]*)\.)?(?P<time>{_TIME})(?:\.(?P<ticks>[0-9]{{7}}))?"
)
_ISO: Final = re.compile(
    r"(?P<sign>-?)P(?=.)(?:(?P<d>[0-9]+)D)?"
    r"(?:T(?=.)(?:(?P<h>[0-9]+)H)?(?:(?P<m>[0-9]+)M)?(?:(?P<s>[0-9]+(?:\.[0-9]{1,7})?)S)?)?"
)
FORMATS: Final = (
    ("datetime", "yyyy-MM-dd HH:mm:ss", re.compile(rf"{_DATE} {_TIME}")),
    ("datetime", "yyyy-MM-ddTHH:mm:ss", re.compile(rf"{_DATE}T{_TIME}")),
    ("date", "", _DAY),
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a dialect writes single values, as far as it decides which type fits."""

    name: str

    @property
    def net(self) -> bool:
        """Tell whether JSON is Json.NET's."""
        return self.name in ("aspnet", "xmlserializer")


@dataclass(frozen=True, slots=True)
class Sight:
    """A leaf as one object shows it: JSON's value and XML's text, None where a medium has none."""

    json: bool | Number | str | None
    xml: str | None


def sight_of(json: Json | Missing, xml: Xml | None) -> Sight | None:
    """Return what a place shows; None where it is null or absent in both media."""
    if isinstance(json, Object | list):
        return None
    seen = json if isinstance(json, bool | str) else None
    text = xml.text if xml is not None and not xml.is_nil and xml.is_leaf else None
    return None if seen is None and text is None else Sight(seen, text)


def fits(kind: str, sights: Iterable[Sight], style: Style) -> bool:
    """Tell whether a type says all that was seen, in each medium and across."""
    return all(_fits(kind, sight, style) for sight in sights)


def _fits(kind: str, sight: Sight, style: Style) -> bool:
    if sight.json is not None:
        expected = _xml_of(kind, sight.json, style)
        return expected is not None and sight.xml in (None, expected)
    return sight.xml is not None and _is_xml(kind, sight.xml, style)


# ---- JSON's value as XML's text, None where it is not of the kind ---------------------------------


def sight_as(kind: str, value: str, style: Style) -> str | None:
    """Return what XML writes for a text of JSON that is of a kind; None where it is not."""
    return _xml_of(kind, value, style)


def _xml_of(kind: str, value: bool | Number | str, style: Style) -> str | None:
    if isinstance(value, bool):
        return str(value).lower() if kind == "boolean" else None
    if isinstance(value, Number):
        return _number(kind, str(value), style)
    return _TEXTS[kind](value, style) if kind in _TEXTS else None


def _number(kind: str, text: str, style: Style) -> str | None:
    if kind in INTS:
        low, high = INTS[kind]
        is_whole = len(text) < 25 and _INT.fullmatch(text) is not None and text != "-0"
        return text if is_whole and low <= int(text) <= high else None
    if kind == "decimal":
        return _decimal(text, style)
    if kind == "float" and len(text.strip("-0.").replace(".", "")) > 7:
        return None
    return _double(text, style) if kind in ("double", "float") else None


def _decimal(text: str, style: Style) -> str | None:
    if not _DECIMAL.fullmatch(text) or len(text) > 30 or (style.net and "." not in text):
        return None
    return text.removesuffix(".0") if style.net and text.endswith(".0") else text


def _double(text: str, style: Style) -> str | None:
    if not _REAL.fullmatch(text) or len(text) > 30:
        return None
    written = net_double(float(text))
    if style.name == "plain":
        # The fewest digits that say it, by Python's own rule, and only where no rule is in doubt.
        return text if repr(float(text)) == text and "e" not in text else None
    pointed = written if not style.net or "." in written or "E" in written else f"{written}.0"
    return written if pointed == text else None


def net_double(number: float) -> str:
    """Write a double as .NET Framework does: in 15 digits, or in 17 where it needs them."""
    text = f"{number:.15G}"
    return text if float(text) == number else f"{number:.17G}"


def _moment(value: str, style: Style) -> str | None:
    if style.name == "servicestack":
        return stack_moment(value)
    return value if _MOMENT.fullmatch(value) else None


def stack_moment(value: str) -> str | None:
    """Return the ISO text of ServiceStack's count of milliseconds; None where it is none."""
    if not _STACK_MOMENT.fullmatch(value):
        return None
    from datetime import UTC, datetime, timedelta

    count, sign, zone = re.match(r"/Date\((-?\d+)(?:([+-])(\d{4}))?", value).groups()  # type: ignore[union-attr]
    offset = timedelta(hours=int(zone[:2]), minutes=int(zone[2:])) if zone else timedelta()
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(count))
        moment += offset if sign == "+" else -offset
    except OverflowError:
        return None
    text = moment.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")
    if moment.microsecond:
        text += f".{moment.microsecond:06d}".rstrip("0")
    if not zone:
        return f"{text}Z"
    return text if f"{sign}{zone}" == "-0000" else f"{text}{sign}{zone[:2]}:{zone[2:]}"


def _offset(value: str, style: Style) -> str | None:
    return value if style.net and _MOMENT.fullmatch(value) and value[-6] in "+-" else None


def _uuid(value: str, style: Style) -> str | None:
    if style.name == "servicestack":
        if not _BARE_UUID.fullmatch(value):
            return None
        return "-".join((value[:8], value[8:12], value[12:16], value[16:20], value[20:]))
    return value if _UUID.fullmatch(value) else None


def _duration(value: str, style: Style) -> str | None:
    if not style.net:
        return value if _ISO.fullmatch(value) else None
    found = _CLOCK.fullmatch(value)
    if found is None:
        return None
    hours, minutes, seconds = (int(part) for part in found["time"].split(":"))
    rest = (found["ticks"] or "").rstrip("0")
    parts = [("D", found["days"]), ("H", hours), ("M", minutes)]
    date = f"{int(found['days'])}D" if found["days"] else ""
    time = "".join(f"{number}{letter}" for letter, number in parts[1:] if number)
    if seconds or rest:
        time += f"{seconds}{'.' if rest else ''}{rest}S"
    if not (date or time):
        return "PT0S"
    return f"{found['sign']}P{date}{'T' if time else ''}{time}"


def _char(value: str, style: Style) -> str | None:
    if len(value) != 1 or ord(value) > 0xFFFF:
        return None
    return value if style.name == "plain" else str(ord(value))


def _bytes(value: str, _: Style) -> str | None:
    try:
        again = base64.b64encode(base64.b64decode(value, validate=True)).decode()
    except (binascii.Error, ValueError):
        return None
    return value if again == value else None


def _day(value: str, _: Style) -> str | None:
    return value if _DAY.fullmatch(value) else None


_TEXTS: Final[dict[str, Callable[[str, Style], str | None]]] = {
    "string": lambda value, _: value,
    "uri": lambda value, _: value,
    "datetime": _moment,
    "datetimeoffset": _offset,
    "uuid": _uuid,
    "duration": _duration,
    "char": _char,
    "bytes": _bytes,
    "date": _day,
}


# ---- XML alone ------------------------------------------------------------------------------------


def _is_xml(kind: str, text: str, style: Style) -> bool:
    if kind in INTS:
        return _number(kind, text, style) is not None
    if kind == "decimal":
        return _DECIMAL.fullmatch(text) is not None
    if kind in ("double", "float"):
        return _REAL.fullmatch(text) is not None and net_double(float(text)) == text
    if kind == "boolean":
        return text in ("true", "false")
    if kind == "datetime":
        return _MOMENT.fullmatch(text) is not None
    if kind == "uuid":
        return _UUID.fullmatch(text) is not None
    if kind == "duration":
        return _ISO.fullmatch(text) is not None
    if kind == "char" and style.name != "plain":
        return _INT.fullmatch(text) is not None and 0 < int(text) <= 0xFFFF
    return kind in _TEXTS and _TEXTS[kind](text, style) is not None


# ---- decisions ------------------------------------------------------------------------------------

_FAMILIES: Final = {
    "integer": ("int32", "int64", "uint64"),
    "int8": ("int8", "int16", "int32", "int64"),
    "int16": ("int16", "int32", "int64"),
    "int32": ("int32", "int64", "uint64"),
    "int64": ("int64", "uint64"),
    "unsigned": ("uint32", "uint64"),
    "uint8": ("uint8", "int32", "int64"),
    "uint16": ("uint16", "uint32", "uint64"),
    "uint32": ("uint32", "uint64"),
    "uint64": ("uint64",),
    "real": ("decimal", "double"),
    "double": ("double", "decimal"),
    "float": ("float", "double", "decimal"),
    "decimal": ("decimal", "double"),
    "date": ("datetime", "date"),
    "datetime": ("datetime",),
    "boolean": ("boolean",),
    "string": ("string",),
    "uuid": ("uuid",),
    "duration": ("duration",),
    "char": ("char",),
    "uri": ("uri",),
    "bytes": ("bytes",),
}


def kinds_of(family: str) -> tuple[str, ...]:
    """Return the types that a page's word of this family may mean, the likeliest first."""
    return _FAMILIES.get(family, ())


_GUESSES: Final = ("boolean", "int32", "int64", "uint64", "decimal", "double", "uuid", "datetime")


@dataclass(frozen=True, slots=True)
class Leaf:
    """The decision on a leaf: the type's word, its format, and why where the page says otherwise."""

    kind: str
    format: str = ""
    why: str = ""


def leaf(family: str, sights: Sequence[Sight], style: Style) -> Leaf | None:
    """Return the type of a leaf that a page calls `family` ("" where it has no word for it).

    None where nothing is seen and nothing said, or where no type says all that is seen.
    """
    if not sights:
        kind = _FAMILIES[family][0] if family else ""
        return Leaf(kind) if kind else None
    kinds = _FAMILIES.get(family, ())
    for kind in reversed(kinds) if family == "real" and _is_real(sights) else kinds:
        if fits(kind, sights, style):
            return Leaf(kind)
    if family == "date" and (found := _formatted(sights, style)):
        return found
    found = _guess(family, sights, style)
    if found and family and not _is_of(found.kind, family):
        said = {"integer": "an integer", "real": "a decimal number"}.get(family, f"a {family}")
        return Leaf(
            found.kind, found.format, f"the page says {said}, the sample shows {_show(sights)}"
        )
    return found


def _is_of(kind: str, family: str) -> bool:
    return kind in _FAMILIES[family]


def _show(sights: Sequence[Sight]) -> str:
    sight = sights[0]
    shown = sight.json if sight.json is not None else sight.xml
    text = str(shown).lower() if isinstance(shown, bool) else str(shown)
    return f'"{text[:40]}"' if type(shown) is str and sight.json is not None else text[:40]


def _formatted(sights: Sequence[Sight], style: Style) -> Leaf | None:
    for kind, format, pattern in FORMATS:
        if (not format or "T" in format) and style.name != "plain":
            continue  # .NET's own forms have fractions and zones, which a format would forbid
        texts = [x for sight in sights for x in (sight.json, sight.xml) if x is not None]
        if fits("string", sights, style) and all(pattern.fullmatch(str(x)) for x in texts):
            return Leaf(kind, format)
    return None


def _guess(family: str, sights: Sequence[Sight], style: Style) -> Leaf | None:
    """Return what the values alone look like."""
    for kind in _guesses(family, sights, style):
        if fits(kind, sights, style):
            return Leaf(kind)
    if not family and style.name != "servicestack" and (found := _formatted(sights, style)):
        return found
    return Leaf("string") if fits("string", sights, style) else None


def _guesses(family: str, sights: Sequence[Sight], style: Style) -> tuple[str, ...]:
    if any(type(sight.json) is str for sight in sights):
        pairs = all(sight.xml is not None for sight in sights)
        only_with_xml = ("duration", "char") if pairs and style.name != "plain" else ()
        return ("uuid", "datetime", *only_with_xml) if not family else only_with_xml
    if style.name == "plain":
        return ("boolean", "int64", "uint64", "decimal", "double")
    if any(isinstance(sight.json, Number) for sight in sights) and _is_real(sights):
        return ("double", "decimal")
    return _GUESSES


def _is_real(sights: Sequence[Sight]) -> bool:
    """Tell a double by what help pages show for it: a number and a tenth."""
    numbers = [str(x.json) if isinstance(x.json, Number) else x.xml or "" for x in sights]
    return any(x.partition(".")[2] == "1" for x in numbers)
