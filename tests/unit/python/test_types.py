"""Python's words for types: annotations, class names, names of functions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.generating import read
from wirewright.ir import ListOf, MapOf, Ref, Scalar, Type
from wirewright.python.types import Types, bodies, reachable, types_of

SPEC = """\
api: {title: Shop, dialect: plain}
types:
  Color: {enum: [red, green]}
  order_line: {fields: {Price: decimal, Color: Color}}
  String: {fields: {at: {type: datetime, format: yyyy-MM-dd}, lines: list<order_line>}}
  DateText: {fields: {on: {type: date, format: dd.MM.yyyy}, by: {type: date, format: MM/dd/yyyy}}}
  Thing: {fields: unknown}
  ListOfThing: {fields: {}}
operations:
  send: {post: a, request: String, responses: {200: list<DateText>, 404: "map<Color, Thing>"}}
  ask: {post: b, media: [xml], request: order_line, responses: {}}
"""


@pytest.fixture
def types(tmp_path: Path) -> Types:
    return types_of(read(tmp_path, SPEC)[0])


STRING, INT = Scalar("string"), Scalar("int32")
NULLABLE = Scalar("string", nullable=True)


@pytest.mark.parametrize(
    ("type", "annotation"),
    [
        (STRING, "str"),
        (NULLABLE, "str | None"),
        (Scalar("any", nullable=True), "Any"),
        (Scalar("date"), "_dt.date"),
        (Scalar("datetime", "yyyy-MM-dd"), "DateTimeText"),
        (Scalar("date", "dd.MM.yyyy"), "DateText2"),
        (Scalar("date", "MM/dd/yyyy"), "DateText3"),
        (Ref("order_line", nullable=True), "OrderLine | None"),
        (ListOf(NULLABLE, nullable=True), "list[str | None] | None"),
        (MapOf(Ref("Color"), ListOf(INT)), "dict[Color, list[Int32]]"),
    ],
)
def test_a_type_has_an_annotation(types: Types, type: Type, annotation: str) -> None:
    assert types.annotation(type) == annotation


def test_builtins_can_be_named_by_their_module(types: Types) -> None:
    annotation = types.annotation(MapOf(STRING, ListOf(Scalar("bytes"))), "b.")
    assert annotation == "b.dict[b.str, b.list[b.bytes]]"
    assert types.annotation(Ref("String"), "b.") == "String"


BODIES = """\
api: {title: Shop, dialect: plain}
types:
  Color: {enum: [red]}
  X: {fields: {}}
  String: {fields: {}}
  StringBody: {fields: {}}
  ListOfX: {fields: {}}
  NullableX: {fields: {}}
operations:
  a: {get: a, responses: {200: string, 201: String, 202: string?, 203: "String?", 204: "X?"}}
  b: {get: b, responses: {200: list<string>, 201: list<String>, 202: list<string?>, 203: X}}
  c: {get: c, responses: {200: list<X>, 201: ListOfX, 202: list<list<X>>, 203: list<ListOfX>}}
  d: {get: d, responses: {200: "map<string, X>", 201: "map<int32, X>", 202: "map<Color, X>"}}
  e: {get: e, responses: {200: list<X?>, 201: list<NullableX>, 202: "list<X>?", 203: Color}}
  f: {get: f, responses: {200: "map<string, list<X>>", 201: "map<string, ListOfX>", 202: string}}
"""


def test_no_two_bodies_have_functions_of_one_name(tmp_path: Path) -> None:
    api, _ = read(tmp_path, BODIES)
    types = types_of(api)
    titles = {body.type: types.title(body.type) for body in bodies(api)}
    assert len(titles) == 22
    assert len(set(titles.values())) == 22
    named = {types.slug(name): Ref(name) for name in types.named}
    assert all(named.get(title, type) == type for type, title in titles.items())


def test_functions_are_called_after_the_type_of_the_body(tmp_path: Path) -> None:
    api, _ = read(tmp_path, BODIES)
    types = types_of(api)
    titles: dict[Type, str] = {
        Scalar("string"): "string_body_body",
        Ref("String"): "string",
        ListOf(Ref("X")): "list_of_x_body",
        MapOf(STRING, Ref("X")): "map_of_x",
        MapOf(Ref("Color"), Ref("X")): "map_from_color_to_x",
        ListOf(Ref("X", nullable=True)): "list_of_nullable_x",
    }
    assert {type: types.title(type) for type in titles} == titles


def test_types_are_reached_through_the_bodies_of_a_medium(tmp_path: Path) -> None:
    api, _ = read(tmp_path, SPEC)
    assert reachable(api, "json") == {"String", "order_line", "Color", "DateText", "Thing"}
    assert reachable(api, "xml") == {"order_line", "Color"}
    assert reachable(api, "form") == set()
