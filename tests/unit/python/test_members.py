"""What attributes of members do: their order, and a default that is left out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.python.built import model, refusal

ROOT = '<M xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:shop">'
MORE = (
    "  Base: {fields: {Z: int32, B: {type: int32, order: 1}, A: {type: int32, order: 1}, "
    "C: {type: int32, order: 0}}}\n"
    "  D: {extends: Base, fields: {Y: int32, X: {type: int32, order: 0}}}\n"
    "  E: {enum: {On: 1, Off: 0}}\n"
)


def test_members_with_an_order_come_last_in_json_over_all_classes_in_xml_within_each() -> None:
    value = model("D: D", MORE).from_json('{"D":{"A":1,"B":2,"C":3,"X":4,"Y":5,"Z":6}}')
    assert value.to_json() == b'{"D":{"Y":5,"Z":6,"X":4,"C":3,"B":2,"A":1}}'
    inside = "<Z>6</Z><C>3</C><A>1</A><B>2</B><Y>5</Y><X>4</X>"
    assert value.to_xml().decode() == f"{ROOT}<D>{inside}</D></M>"
    assert value.to_form() == b"D.Y=5&D.Z=6&D.X=4&D.C=3&D.B=2&D.A=1"


def one(kind: str) -> Any:
    return model(f"P: {{type: {kind!r}, emit_default: false}}, Q?: int32", MORE)


@pytest.mark.parametrize(
    ("kind", "default", "other"),
    [
        ("int32", "0", "7"),
        ("double", "0.0", "7.5"),
        ("boolean", "false", "true"),
        ("decimal", "0.0", "1.50"),
        ("char", '"\\u0000"', '"a"'),
        ("uuid", f'"{"0" * 8}{"-0000" * 4}{"0" * 8}"', f'"{"1" * 8}{"-1111" * 4}{"1" * 8}"'),
        ("datetime", '"0001-01-01T00:00:00"', '"2026-01-01T00:00:00Z"'),
        ("datetimeoffset", '"0001-01-01T00:00:00+00:00"', '"2026-01-01T00:00:00+01:00"'),
        ("duration", '"00:00:00"', '"01:00:00"'),
        ("E", "0", "1"),
        ("int32?", "null", "0"),
        ("string?", "null", '""'),
        ("list<int32>?", "null", "[1]"),
        ("D?", "null", '{"Y":5,"Z":6,"X":4,"C":3,"B":2,"A":1}'),
    ],
)
def test_a_default_is_left_out_and_absent_means_it(kind: str, default: str, other: str) -> None:
    absent = one(kind)()
    assert absent.to_json() == b"{}"
    assert absent.to_xml().decode() == f"{ROOT[:-1]} />"
    assert absent.to_form() == b""
    assert one(kind).from_json(f'{{"P":{default}}}') == absent
    assert one(kind).from_xml(absent.to_xml()) == absent == one(kind).from_form("")
    text = f'{{"P":{other}}}'
    value = one(kind).from_json(text)
    assert value.to_json().decode() == text
    assert one(kind).from_xml(value.to_xml()) == value


def test_a_value_of_another_type_is_no_default() -> None:
    assert "P: expected an int" in refusal(one("int32")(p=False).to_json, "EncodeError")
