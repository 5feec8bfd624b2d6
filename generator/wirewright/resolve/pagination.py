"""Pagination: which style its keys name, and whether what they point at exists.

`items`, `next` and `total` are paths into the response; `cursor`, `page`, `limit` and `offset`
are query parameters.
"""

from __future__ import annotations

from collections.abc import Mapping

from wirewright.diagnostics import Report, quoted
from wirewright.ir import Pagination
from wirewright.resolve.bodies import successes
from wirewright.resolve.fieldpaths import follow
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.scope import Scope, did_you_mean
from wirewright.spec.model import OperationSpec, PaginationSpec, Text

_PARAMETERS = ("cursor", "page", "limit", "offset")
_STYLES = (
    ("cursor", ("cursor", "next")),
    ("page", ("page",)),
    ("offset", ("limit", "offset")),
    ("next", ("next",)),
)


def pagination_of(spec: PaginationSpec | None) -> Pagination | None:
    """Return how pages follow each other."""
    if spec is None:
        return None
    keys = tuple((key.value, target.value) for key, target in spec.keys)
    return Pagination(_style(spec), keys)


def check(scope: Scope, layers: Mapping[str, Layers], report: Report) -> None:
    """Report paginations of no style, and keys that point at nothing."""
    for operation in scope.spec.operations:
        spec = operation.pagination
        if spec is None:
            continue
        if not _style(spec):
            advice = "name `next`, or `cursor` and `next`, or `page`, or `limit` and `offset`"
            report.add("R060", "the pagination does not say how to get on", spec.at, advice)
        for key, target in spec.keys:
            if key.value in _PARAMETERS:
                _check_parameter(scope, operation, target, report)
            else:
                _check_path(operation, key, target, layers, report)


def _style(spec: PaginationSpec) -> str:
    given = {key.value for key, _ in spec.keys}
    return next((style for style, needed in _STYLES if given.issuperset(needed)), "")


def _check_parameter(scope: Scope, operation: OperationSpec, target: Text, report: Report) -> None:
    known = [x.name.value for x in (*operation.query, *scope.spec.shared.query)]
    if target.value not in known:
        message = f"{quoted(operation.name.value)} has no query parameter {quoted(target.value)}"
        advice = did_you_mean(target.value, known, "query parameters")
        report.add("R061", message, target.at, advice)


def _check_path(
    operation: OperationSpec,
    key: Text,
    target: Text,
    layers: Mapping[str, Layers],
    report: Report,
) -> None:
    start = next((x.body.type for x in successes(operation) if x.body.type is not None), None)
    if start is None:
        message = f"{quoted(operation.name.value)} answers nothing that could have pages"
        report.add("R061", message, target.at, "give its success a type under `responses`")
        return
    end = follow(target, start, layers, "R061", report)
    if key.value == "items" and end is not None and end.name != "list":
        message = f"{quoted(target.value)} is no list but `{end.name}`"
        report.add("R061", message, target.at, "`items` is the path of the list in a page")
