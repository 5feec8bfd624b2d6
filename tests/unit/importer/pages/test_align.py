"""Cells of a broken table find their columns by what they say."""

from __future__ import annotations

from hypothesis import given, strategies as st

from wirewright.importer.pages.align import Cell, align
from wirewright.importer.pages.blocks import Role

FOUR: tuple[Role, ...] = ("name", "doc", "type", "notes")


def rows(
    *texts: str, columns: tuple[Role, ...] = FOUR, known: str = ""
) -> list[dict[Role, tuple[str, ...]]]:
    cells = [Cell(text, line) for line, text in enumerate(texts)]
    found, _ = align(columns, cells, frozenset(known.split()))
    return [dict(row.cells) for row in found]


def test_an_empty_description_leaves_no_gap() -> None:
    assert rows("id", "integer", "None.", "at", "When.", "date", "Required") == [
        {"name": ("id",), "type": ("integer",), "notes": ("None.",)},
        {"name": ("at",), "doc": ("When.",), "type": ("date",), "notes": ("Required",)},
    ]


def test_annotations_stand_one_by_one() -> None:
    found = rows("a", "string", "Required", "Max length: 5", "b", "string", "None.")
    assert [x["notes"] for x in found] == [("Required", "Max length: 5"), ("None.",)]


def test_a_member_may_be_named_like_a_type_or_an_annotation() -> None:
    found = rows("date", "date", "None.", "Required", "boolean", "None.", known="date required")
    assert [(x["name"], x["type"]) for x in found] == [
        (("date",), ("date",)),
        (("Required",), ("boolean",)),
    ]


def test_a_one_word_description_is_none_of_a_type() -> None:
    found = rows("token", "token", "string", "None.", known="token")
    assert found == [
        {"name": ("token",), "doc": ("token",), "type": ("string",), "notes": ("None.",)}
    ]


def test_a_type_may_be_any_name() -> None:
    assert rows("state", "OrderState", "None.")[0]["type"] == ("OrderState",)


def test_what_fits_nowhere_stands_after_the_table() -> None:
    cells = [Cell(x, 1) for x in ("id", "integer", "None.", "Words after it, in a sentence.")]
    assert align(FOUR, cells, frozenset())[1] == 3


def test_a_row_without_a_name_keeps_its_place() -> None:
    cells = [Cell("a", 1, True), Cell("string", 1, False), Cell("None.", 2, False)]
    cells += [Cell("string", 3, True), Cell("None.", 4, False)]
    found, _ = align(FOUR, cells, frozenset())
    assert [x.text("name") for x in found] == ["a", ""]


def test_words_of_one_line_are_one_description() -> None:
    cells = [Cell(x, 1) for x in ("id", "its", "key", "integer", "None.")]
    assert align(FOUR, cells, frozenset(["id"]))[0][0].text("doc") == "its key"


def test_places_and_requirements_have_columns_of_their_own() -> None:
    columns: tuple[Role, ...] = ("name", "place", "type", "required", "doc")
    found = rows(
        "Id", "path", "long", "Yes", "Key.", "Name", "body", "string", "No", columns=columns
    )
    assert [(x["place"], x["required"]) for x in found] == [
        (("path",), ("Yes",)),
        (("body",), ("No",)),
    ]


@given(st.lists(st.text(max_size=12), max_size=40))
def test_every_cell_up_to_the_end_has_a_place(texts: list[str]) -> None:
    cells = [Cell(text, line) for line, text in enumerate(texts)]
    found, used = align(FOUR, cells, frozenset())
    placed = [text for row in found for _, cell in row.cells for text in cell]
    assert sorted(placed) == sorted(texts[:used])
