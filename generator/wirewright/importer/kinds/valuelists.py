"""Values that a page lists for a member: in the member's own words, or as a list of its own.

A list is named after the member's path (`data.typeCode`), for it has no name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ..facts import Member, Model, Value
from ..pages import Block, Table, Text

_ANNOUNCED: Final = re.compile(
    r"(?:possible|allowed|valid|available|accepted) values?(?: are)?\s*:|one of\s*:|возможные значения\s*:",
    re.I,
)
_QUOTED: Final = re.compile(r"[\"“'«]([^\"”'»\n]{1,60})[\"”'»]")
_OWNER: Final = re.compile(r"[\"“«]([A-Za-z_][\w.]{0,120})[\"”»]")
_CODE: Final = re.compile(
    r"([a-z][a-z0-9]*(?:_[a-z0-9]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?![\w])(.*)", re.DOTALL
)
_LATER_CODE: Final = re.compile(r"([a-z][a-z0-9]*(?:_[a-z0-9]+)+)(?=[^\x00-\x7f])(.*)", re.DOTALL)


def from_docs(members: Iterable[Member]) -> list[Model]:
    """Return the lists of values that members' descriptions quote."""
    found: list[Model] = []
    for member in members:
        announced = _ANNOUNCED.search(member.doc)
        quoted = _QUOTED.findall(member.doc, announced.end()) if announced else []
        if len(quoted) > 1:
            values = tuple(Value(x, line=member.line) for x in dict.fromkeys(quoted))
            found.append(Model(member.name, values=values, line=member.line))
    return found


def values_of(blocks: Sequence[Block]) -> list[Model]:
    """Return the lists that a line announces by the quoted name of their member."""
    found: list[Model] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Text) or "value" not in block.text.casefold():
            continue
        owner = _OWNER.search(block.text)
        if owner is None or any(x.line >= block.line for x in found):
            continue
        values = _values(blocks[index + 1 :])
        if len(values) > 1:
            name = re.sub(r"^(?:response|request)\.", "", owner[1])
            found.append(Model(name, values=values, line=block.line))
    return found[:1] if len({x.values for x in found}) == 1 else found


def _values(blocks: Sequence[Block]) -> tuple[Value, ...]:
    """Return the codes that follow, each with the words beside it."""
    rows: list[tuple[str, int, list[str]]] = []
    for block in blocks:
        if isinstance(block, Table):
            return tuple(_row(x) for x in _cells(block)) if not rows else _done(rows)
        if not isinstance(block, Text):
            break
        text = block.text.strip()
        code = _LATER_CODE.fullmatch(text) or _CODE.fullmatch(text)
        if code:
            rows.append((code[1], block.line, [code[2].strip()] if code[2].strip() else []))
        elif rows and not _full(rows[-1][2]):
            rows[-1][2].append(text)
        elif rows:
            break
    return _done(rows)


def _cells(table: Table) -> list[tuple[str, int, list[str]]]:
    found: list[tuple[str, int, list[str]]] = []
    for row in table.rows:
        texts = [x for _, cell in row.cells for x in cell]
        if texts and re.fullmatch(r"[\w.-]{1,60}", texts[0]):
            found.append((texts[0], row.line, texts[1:]))
    return found


def _done(rows: list[tuple[str, int, list[str]]]) -> tuple[Value, ...]:
    return tuple(_row(x) for x in rows)


def _full(texts: list[str]) -> bool:
    """Tell whether a code's words are complete: a dash, or words in two scripts."""
    title, doc = _title(" ".join(texts))
    return bool(title and (doc or texts[-1].endswith("-")))


def _row(row: tuple[str, int, list[str]]) -> Value:
    name, line, texts = row
    title, doc = _title(" ".join(texts))
    return Value(name, title=title.rstrip("- "), doc=doc, line=line)


def _title(text: str) -> tuple[str, str]:
    """Divide words where the script changes; only one script: all of it is the title."""
    change = re.search(r"(?<=[^\x00-\x7f])(?=\s?[A-Za-z][a-z]+ )", text)
    if change is None:
        return text.strip(), ""
    return text[: change.start()].strip(), text[change.start() :].strip()
