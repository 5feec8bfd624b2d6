"""ASP.NET: names, orders and media."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from wirewright.dialects.aspnet import ASPNET, camel


@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("ID", "id"),
        ("IDNumber", "idNumber"),
        ("URLPath", "urlPath"),
        ("VCRId", "vcrId"),
        ("ABC", "abc"),
        ("_Under", "_Under"),
        ("iPhone", "iPhone"),
        ("KVCPaymentCondition", "kvcPaymentCondition"),
        ("A1B", "a1b"),
        ("AB1", "aB1"),
        ("A", "a"),
        ("", ""),
        ("Éclair", "éclair"),
        ("İstanbul", "İstanbul"),
        ("Ⅷ", "Ⅷ"),
    ],
)
def test_a_name_is_camel_cased_as_json_net_does(name: str, wire: str) -> None:
    assert camel(name) == wire


@given(st.text())
def test_camel_casing_twice_is_camel_casing_once(name: str) -> None:
    assert camel(camel(name)) == camel(name)


@given(st.text())
def test_camel_casing_changes_nothing_but_case(name: str) -> None:
    wire = camel(name)
    assert len(wire) == len(name)
    assert all(new in (old, old.lower()) for new, old in zip(wire, name, strict=True))


@given(st.from_regex(r"[A-Z][a-z][a-z]+([A-Z][a-z]+)*", fullmatch=True))
def test_a_name_of_words_loses_its_first_capital_only(name: str) -> None:
    assert camel(name) == name[0].lower() + name[1:]


def test_json_names_may_stand_as_written() -> None:
    assert ASPNET.json_name("OrderId", "as_written") == "OrderId"
    assert ASPNET.json_name("OrderId", ASPNET.casings[0]) == "orderId"


LAYERS = ((("HasError", "HasError"), ("Error", "Error")), (("b", "b"), ("A", "Z"), ("C", "C")))


def test_json_has_the_derived_class_first_as_declared() -> None:
    assert ASPNET.json_order(LAYERS) == ("b", "A", "C", "HasError", "Error")


def test_xml_has_the_base_class_first_and_each_class_in_ordinal_order_of_its_xml_names() -> None:
    assert ASPNET.xml_order(LAYERS) == ("Error", "HasError", "C", "A", "b")


def test_ordinal_order_is_that_of_code_points() -> None:
    names = ["A1", "A10", "A2", "ABc", "A_", "AbC", "B", "Z", "_u", "a", "b", "É"]
    layer = tuple((name, name) for name in reversed(names))
    assert ASPNET.xml_order((layer,)) == tuple(names)


def test_an_enum_is_a_number_in_json_and_a_name_elsewhere() -> None:
    assert ASPNET.member_values("Open", 0) == (0, "Open", "Open")
    assert ASPNET.member_values("Open", None) == ("Open", "Open", "Open")


def test_a_request_may_be_a_form_and_a_response_may_not() -> None:
    assert ASPNET.request_media == ("json", "xml", "form")
    assert ASPNET.response_media == ("json", "xml")


def test_the_first_content_type_is_the_one_without_text() -> None:
    assert ASPNET.content_types["json"] == ("application/json", "text/json")
    assert ASPNET.content_types["xml"] == ("application/xml", "text/xml")
