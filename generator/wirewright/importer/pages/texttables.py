"""A table in a text page: from its head to where something else begins, cells to rows.

Knows the ways in which extractions break tables: cells one per line, rows of a Markdown table
broken over lines or with cells moved, heads glued to the line before.
"""

from __future__ import annotations

import re
from typing import Final

from .align import MOST_CELLS, Cell, align
from .blocks import Role, Row, Table
from .cells import divided, joined, split
from .glued import unglue
from .heads import Head, head, is_rule
from .marks import unmarked
from .reading import GLUED, Reading, add_lines
from .scores import is_note
from .shapes import payload_end
from .spaced import by_notes, by_rows
from .words import COLUMNS, call, media_types, plain, section

_FILLED: Final = re.compile(r"\s*([^\n]*)")
_AHEAD: Final = 5
_VALUES: Final = re.compile(r"[\"“][A-Za-z_][\w.]{0,120}[\"”].{0,200}\bvalues\b")
_NEXT: Final = re.compile(
    r"[A-Z][\w.<>,` ]* (?:Parameters|Enum):|(?:HTTP \+ |To override the Content-)\w.*"
)


def add_table(reading: Reading, line: str) -> bool:
    """Add the table whose head is this line, and say whether it is one."""
    at, number = reading.at, reading.line
    reading.skip(line)
    rest = _peek_filled(reading)
    ruled = is_rule(rest) and "|" in line
    found = head(unmarked(line), ruled)
    if found is None:
        found = _tall_head(reading, line)
    if found is None:
        reading.at, reading.line = at, number
        return False
    if found.before:
        add_lines(reading.blocks, found.before, number)
    rows, others = _rows(found, _cells(reading, found), reading.known)
    reading.blocks.append(Table(found.columns, rows, number, found.words))
    for left in others:
        add_lines(reading.blocks, left.text, left.line)
    return True


def _rows(
    found: Head, cells: list[Cell], known: frozenset[str]
) -> tuple[tuple[Row, ...], list[Cell]]:
    """Return the rows of a table and the lines after it, as the cells or their pieces give more."""
    best, used = align(found.columns, cells, known)
    folded = by_notes(found.columns, cells, known) if len(cells) < 4 and not found.piped else None
    if folded:
        rows, _ = align(found.columns, folded, known)
        noted = "notes" not in found.columns or all(x.all("notes") for x in best)
        whole = used == len(cells) and noted and _complete(best, found.columns) == len(best)
        return (best if whole and len(rows) <= len(best) else rows), []
    rest = cells[used:]
    if found.piped:
        return best, rest
    for pieces in (unglue(found.columns, cells, known), by_rows(found.columns, cells, known)):
        if pieces:
            rows, used = align(found.columns, pieces, known)
            if _complete(rows, found.columns) > _complete(best, found.columns):
                last = pieces[used - 1].line
                best, rest = rows, [x for x in cells if x.line > last]
    return best, rest


def _complete(rows: tuple[Row, ...], columns: tuple[Role, ...]) -> int:
    """Return how many rows have a name, and a type where there is a column for it."""
    return sum(bool(x.all("name") and (x.all("type") or "type" not in columns)) for x in rows)


def _peek_filled(reading: Reading) -> str:
    """Return the next line that has any text, without going there."""
    found = _FILLED.match(reading.plain, reading.at)
    return found[1] if found else ""


def _tall_head(reading: Reading, line: str) -> Head | None:
    """Return a head whose columns stand one below the other."""
    if COLUMNS.get(plain(line)) not in ("name", "api"):
        return None
    at, number = reading.at, reading.line
    words = [line.strip()]
    while reading.at < len(reading.text):
        next_line = reading.peek()
        if next_line.strip() and plain(next_line) not in COLUMNS:
            break
        reading.skip(next_line)
        if next_line.strip():
            words.append(next_line.strip())
    joined = head(" | ".join(words))
    if joined is None or len(words) < 3 or "extra" in joined.columns:
        reading.at, reading.line = at, number
        return None
    return Head("", joined.columns, joined.words, False)


def _cells(reading: Reading, found: Head) -> list[Cell]:
    """Take the lines that may belong to a table and return their cells."""
    cells: list[Cell] = []
    outer = False
    tail = 0
    while reading.at < len(reading.text) and len(cells) < MOST_CELLS:
        line = reading.peek()
        text = unmarked(line.strip())
        if is_rule(text):
            outer = outer or text.startswith("|")
        elif text:
            piped = "|" in text
            if _stops(reading, line) or (found.piped and not piped and tail and not is_note(text)):
                break
            if not piped and found.piped:
                tail += _is_last(reading, line)
            elif found.piped:
                # A line with all of its pipes is a whole row: no other line completes it.
                tail = int(text.count("|") >= len(found.columns) + text.startswith("|"))
            cells += (
                split(text, reading.line, outer, len(found.columns))
                if found.piped
                else [Cell(text, reading.line)]
            )
        reading.skip(line)
    if not found.piped:
        cells = divided(found.columns, cells)
    return joined(cells)


def _is_last(reading: Reading, line: str) -> bool:
    """Tell whether no line of a Markdown table follows before something else begins."""
    end = reading.at + len(line)
    pipe = reading.text.find("|", end, end + 2000)
    if pipe < 0:
        return True
    between = reading.text[end + 1 : pipe].split("\n")
    if any(section(x) or media_types(x) or x.lstrip()[:1] in ("{", "<") for x in between):
        return True
    last = reading.text.find("\n", pipe)
    return head(between[-1] + reading.text[pipe : last if last >= 0 else None]) is not None


def _stops(reading: Reading, line: str) -> bool:
    """Tell whether a line cannot belong to a table any more."""
    if section(line) is not None and (" " in line.strip() or _goes_on(reading, line)):
        return True
    if GLUED.search(line.strip()) and not is_note(line) and "|" not in line:
        return False
    if _NEXT.fullmatch(line.strip()) or _VALUES.match(line.strip()):
        return True
    if media_types(line) or (call(line) is not None and "|" not in line and _alone(line)):
        return True
    start = reading.at + len(line) - len(line.lstrip())
    if reading.text[start] in "{<" and payload_end(reading.text, start, start + 20_000):
        return True
    return head(line) is not None


def _goes_on(reading: Reading, line: str) -> bool:
    """Tell whether a word is a heading and no cell: behind it something else begins.

    A row ends with its annotations; words, a type and a head come before the next table only.
    """
    at = reading.at + len(line)
    for ahead in range(_AHEAD):
        found = _FILLED.match(reading.plain, at)
        after = found[1] if found else ""
        if not after or is_note(after):
            return ahead == 0
        if head(after) is not None:
            return True
        if section(after) is not None or media_types(after):
            return ahead == 0
        at = found.end() if found else at
    return False


def _alone(line: str) -> bool:
    return len(line.split()) == 2
