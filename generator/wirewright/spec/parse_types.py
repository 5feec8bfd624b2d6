"""Types of a spec: a mapping that the schema has accepted in, a `TypeSpec` out."""

from __future__ import annotations

from collections.abc import Iterator

from wirewright.diagnostics import Report
from wirewright.spec import values
from wirewright.spec.document import Mapping, Node, Scalar, Sequence
from wirewright.spec.model import DiscriminatorSpec, FieldSpec, MemberSpec, Text, TypeSpec
from wirewright.spec.names import named, unique
from wirewright.spec.type_expr import parse_type


def parse_type_spec(name: Text, node: Mapping, report: Report) -> TypeSpec:
    """Return a named type; what cannot be read is left out."""
    fields, members = node.get("fields"), node.get("enum")
    return TypeSpec(
        name=name,
        fields=unique(_fields(fields, report), "field", report),
        unknown=isinstance(fields, Scalar),
        members=unique(_members(members), "member", report) if members else None,
        closed=values.flag(node, "closed"),
        flags=values.flag_at(node, "flags"),
        json_as=values.text(node, "json_as"),
        extends=values.text(node, "extends"),
        known_types=values.texts(node, "known_types") or (),
        discriminator=_discriminator(node.get("discriminator")),
        json=values.text(node, "json"),
        xml=values.text(node, "xml"),
        form=values.text(node, "form"),
        xml_namespace=values.text(node, "xml_namespace"),
        info=values.info(node),
    )


def _discriminator(node: Node | None) -> DiscriminatorSpec | None:
    field = values.text(node, "field") if isinstance(node, Mapping) else None
    if field is None or not isinstance(node, Mapping):
        return None
    pairs = values.entries(node.get("values"))
    told = ((values.text_of(key), value) for key, value in pairs)
    return DiscriminatorSpec(
        field, tuple((key, values.text_of(x)) for key, x in told if isinstance(x, Scalar))
    )


def _fields(node: Node | None, report: Report) -> Iterator[tuple[Text, FieldSpec | None]]:
    for key, value in values.entries(node):
        name, optional = named(key)
        yield name, _field(name, optional, value, report)


def _field(name: Text, optional: bool, node: Node, report: Report) -> FieldSpec | None:
    mapping, type_text = values.shorthand(node, "type")
    expression = parse_type(type_text, report) if type_text else None
    if expression is None:
        return None
    return FieldSpec(
        name=name,
        optional=optional,
        type=expression,
        json=values.text(mapping, "json"),
        xml=values.text(mapping, "xml"),
        form=values.text(mapping, "form"),
        xml_item=values.text(mapping, "xml_item"),
        xml_namespace=values.text(mapping, "xml_namespace"),
        format=values.text(mapping, "format"),
        secret=values.flag(mapping, "secret"),
        markup=values.flag_at(mapping, "markup"),
        unwrapped=values.flag_at(mapping, "unwrapped"),
        order=values.number(mapping.get("order")),
        omits_default=values.denied_at(mapping, "emit_default"),
        attribute=values.flag_at(mapping, "attribute"),
        text=values.flag_at(mapping, "text"),
        cdata=values.flag_at(mapping, "cdata"),
        filename=values.text(mapping, "filename"),
        constraints=values.constraints(mapping),
        examples=values.examples(mapping),
        info=values.info(mapping),
    )


def _members(node: Node) -> Iterator[tuple[Text, MemberSpec]]:
    for key, value in _pairs(node):
        name = values.text_of(key)
        yield name, _member(name, value)


def _pairs(node: Node) -> Iterator[tuple[Scalar, Node]]:
    """Yield names and details of an enum; a bare name is its own (empty) detail."""
    if isinstance(node, Mapping):
        yield from node.entries
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, Scalar):
            yield item, Mapping((), item.at)
        else:
            yield from values.entries(item)


def _member(name: Text, node: Node) -> MemberSpec:
    mapping = node if isinstance(node, Mapping) else Mapping((), node.at)
    return MemberSpec(
        name=name,
        number=values.number(mapping.get("number") if mapping is node else node),
        json=values.text(mapping, "json"),
        xml=values.text(mapping, "xml"),
        form=values.text(mapping, "form"),
        info=values.info(mapping),
    )
