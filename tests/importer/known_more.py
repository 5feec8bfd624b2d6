"""What a hand-written spec knows more than the one that was imported from its page, in words."""

from __future__ import annotations

from collections.abc import Iterator

from wirewright.ir import (
    Api,
    Enum,
    Field,
    ListOf,
    MapOf,
    Model,
    Operation,
    PairOf,
    Ref,
    Scalar,
    Type,
)


def known_more(own: Api, imported: Api) -> list[str]:
    """Return the differences by the names on the wire, each once, in the order of the spec."""
    return list(dict.fromkeys(_differences(own, imported)))


def _differences(own: Api, imported: Api) -> Iterator[str]:
    for mine, its in zip(own.operations, imported.operations, strict=True):
        yield from ["the call is idempotent"] * mine.idempotent
        yield from ["pages follow each other"] * bool(mine.pagination)
        yield from _parameters(mine, its)
        if mine.request and its.request:
            yield from _types(own, imported, mine.request.type, its.request.type, "request")
        for response in mine.responses:
            twin = next(x for x in its.responses if x.status[0] == response.status[0])
            if response.body and twin.body:
                place = "answer" if response.status[0] == "2" else "failure"
                yield from _types(own, imported, response.body.type, twin.body.type, place)


def _parameters(mine: Operation, its: Operation) -> Iterator[str]:
    parameters = {x.name: x for x in its.parameters}
    for parameter in mine.parameters:
        if parameter.name not in parameters:
            yield f"the parameters {parameter.name}_{' '.join(parameter.operators)} are one"
        elif _word(parameter.type) != _word(parameters[parameter.name].type):
            yield f"the parameter {parameter.name} is {_word(parameter.type)}"
        elif parameter.supplied:
            yield f"the parameter {parameter.name} is given once"


def _types(
    own: Api, imported: Api, mine: Type, its: Type, path: str, depth: int = 0
) -> Iterator[str]:
    match mine, its:
        case ListOf(), ListOf():
            yield from _types(own, imported, mine.item, its.item, path, depth)
        case (Ref(name=name), Ref(name=other)) if depth < 8:
            one, two = _named(own, name), _named(imported, other)
            if isinstance(one, Model) and isinstance(two, Model):
                yield from _fields(own, imported, one, two, path, depth)
            elif isinstance(one, Enum) != isinstance(two, Enum):
                yield f"{path} is {name}"
        case _:
            if _word(mine) != _word(its):
                yield f"{path} is {_word(mine)}, not {_word(its)}"


def _fields(
    own: Api, imported: Api, one: Model, two: Model, path: str, depth: int
) -> Iterator[str]:
    others = {field.json: field for field in two.fields}
    assert [x.json for x in one.fields] == [x.json for x in two.fields]
    for field in one.fields:
        twin = others[field.json]
        here = f"{path}.{field.json}"
        yield from _presence(field, twin, here)
        yield from _types(own, imported, field.type, twin.type, here, depth + 1)


def _presence(mine: Field, its: Field, path: str) -> Iterator[str]:
    if mine.secret and not its.secret:
        yield f"{path} is secret"
    if mine.supplied:
        yield f"{path} is given once"
    if mine.optional != its.optional:
        yield f"{path} {'may be absent' if mine.optional else 'has to be there'}"
    if mine.type.nullable != its.type.nullable and _word(its.type) != "any":
        yield f"{path} {'may' if mine.type.nullable else 'cannot'} be null"


def _named(api: Api, name: str) -> object:
    return next(x for x in api.types if x.name == name)


def _word(type: Type) -> str:
    match type:
        case Scalar(kind=kind, format=format):
            return f"{kind} as {format}" if format else kind
        case Ref(name=name):
            return name
        case ListOf():
            return f"list of {_word(type.item)}"
        case MapOf() | PairOf():
            return "map"
