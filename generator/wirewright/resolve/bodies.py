"""Bodies and responses as they are meant: media, content types, root elements."""

from __future__ import annotations

from wirewright.dialects import XmlNames
from wirewright.ir import Body, Response
from wirewright.resolve.media import media_of, media_types_of
from wirewright.resolve.scope import Scope, info_of, type_of
from wirewright.spec.model import BodySpec, OperationSpec, ResponseSpec


def body_of(
    scope: Scope, names: XmlNames, operation: OperationSpec, spec: BodySpec | None
) -> Body | None:
    """Return a body, None where nothing is sent."""
    if spec is None or spec.type is None:
        return None
    type = type_of(spec.type)
    media = media_of(scope, operation, spec)
    root = scope.dialect.root(type, names) if "xml" in media else None
    return Body(type, media_types_of(scope, media, spec), root, info_of(spec.info))


def responses_of(scope: Scope, names: XmlNames, operation: OperationSpec) -> tuple[Response, ...]:
    """Return what an operation may answer."""
    return tuple(
        Response(
            response.status.value,
            body_of(scope, names, operation, response.body),
            response.status.at,
        )
        for response in operation.responses
    )


def successes(operation: OperationSpec) -> tuple[ResponseSpec, ...]:
    """Return the responses of success: `2xx` and its kind, or else `default`."""
    found = tuple(x for x in operation.responses if x.status.value.startswith("2"))
    return found or tuple(x for x in operation.responses if x.status.value == "default")


def response_to(operation: OperationSpec, status: int) -> ResponseSpec | None:
    """Return the response for a status: an exact one, its hundred, or `default`."""
    by_status = {response.status.value: response for response in operation.responses}
    wanted = (str(status), f"{status // 100}xx", "default")
    return next((by_status[word] for word in wanted if word in by_status), None)
