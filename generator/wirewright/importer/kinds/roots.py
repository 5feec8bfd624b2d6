"""XML elements on a page that have no root around them: no sample, and no several either."""

from __future__ import annotations

from collections.abc import Sequence

from ..facts import Problem
from ..pages import Block, Pre


def with_roots(blocks: Sequence[Block], problems: list[Problem]) -> list[Block]:
    """Return the blocks without runs of XML elements that have no root around them."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and _is_xml(block) and _is_xml(runs[-1][-1]) and _follows(runs[-1][-1], block):
            runs[-1].append(block)
        else:
            runs.append([block])
    message = "XML without one root is left out"
    problems += [Problem(message, run[0].line) for run in runs if len(run) > 2]
    return [block for run in runs if len(run) < 3 for block in run]


def _follows(first: Block, second: Block) -> bool:
    """Tell whether two payloads stand in lines next to each other, a blank one between at most."""
    lines = first.text.count("\n") if isinstance(first, Pre) else 0
    return second.line - first.line - lines <= 2


def _is_xml(block: Block) -> bool:
    return isinstance(block, Pre) and block.text.startswith("<")
