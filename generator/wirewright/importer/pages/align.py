"""Cells in the order of a page → the rows of a table whose columns are known.

The best way through (role, cell) by scores: a cell goes to the right in its row or begins a new
one, and what fits nowhere at the end stands after the table. See `scores` for the evidence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from .blocks import Role, Row
from .scores import is_type, score

MOST_CELLS: Final = 20_000
_SKIPPED: Final[dict[Role, float]] = {
    "name": 6, "type": 5, "doc": 0.1, "notes": 1, "required": 0.5, "api": 8, "number": 1,
    "place": 1, "example": 0.2, "title": 0.2, "extra": 0.2,
}  # fmt: skip
_AGAIN: Final[dict[Role, float]] = {"doc": 0.2, "notes": 0.2, "example": 0.6, "extra": 1}
_AFTER: Final = 0.3
_STRAY: Final = 6
_OFTEN: Final[dict[Role, float]] = {"name": -4, "notes": 4}
_SURE: Final = 8
_LIKELY: Final = 1.5


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a table in a text. `starts` tells whether its line begins a row, None: unknown.

    `column` is where it stands in a row that has all its cells; `sure` where none of them is empty.
    """

    text: str
    line: int
    starts: bool | None = None
    column: int = -1
    sure: bool = False


def align(
    columns: tuple[Role, ...], cells: list[Cell], known: frozenset[str]
) -> tuple[tuple[Row, ...], int]:
    """Return the rows that the cells make, and how many cells belong to the table."""
    cells = cells[:MOST_CELLS]
    path = _best(columns, cells, known)
    rows: list[Row] = []
    current: list[tuple[Role, Cell]] = []
    line = 0
    for cell, (place, fresh) in zip(cells, path, strict=False):
        if fresh and current:
            rows.append(_row(current, line))
            current = []
        if not current:
            line = cell.line
        current.append((columns[place], cell))
    if current:
        rows.append(_row(current, line))
    return tuple(rows), len(path)


def _row(cells: list[tuple[Role, Cell]], line: int) -> Row:
    found: dict[Role, list[str]] = {}
    last = 0
    for role, cell in cells:
        texts = found.setdefault(role, [])
        if texts and role == "doc" and cell.line == last:
            texts[-1] += f" {cell.text}"  # words of one line
        else:
            texts.append(cell.text)
        last = cell.line
    return Row(tuple((role, tuple(texts)) for role, texts in found.items()), line)


def _best(
    columns: tuple[Role, ...], cells: list[Cell], known: frozenset[str]
) -> list[tuple[int, bool]]:
    """Return the column of each cell of the table, and whether the cell begins a row."""
    costs = _costs(columns)
    totals: list[list[float]] = []
    back: list[list[tuple[int, bool]]] = []
    often = _often(cells, known) if "notes" in columns else frozenset()
    for cell in cells:
        best, steps = _step(costs, totals[-1] if totals else None, cell)
        fits = [score(role, cell.text, known) for role in columns]
        if cell.text in often:
            # What stands in many rows is no name but an annotation, in whatever language.
            fits = [x + _OFTEN.get(role, 0) for x, role in zip(fits, columns, strict=True)]
        if 0 <= cell.column < len(fits):
            fits[cell.column] += _SURE if cell.sure else _LIKELY
        totals.append([x + y for x, y in zip(best, fits, strict=True)])
        back.append(steps)
    # The table may end before the cells do; the rest counts as lines after it.
    rest = [sum(_SKIPPED[role] for role in columns[i + 1 :]) for i in range(len(columns))]
    closed = [[x - y for x, y in zip(total, rest, strict=True)] for total in totals]
    ends = [max(x) - _AFTER * index for index, x in enumerate(closed)]
    stop = max(range(len(ends)), key=lambda i: ends[i], default=-1)
    return _trace(back[: stop + 1], closed[stop]) if totals else []


def _often(cells: list[Cell], known: frozenset[str]) -> frozenset[str]:
    """Return the texts that come back in a table and are neither types nor known names."""
    counts = Counter(x.text for x in cells)
    found = [x for x, count in counts.items() if count > 2 and not is_type(x)]
    return frozenset(x for x in found if x.casefold() not in known)


_Costs = tuple[list[list[float | None]], list[list[float]], list[float]]


def _costs(columns: tuple[Role, ...]) -> _Costs:
    """Return what it costs to go on in a row, to begin a new one, and to begin the first."""
    skip = [_SKIPPED[role] for role in columns]
    within: list[list[float | None]] = []
    fresh: list[list[float]] = []
    for i, role in enumerate(columns):
        within.append(
            [
                _AGAIN.get(role) if i == j else sum(skip[i + 1 : j]) if j > i else None
                for j in range(len(columns))
            ]
        )
        fresh.append([sum(skip[i + 1 :]) + sum(skip[:j]) for j in range(len(columns))])
    return within, fresh, [sum(skip[:j]) for j in range(len(columns))]


def _step(
    costs: _Costs, best: list[float] | None, cell: Cell
) -> tuple[list[float], list[tuple[int, bool]]]:
    """Return the best score of each column for the next cell, and where it came from."""
    within, fresh, first = costs
    if best is None:
        return [-x for x in first], [(-1, True)] * len(first)
    new = 2.0 if cell.starts else _STRAY * -1.0 if cell.starts is False else 0.0
    on = -float(_STRAY) if cell.starts else 0.0
    scores: list[float] = []
    steps: list[tuple[int, bool]] = []
    for j in range(len(first)):
        top, step = float("-inf"), (-1, True)
        for i, so_far in enumerate(best):
            if so_far - fresh[i][j] + new > top:
                top, step = so_far - fresh[i][j] + new, (i, True)
            cost = within[i][j]
            if cost is not None and so_far - cost + on > top:
                top, step = so_far - cost + on, (i, False)
        scores.append(top)
        steps.append(step)
    return scores, steps


def _trace(back: list[list[tuple[int, bool]]], totals: list[float]) -> list[tuple[int, bool]]:
    """Return the way that led to the best score of the last cell."""
    place = max(range(len(totals)), key=lambda i: totals[i])
    path: list[tuple[int, bool]] = []
    for steps in reversed(back):
        before, fresh = steps[place]
        path.append((place, fresh))
        place = before
    return path[::-1]
