"""Where each value of the samples belongs: the walk through a body, and the types it meets.

Takes a page's word for a place and a value there, gives the value to the slot and to the type of
the place, and goes on inside. Which type a slot has in the end is decided later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from wirewright.dialects.contracts import ARRAYS, GENERIC, SERIALIZATION, SYSTEM
from wirewright.importer.facts import Member, Model
from wirewright.importer.infer.groups import Field, Group, ObjectSeen, Seen, Slot, fold
from wirewright.importer.infer.join import joined
from wirewright.importer.infer.trees import (
    MISSING,
    WIDEST,
    XSI,
    Json,
    Missing,
    Object,
    Xml,
)
from wirewright.importer.infer.words import OBJECT, Word, word_of

_ENTRY = re.compile(r"KeyValueOf.+")
_VALUE = re.compile(
    r"KeyValueOf(?:string|int|long|guid|short|unsigned(?:Byte|Short|Int|Long)|byte|boolean|dateTime)"
    r"(?P<name>.+?)(?:[A-Za-z0-9]|_S|_P){8}"
)
_SAMPLE_KEY = re.compile(r"sample string \d+|\d+|[0-9a-f]{8}-[0-9a-f-]{27}", re.I)
LONGEST = 300
"""How many items of a list are looked at: a sample has a few, and a hostile page many."""
_CONTRACTS = "http://schemas.datacontract.org/2004/07/"
_BUILT_IN = frozenset(
    (ARRAYS, SERIALIZATION, SYSTEM, GENERIC, XSI, "http://www.w3.org/2001/XMLSchema")
)


@dataclass(slots=True, eq=False)
class Types:
    """All types of one API that were met so far, and what pages say of them by name.

    `names_roots`: XML's roots are called after their types although they have no namespace.
    `only_elements`: objects have neither attributes nor a text of their own in XML.
    """

    documented: Mapping[str, Model]
    names_roots: bool = False
    only_elements: bool = False
    groups: list[Group] = field(default_factory=list)
    named_groups: dict[str, list[Group]] = field(default_factory=dict)

    def walk(self, slot: Slot, seen: Seen) -> None:
        """Give a value to its slot, and all that is in it to the slots inside."""
        slot.seen.append(seen)
        shape = shape_of(slot.word, seen)
        if shape:
            slot.shapes[shape] = slot.shapes.get(shape, 0) + 1
        match shape:
            case "list":
                self._walk_list(slot, seen)
            case "map":
                self._walk_map(slot, seen)
            case "pair":
                self._walk_pair(slot, seen)
            case "object":
                self._walk_object(slot, seen)
            case _ if slot.word is not None and slot.word.kind == "named":
                group = self.named(slot, seen)
                group.leaves.append(seen)
                learn_contract(slot, seen, group)
            case _:
                pass

    def word(self, text: str) -> Word | None:
        """Return what a page's words for a type mean; what a page describes is a name."""
        bare = text.strip()
        model = self.documented.get(bare.casefold())
        is_described = model is not None and model.name == bare and (model.members or model.values)
        return Word("named", bare) if is_described else word_of(text)

    # ---- lists, maps and pairs --------------------------------------------------------------------

    def _walk_list(self, slot: Slot, seen: Seen) -> None:
        word = slot.word
        inner = word.arguments[0] if word is not None and word.kind == "list" else None
        item = slot.inner("item", inner if inner != OBJECT else None, singular(slot.name))
        if not item.name:
            item.name = _element_name(seen)
        jsons = seen.json if isinstance(seen.json, list) else None
        xmls = seen.xml.children if seen.xml is not None and not seen.xml.is_nil else None
        xmls = seen.items if seen.items is not None else xmls
        for json, xml in _side_by_side(seen, jsons, xmls):
            self.walk(item, Seen(seen.body, json, xml))

    def _walk_map(self, slot: Slot, seen: Seen) -> None:
        word = slot.word
        words = word.arguments if word is not None and word.kind == "map" else (None, None)
        key = slot.inner("key", words[0], "key")
        value = slot.inner("value", words[1] if words[1] != OBJECT else None, singular(slot.name))
        jsons = seen.json.members if isinstance(seen.json, Object) else None
        xmls = seen.xml.children if seen.xml is not None and not seen.xml.is_nil else None
        if xmls and (named := _VALUE.fullmatch(xmls[0].name)):
            is_list = named["name"].startswith("ArrayOf")
            holder = value.inner("item", None, singular(value.name)) if is_list else value
            holder.contract = holder.contract or named["name"].removeprefix("ArrayOf")
        for json, entry in _side_by_side(seen, jsons, xmls):
            parts = entry.children if entry is not None else ()
            name, content = json if json is not MISSING else (MISSING, MISSING)
            key.seen.append(Seen(seen.body, name, parts[0] if parts else None))
            self.walk(value, Seen(seen.body, content, parts[1] if len(parts) > 1 else None))

    def _walk_pair(self, slot: Slot, seen: Seen) -> None:
        word = slot.word
        words = word.arguments if word is not None and word.kind == "pair" else (None, None)
        for part, inner in zip(("key", "value"), words, strict=True):
            json = _folded(seen.json, part) if isinstance(seen.json, Object) else MISSING
            children = seen.xml.children if seen.xml is not None else ()
            xml = next((x for x in children if x.name.lower() == part), None)
            name = slot.name if part == "value" else f"{slot.name}Key"
            self.walk(
                slot.inner(part, inner if inner != OBJECT else None, name),
                Seen(seen.body, json, xml),
            )

    # ---- objects ----------------------------------------------------------------------------------

    def _walk_object(self, slot: Slot, seen: Seen) -> None:
        if seen.xml is not None and any(x[:2] == (XSI, "type") for x in seen.xml.attributes):
            seen.body.unfit.setdefault(
                "xml", "a value says itself of which derived type it is (i:type)"
            )
        text = seen.xml.text.strip() if seen.xml is not None and seen.xml.is_leaf else ""
        if text and self.only_elements:
            seen.body.unfit.setdefault("xml", f"an object is the text {text:.40}")
            seen.xml = None
        group = self.of_object(slot, seen)
        here = ObjectSeen(seen)
        group.seen.append(here)
        if group.namespace is None:
            group.namespace = _space_of(seen, slot.is_contract)
        object = seen.json if isinstance(seen.json, Object) else None
        if len(group.fields) > WIDEST:
            seen.body.unfit.setdefault(
                "json", f"its objects have more than {WIDEST} different members"
            )
            return
        for member in joined(object, seen.xml if object is None or seen.xml else None, seen.body):
            field = group.field_of(member.json, member.xml)
            if member.xml is not None and field.xml != member.xml:
                why = f"its element {member.xml} is another member elsewhere"
                seen.body.unfit.setdefault("xml", why)
            elif member.xml is not None:
                field.namespace = member.namespace if field.namespace is None else field.namespace
                field.place = member.seen.place
            _give_row(group, field)
            here.members[id(field)] = member.seen
            self.walk(field.slot, member.seen)

    def of_object(self, slot: Slot, seen: Seen) -> Group:
        """Return the type of the objects in a slot."""
        contract = seen.xml if slot.is_contract else None
        if slot.word is not None and slot.word.kind == "named":
            group = self.named(slot, seen)
        elif slot.group is not None:
            group = slot.group
        elif contract is not None and (contract.namespace or self.names_roots):
            group = self._called(contract.name, contract.namespace, seen, slot.rows)
        else:
            hint = slot.hint or slot.contract or _element_name(seen) or slot.name
            group = self._new(Group(hint=hint, xml_name=slot.contract))
            self._describe(group, "", slot.rows)
        slot.group = group
        group.xml_name = group.xml_name or (
            contract.name if contract is not None else slot.contract
        )
        return group

    def named(self, slot: Slot, seen: Seen | None = None) -> Group:
        """Return the type that a page calls by the slot's word."""
        assert slot.word is not None
        if slot.group is None:
            space = _space_of(seen, slot.is_contract) if seen is not None else None
            slot.group = group = self._called(slot.word.name, space, seen, slot.rows)
            group.xml_name = group.xml_name or slot.contract
        return slot.group

    def _called(
        self, name: str, space: str | None, seen: Seen | None, rows: tuple[Member, ...] = ()
    ) -> Group:
        for group in self.named_groups.get(fold(name), ()):
            if _is_same(group, space, seen):
                group.namespace = group.namespace if group.namespace is not None else space
                if rows and not group.described:
                    self._describe(group, name, rows)
                return group
        group = self._new(Group(name, name, namespace=space))
        self._describe(group, name, rows)
        return group

    def contract(self, name: str, space: str, hint: str = "") -> Group:
        """Return the type of a contract's name and namespace, which no value shows more of."""
        for group in self.groups:
            if name and name in (group.xml_name, group.name) and group.namespace == space:
                return group
        return self._new(Group(hint=name or hint, xml_name=name, namespace=space))

    def _new(self, group: Group) -> Group:
        self.groups.append(group)
        self.named_groups.setdefault(fold(group.name), []).append(group)
        return group

    def _describe(self, group: Group, name: str, rows: tuple[Member, ...]) -> None:
        """Give a type the members and values that pages say it has."""
        model = self.documented.get(name.casefold()) if name else None
        if model is not None:
            group.doc, group.line = model.doc, model.line
            group.values = model.values
            rows = rows or model.members
        group.described = bool(rows)
        tops = {row.name.replace("[]", "").split(".")[0] for row in rows if "." in row.name}
        for row in rows:
            clean = row.name.replace("[]", "")
            listed = self.documented.get(row.name.casefold())
            if listed is not None and listed.values and not name:
                # The page lists the values of this very member.
                row = replace(row, type=listed.name)
            top, dot, rest = clean.partition(".")
            if dot and top in tops:
                found = _row_field(group, top)
                found.slot.rows = (*found.slot.rows, replace(row, name=rest))
            elif clean:
                found = _row_field(group, clean)
                found.row = row
                found.slot.word = self.word(row.type)
            else:
                group.add(Field(Slot("", self.word(row.type)), row=row))


