"""Types that no operation leads to, and enums of which one member is known."""

from __future__ import annotations

from collections.abc import Mapping

from wirewright.diagnostics import Report
from wirewright.resolve.fieldpaths import reachable
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.scope import Scope, bodies_of, parameters_of


def advise(scope: Scope, layers: Mapping[str, Layers], report: Report) -> None:
    """Advise on types that nothing uses, and enums that look incomplete."""
    used = _used(scope, layers)
    for type in scope.spec.types:
        if type.name.value not in used:
            message = f"no operation uses the type `{type.name}`"
            report.add("A001", message, type.name.at, "delete it, or use it in an operation")
        is_explained = type.info.notes or type.info.inferred
        if type.members is not None and len(type.members) == 1 and not is_explained:
            message = f"`{type.name}` has a single member"
            advice = "add the others, or say in `notes` that the page shows no more"
            report.add("A002", message, type.name.at, advice)


def _used(scope: Scope, layers: Mapping[str, Layers]) -> set[str]:
    starts = [parameter.type for parameter in parameters_of(scope.spec)]
    for operation in scope.spec.operations:
        starts += [body.type for _, body in bodies_of(operation) if body.type is not None]
    used = reachable(starts, layers)
    return {layer.owner.name.value for name in used for layer in layers.get(name, ())}
