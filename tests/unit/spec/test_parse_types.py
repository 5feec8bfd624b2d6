"""Types, fields and enums as the model keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.spec.reading import HEAD, parse, parsed
from wirewright.spec.model import ConstraintsSpec, FieldSpec, InfoSpec, MemberSpec, TypeSpec


def type_of(folder: Path, text: str) -> TypeSpec:
    (found,) = parsed(folder, f"types:\n  A: {text}\n").types
    return found


def field_of(folder: Path, text: str) -> FieldSpec:
    (found,) = type_of(folder, f"{{fields: {text}}}").fields
    return found


def members_of(folder: Path, text: str) -> tuple[MemberSpec, ...]:
    found = type_of(folder, f"{{enum: {text}}}").members
    assert found is not None
    return found


def test_a_field_may_be_its_type_alone(tmp_path: Path) -> None:
    field = field_of(tmp_path, "{Error?: 'string?'}")
    assert (field.name.value, field.optional) == ("Error", True)
    assert (field.type.name, field.type.nullable) == ("string", True)


def test_a_field_keeps_all_that_may_be_said_of_it(tmp_path: Path) -> None:
    field = field_of(
        tmp_path,
        "{a: {type: 'list<string>', json: j, xml: x, form: f, xml_item: i, xml_namespace: urn:n,"
        " format: yyyy, secret: true, markup: true, unwrapped: true, examples: [1, a, {b: ~}]}}",
    )
    texts = (field.json, field.xml, field.form, field.xml_item, field.xml_namespace, field.format)
    assert [text and text.value for text in texts] == ["j", "x", "f", "i", "urn:n", "yyyy"]
    assert field.secret
    assert field.markup is not None
    assert field.unwrapped is not None
    assert field.examples == (1, "a", {"b": None})


def test_a_flag_that_is_false_has_no_place(tmp_path: Path) -> None:
    field = field_of(tmp_path, "{a: {type: string, markup: false, unwrapped: false}}")
    assert (field.markup, field.unwrapped) == (None, None)


def test_limits_are_kept_as_written(tmp_path: Path) -> None:
    field = field_of(
        tmp_path,
        "{a: {type: string, min: 1, max: '2016-01-01', min_length: 2, max_length: 3.0,"
        " min_items: 4, max_items: 5, pattern: '[a-z]+'}}",
    )
    assert field.constraints == ConstraintsSpec(1, "2016-01-01", 2, 3, 4, 5, "[a-z]+")


def test_prose_may_stand_on_a_type(tmp_path: Path) -> None:
    found = type_of(
        tmp_path, "{fields: {}, title: T, doc: D, deprecated: true, notes: [a, b], inferred: why}"
    )
    assert found.info == InfoSpec("T", "D", True, ("a", "b"), "why")


def test_what_is_deprecated_may_name_its_successor(tmp_path: Path) -> None:
    assert type_of(tmp_path, "{fields: {}, deprecated: use B}").info.deprecated == "use B"


def test_a_type_may_be_undocumented(tmp_path: Path) -> None:
    found = type_of(tmp_path, "{fields: unknown, xml_namespace: urn:x}")
    assert (found.unknown, found.fields, found.members) == (True, (), None)


def test_a_type_may_only_extend(tmp_path: Path) -> None:
    found = type_of(tmp_path, "{extends: B, json: j, xml: x, form: f}")
    texts = (found.extends, found.json, found.xml, found.form)
    assert [text and text.value for text in texts] == ["B", "j", "x", "f"]
    assert not found.unknown


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("[a, b]", [("a", None), ("b", None)]),
        ("[a, {b: 2}]", [("a", None), ("b", 2)]),
        ("{a: 0, b: , c: {number: 1.0}}", [("a", 0), ("b", None), ("c", 1)]),
        ("{no: 0, 200: 1}", [("no", 0), ("200", 1)]),
    ],
)
def test_members_have_names_and_may_have_numbers(
    tmp_path: Path, text: str, members: list[tuple[str, int | None]]
) -> None:
    assert [(x.name.value, x.number) for x in members_of(tmp_path, text)] == members


def test_a_member_may_have_other_names_and_prose(tmp_path: Path) -> None:
    (member,) = members_of(tmp_path, "[{a: {json: j, xml: x, form: f, title: Изменение}}]")
    texts = (member.json, member.xml, member.form)
    assert [text and text.value for text in texts] == ["j", "x", "f"]
    assert member.info.title == "Изменение"


def test_an_enum_may_be_closed(tmp_path: Path) -> None:
    assert type_of(tmp_path, "{enum: [a], closed: true}").closed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{fields: {a: string, 'a?': string}}", "field"),
        ("{enum: [a, b, a]}", "member"),
        ("{enum: [a, {a: 1}]}", "member"),
    ],
)
def test_a_name_stands_once(tmp_path: Path, text: str, kind: str) -> None:
    _, diagnostics = parse(tmp_path, f"{HEAD}types:\n  A: {text}\n")
    assert [found.code for found in diagnostics] == ["S012"]
    assert kind in diagnostics[0].message


def test_a_field_without_a_readable_type_is_left_out(tmp_path: Path) -> None:
    spec, diagnostics = parse(tmp_path, HEAD + "types: {A: {fields: {a: 'list<', b: string}}}")
    assert [found.code for found in diagnostics] == ["S010"]
    assert spec is not None
    assert [field.name.value for field in spec.types[0].fields] == ["b"]
