"""`any`, .NET's `object`, in ASP.NET's XML; and object references, which are refused."""

from __future__ import annotations

import pickle
from functools import partial
from typing import Any

import pytest

from tests.unit.python.built import ASPNET, built, refusal

XSI = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
XSD = "http://www.w3.org/2001/XMLSchema"
SER = "http://schemas.microsoft.com/2003/10/Serialization/"
API = f"{ASPNET}, media: [json, xml]"
TEXT = """types:
  M: {fields: {X?: any, L?: list<any>, S?: string}}
  Item: {fields: {Id: int32}}
operations:
  send: {post: m, request: M, responses: {2xx: any, 400: Item}}
"""


def shop() -> Any:
    return built(TEXT, API)


def xml(inside: str) -> str:
    return f'<M {XSI} xmlns="urn:shop">{inside}</M>'


ROWS = [
    ("int", XSD, "1", "1"),
    ("int", XSD, "-2147483648", "-2147483648"),
    ("long", XSD, "2147483648", "2147483648"),
    ("long", XSD, "5", "5"),
    ("short", XSD, "5", "5"),
    ("unsignedByte", XSD, "255", "255"),
    ("unsignedLong", XSD, "18446744073709551615", "18446744073709551615"),
    ("string", XSD, "a&amp;b", '"a&b"'),
    ("string", XSD, "", '""'),
    ("anyURI", XSD, "http://a/", '"http://a/"'),
    ("boolean", XSD, "true", "true"),
    ("double", XSD, "1.5", "1.5"),
    ("double", XSD, "1E+21", "1E+21"),
    ("float", XSD, "0.1", "0.1"),
    ("decimal", XSD, "1.50", "1.50"),
    ("decimal", XSD, "15", "15.0"),
    ("dateTime", XSD, "2026-02-04T03:44:38.4056342Z", '"2026-02-04T03:44:38.4056342Z"'),
    ("base64Binary", XSD, "AQI=", '"AQI="'),
    ("guid", SER, f"{'1' * 8}{'-1111' * 4}{'1' * 8}", f'"{"1" * 8}{"-1111" * 4}{"1" * 8}"'),
    ("char", SER, "65", '"A"'),
    ("duration", SER, "PT1H", '"01:00:00"'),
]


@pytest.mark.parametrize(("name", "namespace", "text", "json"), ROWS)
def test_an_element_says_of_which_type_it_is(
    name: str, namespace: str, text: str, json: str
) -> None:
    data = xml(f'<X xmlns:d2p1="{namespace}" i:type="d2p1:{name}">{text}</X>')
    value = shop().M.from_xml(data)
    assert value.to_xml().decode() == data
    assert value.to_json().decode() == f'{{"X":{json}}}'
    assert pickle.loads(pickle.dumps(value.x)) == value.x


@pytest.mark.parametrize("number", ["1.5", "15.0", "1e3"])
def test_a_number_of_json_with_a_point_or_an_exponent_is_a_double(number: str) -> None:
    value = shop().M.from_json(f'{{"X":{number}}}')
    text = repr(float(number)).removesuffix(".0")
    assert value.to_xml().decode() == xml(f'<X xmlns:d2p1="{XSD}" i:type="d2p1:double">{text}</X>')


def test_null_and_a_plain_object_have_no_type() -> None:
    for inside, json in (("<X />", '{"X":{}}'), ('<X i:nil="true" />', '{"X":null}')):
        value = shop().M.from_xml(xml(inside))
        assert value.to_xml().decode() == xml(inside)
        assert value.to_json().decode() == json
        assert shop().M.from_json(json) == value


def test_items_say_their_types_in_their_own_depth() -> None:
    arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
    item = f'<d2p1:anyType xmlns:d3p1="{XSD}" i:type="d3p1:int">1</d2p1:anyType>'
    value = shop().M(l=[1])
    assert value.to_xml().decode() == xml(f'<L xmlns:d2p1="{arrays}">{item}</L>')
    assert shop().M.from_xml(value.to_xml()) == value


def test_a_document_may_be_of_any_type() -> None:
    codec = shop().operations.OPERATIONS["send"].response(200).codec("xml")
    data = f'<z:anyType {XSI} xmlns:d1p1="{XSD}" i:type="d1p1:int" xmlns:z="{SER}">1</z:anyType>'
    assert codec.encode(1).decode() == data
    assert codec.decode(data) == 1


@pytest.mark.parametrize("value", [[1], {"a": 1}, 2**64, -(2**63) - 1, 1j])
def test_what_xml_has_no_word_for_is_refused(value: object) -> None:
    assert "X: " in refusal(shop().M(x=value).to_xml, "EncodeError")


def test_a_model_is_no_value_of_any() -> None:
    assert "X: " in refusal(shop().M(x=shop().Item(id=1)).to_xml, "EncodeError")


@pytest.mark.parametrize(
    "inside",
    [
        "<X>1</X>",
        "<X><A /></X>",
        '<X i:type="int">1</X>',
        f'<X xmlns:a="{XSD}" i:type="a:int">x</X>',
        f'<X xmlns:a="{XSD}" i:type="a:short">32768</X>',
        f'<X xmlns:a="{XSD}" i:type="a:int"></X>',
        f'<X xmlns:a="{XSD}" i:type="a:ArrayOfint" />',
        f'<X xmlns:a="{XSD}" i:type="a:int"><A /></X>',
    ],
)
def test_an_element_that_is_no_value_of_its_type_is_refused(inside: str) -> None:
    assert refusal(lambda: shop().M.from_xml(xml(inside))).startswith("xml: X: ")


@pytest.mark.parametrize("attribute", ["Id", "Ref"])
def test_object_references_are_refused_wherever_they_stand(attribute: str) -> None:
    mark = f'xmlns:z="{SER}" z:{attribute}="i1"'
    for data in (xml(f"<S {mark}>a</S>"), xml(f"<Other><B {mark} /></Other>")):
        assert "object references" in refusal(partial(shop().M.from_xml, data))
    assert shop().M.from_xml(xml('<S xmlns:z="urn:z" z:Id="1">a</S>')).s == "a"