def learn_contract(slot: Slot, seen: Seen, group: Group) -> None:
    """Take a type's name and namespace from an element that is called after it."""
    xml = seen.xml
    if slot.is_contract and xml is not None and xml.namespace not in _BUILT_IN and xml.is_leaf:
        group.xml_name = group.xml_name or xml.name
        group.namespace = xml.namespace if group.namespace is None else group.namespace


def _row_field(group: Group, name: str) -> Field:
    """Return the member that a row speaks of, which has no other name yet."""
    for found in group.index.get(("", fold(name)), ()):
        if found.slot.name == name:
            return found
    return group.add(Field(Slot(name), row=Member(name)))


def _give_row(group: Group, field: Field) -> None:
    """Take over the row of a member that the page's table has under a lost name."""
    if field.row is not None:
        return
    lost = [x for x in group.fields if x.row is not None and not x.row.name and not x.json]
    if lost and (field.json or field.xml):
        position = next(
            (x for x in lost if group.fields.index(x) == len([y for y in group.fields if y.json])),
            lost[0],
        )
        field.row, field.slot.word = position.row, field.slot.word or position.slot.word
        group.fields.remove(field)
        group.fields[group.fields.index(position)] = field


def _folded(object: Object, name: str) -> Json:
    return next((value for key, value in object.members if key.lower() == name), None)


