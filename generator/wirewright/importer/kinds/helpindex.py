"""The index of a documentation: the operations that it lists, and the links to their pages.

Where the links can be followed, the pages that they lead to say more; this one then gives the
title only.
"""

from __future__ import annotations

import re
from typing import Final

from ..facts import Documented, Endpoint, Problem
from ..pages import Link, Page, Pre, Table, Text
from ..pages.words import call, media_types, section

WANTS: Final = "a list of methods and paths (`GET api/Orders`)"
_SERVER: Final = re.compile(r"(https?://[^\s?#]*?/)help(?:/|$|\?)", re.IGNORECASE)
_METADATA: Final = re.compile(r"/metadata\?(?:[^#]*&)?op=", re.IGNORECASE)
_NO_DOC: Final = re.compile(r"no documentation available\.?|none\.?", re.IGNORECASE)
_FRONT: Final = re.compile(r"asp\.net web api help page|introduction|help page", re.IGNORECASE)
_PROVIDE: Final = re.compile(r"provide a general description of your apis here\.?", re.IGNORECASE)


def evidence(page: Page) -> int:
    """Return how much speaks for an index: many operations and nothing about any."""
    texts = [x.text for x in page.blocks if isinstance(x, Text)]
    rows = [x for t in page.blocks if isinstance(t, Table) for x in t.rows if x.all("api")]
    calls = len([x for x in texts if call(x)]) + len(rows) + len(_links(page))
    said = any(isinstance(x, Pre) for x in page.blocks) or any(
        media_types(x) or section(x) in ("uri", "body", "request formats", "response formats")
        for x in texts
    )
    return 0 if said or calls < 2 else 4 + min(calls, 20)


def read(page: Page) -> Documented:
    """Return the list of operations, or only its links where there are any."""
    links = tuple(x.href for x in _links(page))
    found = _SERVER.match(page.address)
    return Documented(
        "help-index",
        page.name,
        title=_title(page),
        doc=_doc(page),
        dialect="servicestack" if _is_metadata(page) else "aspnet",
        server=found[1] if found else "",
        endpoints=() if page.address and links else tuple(_listed(page)),
        links=links,
        problems=tuple(Problem(text, line) for line, text in page.findings),
    )


def _is_metadata(page: Page) -> bool:
    return any(_METADATA.search(x.href) for x in page.links)


def _links(page: Page) -> list[Link]:
    """Return the links to pages of operations, ServiceStack's among them."""
    return [x for x in page.links if call(x.text) or _METADATA.search(x.href)]


def _title(page: Page) -> str:
    for block in page.blocks:
        if isinstance(block, Text) and block.level == 1 and not _FRONT.fullmatch(block.text):
            return block.text
    return ""


def _doc(page: Page) -> str:
    """Return the introduction that a site wrote."""
    said: list[str] = []
    for block in page.blocks:
        if isinstance(block, Table) or (isinstance(block, Text) and call(block.text)):
            break
        prose = isinstance(block, Text) and block.level == 0 and not _FRONT.fullmatch(block.text)
        if isinstance(block, Text) and prose and block.text.count(" ") > 3:
            said.append(block.text)
    return "\n\n".join(x for x in said if not _PROVIDE.fullmatch(x))


def _listed(page: Page) -> list[Endpoint]:
    """Return the operations of the tables, or of lines with a method and a path."""
    found: list[Endpoint] = []
    for block in page.blocks:
        if isinstance(block, Table):
            said_rows = [(call(row.text("api")), row) for row in block.rows]
            found += [_endpoint(x, row.text("doc"), row.line) for x, row in said_rows if x]
        elif isinstance(block, Text):
            if said := call(block.text):
                found.append(_endpoint(said, "", block.line))
            elif found and not found[-1].doc and block.level == 0:
                last = found.pop()
                found.append(_endpoint((last.method, last.path), block.text, last.line))
    listed = {(x.method, x.path) for x in found}
    for link in page.links:
        if (said := call(link.text)) and said not in listed:
            listed.add(said)
            found.append(_endpoint(said, "", link.line))
    return found


def _endpoint(said: tuple[str, str], doc: str, line: int) -> Endpoint:
    return Endpoint(*said, doc="" if _NO_DOC.fullmatch(doc.strip()) else doc, line=line)
