"""A hand-written API: names as documented in every medium, declaration order, JSON by default.

XML has no namespaces but those that the spec gives; lists are wrapped unless a field says
`unwrapped`.
"""

from __future__ import annotations

from collections.abc import Sequence

from wirewright.dialects.dialect import (
    OTHER_TYPES,
    Dialect,
    Layer,
    MemberValues,
    XmlForm,
    XmlNames,
    never_absent,
)
from wirewright.ir import ListOf, MapOf, PairOf, Ref, Scalar, Type, XmlElement


def element(name: str, namespace: str, type: Type, names: XmlNames, item: str = "") -> XmlElement:
    """Return a member's element, with those of its list items and map entries.

    `item` is a written name for the items of the list, "" for that of their type.
    """
    match type:
        case Scalar():
            return XmlElement(name, namespace)
        case Ref(name=target):
            named = names[target]
            return XmlElement(name, namespace, None if named.kind == "enum" else named.namespace)
        case ListOf(item=item_type):
            child = _item(item, namespace, item_type, names)
            return XmlElement(name, namespace, child.namespace, item=child)
        case MapOf(key=key, value=value):
            entry = XmlElement(
                "entry",
                namespace,
                namespace,
                key=element("key", namespace, key, names),
                value=element("value", namespace, value, names),
            )
            return XmlElement(name, namespace, namespace, item=entry)
        case PairOf(key=key, value=value):
            inner_key = element("key", namespace, key, names)
            inner_value = element("value", namespace, value, names)
            return XmlElement(name, namespace, namespace, key=inner_key, value=inner_value)


def root(type: Type, names: XmlNames) -> XmlElement:
    """Return the document element of a body: `list`, `map` or `value` where no type names it."""
    match type:
        case Ref(name=name):
            return element(names[name].name, names[name].namespace, type, names)
        case ListOf():
            return element("list", "", type, names)
        case MapOf():
            return element("map", "", type, names)
        case PairOf():
            return element("pair", "", type, names)
        case Scalar():
            return element("value", "", type, names)


def _item(name: str, namespace: str, type: Type, names: XmlNames) -> XmlElement:
    if isinstance(type, Ref):
        named = names[type.name]
        return element(name or named.name, named.namespace, type, names)
    return element(name or "item", namespace, type, names)


def _json_name(key: str, _casing: str) -> str:
    return key


def _xml_name(key: str) -> str:
    return key


def _member_values(name: str, number: int | None) -> MemberValues:
    return (name, name, name) if number is None else (number, str(number), str(number))


def declared_order(layers: Sequence[Layer]) -> tuple[str, ...]:
    """Return the fields as they are declared, those of the base first."""
    return tuple(key for layer in layers for key, _ in layer)


PLAIN = Dialect(
    name="plain",
    scalars="plain",
    request_media=("json",),
    response_media=("json",),
    content_types={
        "json": ("application/json",),
        "xml": ("application/xml", "text/xml"),
        "form": ("application/x-www-form-urlencoded",),
        **OTHER_TYPES,
    },
    casings=("as_written",),
    json_name=_json_name,
    xml_name=_xml_name,
    member_values=_member_values,
    json_order=declared_order,
    xml_order=declared_order,
    element=element,
    root=root,
    absent_nulls=never_absent,
    needs_namespaces=False,
    xml_null=False,
    xml_form=XmlForm(),
    allows_attributes=True,
    allows_unwrapped=True,
    ignores_json_case=False,
)
