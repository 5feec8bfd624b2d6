"""Body fields that the client is given once."""

from __future__ import annotations

from pathlib import Path

from tests.unit.resolve.shop import PLAIN, codes, finding, layers, order
from wirewright.resolve.supplied import request_types

SHARED = f"{PLAIN}, parameters: {{body: [Key]}}"


def test_a_field_of_any_request_will_do(tmp_path: Path) -> None:
    assert not codes(tmp_path, order("Key: string"), SHARED)


def test_an_inherited_field_will_do(tmp_path: Path) -> None:
    text = order("A: string", "  Base: {fields: {Key: string}}")
    text = text.replace("Order: {", "Order: {extends: Base, ")
    assert not codes(tmp_path, text, SHARED)


def test_a_field_inside_of_a_request_will_not(tmp_path: Path) -> None:
    text = order("Keys: Line", "  Line: {fields: {Key: string}}")
    found = finding(tmp_path, text, SHARED)
    assert (found.code, found.advice) == ("R062", "did you mean `Keys`?")


def test_only_whole_bodies_of_requests_count(tmp_path: Path) -> None:
    scope, _ = layers(tmp_path, order("A: string").replace("2xx: none", "2xx: string"))
    assert request_types(scope) == {"Order"}
