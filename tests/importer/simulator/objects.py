"""Sample objects by the rules of the help pages' generator: one counter for each object."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.importer.simulator.classes import (
    Class,
    Enumeration,
    Many,
    Map,
    Maybe,
    Named,
    Pair,
    Property,
    Simple,
    Site,
    Type,
)

NOW = "2025-11-02T08:15:02.3419981+02:00"
_PLAIN = ("bool", "byte", "sbyte", "char", "DateTime", "DateTimeOffset", "TimeSpan", "Object")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A simple value; `number` is the counter's, which most values show.

    `other`: what JSON and XML have instead, in values that are no samples.
    """

    word: str
    number: int
    other: tuple[object, str] | None = None


@dataclass(frozen=True, slots=True)
class Picked:
    """A member of an enum."""

    enum: Enumeration
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a list."""

    of: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a dictionary."""

    of: tuple[tuple[Value, Value], ...]


@dataclass(frozen=True, slots=True)
class Both:
    """The two parts of a pair."""

    key: Value
    value: Value


@dataclass(slots=True, eq=False)
class Instance:
    """An object, which may hold itself: what each of its properties holds, by CLR name."""

    of: Class
    values: dict[str, Value] = field(default_factory=dict)


Value = Scalar | Picked | Items | Entries | Both | Instance | None


def sample(site: Site, type_: Type) -> Value:
    """Return the sample object of a type."""
    return _Maker(site, {}).value(type_)


class _Maker:
    """A generator of one counter; `made` has the objects of its whole graph."""

    def __init__(self, site: Site, made: dict[str, Instance]) -> None:
        self.site = site
        self.made = made
        self.count = 0

    def value(self, type_: Type) -> Value:
        if isinstance(type_, Simple) and type_.word != "bytes":
            self.count += 1
            return Scalar(type_.word, self.count)
        fresh = _Maker(self.site, self.made)
        if isinstance(type_, Simple):  # byte[]
            return Scalar("bytes", 0)
        if isinstance(type_, Maybe):
            return fresh.value(type_.of)
        if isinstance(type_, Many):
            return self._items(fresh, type_)
        if isinstance(type_, Map):
            return self._entries(fresh, type_)
        if isinstance(type_, Pair):
            key, value = fresh.value(type_.key), fresh.value(type_.value)
            return None if key is None and value is None else Both(key, value)
        return self._named(type_)

    def _items(self, fresh: _Maker, type_: Many) -> Value:
        found = tuple(fresh.value(type_.of) for _ in range(self.site.copies))
        return None if all(item is None for item in found) else Items(found)

    def _entries(self, fresh: _Maker, type_: Map) -> Value:
        entries: dict[object, tuple[Value, Value]] = {}
        for _ in range(self.site.copies):
            key = fresh.value(type_.key)
            word = key.word if isinstance(key, Scalar) else "enum"
            number = key.number if isinstance(key, Scalar) and word not in _PLAIN else 0
            if number not in entries:
                entries[number] = (key, fresh.value(type_.value))
        return Entries(tuple(entries.values()))

    def _named(self, type_: Named) -> Value:
        here = self.site.types[type_.name]
        if isinstance(here, Enumeration):
            name, number = min(here.members, key=lambda member: member[1] % 2**64)
            return Picked(here, name, number)
        if not here.makes:
            return None
        if type_.name not in self.made:
            made = self.made[type_.name] = Instance(here)
            levels = self.site.levels(type_.name)
            self._fill(made, [x for level in reversed(levels) for x in level.properties])
            self._fill(made, [x for level in reversed(levels) for x in level.fields])
        return self.made[type_.name]

    def _fill(self, made: Instance, properties: list[Property]) -> None:
        fresh = _Maker(self.site, self.made)
        for each in properties:
            made.values[each.name] = fresh.value(each.type)
