"""Data contracts: the names and namespaces that DataContractSerializer gives to types.

In comes a type, out come its XML elements. The rules are those of .NET's `DataContract` class:
lists are `ArrayOfX`, map entries `KeyValueOfXY`, nullable value types `NullableOfX`.
"""

from __future__ import annotations

import base64
import hashlib
from typing import NamedTuple

from wirewright.dialects.dialect import XmlNames
from wirewright.ir import ListOf, MapOf, PairOf, Ref, Scalar, Type, XmlElement

XSD = "http://www.w3.org/2001/XMLSchema"
SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/"
ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
GENERIC = "http://schemas.datacontract.org/2004/07/System.Collections.Generic"
SYSTEM = "http://schemas.datacontract.org/2004/07/System"

XSD_NAMES = {
    "boolean": "boolean",
    "int8": "byte",
    "int16": "short",
    "int32": "int",
    "int64": "long",
    "uint8": "unsignedByte",
    "uint16": "unsignedShort",
    "uint32": "unsignedInt",
    "uint64": "unsignedLong",
    "float": "float",
    "double": "double",
    "decimal": "decimal",
    "string": "string",
    "datetime": "dateTime",
    "bytes": "base64Binary",
    "uri": "anyURI",
    "any": "anyType",
    # .NET Framework has no such types: a member that is documented so is a string there.
    "date": "string",
    "time": "string",
}
SERIALIZATION_NAMES = {"char": "char", "uuid": "guid", "duration": "duration"}
_REFERENCE_NAMES = frozenset({"string", "base64Binary", "anyURI", "anyType"})


class Contract(NamedTuple):
    """The name and namespace of a type's contract."""

    name: str
    namespace: str


def contract(type: Type, names: XmlNames) -> Contract:
    """Return the contract of a type; that of `int32?` is `NullableOfint`."""
    match type:
        case Scalar() | Ref():
            plain = _item_contract(type, names)
            return _nullable(plain) if type.nullable and _is_value(type, names) else plain
        case ListOf(item=item):
            inner = contract(item, names)
            return Contract(f"ArrayOf{inner.name}", _list_namespace(inner))
        case MapOf():
            return Contract(f"ArrayOf{_entry_name(type, names)}", ARRAYS)
        case PairOf():
            plain = _item_contract(type, names)
            return _nullable(plain) if type.nullable else plain


def element(name: str, namespace: str, type: Type, names: XmlNames, item: str = "") -> XmlElement:
    """Return a member's element, with those of its list items and map entries.

    `item` is a written name for the items of the list, "" for that of their contract.
    """
    inside = _contents(type, names)
    match type:
        case ListOf(item=item_type):
            item = item or _item_contract(item_type, names).name
            child = element(item, inside or "", item_type, names)
            return XmlElement(name, namespace, inside, item=child)
        case MapOf():
            return XmlElement(name, namespace, inside, item=_entry(type, names))
        case PairOf():
            key = element("key", GENERIC, type.key, names)
            value = element("value", GENERIC, type.value, names)
            return XmlElement(name, namespace, inside, key=key, value=value)
        case Scalar() | Ref():
            return XmlElement(name, namespace, inside)


def root(type: Type, names: XmlNames) -> XmlElement:
    """Return the document element of a body."""
    name, namespace = _item_contract(type, names)
    if isinstance(type, Scalar) and namespace != SYSTEM:
        namespace = SERIALIZATION
    return element(name, namespace, type, names)


def _item_contract(type: Type, names: XmlNames) -> Contract:
    """Return the contract of a type as list item or root, where `int32?` is called `int`."""
    match type:
        case Scalar():
            return _scalar(type)
        case Ref(name=name):
            return Contract(names[name].name, names[name].namespace)
        case ListOf() | MapOf():
            return contract(type, names)
        case PairOf():
            return Contract(_generic("KeyValuePairOf", type, names), GENERIC)


def _scalar(type: Scalar) -> Contract:
    if type.format is not None:
        return Contract("string", XSD)
    if type.kind == "datetimeoffset":
        return Contract("DateTimeOffset", SYSTEM)
    if type.kind in SERIALIZATION_NAMES:
        return Contract(SERIALIZATION_NAMES[type.kind], SERIALIZATION)
    return Contract(XSD_NAMES[type.kind], XSD)


def _is_value(type: Scalar | Ref, names: XmlNames) -> bool:
    """Tell whether .NET has to wrap the type to make it nullable."""
    if isinstance(type, Ref):
        return names[type.name].kind == "enum"
    return _scalar(type).name not in _REFERENCE_NAMES


def _nullable(plain: Contract) -> Contract:
    return Contract(f"NullableOf{plain.name}{_digest(plain)}", SYSTEM)


def _contents(type: Type, names: XmlNames) -> str | None:
    """Return the namespace of the elements inside a type, None where it has none."""
    match type:
        case Scalar(kind=kind):
            return SYSTEM if kind == "datetimeoffset" else None
        case Ref(name=name):
            return None if names[name].kind == "enum" else names[name].namespace
        case ListOf(item=item):
            return _list_namespace(contract(item, names))
        case MapOf():
            return ARRAYS
        case PairOf():
            return GENERIC


def _list_namespace(item: Contract) -> str:
    return ARRAYS if item.namespace in (XSD, SERIALIZATION) else item.namespace


def _entry(type: MapOf, names: XmlNames) -> XmlElement:
    return XmlElement(
        _entry_name(type, names),
        ARRAYS,
        ARRAYS,
        key=element("Key", ARRAYS, type.key, names),
        value=element("Value", ARRAYS, type.value, names),
    )


def _entry_name(type: MapOf, names: XmlNames) -> str:
    return _generic("KeyValueOf", type, names)


def _generic(prefix: str, type: MapOf | PairOf, names: XmlNames) -> str:
    key, value = contract(type.key, names), contract(type.value, names)
    return f"{prefix}{key.name}{value.name}{_digest(key, value)}"


def _digest(*arguments: Contract) -> str:
    """Return the suffix that tells apart generics over types of other namespaces, else ""."""
    if all(argument.namespace in (XSD, SERIALIZATION) for argument in arguments):
        return ""
    text = f" {len(arguments)}" + "".join(f" {argument.namespace}" for argument in arguments)
    digest = hashlib.md5(text.encode(), usedforsecurity=False).digest()[:6]
    return base64.b64encode(digest).decode().replace("/", "_S").replace("+", "_P")
