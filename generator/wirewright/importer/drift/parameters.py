"""The parameters of an operation: a page's address and tables against the spec."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wirewright.importer.calls import Call
from wirewright.importer.drift import values
from wirewright.importer.drift.finding import Place, shown
from wirewright.importer.drift.values import Pair
from wirewright.importer.drift.wire import enum_of
from wirewright.importer.drift.work import Work
from wirewright.importer.facts import Member
from wirewright.importer.infer.groups import fold
from wirewright.importer.infer.notes import is_required
from wirewright.ir import Operation, Parameter


def check(work: Work, words: str, call: Call, spec: Operation, fresh: Operation | None) -> None:
    """Compare parameters both ways."""
    rows = [x for x in call.endpoint.parameters if x.place != "body" and x.name.strip()]
    shown_examples: dict[str, list[Member]] = {}
    for row in rows:
        mine = find(spec, row.name)
        new = find(fresh, row.name) if fresh is not None else None
        place = Place(f"{words}, {shown(row.name)}", call.page, row.line, mine.at if mine else None)
        if mine is None:
            if new is not None or fresh is None:
                work.findings.add("D010", place, "the page has this parameter, the spec has not")
            continue
        shown_examples.setdefault(mine.name, []).append(row)
        _row(work, place, row, mine, new)
    for name, group in shown_examples.items():
        _examples(work, words, call, group, spec, fresh, name)
    _missing(work, words, call, spec, rows)


def find(operation: Operation, name: str) -> Parameter | None:
    """Return the parameter that a page calls so; its last part may be the parameter's name."""
    own = {wire: x for x in operation.parameters for wire in wire_names(x)}
    last = name.rpartition(".")[2]
    alike = (x for wire, x in own.items() if fold(wire) in (fold(name), fold(last)))
    return own.get(name) or own.get(last) or next(alike, None)


def wire_names(parameter: Parameter) -> tuple[str, ...]:
    """Return the names that are sent: one for each operator."""
    return tuple(f"{parameter.name}_{x}" for x in parameter.operators) or (parameter.name,)


def _row(work: Work, place: Place, row: Member, mine: Parameter, new: Parameter | None) -> None:
    pair = Pair(mine, new)
    values.check(work, place, row, pair)
    if row.place and row.place != mine.place and (new is None or new.place != mine.place):
        work.findings.add(
            "D012", place, f"it stands in the {row.place}, the spec says {mine.place}"
        )
    if mine.place != "path":
        values.required(work, place, is_required(row), pair)


def _examples(
    work: Work,
    words: str,
    call: Call,
    rows: list[Member],
    spec: Operation,
    fresh: Operation | None,
    name: str,
) -> None:
    """Compare the values that rows show: those of an enum, or examples."""
    mine = next(x for x in spec.parameters if x.name == name)
    new = next((find(fresh, x.name) for x in rows), None) if fresh is not None else None
    row = next((x for x in rows if x.examples), rows[0])
    place = Place(f"{words}, {shown(row.name)}", call.page, row.line, mine.at)
    enum = enum_of(work.types, mine.type)
    listed = tuple(x for each in rows for x in each.examples)
    if enum is not None and (
        shown_values := values.example_values(replace(row, examples=listed), mine, enum)
    ):
        values.enum_values(work, place, shown_values, enum, None)
        return
    own = {_plain(x) for x in mine.examples}
    known = own | ({_plain(x) for x in new.examples} if new is not None and not own else set[str]())
    for example in dict.fromkeys(listed):
        if _plain(example) not in known or (new is not None and new.examples and not own):
            work.findings.add("D014", place, f"the page shows {shown(example)}, the spec does not")
    if mine.info.inferred:
        return
    for own_one in mine.examples:
        if enum is None and _plain(own_one) not in {_plain(x) for x in listed}:
            work.findings.add("D014", place, f"the spec shows {shown(own_one)}, the page does not")


def _plain(example: object) -> str:
    text = str(example).lower() if isinstance(example, bool) else str(example)
    return " ".join(text.split())


def _missing(work: Work, words: str, call: Call, spec: Operation, rows: list[Member]) -> None:
    """Report the parameters of the spec that no row and no address has."""
    known = {fold(x) for x in _documented(call, rows)}
    for parameter in spec.parameters:
        said = work.findings.explains(parameter.info, parameter.at, "table", "address")
        if parameter.place == "path" or parameter.supplied or said:
            continue
        for name in wire_names(parameter):
            if fold(name) not in known:
                place = Place(
                    f"{words}, {shown(name)}", call.page, call.endpoint.line, parameter.at
                )
                work.findings.add("D011", place, "the spec has this parameter, the page has not")


def _documented(call: Call, rows: list[Member]) -> Iterator[str]:
    for row in rows:
        yield row.name
        yield row.name.rpartition(".")[2]
    for name, value in call.query:
        yield name
        yield value.strip("{}*?")
