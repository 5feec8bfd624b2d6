"""DataContract names: elements of members, items, entries and documents."""

from __future__ import annotations

import pytest

from wirewright.dialects.contracts import ARRAYS, SERIALIZATION, SYSTEM, contract, element, root
from wirewright.dialects.dialect import NamedXml, XmlNames
from wirewright.ir import ListOf, MapOf, Ref, Scalar, Type, XmlElement
from wirewright.resolve.scope import SCALARS

SHOP = "http://schemas.datacontract.org/2004/07/Shop"
NAMES = XmlNames(
    {
        "Order": NamedXml("model", "Order", SHOP),
        "State": NamedXml("enum", "State", SHOP),
        "Extra": NamedXml("unknown", "Extra", "urn:extra"),
    }
)
STRING, INT = Scalar("string"), Scalar("int32")
ORDER, STATE = Ref("Order"), Ref("State")


def member(type: Type, item: str = "") -> XmlElement:
    return element("M", "urn:owner", type, NAMES, item)


@pytest.mark.parametrize("kind", SCALARS)
def test_every_scalar_has_a_contract(kind: str) -> None:
    assert contract(Scalar(kind), NAMES).name


def test_a_scalar_and_an_enum_have_nothing_named_inside() -> None:
    assert member(STRING) == XmlElement("M", "urn:owner")
    assert member(STATE) == XmlElement("M", "urn:owner")


def test_a_member_of_a_type_declares_the_namespace_of_that_type() -> None:
    assert member(ORDER) == XmlElement("M", "urn:owner", SHOP)
    assert member(Ref("Extra", nullable=True)).contents == "urn:extra"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("int32", "int"),
        ("int8", "byte"),
        ("uint8", "unsignedByte"),
        ("uint64", "unsignedLong"),
        ("datetime", "dateTime"),
        ("uuid", "guid"),
        ("char", "char"),
        ("duration", "duration"),
        ("bytes", "base64Binary"),
        ("uri", "anyURI"),
        ("any", "anyType"),
    ],
)
def test_items_of_a_list_of_scalars_stand_in_the_arrays_namespace(kind: str, name: str) -> None:
    found = member(ListOf(Scalar(kind)))
    assert found.contents == ARRAYS
    assert found.item == XmlElement(name, ARRAYS)


def test_items_of_a_list_of_types_stand_in_the_namespace_of_the_type() -> None:
    found = member(ListOf(ORDER, nullable=True))
    assert found == XmlElement("M", "urn:owner", SHOP, item=XmlElement("Order", SHOP, SHOP))
    assert member(ListOf(STATE)).item == XmlElement("State", SHOP)


def test_items_that_may_be_null_keep_their_name_and_value_types_change_namespace() -> None:
    assert member(ListOf(Scalar("int32", nullable=True))).item == XmlElement("int", SYSTEM)
    assert member(ListOf(Ref("State", nullable=True))).item == XmlElement("State", SYSTEM)
    assert member(ListOf(Scalar("string", nullable=True))).item == XmlElement("string", ARRAYS)
    assert member(ListOf(Ref("Order", nullable=True))).item == XmlElement("Order", SHOP, SHOP)


def test_a_list_of_lists_names_its_items_after_the_inner_list() -> None:
    found = member(ListOf(ListOf(INT)))
    inner = XmlElement("ArrayOfint", ARRAYS, ARRAYS, item=XmlElement("int", ARRAYS))
    assert found == XmlElement("M", "urn:owner", ARRAYS, item=inner)
    orders = member(ListOf(ListOf(ORDER)))
    assert orders.item is not None
    assert (orders.item.name, orders.item.namespace) == ("ArrayOfOrder", SHOP)


def test_the_written_name_of_an_item_wins() -> None:
    assert member(ListOf(STRING), "line").item == XmlElement("line", ARRAYS)


def test_an_entry_of_a_map_of_scalars_has_no_hash() -> None:
    assert member(MapOf(STRING, INT)) == XmlElement(
        "M",
        "urn:owner",
        ARRAYS,
        item=XmlElement(
            "KeyValueOfstringint",
            ARRAYS,
            ARRAYS,
            key=XmlElement("Key", ARRAYS),
            value=XmlElement("Value", ARRAYS),
        ),
    )


def test_an_entry_with_a_list_has_the_hash_that_dotnet_is_known_to_write() -> None:
    found = member(MapOf(STRING, ListOf(STRING)))
    assert found.item is not None
    assert found.item.name == "KeyValueOfstringArrayOfstringty7Ep6D1"


def test_a_hash_depends_on_the_order_of_the_namespaces() -> None:
    one, other = member(MapOf(STATE, STRING)), member(MapOf(STRING, STATE))
    assert one.item is not None
    assert other.item is not None
    assert one.item.name.removeprefix("KeyValueOfStatestring") != ""
    assert one.item.name[-8:] != other.item.name[-8:]


def test_a_hash_has_no_character_that_a_name_cannot_have() -> None:
    names = XmlNames({f"T{n}": NamedXml("model", "T", f"urn:{n}") for n in range(200)})
    entries = [element("M", "", MapOf(STRING, Ref(name)), names).item for name in names.types]
    hashes = "".join(entry.name.removeprefix("KeyValueOfstringT") for entry in entries if entry)
    assert "_S" in hashes
    assert "_P" in hashes
    assert hashes.replace("_", "").isalnum()


def test_a_map_in_a_list_is_an_array_of_entries() -> None:
    found = member(ListOf(MapOf(STRING, INT)))
    assert found.item is not None
    assert found.item.name == "ArrayOfKeyValueOfstringint"
    assert found.item.namespace == ARRAYS


def test_a_document_is_called_like_its_contract() -> None:
    assert root(ORDER, NAMES) == XmlElement("Order", SHOP, SHOP)
    assert root(STATE, NAMES) == XmlElement("State", SHOP)
    assert root(STRING, NAMES) == XmlElement("string", SERIALIZATION)
    assert root(ListOf(ORDER), NAMES) == XmlElement(
        "ArrayOfOrder", SHOP, SHOP, item=XmlElement("Order", SHOP, SHOP)
    )
    assert root(ListOf(STRING), NAMES).namespace == ARRAYS
    assert root(MapOf(STRING, INT), NAMES).name == "ArrayOfKeyValueOfstringint"


def test_a_date_with_a_format_is_a_string_to_dotnet() -> None:
    assert member(ListOf(Scalar("datetime", "yyyy-MM-dd"))).item == XmlElement("string", ARRAYS)
