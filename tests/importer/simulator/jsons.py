"""Sample objects as Json.NET writes them, laid out as help pages do."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from tests.importer.simulator.classes import Site
from tests.importer.simulator.names import camel, json_members
from tests.importer.simulator.objects import (
    NOW,
    Both,
    Entries,
    Instance,
    Items,
    Picked,
    Scalar,
    Value,
)


class UnwritableError(Exception):
    """A serializer would fail at this object."""


def json_text(site: Site, value: Value, indent: int | None = 2) -> str:
    """Return a sample's JSON; with `indent` None in one line without blanks."""
    separators = (",", ":") if indent is None else None
    plain = _Writer(site).value(value)
    return _pointed(json.dumps(plain, indent=indent, separators=separators, ensure_ascii=False))


def _pointed(text: str) -> str:
    return text.replace('"\ue000', "").replace('\ue000"', "")


def exactly(number: str) -> str:
    """Mark a number whose text matters, which the marks' removal lays bare."""
    return f"\ue000{number}\ue000"


class _Writer:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.above: list[Instance] = []

    def value(self, value: Value) -> object:
        if isinstance(value, Scalar):
            return scalar(value)
        if isinstance(value, Picked):
            return value.name if value.enum.as_name else value.number
        if isinstance(value, Items):
            return [self.value(item) for item in value.of]
        if isinstance(value, Entries):
            return {self._key(key): self.value(content) for key, content in value.of}
        if isinstance(value, Both):
            names = ("key", "value") if self.site.camel else ("Key", "Value")
            return dict(zip(names, (self.value(value.key), self.value(value.value)), strict=True))
        if isinstance(value, Instance):
            return self._object(value)
        return None

    def _object(self, value: Instance) -> object:
        if any(value is each for each in self.above):
            raise UnwritableError
        self.above.append(value)
        members = json_members(self.site, value.of.name)
        found = {name: self.value(value.values[each.name]) for name, each in members}
        self.above.pop()
        return found

    def _key(self, key: Value) -> str:
        if isinstance(key, Picked):
            text = key.name
        else:
            assert isinstance(key, Scalar)
            text = str(key.number) if key.word == "decimal" else _plain(scalar(key))
        return camel(text) if self.site.camel else text


def _plain(value: object) -> str:
    return str(value).strip("\ue000")


def scalar(value: Scalar) -> object:
    """Return what JSON has for a simple value."""
    if value.other is not None:
        return value.other[0]
    if value.word in _FIXED:
        return _FIXED[value.word]
    return _NUMBERED[value.word](value.number) if value.word in _NUMBERED else value.number


def guid(number: int) -> str:
    """Return the identifier of a counter's number."""
    return f"7d9e{number:04x}-5b2c-4f31-9a6d-0c8e71f4b{number:03x}"


_FIXED: Final[dict[str, object]] = {
    "byte": 64,
    "sbyte": 64,
    "char": "A",
    "bool": True,
    "DateTime": NOW,
    "DateTimeOffset": NOW,
    "TimeSpan": "00:00:00.1234567",
    "Object": {},
    "bytes": "QEA=",
}
_NUMBERED: Final[dict[str, Callable[[int], object]]] = {
    "string": lambda number: f"sample string {number}",
    "double": lambda number: exactly(f"{number}.1"),
    "float": lambda number: exactly(f"{number}.1"),
    "decimal": lambda number: exactly(f"{number}.0"),
    "Guid": guid,
    "Uri": lambda number: f"http://webapihelppage{number}.com",
}
