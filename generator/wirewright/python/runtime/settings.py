"""What a client is told once: values that it fills in where a request leaves them unset.

Takes a request, returns one that says everything. Nothing is sent here.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

from msgspec import UNSET, Struct, structs

from ..errors import EncodeError
from .http import Request, header

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """Texts by wire names and place; `body` are fields by their Python names.

    `secrets` are the values that are never shown.
    """

    path: Mapping[str, str] = field(default_factory=dict)
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    body: Mapping[str, Any] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "<Settings>"


def settings(
    path: Mapping[str, str] | None = None,
    query: Iterable[tuple[str, str]] = (),
    headers: Iterable[tuple[str, str]] = (),
    body: Mapping[str, Any] | None = None,
    secret: Iterable[str] = (),
) -> Settings:
    """Return settings; `secret` has the names of those that are never shown."""
    made = Settings(path or {}, tuple(query), tuple(headers), body or {})
    pairs = (*made.path.items(), *made.query, *made.headers, *made.body.items())
    names = frozenset(secret)
    values = [x for name, x in pairs if name in names and isinstance(x, str)]
    # A header's value is a secret with or without its scheme.
    values += [word for x in values for word in x.split(" ")[1:]]
    return replace(made, secrets=tuple(x for x in values if x))


def filled(request: Request[T], settings: Settings) -> Request[T]:
    """Return `request` with the settings where it leaves something unset.

    Raises:
        EncodeError: a required parameter is in neither.
    """
    supplied = [x for x in request.operation.parameters if x.supplied]
    changes: dict[str, Any] = {}
    if settings.path:
        changes["path"] = {**settings.path, **request.path}
    if settings.query:
        changes["query"] = _added(request, "query", settings.query, _asked(request))
    if settings.headers:
        given = {name.lower() for name, _ in request.headers}
        changes["headers"] = _added(request, "header", settings.headers, given)
    if settings.body and isinstance(request.body, Struct):
        changes["body"] = _completed(request.body, settings.body)
    whole = replace(request, **changes) if changes else request
    for parameter in supplied:
        if parameter.required and parameter.place != "path":
            _check_given(whole, parameter.place, parameter.name)
    return whole


def _asked(request: Request[Any]) -> set[str]:
    linked = parse_qsl(urlsplit(request.link).query, keep_blank_values=True)
    return {name for name, _ in (*request.query, *linked)}


def _added(
    request: Request[Any], place: str, pairs: tuple[tuple[str, str], ...], given: set[str]
) -> tuple[tuple[str, str], ...]:
    """Return the request's pairs of a place and those of the settings that it has not."""
    own = {x.name for x in request.operation.parameters if x.place == place and not x.supplied}
    known = {name.lower() for name in given | own} if place == "header" else given | own
    more = [
        (name, text)
        for name, text in pairs
        if (name.lower() if place == "header" else name) not in known
    ]
    before = request.headers if place == "header" else request.query
    return (*before, *more)


def _completed(body: Struct, fields: Mapping[str, Any]) -> Struct:
    changes = {name: value for name, value in fields.items() if getattr(body, name, None) is UNSET}
    return structs.replace(body, **changes) if changes else body


def _check_given(request: Request[Any], place: str, name: str) -> None:
    if place == "header":
        given = name.lower() in {x.lower() for x, _ in request.headers}
    else:
        given = name in {x.removesuffix("[]") for x in _asked(request)}
    if not given:
        raise EncodeError(f"the {place} parameter {name!a} is not given, not to the client either")


def bearer(token: str) -> tuple[str, str]:
    """Return the header of a token.

    Raises:
        EncodeError: a header cannot hold it.
    """
    return "Authorization", header(f"Bearer {token}")


def basic(username: str, password: str) -> tuple[str, str]:
    """Return the header of a name and a password.

    Raises:
        EncodeError: the name has a colon in it.
    """
    if ":" in username:
        raise EncodeError("a user's name cannot have a colon in it")
    return "Authorization", f"Basic {b64encode(f'{username}:{password}'.encode()).decode()}"
