"""`api.parameters.body`: fields that the client fills into every request.

Takes the spec and its layers; a name that no request has is reported.
"""

from __future__ import annotations

from collections.abc import Mapping

from wirewright.diagnostics import Report, quoted
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.scope import Scope, did_you_mean


def request_types(scope: Scope) -> frozenset[str]:
    """Return the names of the types that are the whole body of a request."""
    bodies = (operation.request for operation in scope.spec.operations)
    return frozenset(x.type.name for x in bodies if x is not None and x.type is not None)


def check(scope: Scope, layers: Mapping[str, Layers], report: Report) -> None:
    """Report names in `api.parameters.body` that no request has."""
    known = dict.fromkeys(
        field.name.value
        for name in sorted(request_types(scope))
        for layer in layers.get(name, ())
        for field in layer.fields
    )
    for text in scope.spec.shared.body:
        if text.value not in known:
            message = f"no request has a field {quoted(text.value)}"
            report.add("R062", message, text.at, did_you_mean(text.value, known, "fields"))
