"""A table's head is known in many forms and languages."""

from __future__ import annotations

import pytest

from wirewright.importer.pages.heads import head, is_rule

FOUR = ("name", "doc", "type", "notes")


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("NameDescriptionTypeAdditional information", ""),
        ("Name Description Type Additional information", ""),
        ("| Name | Description | Type | Additional information |", ""),
        ("Name | Description | Type | Additional information |", ""),
        ("PotDto| Name | Description | Type | Additional information |", "PotDto"),
        ("PotDtoName | Description | Type | Additional information |", "PotDto"),
        (
            "Collection of PotName | Description | Type | Additional information |",
            "Collection of Pot",
        ),
        ("PotNameDescriptionTypeAdditional information", "Pot"),
        ("ИмяОписаниеТипДополнительная информация", ""),
        ("参数名描述类型备注", ""),
        ("| Namn | Beskrivning | Typ | Information |", ""),
    ],
)
def test_a_head_tells_the_roles_of_its_columns(line: str, before: str) -> None:
    found = head(line)
    assert found is not None
    assert (found.columns, found.before) == (FOUR, before)


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("NameDescriptionAdditional information", ("name", "doc", "notes")),
        ("NameValueDescription", ("name", "number", "doc")),
        ("APIDescription", ("api", "doc")),
        ("NameParameterData TypeRequiredDescription", ("name", "place", "type", "required", "doc")),
        ("ParameterRequiredTypeDescription", ("name", "required", "type", "doc")),
        ("| Nome | Tipo | Descrição |", ("name", "type", "doc")),
    ],
)
def test_columns_may_be_fewer_or_in_another_order(line: str, columns: tuple[str, ...]) -> None:
    found = head(line)
    assert found is not None
    assert found.columns == columns


def test_a_ruled_head_in_an_unknown_language_has_the_usual_columns() -> None:
    found = head("| Nimi | Kuvaus | Tyyppi | Lisätiedot |", ruled=True)
    assert found is not None
    assert found.columns == FOUR


@pytest.mark.parametrize(
    "line",
    ["Name", "Description", "The name of the type", "Names", "| GET | /pots | Lists pots. |", ""],
)
def test_other_lines_are_no_heads(line: str) -> None:
    assert head(line, ruled=True) is None


@pytest.mark.parametrize("line", ["|---|---|", "---|---", "| --- | :---: |", "-----"])
def test_a_rule_is_only_dashes_and_pipes(line: str) -> None:
    assert is_rule(line)
    assert not is_rule(f"{line} x")
