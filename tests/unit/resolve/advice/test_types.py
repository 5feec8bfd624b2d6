"""Advice on types."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import advice, order

FILES = {"place.request.json": "{}"}


@pytest.mark.parametrize(
    "more",
    [
        "  Line: {fields: {A: string}}",
        """\
  Line: {fields: {A: Part}}
  Part: {extends: Base, fields: {B: string}}
  Base: {fields: {C: string}}""",
    ],
)
def test_a_type_that_nothing_leads_to_is_named(more: str, tmp_path: Path) -> None:
    found = advice(tmp_path, order("Id?: int32", more), files=FILES)
    assert found == ["A001"] * more.count("fields:")


def test_bases_parameters_and_items_are_used(tmp_path: Path) -> None:
    text = """\
types:
  Order: {extends: Base, fields: {Lines?: list<Line>}}
  Base: {fields: {A?: string}}
  Line: {fields: {B: string}}
  State: {enum: [a, b]}
operations:
  place: {doc: P., post: a, query: {s?: State}, request: Order, responses: {2xx: none}}
"""
    assert advice(tmp_path, text, files=FILES) == []


def test_a_lonely_member_asks_for_the_others_unless_someone_has_said_why(tmp_path: Path) -> None:
    text = order("A?: State", "  State: {enum: [a]%s}")
    assert advice(tmp_path, text % "", files=FILES) == ["A002"]
    assert advice(tmp_path, text % ", notes: [The page shows one.]", files=FILES) == []
    assert advice(tmp_path, text % ", inferred: true", files=FILES) == []
