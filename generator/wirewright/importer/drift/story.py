"""The story of a comparison: endpoints are matched with operations, and each pair is looked through.

Takes an API as its spec means it, what its pages say, and a fresh import of these; appends findings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wirewright.importer.calls import Call
from wirewright.importer.drift import bodies, calls, parameters
from wirewright.importer.drift.finding import Findings, Place, shown
from wirewright.importer.drift.samples import Compared
from wirewright.importer.drift.types import named_in
from wirewright.importer.drift.work import Work, types_of
from wirewright.importer.facts import Documented, Model
from wirewright.ir import Api, Operation

_LONGEST = 200


def compare(
    api: Api,
    documents: Sequence[Documented],
    fresh: Api | None,
    findings: Findings,
    how: Compared,
) -> None:
    """Report what pages say otherwise than the spec of an API.

    `fresh` is what an import makes of the pages.
    """
    found = calls.calls_of(documents)
    models = _models(documents, found)
    work = Work(api, types_of(api), fresh, types_of(fresh), models, findings)
    known, new = calls.matched(found, api), calls.matched(found, fresh)
    moved = calls.moved(found, known, api)
    for number, call in enumerate(found):
        operation = known.get(number) or moved.get(number)
        if operation is None:
            if fresh is None or number in new:
                place = Place(_words(call), call.page, call.endpoint.line)
                findings.add("D001", place, "the page documents it, the spec does not have it")
            continue
        _address(work, call, operation, number in moved)
        parameters.check(work, operation.name, call, operation, new.get(number))
        bodies.check(work, operation.name, call, operation, new.get(number), how)
    _missing(work, {x.name for x in (*known.values(), *moved.values())})


def _words(call: Call) -> str:
    words = f"{call.endpoint.method.upper()} {call.endpoint.path}".strip()
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}..."


def _address(work: Work, call: Call, operation: Operation, is_moved: bool) -> None:
    place = Place(operation.name, call.page, call.endpoint.line, operation.at)
    method = call.endpoint.method.lower()
    spec = f"{operation.method} {operation.path}"
    if is_moved or (method and method != operation.method.lower()):
        work.findings.add("D003", place, f"the page says {shown(_words(call))}, the spec `{spec}`")
    elif calls.names(call.path) != calls.names(operation.path):
        said = work.findings.explains(operation.info, operation.at, *calls.names(call.path))
        if not said:
            work.findings.add(
                "D003",
                place,
                f"the page's path is {shown(call.path)}, the spec's `{operation.path}`",
            )


def _missing(work: Work, met: set[str]) -> None:
    for operation in work.api.operations:
        if operation.name not in met:
            spec = f"{operation.method} {operation.path}"
            place = Place(operation.name, at=operation.at)
            work.findings.add("D002", place, f"no page documents `{spec}` any more")


def _models(documents: Sequence[Documented], found: Sequence[Call]) -> Mapping[str, Model]:
    """Return what pages say of types by name; a page of the type itself says most."""
    models: dict[str, Model] = {}
    for model in (x for document in documents for x in document.models):
        _keep(models, model)
    for call in found:
        contents = [call.endpoint.request, *call.endpoint.responses]
        for content in (x for x in contents if x is not None and x.members):
            if name := named_in(content.type):
                _keep(models, Model(name, content.members, line=content.line))
    return models


def _keep(models: dict[str, Model], model: Model) -> None:
    known = models.get(model.name.casefold())
    says = len(model.members) + len(model.values)
    if known is None or len(known.members) + len(known.values) < says:
        models[model.name.casefold()] = model
