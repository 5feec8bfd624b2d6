"""Types without end: one that needs a value of itself can never be written.

Takes the layers of all types; only fields that must be there and cannot be null count, lists and
maps may be empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wirewright.diagnostics import Report
from wirewright.resolve.inheritance import Layers
from wirewright.spec.model import FieldSpec


def check(layers: Mapping[str, Layers], report: Report) -> None:
    """Report each circle of required fields once, at the field that closes it."""
    done: set[str] = set()
    for start in layers:
        if start not in done:
            _search(start, layers, done, report)


def _search(start: str, layers: Mapping[str, Layers], done: set[str], report: Report) -> None:
    # A loop and no recursion: types may refer to each other deeper than Python can call.
    path = {start: _needed(layers[start])}
    while path:
        name, waiting = next(reversed(path.items()))
        field = next(waiting, None)
        if field is None:
            done.add(name)
            del path[name]
        elif field.type.name in path:
            _report_circle(tuple(path), field, report)
        elif field.type.name in layers and field.type.name not in done:
            path[field.type.name] = _needed(layers[field.type.name])


def _needed(layers: Layers) -> Iterator[FieldSpec]:
    fields = (field for layer in layers for field in layer.fields)
    return (field for field in fields if not (field.optional or field.type.nullable))


def _report_circle(path: tuple[str, ...], field: FieldSpec, report: Report) -> None:
    name = field.type.name
    circle = " → ".join((*path[path.index(name) :], name))
    report.add(
        "R035",
        f"`{name}` would have to hold another `{name}` without end: {circle}",
        field.type.at,
        f"let a field on the way be absent (`{field.name}?:`) or null (`{name}?`)",
    )
