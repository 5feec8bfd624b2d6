"""Names of types and members: on help pages, in JSON, and in the XML of both serializers."""

from __future__ import annotations

import base64
import hashlib

from tests.importer.simulator.classes import (
    Class,
    Enumeration,
    Many,
    Map,
    Maybe,
    Named,
    Pair,
    Property,
    Simple,
    Site,
    Type,
)

CONTRACTS = "http://schemas.datacontract.org/2004/07/"
ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/"
XSD = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

_COLUMN = {
    "int short long": "integer",
    "uint ushort ulong": "unsigned integer",
    "byte": "byte",
    "sbyte": "signed byte",
    "char": "character",
    "float double decimal": "decimal number",
    "bool": "boolean",
    "string": "string",
    "Guid": "globally unique identifier",
    "DateTime DateTimeOffset": "date",
    "TimeSpan": "time interval",
    "Uri": "URI",
    "Object": "Object",
    "bytes": "Collection of byte",
}
_CLR = {
    "int": "Int32",
    "short": "Int16",
    "long": "Int64",
    "uint": "UInt32",
    "ushort": "UInt16",
    "ulong": "UInt64",
    "byte": "Byte",
    "sbyte": "SByte",
    "char": "Char",
    "float": "Single",
    "double": "Double",
    "decimal": "Decimal",
    "bool": "Boolean",
    "string": "String",
    "bytes": "Byte[]",
}
_XSD = {
    "byte": "unsignedByte",
    "sbyte": "byte",
    "uint": "unsignedInt",
    "ushort": "unsignedShort",
    "ulong": "unsignedLong",
    "bool": "boolean",
    "DateTime": "dateTime",
    "bytes": "base64Binary",
    "Object": "anyType",
}
_SERIALIZATION = {"Guid": "guid", "TimeSpan": "duration", "char": "char"}


def column(type_: Type, gap: str = " ") -> str:
    """Return what the type column says of a type."""
    if isinstance(type_, Simple):
        return next(text for words, text in _COLUMN.items() if type_.word in words.split())
    if isinstance(type_, Maybe):
        return column(type_.of, gap)
    if isinstance(type_, Named):
        return type_.name
    if isinstance(type_, Many):
        return f"Collection of {column(type_.of, gap)}"
    shape = "Dictionary" if isinstance(type_, Map) else "Pair"
    key, value = column(type_.key, gap), column(type_.value, gap)
    return f"{shape} of {key} [key]{gap}and {value} [value]"


def clr(type_: Type) -> str:
    """Return the name that stands in the name of a constructed class on help pages."""
    if isinstance(type_, Simple):
        return _CLR.get(type_.word, type_.word)
    if isinstance(type_, Named):
        return type_.name
    if isinstance(type_, Maybe):
        return f"NullableOf{clr(type_.of)}"
    if isinstance(type_, Many):
        return f"{clr(type_.of)}[]" if type_.is_array else f"ListOf{clr(type_.of)}"
    shape = "Dictionary" if isinstance(type_, Map) else "KeyValuePair"
    return f"{shape}Of{clr(type_.key)}And{clr(type_.value)}"


def camel(name: str) -> str:
    """Lower the leading capitals of a name, but the last one before a small letter."""
    letters = list(name)
    for place, letter in enumerate(letters):
        following = letters[place + 1] if place + 1 < len(letters) else ""
        if not letter.isupper() or (place and following and not following.isupper()):
            break
        letters[place] = letter.lower()
    return "".join(letters)


# ---- members --------------------------------------------------------------------------------------


def json_members(site: Site, name: str) -> list[tuple[str, Property]]:
    """Return the members that JSON has, by name, in their order."""
    levels = site.levels(name)[::-1]
    contract = levels[0].contract
    each = [x for level in levels for x in level.fields] + [
        x for level in levels for x in level.properties
    ]
    shown = [x for x in each if not x.hidden]
    if contract:
        shown.sort(key=lambda x: -1 if x.order is None else x.order)
    return [(json_name(site, contract, x), x) for x in shown]


def json_name(site: Site, contract: bool, each: Property) -> str:
    """Return what JSON calls a member."""
    name = each.json or (each.member if contract else "") or each.name
    return camel(name) if site.camel else name


def xml_member(contract: bool, each: Property) -> str:
    """Return what a DataContract's XML calls a member."""
    return (each.member if contract else "") or each.name


