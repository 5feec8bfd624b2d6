"""Named types: which there are, and their roots."""

from __future__ import annotations

from pathlib import Path

from tests.unit.resolve.shop import ASPNET, member, model, named, order, resolved
from wirewright.ir import Enum, Unknown, XmlElement

MORE = """\
  Line: {fields: unknown, xml_namespace: 'urn:line', doc: A line.}
  State: {enum: [a, b]}
  Spare: {fields: {A: string}}"""


def test_types_come_in_the_order_of_the_spec(tmp_path: Path) -> None:
    api = resolved(tmp_path, order("A: Line, B: State", MORE))
    assert [type.name for type in api.types] == ["Order", "Line", "State", "Spare"]


def test_each_kind_of_type_has_its_root(tmp_path: Path) -> None:
    api = resolved(tmp_path, order("A: Line?, B: State", MORE), ASPNET)
    line, state = named(api, "Line"), named(api, "State")
    assert isinstance(line, Unknown)
    assert isinstance(state, Enum)
    assert model(api).xml == XmlElement("Order", "urn:shop", "urn:shop")
    assert line.xml == XmlElement("Line", "urn:line", "urn:line")
    assert line.info.doc == "A line."
    assert state.xml == XmlElement("State", "urn:shop")


def test_the_written_name_of_a_type_names_root_and_items(tmp_path: Path) -> None:
    text = order("A: list<Line>", "  Line: {xml: L, fields: {B: string}}")
    api = resolved(tmp_path, text, ASPNET)
    assert model(api, "Line").xml.name == "L"
    items = member(api, "A").xml.item
    assert items is not None
    assert items.name == "L"


def test_shared_body_fields_are_supplied_in_requests_alone(tmp_path: Path) -> None:
    api = "title: Shop, dialect: plain, parameters: {body: [Key, Vip]}"
    text = order("Key: string, Vip?: string, Line: Line", "  Line: {fields: {Key: string}}")
    found = resolved(tmp_path, text, api)
    assert member(found, "Key").supplied
    assert member(found, "Vip").supplied
    assert not member(found, "Line").supplied
    assert not member(found, "Key", "Line").supplied
    assert found.supplied_fields == ("Key", "Vip")
