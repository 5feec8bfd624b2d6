"""The fields of a type: their keys, wire names, presence and order, as its samples and table say.

Takes a type's slots with their decided types, gives `Shape`s: layers of fields, base class first.
Names of types are not known here yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count

from wirewright.dialects import Dialect
from wirewright.importer.facts import Member
from wirewright.importer.infer.decide import REFERENCES, Decided, Decider, Expr
from wirewright.importer.infer.enums import is_enum_group
from wirewright.importer.infer.groups import Field, Group, Seen, plain_name
from wirewright.importer.infer.guesses import better_word
from wirewright.importer.infer.notes import is_required
from wirewright.importer.infer.numbering import maybe_null
from wirewright.importer.infer.order import Layer, beside, contract_layers, declared_layers, merged
from wirewright.importer.infer.trees import MISSING, Object
from wirewright.importer.names import field_key
from wirewright.python.naming import snake

_ABSENT = re.compile(
    r"\b(?:is|are|be) (?:absent|omitted|left out|not (?:returned|present|included))\b", re.I
)
_SURE = (
    "id",
    "href",
    "url",
    "uri",
    "link",
    "links",
    "total",
    "count",
    "max",
    "offset",
    "limit",
    "page",
    "next",
    "previous",
    "paging",
    "pagination",
    "meta",
    "metadata",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A field to be written: everything but the names of the types in it."""

    key: str
    expr: Expr
    decided: Decided
    optional: bool
    json: str | None
    xml: str | None
    namespace: str | None
    place: str
    unwrapped: bool
    items: str
    row: Member | None
    order: int | None = None
    review: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A type with fields, class by class, base class first. `fault` says what order it cannot have."""

    layers: tuple[tuple[Part, ...], ...]
    fault: str = ""


@dataclass(slots=True, eq=False)
class Shaper:
    """Makes shapes; each type once. `casing` is how JSON names come from keys."""

    decider: Decider
    dialect: Dialect
    casing: str
    done: dict[int, Shape] = field(default_factory=dict)

    def shape(self, group: Group) -> Shape:
        """Return a type's fields."""
        if id(group) not in self.done:
            self.done[id(group)] = self._shaped(group)
        return self.done[id(group)]

    def _shaped(self, group: Group) -> Shape:
        fields = group.fields
        keys = keys_of(fields)
        repeated: set[int] = set()
        taken = {found.json for found in fields}
        for found, key in zip(fields, keys, strict=True):
            name = self.dialect.json_name(key, self.casing)
            if found.json is None and found.xml is None and name in taken:
                # The table has what a sample shows under another name: it is one member.
                repeated.add(id(found))
        json = [x for x in _json_order(group) if id(fields[x]) not in repeated]
        hints = self._hints(group, json)
        parts = [
            self._part(group, found, key, number in hints)
            for number, (found, key) in enumerate(zip(fields, keys, strict=True))
        ]
        parts = self._apart_in_json(parts)
        xml = _xml_order(group)
        attributes = [x for x in xml if fields[x].place != "element"]
        names = {x: fields[x].xml or self.dialect.xml_name(keys[x]) for x in range(len(fields))}
        # What only XML shows has no place in JSON, and the rows of a table are none either.
        hidden = frozenset(x for x in xml if fields[x].json is None and any(y.json for y in fields))
        ordered = [x for x in xml if x not in attributes]
        layers, fault = self._layers(json, ordered, names, hidden)
        return Shape(
            tuple(
                tuple(_with_order(parts[x], dict(layer.orders).get(x)) for x in layer.members)
                for layer in layers
            ),
            fault,
        )

    def _apart_in_json(self, parts: list[Part]) -> list[Part]:
        """Give members that only XML has a name in JSON that no other member has there."""
        taken = {part.json for part in parts if part.json is not None}
        found = []
        for part in parts:
            if part.json is None and self.dialect.json_name(part.key, self.casing) in taken:
                numbered = (f"{part.key}_{number}" for number in count(2))
                own = next(x for x in chain((part.key,), numbered) if x not in taken)
                taken.add(own)
                part = replace(part, json=own)
            found.append(part)
        return found

    def _layers(
        self, json: list[int], xml: list[int], names: dict[int, str], hidden: frozenset[int]
    ) -> tuple[tuple[Layer, ...], str]:
        if self.dialect.name == "plain":
            order, wrong = merged([json, xml]) if xml else (json, [])
            return (Layer(tuple(order)),), (
                "JSON and XML order the members differently" if wrong else ""
            )
        is_declared = self.dialect.name == "xmlserializer"
        found = (
            declared_layers(beside(json, xml, hidden), xml)
            if is_declared
            else contract_layers(json, xml, names, hidden)
        )
        if found is None:
            return (
                Layer(tuple(json)),
            ), "no base classes could order the members of JSON and XML so"
        return found, ""

    def _hints(self, group: Group, json: list[int]) -> set[int]:
        """Return the places of fields that the numbering of a sample leaves out."""
        if self.dialect.name not in ("aspnet", "xmlserializer"):
            return set()
        for seen in group.seen:
            if isinstance(seen.seen.json, Object):
                order = [x for x in json if group.fields[x].json]
                members = [
                    (
                        self.decider.decide(group.fields[x].slot).expr.word,
                        seen.members[id(group.fields[x])].json,
                    )
                    for x in order
                    if id(group.fields[x]) in seen.members
                    and seen.members[id(group.fields[x])].json is not MISSING
                ]
                shown = [x for x in order if id(group.fields[x]) in seen.members]
                if len(members) == len(shown):
                    return {shown[place] for place in maybe_null(members)}  # type: ignore[arg-type]
        return set()

    def _part(self, group: Group, found: Field, key: str, is_hinted: bool) -> Part:
        decided = self.decider.decide(found.slot)
        required = is_required(found.row)
        absent = {medium for medium in ("json", "xml") if _is_absent(group, found, medium)}
        null = any(seen.is_null for seen in found.slot.seen)
        says_null = self.dialect.name in ("xmlserializer", "servicestack")
        goes_by_absence = False
        if absent and says_null and _goes_by_absence(decided.expr, absent, self.dialect.name):
            absent, null, goes_by_absence = set(), True, True
        optional = bool(absent) or (group.is_request and required is not True)
        if not group.is_request and required is False and not found.slot.seen:
            optional = True
        if found.row is not None and _ABSENT.search(found.row.doc):
            optional = True
        # What says null by absence cannot be absent in another way, too.
        optional = optional and not goes_by_absence
        nullable = null or self._may_be_null(found, decided.expr, required)
        review = tuple(decided.review)
        if is_hinted and not nullable:
            nullable = True
            review = (*review, "the numbers in the sample leave it out, so it may be null")
        if found.row is None and group.described:
            review = (*review, "only the sample has it, not the page's table")
        word, why = (
            better_word(group, found, self.decider) if self.dialect.name == "plain" else ("", "")
        )
        if word:
            review = (*review, why)
        expr = Expr(word or decided.expr.word, decided.expr.group, decided.expr.arguments, nullable)
        if decided.expr.word == "any":
            expr = Expr("any", nullable=True)
        return Part(
            key=key,
            expr=expr,
            decided=decided,
            optional=optional,
            json=found.json,
            xml=found.xml if found.place != "text" else None,
            namespace=found.namespace if found.xml else None,
            place=found.place if self.dialect.allows_attributes else "element",
            unwrapped=any(seen.items is not None for seen in found.slot.seen),
            items=_item_name(found),
            row=found.row,
            review=review,
        )

    def _may_be_null(self, found: Field, expr: Expr, required: bool | None) -> bool:
        """Tell whether null has to be reckoned with where no sample shows it."""
        word = found.slot.word
        if word is not None and word.nullable:
            return True
        if found.place != "element":
            return False
        if self.dialect.name == "plain":
            name = "".join(found.names[:1]).lower().replace("_", "")
            is_sure = name.endswith(("id", "href")) or name in _SURE or expr.word in ("list", "map")
            return not is_sure and found.row is None
        is_enum = expr.group is not None and is_enum_group(expr.group)
        return expr.word in REFERENCES and not is_enum and required is not True


