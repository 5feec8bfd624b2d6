"""Help pages whose headings are in no language that is known: sections by what stands in them.

A table that lists the names of the path is the address's; what is shown before the first samples
is about them; of two groups of samples the first is the request's.
"""

from __future__ import annotations

import re

from ..pages import Block, Pre, Table, Text
from ..pages.words import is_label, is_missing, is_none, media_types
from .sections import Part, before_payloads

_FORM = "application/x-www-form-urlencoded"


def sided(found: list[Part], method: str, path: str) -> list[Part]:
    """Return the sections as they are, or where none is known, those that the structure gives."""
    names = {x.casefold() for x in re.findall(r"\{([^{}]*)\}", path)}
    if any(not x.name.startswith("?") and x.name not in ("", "other") for x in found):
        return [y for x in found for y in _divided(x, names)]
    blocks = [block for part in found for block in _with_heading(part)]
    groups = _groups(blocks)
    if not groups:
        return found
    front = [x for x in groups[0][0] if isinstance(x, Text)]
    first = next((i for i, x in enumerate(groups[0][0]) if not isinstance(x, Text)), None)
    said = front if first is None else [x for x in groups[0][0][:first] if isinstance(x, Text)]
    parts = [Part("", list(said[:1]))]
    for at, (before, shown) in enumerate(groups):
        asks = at == 0 and _asks(groups, method)
        parts += _described(before, names, "body" if asks else "description")
        line = shown[0].line if shown else 0
        parts.append(Part("request formats" if asks else "response formats", shown, line))
    return parts


def _divided(part: Part, names: set[str]) -> list[Part]:
    """Divide a request whose inner headings are not known by what its tables list."""
    if part.name != "request" or not any(isinstance(x, Table) for x in part.blocks):
        return [part]
    front = before_payloads(part.blocks)
    rest = Part("request formats", part.blocks[len(front) :], part.line)
    return [Part("request", [], part.line), *_described(front, names, "body"), rest]


def _with_heading(part: Part) -> list[Block]:
    heading = [Text(part.name[1:], part.line, 2)] if part.name.startswith("?") else []
    return [*heading, *part.blocks]


def _groups(blocks: list[Block]) -> list[tuple[list[Block], list[Block]]]:
    """Return the samples in groups, each with what stands before it."""
    groups: list[tuple[list[Block], list[Block]]] = []
    before: list[Block] = []
    shown: list[Block] = []
    for block in blocks:
        head = isinstance(block, Text) and bool(media_types(block.text))
        beside = isinstance(block, Text) and (is_label(block.text) or is_missing(block.text))
        if head or isinstance(block, Pre) or (shown and beside):
            shown.append(block)
        elif shown and isinstance(block, Text) and _is_answer(shown):
            shown.append(block)  # why there is no sample, in words that are not known
        else:
            if shown:
                groups.append((before, shown))
                before, shown = [], []
            before.append(block)
    return [*groups, (before, shown)] if shown else groups


def _is_answer(shown: list[Block]) -> bool:
    last = shown[-1]
    return isinstance(last, Text) and (bool(media_types(last.text)) or is_label(last.text))


def _asks(groups: list[tuple[list[Block], list[Block]]], method: str) -> bool:
    """Tell whether the first group of samples is the request's."""
    texts = [x.text for x in groups[0][1] if isinstance(x, Text)]
    form = any(_FORM in media_types(x) for x in texts)
    return form or (method in ("POST", "PUT", "PATCH") and len(groups) > 1)


def _described(before: list[Block], names: set[str], name: str) -> list[Part]:
    """Return the sections of the tables in front of samples."""
    parts: list[Part] = []
    said: list[Block] = []
    for block in before:
        said.append(block)
        if isinstance(block, Table):
            rows = {x.text("name").casefold() for x in block.rows}
            address = bool(rows & names) and not parts
            parts.append(Part("uri" if address else name, _near(said), block.line))
            said = []
    texts = [x for x in said if isinstance(x, Text) and not x.level and not is_none(x.text)]
    if not any(x.name == name for x in parts) and texts:
        parts.append(Part(name, _near([*texts]), texts[0].line))
    return parts


def _near(said: list[Block]) -> list[Block]:
    """Return the last line before a table, which may name its type, and the table."""
    return said[-2:] if isinstance(said[-1], Table) else said[-1:]
