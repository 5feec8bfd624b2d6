"""Tables that have lost their heads: lines in a section that make whole rows all the same."""

from __future__ import annotations

from typing import Final

from ..pages import Block, Role, Row, Table, Text
from ..pages.align import Cell, align
from ..pages.scores import is_name, is_note, is_type

_COLUMNS: Final[tuple[Role, ...]] = ("name", "doc", "type", "notes")
_MOST_FRONT: Final = 4


def tabled(blocks: list[Block], known: frozenset[str]) -> list[Block]:
    """Return a section's blocks with the table that its lines make, where they make one.

    `known` are names that samples show, in small letters.
    """
    if any(isinstance(x, Table) for x in blocks):
        return blocks
    end = next((i for i, x in enumerate(blocks) if not isinstance(x, Text)), len(blocks))
    texts = [x for x in blocks[:end] if isinstance(x, Text)]
    cells = [(at, cell) for at, text in enumerate(texts) for cell in _cells(text)]
    if sum(is_type(x.text) for _, x in cells) < 1 or sum(is_note(x.text) for _, x in cells) < 1:
        return blocks
    tried = [_from(cells, start, known) for start in range(min(_MOST_FRONT, len(cells)))]
    best = max(tried, key=lambda x: (_shown(x[1], known), _plain(x[1]), len(x[1])), default=None)
    if best is None or not best[1]:
        return blocks
    start, rows, used = best
    first, last = cells[start][0], cells[used - 1][0]
    table = Table(_COLUMNS, rows, texts[first].line)
    return [*blocks[:first], table, *blocks[last + 1 :]]


def _cells(text: Text) -> list[Cell]:
    pieces = [x.strip() for x in text.text.split("|")] if "|" in text.text else [text.text]
    return [Cell(x, text.line) for x in pieces if x]


def _shown(rows: tuple[Row, ...], known: frozenset[str]) -> int:
    return sum(x.text("name").casefold() in known for x in rows)


def _plain(rows: tuple[Row, ...]) -> bool:
    """Tell whether the first row is no type's name with a member's name as its prose."""
    return not (rows and is_name(rows[0].text("doc")))


def _from(
    cells: list[tuple[int, Cell]], start: int, known: frozenset[str]
) -> tuple[int, tuple[Row, ...], int]:
    """Return the rows that begin with a cell, none where one of them is not whole."""
    rows, used = align(_COLUMNS, [x for _, x in cells[start:]], known)
    whole = all(x.all("name") and x.all("type") and x.all("notes") for x in rows)
    return start, rows if whole else (), start + used
