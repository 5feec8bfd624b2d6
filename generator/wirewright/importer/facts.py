"""What a documentation page says, before anything is inferred from it.

The readers of pages (`kinds/`) make these, one `Documented` per page; `infer/` turns them into a
draft. All texts are the page's own. A position is a line of the page as it was read, for messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = Literal["path", "query", "header", "body", ""]


@dataclass(frozen=True, slots=True)
class Member:
    """A row of a table of members or parameters.

    `type` is the page's word ("" where its table has no such column), `notes` what the column of
    additional information says, one annotation each. `required` is None where nothing says so.
    `place` is where a parameter stands, "" where the page does not say.
    """

    name: str
    type: str = ""
    doc: str = ""
    notes: tuple[str, ...] = ()
    required: bool | None = None
    place: Place = ""
    examples: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """A row of a table of enum values. `number` is None where the page shows names only."""

    name: str
    number: int | None = None
    title: str = ""
    doc: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Model:
    """A named type that the page describes, by its members or its values."""

    name: str
    members: tuple[Member, ...] = ()
    values: tuple[Value, ...] = ()
    doc: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Payload:
    """A documented payload: `text` is exactly what the page shows between its markers.

    `content_types` as the page heads it (`application/json`, `text/json`); () where only the text
    itself tells what it is. `missing` is why the page has none ("Sample not available.").
    """

    text: str
    content_types: tuple[str, ...] = ()
    missing: str = ""
    variant: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """The body of a request, or of the answers with one status.

    `type` is the page's expression for the whole (`OrderDto`, `Collection of OrderDto`,
    `integer`), `members` the table that follows it: those of the type, or of its elements.
    `absent`: the page says that there is no body.
    """

    type: str = ""
    members: tuple[Member, ...] = ()
    payloads: tuple[Payload, ...] = ()
    status: str = ""
    doc: str = ""
    absent: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One documented operation. `path` is as the page writes it, with its query; `method` may be ""
    where the page shows none. `name` is a name that the page gives it, "" mostly.
    `paths` are further addresses of it by medium (`json`, `xml`)."""

    method: str
    path: str
    name: str = ""
    doc: str = ""
    parameters: tuple[Member, ...] = ()
    request: Content | None = None
    responses: tuple[Content, ...] = ()
    paths: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a page has and that could not be read, and why."""

    message: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Documented:
    """All that one page says. `kind` names the reader, `page` the file under `pages/`.

    `dialect` is how the server writes, as far as the kind of page tells. `links` are the
    addresses of more pages of the same documentation.
    """

    kind: str
    page: str
    title: str = ""
    doc: str = ""
    dialect: str = ""
    server: str = ""
    endpoints: tuple[Endpoint, ...] = ()
    models: tuple[Model, ...] = ()
    links: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
