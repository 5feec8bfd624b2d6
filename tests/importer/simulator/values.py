"""Other values than a sample's, of the same classes: what a server might send tomorrow.

Numbers, texts, dates and members of enums are others; lists are longer or empty; what .NET may
always leave null is null at times. Not varied is what no sample can show, such as the null of a
number.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from tests.importer.simulator.classes import (
    Class,
    Enumeration,
    Many,
    Map,
    Maybe,
    Named,
    Pair,
    Simple,
    Site,
    Type,
)
from tests.importer.simulator.jsons import exactly
from tests.importer.simulator.objects import (
    Both,
    Entries,
    Instance,
    Items,
    Picked,
    Scalar,
    Value,
)

_TEXTS = ("", "plain", "two words", "<b> & \"q\" 'a'", "Ærø 日本 🚢", "0012", "true", " padded ")
_DATES = ("2031-05-06T07:08:09Z", "1999-12-31T23:59:59.5", "2024-02-29T00:00:00+05:30")
_OFFSETS = (
    ("2031-05-06T07:08:09+05:30", "2031-05-06T01:38:09Z 330"),
    ("1999-12-31T23:59:59.5-05:00", "2000-01-01T04:59:59.5Z -300"),
    ("2020-01-01T00:00:00+00:00", "2020-01-01T00:00:00Z 0"),
)
_SPANS = (("00:00:00", "PT0S"), ("1.02:03:04.0050000", "P1DT2H3M4.005S"), ("-00:01:30", "-PT1M30S"))
_LETTERS = (("B", "66"), ("é", "233"), ("7", "55"))
_BYTES = ("AAEC", "/+8=")
_PAIRS: Final[dict[str, Sequence[tuple[object, str]]]] = {
    "string": [(text, text) for text in _TEXTS],
    "bytes": [(text, text) for text in _BYTES],
    "DateTime": [(text, text) for text in _DATES],
    "DateTimeOffset": _OFFSETS,
    "TimeSpan": _SPANS,
    "char": _LETTERS,
}
_RANGES: Final = {
    "byte": (0, 255),
    "sbyte": (-128, 127),
    **dict.fromkeys(("uint", "ushort", "ulong"), (0, 60000)),
    **dict.fromkeys(("int", "long", "short"), (-30000, 30000)),
}
_DEPTH = 3
_DEEPEST = 8


def varied(site: Site, type_: Type, seed: int, enums: bool) -> Value:
    """Return another value of a type; other members of enums only where pages list them."""
    return _Maker(site, random.Random(seed), enums).value(type_, 0)


class _Maker:
    def __init__(self, site: Site, luck: random.Random, enums: bool) -> None:
        self.site = site
        self.luck = luck
        self.enums = enums
        # XmlSerializer says null by leaving a member out, which is also what "not sent" looks like
        self.null = 0.15 if site.serializer == "contract" else 0.0

    def value(self, type_: Type, depth: int) -> Value:
        if isinstance(type_, Simple):
            return self._scalar(type_.word, depth > 0)
        if isinstance(type_, Maybe):
            return self.value(type_.of, 0)
        if isinstance(type_, Pair):
            return Both(self._key(type_.key), self.value(type_.value, depth + 1))
        if isinstance(type_, Named):
            return self._named(type_.name, depth)
        if depth and self.luck.random() < self.null:
            return None
        count = self.luck.choice((0, 1, 3, 4)) if depth < _DEPTH else 0
        if isinstance(type_, Many):
            return Items(tuple(self._item(type_.of, depth + 1) for _ in range(count)))
        return self._entries(type_, count, depth)

    def _item(self, type_: Type, depth: int) -> Value:
        item = self.value(type_, depth)
        while item is None and self._can_make(type_) and depth <= _DEPTH:
            item = self.value(type_, depth)
        return item

    def _can_make(self, type_: Type) -> bool:
        if not isinstance(type_, Named):
            return True
        here = self.site.types[type_.name]
        return isinstance(here, Enumeration) or here.makes

    def _entries(self, type_: Map, count: int, depth: int) -> Value:
        entries: dict[object, tuple[Value, Value]] = {}
        for _ in range(count):
            key = self._key(type_.key)
            mark = key.other if isinstance(key, Scalar) else key
            entries[mark] = (key, self._item(type_.value, depth + 1))
        return Entries(tuple(entries.values()))

    def _key(self, type_: Simple | Named) -> Value:
        if isinstance(type_, Named):
            return self._named(type_.name, 0)
        if type_.word == "string":
            text = f"key {self.luck.randint(1, 9999)}"
            return Scalar("string", 0, (text, text))
        if type_.word == "bool":
            is_true = self.luck.random() < 0.5
            return Scalar("bool", 0, (is_true, str(is_true).lower()))
        if type_.word == "decimal":
            text = f"{self.luck.randint(1, 99)}.{self.luck.choice((25, 75))}"
            return Scalar("decimal", 0, (exactly(text), text))
        return self._scalar(type_.word, False)

    def _named(self, name: str, depth: int) -> Value:
        here = self.site.types[name]
        if isinstance(here, Enumeration):
            member, number = self.luck.choice(here.members[: None if self.enums else 1])
            return Picked(here, member, number)
        return self._object(here, depth)

    def _object(self, here: Class, depth: int) -> Value:
        if not here.makes or depth > _DEPTH or (depth and self.luck.random() < self.null):
            return None
        made = Instance(here)
        for level in self.site.levels(here.name):
            for each in (*level.properties, *level.fields):
                value = self.value(each.type, depth + 1)
                if value is None and "Required" in each.notes and depth < _DEEPEST:
                    value = self.value(each.type, 0)  # the root of a payload is not null
                made.values[each.name] = value
        return made

    def _scalar(self, word: str, may_be_null: bool) -> Value:
        luck = self.luck
        if may_be_null and word in ("string", "bytes", "Uri") and luck.random() < self.null:
            return None
        if word == "Object":
            return Scalar(word, 0)
        return Scalar(word, 0, self._other(word))

    def _other(self, word: str) -> tuple[object, str]:
        luck = self.luck
        if word in _PAIRS:
            return luck.choice(_PAIRS[word])
        if word == "bool":
            is_true = luck.random() < 0.5
            return is_true, str(is_true).lower()
        if word in _RANGES:
            number = luck.randint(*_RANGES[word])
            return number, str(number)
        if word in ("decimal", "double", "float"):
            text = f"{luck.randint(-900, 900)}.{luck.choice((5, 25, 75))}"
            return exactly(text), text
        text = f"https://harbor.example/berths/{luck.randint(1, 99)}?x=1&y=2"
        if word == "Guid":
            text = f"{luck.getrandbits(32):08x}-0000-4000-8000-{luck.getrandbits(48):012x}"
        return text, text
