"""Cells without anything between them are divided by types, answers and known names."""

from __future__ import annotations

import pytest

from wirewright.importer.pages.align import Cell
from wirewright.importer.pages.blocks import Role
from wirewright.importer.pages.glued import unglue


def pieces(columns: str, *lines: str, known: str = "") -> list[str] | None:
    roles: tuple[Role, ...] = tuple(columns.split())  # type: ignore[arg-type] # words of the test
    found = unglue(roles, [Cell(x, 1) for x in lines], frozenset(known.split()))
    return None if found is None else [x.text for x in found]


@pytest.mark.parametrize(
    ("columns", "line", "parts"),
    [
        ("name required type doc", "keyYesstringThe key", ["key", "Yes", "string", "The key"]),
        ("name type doc", "data.stateintegerA number", ["data.state", "integer", "A number"]),
        ("name type doc", "dataarray of DataAll of it", ["data", "array of Data", "All of it"]),
        (
            "name doc type required example",
            "from_gtFilters by time.Dateno2031-01-02",
            ["from_gt", "Filters by time.", "Date", "no", "2031-01-02"],
        ),
        (
            "name place type required doc",
            "IdsqueryList<long>NoSome",
            ["Ids", "query", "List<long>", "No", "Some"],
        ),
    ],
)
def test_a_glued_row_falls_into_its_cells(columns: str, line: str, parts: list[str]) -> None:
    assert pieces(columns, line, known="key state data from_gt ids") == parts


def test_a_name_that_the_samples_do_not_show_is_none() -> None:
    assert pieces("name type doc", "Updatestatus", known="key") is None


def test_what_follows_a_complete_row_is_no_part_of_it() -> None:
    found = pieces("name type doc", "keystringThe key", "Some other heading", known="key")
    assert found == ["key", "string", "The key"]


def test_the_rest_of_a_row_may_stand_in_a_line_of_its_own() -> None:
    found = pieces("name required type doc", "key", "YesstringThe key", known="key")
    assert found == ["key", "Yes", "string", "The key"]
