"""The cells of a text's tables: lines at their pipes, and pieces that belong together or apart."""

from __future__ import annotations

import re
from typing import Final

from .align import Cell
from .blocks import Role
from .scores import is_note

_CLOSING: Final = re.compile(r"(?:\s+\|)*\s*$|\|\s*$")
_PATTERN: Final = "atching regular expression pattern:"


def split(text: str, line: int, outer: bool, columns: int) -> list[Cell]:
    """Return the cells of a line of a Markdown table; a pattern may have pipes of its own."""
    front, pattern, rest = text.partition(_PATTERN)
    if pattern:
        before, _, begun = front.rpartition("|")
        note = f"{begun}{pattern}{_CLOSING.sub('', rest)}".strip()
        first = split(before, line, outer, 0) if before.strip(" |") else []
        return [*first, Cell(note, line, None if first or outer else False)]
    pieces = [x.strip() for x in text.split("|")]
    inner = pieces[1 if outer and not pieces[0] else 0 : None if pieces[-1] else -1]
    filled = [x for x in pieces if x]
    if len(inner) == columns and inner[0]:
        sure = len(filled) == columns
        whole = [Cell(x, line, i == 0, i, sure) for i, x in enumerate(inner)]
        return [x for x in whole if x.text]
    if outer:
        starts: bool | None = text.startswith("|")
    else:
        starts = True if len(filled) > 1 and pieces[0] else None
    return [Cell(x, line, starts if i == 0 else False) for i, x in enumerate(filled)]


def divided(columns: tuple[Role, ...], cells: list[Cell]) -> list[Cell]:
    """Divide `name The name.` where a table has no types and a row's first cells share a line."""
    if "type" in columns or "doc" not in columns or "name" not in columns[:1]:
        return cells
    divided: list[Cell] = []
    first = True
    for cell in cells:
        name, _, rest = cell.text.partition(" ")
        if first and rest and not is_note(cell.text):
            divided += [Cell(name, cell.line), Cell(rest.strip(), cell.line)]
        else:
            divided.append(cell)
        first = is_note(cell.text) if "notes" in columns else True
    return divided


def joined(cells: list[Cell]) -> list[Cell]:
    """Join `Dictionary of string [key]` and `and integer [value]`, which stand in two lines."""
    joined: list[Cell] = []
    for cell in cells:
        before = joined[-1].text if joined else ""
        if before.endswith("[key]") and cell.text.startswith("and "):
            joined[-1] = Cell(f"{before} {cell.text}", joined[-1].line, joined[-1].starts)
        else:
            joined.append(cell)
    return joined
