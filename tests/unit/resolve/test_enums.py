"""Enums and what each medium writes for their members."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import ASPNET, PLAIN, enum, finding, order, resolved


def state(members: str, more: str = "") -> str:
    return order("A: State", f"  State: {{enum: {members}{more}}}")


def values(folder: Path, members: str, api: str) -> list[tuple[int | str, str, str]]:
    found = enum(resolved(folder, state(members), api), "State")
    return [(member.json, member.xml, member.form) for member in found.members]


def test_aspnet_writes_numbers_in_json_alone(tmp_path: Path) -> None:
    assert values(tmp_path, "{Open: 0, Shut: 4}", ASPNET) == [
        (0, "Open", "Open"),
        (4, "Shut", "Shut"),
    ]


def test_an_enum_without_numbers_is_its_names(tmp_path: Path) -> None:
    assert values(tmp_path, "[Open]", ASPNET) == values(tmp_path, "[Open]", PLAIN)
    assert values(tmp_path, "[Open]", PLAIN) == [("Open", "Open", "Open")]


def test_plain_writes_a_number_everywhere(tmp_path: Path) -> None:
    assert values(tmp_path, "{Open: 7}", PLAIN) == [(7, "7", "7")]


def test_what_the_spec_writes_out_wins(tmp_path: Path) -> None:
    members = "{Open: {number: 0, json: o, xml: 'not shut', form: f}}"
    assert values(tmp_path, members, ASPNET) == [("o", "not shut", "f")]


def test_an_enum_is_open_unless_it_says_closed(tmp_path: Path) -> None:
    assert not enum(resolved(tmp_path, state("[a, b]")), "State").closed
    assert enum(resolved(tmp_path, state("[a, b]", ", closed: true")), "State").closed


@pytest.mark.parametrize("api", [ASPNET, PLAIN])
def test_all_members_have_a_number_or_none(api: str, tmp_path: Path) -> None:
    found = finding(tmp_path, state("{Open: 0, Shut: {doc: Shut.}}"), api)
    assert found.code == "R040"
    assert found.message.startswith("`Shut` has no number")


@pytest.mark.parametrize(
    "members",
    ["{A: 1, B: 1}", "[a, {b: {xml: a}}]", "[a, {b: {form: a}}]", "[a, {b: {json: a}}]"],
)
def test_two_members_with_one_value_show_both_places(members: str, tmp_path: Path) -> None:
    found = finding(tmp_path, state(members), ASPNET)
    assert found.code == "R041"
    assert len(found.related) == 1


def test_flags_need_numbers_and_names_without_spaces(tmp_path: Path) -> None:
    flags = ", flags: true"
    found = finding(tmp_path, state("[Read, Write]", flags), ASPNET)
    assert found.code == "R042"
    found = finding(tmp_path, state("{Read: {number: 1, xml: To read}}", flags), ASPNET)
    assert "`To read` has one" in found.message


def test_names_in_json_are_those_of_xml(tmp_path: Path) -> None:
    members = "{Open: {number: 0, xml: Is open}, Shut: {number: 1, json: shut}}"
    found = enum(resolved(tmp_path, state(members, ", json_as: name"), ASPNET), "State")
    assert [(x.json, x.xml, x.number) for x in found.members] == [
        ("Is open", "Is open", 0),
        ("shut", "Shut", 1),
    ]
