"""Operations that say less than a reader wants to know."""

from __future__ import annotations

from collections.abc import Sequence

from wirewright.diagnostics import Report, quoted
from wirewright.resolve.bodies import successes
from wirewright.resolve.samplenames import Placed
from wirewright.resolve.scope import Scope, bodies_of


def advise(scope: Scope, placed: Sequence[Placed], report: Report) -> None:
    """Advise on operations without words, without a success, or without samples."""
    for operation in scope.spec.operations:
        name = quoted(operation.name.value)
        if not operation.info.doc and not operation.info.title:
            advice = "say in `doc` what it does, in the page's words if it has some"
            report.add("A004", f"{name} has no `doc`", operation.name.at, advice)
        if not successes(operation):
            advice = "add one under `responses`; `2xx: none` answers without a body"
            report.add("A005", f"{name} has no response of success", operation.name.at, advice)
        has_bodies = any(body.type is not None for _, body in bodies_of(operation))
        if has_bodies and not any(sample.operation is operation for sample in placed):
            advice = f"nothing proves it; put one at `samples/{operation.name}.response.json`"
            report.add("A006", f"{name} has no samples", operation.name.at, advice)
