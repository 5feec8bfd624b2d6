"""Members that stand as definitions instead of in a table: `name (type)`, words, annotations.

Works on blocks, so pages of HTML and of text are the same here. What has one definition only, or
whose types are none, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .blocks import Block, Row, Table, Text, row
from .scores import is_name, is_note, is_type
from .words import call, is_label, media_types, section

_ROW: Final = re.compile(
    r"(?P<name>[A-Za-z_$][\w$.\[\]-]{0,120}) ?\(\s*(?P<type>[^()\n]{1,200}?)\s*\)"
)
_TYPE: Final = re.compile(r"Type:? (?P<type>\S.{0,200})")
_ENDS: Final = 400


def with_definitions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with each run of definitions as a table."""
    starts = [_named(x) for x in blocks]
    if not any(starts):
        return _typed(blocks)
    done: list[Block] = []
    at = 0
    while at < len(blocks):
        if not starts[at]:
            done.append(blocks[at])
            at += 1
            continue
        rows: list[Row] = []
        line = blocks[at].line
        while at < len(blocks) and starts[at]:
            at = _definition(blocks, starts, at, rows)
        done.append(Table(("name", "type", "doc", "notes"), tuple(rows), line))
    return tuple(done)


def _named(block: Block) -> tuple[str, str] | None:
    """Return name and type of a line that begins a definition."""
    if not isinstance(block, Text) or len(block.text) > _ENDS or "(" not in block.text:
        return None
    found = _ROW.fullmatch(" ".join(block.text.replace("**", "").split()))
    if found is None or is_note(found["type"]):
        return None
    known = is_type(found["type"]) or (is_name(found["type"]) and found["type"][0].isupper())
    return (found["name"], found["type"]) if known else None


def _definition(
    blocks: Sequence[Block], starts: Sequence[tuple[str, str] | None], at: int, rows: list[Row]
) -> int:
    """Add the definition that begins here, and return where the next block stands."""
    name, type = starts[at] or ("", "")
    line = blocks[at].line
    docs: list[str] = []
    notes: list[str] = []
    at += 1
    while at < len(blocks) and not starts[at]:
        block = blocks[at]
        if not isinstance(block, Text) or block.level or _is_else(block.text):
            break
        words = block.text.strip("* ")
        if words:
            (notes if is_note(words) else docs).append(words)
        at += 1
    rows.append(row((("name", [name]), ("type", [type]), ("doc", docs), ("notes", notes)), line))
    return at


def _is_else(text: str) -> bool:
    return bool(section(text) or media_types(text) or call(text)) or is_label(text)


def _typed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with each run of `name`, words, `Type X` as a table."""
    ends = [i for i, x in enumerate(blocks) if isinstance(x, Text) and _TYPE.fullmatch(x.text)]
    if len(ends) < 2:
        return tuple(blocks)
    done: list[Block] = []
    rows: list[Row] = []
    at = 0
    for end in ends:
        found = _TYPE.fullmatch(_text(blocks[end]))
        first = _first(blocks, at, end)
        if found is None or first is None:
            continue
        if first > at and rows:
            done.append(Table(("name", "doc", "type"), tuple(rows), rows[0].line))
            rows = []
        done += blocks[at:first]
        docs = [_text(x) for x in blocks[first + 1 : end]]
        name, line = _text(blocks[first]), blocks[first].line
        rows.append(row((("name", [name]), ("doc", docs), ("type", [found["type"]])), line))
        at = end + 1
    if rows:
        done.append(Table(("name", "doc", "type"), tuple(rows), rows[0].line))
    return (*done, *blocks[at:])


def _first(blocks: Sequence[Block], at: int, end: int) -> int | None:
    """Return where the name of a definition stands: behind the last heading before its type."""
    first = end
    while first > at:
        block = blocks[first - 1]
        if not isinstance(block, Text) or block.level or _is_else(block.text):
            break
        first -= 1
    return first if first < end and is_name(_text(blocks[first])) else None


def _text(block: Block) -> str:
    return block.text if isinstance(block, Text) else ""
