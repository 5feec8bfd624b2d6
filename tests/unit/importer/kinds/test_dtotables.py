"""Tables that have lost their names get them back from the samples."""

from __future__ import annotations

import pytest

from wirewright.importer.facts import Member, Model, Payload, Value
from wirewright.importer.kinds.dtotables import Dto, item_type, match


def dto(*rows: str) -> Dto:
    """Make a table of `name:type` rows."""
    pairs = [x.partition(":") for x in rows]
    return Dto("", tuple(Member(name, type) for name, _, type in pairs))


def names(models: list[Model]) -> list[tuple[str, list[str]]]:
    return [(x.name, [y.name for y in x.members] + [y.name for y in x.values]) for x in models]


def test_a_table_is_the_one_whose_members_the_object_has() -> None:
    models: list[Model] = []
    tables = [dto("Id:int"), dto("Pots:List<Pot>"), dto("Blend:string")]
    rows = match(tables, Payload('{"pots": [{"blend": ""}]}'), models)
    assert [x.name for x in rows] == ["Pots"]
    assert names(models) == [("Pot", ["Blend"])]


def test_a_class_and_its_base_have_a_table_each() -> None:
    rows = match([dto("A:int"), dto("B:int")], Payload('{"a": 1, "b": 2}'), [])
    assert [x.name for x in rows] == ["A", "B"]


def test_xml_names_tables_too() -> None:
    models: list[Model] = []
    xml = "<R xmlns='n'><Pots><Pot><Blend>x</Blend></Pot></Pots></R>"
    match([dto("Pots:List<Pot>"), dto("Blend:string")], Payload(xml), models)
    assert names(models) == [("Pot", ["Blend"])]


def test_an_enum_is_the_one_that_begins_with_what_is_shown() -> None:
    models: list[Model] = []
    tables = [dto("State:State"), Dto("", values=(Value("Hot", 1), Value("Cold", 2)))]
    match(tables, Payload('{"state": "Hot"}'), models)
    assert names(models) == [("State", ["Hot", "Cold"])]


def test_without_a_sample_the_first_table_is_the_bodys() -> None:
    assert [x.name for x in match([dto("A:int"), dto("B:int")], None, [])] == ["A"]


@pytest.mark.parametrize(
    ("written", "inner"),
    [
        ("Pot", "Pot"),
        ("Pot?", "Pot"),
        ("Pot[]", "Pot"),
        ("List<Pot>", "Pot"),
        ("Dictionary<string, List<Pot>>", "Pot"),
        ("Nullable<Pot>", "Pot"),
        ("", ""),
        ("List<", "List<"),
    ],
)
def test_the_innermost_type_is_what_a_table_describes(written: str, inner: str) -> None:
    assert item_type(written) == inner


@pytest.mark.parametrize("text", ["{", "[", "<a>", '{"a":' * 3000, "", "x"])
def test_a_sample_that_cannot_be_read_stops_nothing(text: str) -> None:
    assert match([dto("A:int")], Payload(text), []) != ()
