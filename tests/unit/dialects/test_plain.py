"""Hand-written APIs: names, orders and shapes."""

from __future__ import annotations

from wirewright.dialects.dialect import NamedXml, XmlNames
from wirewright.dialects.plain import PLAIN
from wirewright.ir import ListOf, MapOf, Ref, Scalar, Type, XmlElement

NAMES = XmlNames(
    {
        "Order": NamedXml("model", "order", ""),
        "State": NamedXml("enum", "State", ""),
        "Far": NamedXml("model", "Far", "urn:far"),
    }
)
STRING = Scalar("string")


def member(type: Type, item: str = "") -> XmlElement:
    return PLAIN.element("m", "", type, NAMES, item)


def test_names_stand_as_written() -> None:
    assert PLAIN.json_name("OrderId", "as_written") == "OrderId"
    assert PLAIN.xml_name("OrderId") == "OrderId"


def test_both_media_have_the_base_class_first_as_declared() -> None:
    layers = ((("b", "b"), ("a", "a")), (("d", "d"), ("c", "c")))
    assert PLAIN.json_order(layers) == PLAIN.xml_order(layers) == ("b", "a", "d", "c")


def test_a_numbered_enum_is_a_number_everywhere() -> None:
    assert PLAIN.member_values("open", 3) == (3, "3", "3")
    assert PLAIN.member_values("open", None) == ("open", "open", "open")


def test_elements_have_no_namespace_unless_the_spec_gives_one() -> None:
    assert member(STRING) == XmlElement("m")
    assert member(Ref("State")) == XmlElement("m")
    assert member(Ref("Order")) == XmlElement("m", "", "")
    assert member(Ref("Far")) == XmlElement("m", "", "urn:far")


def test_list_items_are_called_like_their_type_or_item() -> None:
    assert member(ListOf(Ref("Order"))).item == XmlElement("order", "", "")
    assert member(ListOf(Ref("State"))).item == XmlElement("State")
    assert member(ListOf(STRING)).item == XmlElement("item")
    assert member(ListOf(Ref("Order")), "line").item == XmlElement("line", "", "")


def test_a_list_declares_the_namespace_of_its_items() -> None:
    found = PLAIN.element("m", "urn:owner", ListOf(Ref("Far")), NAMES, "")
    assert found.contents == "urn:far"
    assert found.item == XmlElement("Far", "urn:far", "urn:far")


def test_items_of_a_list_of_lists_are_lists() -> None:
    found = member(ListOf(ListOf(STRING)))
    assert found.item == XmlElement("item", "", "", item=XmlElement("item"))


def test_a_map_has_entries_with_key_and_value() -> None:
    found = member(MapOf(STRING, Ref("Order")))
    assert found.item == XmlElement(
        "entry", "", "", key=XmlElement("key"), value=XmlElement("value", "", "")
    )


def test_a_document_without_a_type_of_its_own_has_a_plain_word() -> None:
    assert PLAIN.root(Ref("Order"), NAMES) == XmlElement("order", "", "")
    assert PLAIN.root(ListOf(Ref("Order")), NAMES).name == "list"
    assert PLAIN.root(MapOf(STRING, STRING), NAMES).name == "map"
    assert PLAIN.root(STRING, NAMES) == XmlElement("value")


def test_an_api_is_json_unless_it_says_more() -> None:
    assert PLAIN.request_media == PLAIN.response_media == ("json",)
