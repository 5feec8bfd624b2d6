"""ServiceStack: JSON by its own serializer, XML by DataContractSerializer.

Names stand as written, enums are names in JSON, too, and JSON leaves null members out.
"""

from __future__ import annotations

from dataclasses import replace

from wirewright.dialects.aspnet import ASPNET
from wirewright.dialects.dialect import MemberValues, XmlNames
from wirewright.ir import Type
from wirewright.ir.api import Medium


def camel(name: str) -> str:
    """Return `name` in the camel case that ServiceStack has when a site asks for it.

    Capitals are lowered up to the one before a small letter, the first one always: `IsOK` gives
    `isOK`, `IDNumber` gives `idNumber`.
    """
    end = 0
    while end < len(name) and "A" <= name[end] <= "Z":
        if end and end + 1 < len(name) and not "A" <= name[end + 1] <= "Z":
            break
        end += 1
    return name[:end].lower() + name[end:]


def _json_name(key: str, casing: str) -> str:
    return camel(key) if casing == "camel" else key


def _member_values(name: str, _: int | None) -> MemberValues:
    return name, name, name


def _absent_nulls(type: Type, _: XmlNames) -> tuple[Medium, ...]:
    return ("json",) if type.nullable else ()


SERVICESTACK = replace(
    ASPNET,
    name="servicestack",
    scalars="servicestack",
    request_media=("json", "xml"),
    casings=("as_written", "camel"),
    json_name=_json_name,
    member_values=_member_values,
    absent_nulls=_absent_nulls,
    any_in_xml=False,
    web_api=False,
)
