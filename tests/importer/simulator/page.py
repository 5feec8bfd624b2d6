"""What a help page says of one operation, before it is HTML or text: rows, words and samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.importer.simulator.classes import Action, Class, Many, Map, Named, Site, Type
from tests.importer.simulator.datacontract import contract_text
from tests.importer.simulator.jsons import UnwritableError, json_text
from tests.importer.simulator.names import column, table_members
from tests.importer.simulator.objects import sample
from tests.importer.simulator.xmlserializer import can_write, serializer_text

JSON = ("application/json", "text/json")
XML = ("application/xml", "text/xml")
FORM = ("application/x-www-form-urlencoded",)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    name: str
    doc: str
    type: str
    notes: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Samples of some content types; `text` None: there is none."""

    media: tuple[str, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A body: its words, its table (None: it has none, (): it is empty) and samples."""

    type: str
    rows: tuple[Row, ...] | None
    samples: tuple[Shown, ...]
    doc: str = ""


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page of one operation. A part that is None does not exist."""

    method: str
    path: str
    doc: str
    parameters: tuple[Row, ...]
    body: Part | None
    body_name: str
    result: Part | None


def page_of(site: Site, action: Action) -> PageOf:
    """Return what the page of an operation says."""
    rows = tuple(
        Row(each.name, each.doc, column(each.type), each.notes, each.place) for each in action.given
    )
    return PageOf(
        action.method,
        action.path,
        action.doc,
        rows,
        None if action.body is None else _part(site, action.body, action.body_doc, True),
        action.body_name,
        _result(site, action),
    )


def _result(site: Site, action: Action) -> Part | None:
    if action.untyped:
        return Part(action.untyped, (), (Shown((*JSON, *XML), None),), action.result_doc)
    if action.result is None:
        return None
    return _part(site, action.result, action.result_doc, False)


def _part(site: Site, type_: Type, doc: str, is_request: bool) -> Part:
    return Part(column(type_), rows_of(site, type_), _samples(site, type_, is_request), doc)


def rows_of(site: Site, type_: Type) -> tuple[Row, ...] | None:
    """Return the table below the words of a type."""
    inner = type_
    while isinstance(inner, Many):
        inner = inner.of
    if isinstance(inner, Map) or not isinstance(inner, Named):
        return None
    here = site.types[inner.name]
    if not isinstance(here, Class):
        return None
    return tuple(
        Row(name, each.doc, column(each.type), each.notes)
        for name, each in table_members(site, inner.name)
    )


def _samples(site: Site, type_: Type, is_request: bool) -> tuple[Shown, ...]:
    value = sample(site, type_)
    if value is None:
        media = (*JSON, *XML, *FORM) if is_request else (*JSON, *XML)
        return (Shown(media, None),)
    found: list[Shown] = []
    try:
        found.append(Shown(JSON, json_text(site, value)))
    except UnwritableError:
        found += [Shown((each,), None) for each in JSON]
    xml = xml_sample(site, type_)
    found += [Shown(XML, xml)] if xml is not None else [Shown((each,), None) for each in XML]
    if is_request:
        found.append(Shown(FORM, None))
    return tuple(found)


def xml_sample(site: Site, type_: Type) -> str | None:
    """Return the XML sample of a type, None where the site's serializer fails."""
    value = sample(site, type_)
    try:
        if site.serializer == "contract":
            return contract_text(site, type_, value)
        return serializer_text(site, type_, value) if can_write(site, type_) else None
    except UnwritableError:
        return None


def pages_of(site: Site) -> Sequence[PageOf]:
    """Return the pages of all operations."""
    return [page_of(site, action) for action in site.actions]
