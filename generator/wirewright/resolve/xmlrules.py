"""XML names and namespaces: each one has to be able to stand in a document.

Takes the types as declared and the media they travel in. A name that a dialect encodes is fine
already; what the spec writes itself, or a dialect takes as it is, may be none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wirewright.diagnostics import Report, quoted
from wirewright.dialects.xmlnames import encode_name, is_xml_name
from wirewright.resolve.fields import type_xml_name, xml_name
from wirewright.resolve.media import Usage, media_of
from wirewright.resolve.scope import Scope, bodies_of, parts
from wirewright.spec.model import Text, TypeExpr, TypeSpec

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_XML_ITSELF = ("http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/")


def check(scope: Scope, usage: Usage, report: Report) -> None:
    """Report names and namespaces that XML cannot write, and types that lack a namespace."""
    for namespace in _namespaces(scope):
        _check_namespace(namespace, report)
    for type in scope.spec.types:
        if place := usage.where(type.name.value, "xml"):
            _check_names(scope, type, report)
            _check_presence(scope, type, place, report)
            _check_held(scope, [field.type for field in type.fields], place, report)
    for operation in scope.spec.operations:
        for place, body in bodies_of(operation):
            if body.type is not None and "xml" in media_of(scope, operation, body):
                _check_held(scope, [body.type], place, report)


def _check_held(scope: Scope, types: Sequence[TypeExpr], place: str, report: Report) -> None:
    """Report types that the dialect's XML cannot hold."""
    for part in (part for expr in types for part in parts(expr)):
        if part.name in scope.dialect.xml_form.refused:
            report.add(
                "R036",
                f"the XML of `{scope.dialect.name}` cannot hold a {part.name}, "
                f"and {place} can be XML",
                part.at,
                "restrict the body with `media: [json]`, or give it the type that the XML sample "
                "shows",
            )


def _namespaces(scope: Scope) -> Iterator[Text]:
    if scope.spec.xml_namespace is not None:
        yield scope.spec.xml_namespace
    for type in scope.spec.types:
        if type.xml_namespace is not None:
            yield type.xml_namespace
        yield from (x.xml_namespace for x in type.fields if x.xml_namespace is not None)


def _check_namespace(text: Text, report: Report) -> None:
    uri = text.value
    advice = "copy it from a sample, like `http://schemas.datacontract.org/2004/07/Shop.Models`"
    # "" is written out: no namespace.
    if uri and _ABSOLUTE.fullmatch(uri) is None:
        message = f"the XML namespace {quoted(uri)} is no absolute URI: it needs a scheme"
        report.add("R023", message, text.at, advice)
    elif uri in _XML_ITSELF:
        message = f"the XML namespace {quoted(uri)} belongs to XML itself"
        report.add("R023", message, text.at, advice)


def _check_names(scope: Scope, type: TypeSpec, report: Report) -> None:
    names = [(type.xml or type.name, type_xml_name(scope, type))]
    for field in type.fields:
        names.append((field.xml or field.name, xml_name(scope, field)))
        if field.xml_item is not None:
            names.append((field.xml_item, scope.dialect.xml_name(field.xml_item.value)))
    for text, name in names:
        if not is_xml_name(name):
            message = f"{quoted(name)} cannot be the name of an XML element"
            shown = encode_name(name[:40]) or "name"
            advice = f"give it one with `xml:`, for example `{shown}`"
            report.add("R022", message, text.at, advice)


def _check_presence(scope: Scope, type: TypeSpec, place: str, report: Report) -> None:
    is_enum = type.members is not None
    given = type.xml_namespace or scope.spec.xml_namespace
    if scope.dialect.needs_namespaces and given is None and not is_enum:
        report.add(
            "R024",
            f"`{type.name}` has no XML namespace, and {place} can be XML",
            type.name.at,
            "write `xml_namespace` on the type or under `api`, as the XML sample has it; "
            'one that has none says `xml_namespace: ""`',
        )