_Side = TypeVar("_Side")


def _side_by_side(
    seen: Seen, jsons: Sequence[_Side] | None, xmls: Sequence[Xml] | None
) -> Iterator[tuple[_Side | Missing, Xml | None]]:
    """Pair what both media list; where only one of them is sampled, its values alone."""
    if jsons is not None and xmls is not None:
        if len(jsons) != len(xmls):
            counts = f"{len(jsons)} values in JSON and {len(xmls)} in XML"
            seen.body.apart.append(f"a list has {counts}")
        yield from zip(jsons[:LONGEST], xmls[:LONGEST], strict=False)
    common = min(len(jsons or ()), len(xmls or ())) if jsons is not None and xmls is not None else 0
    yield from ((json, None) for json in (jsons or ())[common : common + LONGEST])
    yield from ((MISSING, xml) for xml in (xmls or ())[common : common + LONGEST])


def _element_name(seen: Seen) -> str:
    return seen.xml.name if seen.xml is not None else ""


def _space_of(seen: Seen, is_contract: bool) -> str | None:
    """Return the namespace of an object's type, None where its XML has none to show.

    A root and an item stand in it themselves; a member declares it for what is inside, unless it
    is in scope already.
    """
    if seen.xml is None:
        return None
    if is_contract and seen.xml.namespace not in _BUILT_IN:
        return seen.xml.namespace
    declared = [uri for prefix, uri in seen.xml.declared if prefix and uri not in _BUILT_IN]
    if declared:
        return declared[0]
    spaces = [child.namespace for child in seen.xml.children]
    return max(dict.fromkeys(spaces), key=spaces.count) if spaces else None


