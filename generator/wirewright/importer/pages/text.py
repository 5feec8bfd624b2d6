"""A page as text → its blocks: payloads by their shape, tables by their heads, the rest as lines.

Knows the ways in which text extractions break tables: cells one per line, rows of a Markdown
table broken over lines or with cells moved, heads glued to the line before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from .align import MOST_CELLS, Cell, align
from .blocks import Block, Pre, Role, Row, Table, Text
from .collapsed import unfolded
from .glued import unglue
from .heads import Head, head, is_rule
from .marks import BLANKS, heading, is_fence, model_apart, unbroken, unmarked
from .scores import is_note
from .shapes import fragment_end, payload_end, scalar_end
from .spaced import by_notes, by_rows
from .words import COLUMNS, LABELS, call, is_label, media_types, plain, section

_KEY: Final = re.compile(
    r"\"([A-Za-z_$][\w$.-]{0,99})\"\s*:|[{]([A-Za-z_]\w{0,99})[}*?:]|<([A-Za-z_]\w{0,99})[ >/]"
)
_GLUED: Final = re.compile(
    r"(?<=\S)(?P<head>Request Information|Request Formats|Response Information|Response Formats"
    r"|Body Parameters|URI Parameters|Resource Description|None\.)\s*$"
)
_INLINE: Final = re.compile(r"(?P<label>[^\s{\[<\"][^{\[<\"\n]{0,40}[:：])\s*(?=[{\[<\"])")
_MESSAGE: Final = re.compile(r"Content-Length: ?length[ \t]+(?=[{\[<\"])")
_FILLED: Final = re.compile(r"\s*([^\n]*)")
_VALUES: Final = re.compile(r"[\"“][A-Za-z_][\w.]{0,120}[\"”].{0,200}\bvalues\b")
_COMMENT: Final = re.compile(r"<!--(?:[^-]|-(?!->))*-->")
_NEXT: Final = re.compile(
    r"[A-Z][\w.<>,` ]* (?:Parameters|Enum):|(?:HTTP \+ |To override the Content-)\w.*"
)
_PATTERN: Final = "atching regular expression pattern:"
_BUDGET: Final = 2


@dataclass(slots=True)
class _Reading:
    """The text, where the reading stands, and what was found so far.

    `plain` is the text with plain blanks, letter for letter: lines are read from it, and payloads
    from `text`.
    """

    text: str
    plain: str
    known: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    at: int = 0
    line: int = 1
    budget: int = 0
    fence: int = -1

    def peek(self) -> str:
        """Return the rest of the line that the reading stands in."""
        end = self.plain.find("\n", self.at)
        return self.plain[self.at :] if end < 0 else self.plain[self.at : end]

    def move(self, to: int) -> None:
        """Go on to a position further on."""
        self.line += self.text.count("\n", self.at, to)
        self.at = to

    def skip(self, line: str) -> None:
        """Go on behind a line that was peeked at."""
        self.at += len(line) + 1
        self.line += 1


def read_text(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text page."""
    text = unbroken(unfolded(text))
    plain = text.translate(BLANKS)
    reading = _Reading(text, plain, known_names(text), budget=_BUDGET * len(text) + 1000)
    while reading.at < len(text) and len(reading.blocks) < most_blocks(text):
        line = reading.peek()
        if not line.strip():
            reading.skip(line)
        elif not (_payload(reading, line) or _table(reading, line)):
            _lines(reading.blocks, line, reading.line)
            reading.skip(line)
    return tuple(reading.blocks)


def most_blocks(text: str) -> int:
    """Return how many blocks a page may have; with more, its lines have hardly a letter each."""
    return 10_000 + len(text) // 8


def known_names(text: str) -> frozenset[str]:
    """Return the names that a page's samples and addresses show, for comparison without case."""
    return frozenset((x[1] or x[2] or x[3]).casefold() for x in _KEY.finditer(text))


def _lines(blocks: list[Block], line: str, number: int) -> None:
    """Add a line; a heading that is glued to its end, or a model's link, stands alone."""
    level, text = heading(line.strip())
    if is_fence(text) or _COMMENT.fullmatch(text):
        return
    doc, link = model_apart(text)
    if doc:
        blocks.append(Text(unmarked(doc), number))
        text = link
    text = unmarked(text).strip()
    while found := _GLUED.search(text):
        before, text = text[: found.start()].rstrip(), found["head"]
        if section(before) is not None or not before:
            break
        blocks.append(Text(before, number))
    last = blocks[-1] if blocks else None
    if isinstance(last, Text) and last.text.endswith("[key]") and text.startswith("and "):
        blocks[-1] = Text(f"{last.text} {text}", last.line)
    elif text:
        blocks.append(Text(text, number, level))


def _payload(reading: _Reading, line: str) -> bool:
    """Add the payload that begins in this line, and say whether there is one."""
    start = reading.at + len(line) - len(line.lstrip())
    inline = _MESSAGE.search(line) or _INLINE.match(line.lstrip())
    if inline is not None:
        offset = inline.end() + (0 if inline.re is _MESSAGE else start - reading.at)
        front = line[:offset].strip()
        announced = inline.re is _MESSAGE or plain(front) in LABELS
        if announced and _add_payload(reading, reading.at + offset, front):
            return True
    if reading.text[start] in "{[<" and _add_payload(reading, start, ""):
        return True
    if reading.text[start] == '"' and reading.budget > 0:
        fence = _fence(reading, start)
        if end := fragment_end(reading.text, start, fence):
            reading.move(start)
            reading.blocks.append(Pre(reading.text[start:end], reading.line, cut=True))
            reading.move(end)
            return True
        reading.budget -= fence - start
    expected = bool(reading.blocks) and _announces(reading.blocks[-1])
    end = scalar_end(reading.text, start) if expected else None
    if end is None:
        return False
    reading.blocks.append(Pre(reading.text[start:end], reading.line))
    reading.move(end)
    return True