def keys_of(fields: Sequence[Field]) -> list[str]:
    """Return the keys of fields: .NET's own names where XML or the table has them, else JSON's."""
    keys: list[str] = []
    taken: set[str] = set()
    for number, found in enumerate(fields, 1):
        if found.place == "text":
            name = "Value"
        else:
            xml = plain_name(found.xml) if found.xml else ""
            name = (
                xml or (found.row.name if found.row and found.row.name else "") or found.json or ""
            )
        key = field_key(name, taken, number)
        taken.add(snake(key))
        keys.append(key)
    return keys


def _json_order(group: Group) -> list[int]:
    """Return the fields in JSON's order; those that only XML or the table has stand where these do."""
    number = {id(found): place for place, found in enumerate(group.fields)}
    rows = [place for place, found in enumerate(group.fields) if found.row is not None]
    sequences = []
    for seen in group.seen:
        object = seen.seen.json
        if isinstance(object, Object):
            names = [name for name, _ in object.members]
            by_json = {found.json: id(found) for found in group.fields if found.json is not None}
            sequences.append([number[by_json[name]] for name in names if name in by_json])
    order, wrong = merged(sequences)
    for place in wrong:
        seen = [x for x in group.seen if isinstance(x.seen.json, Object)][place]
        seen.seen.body.unfit.setdefault("json", "its members stand in another order than elsewhere")
    if not order:
        order = _xml_order(group)
    return _with_rest(order, rows, len(group.fields))


