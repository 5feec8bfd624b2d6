"""Which operation of the spec a page's endpoint is: by its method and its address.

What is left over on both sides and looks alike is one operation at another address.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from wirewright.importer.calls import METHODS, Call, call_of
from wirewright.importer.drift.parameters import wire_names
from wirewright.importer.facts import Documented, Endpoint
from wirewright.ir import Api, Operation

_BRACES = re.compile(r"\{[^{}]*\}")
_ALIKE = 0.6
_MOST = 10_000
_LONGEST = 200


def calls_of(documents: Sequence[Documented]) -> list[Call]:
    """Return the endpoints of all pages, each once: the one that says most."""
    found: dict[tuple[str, str], Call] = {}
    for document in documents:
        for endpoint in document.endpoints:
            call = call_of(endpoint, document.page)
            if call is None:
                continue
            key = endpoint.method, endpoint.path
            if key not in found or _says(found[key].endpoint) < _says(endpoint):
                found[key] = call
    return list(found.values())


def _says(endpoint: Endpoint) -> int:
    """Return how much a page says of an endpoint."""
    bodies = [endpoint.request] if endpoint.request else []
    return len([*endpoint.parameters, *bodies, *endpoint.responses])


def matched(calls: Sequence[Call], api: Api | None) -> dict[int, Operation]:
    """Return the operation of each call, by the call's place; no operation twice."""
    if api is None:
        return {}
    by_shape: dict[str, list[tuple[int, Operation]]] = {}
    for place, operation in enumerate(api.operations):
        for each in shapes(api, operation):
            by_shape.setdefault(each, []).append((place, operation))
    pairs = sorted(
        (_distance(call, operation), number, place)
        for number, call in enumerate(calls)
        for place, operation in by_shape.get(shape(call.path), ())
        if _method(call) in ("", operation.method.lower())
    )
    found: dict[int, Operation] = {}
    used: set[int] = set()
    for _, number, place in pairs:
        if number not in found and place not in used:
            found[number] = api.operations[place]
            used.add(place)
    return found


def moved(calls: Sequence[Call], found: Mapping[int, Operation], api: Api) -> dict[int, Operation]:
    """Return operations that no page has at their address for calls that no operation has."""
    used = {x.name for x in found.values()}
    left = [(place, x) for place, x in enumerate(api.operations) if x.name not in used]
    new_ones = [(number, x) for number, x in enumerate(calls) if number not in found]
    if len(left) * len(new_ones) > _MOST:  # another documentation altogether
        return {}
    pairs = sorted(
        (-likeness, number, place)
        for number, call in new_ones
        for place, operation in left
        if (likeness := _likeness(call, operation)) >= _ALIKE
    )
    new: dict[int, Operation] = {}
    for _, number, place in pairs:
        operation = api.operations[place]
        if number not in new and operation not in new.values():
            new[number] = operation
    return new


def _method(call: Call) -> str:
    """Return the method that the page names, "" where it names none."""
    method = call.endpoint.method.lower()
    return method if method in METHODS else ""


def shape(path: str) -> str:
    """Return a path without the names of its parameters."""
    return _BRACES.sub(lambda x: x[0] if x[0] == "{medium}" else "{}", path.strip("/"))


def names(path: str) -> list[str]:
    """Return the names of a path's parameters."""
    return [x[1:-1] for x in _BRACES.findall(path)]


def shapes(api: Api, operation: Operation) -> tuple[str, ...]:
    """Return an operation's path as a page may write it, below the server's own path or not."""
    base = urlsplit(api.server).path.strip("/")
    own = shape(operation.path)
    return (own, f"{shape(base)}/{own}") if base else (own,)


def _distance(call: Call, operation: Operation) -> int:
    """Return by how many parameters of the query two operations of one address differ."""
    mine = {x for y in operation.parameters if y.place == "query" for x in wire_names(y)}
    page = {name for name, _ in call.query} | {
        x.name for x in call.endpoint.parameters if x.place in ("query", "")
    }
    return len(mine ^ page)


def _likeness(call: Call, operation: Operation) -> float:
    if shape(call.path) == shape(operation.path):
        return 1.0
    same = _method(call) in ("", operation.method.lower())
    paths = shape(call.path)[:_LONGEST], shape(operation.path)[:_LONGEST]
    ratio = difflib.SequenceMatcher(None, *paths, False).ratio()
    return ratio if same else ratio * 0.8
