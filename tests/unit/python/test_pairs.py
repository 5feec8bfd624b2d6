"""`pair<K, V>`, .NET's KeyValuePair."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from tests.unit.python.built import ASPNET, model, refusal

GENERIC = "http://schemas.datacontract.org/2004/07/System.Collections.Generic"
ROOT = '<M xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:shop">'
MORE = "  Item: {fields: {Id: int32}}\n"


def one(kind: str, api: str = ASPNET) -> Any:
    return model(f"P: {kind!r}", MORE, api)


def test_a_pair_has_capital_names_in_json_and_small_ones_in_xml() -> None:
    text = '{"P":{"Key":"k","Value":1}}'
    value = one("pair<string, int32>").from_json(text)
    assert (value.p.key, value.p.value) == ("k", 1)
    assert value.to_json().decode() == text
    inside = "<d2p1:key>k</d2p1:key><d2p1:value>1</d2p1:value>"
    assert value.to_xml().decode() == f'{ROOT}<P xmlns:d2p1="{GENERIC}">{inside}</P></M>'
    assert value.to_form() == b"P.Key=k&P.Value=1"
    for read, data in (("xml", value.to_xml()), ("form", value.to_form())):
        assert getattr(one("pair<string, int32>"), f"from_{read}")(data) == value


def test_camel_case_is_that_of_the_site() -> None:
    text = '{"p":{"key":"k","value":{"id":1}}}'
    api = ASPNET.replace("as_written", "camel")
    assert one("pair<string, Item>", api).from_json(text).to_json().decode() == text


def test_items_of_a_list_are_called_after_their_types() -> None:
    kind = "list<pair<string, Item>>"
    value = one(kind).from_json('{"P":[{"Key":"k","Value":{"Id":1}}]}')
    text = value.to_xml().decode()
    assert text.startswith(f'{ROOT}<P xmlns:d2p1="{GENERIC}"><d2p1:KeyValuePairOfstringItem')
    assert "<d2p1:value><Id>1</Id></d2p1:value>" in text
    assert one(kind).from_xml(text) == value
    assert one(kind).from_form(value.to_form()) == value


@pytest.mark.parametrize("text", ['{"Key":"k"}', '["k",1]', '{"Key":1,"Value":1}', "null"])
def test_what_is_no_pair_is_refused(text: str) -> None:
    assert refusal(lambda: one("pair<string, int32>").from_json(f'{{"P":{text}}}'))


def test_a_part_that_is_missing_in_xml_is_refused() -> None:
    text = f'{ROOT}<P xmlns:a="{GENERIC}"><a:key>k</a:key></P></M>'
    assert refusal(lambda: one("pair<string, int32>").from_xml(text)) == "xml: P: missing"


def test_a_tuple_is_no_pair() -> None:
    value = one("pair<string, int32>")(p=("k", 1))
    for write in (value.to_json, value.to_xml, value.to_form):
        assert "P: expected a Pair" in refusal(write, "EncodeError")


def test_strict_reading_knows_the_parts_of_a_pair() -> None:
    shop = one("pair<string, Item>")
    operation = sys.modules[shop.__module__.replace(".models", ".operations")].OPERATIONS["send"]
    text = '{"P":{"Key":"k","Value":{"Id":1,"New":2},"More":3}}'
    found = operation.request.codec("json").strict(text).findings
    assert [finding.path for finding in found] == ["P.Value.New", "P.More"]
    assert not operation.request.codec("xml").strict(shop.from_json(text).to_xml()).findings
