"""Documented limits: `validate()` tells them, and nothing else does."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.generating import made
from wirewright.python.runtime.rules import Rule, Violation, validate

SPEC = """
api: {title: Shop, dialect: aspnet, json_names: camel, xml_namespace: "urn:shop"}
types:
  Order:
    fields:
      Count?: {type: int32, min: 1, max: 9}
      Price?: {type: decimal, max: 0.1}
      Code?: {type: string?, min_length: 2, max_length: 3, pattern: "^[A-Z]+$"}
      Data?: {type: bytes, max_length: 2}
      Lines?: {type: list<Line>, min_items: 1, max_items: 2}
      ByName?: map<string, Line>
      Sent?: {type: datetime, min: "2020-01-01T00:00:00Z"}
      Day?: {type: date, format: yyyy/MM/dd, max: 2020/12/31}
      Wait?: {type: duration, max: PT1H}
  Line:
    fields:
      No?: {type: int64, max: 5}
operations:
  place:
    post: orders/{id}
    path: {id: {type: int32, min: 1}}
    query:
      day?: {type: date, format: yyyyMMdd}
      at?: {type: datetime, format: "yyyy-MM-ddTHH:mm:ssZ"}
      clock?: {type: time, format: HHmm}
      tags?: {type: list<string>, style: comma, max_items: 2}
    request: Order
    responses: {2xx: none}
"""


@cache
def shop() -> Any:
    import tempfile

    return made(Path(tempfile.mkdtemp()), SPEC)


def broken(payload: str) -> list[str]:
    return [str(x) for x in shop().Order.from_json(payload).validate()]


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        ('{"count": 0}', "count: is less than 1"),
        ('{"count": 10}', "count: is more than 9"),
        ('{"price": 0.2}', "price: is more than 0.1"),
        ('{"code": "A"}', "code: has 1 characters, fewer than 2"),
        ('{"code": "ABCD"}', "code: has 4 characters, more than 3"),
        ('{"data": "AAAA"}', "data: has 3 characters, more than 2"),
        ('{"lines": []}', "lines: has 0 items, fewer than 1"),
        ('{"lines": [{}, {"no": 6}]}', "lines[1].no: is more than 5"),
        ('{"byName": {"a": {"no": 6}}}', "byName.a.no: is more than 5"),
        ('{"sent": "2019-12-31T23:59:59Z"}', "sent: is less than 2020-01-01T00:00:00Z"),
        ('{"day": "2021/01/01"}', "day: is more than 2020/12/31"),
        ('{"wait": "01:00:01"}', "wait: is more than PT1H"),
    ],
)
def test_a_broken_limit_is_told_with_its_place(payload: str, said: str) -> None:
    assert broken(payload) == [said]


@pytest.mark.parametrize(
    "payload",
    [
        "{}",
        '{"count": 1, "price": 0.1, "code": "AB", "lines": [{"no": 5}]}',
        '{"count": 9, "code": null}',
        '{"code": "ab"}',
        '{"sent": "2019-01-01T00:00:00"}',
    ],
    ids=["absent", "at the limits", "null", "a pattern is not run", "a time without a zone"],
)
def test_what_keeps_the_limits_is_valid(payload: str) -> None:
    assert broken(payload) == []


def test_all_that_is_broken_is_told_at_once() -> None:
    assert len(broken('{"count": 0, "price": 1, "lines": []}')) == 3


def test_reading_and_writing_do_not_ask_for_limits() -> None:
    order = shop().Order.from_json('{"count": 0}')
    assert order.to_json() == b'{"count":0}'


def test_bodies_that_are_no_model_are_looked_into() -> None:
    line = shop().Line(no=6)
    assert validate([line]) == [Violation((0, "no"), "is more than 5")]
    assert validate("text") == []


def test_a_float_limit_of_a_decimal_is_what_the_spec_says() -> None:
    assert list(Rule(max=0.1).broken(Decimal("0.1"))) == []


def test_a_limit_that_is_no_value_of_the_type_checks_nothing() -> None:
    assert list(Rule(min="soon").broken(datetime(2020, 1, 1, tzinfo=UTC))) == []


def test_a_parameter_is_read_by_its_documented_type() -> None:
    found = {x.name: x for x in shop().operations.OPERATIONS["place"].parameters}
    assert found["id"].read("7") == 7
    assert list(found["id"].rule.broken(0)) == ["is less than 1"]
    assert found["day"].read("20200229").isoformat() == "2020-02-29"
    assert found["at"].read("2020-02-29T01:02:03Z") == datetime(2020, 2, 29, 1, 2, 3, tzinfo=UTC)
    assert found["clock"].read("2359").isoformat() == "23:59:00"
    assert (found["tags"].style, found["tags"].rule.max_items) == ("comma", 2)


@pytest.mark.parametrize(
    ("name", "text"), [("id", "x"), ("day", "20200230"), ("at", "2020"), ("clock", "9999")]
)
def test_a_parameter_of_another_type_is_refused(name: str, text: str) -> None:
    found = {x.name: x for x in shop().operations.OPERATIONS["place"].parameters}
    with pytest.raises(Exception, match=text) as caught:
        found[name].read(text)
    assert caught.typename == "DecodeError"
