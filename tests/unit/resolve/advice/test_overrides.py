"""Advice on overrides that change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import ASPNET, advice, order

FILES = {"place.request.json": "{}", "place.request.xml": "<Order xmlns='urn:shop'/>"}


@pytest.mark.parametrize(
    "field",
    [
        "OrderId?: {type: string, json: orderId}",
        "OrderId?: {type: string, xml: OrderId}",
        "OrderId?: {type: string, form: OrderId}",
        "OrderId?: {type: bytes, form: id, filename: id}",
    ],
)
def test_a_name_that_the_dialect_derives_is_superfluous(field: str, tmp_path: Path) -> None:
    assert advice(tmp_path, order(field), ASPNET, FILES) == ["A003"]


def test_a_name_that_differs_is_not(tmp_path: Path) -> None:
    field = "OrderId?: {type: string, json: order, xml: Order, form: Order}"
    assert advice(tmp_path, order(field), ASPNET, FILES) == []


def test_types_and_members_are_looked_at(tmp_path: Path) -> None:
    text = order("A?: State", "  State: {enum: {Open: {number: 0, xml: Open}, Shut: 1}}")
    assert advice(tmp_path, text, ASPNET, FILES) == ["A003"]
    text = order("A?: string").replace("Order: {", "Order: {json: Root, form: Root, ")
    assert advice(tmp_path, text, ASPNET, FILES) == ["A003", "A003"]
    text = order("A?: string").replace("Order: {", "Order: {xml: Order, ")
    assert advice(tmp_path, text, ASPNET, FILES) == ["A003"]
    text = text.replace("xml: Order", "xml_namespace: 'urn:shop'")
    assert advice(tmp_path, text, ASPNET, FILES) == ["A003"]
