"""Expressions that write and read XML.

A writer knows four names: `p` is the prefix of its type's own namespace, `depth` that of the
element around it, `prefixes` what is in scope, `value` the value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wirewright.dialects import XmlForm
from wirewright.dialects.contracts import SERIALIZATION
from wirewright.ir import Field, ListOf, MapOf, Model, PairOf, Ref, Scalar, Type, XmlElement
from wirewright.python.code import Code, literal, used
from wirewright.python.defaults import absence_of, adding, present_type
from wirewright.python.types import Types
from wirewright.python.xml_place import Head, Place, joined


@dataclass(frozen=True, slots=True)
class XmlCode:
    """The expressions of one API. `null` tells whether its XML can say null, `form` how.

    `p` is what a writer calls the prefix of its type's namespace, `""` where none ever has one.
    """

    types: Types
    null: bool
    form: XmlForm
    p: str = "p"

    def statement(self, field: Field, value: str, namespace: str | None) -> Code:
        """Return the statements that add the text of a field, called `value`."""
        local, place, lines = value, Place(namespace, self.p), []
        if field.supplied and not field.optional:
            value = f"_checks.supplied({value})"
        type, unsaid = present_type(field), "xml" in field.absent_nulls
        if unsaid:
            type = replace(type, nullable=False)
        if field.cdata and isinstance(type, Scalar):
            type = replace(type, kind="cdata")
        if field.place != "element":
            written = self._beside(field, type, value)
        elif field.unwrapped and isinstance(field.type, ListOf):
            item = self.element(field.xml, field.type.item, "item", place)
            written = Code(f"_xml.write_items({value}, lambda item: {item})")
        elif field.xml.namespace == namespace and place.lacks(field.xml):
            head = Head(joined(place.p, literal(field.xml.name)), "declared")
            inside = Place(field.xml.contents, "q", "inner")
            written = self._element(head, field.xml, type, value, inside)
            names = (name if name in used(written) else "_" for name in ("q", "declared", "inner"))
            scope = f"{literal(field.xml.contents)}, {place.prefixes}, {place.depth}"
            lines = [f"{', '.join(names)} = _xml.declare({scope})"]
        else:
            written = self.element(field.xml, type, value, place)
        return adding(self.types, field, local, "xml", *lines, f"add({written})")

    def _beside(self, field: Field, type: Type, value: str) -> Code:
        """Return an expression for an attribute, or for the text beside attributes."""
        text = self._text(replace(type, nullable=False), value)
        if field.place == "attribute":
            text = Code(f"_attributes.attribute({literal(field.xml.name)}, {text})")
        return self._or_null(value, "_xml.no_null()", text) if type.nullable else text

    def element(self, shape: XmlElement, type: Type, value: str, place: Place) -> Code:
        """Return an expression for the text of an element with `value` inside."""
        name = literal(shape.name)
        if shape.namespace == place.namespace:
            return self._declared(Head(joined(place.p, name)), shape, type, value, place)
        # As a member is that comes from a base class in another namespace.
        around = replace(place, namespace=shape.namespace, p="o", prefixes="around")
        body = self._declared(Head(f"o + {name}", own="own"), shape, type, "part", around)
        return Code(
            f"_xml.apart({value}, {literal(shape.namespace)}, {place.prefixes}, "
            f"lambda part, o, own, around: {body})"
        )

    def document(
        self, shape: XmlElement, type: Type, instance: str, own: str, prefixes: Code
    ) -> Code:
        """Return an expression for a document with `value` at its root.

        `instance` and `own` declare the namespaces of `i:nil` and of the root's name.
        """
        is_any = isinstance(type, Scalar) and type.kind == "any"
        tag = literal(shape.name)
        if is_any and shape.namespace == SERIALIZATION:
            # .NET gives the root of an object the prefix of its own namespace.
            tag, own = literal(f"z:{shape.name}"), own.replace(" xmlns=", " xmlns:z=")
        if type.nullable:
            plain = replace(type, nullable=False)
            nothing = self._nil(tag, '""', literal(instance + own))
            filled = self.document(shape, plain, instance, own, prefixes)
            return self._or_null("value", nothing, filled)
        declared = instance if shape.contents is not None or is_any else ""
        head = Head(tag, literal(declared), literal(own))
        place = Place(shape.namespace, '""', prefixes, "1", 0)
        return self._declared(head, shape, type, "value", place)

    def _declared(
        self, head: Head, shape: XmlElement, type: Type, value: str, place: Place
    ) -> Code:
        """Return an element that declares the namespace of what is inside, where that is new."""
        if not place.lacks(shape):
            return self._element(head, shape, type, value, place)
        # The element's own name is put together inside of the lambda: its prefix stays in sight.
        q = f"{place.p}q" if place.p.startswith("q") else "q"
        inner = Place(shape.contents, q, "inner", place.above, place.below)
        head = replace(head, declared=joined(head.declared, "declared"))
        body = self._element(head, shape, type, "content", inner)
        return Code(
            f"_xml.within({value}, {literal(shape.contents)}, {place.prefixes}, {place.depth}, "
            f"lambda content, {q}, declared, inner: {body})"
        )

    def _element(self, head: Head, shape: XmlElement, type: Type, value: str, place: Place) -> Code:
        """Return the element itself; `place` is that of what is inside."""
        tag, declared = head.tag, head.declarations
        if type.nullable:
            plain = replace(type, nullable=False)
            nothing = self._nil(tag, head.declared, head.own)
            if head.is_bare and (isinstance(type, Scalar) or self.types.enum(type)):
                nothing = _nil(shape, place.p, self.form.nil)
            return self._or_null(value, nothing, self._element(head, shape, plain, value, place))
        if isinstance(type, Ref) and self.types.unknown(type):
            return self._kept(type, value, literal(shape.clark), place, declared)
        if isinstance(type, Scalar) and type.kind == "any":
            where = f"({head.declared}, {head.own}), {place.depth}, {place.prefixes}"
            return Code(f"_anything.write_xml({value}, {tag}, {where})")
        if (isinstance(type, Scalar) and shape.contents is None) or self.types.enum(type):
            enum = self.types.enum(type)
            empties = self.form.closes_empty or (
                enum.flags if enum else isinstance(type, Scalar) and type.kind == "bytes"
            )
            text = self._text(type, value)
            if head.is_bare and not empties and '"' not in text:
                return _between(shape, place.p, text)
            written = "element" if empties else "leaf"
            return Code(f"_xml.{written}({tag}, {declared}, {text})")
        if self.types.family(type) and isinstance(type, Ref):
            where = f"({head.declared}, {head.own}), {place.depth}, {place.prefixes}"
            return Code(f"write_{self.types.function(type)}({value}, {tag}, {where})")
        content = self._content(shape, type, value, place)
        model = self.types.model(type)
        places = {field.place for field in model.fields} if model else set[str]()
        if model and "attribute" in places:
            attributes = f"attributes_{self.types.slug(model.name)}({value})"
            declared = joined(head.declarations, attributes)
        written = "leaf" if "text" in places else "element"
        return Code(f"_xml.{written}({tag}, {declared}, {content})")

    def _nil(self, tag: str, declared: str = '""', own: str = '""') -> str:
        """Return an expression for an element that says null."""
        given = f", {own}" if own != '""' else ""
        prefix = f", prefix={literal(self.form.nil)}" if self.form.nil != "i" else ""
        return f"_xml.nil({tag}, {declared}{given}{prefix})"

    def _or_null(self, value: str, nothing: str, filled: Code) -> Code:
        """Return `nothing` for null, else `filled`."""
        return Code(
            f"{nothing if self.null else '_xml.no_null()'} if {value} is None else {filled}"
        )

    def _kept(self, type: Ref, value: str, tag: str, place: Place, declared: str) -> Code:
        """Return the element of a value of an undocumented type."""
        where = f"{tag}, {place.prefixes}, {place.depth}, {declared}"
        return Code(
            f"_xml.write_unknown({value}, {self.types.cls(type.name)}, {where}, _wire.xml_string)"
        )

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
        text = Code(f"_wire.xml_{'string' if type.kind == 'cdata' else type.kind}({value})")
        return Code(f"_attributes.cdata({text})") if type.kind == "cdata" else text

    def _content(self, shape: XmlElement, type: Type, value: str, place: Place) -> Code:
        """Return an expression for what stands inside of a structured element."""
        inside = replace(place, below=place.below + 1)
        match type:
            case Scalar():  # the only one with elements inside
                return Code(f"_offsets.write_parts({value}, {place.p})")
            case Ref(name=name):
                slug = self.types.slug(name)
                given = f"{value}, {place.p}" if self.p == "p" else value
                return Code(f"write_{slug}({given}, {place.depth}, {place.prefixes})")
            case ListOf(item=Ref() as item) if self.types.unknown(item) and shape.item is not None:
                each = self._kept(item, "item", "None", inside, '""')
                if item.nullable:
                    nothing = self._nil(joined(place.p, literal(shape.item.name)))
                    each = self._or_null("item", nothing, each)
                return Code(f"_xml.write_items({value}, lambda item: {each})")
            case ListOf(item=item) if shape.item is not None:
                each = self.element(shape.item, item, "item", inside)
                return Code(f"_xml.write_items({value}, lambda item: {each})")
            case PairOf() if shape.key is not None and shape.value is not None:
                first = self.element(shape.key, type.key, "pair.key", inside)
                second = self.element(shape.value, type.value, "pair.value", inside)
                return Code(f"_pairs.write({value}, Pair, lambda pair: ({first}) + ({second}))")
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
        return Code(
            f'_xml.element({joined(place.p, literal(entry.name))}, "", ({key}) + ({value}))'
        )

    def family(self, family: Model) -> tuple[Code, Code]:
        """Return the tables of what writes and what reads the types of a family."""
        members = self.types.members(family)
        kinds = ", ".join(
            f"{self.types.cls(x.name)}: ({literal(x.xml.name)}, {literal(x.xml.namespace)}, "
            f"write_{self.types.slug(x.name)})"
            for x in members
        )
        readers = ", ".join(
            f"{literal(x.xml.clark)}: read_{self.types.slug(x.name)}" for x in members
        )
        return Code(f"{{{kinds}}}"), Code(f"{{{readers}}}")

    # ---- reading ----

    def assignment(self, field: Field, local: str) -> Code:
        """Return the statement that reads a field into the variable `local`."""
        if field.place != "element":
            return self._assign_text(field, local)
        tag = literal(field.xml.clark)
        if field.unwrapped and isinstance(field.type, ListOf):
            items = (
                f"_checks.each(element.findall({tag}), {self._reader(field.xml, field.type.item)})"
            )
            return Code(f"{local} = {items}{' or UNSET' if field.optional else ''}")
        absent = absence_of(self.types, field, "xml")
        if absent:
            read = self.read(field.xml, field.type, "item")
            return Code(f"{local} = {absent} if (item := found.get({tag})) is None else {read}")
        member = f"_xml.required(found, {tag})"
        if not field.type.nullable:
            return Code(f"{local} = {self.read(field.xml, field.type, member)}")
        read = self.read(field.xml, field.type, "given")
        return Code(f"given = {member}; {local} = {read}")

    def _assign_text(self, field: Field, local: str) -> Code:
        """Return the statement that reads an attribute, or the text beside attributes."""
        may_miss = field.optional or field.supplied or "xml" in field.absent_nulls
        nothing = "UNSET" if field.optional or field.supplied else "None"
        plain = replace(field.type, nullable=False)
        if field.place == "text":
            text = self.parsed(plain, "_xml.text(element)")
            return Code(f"{local} = {text}{f' if element.text else {nothing}' if may_miss else ''}")
        name = literal(field.xml.name)
        if may_miss:
            read = self.parsed(plain, "word")
            return Code(f"{local} = {nothing} if (word := element.get({name})) is None else {read}")
        return Code(f"{local} = {self.parsed(plain, f'_attributes.required(element, {name})')}")

    def parsed(self, type: Type, text: str) -> Code:
        """Return an expression that reads a scalar or an enum's value from its text."""
        if isinstance(type, Ref):
            return Code(f"{self.types.cls(type.name)}.from_xml({text})")
        if not isinstance(type, Scalar):
            raise ValueError(f"{type} has no text")
        kind = self.types.formatted(type)
        if kind is not None:
            return Code(f"_checks.read_formatted({text}.strip(), {kind}.parse)")
        return Code(f"_wire.read_xml_{type.kind}({text})")

    def read(self, shape: XmlElement, type: Type, element: str) -> Code:
        """Return an expression that reads `element`."""
        if type.nullable:
            return self._read_nullable(shape, replace(type, nullable=False), element)
        match type:
            case Scalar() if shape.contents is not None:
                return Code(f"_offsets.read_parts(_xml.structure({element}))")
            case Scalar():
                return self._read_scalar(type, element)
            case Ref(name=name) if self.types.unknown(type):
                return Code(f"{self.types.cls(name)}(xml=_xml.read_node({element}))")
            case Ref(name=name) if self.types.enum(type):
                return Code(f"{self.types.cls(name)}.from_xml(_xml.text({element}))")
            case Ref():
                return Code(f"read_{self.types.function(type)}({element})")
            case ListOf(item=item) if self.types.unknown(item):
                return Code(f"_xml.read_any_list({element}, {self._reader(shape, item)})")
            case ListOf(item=item) if shape.item is not None:
                tag = literal(shape.item.clark)
                return Code(f"_xml.read_list({element}, {tag}, {self._reader(shape.item, item)})")
            case MapOf() | PairOf():
                return self._read_entries(shape, type, element)
            case _:
                raise ValueError(f"{type} has no element inside")

    def _read_nullable(self, shape: XmlElement, type: Type, element: str) -> Code:
        match type:
            case Scalar(kind="string" | "uri"):
                return Code(f"_xml.text_or_null({element})")
            case Scalar(kind=kind, format=None) if shape.contents is None and kind != "any":
                given = f"(word := _xml.text_or_null({element}))"
                return Code(f"None if {given} is None else {self.parsed(type, 'word')}")
            case _:
                return Code(
                    f"None if _xml.is_nil({element}) else {self.read(shape, type, element)}"
                )

    def _read_scalar(self, scalar: Scalar, element: str) -> Code:
        if scalar.kind == "any":
            return Code(f"_anything.read_xml({element})")
        kind = self.types.formatted(scalar)
        if kind is not None:
            return Code(f"_checks.read_formatted(_xml.trimmed({element}), {kind}.parse)")
        if scalar.kind in ("string", "uri"):
            return Code(f"_xml.text({element})")
        return Code(f"_wire.read_xml_{scalar.kind}(_xml.text({element}))")

    def _read_entries(self, shape: XmlElement, type: MapOf | PairOf, element: str) -> Code:
        """Return an expression that reads a map, or a pair, which is like an entry of it."""
        entry = shape.item or shape
        if entry.key is None or entry.value is None:
            raise ValueError("a map's entry has a key and a value")
        tags = literal((entry.clark, entry.key.clark, entry.value.clark))
        key = self._reader(entry.key, type.key)
        value = self._reader(entry.value, type.value)
        if isinstance(type, PairOf):
            return Code(f"_pairs.read_xml({element}, {tags}, {key}, {value}, Pair)")
        return Code(f"_xml.read_map({element}, {tags}, {key}, {value})")

    def _reader(self, shape: XmlElement, type: Type) -> Code:
        """Return what reads one element: a function's name, or a lambda."""
        if self.types.model(type) and isinstance(type, Ref) and not type.nullable:
            return Code(f"read_{self.types.function(type)}")
        return Code(f"lambda item: {self.read(shape, type, 'item')}")


def _between(shape: XmlElement, p: str, text: str) -> Code:
    """Return a formatted string for an element without declarations: most members are one."""
    tag = _formatted_tag(shape, p)
    return Code(f'f"<{tag}>{{{text}}}</{tag}>"')


def _nil(shape: XmlElement, p: str, instance: str) -> Code:
    """Return a string for an element without declarations that says null."""
    prefix = "" if p == '""' else "f"
    return Code(f"{prefix}'<{_formatted_tag(shape, p)} {instance}:nil=\"true\" />'")


def _formatted_tag(shape: XmlElement, p: str) -> str:
    """Return a tag for a formatted string; no name of XML has a quote, brace or backslash."""
    name = literal(shape.name)[1:-1]
    return name if p == '""' else f"{{{p}}}{name}"
