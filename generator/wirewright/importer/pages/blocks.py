"""What a page is made of, whether it came as HTML or as text: lines, tables and preformatted text.

The readers of pages see nothing else, so one reader serves both. Lines count from 1 in the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Role = Literal[
    "name",
    "doc",
    "type",
    "notes",
    "required",
    "place",
    "example",
    "number",
    "api",
    "title",
    "extra",
]


@dataclass(frozen=True, slots=True)
class Text:
    """A line or a paragraph. `level` is a heading's, 0 where the page does not show one."""

    text: str
    line: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Pre:
    """Preformatted text, exactly; in a text page what has the shape of JSON or XML.

    `cut`: the text begins like a payload and never ends.
    """

    text: str
    line: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the texts of each role, those of the cell's paragraphs one by one."""

    cells: tuple[tuple[Role, tuple[str, ...]], ...]
    line: int

    def all(self, role: Role) -> tuple[str, ...]:
        """Return the texts of the cells with this role."""
        return tuple(x for found, texts in self.cells if found == role for x in texts)

    def text(self, role: Role) -> str:
        """Return the cells with this role as one text, paragraph by paragraph."""
        return "\n\n".join(self.all(role))


def row(cells: Iterable[tuple[Role, Sequence[str]]], line: int) -> Row:
    """Return a row of these cells, those of one role together, without the empty ones."""
    found: dict[Role, tuple[str, ...]] = {}
    for role, texts in cells:
        if texts:
            found[role] = (*found.get(role, ()), *texts)
    return Row(tuple(found.items()), line)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the roles of its columns. `heads` are the page's words for them."""

    columns: tuple[Role, ...]
    rows: tuple[Row, ...]
    line: int
    heads: tuple[str, ...] = ()


Block = Text | Pre | Table


@dataclass(frozen=True, slots=True)
class Link:
    """An address that the page links to, as it writes it, and the link's words."""

    href: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read. `name` is its file under `pages/`, `address` where it came from.

    `title` is the document's own or the words of the link that led here. `findings` are
    (line, message): what about the page itself could not be read. `content` are the bytes that it
    was read from, `charset` what the server said about them.
    """

    name: str
    blocks: tuple[Block, ...]
    address: str = ""
    title: str = ""
    links: tuple[Link, ...] = ()
    findings: tuple[tuple[int, str], ...] = ()
    text: str = ""
    content: bytes = field(default=b"", repr=False)
    charset: str = ""
