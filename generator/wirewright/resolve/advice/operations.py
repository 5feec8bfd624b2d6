"""Operations that say less than a reader wants to know."""

from __future__ import annotations

from collections.abc import Sequence

from wirewright.diagnostics import Report, quoted
from wirewright.ir.api import ENDINGS, Medium
from wirewright.resolve.bodies import successes
from wirewright.resolve.media import media_of
from wirewright.resolve.samplenames import Placed
from wirewright.resolve.scope import Scope, bodies_of
from wirewright.spec.model import OperationSpec


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
        endings = _endings(scope, operation)
        if endings and not any(sample.operation is operation for sample in placed):
            ending = "json" if "json" in endings else endings[0]
            advice = f"nothing proves it; put one at `samples/{operation.name}.response.{ending}`"
            report.add("A006", f"{name} has no samples", operation.name.at, advice)


def _endings(scope: Scope, operation: OperationSpec) -> list[str]:
    """Return what files of samples of an operation can end in."""
    bodies = [body for _, body in bodies_of(operation) if body.type is not None]
    media: list[Medium] = [x for body in bodies for x in media_of(scope, operation, body)]
    return [ENDINGS[medium] for medium in media if medium in ENDINGS]
