"""Random values of the generated models, built from their annotations alone.

For a model and a medium, `instances` yields what the medium can say, and so has to come back.
Fields that a form or plain XML cannot say are left unset there.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st
from msgspec import UNSET, Meta, Struct, UnsetType

from order_apis._runtime.dates import DateTime
from order_apis._runtime.enums import OpenEnum
from order_apis._runtime.numbers import XmlDecimal
from order_apis._runtime.patterns import FormattedDateTime
from order_apis._runtime.unknown import Unknown, XmlNode
from tests.roundtrip.samples import APIS

MEDIA = ("json", "xml", "form")
SUPPLIED = frozenset({"appkey", "session_id", "site_code", "verification_key"})
"""Fields that a client fills in: unset they cannot be encoded."""
PLAIN = frozenset({"dellin", "valomnia"})
"""APIs of the dialect `plain`, whose XML has no null."""


def models(api: str) -> Iterator[type[Struct]]:
    """Yield the models of an API."""
    module = importlib.import_module(f"order_apis.{api}.models")
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Struct) and value is not Struct:
            yield value


CODECS = [
    (model, medium)
    for api in APIS
    for model in models(api)
    for medium in MEDIA
    if hasattr(model, f"to_{medium}")
]


def encode(value: Any, medium: str) -> bytes:
    """Write a value by its own method."""
    content = getattr(value, f"to_{medium}")()
    assert type(content) is bytes
    return content


def decode(model: type[Struct], medium: str, content: bytes | str) -> Any:
    """Read a value by its model's own method."""
    return getattr(model, f"from_{medium}")(content)


def hints(model: type[Struct]) -> dict[str, Any]:
    """Return the types of a model's fields by their Python names."""
    known = get_type_hints(model, include_extras=True)
    return {name: known[name] for name in model.__struct_fields__}


def parts(hint: Any) -> tuple[Any, ...]:
    """Return the members of a union, or the one type."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


# ---- texts -----------------------------------------------------------------------------------

SPECIAL = (
    *("", " ", "\n", "\r\n a \r", "\t", "null", "true", "0", "'\"\\/", "a&amp;b", "<b>&", "]]>"),
    *("<!-- -->", "<![CDATA[x]]>", "</detailedInfo>", "<?x?>", "a=1&b=2;c", "+ %20%zz", "[0].x"),
    *("\x7f\x85\u2028\u2029\ufeff", "\U0001f600 \u0301\u202e", "\\u0041\\n", "\ufffd", "Я"),
)
CHARACTERS = {
    "json": st.characters(exclude_categories=["Cs"]),
    "form": st.characters(exclude_categories=["Cs"]),
    "xml": st.one_of(
        st.sampled_from("\t\n\r"),
        st.characters(
            min_codepoint=0x20, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"
        ),
    ),
}


def texts(medium: str) -> st.SearchStrategy[str]:
    """Yield texts that the medium can say."""
    return st.sampled_from(SPECIAL) | st.text(CHARACTERS[medium], max_size=12)


# ---- scalars ---------------------------------------------------------------------------------

DECIMALS = st.builds(
    lambda digits, scale: Decimal(digits).scaleb(-scale),
    st.integers(-(10**29), 10**29) | st.sampled_from([0, 1, 10, 110, 150]),
    st.integers(-5, 28),
)
MOMENTS = st.builds(
    lambda moment, fraction, zone: DateTime.parse(
        f"{moment.replace(microsecond=0).isoformat()}{fraction and '.'}{fraction}{zone}"
    ),
    st.datetimes(),
    st.text("0123456789", max_size=9) | st.sampled_from(["", "4056342", "1000000", "0000001"]),
    st.sampled_from(["", "Z", "+00:00", "-00:00", "+05:30", "-05:00", "+14:00", "-14:00"]),
)


def integers(meta: Meta) -> st.SearchStrategy[int]:
    """Yield integers within bounds, and the bounds themselves."""
    assert isinstance(meta.ge, int)
    assert isinstance(meta.le, int)
    return st.sampled_from([meta.ge, meta.le, 0]) | st.integers(meta.ge, meta.le)


def enum_values(kind: type[OpenEnum], medium: str) -> st.SearchStrategy[OpenEnum]:
    """Yield the documented members, and values that only this medium has."""
    members = [value for value in vars(kind).values() if isinstance(value, kind)]
    read = getattr(kind, f"from_{medium}")
    unknown = st.builds(read, texts(medium))
    if medium == "json":
        unknown |= st.builds(read, st.integers(-(2**63), 2**64 - 1))
    return st.sampled_from(members) | unknown


# ---- content of undocumented types -------------------------------------------------------------

NUMBERS = st.from_regex(
    r"-?(0|[1-9][0-9]{0,25})(\.[0-9]{1,9})?([eE][+-]?[0-9]{1,2})?", fullmatch=True
)


def json_text(text: str) -> str:
    """Quote a text with no escapes but the needed ones."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    escapes |= {"\b": "\\b", "\f": "\\f"}
    return '"' + "".join(escapes.get(x, x if x >= " " else f"\\u{ord(x):04x}") for x in text) + '"'


