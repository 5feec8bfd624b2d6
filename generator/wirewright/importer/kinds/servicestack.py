"""ServiceStack metadata pages: routes, tables of parameters and types, and one sample exchange.

Extractions lose the tables' names; `dtotables` finds them again by what the samples show.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from ..facts import Content, Documented, Endpoint, Member, Model, Payload, Problem
from ..pages import Block, Page, Pre, Table, Text
from ..pages.words import METHODS
from .dtotables import Dto, dtos, match, named
from .sections import CUT

WANTS: Final = "a ServiceStack metadata page (`To override the Content-type in your clients`)"
_SENTENCE: Final = re.compile(r"to override the content-type in your clients", re.IGNORECASE)
_SAMPLES: Final = re.compile(r"following are sample http requests? and responses", re.IGNORECASE)
_REQUEST: Final = re.compile(rf"({METHODS})\s+(/\S*)\s+HTTP/\d", re.IGNORECASE)
_ANSWER: Final = re.compile(r"HTTP/\d(?:\.\d)?\s+(\d{3})")
_MEDIUM: Final = re.compile(r"(Content-Type|Accept):\s*([\w.+*-]+/[\w.+*-]+)")
_HOST: Final = re.compile(r"Host:\s*([\w.-]+(?::\d+)?)")
_VERBS: Final = rf"(?:{METHODS}|All Verbs)(?:\s*,\s*(?:{METHODS}))*"
_ROUTE: Final = re.compile(rf"\|?\s*({_VERBS})\s*\|?\s*(/[^\s|]*)\s*\|?\s*([^|]*?)[\s|]*")
_ROOT: Final = re.compile(r"<([A-Za-z_]\w*)[\s/>]")
_PREDEFINED: Final = re.compile(r"/(?:json|xml)/((?:reply|oneway)/[\w.]+)")
_OPERATION: Final = re.compile(r"[?&]op=([\w.]+)|/(?:reply|oneway)/([\w.]+)")


def evidence(page: Page) -> int:
    """Return how much speaks for a ServiceStack page."""
    texts = [x.text for x in page.blocks if isinstance(x, Text)]
    said = any(_SENTENCE.search(x) or _SAMPLES.search(x) for x in texts)
    return 30 if said and any(_REQUEST.search(x) or _ANSWER.match(x) for x in texts) else 0


def read(page: Page) -> Documented:
    """Return the one operation of a metadata page, and its types."""
    problems = [Problem(text, line) for line, text in page.findings]
    asked, answered, said = _exchange(page, problems)
    found = _REQUEST.search(said)
    routes = _routes(page)
    method, path = (found[1].upper(), found[2]) if found else _first(routes)
    host = _HOST.search(said)
    scheme = "http" if page.address.startswith("http:") else "https"
    tables = dtos(page.blocks)
    models: list[Model] = []
    rows = match(tables, asked, models)
    answer = match(tables, answered, models) if answered else ()
    own = [x for x in tables if x.name and not x.taken and all(x.name != y.name for y in models)]
    models += [Model(x.name, x.members, x.values, line=x.line) for x in own]
    name = _name(page, path, tables)
    endpoint = Endpoint(
        method,
        path,
        name,
        doc=_doc(routes, path),
        parameters=tuple(_placed(x, path) for x in rows if _apart(x, path, asked)),
        request=_request(name, rows, path, asked),
        responses=(_answer(named(tables, answer), answer, answered),) if answered else (),
        paths=_predefined(path),
        notes=_notes(routes, path),
        line=asked.line if asked else 1,
    )
    return Documented(
        "servicestack",
        page.name,
        dialect="servicestack",
        server=f"{scheme}://{host[1]}/" if host else "",
        endpoints=(endpoint,) if path else (),
        models=tuple(models),
        problems=tuple(problems),
    )


def _exchange(page: Page, problems: list[Problem]) -> tuple[Payload | None, Payload | None, str]:
    """Return the request's and the answer's payload, and the lines of the request's head."""
    asked: Payload | None = None
    answered: Payload | None = None
    head: list[str] = []
    answer_head: list[str] = []
    side = ""
    for block in page.blocks:
        text = block.text if isinstance(block, Text) else ""
        if _REQUEST.search(text):
            side, head = "request", [text]
        elif _ANSWER.match(text):
            side, answer_head = "answer", [text]
        elif not side:
            continue
        elif isinstance(block, Text) and re.match(r"[A-Z][A-Za-z-]+: ?\S", text):
            (head if side == "request" else answer_head).append(text)
        elif side == "request" and asked is None:
            asked = _payload(block, head, problems)
        elif side == "answer" and answered is None:
            answered = _payload(block, answer_head, problems)
    return asked, answered, "\n".join(head)


