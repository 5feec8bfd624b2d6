"""`extends`: layers, what a derived type may say again, and what is no base."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import ASPNET, codes, finding, layers, member, model, order, resolved

FAMILY = """\
types:
  Entity: {fields: {Id: int32, Note: {type: string, doc: A note., json: remark}}}
  Document: {extends: Entity, fields: {Title: string}}
  Order: {extends: Document, fields: {Total: decimal%s}}
operations:
  place: {doc: Places an order., post: orders, request: Order, responses: {2xx: none}}
"""


def test_layers_come_base_class_first(tmp_path: Path) -> None:
    _, found = layers(tmp_path, FAMILY % "")
    owners = [layer.owner.name.value for layer in found["Order"]]
    assert owners == ["Entity", "Document", "Order"]


def test_a_derived_type_is_flat_and_a_mere_base_makes_none(tmp_path: Path) -> None:
    api = resolved(tmp_path, FAMILY % "")
    assert [type.name for type in api.types] == ["Order"]
    assert [field.name for field in model(api).fields] == ["Id", "Note", "Title", "Total"]


def test_a_base_that_is_also_used_is_a_type_of_its_own(tmp_path: Path) -> None:
    api = resolved(tmp_path, FAMILY % ", Parent?: Document")
    assert [type.name for type in api.types] == ["Document", "Order"]


def test_aspnet_writes_the_base_last_in_json_and_first_in_xml(tmp_path: Path) -> None:
    order_ = model(resolved(tmp_path, FAMILY % "", ASPNET))
    assert [field.json for field in order_.fields] == ["total", "title", "id", "remark"]
    assert order_.xml_order == ("Id", "Note", "Title", "Total")


def test_a_field_that_is_stated_again_changes_presence_nullability_and_words(
    tmp_path: Path,
) -> None:
    api = resolved(tmp_path, FAMILY % ", Note?: {type: string?, doc: Another.}")
    note = member(api, "Note")
    assert (note.optional, note.type.nullable, note.info.doc) == (True, True, "Another.")
    assert note.json == "remark"


def test_what_is_stated_again_stays_in_the_base(tmp_path: Path) -> None:
    api = resolved(tmp_path, FAMILY % ", Id?: int32", ASPNET)
    assert [field.name for field in model(api).fields] == ["Total", "Title", "Id", "Note"]


def test_words_that_are_not_stated_again_are_inherited(tmp_path: Path) -> None:
    assert member(resolved(tmp_path, FAMILY % ", Note: string?"), "Note").info.doc == "A note."


@pytest.mark.parametrize(
    ("again", "said"),
    [
        ("Id: int64", "type"),
        ("Id: list<int32>", "type"),
        ("Note: {type: string, json: note}", "json"),
        ("Note: {type: string, secret: true}", "secret"),
        ("Note: {type: string, xml: Nb, form: Nb}", "xml and form"),
    ],
)
def test_a_field_that_is_stated_again_changes_nothing_else(
    again: str, said: str, tmp_path: Path
) -> None:
    found = finding(tmp_path, FAMILY % f", {again}")
    assert found.code == "R013"
    assert f"its {said} cannot change" in found.message
    assert found.related[0][0].line == 4


def test_an_override_may_be_repeated_as_it_is(tmp_path: Path) -> None:
    assert not codes(tmp_path, FAMILY % ", Note?: {type: string, json: remark}")


def test_a_circle_is_reported_once(tmp_path: Path) -> None:
    circle = """\
  A: {extends: B, fields: {X: string}}
  B: {extends: C, fields: {Y: string}}
  C: {extends: B, fields: {Z: string}}"""
    found = finding(tmp_path, order("Id: int32", circle))
    assert found.code == "R012"
    assert "B → C → B" in found.message


def test_a_type_that_extends_itself_is_a_circle(tmp_path: Path) -> None:
    assert codes(tmp_path, order("Id: int32", "  A: {extends: A, fields: {X: string}}")) == ["R012"]


def test_an_unknown_base_is_told_which_it_may_be(tmp_path: Path) -> None:
    found = finding(tmp_path, order("Id: int32", "  A: {extends: Ordr, fields: {X: string}}"))
    assert (found.code, found.advice) == ("R010", "did you mean `Order`?")


@pytest.mark.parametrize("base", ["{enum: [a, b]}", "{fields: unknown}"])
def test_a_base_has_fields(base: str, tmp_path: Path) -> None:
    more = f"  A: {{extends: B, fields: {{X: string}}}}\n  B: {base}"
    assert codes(tmp_path, order("Id: int32", more)) == ["R011"]


def test_a_long_line_of_bases_is_no_problem(tmp_path: Path) -> None:
    line = "\n".join(
        f"  T{n}: {{extends: T{n - 1}, fields: {{F{n}: string}}}}" for n in range(1, 1200)
    )
    text = order("Last: T1199", f"  T0: {{fields: {{F0: string}}}}\n{line}")
    assert len(model(resolved(tmp_path, text), "T1199").fields) == 1200
