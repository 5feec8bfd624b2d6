"""Attributes, text and CDATA: where in its type's XML element a field stands.

Takes the types as declared and their layers; reports flags that do not fit their field, and text
that would stand among elements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wirewright.diagnostics import Report, Span, quoted
from wirewright.resolve.fields import xml_name
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.scope import SCALARS, Scope
from wirewright.spec.model import FieldSpec


def check(scope: Scope, layers: Mapping[str, Layers], report: Report) -> None:
    """Report what is wrong with `attribute`, `text` and `cdata` on the fields of all types."""
    for type in scope.spec.types:
        for field in type.fields:
            for at, message, advice in _misplaced(scope, field):
                report.add("R032", message, at, advice)
        _check_mixed(layers[type.name.value], report)


def _misplaced(scope: Scope, field: FieldSpec) -> Iterator[tuple[Span, str, str]]:
    """Yield the first thing that is wrong with each flag of a field: where, what, what to do."""
    name = quoted(field.name.value)
    flags = {"attribute": field.attribute, "text": field.text, "cdata": field.cdata}
    given = {word: at for word, at in flags.items() if at is not None}
    for word, at in given.items():
        if not scope.dialect.allows_attributes:
            message = f"the dialect `{scope.dialect.name}` writes every field as an element"
            yield at, message, f"take `{word}` away"
        elif word == "cdata" and field.type.name != "string":
            yield at, f"{name} is no string, and only those stand in CDATA", "take `cdata` away"
        elif not _has_text(scope, field):
            message = f"{name} has parts, so it cannot be one text"
            yield at, message, f"take `{word}` away, or give it a scalar type or an enum"
    if field.attribute is not None:
        yield from _on_attribute(scope, field, field.attribute)
    if field.attribute is not None or field.text is not None:
        item = field.xml_item.at if field.xml_item is not None else None
        for other in (field.markup, item):
            if other is not None:
                message = f"{name} has no element of its own, so this says nothing"
                yield other, message, "take it away"


def _on_attribute(scope: Scope, field: FieldSpec, at: Span) -> Iterator[tuple[Span, str, str]]:
    if field.text is not None or field.cdata is not None:
        other = "text" if field.text is not None else "cdata"
        yield at, f"an attribute cannot be `{other}`, too", "take one of them away"
    if field.xml_namespace is not None:
        message = "an attribute stands in no namespace"
        yield field.xml_namespace.at, message, "take `xml_namespace` away"
    if xml_name(scope, field) == "xmlns":
        yield at, "`xmlns` declares a namespace: no field can be called so", "rename it by `xml:`"


def _has_text(scope: Scope, field: FieldSpec) -> bool:
    """Tell whether a field is a scalar or an enum; a type that nobody defined is found elsewhere."""
    name = field.type.name
    named = scope.types.get(name)
    if named is not None:
        return named.members is not None
    return name not in ("list", "map", "any") and (name in SCALARS or named is None)


def _check_mixed(layers: Layers, report: Report) -> None:
    """Report a text beside elements, in the type that brings the two together."""
    fields = [field for layer in layers for field in layer.fields]
    texts = [field for field in fields if field.text is not None]
    elements = [field for field in fields if field.text is None and field.attribute is None]
    own = set(map(id, layers[-1].fields))
    if texts and elements and own & {id(texts[0]), id(elements[0])}:
        report.add(
            "R032",
            f"{quoted(texts[0].name.value)} is the element's text, "
            f"so {quoted(elements[0].name.value)} cannot be an element beside it",
            texts[0].text or texts[0].name.at,
            "make the other fields attributes, or take `text` away",
            ((elements[0].name.at, "the element"),),
        )