def _announces(block: Block) -> bool:
    return isinstance(block, Text) and (is_label(block.text) or bool(media_types(block.text)))


def _add_payload(reading: _Reading, start: int, front: str) -> bool:
    fence = _fence(reading, start)
    end = payload_end(reading.text, start, fence) if reading.budget > 0 else None
    if end is None:
        return False
    announced = bool(front) or (bool(reading.blocks) and _announces(reading.blocks[-1]))
    if end < 0 and not announced:
        reading.budget -= fence - start  # what was read in vain; a page has only so much
        return False
    if front:
        reading.blocks.append(Text(front, reading.line))
    stop = fence if end < 0 else end
    reading.move(start)
    reading.blocks.append(Pre(reading.text[start:stop].rstrip(), reading.line, cut=end < 0))
    reading.move(stop)
    return True


_ANCHOR: Final = re.compile(
    r"^[ \t]*(?:(?:application|text|multipart)/[a-z][^\n{<\"]{0,300}|[^\W\d_][^\n{}<>\"|:;]{3,60})[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


def _fence(reading: _Reading, start: int) -> int:
    """Return where a payload must have ended: at the next heading, or content types."""
    if reading.fence >= start:
        return reading.fence
    reading.fence = len(reading.text)
    for found in _ANCHOR.finditer(reading.plain, start):
        if media_types(found[0]) or (section(found[0]) is not None and " " in found[0].strip()):
            reading.fence = found.start()
            break
    return reading.fence


def _table(reading: _Reading, line: str) -> bool:
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
        _lines(reading.blocks, found.before, number)
    rows, others = _rows(found, _cells(reading, found), reading.known)
    reading.blocks.append(Table(found.columns, rows, number, found.words))
    for left in others:
        _lines(reading.blocks, left.text, left.line)
    return True


def _rows(
    found: Head, cells: list[Cell], known: frozenset[str]
) -> tuple[tuple[Row, ...], list[Cell]]:
    """Return the rows of a table and the lines after it, as the cells or their pieces give more."""
    folded = by_notes(found.columns, cells) if len(cells) < 4 and not found.piped else None
    if folded:
        return align(found.columns, folded, known)[0], []
    best, used = align(found.columns, cells, known)
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


def _peek_filled(reading: _Reading) -> str:
    """Return the next line that has any text, without going there."""
    found = _FILLED.match(reading.plain, reading.at)
    return found[1] if found else ""


def _tall_head(reading: _Reading, line: str) -> Head | None:
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


def _cells(reading: _Reading, found: Head) -> list[Cell]:
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
                _split(text, reading.line, outer, len(found.columns))
                if found.piped
                else [Cell(text, reading.line)]
            )
        reading.skip(line)
    if not found.piped:
        cells = _divided(found.columns, cells)
    return _joined(cells)


def _is_last(reading: _Reading, line: str) -> bool:
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


def _stops(reading: _Reading, line: str) -> bool:
    """Tell whether a line cannot belong to a table any more."""
    if section(line) is not None and (" " in line.strip() or _goes_on(reading, line)):
        return True
    if _GLUED.search(line.strip()) and not is_note(line) and "|" not in line:
        return False
    if _NEXT.fullmatch(line.strip()) or _VALUES.match(line.strip()):
        return True
    if media_types(line) or (call(line) is not None and "|" not in line and _alone(line)):
        return True
    start = reading.at + len(line) - len(line.lstrip())
    if reading.text[start] in "{<" and payload_end(reading.text, start, start + 20_000):
        return True
    return head(line) is not None


def _goes_on(reading: _Reading, line: str) -> bool:
    """Tell whether a word is a heading and no cell: behind it something else begins."""
    found = _FILLED.match(reading.plain, reading.at + len(line))
    after = found[1] if found else ""
    second = _FILLED.match(reading.plain, found.end()) if found else None
    return (
        (second is not None and head(second[1]) is not None)
        or not after
        or section(after) is not None
        or bool(media_types(after))
        or is_note(after)
        or head(after) is not None
    )


def _alone(line: str) -> bool:
    return len(line.split()) == 2


def _split(text: str, line: int, outer: bool, columns: int) -> list[Cell]:
    """Return the cells of a line of a Markdown table; a pattern may have pipes of its own."""
    front, pattern, rest = text.partition(_PATTERN)
    if pattern:
        before, _, begun = front.rpartition("|")
        note = f"{begun}{pattern}{rest.rstrip().removesuffix('|')}".strip()
        first = _split(before, line, outer, 0) if before.strip(" |") else []
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


def _divided(columns: tuple[Role, ...], cells: list[Cell]) -> list[Cell]:
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


def _joined(cells: list[Cell]) -> list[Cell]:
    """Join `Dictionary of string [key]` and `and integer [value]`, which stand in two lines."""
    joined: list[Cell] = []
    for cell in cells:
        before = joined[-1].text if joined else ""
        if before.endswith("[key]") and cell.text.startswith("and "):
            joined[-1] = Cell(f"{before} {cell.text}", joined[-1].line, joined[-1].starts)
        else:
            joined.append(cell)
    return joined
