"""An imported API against the classes that its pages were made of.

Returns differences, each a cause and a place. What a page cannot show (an int against a long) is
no difference; `Seen` says what the pages of a site show at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.importer.simulator.classes import (
    Action,
    Class,
    Enumeration,
    Given,
    Many,
    Map,
    Maybe,
    Named,
    Property,
    Simple,
    Site,
    Type,
)
from tests.importer.simulator.names import (
    contract_name,
    entry_name,
    json_members,
    serializer_name,
    table_members,
    xml_levels,
    xml_member,
)
from tests.importer.simulator.objects import sample
from tests.importer.simulator.page import xml_sample
from tests.importer.simulator.seen import Seen
from wirewright import ir

_INTS = frozenset(("int8", "int16", "int32", "int64"))
_UINTS = frozenset(("uint8", "uint16", "uint32", "uint64"))
_REALS = frozenset(("double", "float"))
_KINDS: dict[str, frozenset[str]] = {
    "int": _INTS,
    "long": _INTS,
    "short": _INTS,
    "uint": _UINTS,
    "ushort": _UINTS,
    "ulong": _UINTS,
    "byte": frozenset(("uint8",)),
    "sbyte": frozenset(("int8",)),
    "char": frozenset(("char",)),
    "float": _REALS,
    "double": _REALS,
    "decimal": frozenset(("decimal",)),
    "bool": frozenset(("boolean",)),
    "string": frozenset(("string",)),
    "Guid": frozenset(("uuid",)),
    "DateTime": frozenset(("datetime",)),
    "DateTimeOffset": frozenset(("datetimeoffset",)),
    "TimeSpan": frozenset(("duration",)),
    "Uri": frozenset(("uri",)),
    "Object": frozenset(("any",)),
    "bytes": frozenset(("bytes",)),
}
_NO_TABLE = {
    **dict.fromkeys(("uint", "ushort", "ulong", "byte", "sbyte"), _INTS | _UINTS),
    "bytes": frozenset(("bytes", "string")),
    "Uri": frozenset(("uri", "string")),
}
_NO_XML = {
    "decimal": _REALS | {"decimal"},
    "DateTimeOffset": frozenset(("datetime", "datetimeoffset")),
    "char": frozenset(("char", "string")),
}
_NEITHER = {"TimeSpan": frozenset(("duration", "string")), "Guid": frozenset(("uuid", "string"))}
_TOLD = frozenset(("string", "Guid", "Uri"))
_LIMIT = re.compile(r"(Max length|Range|String length)\D*(\d+)(?: and (\d+))?")


def differences(site: Site, api: ir.Api, seen: Seen) -> list[str]:
    """Return how an imported API differs from the site."""
    return list(dict.fromkeys(_Check(site, api, seen).all()))


class _Check:
    def __init__(self, site: Site, api: ir.Api, seen: Seen) -> None:
        self.site = site
        self.api = api
        self.seen = seen
        self.types = {each.name: each for each in api.types}
        self.done: set[tuple[str, str, bool]] = set()

    def all(self) -> Iterator[str]:
        operations = {(each.method, each.path.strip("/")): each for each in self.api.operations}
        for action in self.site.actions:
            path = action.path.partition("?")[0]
            operation = operations.pop((action.method.upper(), path), None)
            if operation is None:
                operation = operations.pop((action.method.lower(), path), None)
            if operation is None:
                yield f"operation missing: {action.method} {path}"
                continue
            yield from self._operation(action, operation)
        for method, path in operations:
            yield f"operation invented: {method} {path}"

    def _operation(self, action: Action, operation: ir.Operation) -> Iterator[str]:
        place = f"{action.method} {action.path}"
        given = {(each.place, each.name): each for each in operation.parameters}
        for wanted in action.given:
            found = given.pop((wanted.place, wanted.name), None)
            if found is None:
                yield f"parameter missing: {place} {wanted.name}"
            else:
                yield from self._parameter(wanted, found, f"{place} {wanted.name}")
        undeclared = {("path", name) for name in re.findall(r"\{(\w+)\}", operation.path)}
        yield from (f"parameter invented: {place} {x[1]}" for x in given if x not in undeclared)
        request = operation.request
        if action.body is None:
            if request is not None:
                yield f"request invented: {place}"
        elif request is None:
            yield f"request missing: {place}"
        else:
            yield from self._body(action.body, request, f"{place} request", True)
        bodies = [x.body for x in operation.responses if x.body is not None]
        if action.result is None:
            if bodies and not action.untyped:
                yield f"response invented: {place}"
        elif not bodies:
            yield f"response missing: {place}"
        else:
            yield from self._body(action.result, bodies[0], f"{place} response", False)

    def _parameter(self, wanted: Given, found: ir.Parameter, place: str) -> Iterator[str]:
        if not self.seen.tables:
            return
        inner = wanted.type.of if isinstance(wanted.type, Maybe) else wanted.type
        assert isinstance(inner, Simple)
        if not isinstance(found.type, ir.Scalar) or found.type.kind not in _KINDS[inner.word]:
            yield f"parameter type {inner.word}: {place} is {found.type}"
        if wanted.place == "query" and ("Required" in wanted.notes) == found.optional:
            yield f"parameter required: {place}"

    def _body(self, type_: Type, body: ir.Body, place: str, is_request: bool) -> Iterator[str]:
        value = sample(self.site, type_)
        if value is None:
            return
        yield from self._type(type_, body.type, place, is_request, False)
        if xml_sample(self.site, type_) is None or body.xml is None:
            return
        if self.site.serializer == "contract":
            name, space = contract_name(self.site, type_)
            if body.xml.name != name or (body.xml.namespace != space and isinstance(type_, Named)):
                yield f"root: {place} is {body.xml.clark}, not {space} {name}"
        elif body.xml.name != serializer_name(self.site, type_):
            yield f"root: {place} is {body.xml.clark}"

    # ---- types ------------------------------------------------------------------------------------

    def _type(
        self, type_: Type, found: ir.Type, place: str, is_request: bool, is_null: bool
    ) -> Iterator[str]:
        if isinstance(type_, Maybe):
            yield from self._type(type_.of, found, place, is_request, is_null)
        elif isinstance(type_, Simple):
            yield from self._simple(type_, found, place, is_null)
        elif isinstance(type_, Named):
            yield from self._named(type_, found, place, is_request, is_null)
        elif is_null:
            return
        elif isinstance(type_, Many):
            if not isinstance(found, ir.ListOf):
                yield f"not a list: {place} is {found}"
            else:
                yield from self._type(type_.of, found.item, f"{place}[]", is_request, is_null)
        elif not isinstance(found, ir.MapOf if isinstance(type_, Map) else ir.PairOf):
            if isinstance(found, ir.Ref) and not self._tells(place):
                return  # an object's members and a map's entries look alike
            yield f"not a {type(type_).__name__.lower()}: {place} is {found}"
        else:
            yield from self._type(type_.key, found.key, f"{place}.key", is_request, is_null)
            yield from self._type(type_.value, found.value, f"{place}.value", is_request, is_null)

    def _tells(self, place: str) -> bool:
        owner = re.split(r"[ .\[]", place)[0]
        return owner in self.seen.xml or owner in self.seen.rows or " " in place

    def _simple(self, type_: Simple, found: ir.Type, place: str, is_null: bool) -> Iterator[str]:
        if is_null and not isinstance(found, ir.Scalar):
            return
        kinds = _KINDS[type_.word]
        owner, is_body = re.split(r"[ .\[]", place)[0], " " in place
        found_named = not owner.endswith("~")
        owner = owner.rstrip("~")
        has_table = self.seen.tables and (
            is_body or (found_named and (self.seen.models or owner in self.seen.rows))
        )
        has_xml = owner in self.seen.xml or (is_body and self.site.serializer == "contract")
        if not has_table:
            kinds |= _NO_TABLE.get(type_.word, frozenset())
        if not has_xml or self.site.serializer == "xml":
            kinds |= _NO_XML.get(type_.word, frozenset())
            kinds |= frozenset() if has_table else _NEITHER.get(type_.word, frozenset())
            kinds |= frozenset(("string",)) if place.endswith(".key") and not has_table else kinds
        if not isinstance(found, ir.Scalar) or found.kind not in kinds:
            yield f"type {type_.word}: {place} is {found}"

    def _named(
        self, type_: Named, found: ir.Type, place: str, is_request: bool, is_null: bool
    ) -> Iterator[str]:
        here = self.site.types[type_.name]
        model = self.types.get(found.name) if isinstance(found, ir.Ref) else None
        if isinstance(here, Enumeration):
            yield from self._enum(here, model, found, place)
            return
        if not here.makes or is_null or not self._has_members(here):
            return
        if model is None:
            yield f"not a model: {place} is {found}"
            return
        if (here.name, model.name, is_request) in self.done:
            return
        self.done.add((here.name, model.name, is_request))
        if isinstance(model, ir.Model):
            yield from self._model(here, model, is_request)
        elif here.name in self.seen.json | self.seen.xml | self.seen.rows and json_members(
            self.site, here.name
        ):
            yield f"model unknown: {place} is {model.name}"

    def _has_members(self, here: Class) -> bool:
        levels = xml_levels(self.site, here.name)
        return bool(json_members(self.site, here.name) or any(members for _, members in levels))

    def _enum(
        self, here: Enumeration, model: ir.NamedType | None, found: ir.Type, place: str
    ) -> Iterator[str]:
        if isinstance(model, ir.Enum):
            first, number = here.members[0]
            names = {each.name for each in model.members} | {each.xml for each in model.members}
            if first not in names:
                yield f"enum names: {place} has {sorted(names)}, not {first}"
            numbers = {each.number for each in model.members}
            if self.seen.models and numbers != {x for _, x in here.members}:
                yield f"enum numbers: {place} has {sorted(map(str, numbers))}, not {number}"
        elif self.seen.models or (not here.as_name and not self.seen.tables and self._tells(place)):
            yield f"not an enum: {place} is {found}"

    # ---- models -----------------------------------------------------------------------------------

    def _model(self, here: Class, model: ir.Model, is_request: bool) -> Iterator[str]:
        jsons = {each.name: name for name, each in json_members(self.site, here.name)}
        rows = {each.name: name for name, each in table_members(self.site, here.name)}
        xmls = {
            each.name: (xml_member(level.contract, each), level)
            for level, members in xml_levels(self.site, here.name)
            for each in members
        }
        in_json, in_xml = here.name in self.seen.json, here.name in self.seen.xml
        levels = self.site.levels(here.name)
        unjoined = self._unjoined(here)
        for each in [x for level in levels for x in (*level.properties, *level.fields)]:
            # what no page names cannot be brought together with the table of its class
            mark = "" if model.name == here.name and not each.hidden else "~"
            place = f"{here.name}{mark}.{each.name}"
            found: ir.Field | None
            if in_json and each.name in jsons:
                found = next((x for x in model.fields if x.json == jsons[each.name]), None)
            elif in_xml and each.name in xmls:
                found = next((x for x in model.fields if x.xml.name == xmls[each.name][0]), None)
            elif each.name in rows and here.name in self.seen.rows:
                names = {x.casefold() for x in (rows[each.name], each.name)}
                found = next((x for x in model.fields if x.name.casefold() in names), None)
            else:
                continue
            if found is None:
                yield f"field missing: {place}"
                continue
            is_null = (here.name, each.name) in self.seen.nulls
            if not each.hidden:  # one medium alone tells little
                yield from self._type(each.type, found.type, place, is_request, is_null)
            is_joined = each.name not in jsons or not in_json or each.name not in unjoined
            if in_xml and is_joined and each.name in xmls and self.site.serializer == "contract":
                name, level = xmls[each.name]
                yield from self._element(each, found, name, level, place)
            yield from self._said(each, found, place, is_request, here)
        if in_xml and in_json:
            yield from self._order(here, model)

    def _unjoined(self, here: Class) -> set[str]:
        """Return the members whose two names nothing joins: others of other names look like them."""
        levels = self.site.levels(here.name)
        jsons = {each.name: name for name, each in json_members(self.site, here.name)}
        alike: dict[str, list[str]] = {}
        for each in [x for level in levels for x in (*level.properties, *level.fields)]:
            name = xml_member(levels[-1].contract, each)
            if each.hidden != "all" and jsons.get(each.name, "").casefold() != name.casefold():
                type_ = each.type.of if isinstance(each.type, Maybe) else each.type
                is_plain = isinstance(type_, Simple) and type_.word not in _TOLD
                null = (here.name, each.name) in self.seen.nulls
                looks = "null" if null else str(type_) if is_plain else each.name
                alike.setdefault(looks, []).append(each.name)
        return {name for names in alike.values() if len(names) > 1 for name in names}

    def _element(
        self, each: Property, found: ir.Field, name: str, level: Class, place: str
    ) -> Iterator[str]:
        if found.xml.name != name:
            yield f"xml name: {place} is {found.xml.name}, not {name}"
        _, space = contract_name(self.site, Named(level.name))
        if found.xml.namespace != space:
            yield f"xml namespace: {place} is {found.xml.namespace!r}, not {space!r}"
        item = found.xml.item
        if isinstance(each.type, Many) and item is not None and not found.unwrapped:
            inner = each.type.of.of if isinstance(each.type.of, Maybe) else each.type.of
            wanted = contract_name(self.site, inner)[0], contract_name(self.site, each.type)[1]
            if (item.name, item.namespace) != wanted:
                yield f"item: {place} is {item.clark}, not {wanted}"
        if isinstance(each.type, Map) and item is not None:
            wanted = entry_name(self.site, each.type)
            if (item.name, item.namespace) != wanted:
                yield f"entry: {place} is {item.clark}"

    def _said(
        self, each: Property, found: ir.Field, place: str, is_request: bool, here: Class
    ) -> Iterator[str]:
        if here.name not in self.seen.rows or each.hidden or "~" in place:
            return
        if "Required" in each.notes and found.optional and is_request:
            yield f"required: {place} is optional"
        limits = found.constraints
        for note in each.notes:
            if limit := _LIMIT.match(note):
                high = int(limit[3] or limit[2])
                if high not in (limits.max, limits.max_length):
                    yield f"limit: {place} has {limits}, not {note}"
            elif note.startswith("Matching") and limits.pattern != note.partition(": ")[2]:
                yield f"pattern: {place} has {limits.pattern}"
        if each.doc and " ".join(found.info.doc.split()).strip(". ") != each.doc.strip(". "):
            yield f"doc: {place} has {found.info.doc!r}, not {each.doc!r}"

    def _order(self, here: Class, model: ir.Model) -> Iterator[str]:
        wanted = [
            xml_member(level.contract, each)
            for level, members in xml_levels(self.site, here.name)
            for each in members
        ]
        if self.site.serializer == "xml":
            return
        names = {each.name: each.xml.name for each in model.fields}
        found = [names[name] for name in model.xml_order if names[name] in wanted]
        if found != [name for name in wanted if name in found]:
            yield f"order: {here.name} is {found}"
