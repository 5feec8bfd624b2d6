"""Rows whose cells stand in one line between blanks, or a whole table in one line.

Types and annotations are the fixed words that tell where a row's name and prose are.
"""

from __future__ import annotations

import re
from typing import Final

from .align import MOST_CELLS, Cell
from .blocks import Role
from .scores import is_name, is_note, is_type

_TYPES: Final = (
    r"globally unique identifier|unsigned integer|signed byte|decimal number|time interval|integer"
    r"|string|boolean|date|byte|character|URI|Object"
)
_ITEM: Final = rf"(?:(?:Collection of )*(?:{_TYPES}|[A-Z][\w`.]*(?:\[\])?))"
_PAIRED: Final = rf"(?:Dictionary|Pair) of {_ITEM} \[key\] and {_ITEM}(?: \[value\])?"
_TYPE: Final = (
    rf"(?:(?:Collection of )*{_PAIRED}|(?:Collection of )+(?:{_TYPES}|[A-Za-z_][\w`.]*)"
    rf"|(?:[^\x00-\x7f]+: ?)?(?:{_TYPES})(?![\w:]))"
)
_NOTE: Final = (
    r"None\.|Required|M(?:ax|in)imum value: \S+|Max length: \d+|Min length: \d+"
    r"|(?:String length|Range): inclusive between \S+ and \S+|Data type: \w+|Default value is(?: \S+)?"
    r"|Matching regular expression pattern: \S+(?: \S*[]()$*+?{}|^\\]\S*)*|Define this parameter in the request \w+\.?"
)
_NOTES: Final = rf"(?:{_NOTE})(?: (?:{_NOTE}))*(?= |$)"
_WHOLE: Final = re.compile(
    rf"(?P<name>\S+) (?:(?P<doc>\S.{{0,2000}}?) )??(?P<type>{_TYPE}|[A-Za-z_][\w`.]*) (?P<notes>{_NOTES})"
)
_OLD: Final = re.compile(rf"(?P<name>\S+) (?:(?P<doc>\S.{{0,2000}}?) )??(?P<notes>{_NOTES})")
_ROW: Final = re.compile(
    rf"(?P<name>\S+)(?: (?P<doc>\S.*?))?? (?P<type>{_TYPE}|[A-Z]\w*[a-z]\w*)", re.DOTALL
)
_EMPTY_DEFAULT: Final = re.compile(r"(?P<default>.*Default value is) (?P<next>\S+)")
MOST: Final = 4_000


_SHORT_ROW: Final = re.compile(rf"(?P<name>\S+) (?P<doc>)(?P<type>{_TYPE}|[A-Z]\w*[a-z]\w*)")


def by_rows(
    columns: tuple[Role, ...], cells: list[Cell], known: frozenset[str]
) -> list[Cell] | None:
    """Return the cells with `name prose type` lines in their pieces, or None where there are none."""
    short = columns[:2] == ("name", "type")
    if not short and columns[:3] != ("name", "doc", "type"):
        return None
    row = _SHORT_ROW if short else _ROW
    pieces: list[Cell] = []
    for cell in cells:
        found = row.fullmatch(" ".join(cell.text.split())) if len(cell.text) < MOST else None
        whole = is_note(cell.text) or is_type(cell.text)
        if found and not whole:
            doubted = known and (short or not is_type(found["type"]))
            unknown = found["name"].casefold() not in known
            whole = not is_name(found["name"]) or bool(doubted and unknown)
        if found is None or whole:
            pieces.append(cell)
            continue
        parts = [x for x in (found["name"], found["doc"], found["type"]) if x]
        pieces += [Cell(x, cell.line, i == 0) for i, x in enumerate(parts)]
    return pieces if len(pieces) > len(cells) else None


def by_notes(
    columns: tuple[Role, ...], cells: list[Cell], known: frozenset[str]
) -> list[Cell] | None:
    """Return the rows of a table in one line in their pieces: each ends with its annotations."""
    typed = columns[:4] == ("name", "doc", "type", "notes")
    if not typed and columns[:3] != ("name", "doc", "notes"):
        return None
    text = " ".join(" ".join(cell.text for cell in cells).split())
    pieces: list[Cell] = []
    at = 0
    expression = _WHOLE if typed else _OLD
    while len(pieces) < MOST_CELLS and (found := expression.match(text, at)):
        parts = [found["name"], found["doc"], found["type"] if typed else "", found["notes"]]
        cut = _EMPTY_DEFAULT.fullmatch(found["notes"])
        end = found.end()
        if cut and cut["next"].casefold() in known and text[end:].strip():
            # The default is an empty text, and what follows is the next name.
            parts[-1], end = cut["default"], end - len(cut["next"]) - 1
        filled = [x for x in parts if x]
        pieces += [Cell(x, cells[-1].line, i == 0) for i, x in enumerate(filled)]
        at = end + 1
    return pieces if pieces and at > len(text) / 2 else None
