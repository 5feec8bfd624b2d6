"""A page as HTML → its blocks and links.

lxml makes the tree, without network, entities of its own or endless nesting; one walk over it
collects lines, tables and preformatted text. Scripts, styles and hidden text are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from .align import Cell, align
from .blocks import Block, Link, Pre, Role, Row, Table, Text, row
from .heads import guess, roles
from .reading import known_names
from .scores import is_note
from .shapes import JSON_START, XML_START, payload_end
from .text import read_text

_SKIPPED: Final = re.compile(
    "script|style|template|noscript|svg|iframe|object|embed|audio|video|canvas|select|math"
)
_INLINE: Final = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp"
    "|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|nobr"
)
_HIDDEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HEADINGS: Final = {f"h{n}": n for n in range(1, 7)}
MOST_LINKS: Final = 20_000


@dataclass(slots=True)
class _Grid:
    """A table while it is walked through: rows of cells, each the blocks that it holds."""

    line: int
    rows: list[list[list[Block]]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    headed: int = 0
    inner: list[Block] = field(default_factory=list)
    front: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """What was collected so far; `into` is where the next block goes."""

    known: frozenset[str]
    into: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    grids: list[tuple[_Grid, list[Block]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    line: int = 0
    level: int = 0
    title: str = ""

    def flush(self) -> None:
        """End the paragraph that is being collected."""
        raw = "".join(self.words)
        self.words.clear()
        text = " ".join(raw.split())
        if text:
            bare = raw.strip()
            self.into.append(
                Pre(bare, self.line) if _is_payload(bare) else Text(text, self.line, self.level)
            )


def read_html(text: str) -> tuple[tuple[Block, ...], tuple[Link, ...], str]:
    """Return a page's blocks, links and title."""
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return (), (), ""
    walk = _Walk(known_names(text))
    _walk(root, walk)
    walk.flush()
    while walk.grids:
        _end_grid(walk)
    return tuple(walk.into), tuple(walk.links), walk.title


def _walk(root: etree._Element, walk: _Walk) -> None:
    """Go through the tree in the order of the page; no recursion, for nesting may be deep."""
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "end":
            _end(walk, tag)
            _say(walk, element.tail, element)
        elif tag == "title" and not walk.title:
            walk.title = " ".join("".join(element.itertext()).split())
            events.skip_subtree()
        elif tag == "head":
            continue
        elif not tag or _SKIPPED.fullmatch(tag) or _hidden(element):
            events.skip_subtree()
        elif tag == "pre" or (tag == "textarea" and not walk.grids):
            walk.flush()
            _preformatted(walk, element)
            events.skip_subtree()
        else:
            _start(walk, tag, element)
            _say(walk, element.text, element)


def _say(walk: _Walk, text: str | None, element: etree._Element) -> None:
    parent = element.getparent()
    if text and (parent is None or parent.tag != "head"):
        if not walk.words and text.strip():
            walk.line = element.sourceline or 1
        walk.words.append(text)


def _hidden(element: etree._Element) -> bool:
    """Tell whether an element is hidden; what hides samples in tabs is read nevertheless."""
    style = element.get("style") or ""
    hidden = element.get("hidden") is not None or _HIDDEN.search(style) is not None
    return hidden and next(element.iter("pre"), None) is None


def _start(walk: _Walk, tag: str, element: etree._Element) -> None:
    if tag == "a" and (href := element.get("href")) and len(walk.links) < MOST_LINKS:
        words = " ".join("".join(element.itertext()).split())
        walk.links.append(Link(href.strip(), words[:500], element.sourceline or 1))
    if _INLINE.fullmatch(tag):
        return
    walk.flush()
    if tag in _HEADINGS:
        walk.level = _HEADINGS[tag]
    elif tag == "table":
        grid = _Grid(element.sourceline or 1)
        walk.grids.append((grid, walk.into))
        walk.into = grid.front
    elif walk.grids and tag == "tr":
        walk.grids[-1][0].rows.append([])
        walk.grids[-1][0].lines.append(element.sourceline or 1)
    elif walk.grids and tag in ("td", "th"):
        _start_cell(walk.grids[-1][0], walk, tag, element)


def _start_cell(grid: _Grid, walk: _Walk, tag: str, element: etree._Element) -> None:
    if not grid.rows:
        grid.rows.append([])
        grid.lines.append(element.sourceline or 1)
    walk.into = []
    grid.rows[-1].append(walk.into)
    grid.headed += tag == "th" and len(grid.rows) == 1


