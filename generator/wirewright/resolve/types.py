"""The named types of an API: flat models, enums and undocumented types.

Takes the types as written with their layers, returns them in the spec's order. A type that is
only a base makes none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from wirewright.dialects import NamedXml, XmlNames
from wirewright.dialects.dialect import Layer as WireLayer
from wirewright.ir import Field, Model, NamedType, Ref, Unknown
from wirewright.resolve.enums import enum_of
from wirewright.resolve.fields import field_of, namespace_of, type_xml_name, xml_name
from wirewright.resolve.inheritance import Layer, Layers
from wirewright.resolve.scope import Scope, expressions, info_of, references
from wirewright.spec.model import TypeSpec


def xml_names_of(scope: Scope) -> XmlNames:
    """Return how XML knows each named type."""
    return XmlNames(
        {
            type.name.value: NamedXml(
                _kind(type), type_xml_name(scope, type), namespace_of(scope, type)
            )
            for type in scope.spec.types
        }
    )


def named_types(
    scope: Scope, names: XmlNames, layers: Mapping[str, Layers], supplied: frozenset[str]
) -> tuple[NamedType, ...]:
    """Return all named types but mere bases.

    `supplied` names the types that are requests: their fields that `api.parameters.body` lists
    are filled in by the client.
    """
    referred = {name for expr in expressions(scope.spec) for name in references(expr)}
    bases = {type.extends.value for type in scope.spec.types if type.extends is not None}
    return tuple(
        _named_type(scope, names, layers[type.name.value], type.name.value in supplied)
        for type in scope.spec.types
        if type.name.value in referred or type.name.value not in bases
    )


def _named_type(scope: Scope, names: XmlNames, layers: Layers, is_request: bool) -> NamedType:
    type = layers[-1].owner
    kind = _kind(type)
    if kind == "enum":
        return enum_of(scope, names, type)
    if kind == "model":
        return _model(scope, names, layers, is_request)
    root = scope.dialect.root(Ref(type.name.value), names)
    return Unknown(type.name.value, root, info_of(type.info), type.name.at)


def _kind(type: TypeSpec) -> Literal["model", "enum", "unknown"]:
    if type.members is not None:
        return "enum"
    return "unknown" if type.unknown else "model"


def _model(scope: Scope, names: XmlNames, layers: Layers, is_request: bool) -> Model:
    shared = {text.value for text in scope.spec.shared.body} if is_request else set[str]()
    fields: dict[str, Field] = {}
    for layer in layers:
        for spec in layer.fields:
            key = spec.name.value
            fields[key] = field_of(scope, names, layer.owner, spec, key in shared)
    wire = [_wire_layer(scope, layer) for layer in layers]
    type = layers[-1].owner
    return Model(
        name=type.name.value,
        fields=tuple(fields[key] for key in _sorted(scope.dialect.json_order(wire), layers, ())),
        xml_order=_sorted(scope.dialect.xml_order(wire), layers, layers),
        xml=scope.dialect.root(Ref(type.name.value), names),
        info=info_of(type.info),
        at=type.name.at,
    )


def _sorted(keys: tuple[str, ...], layers: Layers, apart: Layers) -> tuple[str, ...]:
    """Return keys with those that have an `order` behind the others; layers `apart` stay so."""
    orders = {x.name.value: x.order for layer in layers for x in layer.fields}
    home = {x.name.value: number for number, layer in enumerate(apart) for x in layer.fields}

    def place(key: str) -> tuple[int, int]:
        order = orders[key]
        return home.get(key, 0), -1 if order is None else order

    return tuple(sorted(keys, key=place))


def _wire_layer(scope: Scope, layer: Layer) -> WireLayer:
    return tuple((field.name.value, xml_name(scope, field)) for field in layer.fields)
