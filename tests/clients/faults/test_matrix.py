"""Every fault of the matrix through both kinds of client: what the caller sees, and the server."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.clients.calling import KINDS
from tests.clients.faults import (
    rows_connections,
    rows_contents,
    rows_framing,
    rows_statuses,
    rows_times,
)
from tests.clients.faults.calls import VALUE, Came, outcome
from tests.clients.faults.table import Fault, Sees

ROWS: tuple[Fault, ...] = (
    *rows_connections.ROWS,
    *rows_framing.ROWS,
    *rows_contents.ROWS,
    *rows_statuses.ROWS,
    *rows_times.ROWS,
)
CASES = [
    pytest.param(row, call, medium, id=f"{row.name}-{call}-{medium}")
    for row in ROWS
    for call in row.sees
    for medium in row.media
]
MARGIN = 1.0
TRIES = 3


def is_short(row: Fault) -> bool:
    """Tell whether a row's times are so short that a busy machine may be late for them itself."""
    return min(row.deadline, row.connect, row.read) < 2


def slower(row: Fault) -> Fault:
    """Return a short row with twice the time for everything."""
    return replace(row, deadline=2 * row.deadline, connect=2 * row.connect, read=2 * row.read)


def expected(sees: Sees) -> dict[str, object]:
    """Return what a row says of a call."""
    value = VALUE if sees.value is ... else sees.value
    said: dict[str, object] = {
        "error": None if sees.error is None else sees.error.__name__,
        "attempts": sees.attempts,
        "requests": sees.attempts if sees.requests is None else sees.requests,
        "value": None if sees.error else value,
    }
    if sees.status:
        said["status"] = sees.status
    if sees.slept is not None:
        said["slept"] = sees.slept
    if sees.body is not ...:
        said["body"] = sees.body
    return said


def found(came: Came, sees: Sees) -> dict[str, object]:
    """Return what came of it in the same words."""
    said: dict[str, object] = {
        "error": None if came.error is None else type(came.error).__name__,
        "attempts": came.attempts,
        "requests": len(came.requests),
        "value": came.value,
    }
    if sees.status:
        said["status"] = getattr(came.error, "status", None)
    if sees.slept is not None:
        said["slept"] = came.slept
    if sees.body is not ...:
        said["body"] = getattr(came.error, "body", None)
    return said


def test_the_matrix_has_its_size_and_each_row_its_own_name() -> None:
    assert len(ROWS) >= 60
    assert len({row.name for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("row", "call", "medium"), CASES)
def test_a_fault_ends_as_its_row_says(row: Fault, call: str, medium: str, kind: str) -> None:
    came, sees = outcome(row, call, medium, kind), row.sees[call]
    for _ in range(TRIES if is_short(row) else 0):
        if found(came, sees) == expected(sees):
            break
        row = slower(row)
        came = outcome(row, call, medium, kind)
    assert found(came, sees) == expected(sees), came.error
    assert sees.says in str(came.error or "")
    assert came.taken <= row.deadline + MARGIN
    assert came.closed
    if call == "post":
        assert len([head for _, head, _ in came.requests if head.startswith(b"POST")]) <= 1


@pytest.mark.parametrize(("row", "call", "medium"), CASES)
def test_both_kinds_of_client_leave_the_same_trace(row: Fault, call: str, medium: str) -> None:
    one, other = (outcome(row, call, medium, kind) for kind in KINDS)
    assert one.trace == other.trace
