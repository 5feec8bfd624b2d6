"""ASP.NET Web API: JSON by Json.NET, XML by DataContractSerializer, forms by the model binder.

In come keys and types, out come names, orders and media. The XML shapes are in `contracts`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from wirewright.dialects import contracts
from wirewright.dialects.dialect import (
    OTHER_TYPES,
    Dialect,
    Layer,
    MemberValues,
    XmlForm,
    never_absent,
)
from wirewright.dialects.xmlnames import encode_name


def camel(name: str) -> str:
    """Return `name` as Json.NET 6, which came with Web API 5, camel-cases it.

    Each character is lowered until the next one is no capital, so `A1B` gives `a1b` and `IsOK`
    gives `isok`; Json.NET 8 and later stop at the second character when it is no capital.
    """
    if not name or not _is_capital(name[0]):
        return name
    end = 1
    while end < len(name) and (end + 1 == len(name) or _is_capital(name[end + 1])):
        end += 1
    return "".join(map(_lower, name[:end])) + name[end:]


def _is_capital(char: str) -> bool:
    return unicodedata.category(char) == "Lu"


def _lower(char: str) -> str:
    # .NET maps one character to one; `İ` has no such mapping and stays.
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def _json_name(key: str, casing: str) -> str:
    return camel(key) if casing == "camel" else key


def _member_values(name: str, number: int | None) -> MemberValues:
    return (name if number is None else number), name, name


def _json_order(layers: Sequence[Layer]) -> tuple[str, ...]:
    return tuple(key for layer in reversed(layers) for key, _ in layer)


def _xml_order(layers: Sequence[Layer]) -> tuple[str, ...]:
    return tuple(key for layer in layers for key, _ in sorted(layer, key=lambda pair: pair[1]))


ASPNET = Dialect(
    name="aspnet",
    scalars="aspnet",
    request_media=("json", "xml", "form"),
    response_media=("json", "xml"),
    content_types={
        "json": ("application/json", "text/json"),
        "xml": ("application/xml", "text/xml"),
        "form": ("application/x-www-form-urlencoded",),
        **OTHER_TYPES,
    },
    casings=("camel", "as_written"),
    json_name=_json_name,
    xml_name=encode_name,
    member_values=_member_values,
    json_order=_json_order,
    xml_order=_xml_order,
    element=contracts.element,
    root=contracts.root,
    absent_nulls=never_absent,
    needs_namespaces=True,
    xml_null=True,
    xml_form=XmlForm(),
    allows_attributes=False,
    allows_unwrapped=False,
    ignores_json_case=True,
    any_in_xml=True,
    web_api=True,
)