def _end(walk: _Walk, tag: str) -> None:
    if _INLINE.fullmatch(tag):
        return
    walk.flush()
    if tag in _HEADINGS:
        walk.level = 0
    elif tag == "table" and walk.grids:
        _end_grid(walk)


def _end_grid(walk: _Walk) -> None:
    """Add a table that ended to what stands around it, as a table or, made for layout, as lines."""
    grid, around = walk.grids.pop()
    walk.into = around
    around.extend(grid.front)
    table = _table(grid, walk.known)
    if walk.grids and table is not None and "name" in table.columns:
        walk.grids[-1][0].inner.append(table)  # a model's table in a cell of another table
        return
    if table is not None:
        around.append(table)
        around.extend(grid.inner)
    else:
        around.extend(block for row in grid.rows for cell in row for block in cell)
        around.extend(grid.inner)


def _table(grid: _Grid, known: frozenset[str]) -> Table | None:
    """Return the table, or None where it only lays out the page."""
    rows = [row for row in grid.rows if row]
    lines = [line for row, line in zip(grid.rows, grid.lines, strict=True) if row]
    if not rows:
        return None
    heads = tuple(" ".join(_texts(cell)) for cell in rows[0])
    found = roles(heads)
    sure = sum(x != "extra" for x in found) > 1 and found[0] in ("name", "api", "number")
    if not sure and (grid.headed < 2 or any(_is_layout(cell) for row in rows for cell in row)):
        return _pairs(rows, lines, grid.line)
    columns = found if sure else guess(heads)
    body = [_row(columns, row, line, known) for row, line in zip(rows[1:], lines[1:], strict=True)]
    return Table(columns, tuple(x for x in body if x is not None), grid.line, heads)


def _pairs(rows: list[list[list[Block]]], lines: list[int], line: int) -> Table | None:
    """Return a table without a head whose rows are short words only."""
    flat = [[" ".join(_texts(cell)) for cell in row] for row in rows]
    layout = any(_is_layout(cell) for row in rows for cell in row)
    if layout or len(rows[0]) < 2 or any(len(x) > 300 for row in flat for x in row):
        return None
    role: Role = "extra"
    body = [Row(tuple((role, (x,)) for x in row), at) for row, at in zip(flat, lines, strict=True)]
    return Table((role,) * len(flat[0]), tuple(body), line)


def _is_layout(cell: list[Block]) -> bool:
    return any(x.level > 0 if isinstance(x, Text) else True for x in cell)


def _texts(cell: list[Block]) -> tuple[str, ...]:
    return tuple(x.text.strip() for x in cell if isinstance(x, Text | Pre))


def _row(
    columns: tuple[Role, ...], cells: list[list[Block]], line: int, known: frozenset[str]
) -> Row | None:
    texts = [_texts(cell) for cell in cells]
    if not any(texts):
        return None
    if len(texts) < len(columns):
        flat = [
            Cell(text, line, i == 0 and j == 0)
            for i, cell in enumerate(texts)
            for j, text in enumerate(cell)
        ]
        rows, used = align(columns, flat, known)
        if len(rows) == 1 and used == len(flat):
            return Row(rows[0].cells, line)
    return row(zip(columns, texts, strict=False), line)


def _preformatted(walk: _Walk, element: etree._Element) -> None:
    """Add preformatted text; where headers stand before a payload, line by line."""
    for newline in element.iter("br"):
        newline.tail = "\n" + (newline.tail or "")
    text = "".join(x for x in element.itertext())
    line = element.sourceline or 1
    bare = text.strip()
    if not bare or len(bare) > 10_000_000:
        return
    if _is_payload(bare) or walk.grids or is_note(bare):
        walk.into.append(Pre(bare, line))
        return
    blocks = read_text(bare)
    if any(isinstance(x, Pre) for x in blocks):
        walk.into.extend(_moved(x, line - 1) for x in blocks)
    else:
        walk.into.append(Pre(bare, line))


def _moved(block: Block, by: int) -> Block:
    if isinstance(block, Text):
        return Text(block.text, block.line + by, block.level)
    if isinstance(block, Pre):
        return Pre(block.text, block.line + by, block.cut)
    rows = tuple(Row(x.cells, x.line + by) for x in block.rows)
    return Table(block.columns, rows, block.line + by, block.heads)


def _is_payload(text: str) -> bool:
    """Tell whether a text is one payload from its first character to its last."""
    if not (JSON_START.match(text) or XML_START.match(text)):
        return False
    return payload_end(text, 0, len(text)) == len(text)
