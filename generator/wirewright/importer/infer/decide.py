"""The type of each place: what pages say of it, and what its samples show, made into one word.

Takes the slots and types that the walk has filled; gives expressions that refer to types by
identity, for names are given last. Every guess comes with its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from wirewright.dialects.contracts import ARRAYS, GENERIC, SYSTEM
from wirewright.importer.infer import lexical
from wirewright.importer.infer.enums import MEMBER, is_enum_group
from wirewright.importer.infer.evidence import (
    BUILT_IN,
    KINDS,
    content_space,
    family_of,
    goes_with,
    is_mixed,
    is_offset,
    is_plural,
    is_typed,
    learn_from_hash,
    note_disagreement,
    shape_again,
    sight,
    told_by_xml,
)
from wirewright.importer.infer.groups import Group, Seen, Slot
from wirewright.importer.infer.lexical import Sight, Style
from wirewright.importer.infer.trees import MISSING, Number, Object
from wirewright.importer.infer.walk import Types, learn_contract, singular
from wirewright.resolve.names import MAP_KEYS

_ENTRY: Final = re.compile(
    rf"KeyValueOf(?P<key>{'|'.join(sorted(KINDS, key=len, reverse=True))})(?P<value>.+)"
)
_HASH: Final = "(?:[A-Za-z0-9]|_S|_P){8}"
_FOREIGN_KEY: Final = re.compile(
    rf"KeyValueOf(?P<key>.+?)(?:{'|'.join(sorted(KINDS, key=len, reverse=True))}){_HASH}"
)
_CONTRACTS: Final = ("aspnet", "servicestack")
_MAYBE_ENUM: Final = ("", "integer", "unsigned", "real", "decimal", *lexical.INTS)
REFERENCES: Final = frozenset(("string", "bytes", "uri", "any", "list", "map", ""))


@dataclass(frozen=True, slots=True)
class Expr:
    """A type expression whose names of types are not decided: `group` is the type it refers to."""

    word: str = ""
    group: Group | None = None
    arguments: tuple[Expr, ...] = ()
    nullable: bool = False


@dataclass(slots=True, eq=False)
class Decided:
    """A slot's type, its format, the name of its list items where it is written, and reasons."""

    expr: Expr
    format: str = ""
    markup: bool = False
    review: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Decider:
    """Decides on slots; each once, for what is found out about bodies must be said once."""

    types: Types
    style: Style
    done: dict[int, Decided] = field(default_factory=dict)

    def decide(self, slot: Slot) -> Decided:
        """Return the type of a slot."""
        if id(slot) not in self.done:
            self.done[id(slot)] = self._decided(slot)
        return self.done[id(slot)]

    def _decided(self, slot: Slot) -> Decided:
        word = slot.word
        if word is None and is_mixed(slot) and all(x.xml is None for x in slot.seen):
            reason = "values of several kinds stand here"
            return Decided(Expr("any", nullable=True), review=[reason])
        shape = max(slot.shapes, key=lambda x: slot.shapes[x], default="")
        if word is not None and word.kind == "named" and shape in ("", "leaf"):
            shape = "named"
        elif not shape and word is not None and word.kind != "object":
            is_bytes = family_of(word) == "bytes" and not any(map(content_space, slot.seen))
            shape = "leaf" if is_bytes else word.kind
        for seen in slot.seen:
            other = shape_again(seen)
            if other and shape not in ("", "named") and not goes_with(shape, other):
                why = f"it shows a value of another shape than {shape}"
                seen.body.unfit.setdefault("json", why)
        if shape == "object" and slot.group is not None:
            return Decided(Expr(group=slot.group))
        made = {"list": self._list, "map": self._map, "pair": self._pair, "named": self._named}
        return made.get(shape, self._leaf)(slot)

    # ---- shapes -----------------------------------------------------------------------------------

    def _list(self, slot: Slot) -> Decided:
        word = slot.word
        inner = word.arguments[0] if word is not None and word.kind == "list" else None
        is_told = inner is not None and inner.kind != "object"
        item = slot.inner("item", inner if is_told else None, singular(slot.name))
        if not item.seen and inner is not None and inner.kind == "named":
            self._learn_space(self.types.named(item), slot)
        if not item.seen and not is_told:
            return Decided(Expr("list", None, (self._unseen(slot, item),)))
        decided = self.decide(item)
        nullable = any(seen.is_null or _is_nullable(seen) for seen in item.seen)
        expr = Expr("list", None, (_nullable(decided.expr, nullable),))
        return Decided(expr, decided.format, review=decided.review)

    def _unseen(self, slot: Slot, item: Slot) -> Expr:
        """Return what an empty list holds: what its XML says of the namespace, else anything."""
        for seen in slot.seen:
            space = content_space(seen)
            if space is not None and space not in BUILT_IN:
                group = Group(hint=item.name, namespace=space)
                self.types.groups.append(group)
                item.group = group
                return Expr(group=group)
        for seen in slot.seen:
            if seen.xml is not None and self.style.name in ("aspnet", "servicestack"):
                if slot.is_contract and seen.xml.namespace == ARRAYS:
                    return Expr(KINDS.get(seen.xml.name.removeprefix("ArrayOf"), "any"))
                if content_space(seen) is None and seen.xml.namespace not in BUILT_IN:
                    # Nothing is declared, so the items stand in the namespace of the list itself.
                    name = seen.xml.name.removeprefix("ArrayOf") if slot.is_contract else ""
                    item.group = self.types.contract(name, seen.xml.namespace, item.name)
                    return Expr(group=item.group)
        return Expr("any", nullable=True)

    def _map(self, slot: Slot) -> Decided:
        word = slot.word
        words = word.arguments if word is not None and word.kind == "map" else (None, None)
        key = slot.inner("key", words[0], "key")
        told = words[1] if words[1] is not None and words[1].kind != "object" else None
        value = slot.inner("value", told, singular(slot.name))
        entry = next(
            (
                x
                for seen in slot.seen
                if seen.xml
                for child in seen.xml.children[:1]
                for x in (child.name,)
            ),
            "",
        )
        names = _ENTRY.fullmatch(entry)
        foreign = _FOREIGN_KEY.fullmatch(entry) if names is None else None
        if names and KINDS[names["key"]] not in MAP_KEYS:
            for seen in slot.seen:
                why = f"no spec can say a map whose keys are {names['key']}"
                seen.body.unfit.setdefault("xml", why)
        key_expr = self._key(key, names["key"] if names else "", foreign["key"] if foreign else "")
        if key_expr.group is not None and key_expr.group.namespace is None:
            learn_from_hash(slot, key_expr.group, entry)
        if names and names["value"] in KINDS:
            value_expr = Expr(KINDS[names["value"]])
            if value_expr.word == "any":
                value_expr = Expr("any", nullable=True)
        elif value.word is None and (not value.seen or is_mixed(value)):
            value_expr = Expr("any", nullable=True)
        else:
            decided = self.decide(value)
            is_reference = decided.expr.group is not None or decided.expr.word in REFERENCES
            is_enum = decided.expr.group is not None and is_enum_group(decided.expr.group)
            value_expr = _nullable(decided.expr, is_reference and not is_enum)
        if value_expr.group is not None and value_expr.group.namespace is None:
            learn_from_hash(slot, value_expr.group, entry)
        if value_expr.word in ("string", "any") or value_expr.word in ("list", "map"):
            value_expr = _nullable(value_expr, True)
        return Decided(Expr("map", None, (key_expr, value_expr)))

    def _key(self, slot: Slot, name: str, entry_key: str = "") -> Expr:
        if name and KINDS[name] in ("string", "uuid", *lexical.INTS):
            return Expr(KINDS[name])
        if slot.word is not None and slot.word.kind == "named":
            group = self.types.named(slot)
            if is_enum_group(group) or group.values:
                return Expr(group=group)
        if entry_key and slot.word is None:
            # A key that is no built-in type can only be an enum.
            group = Group(hint=entry_key, xml_name=entry_key)
            group.leaves += slot.seen
            self.types.groups.append(group)
            return Expr(group=group)
        if slot.word is not None and slot.word.kind == "scalar":
            family = slot.word.name
            kinds = {"integer": "int32", "unsigned": "uint32", "uuid": "uuid"}
            kind = kinds.get(family, family if family in lexical.INTS else "string")
            texts = [seen.json for seen in slot.seen if isinstance(seen.json, str)]
            if kind not in lexical.INTS or all(re.fullmatch(r"-?\d{1,9}", x) for x in texts):
                return Expr(kind)
        return Expr("string")

    def _pair(self, slot: Slot) -> Decided:
        word = slot.word
        words = word.arguments if word is not None and word.kind == "pair" else (None, None)
        parts = []
        for part, inner in zip(("key", "value"), words, strict=True):
            told = inner if inner is not None and inner.kind != "object" else None
            found = slot.inner(part, told, slot.name)
            expr = self.decide(found).expr
            is_null = any(seen.is_null for seen in found.seen)
            is_reference = expr.word in REFERENCES and not (
                expr.group and is_enum_group(expr.group)
            )
            parts.append(_nullable(expr, is_null or (is_reference and part == "value")))
        return Decided(Expr("pair", None, tuple(parts)))

    def _named(self, slot: Slot) -> Decided:
        """Return the type that the page names, or what the samples show where it is no type."""
        group = self.types.named(slot)
        self._learn_space(group, slot)
        if group.seen or group.fields or is_enum_group(group):
            return Decided(Expr(group=group))
        sights = [x for seen in group.leaves if (x := sight(seen))]
        if not sights:
            return Decided(Expr(group=group))
        decided = self._leaf(slot)
        assert slot.word is not None
        decided.review.append(f"the page calls it {slot.word.name} and does not say what that is")
        return decided

    def _learn_space(self, group: Group, slot: Slot) -> None:
        """Take a type's namespace from an element that declares it for nothing."""
        for seen in slot.seen:
            space = content_space(seen)
            if group.namespace is None and space is not None and space not in BUILT_IN:
                group.namespace = space

    # ---- leaves -----------------------------------------------------------------------------------

    def _leaf(self, slot: Slot) -> Decided:
        if any(x.xml is not None and x.xml.name in x.body.markup for x in slot.seen):
            return Decided(Expr("string"), markup=True)
        if told := self._told(slot):
            if told.word in ("string", "uri", "uuid"):  # what both media write alike
                self._compare(told.word, [(seen, x) for seen in slot.seen if (x := sight(seen))])
            return Decided(told)
        family = family_of(slot.word)
        found = [(seen, x) for seen in slot.seen if (x := sight(seen))]
        sights = [x for _, x in found]
        if family in _MAYBE_ENUM and sights and (group := self._enum(slot, sights)):
            return Decided(Expr(group=group))
        if not family and self.style.name in _CONTRACTS and _is_called(found, slot):
            return Decided(Expr(group=self._new_enum(slot)))
        if not sights and not family:
            return Decided(self._nothing(slot))
        leaf = lexical.leaf(family, sights, self.style) or self._apart(family, found)
        for seen in slot.seen if slot.is_contract and self.style.name in _CONTRACTS else ():
            if seen.xml is not None and seen.xml.namespace not in BUILT_IN:
                why = f"no data contract of a {leaf.kind} is called {seen.xml.name}"
                seen.body.unfit.setdefault("xml", why)
        if not leaf.format:
            self._compare(leaf.kind, found)
        return Decided(Expr(leaf.kind), leaf.format, review=[leaf.why] if leaf.why else [])

    def _compare(self, kind: str, found: list[tuple[Seen, Sight]]) -> None:
        """Note which samples a type cannot say."""
        for seen, shown in found:
            if not lexical.fits(kind, [shown], self.style):
                note_disagreement(seen, shown, kind, self.style)

    def _told(self, slot: Slot) -> Expr | None:
        """Return the type that XML itself tells, by a name, a namespace or an attribute."""
        if self.style.name != "plain" and any(is_offset(seen.xml) for seen in slot.seen):
            return self._offset(slot)
        if kind := told_by_xml(slot):
            return Expr(kind)
        is_date = family_of(slot.word) in ("", "date")
        if is_date and any(content_space(seen) == SYSTEM for seen in slot.seen):
            return Expr("datetimeoffset", nullable=True)
        return Expr("any", nullable=True) if any(is_typed(seen) for seen in slot.seen) else None

    def _apart(self, family: str, found: list[tuple[Seen, Sight]]) -> lexical.Leaf:
        """Return the type of values that differ between the media, as JSON shows them."""
        jsons = [Sight(sight.json, None) for _, sight in found if sight.json is not None]
        xmls = [Sight(None, sight.xml) for _, sight in found if sight.xml is not None]
        alone = (lexical.leaf(family, jsons, self.style) if jsons else None) or (
            lexical.leaf(family, xmls, self.style) if xmls else None
        )
        return alone or lexical.Leaf("string")

    def _offset(self, slot: Slot) -> Expr:
        for seen in slot.seen:
            shown = [Sight(seen.json, None)] if isinstance(seen.json, str) else []
            if seen.json not in (MISSING, None) and not (
                shown and lexical.fits("datetimeoffset", shown, self.style)
            ):
                seen.body.apart.append("a date with an offset is written differently in JSON")
        return Expr("datetimeoffset")

    def _enum(self, slot: Slot, sights: list[Sight]) -> Group | None:
        """Return a new enum where JSON has numbers and XML has names."""
        pairs = [(x.json, x.xml) for x in sights if isinstance(x.json, Number) and x.xml]
        if not pairs or not all(
            re.fullmatch(r"-?\d{1,10}", json) and MEMBER.fullmatch(xml) for json, xml in pairs
        ):
            return None
        if any(xml in ("INF", "NaN") for _, xml in pairs):
            return None
        return self._new_enum(slot)

    def _new_enum(self, slot: Slot) -> Group:
        if slot.group is None:
            slot.group = Group(hint=slot.contract or slot.name, xml_name=slot.contract)
            self.types.groups.append(slot.group)
        for seen in slot.seen:
            learn_contract(slot, seen, slot.group)
        slot.group.leaves += [seen for seen in slot.seen if seen not in slot.group.leaves]
        return slot.group

    def _nothing(self, slot: Slot) -> Expr:
        """Return the type of what is never shown: of a namespace that XML declares, or anything."""
        for seen in slot.seen:
            space = content_space(seen)
            if (
                slot.is_contract
                and seen.xml is not None
                and seen.xml.namespace not in (*BUILT_IN, "")
            ):
                slot.group = self.types.contract(seen.xml.name, seen.xml.namespace)
                for each in slot.seen:
                    if isinstance(each.json, Object) and each.xml is not None:
                        each.body.apart.append(
                            "both are empty, and nothing says what they can hold"
                        )
                return Expr(group=slot.group)
            if space is not None and space not in BUILT_IN:
                slot.group = slot.group or Group(hint=slot.name, namespace=space)
                if slot.group not in self.types.groups:
                    self.types.groups.append(slot.group)
                if is_plural(slot.name) or seen.json == []:
                    slot.group.hint = singular(slot.name)
                    return Expr("list", None, (Expr(group=slot.group),))
                return Expr(group=slot.group)
            if space == GENERIC:
                return Expr("pair", None, (Expr("string"), Expr("any", nullable=True)))
            if space == ARRAYS:
                shown_empty = isinstance(seen.json, Object)
                inner = Expr("any", nullable=True)
                arguments = (Expr("string"), inner) if shown_empty else (inner,)
                return Expr("map" if shown_empty else "list", None, arguments)
        return Expr("any", nullable=True)


def _is_called(found: list[tuple[Seen, Sight]], slot: Slot) -> bool:
    """Tell whether leaves stand in elements that only an enum's contract can give their name."""
    return (
        slot.is_contract
        and bool(found)
        and all(
            seen.xml is not None
            and seen.xml.namespace not in (*BUILT_IN, "")
            and MEMBER.fullmatch(shown.xml or "")
            and shown.json in (None, shown.xml)
            for seen, shown in found
        )
    )


def _is_nullable(seen: Seen) -> bool:
    """Tell whether an item of a list stands where .NET puts those that may be null."""
    xml = seen.xml
    return xml is not None and xml.is_leaf and xml.namespace == SYSTEM


def _nullable(expr: Expr, nullable: bool) -> Expr:
    return Expr(expr.word, expr.group, expr.arguments, expr.nullable or nullable)
