"""Numbers that msgspec takes too lightly are found wherever a value may have them."""

from __future__ import annotations

from datetime import time
from importlib import import_module
from typing import Any

import pytest

from tests.generating import made

SPEC = """\
api: {title: Shop, dialect: plain, media: [json]}
types:
  Line: {fields: {price: decimal, count?: uint64?, lines?: list<Line>?}}
  Text: {fields: {a: string, at?: time?}}
  Order:
    fields:
      one?: Line?
      all?: list<Line>
      nested?: list<list<Line>?>
      some?: list<Line?>
      sums?: list<decimal>
      by?: "map<string, Line>"
      of?: "map<uint64, decimal?>"
      pair?: "pair<decimal, Line>"
      text?: Text
      discount?: decimal?
operations:
  a: {post: a, request: Order}
  b: {post: b, request: "list<Order>"}
  c: {post: c, request: "map<string, decimal>"}
  d: {post: d, request: uint64}
  e: {post: e, request: Text}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return made(tmp_path_factory.mktemp("exact"), SPEC)


def decode(package: Any, name: str, text: str) -> Any:
    return package.operations.OPERATIONS[name].request.codec("json").decode(text)


def refused_at(package: Any, name: str, text: str) -> str:
    errors = import_module(f"{package.__name__.partition('.')[0]}.errors")
    with pytest.raises(errors.DecodeError) as caught:
        decode(package, name, text)
    path: str = caught.value.path
    return path


PLACES = {
    "one.price": '{"one":{"price":%s}}',
    "one.lines[0].price": '{"one":{"price":1,"lines":[{"price":%s}]}}',
    "all[1].price": '{"all":[{"price":1},{"price":%s}]}',
    "nested[1][0].price": '{"nested":[null,[{"price":%s}]]}',
    "some[1].price": '{"some":[null,{"price":%s}]}',
    "sums[1]": '{"sums":[12.5,%s]}',
    "by.k.price": '{"by":{"k":{"price":%s}}}',
    "of.7": '{"of":{"7":%s,"8":null}}',
    "pair.Key": '{"pair":{"Key":%s,"Value":{"price":1}}}',
    "pair.Value.price": '{"pair":{"Key":1,"Value":{"price":%s}}}',
    "discount": '{"discount":%s}',
}


@pytest.mark.parametrize("wrong", ["1e9999", '"NaN"', '"-Infinity"', '"1_0"', '"\\u0661"'])
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_decimal_is_refused_with_its_place(package: Any, place: str, wrong: str) -> None:
    assert refused_at(package, "a", PLACES[place] % wrong) == place
    assert decode(package, "a", PLACES[place] % "1.50")


def test_an_integer_beyond_64_bits_is_refused_in_fields_keys_and_bodies(package: Any) -> None:
    most = 2**64 - 1
    for name, text in {
        "a": '{"one":{"price":1,"count":%s}}',
        "b": '[{"of":{"%s":1}}]',
        "d": "%s",
    }.items():
        assert decode(package, name, text % most)
        assert refused_at(package, name, text % (most + 1)) is not None


@pytest.mark.parametrize("digits", ["1234560", "123456", "0000000"])
def test_a_time_of_six_digits_is_read_as_it_is(package: Any, digits: str) -> None:
    text = f'{{"text":{{"a":"x","at":"10:00:00.{digits}"}}}}'
    assert decode(package, "a", text).text.at == time(10, 0, 0, int(digits[:6]))


@pytest.mark.parametrize("digits", ["1234567", "0000004", "12345600", "1234567Z"])
def test_a_time_of_more_is_refused_and_not_rounded(package: Any, digits: str) -> None:
    text = f'{{"a":"x","at":"10:00:00.{digits}"}}'
    assert refused_at(package, "e", text) == "at"
    assert refused_at(package, "a", f'{{"text":{text}}}') == "text.at"


def test_only_what_has_such_numbers_is_looked_at(package: Any) -> None:
    functions = {name for name in vars(package.json) if name.startswith("exact_")}
    assert functions == {
        "exact_line",
        "exact_order",
        "exact_list_of_order",
        "exact_map_of_decimal",
        "exact_uint64",
    }
