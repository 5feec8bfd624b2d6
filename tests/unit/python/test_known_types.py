"""Members whose values may be of derived types, as ASP.NET writes and reads them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.unit.python.built import built, refusal

XSI = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
TYPES = """types:
  Animal:
    known_types: [Dog, Cat]
    fields: {Kind: string?, Name: string?}
  Dog: {extends: Animal, fields: {Barks: boolean, Weight: decimal}}
  Cat: {extends: Animal, xml_namespace: 'urn:cats', fields: {Lives: int32}}
  Fish: {extends: Animal, fields: {Fins: int32}}
  Home: {fields: {Pet?: Animal?, Pets?: list<Animal>, By?: 'map<string, Animal>', Fish?: Fish}}
operations:
  send: {post: m, request: Home, responses: {2xx: Animal, 400: 'list<Animal>', 404: 'Animal?'}}
"""
TOLD = TYPES.replace(
    "[Dog, Cat]",
    "[Dog, Cat]\n    discriminator: {field: Kind, values: {dog: Dog, '7': Cat, pet: Animal}}",
)
DOG = '{"Barks":true,"Weight":1.50,"Kind":"dog","Name":"Rex"}'
DOG_XML = "<Kind>dog</Kind><Name>Rex</Name><Barks>true</Barks><Weight>1.50</Weight>"


def shop(text: str = TOLD) -> Any:
    return built(text)


def dog() -> Any:
    return shop().Dog(kind="dog", name="Rex", barks=True, weight=Decimal("1.50"))


def cat() -> Any:
    return shop().Cat(kind="7", name=None, lives=9)


def home(**fields: object) -> Any:
    return shop().Home(**fields)


def xml(inside: str) -> str:
    return f'<Home {XSI} xmlns="urn:shop">{inside}</Home>'


def test_json_has_all_members_of_a_value_and_is_read_by_the_documented_member() -> None:
    text = f'{{"Pet":{DOG}}}'
    assert home(pet=dog()).to_json().decode() == text
    assert shop().Home.from_json(text) == home(pet=dog())
    plain = shop().Animal(kind="pet", name=None)
    many = home(pet=plain, pets=[dog(), plain], by={"a": cat()})
    assert shop().Home.from_json(many.to_json()) == many


def test_without_a_documented_member_json_is_read_as_the_declared_type() -> None:
    value = built(TYPES).Home.from_json(f'{{"Pet":{DOG}}}')
    assert value == built(TYPES).Home(pet=built(TYPES).Animal(kind="dog", name="Rex"))


@pytest.mark.parametrize("text", ['{"Kind":"bird"}', '{"Kind":null}', '{"Kind":["dog"]}', "{}"])
def test_a_member_that_tells_no_type_is_refused(text: str) -> None:
    assert "Pet.Kind: it does not tell" in refusal(
        lambda: shop().Home.from_json(f'{{"Pet":{text}}}')
    )


def test_an_error_inside_of_a_value_has_its_whole_path() -> None:
    text = f'{{"Pets":[{DOG},{DOG.replace("true", "1")}]}}'
    assert refusal(lambda: shop().Home.from_json(text)).startswith("json: Pets[1].Barks: Expected")
    text = f'{{"Pets":[{DOG.replace("1.50", "1e99999")}]}}'
    assert "Pets[0].Weight: '1e99999' is out" in refusal(lambda: shop().Home.from_json(text))


@pytest.mark.parametrize("text", ["7", "[]", '"dog"'])
def test_what_is_no_object_is_no_value(text: str) -> None:
    assert "json: Pet: Expected `object`" in refusal(
        lambda: shop().Home.from_json(f'{{"Pet":{text}}}')
    )


def test_xml_names_a_type_that_is_not_the_declared_one() -> None:
    value = home(pet=dog())
    assert value.to_xml().decode() == xml(f'<Pet i:type="Dog">{DOG_XML}</Pet>')
    assert shop().Home.from_xml(value.to_xml()) == value
    plain = home(pet=shop().Animal(kind=None, name="Tim"))
    assert plain.to_xml().decode() == xml('<Pet><Kind i:nil="true" /><Name>Tim</Name></Pet>')
    assert shop().Home.from_xml(plain.to_xml()) == plain


def test_a_type_of_another_namespace_is_declared_before_it_is_named() -> None:
    inside = '<Kind>7</Kind><Name i:nil="true" /><d2p1:Lives>9</d2p1:Lives>'
    value = home(pet=cat())
    assert value.to_xml().decode() == xml(
        f'<Pet xmlns:d2p1="urn:cats" i:type="d2p1:Cat">{inside}</Pet>'
    )
    assert shop().Home.from_xml(value.to_xml()) == value


def test_items_and_entries_name_their_types_too() -> None:
    value = home(pets=[dog(), cat()], by={"a": cat()})
    text = value.to_xml().decode()
    assert f'<Pets><Animal i:type="Dog">{DOG_XML}</Animal><Animal xmlns:d3p1="urn:cats"' in text
    assert 'i:type="d4p2:Cat"' in text or 'i:type="d4p1:Cat"' in text
    assert shop().Home.from_xml(text) == value


def test_a_document_names_its_type_before_its_own_namespace() -> None:
    codec = shop().operations.OPERATIONS["send"].response(200).codec("xml")
    assert codec.encode(dog()).decode() == (
        f'<Animal {XSI} i:type="Dog" xmlns="urn:shop">{DOG_XML}</Animal>'
    )
    assert (
        codec.encode(cat())
        .decode()
        .startswith(
            f'<Animal {XSI} xmlns:d1p1="urn:cats" i:type="d1p1:Cat" xmlns="urn:shop"><Kind>'
        )
    )
    for value in (dog(), cat()):
        assert codec.decode(codec.encode(value)) == value
    for status, value in ((400, [dog(), cat()]), (404, cat()), (404, None)):
        for medium in ("json", "xml"):
            other = shop().operations.OPERATIONS["send"].response(status).codec(medium)
            assert other.decode(other.encode(value)) == value


def test_any_prefix_of_a_type_is_read() -> None:
    text = xml(f'<Pet xmlns:x="urn:shop" i:type=" x:Dog ">{DOG_XML}</Pet>')
    assert shop().Home.from_xml(text) == home(pet=dog())
    text = xml('<Pet i:type="Animal"><Kind>a</Kind><Name>b</Name></Pet>')
    assert shop().Home.from_xml(text).pet == shop().Animal(kind="a", name="b")


@pytest.mark.parametrize("name", ["Fish", "Cat", "x:Dog", "", "Dog:"])
def test_an_unknown_type_is_refused(name: str) -> None:
    text = xml(f'<Pet i:type="{name}">{DOG_XML}</Pet>')
    assert "xml: Pet: " in refusal(lambda: shop().Home.from_xml(text))


def test_a_value_of_a_type_that_is_not_listed_cannot_be_written() -> None:
    fish = shop().Fish(kind=None, name=None, fins=2)
    value = home(pet=fish)
    for write in (value.to_json, value.to_xml, value.to_form):
        assert "Pet: expected Animal" in refusal(write, "EncodeError")


def test_a_form_has_the_declared_type_only() -> None:
    assert home(pet=shop().Animal(kind="a", name="b")).to_form() == b"Pet.Kind=a&Pet.Name=b"
    assert "Pet: expected Animal, got Dog" in refusal(home(pet=dog()).to_form, "EncodeError")


def test_strict_reading_knows_the_members_of_all_types() -> None:
    codec = shop().operations.OPERATIONS["send"].request.codec
    found = codec("json").strict(f'{{"Pet":{DOG[:-1]},"New":1}}}}').findings
    assert [finding.path for finding in found] == ["Pet.New"]
    for value in (home(pet=dog()), home(pet=cat(), pets=[cat()])):
        for medium in ("json", "xml"):
            assert not codec(medium).strict(codec(medium).encode(value)).findings