def _with_rest(order: list[int], rows: list[int], count: int) -> list[int]:
    """Return an order with what is not in it: behind what stands before it in the table, or last."""
    known = set(order)
    behind: dict[int, list[int]] = {}
    here = -1
    for place in rows:
        if place in known:
            here = place
        else:
            behind.setdefault(here, []).append(place)
    found = behind.get(-1, [])
    for place in order:
        found += [place, *behind.get(place, ())]
    listed = set(found)
    return [*found, *(x for x in range(count) if x not in listed)]


def _xml_order(group: Group) -> list[int]:
    number = {id(found): place for place, found in enumerate(group.fields)}
    sequences: list[list[int]] = []
    bodies = []
    for seen in group.seen:
        xml = seen.seen.xml
        if xml is None or not (xml.children or xml.attributes):
            continue
        by_name = {
            (found.namespace or "", found.xml): id(found)
            for found in group.fields
            if found.xml is not None
        }
        names = dict.fromkeys(
            [
                *((space, name) for space, name, _ in xml.attributes),
                *((x.namespace, x.name) for x in xml.children),
            ]
        )
        sequences.append([number[by_name[x]] for x in names if x in by_name])
        bodies.append(seen.seen.body)
    order, wrong = merged(sequences)
    for place in wrong:
        bodies[place].unfit.setdefault("xml", "its members stand in another order than elsewhere")
    return order


def _is_absent(group: Group, found: Field, medium: str) -> bool:
    """Tell whether any object that is sampled in a medium lacks the member there."""
    for seen in group.seen:
        member = seen.members.get(id(found))
        if medium == "json":
            shown = isinstance(seen.seen.json, Object)
            there = member is not None and member.json is not MISSING
        else:
            shown = seen.seen.xml is not None and not seen.seen.xml.is_nil
            there = member is not None and (member.xml is not None or member.items is not None)
        if shown and not there:
            return True
    return False


def _goes_by_absence(expr: Expr, absent: set[str], dialect: str) -> bool:
    """Tell whether the dialect itself says null by leaving the member out."""
    if dialect == "servicestack":
        return absent == {"json"}
    return absent == {"xml"} and expr.word in REFERENCES


def _item_name(found: Field) -> str:
    """Return what XML calls the items of a wrapped list."""
    item = found.slot.item
    if item is None or any(seen.items is not None for seen in found.slot.seen):
        return ""
    return next((seen.xml.name for seen in item.seen if seen.xml is not None), "")


def _with_order(part: Part, order: int | None) -> Part:
    return replace(part, order=order)


def seen_apart(group: Group, dialect: str) -> list[tuple[Seen, str]]:
    """Return the objects whose two samples do not have the same members, and which those are."""
    found: list[tuple[Seen, str]] = []
    for seen in group.seen:
        if not isinstance(seen.seen.json, Object) or seen.seen.xml is None or seen.seen.xml.is_nil:
            continue
        for number, each in enumerate(group.fields):
            member = seen.members.get(id(each))
            if member is None:
                continue
            in_json, in_xml = (
                member.json is not MISSING,
                member.xml is not None or member.items is not None,
            )
            says_null = dialect in ("xmlserializer", "servicestack") and member.is_null
            if in_json != in_xml and not says_null:
                name = group.fields[number].names[0]
                found.append((seen.seen, f"{name} stands in {'JSON' if in_json else 'XML'} only"))
    return found
