"""Wire names: each one has to mean one field.

Takes the layers of all types; two fields of a type that one medium calls alike are reported with
both places, once for all types that inherit them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wirewright.diagnostics import Report, Span, quoted
from wirewright.ir.api import Medium
from wirewright.resolve.fields import form_name, json_name, namespace_of, place_of, xml_name
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.media import Usage
from wirewright.resolve.scope import Scope
from wirewright.spec.model import FieldSpec, Text, TypeSpec


@dataclass(frozen=True, slots=True)
class WireName:
    """What one medium calls a field, and where the spec says so."""

    field: str
    name: str
    namespace: str
    at: Span


def check(scope: Scope, layers: Mapping[str, Layers], usage: Usage, report: Report) -> None:
    """Report fields of one type that have the same name in a medium in which it travels."""
    seen: set[tuple[Span, Span]] = set()
    for type in scope.spec.types:
        for medium, names_of in _NAMES.items():
            names = list(names_of(scope, layers[type.name.value]))
            travels = usage.bodies.get(type.name.value, (medium,))
            if medium in travels or (medium == "form" and "multipart" in travels):
                _check_equal(type, medium, names, seen, report)
            if medium == "json" and scope.dialect.ignores_json_case:
                _check_case(names, seen, report)


def _json_names(scope: Scope, layers: Layers) -> Iterator[WireName]:
    for _, field in _fields(layers):
        at = _place(field.json, field)
        yield WireName(field.name.value, json_name(scope, field), "", at)


def _xml_names(scope: Scope, layers: Layers) -> Iterator[WireName]:
    for owner, field in _fields(layers):
        own = field.xml_namespace
        namespace = own.value if own is not None else namespace_of(scope, owner)
        at = _place(field.xml, field)
        match place_of(field):
            case "element":
                yield WireName(field.name.value, xml_name(scope, field), namespace, at)
            case "attribute":
                yield WireName(field.name.value, f"@{xml_name(scope, field)}", "", at)
            case "text":
                yield WireName(field.name.value, "#text", "", at)


def _form_names(_scope: Scope, layers: Layers) -> Iterator[WireName]:
    for _, field in _fields(layers):
        yield WireName(field.name.value, form_name(field), "", _place(field.form, field))


_NAMES: Mapping[Medium, Callable[[Scope, Layers], Iterator[WireName]]] = {
    "json": _json_names,
    "xml": _xml_names,
    "form": _form_names,
}


def _fields(layers: Layers) -> Iterator[tuple[TypeSpec, FieldSpec]]:
    return ((layer.owner, field) for layer in layers for field in layer.fields)


def _place(override: Text | None, field: FieldSpec) -> Span:
    return field.name.at if override is None else override.at


def _check_equal(
    type: TypeSpec,
    medium: Medium,
    names: list[WireName],
    seen: set[tuple[Span, Span]],
    report: Report,
) -> None:
    first: dict[tuple[str, str], WireName] = {}
    for name in names:
        earlier = first.setdefault((name.namespace, name.name), name)
        if earlier is name or (earlier.at, name.at) in seen:
            continue
        seen.add((earlier.at, name.at))
        report.add(
            "R020",
            f"{quoted(earlier.field)} and {quoted(name.field)} of `{type.name}` are both called "
            f"{quoted(name.name)} in {_WORDS[medium]}",
            name.at,
            f"give one of them another name with `{medium}:`",
            ((earlier.at, f"{quoted(earlier.field)} has the name already"),),
        )


_WORDS: Mapping[Medium, str] = {"json": "JSON", "xml": "XML", "form": "forms"}


def _check_case(names: list[WireName], seen: set[tuple[Span, Span]], report: Report) -> None:
    first: dict[str, WireName] = {}
    for name in names:
        earlier = first.setdefault(name.name.casefold(), name)
        if earlier.name == name.name or (earlier.at, name.at) in seen:
            continue
        seen.add((earlier.at, name.at))
        report.add(
            "R021",
            f"the JSON names {quoted(earlier.name)} and {quoted(name.name)} differ only in case, "
            "which the server does not look at",
            name.at,
            "check both names against a sample",
            ((earlier.at, f"{quoted(earlier.name)} stands here"),),
        )
