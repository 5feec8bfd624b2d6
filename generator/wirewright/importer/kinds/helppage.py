"""ASP.NET Web API help pages of all template generations, the pages of single operations.

The method and path that a page begins with open an operation; headings, in the languages that are
known or by their order, say what is the request's and what the response's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from ..facts import Content, Documented, Endpoint, Member, Model, Payload, Place, Problem
from ..pages import Block, Page, Pre, Table, Text
from ..pages.words import call, call_and_doc, is_none, media_types, section
from .members import DEFINED, members, source, words
from .naming import named
from .sections import Part, body, parts, payloads
from .unheaded import sided

WANTS: Final = (
    "a line with a method and a path (`POST api/Orders/{id}`) and headings such as "
    "`Request Information`"
)
_SERVER: Final = re.compile(r"(https?://[^\s?#]*?/)help(?:/|$|\?)", re.IGNORECASE)
_FORM: Final = "application/x-www-form-urlencoded"


def evidence(page: Page) -> int:
    """Return how much speaks for a help page of operations."""
    texts = [x.text for x in page.blocks if isinstance(x, Text)]
    headings = len({section(x) for x in texts} - {None, "other"})
    calls = any(call(x) or call_and_doc(x) for x in texts) or named(page) is not None
    samples = any(media_types(x) for x in texts)
    alone = [x for x in texts[:3] if call(x) and "HTTP/" not in x]
    if alone and len(texts) < 6 and not headings:
        return 3  # an old page of an operation without parameters and samples
    enough = headings > 3 or (calls and (headings > 1 or samples))
    return 2 * headings + 3 * calls + 2 * samples if enough else 0


def read(page: Page) -> Documented:
    """Return the operations of a page."""
    problems: list[Problem] = [Problem(text, line) for line, text in page.findings]
    endpoints: list[Endpoint] = []
    models: list[Model] = []
    for blocks in _operations(page):
        endpoint, more = _operation(blocks, problems)
        endpoints.append(endpoint)
        models += more
    if not endpoints:
        problems.append(Problem("nothing on this page says the operation's method and path", 1))
    found = _SERVER.match(page.address)
    return Documented(
        "help-page",
        page.name,
        dialect="aspnet",
        server=found[1] if found else "",
        endpoints=tuple(endpoints),
        models=tuple(models),
        problems=tuple(problems),
    )


def _operations(page: Page) -> list[list[Block]]:
    """Return the blocks of each operation; the first of each is its method and path."""
    found: list[list[Block]] = []
    for block in page.blocks:
        said = _said(block)
        if said is not None and not (found and len(found[-1]) == 1 and said == _said(found[-1][0])):
            found.append([Text(" ".join(said), block.line, 1)])
        elif found:
            found[-1].append(block)
        elif isinstance(block, Text) and (goes_on := call_and_doc(block.text)):
            method, path, doc = goes_on
            found.append([Text(f"{method} {path}", block.line, 1), Text(doc, block.line)])
    if not found and (said := named(page)):
        return [[Text(" ".join(said), 1, 1), *(x for x in page.blocks if not _is_name(x, said))]]
    described = [x for x in found if any(_describes(block) for block in x)]
    return described or found[:1]


def _said(block: Block) -> tuple[str, str] | None:
    return call(block.text) if isinstance(block, Text) else None


def _is_name(block: Block, said: tuple[str, str]) -> bool:
    """Tell whether a line only names the operation, in pieces."""
    if not isinstance(block, Text):
        return False
    cells = [x.strip().strip("/") for x in block.text.split("|")]
    return said[0] in cells or said[1].strip("/") in cells


def _describes(block: Block) -> bool:
    return isinstance(block, Pre | Table) or section(block.text) is not None


def _operation(blocks: list[Block], problems: list[Problem]) -> tuple[Endpoint, tuple[Model, ...]]:
    """Return the operation that these blocks describe."""
    first = blocks[0]
    method, path = _said(first) or ("", "")
    found = sided(parts(blocks[1:]), method, path)
    texts = [x.text for x in found[0].blocks if isinstance(x, Text) and not is_none(x.text)]
    doc = [x for x in map(words, texts) if any(letter.isalnum() for letter in x)]
    request, response = _sides(found)
    parameters = _parameters(found, path)
    asked, models = _content(request, ("body",), problems)
    inner = [x for part in request for x in part.blocks[1:] if part.name == "parameters"]
    if rows := [x for block in inner if isinstance(block, Table) for x in members(block)]:
        asked = replace(asked or Content(line=inner[0].line), members=tuple(rows))
    answered, more = _content(response, ("description",), problems)
    sent = [x for x in parameters if x.place == "body"]
    if sent and asked is not None and not asked.doc:
        asked = replace(asked, doc=sent[0].doc)
    endpoint = Endpoint(
        method,
        path,
        doc="\n\n".join(doc),
        parameters=tuple(x for x in parameters if x.place != "body"),
        request=asked,
        responses=(answered,) if answered else (),
        line=first.line,
    )
    return endpoint, (*models, *more)


def _sides(found: list[Part]) -> tuple[list[Part], list[Part]]:
    """Return the sections of the request and those of the response."""
    request: list[Part] = []
    response: list[Part] = []
    side = request
    for part in found[1:]:
        if part.name in ("request", "uri", "parameters", "body", "request formats"):
            side = request
        elif part.name in ("response", "description", "response formats"):
            side = response
        if not part.name.startswith("?"):
            side.append(part)
    return request, response


def _parameters(found: list[Part], path: str) -> list[Member]:
    """Return the parameters of the address; in old pages with the body's among them."""
    rows: list[Member] = []
    for part in found:
        if part.name in ("uri", "parameters"):
            tables = [x for x in part.blocks if isinstance(x, Table) and "name" in x.columns]
            rows += [x for table in tables[:1] for x in _all_named(members(table), path)]
    placed = [replace(x, place=_place(x, path)) for x in rows]
    return [replace(x, notes=tuple(y for y in x.notes if not DEFINED.match(y))) for x in placed]


