"""Sample objects as XmlSerializer writes them, laid out as help pages do."""

from __future__ import annotations

from html import escape

from tests.importer.simulator.classes import Enumeration, Many, Maybe, Named, Simple, Site, Type
from tests.importer.simulator.datacontract import text_of
from tests.importer.simulator.jsons import UnwritableError
from tests.importer.simulator.names import XSD, XSI, serializer_name
from tests.importer.simulator.objects import Instance, Items, Picked, Scalar, Value

_HEAD = f' xmlns:xsd="{XSD}" xmlns:xsi="{XSI}"'


def serializer_text(site: Site, type_: Type, value: Value) -> str:
    """Return a sample's XML."""
    writer = _Writer(site)
    writer.element(serializer_name(site, type_), type_, value, 0, is_root=True)
    return "\n".join(writer.lines)


class _Writer:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.lines: list[str] = []
        self.above: list[Instance] = []

    def element(
        self, name: str, type_: Type, value: Value, depth: int, is_root: bool = False
    ) -> None:
        pad, head = "  " * depth, _HEAD if is_root else ""
        inner = type_.of if isinstance(type_, Maybe) else type_
        if value is None:
            if is_root or isinstance(type_, Maybe):
                self.lines.append(f'{pad}<{name}{head} xsi:nil="true" />')
            return
        if isinstance(value, Picked):
            self.lines.append(f"{pad}<{name}{head}>{escape(value.name)}</{name}>")
        elif isinstance(value, Scalar):
            self._scalar(name, head, pad, value)
        else:
            start = len(self.lines)
            self.lines.append(f"{pad}<{name}{head}>")
            self._inside(inner, value, depth + 1)
            if len(self.lines) == start + 1:
                self.lines[start] = f"{pad}<{name}{head} />"
            else:
                self.lines.append(f"{pad}</{name}>")

    def _scalar(self, name: str, head: str, pad: str, value: Scalar) -> None:
        if value.word in ("TimeSpan", "DateTimeOffset"):
            self.lines.append(f"{pad}<{name}{head} />")
            return
        if value.word in ("Uri", "Object"):
            raise UnwritableError
        text = escape(text_of(value), quote=False)
        self.lines.append(
            f"{pad}<{name}{head}>{text}</{name}>" if text else f"{pad}<{name}{head} />"
        )

    def _inside(self, type_: Type, value: Value, depth: int) -> None:
        if isinstance(value, Items) and isinstance(type_, Many):
            name = serializer_name(self.site, type_.of)
            for item in value.of:
                self.element(name, type_.of, item, depth)
        elif isinstance(value, Instance):
            if any(value is each for each in self.above):
                raise UnwritableError
            self.above.append(value)
            for level in self.site.levels(value.of.name):
                for each in (*level.properties, *level.fields):
                    if each.hidden != "all":
                        self.element(each.name, each.type, value.values[each.name], depth)
            self.above.pop()
        else:
            raise UnwritableError  # a dictionary, or a pair


def can_write(site: Site, type_: Type) -> bool:
    """Tell whether XmlSerializer takes a type; one that holds a dictionary makes it refuse."""
    return _can(site, type_, set())


def _can(site: Site, type_: Type, seen: set[str]) -> bool:
    if isinstance(type_, Simple):
        return type_.word not in ("Uri", "Object")
    if isinstance(type_, Maybe | Many):
        return _can(site, type_.of, seen)
    if not isinstance(type_, Named):
        return False
    if type_.name in seen or isinstance(site.types[type_.name], Enumeration):
        return True
    seen.add(type_.name)
    levels = site.levels(type_.name)
    if not all(level.makes for level in levels):
        return False
    each = [x for level in levels for x in (*level.properties, *level.fields)]
    return all(_can(site, x.type, seen) for x in each if x.hidden != "all")
