"""What XmlSerializer calls things."""

import pytest

from wirewright.dialects import DIALECTS, NamedXml, XmlNames
from wirewright.ir import ListOf, MapOf, Ref, Scalar, Type, XmlElement

DIALECT = DIALECTS["xmlserializer"]
NAMES = XmlNames(
    {
        "Order": NamedXml("model", "Order", ""),
        "Colour": NamedXml("enum", "Colour", ""),
        "Line": NamedXml("model", "OrderLine", "urn:lines"),
    }
)


@pytest.mark.parametrize(
    ("type", "name", "item"),
    [
        (Scalar("string"), "string", None),
        (Scalar("uuid"), "guid", None),
        (Scalar("datetime", "dd.MM.yyyy"), "string", None),
        (Ref("Colour"), "Colour", None),
        (ListOf(Scalar("uuid")), "ArrayOfGuid", "guid"),
        (ListOf(Scalar("int32", nullable=True)), "ArrayOfInt", "int"),
        (ListOf(ListOf(Scalar("uint8"))), "ArrayOfArrayOfUnsignedByte", "ArrayOfUnsignedByte"),
        (ListOf(Ref("Order")), "ArrayOfOrder", "Order"),
    ],
)
def test_roots_and_items_are_called_after_their_types(
    type: Type, name: str, item: str | None
) -> None:
    root = DIALECT.root(type, NAMES)
    assert (root.name, root.namespace) == (name, "")
    assert (root.item.name if root.item else None) == item


def test_items_may_have_a_written_name_and_the_namespace_of_their_type() -> None:
    shape = DIALECT.element("Lines", "", ListOf(Ref("Line")), NAMES, "Row")
    assert shape.item == XmlElement("Row", "urn:lines", "urn:lines")


def test_members_stand_in_declaration_order_base_first() -> None:
    base, own = (("b", "b"), ("a", "a")), (("z", "z"), ("y", "y"))
    assert DIALECT.xml_order([base, own]) == ("b", "a", "z", "y")
    assert DIALECT.json_order([base, own]) == ("z", "y", "b", "a")


def test_a_map_has_no_content() -> None:
    shape = DIALECT.element("Map", "", MapOf(Scalar("string"), Scalar("int32")), NAMES, "")
    assert shape == XmlElement("Map")
