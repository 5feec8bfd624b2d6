"""Pairs of samples that do not show one object."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import ASPNET, BOTH, findings, order

TEXT = order(
    "Id?: int32, Name?: string?, Lines?: {type: list<Line>, unwrapped: true}, "
    "Tags?: list<string>, Raw?: {type: string, markup: true}",
    "  Line: {fields: {Count?: int32, Parts?: 'list<list<Line>>'}}",
)


def told(folder: Path, json: str, xml: str, text: str = TEXT, api: str = BOTH) -> list[str]:
    files = {"place.request.json": json, "place.request.xml": f"<Order>{xml}</Order>"}
    found = findings(folder, text, api, files)
    assert {each.code for each in found} <= {"A009"}
    return [each.message.partition(", but ")[2] for each in found]


@pytest.mark.parametrize(
    ("json", "xml"),
    [
        ("{}", ""),
        ('{"Id": 1, "Name": null}', "<Id>1</Id>"),
        ('{"Lines": []}', ""),
        ('{"Lines": [{"Count": 1}, {}]}', "<Lines><Count>1</Count></Lines><Lines/>"),
        ('{"Tags": ["a"]}', "<Tags><item>b</item></Tags>"),
        ('{"Tags": []}', "<Tags/>"),
        ('{"Raw": "<br>"}', "<Raw><br></Raw>"),
        (
            '{"Lines": [{"Parts": [[{"Count": 1}]]}]}',
            "<Lines><Parts><item><Line><Count>1</Count></Line></item></Parts></Lines>",
        ),
        ('{"Other": 1}', "<Other/>"),
    ],
)
def test_a_pair_that_shows_the_same_members_agrees(json: str, xml: str, tmp_path: Path) -> None:
    assert told(tmp_path, json, xml) == []


@pytest.mark.parametrize(
    ("json", "xml", "message"),
    [
        ('{"Id": 1}', "", "only JSON has `Id`"),
        ("{}", "<Id>1</Id>", "only XML has `Id`"),
        ('{"id": 1}', "<Id>1</Id>", "only JSON has `id` and only XML has `Id`"),
        ('{"Tags": ["a", "b"]}', "<Tags><item>a</item></Tags>", "only JSON has `Tags[1]`"),
        ('{"Lines": [{"Count": 1}]}', "", "only JSON has `Lines[0]`"),
        (
            '{"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}',
            "",
            "only JSON has `a`, `b`, `c` and 2 more",
        ),
    ],
)
def test_a_pair_that_does_not_is_told_where(
    json: str, xml: str, message: str, tmp_path: Path
) -> None:
    assert told(tmp_path, json, xml) == [message]


def test_each_medium_is_read_under_its_own_names(tmp_path: Path) -> None:
    text = order("CRMUser?: {type: string, json: user}, State?: State", "  State: {enum: {A: 0}}")
    xml = "<CRMUser xmlns='urn:shop'>x</CRMUser><State>A</State>"
    assert told(tmp_path, '{"user": "x", "state": 0}', xml, text, ASPNET) == []


def test_nil_is_null(tmp_path: Path) -> None:
    nil = "<Name xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/>"
    assert told(tmp_path, '{"Name": null}', nil) == []
    assert told(tmp_path, "{}", nil) == []


def test_samples_of_different_variants_are_no_pair(tmp_path: Path) -> None:
    files = {"place.request.a.json": '{"Id": 1}', "place.request.b.xml": "<Order/>"}
    assert findings(tmp_path, TEXT, BOTH, files) == []


def test_a_malformed_sample_is_not_compared(tmp_path: Path) -> None:
    text = TEXT.replace("none}}", "none}, samples: {request.json: {malformed: Cut.}}}")
    files = {"place.request.json": '{"Id"', "place.request.xml": "<Order/>"}
    assert findings(tmp_path, text, BOTH, files) == []
