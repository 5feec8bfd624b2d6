"""Types as the spec writes them: from shapes to the tree below `types:`.

Takes the types of an API with their shapes; names them, shares base classes, writes out what the
dialect does not derive, and says at each guess why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wirewright.dialects import Dialect
from wirewright.dialects.aspnet import camel
from wirewright.dialects.contracts import SERIALIZATION_NAMES, XSD_NAMES
from wirewright.importer.facts import Value
from wirewright.importer.infer.decide import Expr
from wirewright.importer.infer.enums import enum_pairs, is_enum_group, is_flags
from wirewright.importer.infer.groups import Group, fold, plain_name
from wirewright.importer.infer.guesses import is_secret
from wirewright.importer.infer.notes import said
from wirewright.importer.infer.shape import Part, Shape, Shaper
from wirewright.importer.infer.trees import Number
from wirewright.importer.names import type_name, type_slug
from wirewright.importer.prose import prose
from wirewright.spec.dump import Noted, Tree

UNKNOWN = "The page does not say what this is; its content is kept as it comes."
BASE = (
    "These members come first in XML and last in JSON, as .NET writes a base class. "
    "The name is not the page's."
)


@dataclass(slots=True, eq=False)
class TypeTrees:
    """Writes the types of one API. `namespace` is the API's own, that types need not repeat."""

    api: str
    dialect: Dialect
    shaper: Shaper
    namespace: str | None = None
    has_xml: bool = True
    trees: dict[str, Tree] = field(default_factory=dict)
    slugs: set[str] = field(default_factory=set)
    bases: dict[object, tuple[str, tuple[Part, ...]]] = field(default_factory=dict)

    def name(self, groups: Iterable[Group]) -> None:
        """Give each type its name; those that pages name come first."""
        for group in sorted(groups, key=lambda x: not x.name):
            group.final = self._new_name(group.name or _pascal(group.hint) or "Type")

    def _new_name(self, wanted: str) -> str:
        name = type_name(wanted, self.slugs, self.api)
        self.slugs.add(type_slug(name))
        return name

    def write(self, groups: Sequence[Group]) -> dict[str, Tree]:
        """Return the tree of all types, in the order in which they were met."""
        for group in groups:
            if is_enum_group(group):
                self.trees[group.final] = self._enum(group)
            elif not (group.fields or group.seen):
                self.trees[group.final] = self._unknown(group)
            else:
                self._model(group)
        return self.trees

    def text(self, expr: Expr, nullable: bool | None = None) -> str:
        """Return a type expression in the spec's words."""
        inner = ", ".join(self.text(argument) for argument in expr.arguments)
        word = expr.group.true.final if expr.group is not None else expr.word
        is_nullable = expr.nullable if nullable is None else nullable
        return f"{word}{f'<{inner}>' if inner else ''}{'?' if is_nullable else ''}"

    # ---- models -----------------------------------------------------------------------------------

    def _model(self, group: Group) -> None:
        shape = self.shaper.shape(group)
        own = shape.layers[-1]
        tree: dict[str, Tree] = {}
        if group.doc:
            tree["doc"] = prose(group.doc)
        if reason := _reason(group):
            tree["inferred"] = reason
        above: dict[str, Part] = {}
        if len(shape.layers) > 1:
            tree["extends"] = self._base(group, shape)
            above = {part.key: part for part in self._inherited(shape)}
        tree.update(self._root(group))
        fields = {self._key(part): self._field(part, group.namespace) for part in own}
        for layer in shape.layers[:-1]:
            for part in layer:
                stated = above.get(part.key)
                if stated is not None and (stated.optional, stated.expr.nullable) != (
                    part.optional,
                    part.expr.nullable,
                ):
                    fields[self._key(part)] = self.text(part.expr)
        tree["fields"] = fields
        self.trees[group.final] = tree

    def _inherited(self, shape: Shape) -> list[Part]:
        found: list[Part] = []
        for number in range(len(shape.layers) - 1):
            found += self.bases[self._signature(shape.layers[: number + 1])][1]
        return found

    def _base(self, group: Group, shape: Shape) -> str:
        """Return the name of the base class of a type, written where it is new."""
        name = ""
        for number, layer in enumerate(shape.layers[:-1]):
            key = self._signature(shape.layers[: number + 1])
            if key not in self.bases:
                self.bases[key] = (self._new_name(f"{group.final}Base"), layer)
                spaces = {part.namespace for part in layer if part.namespace is not None}
                space = spaces.pop() if len(spaces) == 1 else group.namespace
                tree: dict[str, Tree] = {"inferred": BASE}
                if name:
                    tree["extends"] = name
                if self._says_space(space):
                    tree["xml_namespace"] = space
                tree["fields"] = {self._key(part): self._field(part, space) for part in layer}
                self.trees[self.bases[key][0]] = tree
            name = self.bases[key][0]
        return name

    def _signature(self, layers: Sequence[tuple[Part, ...]]) -> object:
        return tuple(
            tuple(
                (
                    x.key,
                    x.json,
                    x.xml,
                    x.namespace,
                    self.text(x.expr, False),
                    x.order,
                    x.decided.format,
                )
                for x in layer
            )
            for layer in layers
        )

    def _says_space(self, space: str | None) -> bool:
        if not self.has_xml or not self.dialect.needs_namespaces:
            return bool(space) and self.has_xml
        return space is not None and space != self.namespace

    def _root(self, group: Group) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        if group.xml_name and self.dialect.xml_name(group.final) != group.xml_name:
            tree["xml"] = group.xml_name
        if self._says_space(group.namespace):
            tree["xml_namespace"] = group.namespace
        return tree

    def _key(self, part: Part) -> str:
        return f"{part.key}?" if part.optional else part.key

    def _field(self, part: Part, space: str | None) -> Tree:
        tree: dict[str, Tree] = {"type": self.text(part.expr)}
        tree.update(self._names(part, space))
        if part.expr.word == "string" and is_secret(part.key):
            tree["secret"] = True
        if part.decided.format:
            tree["format"] = part.decided.format
        if part.decided.markup:
            tree["markup"] = True
        if part.place == "attribute":
            tree["attribute"] = True
        elif part.place == "text":
            tree["text"] = True
        if part.order is not None:
            tree["order"] = part.order
        tree.update(self._list_names(part))
        tree.update(_said_in(part))
        short: Tree = tree["type"] if len(tree) == 1 else tree
        return Noted(short, f"review: {'; '.join(part.review)}") if part.review else short

    def _names(self, part: Part, space: str | None) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        if (
            part.json is not None
            and self.dialect.json_name(part.key, self.shaper.casing) != part.json
        ):
            tree["json"] = part.json
        if part.xml is not None and self.dialect.xml_name(part.key) != part.xml:
            tree["xml"] = part.xml
        own = plain_name(part.xml) if part.xml else part.row.name if part.row else part.json
        if own and own != part.key and "form" in self.dialect.request_media:
            tree["form"] = own
        named = part.namespace is not None and part.place == "element" and self.has_xml
        if named and part.namespace != (space or ""):
            tree["xml_namespace"] = part.namespace or ""
        return tree

    def _list_names(self, part: Part) -> dict[str, Tree]:
        if part.expr.word != "list" or not self.has_xml:
            return {}
        if part.unwrapped and self.dialect.allows_unwrapped:
            return {"unwrapped": True}
        inner = part.expr.arguments[0]
        if (
            part.items
            and self._item_name(inner) != part.items
            and inner.word not in ("list", "map", "pair")
        ):
            return {"xml_item": part.items}
        return {}

    def _item_name(self, expr: Expr) -> str:
        if expr.group is not None:
            group = expr.group.true
            return group.xml_name or self.dialect.xml_name(group.final)
        if self.dialect.name == "plain":
            return "item"
        if expr.word == "datetimeoffset":
            return "DateTimeOffset"
        return {**XSD_NAMES, **SERIALIZATION_NAMES}.get(expr.word, expr.word)

    # ---- others -----------------------------------------------------------------------------------

    def _unknown(self, group: Group) -> Tree:
        tree: dict[str, Tree] = {"doc": prose(group.doc)} if group.doc else {}
        tree["inferred"] = UNKNOWN
        tree.update(self._root(group))
        tree["fields"] = "unknown"
        return tree

    def _enum(self, group: Group) -> Tree:
        members, by_name = _members(group, self.dialect)
        tree: dict[str, Tree] = {"doc": prose(group.doc)} if group.doc else {}
        if not group.values:
            tree["inferred"] = "The samples show these members; the page does not list them." + (
                "" if group.name else " The name of the type is not the page's."
            )
        tree.update(self._root(group))
        if by_name:
            tree["json_as"] = "name"
        if flags := is_flags(group):
            listed = {row.name for row in group.values}
            members = {name: x for name, x in members.items() if name in listed}
            tree["flags"] = flags
        plain = all(isinstance(x, int) for x in members.values())
        bare = all(x is None for x in members.values())
        tree["enum"] = list(members) if bare and not plain else members
        return tree