def xml_levels(site: Site, name: str) -> list[tuple[Class, list[Property]]]:
    """Return the members of a class and its bases in a DataContract's order."""
    found = []
    for level in site.levels(name):
        shown = [x for x in (*level.properties, *level.fields) if x.hidden != "all"]
        contract = level.contract

        def place(each: Property, contract: bool = contract) -> tuple[int, str]:
            order = each.order if contract and each.order is not None else -1
            return order, xml_member(contract, each)

        found.append((level, sorted(shown, key=place)))
    return found


def table_members(site: Site, name: str) -> list[tuple[str, Property]]:
    """Return the rows of a class's table: its own properties, those of its bases, then fields."""
    levels = site.levels(name)[::-1]
    each = [x for level in levels for x in level.properties]
    each += [x for level in levels for x in level.fields]
    contract = levels[0].contract
    return [(x.json or (x.member if contract else "") or x.name, x) for x in each if not x.hidden]


# ---- DataContract names ---------------------------------------------------------------------------


def contract_name(site: Site, type_: Type) -> tuple[str, str]:
    """Return the name and the namespace of a type's contract."""
    if isinstance(type_, Simple):
        return _simple(type_.word)
    if isinstance(type_, Maybe):
        inner, space = contract_name(site, type_.of)
        return f"NullableOf{inner}{_digest([space])}", f"{CONTRACTS}System"
    if isinstance(type_, Named):
        return _class_name(site, type_.name)
    if isinstance(type_, Many):
        inner, space = contract_name(site, type_.of)
        return f"ArrayOf{inner}", ARRAYS if _is_built_in(space) else space
    name, space = entry_name(site, type_)
    return (f"ArrayOf{name}", ARRAYS) if isinstance(type_, Map) else (name, space)


def entry_name(site: Site, type_: Map | Pair) -> tuple[str, str]:
    """Return the name and namespace of a dictionary's entry, or of a pair."""
    names = [contract_name(site, type_.key), contract_name(site, type_.value)]
    words = "".join(name for name, _ in names)
    hashed = _digest([space for _, space in names])
    if isinstance(type_, Map):
        return f"KeyValueOf{words}{hashed}", ARRAYS
    return f"KeyValuePairOf{words}{hashed}", f"{CONTRACTS}System.Collections.Generic"


def _simple(word: str) -> tuple[str, str]:
    if word == "DateTimeOffset":
        return word, f"{CONTRACTS}System"
    if word in _SERIALIZATION:
        return _SERIALIZATION[word], SERIALIZATION
    return ("anyURI" if word == "Uri" else _XSD.get(word, word)), XSD


def _class_name(site: Site, name: str) -> tuple[str, str]:
    here = site.types[name]
    space = f"{CONTRACTS}{here.namespace}"
    if isinstance(here, Enumeration):
        return here.name, space
    if here.contract and here.space is not None:
        space = here.space
    if here.contract and here.root:
        return here.root, space
    if here.generic is None:
        return f"{here.outer}.{here.name}" if here.outer else here.name, space
    word, arguments = here.generic
    names = [contract_name(site, each) for each in arguments]
    own = f"{word}Of{''.join(name for name, _ in names)}{_digest([x for _, x in names])}"
    return f"{here.outer}.{own}" if here.outer else own, space


def _is_built_in(space: str) -> bool:
    return space in (XSD, SERIALIZATION)


def _digest(spaces: list[str]) -> str:
    """Return what is added to a constructed name when an argument is not built in."""
    if all(_is_built_in(space) for space in spaces):
        return ""
    text = f" {len(spaces)}" + "".join(f" {space}" for space in spaces)
    digest = hashlib.md5(text.encode(), usedforsecurity=False).digest()[:6]
    return base64.b64encode(digest).decode().replace("/", "_S").replace("+", "_P")


# ---- XmlSerializer names --------------------------------------------------------------------------


def serializer_name(site: Site, type_: Type) -> str:
    """Return what XmlSerializer calls a type, as a root and as an item."""
    if isinstance(type_, Simple):
        return _simple(type_.word)[0] if type_.word != "Object" else "anyType"
    if isinstance(type_, Maybe):
        return serializer_name(site, type_.of)
    if isinstance(type_, Many):
        inner = serializer_name(site, type_.of)
        return f"ArrayOf{inner[:1].upper()}{inner[1:]}"
    assert isinstance(type_, Named)
    here = site.types[type_.name]
    if isinstance(here, Class) and here.generic is not None:
        word, arguments = here.generic
        return f"{word}Of{''.join(_upper(serializer_name(site, x)) for x in arguments)}"
    return here.name


def _upper(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