JSON_VALUES = st.recursive(
    st.sampled_from(["null", "true", "false", "1.10", "1E5", "0.0", "-1.0"])
    | NUMBERS.filter(lambda text: text != "-0")  # read as an integer, which has no sign of zero
    | texts("json").map(json_text),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{','.join(items)}]")
    | st.dictionaries(texts("json").map(json_text), inner, max_size=3).map(
        lambda items: f"{{{','.join(f'{key}:{value}' for key, value in items.items())}}}"
    ),
    max_leaves=6,
)
XML_NAMES = st.builds(
    lambda namespace, name: f"{{{namespace}}}{name}" if namespace else name,
    st.sampled_from(["", "urn:a", "urn:b&c", "http://schemas.datacontract.org/2004/07/X"]),
    st.sampled_from(["Code", "Text", "a.b-c", "_1", "Ключ"]),
)


def xml_node(tag: str, attributes: dict[str, str], content: list[str | XmlNode]) -> XmlNode:
    """Make an element as a parser would: texts side by side are one, blanks around tags none."""
    merged: list[str | XmlNode] = []
    for piece in content:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        elif piece != "":
            merged.append(piece)
    if any(isinstance(piece, XmlNode) for piece in merged) and not any(
        isinstance(piece, str) and piece.strip() for piece in merged
    ):
        merged = [piece for piece in merged if isinstance(piece, XmlNode)]
    return XmlNode(tag, tuple(sorted(attributes.items())), tuple(merged))


XML_ATTRIBUTES = st.dictionaries(XML_NAMES, texts("xml"), max_size=2)
XML_NODES = st.recursive(
    st.builds(xml_node, XML_NAMES, XML_ATTRIBUTES, st.lists(texts("xml"), max_size=1)),
    lambda inner: st.builds(
        xml_node, XML_NAMES, XML_ATTRIBUTES, st.lists(inner | texts("xml"), max_size=3)
    ),
    max_leaves=5,
)
ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts("json"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts("json"), inner, max_size=3),
    max_leaves=5,
)


def unknown(kind: type[Unknown], medium: str) -> st.SearchStrategy[Unknown]:
    """Yield values of an undocumented type with content of the medium."""
    if medium == "json":
        return JSON_VALUES.map(lambda text: kind(json=text))
    return XML_NODES.map(lambda node: kind(xml=node))


# ---- fields and models -------------------------------------------------------------------------


def values(hint: Any, medium: str) -> st.SearchStrategy[Any]:
    """Yield values of one type that is no union."""
    origin = get_origin(hint)
    if origin is Annotated:
        return integers(next(x for x in get_args(hint)[1:] if isinstance(x, Meta)))
    if origin is list:
        return st.lists(values(get_args(hint)[0], medium), max_size=3)
    if hint is Any:
        return ANY
    if hint is Decimal:
        return DECIMALS | DECIMALS.map(XmlDecimal) if medium == "xml" else DECIMALS
    if issubclass(hint, Struct):
        return instances(hint, medium)
    if issubclass(hint, OpenEnum):
        return enum_values(hint, medium)
    if issubclass(hint, Unknown):
        return unknown(hint, medium)
    if issubclass(hint, FormattedDateTime):
        return st.datetimes().map(lambda moment: hint.of(moment.replace(microsecond=0)))
    scalars = {bool: st.booleans(), UUID: st.uuids(), DateTime: MOMENTS, str: texts(medium)}
    return scalars[hint]


def field_values(model: type[Struct], name: str, medium: str) -> st.SearchStrategy[Any]:
    """Yield values of a field that the medium can say and that read back as themselves."""
    members = parts(hints(model)[name])
    api = model.__module__.split(".")[1]
    chosen: list[st.SearchStrategy[Any]] = []
    nullable = type(None) in members
    for hint in members:
        if hint is UnsetType:
            if name not in SUPPLIED:
                chosen.append(st.just(UNSET))
        elif hint is type(None):
            if not is_list(members) if medium == "form" else not (medium == "xml" and api in PLAIN):
                chosen.append(st.none())
        elif medium == "form" and get_origin(hint) is list:
            continue  # of undocumented items, and an empty list is an absent one
        elif medium == "form" and hint is str and nullable:
            chosen.append(texts(medium).filter(bool))  # an empty text is null
        else:
            chosen.append(values(hint, medium))
    return st.one_of(chosen)


def is_list(members: tuple[Any, ...]) -> bool:
    """Tell whether one of the types is a list."""
    return any(get_origin(hint) is list for hint in members)


def instances(model: type[Struct], medium: str) -> st.SearchStrategy[Any]:
    """Yield instances that the medium can say."""
    fields = {name: field_values(model, name, medium) for name in model.__struct_fields__}
    return st.builds(model, **fields)
