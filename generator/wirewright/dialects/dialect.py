"""What a dialect is: the conventions by which one kind of server names and writes things.

A dialect is a value of pure functions and tables; each module of this room makes one. Nothing
here knows YAML, Python or the values that travel.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from wirewright.ir import Type, XmlElement
from wirewright.ir.api import Medium

Layer = tuple[tuple[str, str], ...]
"""The fields that one class declares: (key, XML name) in declaration order."""

MemberValues = tuple[int | str, str, str]
"""What JSON, XML and forms write for a member of an enum."""


@dataclass(frozen=True, slots=True)
class NamedXml:
    """A named type as the XML around it sees it."""

    kind: Literal["model", "enum", "unknown"]
    name: str
    namespace: str


@dataclass(frozen=True, slots=True)
class XmlNames:
    """The named types of an API, by the spec's name for them."""

    types: Mapping[str, NamedXml]

    def __getitem__(self, name: str) -> NamedXml:
        """Return a type's XML name; a name that nobody defined is reported elsewhere."""
        return self.types.get(name) or NamedXml("unknown", name, "")


OTHER_TYPES: Mapping[Medium, tuple[str, ...]] = {
    "text": ("text/plain; charset=utf-8",),
    "binary": ("application/octet-stream",),
    "multipart": ("multipart/form-data",),
}
"""The content types of the media that a body has only where a spec says so."""


def never_absent(_: Type, __: XmlNames) -> tuple[Medium, ...]:
    """Say null as null in every medium."""
    return ()


XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class XmlForm:
    """How XML documents look that can say null.

    `declared` are the prefixes that a root declares, `nil` is that of the attribute for null.
    `closes_empty`: an empty text is `<A />`, not `<A></A>`. `refused` are words of types that the
    XML cannot hold.
    """

    declared: tuple[tuple[str, str], ...] = (("i", XSI),)
    nil: str = "i"
    closes_empty: bool = False
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dialect:
    """One server's conventions.

    `json_name(key, casing)` derives a name from a key; `casings` are the words that `json_names`
    may say, the first is the default. `xml_name(written)` encodes a key or an override alike.
    The orders take the layers of a class, base class first, and return keys.
    `element(name, namespace, type, names, item)` shapes a member, `item` being the written name
    of a list's items or ""; `root(type, names)` shapes a document. `absent_nulls(type,
    names)` are the media that say null by leaving a member out. `scalars` is the module of the
    run-time library that writes and reads single values. `web_api`: the server is ASP.NET Web API,
    which has its own shape of errors and never refuses an answer for its medium.
    """

    name: str
    scalars: str
    request_media: tuple[Medium, ...]
    response_media: tuple[Medium, ...]
    content_types: Mapping[Medium, tuple[str, ...]]
    casings: tuple[str, ...]
    json_name: Callable[[str, str], str]
    xml_name: Callable[[str], str]
    member_values: Callable[[str, int | None], MemberValues]
    json_order: Callable[[Sequence[Layer]], tuple[str, ...]]
    xml_order: Callable[[Sequence[Layer]], tuple[str, ...]]
    element: Callable[[str, str, Type, XmlNames, str], XmlElement]
    root: Callable[[Type, XmlNames], XmlElement]
    absent_nulls: Callable[[Type, XmlNames], tuple[Medium, ...]]
    needs_namespaces: bool
    xml_null: bool
    xml_form: XmlForm
    allows_attributes: bool
    allows_unwrapped: bool
    ignores_json_case: bool
    any_in_xml: bool = False
    web_api: bool = False
