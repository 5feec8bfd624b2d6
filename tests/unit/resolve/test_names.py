"""Names of types that are used, and those that can stand where they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import codes, finding, order


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("strin", "did you mean `string`?"),
        ("order", "did you mean `Order`?"),
        ("guid", "here it is called `uuid`"),
        ("Dictionary", "here it is called `map<K, V>`"),
        ("Zebra", "declare it under `types`, or use a built-in one such as `string` or `int32`"),
    ],
)
def test_an_unknown_type_is_told_what_it_may_be(word: str, advice: str, tmp_path: Path) -> None:
    found = finding(tmp_path, order(f"Id: {word}"))
    assert (found.code, found.advice) == ("R003", advice)


def test_the_unknown_name_itself_is_pointed_at(tmp_path: Path) -> None:
    found = finding(tmp_path, order("Lines: 'list<map<string, Lin>>'"))
    assert found.at.end_column - found.at.column == len("Lin")


@pytest.mark.parametrize(
    "text",
    [
        "operations: {a: {doc: A., get: a, query: {x?: Lost}, responses: {2xx: none}}}",
        "operations: {a: {doc: A., get: a, responses: {2xx: Lost}}}",
        "operations: {a: {doc: A., post: a, request: {body: Lost}, responses: {2xx: none}}}",
    ],
)
def test_parameters_and_bodies_are_looked_at_too(text: str, tmp_path: Path) -> None:
    assert codes(tmp_path, text) == ["R003"]


def test_a_type_cannot_have_the_name_of_a_built_in_one(tmp_path: Path) -> None:
    assert codes(tmp_path, order("Id: int32", "  list: {fields: {A: string}}")) == ["R002"]


@pytest.mark.parametrize("key", ["string", "uuid", "int32", "State"])
def test_a_map_has_plain_keys(key: str, tmp_path: Path) -> None:
    assert not codes(tmp_path, order(f"M: 'map<{key}, any>'", "  State: {enum: [a, b]}"))


@pytest.mark.parametrize("key", ["double", "any", "list<string>", "Order", "string?"])
def test_a_map_has_no_other_keys(key: str, tmp_path: Path) -> None:
    assert codes(tmp_path, order(f"M?: 'map<{key}, string>'")) == ["R004"]


def test_an_unknown_key_of_a_map_is_one_finding(tmp_path: Path) -> None:
    assert codes(tmp_path, order("M: 'map<Lost, string>'")) == ["R003"]


def test_plain_has_no_camel_case(tmp_path: Path) -> None:
    api = "title: Shop, dialect: plain, json_names: camel"
    assert codes(tmp_path, order("Id: int32"), api) == ["R001"]
