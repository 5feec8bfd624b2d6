"""Enums as ASP.NET has them: flags, names in JSON, names that EnumMember gives."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from tests.unit.python.built import ASPNET, model, refusal

ROOT = '<M xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:shop">'
ACCESS = "{enum: {None: 0, Read: 1, Write: 2, Exec: 4, ReadWrite: 3, All: 7}, flags: true}"
BITS = "{enum: {A: 1, B: 2}, flags: true}"
NAMED = "{enum: {Read: 1, Write: {number: 2, xml: Wr}, Exec: 4}, flags: true, json_as: name}"
COLOR = "{enum: {Red: 0, Green: {number: 3, xml: Light green}}, json_as: name}"


def one(enum: str, kind: str = "E") -> Any:
    return model(f"P: {kind!r}", f"  E: {enum}\n")


def xml(inside: str) -> str:
    return f"{ROOT}<P>{inside}</P></M>" if inside else f"{ROOT}<P /></M>"


@pytest.mark.parametrize(
    ("number", "names", "form"),
    [
        (0, "None", "None"),
        (1, "Read", "Read"),
        (5, "Read Exec", "Read%2C+Exec"),
        (3, "ReadWrite", "ReadWrite"),
        (7, "All", "All"),
    ],
)
def test_flags_are_a_number_in_json_and_names_in_xml_and_forms(
    number: int, names: str, form: str
) -> None:
    value = one(ACCESS).from_json(f'{{"P":{number}}}')
    assert value.to_json().decode() == f'{{"P":{number}}}'
    assert value.to_xml().decode() == xml(names)
    assert value.to_form().decode() == f"P={form}"
    for again in (one(ACCESS).from_xml(value.to_xml()), one(ACCESS).from_form(value.to_form())):
        assert again == value
        assert again.to_json() == value.to_json()


def test_the_names_of_flags_are_read_in_any_order() -> None:
    assert one(ACCESS).from_xml(xml(" Exec  Read\n")).to_json() == b'{"P":5}'
    assert one(ACCESS).from_form("P=exec,+READ").to_json() == b'{"P":5}'
    assert one(ACCESS).from_form("P=5").to_json() == b'{"P":5}'
    assert one(ACCESS).from_json('{"P":"exec, Read"}').to_json() == b'{"P":5}'


def test_no_bits_without_a_member_for_them_are_an_empty_element() -> None:
    value = one(BITS).from_json('{"P":0}')
    assert value.to_xml().decode() == xml("")
    assert value.to_form() == b"P=0"
    assert one(BITS).from_xml(xml("")) == value == one(BITS).from_xml(f"{ROOT}<P></P></M>")


def test_unknown_bits_survive_in_json_alone() -> None:
    value = one(BITS).from_json('{"P":9}')
    assert value.to_json() == b'{"P":9}'
    assert "P: " in refusal(value.to_xml, "EncodeError")
    assert "P: " in refusal(value.to_form, "EncodeError")
    assert refusal(lambda: one(BITS[:-1] + ", closed: true}").from_json('{"P":9}'))


def test_an_unknown_name_of_flags_survives_in_xml_alone() -> None:
    value = one(BITS).from_xml(xml("A New"))
    assert value.to_xml().decode() == xml("A New")
    assert refusal(value.to_json, "EncodeError")


def test_flags_combine_contain_and_iterate() -> None:
    kind = type(one(ACCESS).from_json('{"P":0}').p)
    both = kind.READ | kind.WRITE
    assert both == kind.READ_WRITE
    assert kind.READ in both
    assert kind.EXEC not in both
    assert list(kind.ALL) == [kind.READ, kind.WRITE, kind.EXEC]
    assert (kind.ALL & kind.READ, bool(kind.NONE), bool(both)) == (kind.READ, False, True)
    mixed = kind.READ | kind.EXEC
    assert (mixed.name, mixed.number) == ("Read, Exec", 5)
    assert copy.deepcopy(mixed) == mixed == pickle.loads(pickle.dumps(mixed))


def test_a_site_may_write_names_in_json() -> None:
    value = one(COLOR).from_json('{"P":"Light green"}')
    assert value.to_json() == b'{"P":"Light green"}'
    assert value.to_xml().decode() == xml("Light green")
    assert value.to_form() == b"P=Green"
    for text in ('"light GREEN"', '"green"', "3"):
        assert one(COLOR).from_json(f'{{"P":{text}}}') == value
    assert one(COLOR).from_json('{"P":9}').to_json() == b'{"P":9}'


def test_flags_with_names_have_commas_in_json() -> None:
    value = one(NAMED).from_json('{"P":"Read, Wr"}')
    assert value.to_json() == b'{"P":"Read, Wr"}'
    assert value.to_xml().decode() == xml("Read Wr")
    assert value.to_form() == b"P=Read%2C+Write"
    assert one(NAMED).from_json('{"P":3}') == value
    assert one(NAMED).from_json('{"P":8}').to_json() == b'{"P":8}'
    assert one(NAMED).from_json('{"P":0}').to_json() == b'{"P":0}'


def test_xml_has_the_exact_name_or_it_is_another_value() -> None:
    assert one(COLOR).from_xml(xml("red")).p.name == ""


def test_flags_are_keys_of_maps_by_their_names() -> None:
    value = one(ACCESS, "map<E, int32>").from_json('{"P":{"Read, Exec":1,"All":2}}')
    assert value.to_json() == b'{"P":{"Read, Exec":1,"All":2}}'
    assert ">Read Exec</d2p1:Key>" in value.to_xml().decode()
    assert one(ACCESS, "map<E, int32>").from_xml(value.to_xml()) == value


@pytest.mark.parametrize("more", ["", ", json_as: name"])
def test_as_the_key_of_a_map_a_member_is_cased_like_the_names_of_fields(more: str) -> None:
    enum = f"E: {{enum: {{InStock: 0, Sold: {{number: 1, xml: GoneAway}}}}{more}}}"
    made = model("P: 'map<E, int32>'", f"  {enum}\n", ASPNET.replace("as_written", "camel"))
    text = '{"p":{"inStock":1,"goneAway":2}}'
    value = made.from_json(text)
    assert value == made.from_json(text.replace("inS", "InS").replace("goneA", "GoneA"))
    assert [key.name for key in value.p] == ["InStock", "Sold"]
    assert value.to_json().decode() == text
    assert made.from_json('{"p":{"odd":1}}').to_json() == b'{"p":{"odd":1}}'
    plain = '{"P":{"InStock":1,"GoneAway":2}}'
    assert model("P: 'map<E, int32>'", f"  {enum}\n").from_json(plain).to_json() == plain.encode()
