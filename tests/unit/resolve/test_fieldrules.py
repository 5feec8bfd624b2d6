"""Formats, flags and `any` on fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import ASPNET, BOTH, PLAIN, codes, finding, order


@pytest.mark.parametrize("type", ["datetime", "'list<date>'", "'map<string, time?>'"])
def test_a_format_stands_on_dates_and_what_holds_them(type: str, tmp_path: Path) -> None:
    pattern = "'HH:mm'" if "time?" in type else "yyyy-MM-dd"
    assert not codes(tmp_path, order(f"A: {{type: {type}, format: {pattern}}}"))


def test_a_format_without_a_date_is_pointed_at(tmp_path: Path) -> None:
    assert codes(tmp_path, order("A: {type: string, format: yyyy}")) == ["R031"]


def test_a_wrong_format_is_pointed_at(tmp_path: Path) -> None:
    found = finding(tmp_path, order("A: {type: date, format: dd.mm.yyyy}"))
    assert found.code == "R030"
    assert found.at.end_column - found.at.column == len("dd.mm.yyyy")


def test_limits_are_looked_at(tmp_path: Path) -> None:
    assert codes(tmp_path, order("A: {type: string, min: 1}")) == ["R033"]


@pytest.mark.parametrize(
    ("field", "api", "message"),
    [
        ("A: {type: int32, markup: true}", BOTH, "is no string"),
        ("A: {type: string, markup: true}", PLAIN, "no body in XML carries `Order`"),
        ("A: {type: string, unwrapped: true}", BOTH, "is no list"),
        ("A: {type: list<string>, unwrapped: true}", ASPNET, "always writes a list element"),
        ("A: {type: string, xml_item: a}", BOTH, "names nothing"),
        ("A: {type: list<string>, unwrapped: true, xml_item: a}", BOTH, "names nothing"),
        ("A?: {type: int32, emit_default: false}", ASPNET, "in two ways"),
        ("A: {type: string, emit_default: false}", ASPNET, "no default that could be left out"),
    ],
)
def test_a_flag_that_does_not_fit_says_why(
    field: str, api: str, message: str, tmp_path: Path
) -> None:
    found = finding(tmp_path, order(field), api)
    assert found.code == "R032"
    assert message in found.message


@pytest.mark.parametrize(
    "field",
    [
        "A: {type: string?, markup: true}",
        "A: {type: list<string>, unwrapped: true}",
        "A: {type: list<string>, xml_item: a}",
    ],
)
def test_a_flag_that_fits_is_fine(field: str, tmp_path: Path) -> None:
    assert not codes(tmp_path, order(field), BOTH)


def test_any_is_fine_where_all_is_json(tmp_path: Path) -> None:
    assert not codes(tmp_path, order("A: any, B: 'list<map<string, any>>'"))


def test_any_names_the_body_that_is_not_json_alone(tmp_path: Path) -> None:
    text = order("Line: Line", "  Line: {fields: {A: list<any>}}")
    found = finding(tmp_path, text, ASPNET)
    assert found.code == "R034"
    assert found.message.endswith("the request of `place` can be xml or form")


def test_any_as_a_whole_body_is_looked_at(tmp_path: Path) -> None:
    assert codes(tmp_path, order("A: string", body="any"), BOTH) == ["R034"]
