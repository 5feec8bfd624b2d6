"""Expressions that write and read XML.

A writer knows four names: `p` is the prefix of its type's own namespace, `depth` that of the
element around it, `prefixes` what is in scope, `value` the value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wirewright.ir import Field, ListOf, MapOf, Ref, Scalar, Type, XmlElement
from wirewright.python.code import Code, literal
from wirewright.python.types import Types


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: the namespace that prefix `p` means, and the element's depth."""

    namespace: str
    p: str = "p"
    prefixes: str = "prefixes"
    above: str = "depth"
    below: int = 1

    @property
    def depth(self) -> str:
        """The depth of the element that is written here."""
        return f"{self.above} + {self.below}" if self.below else self.above


@dataclass(frozen=True, slots=True)
class XmlCode:
    """The expressions of one API. `null` tells whether its XML can say null."""

    types: Types
    null: bool

    def statement(self, field: Field, name: str, namespace: str) -> Code:
        """Return the statement that adds a field to `text`."""
        value = f"value.{name}"
        if field.supplied and not field.optional:
            value = f"_checks.supplied({value})"
        place = Place(namespace)
        if field.unwrapped and isinstance(field.type, ListOf):
            item = self.element(field.xml, field.type.item, "item", place)
            written = f"_xml.write_items({value}, lambda item: {item})"
        else:
            written = self.element(field.xml, field.type, value, place)
        condition = f"if value.{name} is not UNSET: " if field.optional else ""
        return Code(f"{condition}text += {written}")

    def element(self, shape: XmlElement, type: Type, value: str, place: Place) -> Code:
        """Return an expression for the text of an element with `value` inside."""
        tag = self._tag(shape, place.p)
        if shape.contents is None or shape.contents == place.namespace:
            return self._element(tag, '""', shape, type, value, place)
        inner = Place(shape.contents, "q", "inner", place.above, place.below)
        body = self._element(tag, "declared", shape, type, "content", inner)
        return Code(
            f"_xml.within({value}, {literal(shape.contents)}, {place.prefixes}, {place.depth}, "
            f"lambda content, q, declared, inner: {body})"
        )

    def document(self, shape: XmlElement, type: Type, declared: Code, place: Place) -> Code:
        """Return an expression for a document with `value` at its root."""
        return self._element(literal(shape.name), declared, shape, type, "value", place)

    def _element(
        self, tag: str, declared: str, shape: XmlElement, type: Type, value: str, place: Place
    ) -> Code:
        """Return the element `tag` with its declarations; `place` is that of what is inside."""
        if type.nullable:
            plain = replace(type, nullable=False)
            nothing = f"_xml.nil({tag}, {declared})" if self.null else "_xml.no_null()"
            filled = self._element(tag, declared, shape, plain, value, place)
            return Code(f"({nothing} if {value} is None else {filled})")
        if isinstance(type, Ref) and self.types.unknown(type):
            cls = self.types.cls(type.name)
            where = f"{literal(_clark(shape))}, {place.prefixes}, {place.depth}"
            return Code(f"_xml.write_unknown({value}, {cls}, {where}, _wire.xml_string)")
        if isinstance(type, Scalar) or self.types.enum(type):
            return Code(f"_xml.leaf({tag}, {declared}, {self._text(type, value)})")
        content = self._content(shape, type, value, place)
        return Code(f"_xml.element({tag}, {declared}, {content})")

    def _tag(self, shape: XmlElement, p: str) -> str:
        name = literal(shape.name)
        return name if p == '""' else f"{p} + {name}"

    def _text(self, type: Type, value: str) -> Code:
        """Return an expression for the escaped text of a scalar or an enum's value."""
        if isinstance(type, Ref):
            cls = self.types.cls(type.name)
            return Code(f"_xml.write_enum({value}, {cls}, _wire.xml_string)")
        if not isinstance(type, Scalar):
            raise ValueError(f"{type} has no text")
        kind = self.types.formatted(type)
        if kind is not None:
            return Code(f"_wire.xml_string(_checks.formatted({value}, {kind}))")
        return Code(f"_wire.xml_{type.kind}({value})")

    def _content(self, shape: XmlElement, type: Type, value: str, place: Place) -> Code:
        """Return an expression for what stands inside of a structured element."""
        inside = replace(place, below=place.below + 1)
        match type:
            case Ref(name=name):
                slug = self.types.slug(name)
                return Code(f"write_{slug}({value}, {place.p}, {place.depth}, {place.prefixes})")
            case ListOf(item=item) if self.types.unknown(item):
                cls = self.types.cls(item.name) if isinstance(item, Ref) else ""
                kept = (
                    f"_xml.write_unknown(item, {cls}, None, {place.prefixes}, {inside.depth}, "
                    "_wire.xml_string)"
                )
                return Code(f"_xml.write_items({value}, lambda item: {kept})")
            case ListOf(item=item) if shape.item is not None:
                each = self.element(shape.item, item, "item", inside)
                return Code(f"_xml.write_items({value}, lambda item: {each})")
            case MapOf() if shape.item is not None:
                entry = self._entry(shape.item, type, inside)
                return Code(f"_xml.write_entries({value}, lambda key, item: {entry})")
            case _:
                raise ValueError(f"{type} has no element inside")

    def _entry(self, entry: XmlElement, type: MapOf, place: Place) -> Code:
        if entry.key is None or entry.value is None:
            raise ValueError("a map's entry has a key and a value")
        inside = replace(place, below=place.below + 1)
        key = self.element(entry.key, type.key, "key", inside)
        value = self.element(entry.value, type.value, "item", inside)
        return Code(f'_xml.element({self._tag(entry, place.p)}, "", {key} + {value})')

    # ---- reading ----

    def assignment(self, field: Field, local: str) -> Code:
        """Return the statement that reads a field into the variable `local`."""
        tag = literal(_clark(field.xml))
        if field.unwrapped and isinstance(field.type, ListOf):
            items = (
                f"_checks.each(element.findall({tag}), {self._reader(field.xml, field.type.item)})"
            )
            return Code(f"{local} = {items}{' or UNSET' if field.optional else ''}")
        if field.optional or field.supplied:
            read = self.read(field.xml, field.type, "item")
            return Code(f"{local} = UNSET if (item := found.get({tag})) is None else {read}")
        member = f"_xml.required(found, {tag})"
        if not field.type.nullable:
            return Code(f"{local} = {self.read(field.xml, field.type, member)}")
        read = self.read(field.xml, field.type, "given")
        return Code(f"given = {member}; {local} = {read}")

    def read(self, shape: XmlElement, type: Type, element: str) -> Code:
        """Return an expression that reads `element`."""
        if type.nullable:
            read = self.read(shape, replace(type, nullable=False), element)
            return Code(f"None if _xml.is_nil({element}) else {read}")
        match type:
            case Scalar():
                return self._read_scalar(type, element)
            case Ref(name=name) if self.types.unknown(type):
                return Code(f"{self.types.cls(name)}(xml=_xml.read_node({element}))")
            case Ref(name=name) if self.types.enum(type):
                return Code(f"{self.types.cls(name)}.from_xml(_xml.text({element}))")
            case Ref(name=name):
                return Code(f"read_{self.types.slug(name)}({element})")
            case ListOf(item=item) if self.types.unknown(item):
                return Code(f"_xml.read_any_list({element}, {self._reader(shape, item)})")
            case ListOf(item=item) if shape.item is not None:
                tag = literal(_clark(shape.item))
                return Code(f"_xml.read_list({element}, {tag}, {self._reader(shape.item, item)})")
            case MapOf() if shape.item is not None:
                return self._read_map(shape.item, type, element)
            case _:
                raise ValueError(f"{type} has no element inside")

    def _read_scalar(self, scalar: Scalar, element: str) -> Code:
        kind = self.types.formatted(scalar)
        if kind is not None:
            return Code(f"_checks.read_formatted(_xml.trimmed({element}), {kind}.parse)")
        return Code(f"_wire.read_xml_{scalar.kind}(_xml.text({element}))")

    def _read_map(self, entry: XmlElement, type: MapOf, element: str) -> Code:
        if entry.key is None or entry.value is None:
            raise ValueError("a map's entry has a key and a value")
        tags = literal((_clark(entry), _clark(entry.key), _clark(entry.value)))
        key = self._reader(entry.key, type.key)
        value = self._reader(entry.value, type.value)
        return Code(f"_xml.read_map({element}, {tags}, {key}, {value})")

    def _reader(self, shape: XmlElement, type: Type) -> Code:
        """Return what reads one element: a function's name, or a lambda."""
        if self.types.model(type) and isinstance(type, Ref) and not type.nullable:
            return Code(f"read_{self.types.slug(type.name)}")
        return Code(f"lambda item: {self.read(shape, type, 'item')}")


def _clark(shape: XmlElement) -> str:
    """Return an element's name as lxml spells it."""
    return f"{{{shape.namespace}}}{shape.name}" if shape.namespace else shape.name
