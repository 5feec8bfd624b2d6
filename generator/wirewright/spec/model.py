"""A spec as it is written: every name and text with its position, nothing derived.

`parse` makes these values from a `Document`, `resolve` reads them. Names that refer to other
parts of the spec are still text here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wirewright.diagnostics import Span

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Text:
    """A string of the spec and where it stands."""

    value: str
    at: Span

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class InfoSpec:
    """What may stand on any mapping: prose that no stage interprets."""

    title: str = ""
    doc: str = ""
    deprecated: str | bool = False
    notes: tuple[str, ...] = ()
    inferred: str | bool = False


@dataclass(frozen=True, slots=True)
class TypeExpr:
    """A type expression: `string`, `Order?`, `list<Line?>`, `map<string, int32>`.

    `name` is the word before `<`; `arguments` are those between the angle brackets.
    """

    name: str
    arguments: tuple[TypeExpr, ...]
    nullable: bool
    at: Span


@dataclass(frozen=True, slots=True)
class ConstraintsSpec:
    """Documented limits of a value. They are never checked while decoding."""

    min: int | float | str | None = None
    max: int | float | str | None = None
    min_length: int | None = None
    max_length: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of a type: its key (without `?`), type, overrides and flags.

    `xml_item` overrides the element name of a wrapped list's items; `omits_default` is where
    `emit_default: false` stands.
    """

    name: Text
    optional: bool
    type: TypeExpr
    json: Text | None = None
    xml: Text | None = None
    form: Text | None = None
    xml_item: Text | None = None
    xml_namespace: Text | None = None
    format: Text | None = None
    secret: bool = False
    markup: Span | None = None
    unwrapped: Span | None = None
    order: int | None = None
    omits_default: Span | None = None
    attribute: Span | None = None
    text: Span | None = None
    cdata: Span | None = None
    filename: Text | None = None
    constraints: ConstraintsSpec = ConstraintsSpec()
    examples: tuple[Json, ...] = ()
    info: InfoSpec = InfoSpec()


@dataclass(frozen=True, slots=True)
class MemberSpec:
    """A member of an enum. `number` is given for enums that JSON writes as numbers."""

    name: Text
    number: int | None = None
    json: Text | None = None
    xml: Text | None = None
    form: Text | None = None
    info: InfoSpec = InfoSpec()


@dataclass(frozen=True, slots=True)
class DiscriminatorSpec:
    """The field that tells derived types apart: its values in JSON, each with a type's name."""

    field: Text
    values: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class TypeSpec:
    """A named type: a model (`fields`), an undocumented one (`unknown`) or an enum (`members`)."""

    name: Text
    fields: tuple[FieldSpec, ...] = ()
    unknown: bool = False
    members: tuple[MemberSpec, ...] | None = None
    closed: bool = False
    flags: Span | None = None
    json_as: Text | None = None
    extends: Text | None = None
    known_types: tuple[Text, ...] = ()
    discriminator: DiscriminatorSpec | None = None
    json: Text | None = None
    xml: Text | None = None
    form: Text | None = None
    xml_namespace: Text | None = None
    info: InfoSpec = InfoSpec()


@dataclass(frozen=True, slots=True)
class ParameterSpec:
    """A path, query or header parameter. Its key is its name on the wire.

    `style` is how an array is written: `repeat` (`a=1&a=2`), `comma`, `space`, `pipe`, `brackets`.
    """

    name: Text
    optional: bool
    type: TypeExpr
    format: Text | None = None
    default: Json = None
    operators: tuple[Text, ...] = ()
    wildcard: bool = False
    style: str = "repeat"
    secret: bool = False
    constraints: ConstraintsSpec = ConstraintsSpec()
    examples: tuple[Json, ...] = ()
    info: InfoSpec = InfoSpec()


@dataclass(frozen=True, slots=True)
class BodySpec:
    """The body of a request or response. `type` is None for `none`, `media` None for the dialect's.

    `media_types` are its own content types, medium by medium.
    """

    type: TypeExpr | None
    at: Span
    media: tuple[Text, ...] | None = None
    media_types: tuple[tuple[Text, tuple[Text, ...]], ...] = ()
    info: InfoSpec = InfoSpec()


@dataclass(frozen=True, slots=True)
class ResponseSpec:
    """One row of `responses`: `status` is `200`, `2xx` or `default`."""

    status: Text
    body: BodySpec


@dataclass(frozen=True, slots=True)
class PaginationSpec:
    """`pagination:` as written: key → path or parameter name."""

    keys: tuple[tuple[Text, Text], ...]
    at: Span
    info: InfoSpec = InfoSpec()


@dataclass(frozen=True, slots=True)
class SampleSpec:
    """What a sample cannot prove: `differs` (path → why) or `malformed` (why).

    `name` is `request.xml` or `response.400.late.json`: the file's name without the operation.
    """

    name: Text
    differs: tuple[tuple[Text, str], ...] = ()
    malformed: str | None = None
    info: InfoSpec = InfoSpec()


@dataclass(frozen=True, slots=True)
class OperationSpec:
    """One documented endpoint."""

    name: Text
    method: str
    path: Text
    path_parameters: tuple[ParameterSpec, ...] = ()
    query: tuple[ParameterSpec, ...] = ()
    headers: tuple[ParameterSpec, ...] = ()
    request: BodySpec | None = None
    responses: tuple[ResponseSpec, ...] = ()
    media: tuple[Text, ...] | None = None
    idempotent: bool = False
    pagination: PaginationSpec | None = None
    samples: tuple[SampleSpec, ...] = ()
    info: InfoSpec = InfoSpec()


@dataclass(frozen=True, slots=True)
class AuthSpec:
    """How a client identifies itself: `header`, `query`, `bearer` or `basic`, and the name used."""

    kind: str
    name: Text | None = None
    info: InfoSpec = InfoSpec()


@dataclass(frozen=True, slots=True)
class SharedSpec:
    """`api.parameters`: what is given once to a client. `body` names fields of request types."""

    path: tuple[ParameterSpec, ...] = ()
    query: tuple[ParameterSpec, ...] = ()
    headers: tuple[ParameterSpec, ...] = ()
    body: tuple[Text, ...] = ()
    info: InfoSpec = InfoSpec()


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A file below `samples/`, by its path from the API's folder, with its bytes."""

    path: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ApiSpec:
    """One API: the merged YAML files of its folder, and its samples."""

    name: str
    at: Span
    title: str
    dialect: Text
    types: tuple[TypeSpec, ...]
    operations: tuple[OperationSpec, ...]
    files: tuple[SampleFile, ...]
    json_names: Text | None = None
    xml_namespace: Text | None = None
    media: tuple[Text, ...] | None = None
    media_types: tuple[tuple[Text, tuple[Text, ...]], ...] = ()
    server: Text | None = None
    source: str = ""
    shared: SharedSpec = SharedSpec()
    auth: AuthSpec | None = None
    info: InfoSpec = InfoSpec()
