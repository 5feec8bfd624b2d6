"""What is known of the types to be, while samples and tables are gone through.

A `Group` is a type, a `Field` one of its members, a `Slot` a place where values stand, `Seen` one
value there as the samples of one object show it. These grow while a draft is made, so they are
not frozen; nothing outside of this room keeps them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from wirewright.importer.facts import Member, Payload, Value
from wirewright.importer.infer.trees import MISSING, Json, Missing, Xml
from wirewright.importer.infer.words import Word

_ENCODED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BACKING: Final = re.compile(r"<(.+)>k__BackingField")


@dataclass(slots=True, eq=False)
class Body:
    """A documented object: its samples in up to two media, and what came out about them.

    `markup` are the elements in which raw HTML stands, `apart` says why the two samples cannot be of one object, `unfit` why a medium's sample is
    none that a type could say.
    """

    json: Payload | None = None
    xml: Payload | None = None
    form: Payload | None = None
    json_tree: Json | Missing = MISSING
    xml_tree: Xml | None = None
    variant: str = ""
    markup: tuple[str, ...] = ()
    apart: list[str] = field(default_factory=list)
    unfit: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Seen:
    """One value as the samples of one object show it.

    `items` are the elements of a list that has no element of its own. `place` is where XML has it.
    """

    body: Body
    json: Json | Missing = MISSING
    xml: Xml | None = None
    items: tuple[Xml, ...] | None = None
    place: str = "element"

    @property
    def is_null(self) -> bool:
        """Tell whether a medium says null."""
        return self.json is None or (self.xml is not None and self.xml.is_nil)


@dataclass(slots=True, eq=False)
class Slot:
    """A place where values stand. `name` is what to call what stands there, where it has no name.

    `is_contract`: its XML elements bear the name of their type, as roots and list items do;
    `contract` is that name where it stands elsewhere.
    """

    name: str
    word: Word | None = None
    rows: tuple[Member, ...] = ()
    is_contract: bool = False
    hint: str = ""
    contract: str = ""
    seen: list[Seen] = field(default_factory=list)
    shapes: dict[str, int] = field(default_factory=dict)
    group: Group | None = None
    item: Slot | None = None
    key: Slot | None = None
    value: Slot | None = None

    def inner(self, part: str, word: Word | None, name: str) -> Slot:
        """Return the slot of the items, keys or values, made when it is first asked for."""
        found: Slot | None = getattr(self, part)
        if found is None:
            found = Slot(name, word, self.rows if part == "item" else (), part == "item")
            setattr(self, part, found)
        return found


@dataclass(slots=True, eq=False)
class Field:
    """A member of a type: what each medium and the page's table call it, and its values."""

    slot: Slot
    json: str | None = None
    xml: str | None = None
    namespace: str | None = None
    place: str = "element"
    row: Member | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names that the member has anywhere."""
        found = (self.json, self.xml, self.row.name if self.row else None)
        return tuple(name for name in found if name)


@dataclass(slots=True, eq=False)
class ObjectSeen:
    """An object as one body shows it, with its members by field."""

    seen: Seen
    members: dict[int, Seen] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Group:
    """A type to be. `name` is the page's, `hint` what to call it where there is none.

    `xml_name` is the contract's name as a root or a list item shows it; `namespaces` counts what
    the samples say of its namespace.
    """

    name: str = ""
    hint: str = ""
    xml_name: str = ""
    namespace: str | None = None
    fields: list[Field] = field(default_factory=list)
    index: dict[tuple[str, str], list[Field]] = field(default_factory=dict)
    seen: list[ObjectSeen] = field(default_factory=list)
    leaves: list[Seen] = field(default_factory=list)
    values: tuple[Value, ...] = ()
    doc: str = ""
    line: int = 0
    described: bool = False
    is_request: bool = False
    is_response: bool = False
    final: str = ""
    same: Group | None = None

    @property
    def true(self) -> Group:
        """The type that this one has turned out to be."""
        here = self
        while here.same is not None:
            here = here.same
        return here

    def add(self, found: Field) -> Field:
        """Add a member."""
        self.fields.append(found)
        self.learn(found)
        return found

    def learn(self, found: Field) -> None:
        """Note the names of a member, so that it is found by them."""
        if found.json is not None:
            self.index.setdefault(("json", found.json), []).append(found)
        if found.xml is not None:
            self.index.setdefault(("xml", found.xml), []).append(found)
        for name in found.names:
            self.index.setdefault(("", fold(name)), []).append(found)

    def field_of(self, json: str | None, xml: str | None) -> Field:
        """Return the member that these names mean; a new one where there is none yet."""
        found = self._known(json, xml)
        if found is None:
            # An element that is another member elsewhere cannot be this one, too.
            is_taken = json is not None and xml is not None and ("xml", xml) in self.index
            return self.add(Field(Slot(json or xml or ""), json, None if is_taken else xml))
        if (found.json is None and json is not None) or (found.xml is None and xml is not None):
            found.json = json if found.json is None else found.json
            found.xml = xml if found.xml is None else found.xml
            self.learn(found)
        return found

    def _known(self, json: str | None, xml: str | None) -> Field | None:
        if json is not None and (known := self.index.get(("json", json))):
            return known[0]
        if xml is not None:
            for found in self.index.get(("xml", xml), ()):
                if found.xml == xml and (json is None or found.json is None):
                    return found
        near = [x for name in (json, xml) if name for x in self.index.get(("", fold(name)), ())]
        free = [x for x in near if _is_free(x, json, xml)]
        exact = (x for x in free if x.row is not None and x.row.name in (json, xml))
        return next(exact, free[0] if free else None)


def _is_free(found: Field, json: str | None, xml: str | None) -> bool:
    """Tell whether a member lacks the names that are to be given to it."""
    return not (json and found.json) and not (xml and found.xml and found.xml != xml)


def plain_name(name: str) -> str:
    """Return the name that .NET has encoded for XML, or that a compiler has dressed up."""
    decoded = _ENCODED.sub(lambda x: chr(int(x[1], 16)), name)
    backing = _BACKING.fullmatch(decoded)
    return backing[1] if backing else decoded


def fold(name: str) -> str:
    """Return what is left of a name without case and signs."""
    name = plain_name(name)
    return "".join(x for x in name.casefold() if x.isalnum()) or name
