"""Names and namespaces that XML can or cannot write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import ASPNET, BOTH, codes, finding, order

NO_NAMESPACE = "title: Shop, dialect: aspnet"


@pytest.mark.parametrize(
    "field", ["2nd: string", "A: {type: string, xml: 'a b'}", "A: {type: list<uri>, xml_item: '1'}"]
)
def test_a_name_that_is_no_xml_name_is_refused_where_it_is_written(
    field: str, tmp_path: Path
) -> None:
    assert codes(tmp_path, order(field), BOTH) == ["R022"]


@pytest.mark.parametrize("field", ["2nd: string", "A: {type: string, xml: 'a b'}"])
def test_aspnet_encodes_such_names_and_json_does_not_need_them(field: str, tmp_path: Path) -> None:
    assert not codes(tmp_path, order(field), ASPNET)
    assert not codes(tmp_path, order(field))


def test_the_root_of_a_type_is_a_name_too(tmp_path: Path) -> None:
    text = "types: {Order: {xml: 'a b', fields: {A: string}}}\n" + order("").split("\n", 3)[3]
    assert codes(tmp_path, text, BOTH) == ["R022"]


@pytest.mark.parametrize("uri", ["urn:shop", "http://example.org/a?b", "x-y:z", ""])
def test_a_namespace_is_an_absolute_uri_or_nothing(uri: str, tmp_path: Path) -> None:
    assert not codes(tmp_path, order("A: string"), f"{NO_NAMESPACE}, xml_namespace: '{uri}'")


@pytest.mark.parametrize("uri", ["shop", "/shop", "//example.org", "1a:b", "urn:"])
def test_other_namespaces_are_refused(uri: str, tmp_path: Path) -> None:
    api = f"{NO_NAMESPACE}, xml_namespace: '{uri}'"
    assert codes(tmp_path, order("A: string"), api) == ["R023"]


def test_the_namespaces_of_xml_itself_are_refused(tmp_path: Path) -> None:
    text = order("A: {type: string, xml_namespace: 'http://www.w3.org/XML/1998/namespace'}")
    assert codes(tmp_path, text, ASPNET) == ["R023"]


@pytest.mark.parametrize("more", ["  Line: {fields: {B: string}}", "  Line: {fields: unknown}"])
def test_aspnet_needs_a_namespace_for_every_type_in_xml(more: str, tmp_path: Path) -> None:
    text = order("A: Line?", more).replace("Order: {", "Order: {xml_namespace: 'urn:a', ")
    found = finding(tmp_path, text, NO_NAMESPACE)
    assert found.code == "R024"
    assert found.message.startswith("`Line` has no XML namespace, and the request of `place`")


def test_an_enum_needs_none(tmp_path: Path) -> None:
    text = order("A: State", "  State: {enum: [a, b]}")
    text = text.replace("Order: {", "Order: {xml_namespace: 'urn:a', ")
    assert not codes(tmp_path, text, NO_NAMESPACE)


def test_json_and_plain_need_none(tmp_path: Path) -> None:
    assert not codes(tmp_path, order("A: string"), f"{NO_NAMESPACE}, media: [json]")
    assert not codes(tmp_path, order("A: string"), BOTH)


XML_SERIALIZER = "title: Shop, dialect: xmlserializer"


@pytest.mark.parametrize("type", ["map<string, int32>", "list<duration>", "uri?"])
def test_xml_serializer_cannot_hold_every_type(type: str, tmp_path: Path) -> None:
    text = order(f"A: '{type}'")
    assert codes(tmp_path, text, XML_SERIALIZER) == ["R036"]
    assert not codes(tmp_path, text, f"{XML_SERIALIZER}, media: [json]")
    body = order("A: string", body=f"'{type}'")
    assert codes(tmp_path, body, XML_SERIALIZER) == ["R036"]


def test_xml_serializer_needs_no_namespace(tmp_path: Path) -> None:
    assert not codes(tmp_path, order("A: string"), XML_SERIALIZER)
