"""ASP.NET help pages of single types: their members, or their values where they are enums.

Extractions often lose the heading, which is the type's name: then the address has it.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote_plus

from ..facts import Documented, Model, Problem
from ..pages import Page, Table, Text
from ..pages.scores import is_name
from ..pages.words import call, is_none, media_types, section
from .members import members, value

WANTS: Final = "a type's name and a table of its members or values"
_ADDRESS: Final = re.compile(
    r"resource-?model(?:[/?-].*?modelname=|[/-])(?P<name>[^&#/]+)", re.IGNORECASE
)
_VALUES: Final = re.compile(
    r"possible enumeration values|enumeration values|enum values", re.IGNORECASE
)


def evidence(page: Page) -> int:
    """Return how much speaks for the page of a type."""
    texts = [x.text for x in page.blocks if isinstance(x, Text)]
    tables = [x for x in page.blocks if isinstance(x, Table) and "name" in x.columns]
    headed = [x for x in texts if section(x) or call(x) or media_types(x)]
    if headed or not tables or len(tables) > 2:
        return 0
    said = any(_VALUES.search(x) for x in texts)
    typed = "type" in tables[0].columns and "notes" in tables[0].columns
    named = _ADDRESS.search(page.address) is not None or bool(_name(page))
    return 4 * said + 2 * typed + 2 * named + ("number" in tables[0].columns)


def read(page: Page) -> Documented:
    """Return the type that a page describes."""
    problems = [Problem(text, line) for line, text in page.findings]
    tables = [x for x in page.blocks if isinstance(x, Table) and "name" in x.columns]
    name = _name(page)
    models: tuple[Model, ...] = ()
    if not name:
        problems.append(Problem("the type that this page describes has no name here", 1))
    elif tables:
        table = tables[0]
        enum = "number" in table.columns
        values = tuple(value(row) for row in table.rows if row.all("name")) if enum else ()
        rows = () if enum else members(table)
        models = (Model(name, rows, values, _doc(page, table, name), table.line),)
    return Documented(
        "help-model", page.name, dialect="aspnet", models=models, problems=tuple(problems)
    )


def _name(page: Page) -> str:
    """Return the type's name: the heading, or what the address says."""
    front: list[Text] = []
    for block in page.blocks:
        if isinstance(block, Table):
            break
        if isinstance(block, Text):
            front.append(block)
    headings = [x.text for x in front if x.level == 1 and is_name(x.text)]
    found = _ADDRESS.search(page.address) or _ADDRESS.search(page.name)
    address = re.sub(r"\.(?:html?|txt|md)$", "", unquote_plus(found["name"])) if found else ""
    if headings:
        return headings[0]
    alone = [x.text for x in front if is_name(x.text) and not is_none(x.text)]
    if address:
        return next((x for x in alone if x.casefold() == address.casefold()), address)
    return next(
        (x for x in alone if x[:1].isupper() or "_" in x), page.title if is_name(page.title) else ""
    )


def _doc(page: Page, table: Table, name: str) -> str:
    """Return what stands between the name and the table."""
    said: list[str] = []
    for block in page.blocks:
        if block is table:
            break
        if isinstance(block, Text):
            if block.text == name:
                said.clear()
            elif not _VALUES.search(block.text):
                said.append(block.text)
    return "\n\n".join(x for x in said if x.count(" ") > 0 and "Help Page" not in x)
