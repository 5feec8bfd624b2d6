"""A sample's shape is the names in it, whatever it is written in."""

from __future__ import annotations

import pytest

from wirewright.importer.kinds.shapes import Shape, shape_of

WANTED = Shape(
    {"pots": Shape({"id": Shape({}, "0"), "at": Shape({}, "01:02")}), "empty": Shape({})}
)


@pytest.mark.parametrize(
    "text",
    [
        '{"Pots": [{"Id": 0, "at": "01:02"}, 3], "empty": []}',
        '{Pots:[{Id:0,at:"01:02"},{Id:1}],empty:[]}',
        "{\n\tpots: \n\t[\n\t\t{\n\t\t\tid: 0,\n\t\t\tat: 01:02\n\t\t}\n\t],\n\tempty: \n}",
    ],
)
def test_json_and_jsv_show_the_same(text: str) -> None:
    assert shape_of(text) == WANTED


def test_xml_shows_its_elements() -> None:
    shape = shape_of("<R xmlns='n'><Pots><Pot><Id>0</Id></Pot></Pots></R>")
    assert shape == Shape({"pots": Shape({"pot": Shape({"id": Shape({}, "0")})})})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "<a>",
        "{",
        "[",
        "{a",
        "{a}",
        "{a:",
        "{a:{}",
        "{a:1}}",
        "{:1}x",
        "[" * 500,
        "{a:" * 500,
    ],
)
def test_what_cannot_be_read_shows_nothing(text: str) -> None:
    assert shape_of(text) is None
