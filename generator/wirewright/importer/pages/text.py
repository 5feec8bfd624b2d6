"""A page as text → its blocks: payloads by their shape, tables by their heads, the rest as lines."""

from __future__ import annotations

from typing import Final

from .blocks import Block
from .collapsed import unfolded
from .marks import BLANKS, unbroken
from .reading import Reading, add_lines, add_payload, known_names
from .texttables import add_table

_BUDGET: Final = 2


def read_text(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text page."""
    text = unbroken(unfolded(text))
    plain = text.translate(BLANKS)
    reading = Reading(text, plain, known_names(text), budget=_BUDGET * len(text) + 1000)
    while reading.at < len(text) and len(reading.blocks) < most_blocks(text):
        line = reading.peek()
        if not line.strip():
            reading.skip(line)
        elif not (add_payload(reading, line) or add_table(reading, line)):
            add_lines(reading.blocks, line, reading.line)
            reading.skip(line)
    return tuple(reading.blocks)


def most_blocks(text: str) -> int:
    """Return how many blocks a page may have; with more, its lines have hardly a letter each."""
    return 10_000 + len(text) // 8
