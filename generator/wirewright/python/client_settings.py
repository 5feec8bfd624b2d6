"""What a client is given once, as printed: shared parameters, fields of bodies, credentials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from wirewright.ir import Api, Auth, Field, Model, Ref
from wirewright.python import docs, operations
from wirewright.python.code import Code, literal
from wirewright.python.codecs import Step
from wirewright.python.naming import (
    CLIENT_OPTIONS,
    Argument,
    client_arguments,
    parameter_names,
    snake,
)
from wirewright.python.types import Types


@dataclass(frozen=True, slots=True)
class PySetting:
    """A setting as printed: `name: annotation = missing`. `doc` is text, not code."""

    name: Code
    annotation: Code
    missing: Code
    doc: str


@dataclass(frozen=True, slots=True)
class PySettings:
    """All of them. `places` are the local names that the steps put them into.

    `fields` are the steps for fields of bodies, which are checked when a body is written.
    """

    each: tuple[PySetting, ...]
    steps: tuple[Step, ...]
    fields: tuple[Step, ...]
    places: tuple[Code, ...]
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class _Login:
    """A part of a credential: where it goes, and the expression with `{}` for the argument."""

    wire: str
    place: str
    added: str
    doc: str
    annotation: str = "str"


_PLACES = {
    "path": "_http.Values = {}",
    "query": "_http.Pairs = []",
    "header": "_http.Pairs = []",
    "body": "dict[str, Any] = {}",
}


def view(api: Api, types: Types) -> PySettings:
    """Return the settings of an API's clients."""
    parameters, fields, logins = client_arguments(api), _fields(api), _logins(api)
    wires = [x.wire for x in parameters] + [snake(x.name) for x in fields]
    names = parameter_names([*wires, *(x.wire for x in logins)], CLIENT_OPTIONS)
    here = iter(names)
    parameters = tuple(replace(x, name=next(here)) for x in parameters)
    field_names = [next(here) for _ in fields]
    login_names = [next(here) for _ in logins]
    used = [x.parameter.place for x in parameters] + ["body" for _ in fields]
    used += [x.place for x in logins]
    places = [place for place in _PLACES if place in used]
    secret = [x.wire for x in parameters if x.parameter.secret]
    secret += [snake(x.name) for x in fields if x.secret]
    secret += _secret_logins(api.auth)
    return PySettings(
        each=(
            *(_parameter(types, x) for x in parameters),
            *map(partial(_field, types), fields, field_names),
            *map(_login, logins, login_names),
        ),
        steps=(
            *(operations.step(types, x) for x in parameters),
            *map(_login_step, logins, login_names),
        ),
        fields=tuple(map(_field_step, fields, field_names)),
        places=tuple(Code(f"_{place}: {_PLACES[place]}") for place in places),
        arguments=tuple(_arguments(places, tuple(dict.fromkeys(secret)))),
    )


def _arguments(places: list[str], secret: tuple[str, ...]) -> Iterator[Code]:
    for place in places:
        yield Code(f"{'headers' if place == 'header' else place}=_{place}")
    if secret:
        yield Code(f"secret={literal(secret)}")


def _parameter(types: Types, argument: Argument) -> PySetting:
    annotation = operations.annotation(types, argument.parameter.type)
    shown = replace(argument.parameter, supplied=False)
    said = docs.parameter(shown, argument.operator) or f"The parameter {argument.wire}."
    return PySetting(Code(argument.name), Code(f"{annotation} | None"), Code("None"), said)


def _fields(api: Api) -> tuple[Field, ...]:
    """Return the fields of requests that clients fill in, each name once."""
    models = {model.name: model for model in api.types if isinstance(model, Model)}
    found: dict[str, Field] = {}
    for operation in api.operations:
        body = operation.request.type if operation.request is not None else None
        model = models.get(body.name) if isinstance(body, Ref) else None
        for field in model.fields if model is not None else ():
            if field.supplied:
                found.setdefault(field.name, field)
    return tuple(found[name] for name in api.supplied_fields if name in found)


def _field(types: Types, field: Field, name: str) -> PySetting:
    said = "\n".join(docs.field(replace(field, supplied=False))) or f"The field {field.name}."
    annotation = Code(f"{types.annotation(field.type)} | UnsetType")
    return PySetting(Code(name), annotation, Code("UNSET"), said)


def _field_step(field: Field, name: str) -> Step:
    own = literal(snake(field.name))
    return Step(own, Code(f"if {name} is not UNSET: _body[{own}] = {name}"))


def _logins(api: Api) -> tuple[_Login, ...]:
    auth = api.auth
    if auth is None:
        return ()
    wire = literal(auth.name)
    said = "\n".join(x for x in docs.sentences(auth.info) if x)
    match auth.kind:
        case "header":
            added = f"_header.append(({wire}, _http.header({{}})))"
            return (_Login(auth.name, "header", added, said or f"The header {auth.name}."),)
        case "query":
            added = f"_query.append(({wire}, {{}}))"
            return (_Login(auth.name, "query", added, said or f"The parameter {auth.name}."),)
        case "bearer":
            added = "_header.append(_settings.bearer({}))"
            return (_Login("token", "header", added, said or "The bearer token."),)
        case "basic":
            said = said or "The user's name and password."
            pair = "tuple[str, str]"
            return (_Login("login", "header", "_header.append(_settings.basic(*{}))", said, pair),)


def _login(login: _Login, name: str) -> PySetting:
    annotation = Code(f"{login.annotation} | None")
    return PySetting(Code(name), annotation, Code("None"), login.doc)


def _login_step(login: _Login, name: str) -> Step:
    added = f"if {name} is not None: {login.added.format(name)}"
    return Step(literal(login.wire), Code(added))


def _secret_logins(auth: Auth | None) -> list[str]:
    if auth is None:
        return []
    return [auth.name] if auth.kind in ("header", "query") else ["Authorization"]
