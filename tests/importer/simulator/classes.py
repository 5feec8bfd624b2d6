"""CLR-like classes, with as much of them as a sample shows: what a simulated site is made of.

Types refer to classes by name, so that a class may hold itself. Nothing here knows a medium.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Simple:
    """A type without parts; `word` is C#'s: `int`, `string`, `Guid`, `Object` …"""

    word: str


@dataclass(frozen=True, slots=True)
class Maybe:
    """`Nullable<T>` of a simple value type or an enum."""

    of: Simple | Named


@dataclass(frozen=True, slots=True)
class Many:
    """A list, or with `is_array` an array."""

    of: Type
    is_array: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """A dictionary."""

    key: Simple | Named
    value: Type


@dataclass(frozen=True, slots=True)
class Pair:
    """A KeyValuePair."""

    key: Simple | Named
    value: Type


@dataclass(frozen=True, slots=True)
class Named:
    """A class or an enum of the site."""

    name: str


Type = Simple | Maybe | Many | Map | Pair | Named


@dataclass(frozen=True, slots=True)
class Property:
    """A public property or field.

    `json` is its JsonProperty name, `member` its DataMember name, `order` DataMember's Order.
    `hidden`: from `json` only (JsonIgnore), from `all` (IgnoreDataMember), or not.
    """

    name: str
    type: Type
    json: str = ""
    member: str = ""
    order: int | None = None
    hidden: Literal["", "json", "all"] = ""
    notes: tuple[str, ...] = ()
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Class:
    """A class. `name` is that of help pages, `generic` what a constructed one is made of.

    `contract`: it has [DataContract], with the root name and namespace that are not empty.
    `makes` False: an interface or abstract class, of which no sample object can be made.
    """

    name: str
    namespace: str
    properties: tuple[Property, ...] = ()
    fields: tuple[Property, ...] = ()
    base: str = ""
    outer: str = ""
    generic: tuple[str, tuple[Type, ...]] | None = None
    contract: bool = False
    root: str = ""
    space: str | None = None
    makes: bool = True
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """An enum; with `as_name` JSON has its names (StringEnumConverter)."""

    name: str
    namespace: str
    members: tuple[tuple[str, int], ...]
    as_name: bool = False
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A parameter of the address."""

    name: str
    type: Type
    place: Literal["path", "query"] = "query"
    notes: tuple[str, ...] = ()
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One operation. `body` and `result` None: there is none.

    `untyped`: the page names this type for the result and says nothing of it.
    """

    method: str
    path: str
    doc: str = ""
    given: tuple[Given, ...] = ()
    body: Type | None = None
    body_name: str = "value"
    body_doc: str = ""
    result: Type | None = None
    untyped: str = ""
    result_doc: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Classes and operations of one site, and how it writes."""

    types: dict[str, Class | Enumeration]
    actions: tuple[Action, ...]
    camel: bool = False
    serializer: Literal["contract", "xml"] = "contract"
    copies: int = 2
    controllers: tuple[tuple[str, str], ...] = field(default=())

    def levels(self, name: str) -> list[Class]:
        """Return a class and its bases, the base of all first."""
        found: list[Class] = []
        while name:
            here = self.types[name]
            assert isinstance(here, Class)
            found.insert(0, here)
            name = here.base
        return found


def parts(type_: Type) -> Iterator[Type]:
    """Yield the types that a type is made of, and itself."""
    yield type_
    if isinstance(type_, Maybe | Many):
        yield from parts(type_.of)
    elif isinstance(type_, Map | Pair):
        yield from parts(type_.key)
        yield from parts(type_.value)
