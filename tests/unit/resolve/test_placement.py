"""Attributes, text and CDATA: which fields can be one."""

from pathlib import Path

import pytest

from tests.unit.resolve.shop import ASPNET, BOTH, finding, findings, member, order, resolved


def test_a_field_stands_where_its_flag_says(tmp_path: Path) -> None:
    fields = "id: {type: int32, attribute: true}, lang?: {type: string, attribute: true, xml: l}"
    api = resolved(tmp_path, order(f"{fields}, note: {{type: string?, text: true, cdata: true}}"))
    places = [(member(api, x).place, member(api, x).xml.name) for x in ("id", "lang", "note")]
    assert places == [("attribute", "id"), ("attribute", "l"), ("text", "note")]
    assert member(api, "note").cdata


def test_an_attribute_and_an_element_may_have_one_name(tmp_path: Path) -> None:
    fields = "id: {type: int32, attribute: true}, Ident: {type: string, xml: id}"
    assert findings(tmp_path, order(fields), BOTH) == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("a: {type: list<string>, attribute: true}", "`a` has parts, so it cannot be one text"),
        ("a: {type: 'map<string, int32>', text: true}", "`a` has parts, so it cannot be one text"),
        ("a: {type: int32, cdata: true}", "`a` is no string, and only those stand in CDATA"),
        (
            "a: {type: string, attribute: true, text: true}",
            "an attribute cannot be `text`, too",
        ),
        (
            "a: {type: string, attribute: true, cdata: true}",
            "an attribute cannot be `cdata`, too",
        ),
        (
            "a: {type: string, attribute: true, xml_namespace: 'urn:x'}",
            "an attribute stands in no namespace",
        ),
        (
            "a: {type: string, attribute: true, xml: xmlns}",
            "`xmlns` declares a namespace: no field can be called so",
        ),
        (
            "a: {type: string, text: true, markup: true}",
            "`a` has no element of its own, so this says nothing",
        ),
        (
            "a: {type: string, text: true}, b: string",
            "`a` is the element's text, so `b` cannot be an element beside it",
        ),
        (
            "a: {type: string, text: true}, b: {type: string, text: true}",
            "`a` and `b` of `Order` are both called `#text` in XML",
        ),
    ],
)
def test_a_flag_that_does_not_fit_is_reported(tmp_path: Path, fields: str, message: str) -> None:
    assert finding(tmp_path, order(fields), BOTH).message == message


def test_data_contracts_have_no_attributes(tmp_path: Path) -> None:
    fields = "a: {type: string, attribute: true}"
    found = finding(tmp_path, order(fields), ASPNET)
    assert found.message == "the dialect `aspnet` writes every field as an element"


def test_text_among_inherited_elements_is_reported_where_they_meet(tmp_path: Path) -> None:
    more = "  Note: {extends: Order, fields: {b: {type: string, text: true}}}"
    found = finding(tmp_path, order("a: string", more), BOTH)
    assert (found.code, found.at.line) == ("R032", 5)


def test_a_pair_shows_attributes_and_text_as_members(tmp_path: Path) -> None:
    text = order("id: {type: int32, attribute: true}, note: {type: string, text: true}")
    files = {
        "place.request.json": '{"id": 1, "note": "n"}',
        "place.request.xml": '<Order id="1">n</Order>',
    }
    assert findings(tmp_path, text, BOTH, files) == []
    files["place.request.xml"] = '<Order nr="1">n</Order>'
    (found,) = findings(tmp_path, text, BOTH, files)
    assert "only JSON has `id` and only XML has `nr`" in found.message
