"""Pages against the pages that are kept: which files differ, and what is documented otherwise.

Here two documentations are compared with each other, so that nothing is a matter of opinion: prose,
annotations, order of words. What is found against the spec already is not said twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wirewright.importer.drift.finding import Findings, Place, shown
from wirewright.importer.facts import Content, Documented, Member, Value
from wirewright.importer.kept import digest
from wirewright.importer.pages import Page

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a page says, and where."""

    text: str
    page: str
    line: int


def compare(old: Sequence[Documented], new: Sequence[Documented], findings: Findings) -> None:
    """Report what is documented otherwise than before, of all that is documented in both."""
    before, now = dict(_facts(old)), dict(_facts(new))
    known = {key[:-1] for key in before}
    for key, said in now.items():
        place = Place(", ".join(key[:-1]), said.page, said.line)
        if key[:-1] not in known or (said.page, said.line) in findings.lines:
            continue
        was = before[key].text if key in before else ""
        if was != said.text:
            message = f"the {key[-1]} was {_quoted(was)}, the page says {_quoted(said.text)} now"
            findings.add("D040", place, message)
    for kind, parts, others in (("no longer there", before, now), ("new", now, before)):
        _only(kind, parts, others, findings)


def _only(kind: str, parts: dict[Key, Said], others: dict[Key, Said], findings: Findings) -> None:
    """Report members, values and answers that only one side has, where both have what is around."""
    there = {key[:-1] for key in others}
    around = {key[:depth] for key in others for depth in range(1, len(key))}
    told: set[Key] = set()
    for key, said in parts.items():
        thing = key[:-1]
        if thing in there or thing in told or not _is_ours(thing, around):
            continue
        told.add(thing)
        if kind == "new" and (said.page, said.line) in findings.lines:
            continue
        if kind == "new":
            findings.add("D040", Place(", ".join(thing), said.page, said.line), "this is new")
        elif not _is_told(thing, findings):
            findings.add("D040", Place(", ".join(thing)), "this is no longer there")


def _is_ours(thing: Key, around: set[Key]) -> bool:
    """Tell whether a thing alone is new or gone; operations are compared with the spec."""
    if len(thing) == 1:
        return thing[0].startswith("type ")
    return thing[:-1] in around


def _is_told(thing: Key, findings: Findings) -> bool:
    """Tell whether a finding against the spec names the same thing as gone."""
    gone = (x.message for x in findings.report.diagnostics if x.code in ("D011", "D021", "D033"))
    return any(f"{thing[-1]}:" in message for message in gone)


def _quoted(text: str) -> str:
    return shown(text) if text else "nothing"


def _facts(documents: Sequence[Documented]) -> Iterator[tuple[Key, Said]]:
    for document in documents:
        for endpoint in document.endpoints:
            key: Key = (f"{endpoint.method} {endpoint.path}".strip(),)
            yield (*key, "description"), Said(_plain(endpoint.doc), document.page, endpoint.line)
            notes = _plain(" ".join(endpoint.notes))
            yield (*key, "notes"), Said(notes, document.page, endpoint.line)
            yield from _members((*key, "parameters"), endpoint.parameters, document.page)
            if endpoint.request is not None:
                yield from _content((*key, "request"), endpoint.request, document.page)
            for content in endpoint.responses:
                name = f"response {content.status}".strip()
                yield from _content((*key, name), content, document.page)
        for model in document.models:
            key = (f"type {shown(model.name)}",)
            yield (*key, "description"), Said(_plain(model.doc), document.page, model.line)
            yield from _members(key, model.members, document.page)
            yield from _values(key, model.values, document.page)


def _content(key: Key, content: Content, page: str) -> Iterator[tuple[Key, Said]]:
    types = sorted({x for payload in content.payloads for x in payload.content_types})
    yield (*key, "type"), Said(_plain(content.type), page, content.line)
    yield (*key, "description"), Said(_plain(content.doc), page, content.line)
    yield (*key, "list of content types"), Said(", ".join(types), page, content.line)
    yield from _members(key, content.members, page)


def _members(key: Key, members: Sequence[Member], page: str) -> Iterator[tuple[Key, Said]]:
    for member in (x for x in members if x.name):
        here = (*key, shown(member.name))
        required = {None: "", True: "yes", False: "no"}[member.required]
        for name, text in (
            ("type", member.type),
            ("description", member.doc),
            ("additional information", "; ".join(member.notes)),
            ("word on being required", required),
            ("list of examples", ", ".join(member.examples)),
        ):
            yield (*here, name), Said(_plain(text), page, member.line)


def _values(key: Key, values: Sequence[Value], page: str) -> Iterator[tuple[Key, Said]]:
    for value in values:
        here = (*key, f"value {shown(value.name)}")
        number = "" if value.number is None else str(value.number)
        for name, text in (("number", number), ("title", value.title), ("description", value.doc)):
            yield (*here, name), Said(_plain(text), page, value.line)


def _plain(text: str) -> str:
    return " ".join(text.split())


def files(kept: Sequence[Page], pages: Sequence[Page], findings: Findings) -> None:
    """Report which pages are others than the ones that are kept, byte for byte."""
    old = {_known(x): digest(x.content) for x in kept}
    new = {_known(x): digest(x.content) for x in pages}
    for page in pages:
        name = _known(page)
        if name not in old:
            if digest(page.content) not in old.values():
                findings.add("D041", Place(name, page.name, 1), "this page is not kept yet")
        elif old[name] != new[name]:
            findings.add(
                "D041", Place(name, page.name, 1), "this page has changed since it was kept"
            )


def _known(page: Page) -> str:
    return page.address or page.name
