"""What several pages say of one operation, put together.

A metadata page shows one medium, and an index only names what other pages describe: the operation
is then told once, by the page that says more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..facts import Content, Documented, Endpoint


def together(documents: Sequence[Documented]) -> list[Documented]:
    """Return the documents with each operation in one of them only, in their order."""
    told: dict[tuple[str, str], tuple[int, Endpoint]] = {}
    order: dict[int, list[tuple[str, str]]] = {at: [] for at in range(len(documents))}
    for at, document in sorted(enumerate(documents), key=lambda x: x[1].kind == "help-index"):
        for endpoint in document.endpoints:
            key = _key(endpoint, document)
            if key in told and _is_one(documents[told[key][0]], document):
                where, first = told[key]
                told[key] = (where, _joined(first, endpoint))
            else:
                key = (key[0], f"{key[1]} {at} {endpoint.line}") if key in told else key
                told[key] = (at, endpoint)
                order[at].append(key)
    return [
        replace(document, endpoints=tuple(told[key][1] for key in order[at]))
        for at, document in enumerate(documents)
    ]


def _key(endpoint: Endpoint, document: Documented) -> tuple[str, str]:
    path = endpoint.path
    if document.kind == "servicestack":
        path = re.sub(r"^/(?:json|xml|jsv|csv|jsonl)/(?=reply/|oneway/)", "/{medium}/", path)
    return endpoint.method.upper(), path.strip("/").casefold()


def _is_one(first: Documented, second: Documented) -> bool:
    """Tell whether the pages are of the kinds that share operations."""
    return "help-index" in (first.kind, second.kind) or first.kind == second.kind == "servicestack"


def _joined(first: Endpoint, second: Endpoint) -> Endpoint:
    statuses = {x.status: x for x in second.responses}
    responses = [_content(x, statuses.pop(x.status, None)) or x for x in first.responses]
    return replace(
        first,
        name=first.name or second.name,
        doc=first.doc or second.doc,
        parameters=first.parameters or second.parameters,
        request=_content(first.request, second.request),
        responses=(*responses, *statuses.values()),
        paths=first.paths or second.paths,
    )


def _content(first: Content | None, second: Content | None) -> Content | None:
    if first is None or second is None:
        return first or second
    shown = {x.text for x in first.payloads}
    more = tuple(x for x in second.payloads if x.text not in shown)
    return replace(
        first,
        type=first.type or second.type,
        members=first.members or second.members,
        payloads=(*first.payloads, *more),
        doc=first.doc or second.doc,
    )