def _all_named(rows: tuple[Member, ...], path: str) -> list[Member]:
    """Return the parameters; those whose name was lost get those that only the address has."""
    names = {x.name.casefold() for x in rows}
    lost = [x for x in _names(path) if x.casefold() not in names]
    nameless = [x for x in rows if not x.name]
    if len(lost) != len(nameless):
        return [x for x in rows if x.name]
    given = dict(zip(map(id, nameless), lost, strict=True))
    return [replace(x, name=given.get(id(x), x.name)) for x in rows]


def _names(path: str) -> list[str]:
    """Return the names in braces, plain: `{*path}`, `{id:int}` and `{id?}` are `path` and `id`."""
    found = [x.strip("*").partition(":")[0].rstrip("?=") for x in re.findall(r"\{([^{}]*)\}", path)]
    return list(dict.fromkeys(found))


def _place(found: Member, path: str) -> Place:
    if found.place:
        return found.place
    if source(found) == "body":
        return "body"
    before, _, _ = path.partition("?")
    inside = found.name.casefold() in {x.casefold() for x in _names(before)}
    return "path" if inside else "query"


def _content(
    found: list[Part], described: tuple[str, ...], problems: list[Problem]
) -> tuple[Content | None, tuple[Model, ...]]:
    """Return the body that one side's sections describe and show."""
    content: Content | None = None
    models: tuple[Model, ...] = ()
    shown: list[Payload] = []
    line = found[0].line if found else 0
    for part in found:
        if part.name in described or part.name == "response":
            said, more = body(part.blocks, part.line)
            content = _merged(content, said)
            models += more
        if part.name not in ("uri",):
            shown += payloads(part.blocks, problems)
    if shown:
        content = replace(content or Content(line=line), payloads=tuple(shown))
    if content is not None and content.absent and shown:
        content = replace(content, absent=False)
    return content, models


def _merged(first: Content | None, second: Content | None) -> Content | None:
    """Join what two sections say about one body."""
    if first is None or second is None:
        return first or second
    doc = "\n\n".join(x for x in (first.doc, second.doc) if x)
    return replace(
        second, doc=doc, type=second.type or first.type, members=second.members or first.members
    )
