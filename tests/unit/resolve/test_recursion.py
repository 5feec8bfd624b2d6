"""Types that hold themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import codes, finding, order


@pytest.mark.parametrize("field", ["Next?: Order", "Next: Order?", "Next: list<Order>"])
def test_a_type_may_hold_itself_where_it_can_end(field: str, tmp_path: Path) -> None:
    assert not codes(tmp_path, order(field))


def test_a_type_that_needs_itself_is_refused(tmp_path: Path) -> None:
    assert codes(tmp_path, order("Next: Order")) == ["R035"]


def test_the_whole_circle_is_shown_once(tmp_path: Path) -> None:
    more = "  A: {fields: {B: B}}\n  B: {fields: {C: C, D: string}}\n  C: {fields: {A: A}}"
    found = finding(tmp_path, order("First: A", more))
    assert found.code == "R035"
    assert "A → B → C → A" in found.message


def test_a_circle_through_a_base_is_found(tmp_path: Path) -> None:
    more = "  Base: {fields: {Last: Item}}\n  Item: {extends: Base, fields: {A: string}}"
    assert codes(tmp_path, order("First?: Item", more)) == ["R035"]


def test_a_long_line_of_types_is_no_problem(tmp_path: Path) -> None:
    more = "\n".join(f"  T{n}: {{fields: {{Next: T{n + 1}}}}}" for n in range(1200))
    text = order("First: T0", f"{more}\n  T1200: {{fields: {{First: T0}}}}")
    assert codes(tmp_path, text) == ["R035"]
