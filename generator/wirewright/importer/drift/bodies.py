"""The bodies of an operation: there or not, their media, their type, their table, their samples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wirewright.importer.bodies import medium_of, void
from wirewright.importer.calls import Call
from wirewright.importer.drift import rows, samples
from wirewright.importer.drift.finding import Place, shown
from wirewright.importer.drift.rows import Table
from wirewright.importer.drift.samples import Compared, Payloads
from wirewright.importer.drift.types import named_in, same, suits, told
from wirewright.importer.drift.work import Work
from wirewright.importer.facts import Content, Member, Model
from wirewright.importer.infer.words import word_of
from wirewright.ir import Body, Info, Operation, Response, Sample


@dataclass(frozen=True, slots=True)
class Part:
    """A request, or the answers with one status: on the page, in the spec, in a fresh import."""

    words: str
    contents: tuple[Content, ...]
    spec: Body | None
    fresh: Body | None
    files: tuple[Sample, ...]
    is_request: bool = False


def check(
    work: Work,
    words: str,
    call: Call,
    spec: Operation,
    fresh: Operation | None,
    how: Compared,
) -> None:
    """Compare all bodies of an operation, both ways."""
    taken = _taken(work, fresh)
    for part in _parts(work, words, call, spec, fresh):
        _body(work, call, spec, part, fresh is not None)
        body = Payloads(part.words, call.page, part.contents, taken)
        samples.check(work, body, part.files, how)


def _parts(
    work: Work, words: str, call: Call, spec: Operation, fresh: Operation | None
) -> Iterator[Part]:
    request = call.endpoint.request
    contents = (request,) if request is not None and _says_something(request) else ()
    new = fresh.request if fresh else None
    files = tuple(samples.of(spec, None))
    yield Part(f"{words}, request", contents, spec.request, new, files, True)
    by_response: dict[str, list[Content]] = {}
    for content in call.endpoint.responses:
        response = _response(spec, content.status)
        new_response = _response(fresh, content.status) if fresh else None
        if response is None:
            if content.status and (new_response is not None or fresh is None):
                place = Place(
                    f"{words}, response {content.status}", call.page, content.line, spec.at
                )
                work.findings.add("D033", place, "the page documents it, the spec does not")
            continue
        by_response.setdefault(response.status, []).append(content)
    statuses = any(x.status for x in call.endpoint.responses)
    for response in spec.responses:
        found = by_response.get(response.status, [])
        here = f"{words}, response" + (f" {response.status}" if len(spec.responses) > 1 else "")
        if not found and statuses and not _has(fresh, response.status):
            place = Place(here, call.page, call.endpoint.line, response.at or spec.at)
            work.findings.add("D033", place, "the spec has it, the page does not document it")
        again = _response(fresh, response.status) if fresh else None
        files = tuple(samples.of(spec, response))
        body = again.body if again else None
        yield Part(here, tuple(found), response.body, body, files)


def _taken(work: Work, fresh: Operation | None) -> frozenset[bytes] | None:
    """Return the samples that an import takes, None where there is nothing to tell by."""
    if work.fresh is None:
        return None
    return frozenset(x.content for x in fresh.samples) if fresh is not None else frozenset()


def _response(operation: Operation | None, status: str) -> Response | None:
    """Return the answer that a page's status means; no status is the success."""
    if operation is None:
        return None
    by_status = {x.status: x for x in operation.responses}
    if status:
        return by_status.get(status) or by_status.get(f"{status[0]}xx") or by_status.get("default")
    good = [x for x in operation.responses if x.status[0] in "2d"]
    return by_status.get("2xx") or by_status.get("200") or (good[0] if good else None)


def _has(operation: Operation | None, status: str) -> bool:
    return operation is not None and any(x.status == status for x in operation.responses)


def _says_something(content: Content) -> bool:
    return bool(content.type or content.members or content.payloads) and not void(content)


def _body(work: Work, call: Call, spec: Operation, part: Part, has_fresh: bool) -> None:
    line = part.contents[0].line if part.contents else call.endpoint.line
    place = Place(part.words, call.page, line, spec.at)
    if part.spec is None:
        if part.fresh is not None or (not has_fresh and any(map(_says_something, part.contents))):
            work.findings.add("D033", place, "the page shows a body, the spec has none")
        return
    if part.fresh is None and has_fresh:
        reason = "no body" if part.is_request else "no answer with content"
        if not work.findings.explains(_info(part.spec, spec), spec.at, "body", "content"):
            work.findings.add("D033", place, f"the page shows {reason}, the spec has one")
        return
    _media(work, place, part)
    for content in part.contents:
        _type(work, place, part, content)
        fresh = part.fresh.type if part.fresh else None
        above = _above(content)
        members = content.members or _described(work.models, content)
        line = content.members[0].line if content.members else content.line
        table = Table(
            part.words, call.page, line, members, part.spec.type, fresh, part.is_request, above
        )
        rows.check(work, table)


def _info(body: Body, operation: Operation) -> Info:
    notes = (*body.info.notes, *operation.info.notes)
    return Info(notes=notes, inferred=f"{body.info.inferred} {operation.info.inferred}")


def _above(content: Content) -> tuple[str, ...]:
    name = named_in(content.type)
    return (name.casefold(),) if name else ()


def _described(models: Mapping[str, Model], content: Content) -> tuple[Member, ...]:
    found = models.get(named_in(content.type).casefold())
    return found.members if found is not None else ()


def _media(work: Work, place: Place, part: Part) -> None:
    """Compare the media that a page lists with those of the spec; a fresh import knows what counts."""
    assert part.spec is not None
    mine = [x.medium for x in part.spec.media]
    listed = _listed(part.contents)
    if part.fresh is None or not listed:
        return
    new = [x.medium for x in part.fresh.media]
    for medium in new:
        if medium not in mine and medium in listed:
            work.findings.add("D034", place, f"the page has {medium}, the spec does not")
    for medium in mine:
        if medium not in new and medium not in listed:
            work.findings.add("D034", place, f"the spec has {medium}, the page does not list it")
    types = {x.medium: x.types for x in part.spec.media}
    fresh_types = {x.medium: x.types for x in part.fresh.media}
    for medium in mine:
        for type in listed.get(medium, ()):
            if type not in types[medium] and type in fresh_types.get(medium, ()):
                work.findings.add("D034", place, f"the page has the content type {shown(type)}")


def _listed(contents: Sequence[Content]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for payload in (x for content in contents for x in content.payloads):
        for type in payload.content_types or ("",):
            bare = type.split(";")[0].strip().lower()
            found.setdefault(medium_of(type, payload.text), []).append(bare)
    found.pop("", None)
    return found


def _type(work: Work, place: Place, part: Part, content: Content) -> None:
    """Compare the page's name for the whole body with the spec's type."""
    word = word_of(content.type)
    assert part.spec is not None
    if word is None or suits(word, part.spec.type, work.types, work.models):
        return
    if part.fresh is not None and same(
        part.spec.type, work.types, part.fresh.type, work.fresh_types
    ):
        return
    if not work.findings.explains(part.spec.info, None, " ".join(content.type.split())):
        message = f"the page says {shown(content.type)}, the spec `{told(part.spec.type)}`"
        here = Place(place.words, place.page, content.line, place.at)
        work.findings.add("D012", here, message)
