"""Operations as they are meant, put together from their parts."""

from __future__ import annotations

from collections.abc import Sequence

from wirewright.dialects import XmlNames
from wirewright.ir import Operation
from wirewright.resolve.bodies import body_of, responses_of
from wirewright.resolve.pagination import pagination_of
from wirewright.resolve.parameters import parameters_of
from wirewright.resolve.samplenames import Placed
from wirewright.resolve.scope import Scope, info_of
from wirewright.spec.model import OperationSpec


def operations_of(
    scope: Scope, names: XmlNames, samples: Sequence[Placed]
) -> tuple[Operation, ...]:
    """Return all operations with their samples."""
    return tuple(_operation(scope, names, spec, samples) for spec in scope.spec.operations)


def _operation(
    scope: Scope, names: XmlNames, spec: OperationSpec, samples: Sequence[Placed]
) -> Operation:
    return Operation(
        name=spec.name.value,
        method=spec.method.upper(),
        path=spec.path.value,
        parameters=parameters_of(scope, spec),
        request=body_of(scope, names, spec, spec.request),
        responses=responses_of(scope, names, spec),
        idempotent=spec.idempotent,
        pagination=pagination_of(spec.pagination),
        samples=tuple(placed.sample for placed in samples if placed.operation is spec),
        info=info_of(spec.info),
        at=spec.name.at,
    )
