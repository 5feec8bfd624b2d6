"""Two fields with one name on the wire."""

from __future__ import annotations

from pathlib import Path

from tests.unit.resolve.shop import ASPNET, BOTH, PLAIN, codes, finding, order


def test_a_clash_shows_both_places(tmp_path: Path) -> None:
    found = finding(tmp_path, order("A: string, B: {type: string, json: A}"))
    assert found.code == "R020"
    assert found.message == "`A` and `B` of `Order` are both called `A` in JSON"
    assert found.at.column > found.related[0][0].column


def test_a_derived_name_can_clash(tmp_path: Path) -> None:
    text = order("ID: string, Id: {type: string, form: X}")
    assert codes(tmp_path, text, ASPNET) == ["R020"]


def test_a_clash_counts_only_in_media_in_which_the_type_travels(tmp_path: Path) -> None:
    text = order("A: string, B: {type: string, xml: A}")
    assert not codes(tmp_path, text, PLAIN)
    assert codes(tmp_path, text, BOTH) == ["R020"]


def test_names_in_two_namespaces_do_not_clash(tmp_path: Path) -> None:
    text = order("A: string, B: {type: string, xml: A, xml_namespace: 'urn:b'}")
    assert not codes(tmp_path, text, ASPNET)


def test_an_inherited_clash_is_reported_once(tmp_path: Path) -> None:
    more = """\
  Parent: {fields: {A: string, B: {type: string, json: A}}}
  One: {extends: Parent, fields: {C: string}}
  Two: {extends: One, fields: {D: string}}"""
    assert codes(tmp_path, order("One: One, Two: Two", more)) == ["R020"]


def test_a_clash_with_the_base_is_found(tmp_path: Path) -> None:
    more = """\
  Parent: {fields: {A: string}}
  One: {extends: Parent, fields: {B: {type: string, json: A}}}"""
    assert codes(tmp_path, order("One: One", more)) == ["R020"]


def test_names_that_differ_in_case_are_doubtful_where_the_server_ignores_case(
    tmp_path: Path,
) -> None:
    text = order("user: string, User: {type: string, json: USER}")
    found = finding(tmp_path, text, ASPNET)
    assert (found.code, found.severity) == ("R021", "warning")
    assert not codes(tmp_path, text, PLAIN)
