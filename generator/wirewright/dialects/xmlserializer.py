"""ASP.NET Web API with `UseXmlSerializer`: JSON and forms as ever, XML by XmlSerializer.

In come types, out come elements without namespaces, in declaration order, base class first. List
items are called after their type: `string`, `int`, `guid`, `ArrayOfInt`.
"""

from __future__ import annotations

from dataclasses import replace

from wirewright.dialects.aspnet import ASPNET
from wirewright.dialects.contracts import SERIALIZATION_NAMES, XSD, XSD_NAMES
from wirewright.dialects.dialect import XSI, XmlForm, XmlNames
from wirewright.dialects.plain import declared_order
from wirewright.ir import ListOf, MapOf, PairOf, Ref, Scalar, Type, XmlElement
from wirewright.ir.api import Medium

_WORDS = XSD_NAMES | SERIALIZATION_NAMES


def element(name: str, namespace: str, type: Type, names: XmlNames, item: str = "") -> XmlElement:
    """Return a member's element, with those of its list items.

    `item` is a written name for the items of the list, "" for that of their type. Maps have no
    XML here, so nothing is said of what would stand inside of them.
    """
    match type:
        case Ref(name=target):
            named = names[target]
            return XmlElement(name, namespace, None if named.kind == "enum" else named.namespace)
        case ListOf(item=item_type):
            space = names[item_type.name].namespace if isinstance(item_type, Ref) else namespace
            child = element(item or _word(item_type, names), space, item_type, names)
            return XmlElement(name, namespace, space, item=child)
        case Scalar() | MapOf() | PairOf():
            return XmlElement(name, namespace)


def root(type: Type, names: XmlNames) -> XmlElement:
    """Return the document element of a body."""
    namespace = names[type.name].namespace if isinstance(type, Ref) else ""
    return element(_word(type, names), namespace, type, names)


def _word(type: Type, names: XmlNames) -> str:
    """Return the name that XmlSerializer gives to a type."""
    match type:
        case Scalar(kind=kind, format=format):
            return "string" if format else _WORDS.get(kind, kind)
        case Ref(name=name):
            return names[name].name
        case ListOf(item=item):
            word = _word(item, names)
            return f"ArrayOf{word[:1].upper()}{word[1:]}"
        case MapOf():
            return "map"
        case PairOf():
            return "pair"


def _absent_nulls(type: Type, names: XmlNames) -> tuple[Medium, ...]:
    """Return XML for references: what is a value in .NET says `xsi:nil`."""
    match type:
        case Scalar(kind=kind, format=format):
            is_reference = bool(format) or _WORDS.get(kind, kind) in ("string", "base64Binary")
        case Ref(name=name):
            is_reference = names[name].kind != "enum"
        case ListOf() | MapOf():
            is_reference = True
        case PairOf():
            is_reference = False
    return ("xml",) if type.nullable and is_reference else ()


XMLSERIALIZER = replace(
    ASPNET,
    name="xmlserializer",
    scalars="aspnet",
    xml_order=declared_order,
    element=element,
    root=root,
    xml_form=XmlForm(
        declared=(("xsi", XSI), ("xsd", XSD)),
        nil="xsi",
        closes_empty=True,
        refused=frozenset(("map", "pair", "duration", "datetimeoffset", "uri")),
    ),
    absent_nulls=_absent_nulls,
    needs_namespaces=False,
    allows_attributes=True,
    any_in_xml=False,
    allows_unwrapped=True,
)
