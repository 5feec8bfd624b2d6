"""What ServiceStack calls things."""

import pytest

from wirewright.dialects import DIALECTS, XmlNames
from wirewright.ir import Scalar

DIALECT = DIALECTS["servicestack"]


def test_names_stand_as_written_unless_a_site_asks_for_camel_case() -> None:
    assert DIALECT.casings[0] == "as_written"
    assert DIALECT.json_name("OrderId", "as_written") == "OrderId"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("OrderId", "orderId"),
        ("IsOK", "isOK"),
        ("IDNumber", "idNumber"),
        ("ABC", "abc"),
        ("A", "a"),
        ("_Under", "_Under"),
        ("iPhone", "iPhone"),
        ("", ""),
    ],
)
def test_camel_case_stops_before_a_word(key: str, name: str) -> None:
    assert DIALECT.json_name(key, "camel") == name


def test_enums_are_names_everywhere() -> None:
    assert DIALECT.member_values("Open", 3) == ("Open", "Open", "Open")


def test_json_leaves_nulls_out() -> None:
    names = XmlNames({})
    assert DIALECT.absent_nulls(Scalar("int32", nullable=True), names) == ("json",)
    assert DIALECT.absent_nulls(Scalar("int32"), names) == ()


def test_xml_is_that_of_data_contracts() -> None:
    aspnet = DIALECTS["aspnet"]
    assert (DIALECT.root, DIALECT.element) == (aspnet.root, aspnet.element)
    assert DIALECT.needs_namespaces
