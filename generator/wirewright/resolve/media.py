"""Which media a body has, and which media each type therefore travels in.

Takes the spec and its layers. What cannot be is found in `mediarules`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from wirewright.ir import MediaType
from wirewright.ir.api import Medium
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.scope import Scope, bodies_of, references
from wirewright.spec.model import BodySpec, OperationSpec, Text, TypeExpr

MEDIA: tuple[Medium, ...] = get_args(Medium)
REQUEST_ONLY: Mapping[Medium, str] = {"form": "a form", "multipart": "multipart"}
"""The media of requests alone, in words."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Per type, the media it travels in, each with words for the first body that says so."""

    bodies: Mapping[str, Mapping[Medium, str]]

    def where(self, name: str, medium: Medium) -> str:
        """Return words for a body that carries the type in a medium, "" if there is none."""
        return self.bodies.get(name, {}).get(medium, "")


def media_of(scope: Scope, operation: OperationSpec, body: BodySpec) -> tuple[Medium, ...]:
    """Return the media of a body: its own, the operation's, the API's or the dialect's."""
    is_request = body is operation.request
    if body.media is not None:
        return _known(body.media)
    inherited = operation.media if operation.media is not None else scope.spec.media
    if inherited is None:
        dialect = scope.dialect
        return dialect.request_media if is_request else dialect.response_media
    # No server answers with a form: `media: [json, form]` says form of the request alone.
    answers: tuple[Medium, ...] = tuple(x for x in _known(inherited) if x not in REQUEST_ONLY)
    return _known(inherited) if is_request else answers or scope.dialect.response_media


def media_types_of(
    scope: Scope, media: tuple[Medium, ...], body: BodySpec
) -> tuple[MediaType, ...]:
    """Return the media of a body with their content types, the one that is sent first."""
    pairs = (*scope.spec.media_types, *body.media_types)
    written = {medium.value: types for medium, types in pairs}
    return tuple(
        MediaType(
            medium,
            tuple(type.value for type in written.get(medium, ()))
            or scope.dialect.content_types[medium],
        )
        for medium in media
    )


def usage_of(scope: Scope, layers: Mapping[str, Layers]) -> Usage:
    """Return which media each type travels in, following fields from the bodies."""
    found: dict[str, dict[Medium, str]] = {}
    for operation in scope.spec.operations:
        for place, body in bodies_of(operation):
            if body.type is not None:
                media = media_of(scope, operation, body)
                _spread(found, layers, body.type, dict.fromkeys(media, place))
    return Usage(found)


def _spread(
    found: dict[str, dict[Medium, str]],
    layers: Mapping[str, Layers],
    start: TypeExpr,
    places: Mapping[Medium, str],
) -> None:
    """Note media for all types that `start` leads to, as far as this says something new."""
    waiting = list(references(start))
    for name in waiting:  # grows while it is walked
        if places.keys() <= found.setdefault(name, {}).keys():
            continue
        found[name] = {**places, **found[name]}
        for layer in layers.get(name, ()):
            owner = layer.owner.name.value
            found[owner] = {**places, **found.get(owner, {})}
            waiting += [word for field in layer.fields for word in references(field.type)]
        waiting += [text.value for x in layers.get(name, ())[-1:] for text in x.owner.known_types]


def _known(words: tuple[Text, ...]) -> tuple[Medium, ...]:
    by_word: dict[str, Medium] = {medium: medium for medium in MEDIA}
    return tuple(by_word[word.value] for word in words)
