"""Media that bodies cannot have, and content types that tell nothing.

Takes the spec and its layers; reports requests' media in answers, types that a medium cannot hold,
and content types that stand twice or under a medium that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wirewright.diagnostics import Report, Span, quoted
from wirewright.ir.api import Medium
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.media import REQUEST_ONLY, media_of
from wirewright.resolve.scope import SCALARS, Scope, bodies_of
from wirewright.spec.model import BodySpec, FieldSpec, Text, TypeExpr, TypeSpec

Wrong = tuple[str, str]
"""What is wrong with a type in a medium, and what to do."""


def check(scope: Scope, layers: Mapping[str, Layers], report: Report) -> None:
    """Report media and content types that a body cannot have."""
    _check_owners(scope.spec.media_types, report)
    seen: set[Span] = set()
    for operation in scope.spec.operations:
        for place, body in bodies_of(operation):
            if body is not operation.request:
                _check_answer(body, report)
            if body.type is not None:
                media = media_of(scope, operation, body)
                _check_content_types(scope, place, body, media, report)
                _check_type(scope, place, body.type, media, report)
                if "multipart" in media and body.type.name in layers:
                    _check_parts(scope, layers[body.type.name], seen, report)


def _check_answer(body: BodySpec, report: Report) -> None:
    by_word = {str(medium): words for medium, words in REQUEST_ONLY.items()}
    for text in body.media or ():
        if text.value in by_word:
            advice = f"only a request can be one; take `{text.value}` away here"
            report.add("R070", f"a response cannot be {by_word[text.value]}", text.at, advice)


# ---- content types ----


def _check_owners(written: tuple[tuple[Text, tuple[Text, ...]], ...], report: Report) -> None:
    """Report content types that stand under two media."""
    owners: dict[str, Text] = {}
    for medium, types in written:
        for type in types:
            earlier = owners.setdefault(type.value.lower(), type)
            if earlier is not type:
                message = f"the content type {quoted(type.value)} of {medium} stands twice"
                advice = "a content type belongs to one medium, for it tells which one came"
                report.add("R071", message, type.at, advice, ((earlier.at, "here first"),))


def _check_content_types(
    scope: Scope, place: str, body: BodySpec, media: tuple[Medium, ...], report: Report
) -> None:
    own = {medium.value for medium, _ in body.media_types}
    inherited = [x for x in scope.spec.media_types if x[0].value in {*media} - own]
    if own:
        _check_owners((*inherited, *body.media_types), report)
    for medium, _ in body.media_types:
        if medium.value not in media:
            message = f"{place} is never {medium}, so it has no content types"
            advice = f"its media are {', '.join(media)}; add one with `media:`, or take this away"
            report.add("R074", message, medium.at, advice)


# ---- types ----


def _check_type(
    scope: Scope, place: str, type: TypeExpr, media: tuple[Medium, ...], report: Report
) -> None:
    """Report a body of a type that one of its media cannot hold."""
    rules = {"text": _wrong_as_text, "binary": _wrong_as_binary, "multipart": _wrong_as_multipart}
    for medium in media:
        rule = rules.get(medium)
        # A wrong word is reported elsewhere, and so is `any`.
        known = type.name in scope.types or type.name in (*SCALARS, "list", "map", "pair")
        if rule is None or not known or type.name == "any":
            continue
        if wrong := rule(scope.types.get(type.name), type):
            report.add("R072", f"{place} cannot be {medium}: {wrong[0]}", type.at, wrong[1])


def _wrong_as_text(named: TypeSpec | None, type: TypeExpr) -> Wrong | None:
    if type.name == "bytes":
        return "bytes are no text", "say `media: [binary]`, or make it a `string`"
    if not _is_text(named, type):
        return (
            f"{quoted(type.name)} has parts, and text is one scalar or member of an enum",
            "make it a `string`, or take `text` away",
        )
    return _null(type)


def _wrong_as_binary(_: TypeSpec | None, type: TypeExpr) -> Wrong | None:
    if type.name != "bytes":
        return f"{quoted(type.name)} is no bytes", "make it `bytes`, or take `binary` away"
    return _null(type)


def _wrong_as_multipart(named: TypeSpec | None, type: TypeExpr) -> Wrong | None:
    if named is None or named.members is not None or named.unknown:
        advice = "name a type with `fields`, each of which is a part"
        return f"{quoted(type.name)} has no fields", advice
    if named.known_types:
        return "nothing in it tells of which type it is", "name a type without `known_types`"
    return _null(type)


def _null(type: TypeExpr) -> Wrong | None:
    return ("it cannot say null", "take the `?` of the type away") if type.nullable else None


def _is_text(named: TypeSpec | None, type: TypeExpr) -> bool:
    if named is not None:
        return named.members is not None
    return type.name in SCALARS and type.name != "bytes"


def _check_parts(scope: Scope, layers: Layers, seen: set[Span], report: Report) -> None:
    """Report the fields of a multipart body that are no parts, each once."""
    for layer in layers:
        for field in layer.fields:
            wrong = next(_wrong_parts(scope, field.type), None)
            if wrong is not None and field.type.at not in seen:
                seen.add(field.type.at)
                report.add("R073", _not_a_part(layer.owner, field, wrong[0]), wrong[2], wrong[1])


def _not_a_part(owner: TypeSpec, field: FieldSpec, why: str) -> str:
    return f"{quoted(field.name.value)} of {quoted(owner.name.value)} cannot be a part: {why}"


def _wrong_parts(scope: Scope, type: TypeExpr) -> Iterator[tuple[str, str, Span]]:
    """Yield why a field's type is neither a scalar, an enum, a file nor a list of those."""
    advice = "make it a scalar, an enum, `bytes`, or a list of them"
    if type.name == "list":
        item = type.arguments[0]
        if item.name == "list":
            yield "parts repeat for a list, and cannot for a list of lists", advice, item.at
        elif item.name == "bytes" and item.nullable:
            yield "a file cannot be null", "take the `?` of the items away", item.at
        else:
            yield from _wrong_parts(scope, item)
        return
    named = scope.types.get(type.name)
    if named is not None and named.members is None:
        yield f"{quoted(type.name)} has parts of its own", advice, type.at
    elif type.name in ("map", "pair"):
        yield f"a {type.name} has parts of its own", advice, type.at
