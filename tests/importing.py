"""What a page's facts look like in the cases: short lines that a person can check by eye."""

from __future__ import annotations

from collections.abc import Iterator

from wirewright.importer.facts import Content, Documented, Endpoint, Member, Model, Payload


def shown(found: Documented) -> str:
    """Return all facts of a page as lines; nothing that a reader found is left out."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Documented) -> Iterator[str]:
    yield f"kind {found.kind or '-'}, dialect {found.dialect or '-'}"
    for key in ("title", "doc", "server"):
        if said := getattr(found, key):
            yield f"{key} {said!r}"
    for endpoint in found.endpoints:
        yield from _endpoint(endpoint)
    for model in found.models:
        yield from _model(model)
    yield from (f"link {x}" for x in found.links)
    yield from (f"note {x!r}" for x in found.notes)
    yield from (f"problem line {x.line}: {x.message}" for x in found.problems)


def _endpoint(found: Endpoint) -> Iterator[str]:
    name = f" ({found.name})" if found.name else ""
    yield f"operation {found.method or '-'} {found.path}{name}, line {found.line}"
    yield from _said(found.doc, "  ")
    yield from (f"  path {medium} {path}" for medium, path in found.paths)
    yield from (f"  note {x!r}" for x in found.notes)
    for parameter in found.parameters:
        yield from _member(parameter, "  parameter ")
    if found.request is not None:
        yield from _content("request", found.request)
    for response in found.responses:
        yield from _content(f"response {response.status or '-'}", response)


def _content(name: str, found: Content) -> Iterator[str]:
    yield f"  {name} {found.type or '-'}{', absent' if found.absent else ''}, line {found.line}"
    yield from _said(found.doc, "    ")
    for member in found.members:
        yield from _member(member, "    ")
    for payload in found.payloads:
        yield from _payload(payload)


def _payload(found: Payload) -> Iterator[str]:
    types = ", ".join(found.content_types) or "-"
    yield f"    sample {types}, line {found.line}" + (
        f", missing {found.missing!r}" if found.missing else ""
    )
    yield from (f"      |{x}" for x in found.text.split("\n") if found.text)


def _model(found: Model) -> Iterator[str]:
    yield f"model {found.name}, line {found.line}"
    yield from _said(found.doc, "  ")
    for member in found.members:
        yield from _member(member, "  ")
    for value in found.values:
        words = [x for x in (value.title, value.doc) if x]
        yield f"  {value.name} = {value.number}" + "".join(f" {x!r}" for x in words)


def _member(found: Member, front: str) -> Iterator[str]:
    place = f" in {found.place}" if found.place else ""
    required = {True: " required", False: " optional", None: ""}[found.required]
    rest = "".join(f" [{x}]" for x in found.notes) + "".join(f" e.g. {x}" for x in found.examples)
    yield f"{front}{found.name or '-'}: {found.type or '-'}{place}{required}{rest}"
    yield from _said(found.doc, " " * len(front) if front.strip() == "" else "    ")


def _said(doc: str, front: str) -> Iterator[str]:
    yield from (f"{front}  # {x}" for x in doc.split("\n") if doc and x)
