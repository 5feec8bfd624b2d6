"""Types as they are meant, with their names on every medium."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from wirewright.diagnostics import Span

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Info:
    """Documentation of a part: prose for people, which decides nothing."""

    title: str = ""
    doc: str = ""
    deprecated: str = ""
    notes: tuple[str, ...] = ()
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value without parts. `kind` is a word of the spec language (`int32`, `datetime`, `any` …).

    `format` is a date pattern such as `yyyy-MM-dd HH:mm:ss`; None is the dialect's own form.
    """

    kind: str
    format: str | None = None
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Ref:
    """A named type of the API: a model, an enum or an undocumented type."""

    name: str
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one type."""

    item: Type
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class MapOf:
    """A map from a scalar or an enum to values of one type."""

    key: Type
    value: Type
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class PairOf:
    """A key and a value that are no entry of a map."""

    key: Type
    value: Type
    nullable: bool = False


Type = Scalar | Ref | ListOf | MapOf | PairOf


@dataclass(frozen=True, slots=True)
class XmlElement:
    """How a value stands as an XML element.

    `namespace` is the element's own ("" for none). `contents` is the namespace of what stands
    inside, declared on this element where it is not in scope yet; None where nothing inside
    is named. `item` is the element of one list item or of one map entry; an entry, like a pair, has
    `key` and `value`.
    """

    name: str
    namespace: str = ""
    contents: str | None = None
    item: XmlElement | None = None
    key: XmlElement | None = None
    value: XmlElement | None = None

    @property
    def clark(self) -> str:
        """The name as XML libraries spell it: `{namespace}name`."""
        return f"{{{self.namespace}}}{self.name}" if self.namespace else self.name


@dataclass(frozen=True, slots=True)
class Constraints:
    """Documented limits, for `validate()` and the documentation only."""

    min: int | float | str | None = None
    max: int | float | str | None = None
    min_length: int | None = None
    max_length: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A member of a model.

    `optional`: may be absent on the wire. `supplied`: required on the wire, but a request may
    leave it unset, for the client fills it in. `unwrapped`: a list whose items repeat `xml`
    itself. `markup`: raw HTML may stand in its XML element. `omits_default`: absent says that it
    has the default of its type, which is never written. `place`: it is an element, an attribute
    or the text of its type's element. `cdata`: its text stands in a CDATA section.
    `absent_nulls` are the media that say null by leaving it out. `filename`: what multipart calls
    a file, "" for what is none.
    """

    name: str
    type: Type
    json: str
    xml: XmlElement
    form: str
    optional: bool = False
    supplied: bool = False
    unwrapped: bool = False
    omits_default: bool = False
    markup: bool = False
    place: Literal["element", "attribute", "text"] = "element"
    cdata: bool = False
    absent_nulls: tuple[str, ...] = ()
    filename: str = ""
    secret: bool = False
    constraints: Constraints = Constraints()
    examples: tuple[Json, ...] = ()
    info: Info = Info()
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The JSON member that tells types apart, and the type that each of its texts tells."""

    json: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A type with fields. `fields` stand in JSON's order, `xml_order` names them in XML's.

    Where it is expected, there may be a value of a type that `known` names.
    """

    name: str
    fields: tuple[Field, ...]
    xml_order: tuple[str, ...]
    xml: XmlElement
    known: tuple[str, ...] = ()
    discriminator: Discriminator | None = None
    info: Info = Info()
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A type that the documentation does not describe; its content is kept as it came."""

    name: str
    xml: XmlElement
    info: Info = Info()
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an enum, as each medium writes it, and its number where one is documented.

    `key` is what JSON has for it as the key of a map, if that is not what XML has.
    """

    name: str
    json: int | str
    xml: str
    form: str
    number: int | None = None
    key: str = ""
    info: Info = Info()
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Enum:
    """A set of named values; values outside of it survive unless it is `closed`.

    `flags`: a value is a set of members, whose numbers are bits. `named`: JSON has names although
    members have numbers, and reads both.
    """

    name: str
    members: tuple[Member, ...]
    xml: XmlElement
    closed: bool = False
    flags: bool = False
    named: bool = False
    info: Info = Info()
    at: Span | None = field(default=None, compare=False, repr=False)


NamedType = Model | Enum | Unknown
