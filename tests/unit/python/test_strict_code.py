"""How types are described to strict reading."""

import pytest

from wirewright.ir import Enum, ListOf, MapOf, Model, Ref, Scalar, Type, Unknown, XmlElement
from wirewright.python import strict_code
from wirewright.python.types import Types

X = XmlElement("x")
NAMED = (Model("Order", (), (), X), Enum("Colour", (), X), Unknown("Odd", X))
TYPES = Types({each.name: each for each in NAMED}, {}, {})


@pytest.mark.parametrize(
    ("type", "shape"),
    [
        (Scalar("int32"), "None"),
        (Scalar("any"), "_strict.ANYTHING"),
        (Ref("Order", nullable=True), "members_order"),
        (Ref("Colour"), "None"),
        (Ref("Odd"), "_strict.ANYTHING"),
        (ListOf(ListOf(Ref("Order"))), "_strict.Items(_strict.Items(members_order))"),
        (MapOf(Scalar("string"), Ref("Order")), "_strict.Entries(members_order)"),
    ],
)
def test_a_shape_has_the_parts_of_its_type(type: Type, shape: str) -> None:
    assert strict_code.json_shape(TYPES, type) == shape
    assert strict_code.form_shape(TYPES, type) == shape


def test_xml_adds_the_names_of_items_and_entries() -> None:
    items = XmlElement("Tags", item=XmlElement("tag", "urn:a"))
    assert strict_code.xml_shape(TYPES, items, ListOf(Scalar("string"))) == (
        '_strict.Items(None, "{urn:a}tag")'
    )
    assert strict_code.xml_shape(TYPES, items, ListOf(Ref("Odd"))) == (
        "_strict.Items(_strict.ANYTHING, None)"
    )
    entry = XmlElement("e", "urn:a", key=XmlElement("k", "urn:a"), value=XmlElement("v"))
    shape = strict_code.xml_shape(
        TYPES, XmlElement("Map", item=entry), MapOf(Scalar("string"), Scalar("int32"))
    )
    assert shape == '_strict.Entries(None, ("{urn:a}e", "{urn:a}k", "v"))'


def test_a_scalar_with_elements_inside_is_left_to_its_reader() -> None:
    shape = XmlElement("Sent", contents="urn:system")
    assert strict_code.xml_shape(TYPES, shape, Scalar("datetime")) == "_strict.ANYTHING"
