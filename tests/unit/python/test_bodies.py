"""Bodies of every shape in ASP.NET's media: null, scalars, lists, maps, pairs."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from inspect import signature
from typing import Any

import pytest

from tests.unit.python.built import built, model, refusal

XSI = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
SER = 'xmlns="http://schemas.microsoft.com/2003/10/Serialization/"'
ARRAYS = 'xmlns="http://schemas.microsoft.com/2003/10/Serialization/Arrays"'
ENTRY = "KeyValueOfstringint"
KINDS = {
    "number": "int32?",
    "text": "string?",
    "numbers": "list<int32>?",
    "items": "list<Item>",
    "map": "map<string, int32>",
    "item": "Item?",
    "state": "State",
    "data": "bytes",
    "pair": "pair<string, Item>",
}
TEXT = (
    "types:\n  Item: {fields: {Id: int32}}\n  State: {enum: {Read: 1, Write: 2}, flags: true}\n"
    "operations:\n"
    + "".join(f"  {name}: {{post: {name}, request: {kind!r}}}\n" for name, kind in KINDS.items())
)


def codec(name: str, medium: str) -> Any:
    return built(TEXT).operations.OPERATIONS[name].request.codec(medium)


@pytest.mark.parametrize(
    ("name", "json", "xml", "form"),
    [
        ("number", "5", f"<int {SER}>5</int>", "=5"),
        ("number", "null", f'<int i:nil="true" {XSI} {SER} />', "="),
        ("text", '"a"', f"<string {SER}>a</string>", "=a"),
        ("text", "null", f'<string i:nil="true" {XSI} {SER} />', "="),
        (
            "numbers",
            "[1,2]",
            f"<ArrayOfint {XSI} {ARRAYS}><int>1</int><int>2</int></ArrayOfint>",
            "=1&=2",
        ),
        ("numbers", "null", f'<ArrayOfint i:nil="true" {XSI} {ARRAYS} />', None),
        ("items", "[]", f'<ArrayOfItem {XSI} xmlns="urn:shop" />', None),
        (
            "items",
            '[{"Id":1}]',
            f'<ArrayOfItem {XSI} xmlns="urn:shop"><Item><Id>1</Id></Item></ArrayOfItem>',
            "%5B0%5D.Id=1",
        ),
        (
            "map",
            '{"a":1}',
            f"<ArrayOf{ENTRY} {XSI} {ARRAYS}><{ENTRY}><Key>a</Key><Value>1</Value></{ENTRY}></ArrayOf{ENTRY}>",
            "%5B0%5D.Key=a&%5B0%5D.Value=1",
        ),
        ("item", '{"Id":1}', f'<Item {XSI} xmlns="urn:shop"><Id>1</Id></Item>', "Id=1"),
        ("item", "null", f'<Item i:nil="true" {XSI} xmlns="urn:shop" />', None),
        ("state", "3", '<State xmlns="urn:shop">Read Write</State>', "=Read%2C+Write"),
        ("state", "0", '<State xmlns="urn:shop" />', "=0"),
        ("data", '"AQI="', f"<base64Binary {SER}>AQI=</base64Binary>", "%5B0%5D=1&%5B1%5D=2"),
        ("data", '""', f"<base64Binary {SER} />", None),
        ("pair", '{"Key":"a","Value":{"Id":1}}', None, "Key=a&Value.Id=1"),
    ],
)
def test_a_body_has_one_form_in_each_medium(
    name: str, json: str, xml: str | None, form: str | None
) -> None:
    value = codec(name, "json").decode(json)
    assert codec(name, "json").encode(value).decode() == json
    if xml is not None:
        assert codec(name, "xml").encode(value).decode() == xml
    assert codec(name, "xml").decode(codec(name, "xml").encode(value)) == value
    if form is None:
        assert refusal(partial(codec(name, "form").encode, value), "EncodeError")
    else:
        assert codec(name, "form").encode(value).decode() == form
        assert codec(name, "form").decode(form) == value


def test_bytes_are_numbers_with_an_index_in_forms() -> None:
    kind = model("B: bytes, C?: 'list<bytes>'")
    value = kind(b=b"\x01\xff", c=[b"\x02"])
    assert value.to_form() == b"B%5B0%5D=1&B%5B1%5D=255&C%5B0%5D%5B0%5D=2"
    assert kind.from_form(value.to_form()) == value
    assert "B[0]: '256' is out of range" in refusal(partial(kind.from_form, "B[0]=256"))
    assert "form: B: missing" in refusal(partial(kind.from_form, ""))


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\ufffe", "\ud800"])
def test_what_xml_has_no_character_for_is_refused_in_both_directions(character: str) -> None:
    kind = model("S: string")
    assert "XML cannot say the character" in refusal(kind(s=character).to_xml, "EncodeError")
    data = f'<M xmlns="urn:shop"><S>&#x{ord(character):X};</S></M>'
    assert "no well-formed XML" in refusal(partial(kind.from_xml, data))


BASES = """types:
  Base: {xml_namespace: 'urn:base', fields: {Tags: list<string>, Name: string?, Next?: Other?}}
  Other: {fields: {Id: int32}}
  Thing: {extends: Base, fields: {Id: int32}}
  M: {fields: {T?: Thing, L?: list<Thing>}}
