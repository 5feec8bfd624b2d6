"""An API and its operations as they are meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from wirewright.diagnostics import Span
from wirewright.ir.types import Constraints, Info, Json, NamedType, Type, XmlElement

Medium = Literal["json", "xml", "form", "text", "binary", "multipart"]


ENDINGS: Mapping[Medium, str] = {
    "json": "json",
    "xml": "xml",
    "form": "form",
    "text": "txt",
    "binary": "bin",
}
"""What the files of samples end in. None proves multipart, whose boundary is the sender's."""


@dataclass(frozen=True, slots=True)
class MediaType:
    """A medium and its content types: the first is sent, all are accepted."""

    medium: Medium
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The content of a request or response. `xml` is the root element, where XML is among `media`."""

    type: Type
    media: tuple[MediaType, ...]
    xml: XmlElement | None = None
    info: Info = Info()


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: `status` is a number as text, `2xx` or `default`; `body` None has no content."""

    status: str
    body: Body | None
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A path, query or header parameter; `name` is that on the wire.

    With `operators`, `name` itself is not sent: each operator gives the parameter `name_operator`.
    `default` is the server's: documented, never sent. `supplied`: the client may fill it in.
    """

    name: str
    place: Literal["path", "query", "header"]
    type: Type
    optional: bool = False
    supplied: bool = False
    default: Json = None
    operators: tuple[str, ...] = ()
    wildcard: bool = False
    style: str = "repeat"
    secret: bool = False
    constraints: Constraints = Constraints()
    examples: tuple[Json, ...] = ()
    info: Info = Info()
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Pagination:
    """How pages follow each other. `style` is `next`, `cursor`, `page` or `offset`.

    `keys` are the words of the spec (`items`, `next`, `total` …) with their paths or parameters.
    """

    style: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A documented payload. `path` is the file, from the API's folder.

    Samples of one `stem` document one object. `status` is None for a request; a response whose
    file does not say one has that of the only success, where `2xx` counts as 200.
    `differs` says, for paths of the payload, why the sample cannot prove them.
    """

    path: str
    stem: str
    direction: Literal["request", "response"]
    status: int | None
    variant: str
    medium: Medium
    differs: tuple[tuple[str, str], ...] = ()
    malformed: str | None = None
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """One documented endpoint. `path` is relative, with `{name}` for parameters."""

    name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    request: Body | None = None
    responses: tuple[Response, ...] = ()
    idempotent: bool = False
    pagination: Pagination | None = None
    samples: tuple[Sample, ...] = ()
    info: Info = Info()
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Auth:
    """How a client identifies itself."""

    kind: Literal["header", "query", "bearer", "basic"]
    name: str = ""
    info: Info = Info()


@dataclass(frozen=True, slots=True)
class Api:
    """One API, with all that a package needs to be printed.

    `pair_names` is what JSON calls the parts of a pair.
    """

    name: str
    title: str
    dialect: str
    types: tuple[NamedType, ...]
    operations: tuple[Operation, ...]
    server: str = ""
    source: str = ""
    parameters: tuple[Parameter, ...] = ()
    supplied_fields: tuple[str, ...] = ()
    auth: Auth | None = None
    pair_names: tuple[str, str] = ("Key", "Value")
    info: Info = Info()
    at: Span | None = field(default=None, compare=False, repr=False)
