"""Samples that cannot be read, and reasons about samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import BOTH, PLAIN, codes, finding, operation, resolved

TEXT = """\
types:
  Order: {fields: {Lines: list<Line>}}
  Line: {fields: {Text: {type: string%s}, Key: {type: string, json: key}}}
operations:
  place:
    doc: Places.
    post: orders
    request: Order
    responses: {2xx: none}
    samples: {%s}
"""
JSON = '{"Lines": [{"Text": "a", "key": "b"}]}'
XML = "<Order><Lines><Line><Text>%s</Text><Key>b</Key></Line></Lines></Order>"


def test_a_sample_that_is_no_json_is_pointed_at(tmp_path: Path) -> None:
    found = finding(tmp_path, TEXT % ("", ""), files={"place.request.json": "{\n'a'}"})
    assert (found.code, found.at.line, found.at.column) == ("R084", 2, 1)
    assert found.at.file == "specs/shop/samples/place.request.json"


def test_a_sample_that_is_no_xml_is_pointed_at(tmp_path: Path) -> None:
    files = {"place.request.json": JSON, "place.request.xml": XML % "<br>"}
    assert codes(tmp_path, TEXT % ("", ""), BOTH, files) == ["R085"]


def test_raw_markup_may_stand_where_the_spec_says_so(tmp_path: Path) -> None:
    files = {"place.request.json": JSON, "place.request.xml": XML % "<br>"}
    assert not codes(tmp_path, TEXT % (", markup: true", ""), BOTH, files)


def test_a_sample_that_is_known_to_be_malformed_is_not_read(tmp_path: Path) -> None:
    text = TEXT % ("", "request.json: {malformed: The page cuts it.}")
    (found,) = operation(resolved(tmp_path, text, files={"place.request.json": "{"})).samples
    assert found.malformed == "The page cuts it."


def test_a_form_is_not_read(tmp_path: Path) -> None:
    files = {"place.request.form": "a=%zz&&"}
    assert not codes(tmp_path, TEXT % ("", ""), f"{PLAIN}, media: [form]", files)


def test_reasons_stand_on_the_sample(tmp_path: Path) -> None:
    text = TEXT % ("", "request.json: {differs: {Lines.Key: Another one.}}")
    (found,) = operation(resolved(tmp_path, text, files={"place.request.json": JSON})).samples
    assert found.differs == (("Lines.Key", "Another one."),)


def test_a_reason_needs_its_sample(tmp_path: Path) -> None:
    text = TEXT % ("", "request.jso.json: {malformed: Why.}")
    found = finding(tmp_path, text, files={"place.request.json": JSON})
    assert found.code == "R086"
    assert found.message == "there is no sample `samples/place.request.jso.json`"
    assert found.advice == "did you mean `request.json`?"


@pytest.mark.parametrize("path", ["Key", "Lines.key", "Lines.Text.More"])
def test_a_reason_is_about_a_field_by_the_name_in_the_spec(path: str, tmp_path: Path) -> None:
    text = TEXT % ("", f"request.json: {{differs: {{{path}: Why.}}}}")
    assert codes(tmp_path, text, files={"place.request.json": JSON}) == ["R087"]
