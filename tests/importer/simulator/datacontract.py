"""Sample objects as DataContractSerializer writes them, laid out as help pages do."""

from __future__ import annotations

from html import escape

from tests.importer.simulator.classes import (
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
from tests.importer.simulator.jsons import UnwritableError, scalar
from tests.importer.simulator.names import (
    CONTRACTS,
    SERIALIZATION,
    XSD,
    XSI,
    contract_name,
    entry_name,
    xml_levels,
    xml_member,
)
from tests.importer.simulator.objects import (
    Both,
    Entries,
    Instance,
    Items,
    Picked,
    Scalar,
    Value,
)

Scope = dict[str, str]  # prefix to namespace


def contract_text(site: Site, type_: Type, value: Value) -> str:
    """Return a sample's XML."""
    name, space = contract_name(site, type_)
    writer = _Writer(site)
    if space in (XSD, SERIALIZATION):
        writer.element(name, SERIALIZATION, type_, value, {}, 1, "")
    elif isinstance(value, Picked):
        writer.element(name, space, type_, value, {}, 1, "")
    else:
        writer.element(name, space, type_, value, {"i": XSI}, 1, f' xmlns:i="{XSI}"')
    return "\n".join(writer.lines)


def declared(site: Site, owner: str, type_: Type) -> str | None:
    """Return the namespace that a member of this type declares for its contents."""
    if isinstance(type_, Maybe):
        return declared(site, owner, type_.of)
    if isinstance(type_, Named) and isinstance(site.types[type_.name], Enumeration):
        return None
    _, space = contract_name(site, type_)
    return None if space in (XSD, SERIALIZATION, owner, "") else space


def text_of(value: Scalar) -> str:
    """Return the text of a simple value."""
    if value.other is not None:
        return value.other[1]
    match value.word:
        case "bool":
            return "true"
        case "decimal":
            return str(value.number)
        case "char":
            return "65"
        case "TimeSpan":
            return "PT0.1234567S"
        case "DateTimeOffset":
            return "2025-11-02T06:15:02.3419981Z 120"
        case "Uri":
            return f"{scalar(value)}/"
        case _:
            return str(scalar(value)).strip("\ue000")


class _Writer:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.lines: list[str] = []
        self.above: list[Instance] = []

    def element(
        self,
        name: str,
        space: str,
        type_: Type,
        value: Value,
        scope: Scope,
        depth: int,
        attributes: str,
        owner: str | None = None,
    ) -> None:
        """Write an element; `owner` is the namespace of the contract that it is a member of."""
        scope = dict(scope)
        prefix = _prefix(scope, space)
        late = ""
        if prefix is None:
            prefix, late = "", f' xmlns="{space}"'
            scope[""] = space
        if owner is not None:
            wanted = declared(self.site, owner, type_)
            if wanted is not None and _prefix(scope, wanted) is None:
                scope[f"d{depth}p1"] = wanted
                attributes += f' xmlns:d{depth}p1="{wanted}"'
        tag = f"{prefix}:{name}" if prefix else name
        pad = "  " * (depth - 1)
        if value is None:
            self.lines.append(f'{pad}<{tag}{attributes} i:nil="true"{late} />')
            return
        if (text := _text(value)) is not None:
            inner = escape(text, quote=False)
            self.lines.append(f"{pad}<{tag}{attributes}{late}>{inner}</{tag}>")
            return
        start = len(self.lines)
        self.lines.append(f"{pad}<{tag}{attributes}{late}>")
        self._inside(type_, value, scope, depth + 1)
        if len(self.lines) == start + 1:
            self.lines[start] = f"{pad}<{tag}{attributes}{late} />"
        else:
            self.lines.append(f"{pad}</{tag}>")

    def _inside(self, type_: Type, value: Value, scope: Scope, depth: int) -> None:
        if isinstance(type_, Maybe):
            self._inside(type_.of, value, scope, depth)
        elif isinstance(value, Items):
            assert isinstance(type_, Many)
            self._items(type_, value, scope, depth)
        elif isinstance(value, Entries):
            assert isinstance(type_, Map)
            self._entries(type_, value, scope, depth)
        elif isinstance(value, Both):
            assert isinstance(type_, Pair)
            _, space = entry_name(self.site, type_)
            self.element("key", space, type_.key, value.key, scope, depth, "", space)
            self.element("value", space, type_.value, value.value, scope, depth, "", space)
        elif isinstance(value, Instance):
            self._members(value, scope, depth)
        elif isinstance(value, Scalar) and value.word == "DateTimeOffset":
            space = f"{CONTRACTS}System"
            moment, minutes = text_of(value).split()
            for name, word, text in (
                ("DateTime", "string", moment),
                ("OffsetMinutes", "int", minutes),
            ):
                part = Scalar(word, 0, (text, text))
                self.element(name, space, Simple(word), part, scope, depth, "")

    def _items(self, type_: Many, value: Items, scope: Scope, depth: int) -> None:
        _, space = contract_name(self.site, type_)
        item = type_.of.of if isinstance(type_.of, Maybe) else type_.of
        name, _ = contract_name(self.site, item)
        for each in value.of:
            self.element(name, space, type_.of, each, scope, depth, "", space)

    def _entries(self, type_: Map, value: Entries, scope: Scope, depth: int) -> None:
        name, space = entry_name(self.site, type_)
        pair = Pair(type_.key, type_.value)
        for key, content in value.of:
            pad = "  " * (depth - 1)
            prefix = _prefix(scope, space)
            tag = f"{prefix}:{name}" if prefix else name
            self.lines.append(f"{pad}<{tag}>")
            self.element("Key", space, pair.key, key, scope, depth + 1, "", space)
            self.element("Value", space, pair.value, content, scope, depth + 1, "", space)
            self.lines.append(f"{pad}</{tag}>")

    def _members(self, value: Instance, scope: Scope, depth: int) -> None:
        if any(value is each for each in self.above):
            raise UnwritableError
        self.above.append(value)
        for level, members in xml_levels(self.site, value.of.name):
            _, space = contract_name(self.site, Named(level.name))
            for each in members:
                name = xml_member(level.contract, each)
                content = value.values[each.name]
                self.element(name, space, each.type, content, scope, depth, "", space)
        self.above.pop()


def _prefix(scope: Scope, space: str) -> str | None:
    if not space and "" not in scope:
        return ""
    return next((prefix for prefix, there in reversed(scope.items()) if there == space), None)


def _text(value: Value) -> str | None:
    if isinstance(value, Picked):
        return value.name
    if isinstance(value, Scalar) and value.word not in ("Object", "DateTimeOffset"):
        return text_of(value)
    return None