def _payload(block: Block, head: list[str], problems: list[Problem]) -> Payload | None:
    said = {key.lower(): value for key, value in _MEDIUM.findall("\n".join(head))}
    types = tuple(x for x in (said.get("content-type") or said.get("accept"),) if x)
    if isinstance(block, Pre):
        if block.cut:
            problems.append(Problem(CUT, block.line))
            return Payload("", types, "The page shows a part of it only.", line=block.line)
        return Payload(block.text, types, line=block.line)
    if isinstance(block, Text):
        return Payload(block.text, types, line=block.line)
    return None


def _routes(page: Page) -> list[tuple[str, str, str]]:
    """Return verbs, path and description of each route."""
    found: list[tuple[str, str, str]] = []
    for block in page.blocks:
        if (
            isinstance(block, Text)
            and (route := _ROUTE.fullmatch(block.text))
            and "HTTP/" not in block.text
        ):
            found.append((route[1], route[2], route[3]))
        elif isinstance(block, Table):
            for row in block.rows:
                texts = [x for _, cell in row.cells for x in cell if x]
                if len(texts) > 1 and (route := _ROUTE.fullmatch(" ".join(texts))):
                    found.append((route[1], route[2], route[3]))
    return found


def _first(routes: list[tuple[str, str, str]]) -> tuple[str, str]:
    """Return method and path of the first route; a route for all verbs is asked by POST."""
    for verbs, path, _ in routes:
        verb = verbs.split(",")[0].strip()
        return ("POST" if verb == "All Verbs" else verb), path
    return "", ""


def _doc(routes: list[tuple[str, str, str]], path: str) -> str:
    return next((doc for _, at, doc in routes if at == path and doc), "")


def _notes(routes: list[tuple[str, str, str]], path: str) -> tuple[str, ...]:
    others = [f"{verbs} {at}" for verbs, at, _ in routes if at != path]
    return (f"Further routes: {', '.join(others)}.",) if others else ()


def _predefined(path: str) -> tuple[tuple[str, str], ...]:
    """Return the addresses by medium of an operation without a route of its own."""
    found = _PREDEFINED.fullmatch(path)
    return tuple((x, f"/{x}/{found[1]}") for x in ("json", "xml")) if found else ()


def _name(page: Page, path: str, tables: list[Dto]) -> str:
    found = _OPERATION.search(page.address) or _OPERATION.search(path)
    if found:
        return str(found[1] or found[2])
    return next((x.name for x in tables if x.name), "")


def _apart(member: Member, path: str, asked: Payload | None) -> bool:
    """Tell whether a member of the request stands in the address."""
    return f"{{{member.name}" in path or asked is None


def _placed(member: Member, path: str) -> Member:
    """Put a parameter into the path where that has it, else into the query."""
    return replace(member, place="path" if f"{{{member.name}" in path else "query")


def _answer(name: str, rows: tuple[Member, ...], answered: Payload) -> Content:
    """Return the answer; its type's name stands over the table."""
    listed = re.match(r"\[|<ArrayOf", answered.text) is not None
    type = f"List<{name}>" if name and listed else name
    return Content(type, rows, (answered,), "200", line=answered.line)


def _request(
    name: str, rows: tuple[Member, ...], path: str, asked: Payload | None
) -> Content | None:
    """Return what is sent: the operation has the name of its request's type."""
    if asked is None:
        return None
    inside = tuple(
        x
        for x in rows
        if f"{{{x.name}" not in path or f'"{x.name}' in asked.text or f"<{x.name}" in asked.text
    )
    root = _ROOT.match(asked.text)
    return Content(root[1] if root else name, inside, (asked,), line=asked.line)
