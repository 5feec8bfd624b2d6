"""Where the reading of a text page stands, and what it takes without looking at tables.

Payloads are found by their own shape, within the next heading; the rest are lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from .blocks import Block, Pre, Text
from .marks import heading, is_fence, model_apart, unmarked
from .shapes import fragment_end, payload_end, scalar_end
from .words import LABELS, is_label, media_types, plain, section

_KEY: Final = re.compile(
    r"\"([A-Za-z_$][\w$.-]{0,99})\"\s*:|[{]([A-Za-z_]\w{0,99})[}*?:]|<([A-Za-z_]\w{0,99})[ >/]"
)
GLUED: Final = re.compile(
    r"(?<=\S)(?P<head>Request Information|Request Formats|Response Information|Response Formats"
    r"|Body Parameters|URI Parameters|Resource Description|None\.)\s*$"
)
_INLINE: Final = re.compile(r"(?P<label>[^\s{\[<\"][^{\[<\"\n]{0,40}[:：])\s*(?=[{\[<\"])")
_MESSAGE: Final = re.compile(r"Content-Length: ?length[ \t]+(?=[{\[<\"])")
_COMMENT: Final = re.compile(r"<!--(?:[^-]|-(?!->))*-->")
_ANCHOR: Final = re.compile(
    r"^[ \t]*(?:(?:application|text|multipart)/[a-z][^\n{<\"]{0,300}|[^\W\d_][^\n{}<>\"|:;]{3,60})[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(slots=True)
class Reading:
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


def known_names(text: str) -> frozenset[str]:
    """Return the names that a page's samples and addresses show, for comparison without case."""
    return frozenset((x[1] or x[2] or x[3]).casefold() for x in _KEY.finditer(text))


def add_lines(blocks: list[Block], line: str, number: int) -> None:
    """Add a line; a heading that is glued to its end, or a model's link, stands alone."""
    level, text = heading(line.strip())
    if is_fence(text) or _COMMENT.fullmatch(text):
        return
    doc, link = model_apart(text)
    if doc:
        blocks.append(Text(unmarked(doc), number))
        text = link
    text = unmarked(text).strip()
    while found := GLUED.search(text):
        before, text = text[: found.start()].rstrip(), found["head"]
        if section(before) is not None or not before:
            break
        blocks.append(Text(before, number))
    last = blocks[-1] if blocks else None
    if isinstance(last, Text) and last.text.endswith("[key]") and text.startswith("and "):
        blocks[-1] = Text(f"{last.text} {text}", last.line)
    elif text:
        blocks.append(Text(text, number, level))


def add_payload(reading: Reading, line: str) -> bool:
    """Add the payload that begins in this line, and say whether there is one."""
    start = reading.at + len(line) - len(line.lstrip())
    inline = _MESSAGE.search(line) or _INLINE.match(line.lstrip())
    if inline is not None:
        offset = inline.end() + (0 if inline.re is _MESSAGE else start - reading.at)
        front = line[:offset].strip()
        announced = inline.re is _MESSAGE or plain(front) in LABELS
        if announced and _add_shape(reading, reading.at + offset, front):
            return True
    if reading.text[start] in "{[<" and _add_shape(reading, start, ""):
        return True
    if reading.text[start] == '"' and _add_fragment(reading, start):
        return True
    expected = bool(reading.blocks) and _announces(reading.blocks[-1])
    end = scalar_end(reading.text, start) if expected else None
    if end is None:
        return False
    reading.blocks.append(Pre(reading.text[start:end], reading.line))
    reading.move(end)
    return True


def _add_fragment(reading: Reading, start: int) -> bool:
    """Add a payload that has lost its beginning, so that its rest is not taken for another."""
    fence = _fence(reading, start)
    end = fragment_end(reading.text, start, fence) if reading.budget > 0 else None
    if end is None:
        return False
    if end < 0:
        reading.budget -= fence - start
        return False
    reading.move(start)
    reading.blocks.append(Pre(reading.text[start:end], reading.line, cut=True))
    reading.move(end)
    return True


def _announces(block: Block) -> bool:
    return isinstance(block, Text) and (is_label(block.text) or bool(media_types(block.text)))


def _add_shape(reading: Reading, start: int, front: str) -> bool:
    """Add a payload that begins at `start`; what never ends is one only where it was announced."""
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


def _fence(reading: Reading, start: int) -> int:
    """Return where a payload must have ended: at the next heading, or content types."""
    if reading.fence >= start:
        return reading.fence
    reading.fence = len(reading.text)
    for found in _ANCHOR.finditer(reading.plain, start):
        if media_types(found[0]) or (section(found[0]) is not None and " " in found[0].strip()):
            reading.fence = found.start()
            break
    return reading.fence