operations:
  send: {post: m, request: M, responses: {2xx: Thing}}
"""


def test_members_of_a_base_in_another_namespace_say_so_themselves() -> None:
    shop = built(BASES)
    thing = shop.Thing(id=1, tags=["a"], name=None, next=shop.Other(id=2))

    def members(depth: int) -> str:
        tags = f'xmlns:d{depth}p1="{ARRAYS[7:-1]}" xmlns="urn:base"'
        following = f'xmlns:d{depth}p1="urn:shop" xmlns="urn:base"'
        return (
            '<Name i:nil="true" xmlns="urn:base" />'
            f"<Next {following}><d{depth}p1:Id>2</d{depth}p1:Id></Next>"
            f"<Tags {tags}><d{depth}p1:string>a</d{depth}p1:string></Tags><Id>1</Id>"
        )

    assert thing.to_xml().decode() == f'<Thing {XSI} xmlns="urn:shop">{members(2)}</Thing>'
    assert shop.Thing.from_xml(thing.to_xml()) == thing
    value = shop.M(t=thing, l=[thing])
    inside = f"<L><Thing>{members(4)}</Thing></L><T>{members(3)}</T>"
    assert value.to_xml().decode() == f'<M {XSI} xmlns="urn:shop">{inside}</M>'
    assert shop.M.from_xml(value.to_xml()) == value


def test_null_of_such_a_member_stands_between_its_declarations() -> None:
    shop = built(BASES.replace("Next?: Other?", "Next: Other?"))
    text = shop.Thing(id=1, tags=[], name="", next=None).to_xml().decode()
    assert '<Next xmlns:d2p1="urn:shop" i:nil="true" xmlns="urn:base" />' in text


MAPPED = """types:
  M: {fields: {A: int32, L?: list<string>}}
operations:
  send: {post: m, request: M, responses: {2xx: M}}
  words: {get: words, responses: {2xx: list<string>}}
"""
KEYED = "  keyed: {get: keyed, responses: {2xx: 'map<string, M>'}}\n"


def test_a_writer_takes_a_prefix_only_where_a_document_may_give_it_one() -> None:
    alone, keyed = built(MAPPED), built(MAPPED + KEYED)
    writers = [import_module(f"{x.__name__}.xml").write_m for x in (alone, keyed)]
    assert ["p" in signature(writer).parameters for writer in writers] == [False, True]
    value = keyed.operations.OPERATIONS["keyed"].response(200).codec("xml")
    text = value.encode({"k": keyed.M(a=1, l=["x"])}).decode()
    assert '<Value xmlns:d3p1="urn:shop"><d3p1:A>1</d3p1:A><d3p1:L><string>x</string>' in text
    assert alone.M(a=1).to_xml() == keyed.M(a=1).to_xml()