def _said_in(part: Part) -> dict[str, Tree]:
    """Return what the page's table says of a field beside its type."""
    if part.row is None:
        return {}
    told = said(part.row, part.expr.word)
    tree = dict(told.entries)
    notes = [prose(note) for note in told.notes]
    if told.default is not None:
        notes.append(f"The page gives the default {told.default or 'of an empty text'}.")
    if part.row.doc:
        tree["doc"] = prose(part.row.doc)
    if notes:
        tree["notes"] = notes
    return tree


def _members(group: Group, dialect: Dialect) -> tuple[dict[str, Tree], bool]:
    """Return an enum's members, and whether JSON has their names although they have numbers."""
    pairs = enum_pairs(group)
    numbers = {int(json): xml for json, xml in pairs if isinstance(json, Number)}
    names = [str(json) for json, _ in pairs if json is not None and not isinstance(json, Number)]
    rows = {row.name: row for row in group.values if row.name.strip()}
    has_numbers = bool(rows) and all(row.number is not None for row in rows.values())
    is_camel = any(
        json == camel(name) != name for json in names for name in rows if fold(name) == fold(json)
    )
    found: dict[str, Tree] = {}
    used: set[int] = set()
    for name, row in rows.items():
        if not has_numbers:
            found[name] = _details(row, "", is_camel) or None
        elif row.number is not None and row.number not in used:
            used.add(row.number)
            details = _details(row, numbers.get(row.number, ""), is_camel)
            found[name] = {"number": row.number, **details} if details else row.number
    if has_numbers or not rows:
        found.update(
            {name: x for x, name in numbers.items() if x not in used and name not in found}
        )
        has_numbers = has_numbers or bool(numbers)
    known = {fold(name) for name in found}
    for json, xml in pairs:
        if not has_numbers and fold(xml) not in known:
            found[xml] = {"json": str(json)} if json is not None and json != xml else None
    return found, bool(names) and has_numbers and dialect.name != "servicestack"


def _details(row: Value, xml: str, is_camel: bool) -> dict[str, Tree]:
    """Return what stands on a member beside its number; `xml` is the name that a sample shows."""
    details: dict[str, Tree] = {}
    if xml and xml != row.name:
        details["xml"] = xml
    if is_camel and camel(row.name) != row.name:
        details["json"] = camel(row.name)
    if row.title:
        details["title"] = prose(row.title)
    if row.doc:
        details["doc"] = prose(row.doc)
    return details


def _reason(group: Group) -> str:
    parts = []
    if not group.described:
        parts.append("The page has no table of fields; names and types are read from the samples.")
    if not group.name:
        parts.append("The page gives this object no name.")
    return " ".join(parts)


def _pascal(text: str) -> str:
    return text[:1].upper() + text[1:]


def names_of(mapping: Mapping[str, Tree]) -> list[str]:
    """Return the names of types in the order in which they stand."""
    return list(mapping)
