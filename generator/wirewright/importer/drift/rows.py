"""A table of members against the type that the spec has for what it describes.

Rows are found by any name that a field has on the wire, dotted paths included; types that a row
names and another page or section describes are followed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirewright.importer.drift import values
from wirewright.importer.drift.finding import Place, shown
from wirewright.importer.drift.types import named_in
from wirewright.importer.drift.values import Pair
from wirewright.importer.drift.wire import Hit, find, model_of
from wirewright.importer.drift.work import Work
from wirewright.importer.facts import Member
from wirewright.importer.infer.groups import fold
from wirewright.importer.infer.notes import is_required
from wirewright.ir import Type

DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a page, what they describe in words, and the type of that on both sides."""

    words: str
    page: str
    line: int
    rows: tuple[Member, ...]
    spec: Type
    fresh: Type | None
    is_request: bool
    above: tuple[str, ...] = ()


def check(work: Work, table: Table) -> None:
    """Compare a table's rows with the fields of the spec, both ways."""
    met: dict[tuple[str, str], set[str]] = {}
    models: dict[tuple[str, str], Hit] = {}
    for row in table.rows:
        if not row.name.strip():
            continue
        hit = find(work.types, table.spec, row.name)
        new = find(work.fresh_types, table.fresh, row.name)
        if hit is None:
            if new is not None or model_of(work.types, table.spec) is not None:
                type_ = f" of type {shown(row.type)}" if row.type else ""
                place = Place(f"{table.words}, {shown(row.name)}", table.page, row.line)
                work.findings.add(
                    "D010", place, f"the page has this member{type_}, the spec has not"
                )
            continue
        key = hit.above, hit.model.name
        models[key] = hit
        met.setdefault(key, set()).add(hit.field.name)
        _row(work, table, row, hit, new)
    if all(row.name.strip() for row in table.rows):
        for key, hit in models.items():
            _missing(work, table, hit, met[key])


def _row(work: Work, table: Table, row: Member, hit: Hit, new: Hit | None) -> None:
    place = Place(f"{table.words}, {shown(row.name)}", table.page, row.line, hit.field.at)
    pair = Pair(hit.field, new.field if new else None)
    values.check(work, place, row, pair)
    if table.is_request:
        values.required(work, place, _said(row, table.rows), pair)
    model = work.models.get(named_in(row.type).casefold())
    if model is None or not model.members or model.name.casefold() in table.above:
        return
    if len(table.above) < DEEPEST:
        fresh = new.field.type if new else None
        above = (*table.above, model.name.casefold())
        rows = model.members
        inner = Table(
            place.words,
            table.page,
            model.line,
            rows,
            hit.field.type,
            fresh,
            table.is_request,
            above,
        )
        check(work, inner)


def _said(row: Member, rows: Sequence[Member]) -> bool | None:
    """Tell what a row says of having to give it; where others say yes, nothing means no."""
    said = is_required(row)
    return False if said is None and any(is_required(x) for x in rows) else said


def _missing(work: Work, table: Table, hit: Hit, met: set[str]) -> None:
    """Report the fields of a described type that its table does not have."""
    for field in hit.model.fields:
        if field.name in met:
            continue
        if work.findings.explains(field.info, field.at, "table"):
            continue
        name = f"{hit.above}.{field.json}".strip(".")
        key = "" if fold(field.json) == fold(field.name) else f" ({field.name})"
        place = Place(f"{table.words}, {shown(name)}{key}", table.page, table.line, field.at)
        work.findings.add("D011", place, "the spec has this member, the page's table does not")
