"""Fields as they are meant."""

from __future__ import annotations

from pathlib import Path

from tests.unit.resolve.shop import ASPNET, BOTH, member, order, resolved
from wirewright.ir import Constraints, Info, ListOf, Scalar, XmlElement


def test_each_medium_has_its_own_name(tmp_path: Path) -> None:
    text = order("CRMUser: {type: string, json: user}, Day: {type: string, xml: D, form: d}")
    api = resolved(tmp_path, text, ASPNET)
    user, day = member(api, "CRMUser"), member(api, "Day")
    assert (user.json, user.xml.name, user.form) == ("user", "CRMUser", "CRMUser")
    assert (day.json, day.xml.name, day.form) == ("day", "D", "d")


def test_names_that_xml_cannot_write_are_encoded_in_aspnet(tmp_path: Path) -> None:
    text = order("2nd name: {type: list<string>, xml_item: 'a b'}, B: {type: string, xml: 'x y'}")
    api = resolved(tmp_path, text, ASPNET)
    second = member(api, "2nd name")
    assert second.xml.name == "_x0032_nd_x0020_name"
    assert second.xml.item is not None
    assert second.xml.item.name == "a_x0020_b"
    assert member(api, "B").xml.name == "x_x0020_y"


def test_a_member_stands_in_the_namespace_of_the_class_that_declares_it(tmp_path: Path) -> None:
    text = order(
        "Base: Derived, Own: {type: string, xml_namespace: 'urn:own'}",
        "  Parent: {xml_namespace: 'urn:parent', fields: {Id: int32}}\n"
        "  Derived: {extends: Parent, xml_namespace: 'urn:derived', fields: {Name: string}}",
    )
    api = resolved(tmp_path, text, ASPNET)
    assert member(api, "Id", "Derived").xml == XmlElement("Id", "urn:parent")
    assert member(api, "Name", "Derived").xml == XmlElement("Name", "urn:derived")
    assert member(api, "Base").xml == XmlElement("Base", "urn:shop", "urn:derived")
    assert member(api, "Own").xml == XmlElement("Own", "urn:own")


def test_a_derived_class_without_a_namespace_has_that_of_the_api(tmp_path: Path) -> None:
    text = order(
        "A: Derived",
        "  Parent: {xml_namespace: 'urn:parent', fields: {Id: int32}}\n"
        "  Derived: {extends: Parent, fields: {Name: string}}",
    )
    assert member(resolved(tmp_path, text, ASPNET), "Name", "Derived").xml.namespace == "urn:shop"


def test_an_unwrapped_list_has_the_element_of_an_item(tmp_path: Path) -> None:
    text = order("Lines: {type: list<Line>, unwrapped: true}", "  Line: {fields: {A: string}}")
    lines = member(resolved(tmp_path, text, BOTH), "Lines")
    assert lines.unwrapped
    assert lines.xml == XmlElement("Lines", "", "")


def test_a_format_reaches_the_dates_inside(tmp_path: Path) -> None:
    api = resolved(tmp_path, order("A: {type: list<date?>?, format: dd.MM.yyyy}"))
    expected = ListOf(Scalar("date", "dd.MM.yyyy", nullable=True), nullable=True)
    assert member(api, "A").type == expected


def test_words_limits_and_flags_are_kept(tmp_path: Path) -> None:
    field = """A?: {type: string, secret: true, markup: true, max_length: 3, examples: [x],
      doc: D., title: T, deprecated: true, notes: [odd], inferred: true}"""
    found = member(resolved(tmp_path, order(field), BOTH), "A")
    assert (found.optional, found.secret, found.markup) == (True, True, True)
    assert found.constraints == Constraints(max_length=3)
    assert found.examples == ("x",)
    assert found.info == Info("T", "D.", "Deprecated.", ("odd",), "Inferred.")
    assert found.at is not None