def _is_same(group: Group, space: str | None, seen: Seen | None) -> bool:
    """Tell whether a type of this name is the one that is seen here."""
    if group.namespace is not None and space is not None and group.namespace != space:
        return not group.seen
    if seen is None or not isinstance(seen.json, Object) or not group.fields:
        return True
    mine = {fold(name) for field in group.fields for name in field.names}
    others = {fold(name) for name, _ in seen.json.members if not name.startswith("$")}
    return not others or len(mine & others) * 2 >= min(len(mine), len(others))


def singular(name: str) -> str:
    """Return a name for one of many."""
    for many, one in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if name.lower().endswith(many) and len(name) > len(many) + 1:
            return name[: -len(many)] + one
    is_many = name.lower().endswith("s") and not name.lower().endswith(("ss", "us", "is"))
    if is_many and len(name) > 2:
        return name[:-1]
    return f"{name}Item" if name else ""


def shape_of(word: Word | None, seen: Seen) -> str:
    """Return what a value is: `list`, `map`, `pair`, `object`, `leaf`, or "" where nothing shows."""
    json, xml = seen.json, seen.xml
    if isinstance(json, list) or seen.items is not None:
        return "list"
    if isinstance(json, Object):
        return _object_shape(word, json, xml)
    if json is not MISSING and json is not None:
        return "leaf"
    if xml is None or xml.is_nil:
        return ""
    return _xml_shape(word, xml)


def _object_shape(word: Word | None, json: Object, xml: Xml | None) -> str:
    kind = word.kind if word is not None else ""
    children = xml.children if xml is not None else ()
    entries = bool(children) and all(_ENTRY.fullmatch(child.name) for child in children)
    if entries or (kind == "map" and (not children or entries)):
        return "map"
    names = [name for name, _ in json.members]
    if {name.lower() for name in names} == {"key", "value"} and (
        kind == "pair" or any(child.namespace == GENERIC for child in children)
    ):
        return "pair"
    if (
        kind in ("", "object")
        and names
        and all(_SAMPLE_KEY.fullmatch(x) for x in names)
        and not children
    ):
        return "map"
    # An empty object says nothing but that it is one, as does one that only has its number.
    if kind in ("", "object") and names == ["$id"]:
        return ""
    return (
        "object"
        if names or children or kind == "named"
        else ("" if kind in ("", "object") else kind)
    )


def _xml_shape(word: Word | None, xml: Xml) -> str:
    kind = word.kind if word is not None else ""
    children = xml.children
    if not children:
        return (
            "leaf"
            if xml.text.strip() or kind == "scalar"
            else kind if kind in ("list", "map") else ""
        )
    if all(_ENTRY.fullmatch(child.name) for child in children):
        return "map"
    names = {(child.namespace, child.name) for child in children}
    is_array = ARRAYS in {space for space, _ in names} or xml.name.startswith("ArrayOf")
    if kind == "list" or (len(names) == 1 and (len(children) > 1 or is_array)):
        return "list"
    if names == {(SYSTEM, "DateTime"), (SYSTEM, "OffsetMinutes")}:
        return "leaf"
    if kind == "pair" or {child.namespace for child in children} == {GENERIC}:
        return "pair"
    return "object"
