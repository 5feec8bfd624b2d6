"""A page's samples against the spec's files: changed, new, vanished.

White space that does not count is taken out of both. How payloads are compared is given, for it
is the same that proves packages.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from wirewright.diagnostics import Span
from wirewright.importer.bodies import medium_of
from wirewright.importer.drift.finding import Place, shown
from wirewright.importer.drift.work import Work
from wirewright.importer.facts import Content, Payload
from wirewright.ir import Operation, Response, Sample
from wirewright.ir.api import Medium

_FRESH: Final = re.compile(
    rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    rb"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?"
)
_MADE_ANEW: Final = b"made-anew"
_MOST: Final = 5
_A: Final = {"json": "a JSON", "xml": "an XML", "form": "a form"}
_TAG: Final = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")


class Difference(Protocol):
    """Where two payloads differ first."""

    @property
    def path(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def words(self) -> str: ...


Compare = Callable[[Medium, bytes, bytes], Difference | None]
"""Compares a page's payload with a file; None where only white space that does not count differs."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How to compare payloads.

    `renewed`: new ids and times are no change, for a server makes them anew for each reader.
    """

    compare: Compare
    renewed: bool = False

    def differ(self, medium: Medium, page: bytes, file: bytes) -> Difference | None:
        """Return where a page's payload differs from a file first."""
        if self.renewed:
            page, file = _FRESH.sub(_MADE_ANEW, page), _FRESH.sub(_MADE_ANEW, file)
        return self.compare(medium, page, file)


@dataclass(frozen=True, slots=True)
class Payloads:
    """A body's payloads on a page; `taken` are those that an import takes, None where it takes all."""

    words: str
    page: str
    contents: Sequence[Content]
    taken: frozenset[bytes] | None


def check(work: Work, body: Payloads, files: Sequence[Sample], how: Compared) -> None:
    """Compare the payloads of one body with its samples."""
    for medium in ("json", "xml", "form"):
        left = [x for x in files if x.medium == medium]
        others = _others(list(_payloads(body.contents, medium)), left, how)
        for payload, found in others:
            if left:
                file = left.pop(0)
                _changed(work, body, payload, file, found[file.path], how)
            elif body.taken is None or _bytes(payload) in body.taken:
                place = Place(body.words, body.page, payload.line)
                message = f"the page has {_A[medium]} sample that the spec has not"
                work.findings.add("D030", place, message)
        for sample in left:
            _gone(work, body, sample)


def _others(
    payloads: Sequence[Payload], left: list[Sample], how: Compared
) -> list[tuple[Payload, dict[str, Difference]]]:
    """Return the payloads that no file has, with how they differ from each file.

    Files that a page has are taken out of `left`.
    """
    files, others = list(left), list[tuple[Payload, dict[str, Difference]]]()
    for payload in payloads:
        found: dict[str, Difference] = {}
        for file in files:
            difference = how.differ(file.medium, _bytes(payload), file.content)
            if difference is None:
                if file in left:  # else the page shows it twice
                    left.remove(file)
                break
            found[file.path] = difference
        else:
            others.append((payload, found))
    return others


def _gone(work: Work, body: Payloads, sample: Sample) -> None:
    contents = body.contents
    line = contents[0].line if contents else 0
    place = Place(body.words, body.page, line, _span(work, sample))
    why = _why(contents, sample.medium)
    message = f"the page no longer has the {sample.medium.upper()} sample `{sample.path}`{why}"
    work.findings.add("D031", place, message)


def of(operation: Operation, response: Response | None) -> list[Sample]:
    """Return the samples of a request (None), or of the answers with one status."""
    if response is None:
        return [x for x in operation.samples if x.direction == "request"]
    found = [x for x in operation.samples if x.direction == "response"]
    others = [x.status for x in operation.responses if x.status != response.status]
    return [x for x in found if _has_status(str(x.status or 200), response.status, others)]


def _has_status(status: str, wanted: str, others: Sequence[str]) -> bool:
    if status == wanted:
        return True
    if status in others:
        return False
    group = f"{status[0]}xx"
    return wanted == group or (wanted == "default" and group not in others)


def _payloads(contents: Sequence[Content], medium: str) -> Iterator[Payload]:
    seen: set[bytes] = set()
    for payload in (x for content in contents for x in content.payloads):
        media = {medium_of(x, payload.text) for x in payload.content_types or ("",)}
        if medium in media and not payload.missing and payload.text.strip():
            if _bytes(payload) not in seen:
                yield payload
            seen.add(_bytes(payload))


def _bytes(payload: Payload) -> bytes:
    return payload.text.strip("\ufeff").encode("utf-8", "replace")


def _why(contents: Sequence[Content], medium: str) -> str:
    missing = (
        payload.missing
        for content in contents
        for payload in content.payloads
        if payload.missing and medium in {medium_of(x) for x in payload.content_types}
    )
    why = next(missing, "")
    return f"; it says {shown(why)}" if why else ""


def _span(work: Work, sample: Sample, line: int = 1, column: int = 1) -> Span:
    return Span(f"{work.findings.folder}/{sample.path}", line, column, line, column + 1)


def _changed(
    work: Work,
    body: Payloads,
    payload: Payload,
    sample: Sample,
    found: Difference,
    how: Compared,
) -> None:
    """Report a sample that is another, at the first difference in the page and in the file."""
    page = _bytes(payload)
    other = how.differ(sample.medium, sample.content, page) or found
    at = _span(work, sample, other.line, other.column)
    line = payload.line + found.line - 1
    place = Place(body.words, body.page, line, at, found.column)
    where = f" at `{found.path}`" if found.path else ""
    members = _members(sample.medium, page, sample.content)
    message = f"the {sample.medium.upper()} sample `{sample.path}` is another{where}"
    work.findings.add("D032", place, f"{message}: {found.words}{members}")


def _members(medium: Medium, page: bytes, file: bytes) -> str:
    """Return which members only one of two payloads shows."""
    names = _json_names if medium == "json" else _tag_names if medium == "xml" else None
    if names is None:
        return ""
    new, old = names(page), names(file)
    added = ", ".join([x for x in new if x not in old][:_MOST])
    gone = ", ".join([x for x in old if x not in new][:_MOST])
    parts = [f"new members: {shown(added)}"] if added else []
    parts += [f"members that are gone: {shown(gone)}"] if gone else []
    return f"; {'; '.join(parts)}" if parts else ""


def _tag_names(content: bytes) -> list[str]:
    return list(dict.fromkeys(_TAG.findall(content.decode("utf-8", "replace"))))


def _json_names(content: bytes) -> list[str]:
    found: dict[str, None] = {}
    try:
        waiting: deque[tuple[str, object]] = deque([("", json.loads(content))])
    except (ValueError, RecursionError):
        return []
    while waiting:
        above, here = waiting.popleft()
        if isinstance(here, dict):
            for name, inner in here.items():
                path = f"{above}.{name}".strip(".")
                found[path] = None
                waiting.append((path, inner))
        elif isinstance(here, list):
            waiting += [(above, x) for x in here]
    return list(found)
