"""Operations and parameters of a spec: accepted mappings in, `OperationSpec` and its parts out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wirewright.diagnostics import Report
from wirewright.spec import values
from wirewright.spec.document import Mapping, Node, Scalar
from wirewright.spec.model import (
    BodySpec,
    OperationSpec,
    PaginationSpec,
    ParameterSpec,
    ResponseSpec,
    SampleSpec,
    Text,
)
from wirewright.spec.names import named, unique
from wirewright.spec.type_expr import parse_type

METHODS: Final = ("get", "post", "put", "delete", "patch", "head", "options")
PAGINATION: Final = ("items", "next", "total", "cursor", "page", "limit", "offset")


def parse_operation(name: Text, node: Mapping, report: Report) -> OperationSpec | None:
    """Return an operation; None where its method or path is missing."""
    method = next((key.text for key, _ in node.entries if key.text in METHODS), "")
    path = values.text(node, method)
    request = node.get("request")
    operation = OperationSpec(
        name=name,
        method=method,
        path=path or name,
        path_parameters=parse_parameters(node.get("path"), report),
        query=parse_parameters(node.get("query"), report),
        headers=parse_parameters(node.get("headers"), report),
        request=_body(request, report) if request else None,
        responses=tuple(_responses(node.get("responses"), report)),
        media=values.texts(node, "media"),
        idempotent=values.flag(node, "idempotent"),
        pagination=_pagination(node),
        samples=tuple(_samples(node.get("samples"))),
        info=values.info(node),
    )
    return operation if path else None


def parse_parameters(node: Node | None, report: Report) -> tuple[ParameterSpec, ...]:
    """Return the parameters of one place."""
    return unique(_parameters(node, report), "parameter", report)


def _parameters(node: Node | None, report: Report) -> Iterator[tuple[Text, ParameterSpec | None]]:
    for key, value in values.entries(node):
        name, optional = named(key)
        yield name, _parameter(name, optional, value, report)


def _parameter(name: Text, optional: bool, node: Node, report: Report) -> ParameterSpec | None:
    mapping, type_text = values.shorthand(node, "type")
    expression = parse_type(type_text, report) if type_text else None
    if expression is None:
        return None
    return ParameterSpec(
        name=name,
        optional=optional,
        type=expression,
        format=values.text(mapping, "format"),
        default=values.json_at(mapping, "default"),
        operators=values.texts(mapping, "operators") or (),
        wildcard=values.flag(mapping, "wildcard"),
        style=values.string(mapping, "style") or "repeat",
        secret=values.flag(mapping, "secret"),
        constraints=values.constraints(mapping),
        examples=values.examples(mapping),
        info=values.info(mapping),
    )


def _responses(node: Node | None, report: Report) -> Iterator[ResponseSpec]:
    for key, value in values.entries(node):
        body = _body(value, report, none=True)
        if body:
            yield ResponseSpec(values.text_of(key), body)


def _body(node: Node, report: Report, none: bool = False) -> BodySpec | None:
    """Return a body; the word `none` for no content is taken where `none` says so."""
    mapping, type_text = values.shorthand(node, "body")
    if type_text is None:
        return None
    nothing = none and type_text.text == "none"
    expression = None if nothing else parse_type(type_text, report)
    if expression is None and not nothing:
        return None
    return BodySpec(
        type=expression,
        at=type_text.at,
        media=values.texts(mapping, "media"),
        media_types=values.media_types(mapping),
        info=values.info(mapping),
    )


def _pagination(operation: Mapping) -> PaginationSpec | None:
    found = operation.entry("pagination")
    if not found:
        return None
    key, node = found
    keys = (
        (values.text_of(word), values.text_of(value))
        for word, value in values.entries(node)
        if word.text in PAGINATION and isinstance(value, Scalar)
    )
    return PaginationSpec(tuple(keys), key.at, values.info(node))


def _samples(node: Node | None) -> Iterator[SampleSpec]:
    for key, value in values.entries(node):
        assert isinstance(value, Mapping)
        why = values.scalar(value, "malformed")
        differs = (
            (values.text_of(path), reason.text)
            for path, reason in values.entries(value.get("differs"))
            if isinstance(reason, Scalar)
        )
        malformed = why.text if why else None
        yield SampleSpec(values.text_of(key), tuple(differs), malformed, values.info(value))
