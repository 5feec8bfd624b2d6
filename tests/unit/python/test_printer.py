"""msgspec's printing of models: what it prints the writers would print, too; the rest is theirs."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from importlib import import_module
from math import inf, nan
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.unit.python.built import built

DIALECTS = ("aspnet", "xmlserializer", "servicestack", "plain")
TEXT = """
types:
  Kind: {enum: {Goods: 0, Service: 1}}
  Sort: {enum: [asc, desc]}
  Line: {fields: {Price: decimal, Text?: string?, Kind?: Kind, Lines?: list<Line>}}
  Order:
    fields:
      Id?: int32
      Big?: uint64
      Small?: int8?
      Text?: string?
      Yes?: boolean
      Price?: decimal?
      Paid?: decimal
      Letter?: char
      Span?: duration?
      Data?: bytes
      Kind?: Kind?
      Sort?: Sort
      Prices?: list<decimal>
      Numbers?: list<int16?>
      Lines?: list<Line>?
      MORE
  Float: {fields: {X?: float}}
  Given: {fields: {Map?: 'map<string, int32>'}}
operations:
  send: {post: o, request: Order, responses: {2xx: Order}}
  many: {get: o, responses: {2xx: list<Order>}}
  others: {post: f, request: Float, responses: {2xx: Given}}
"""

MORE = """Key?: uuid
      At?: datetime?
      Size?: double?
      Sizes?: list<double>"""


@cache
def shop(dialect: str) -> Any:
    api = f"title: Shop, dialect: {dialect}, media: [json]"
    if dialect == "servicestack":  # which leaves nulls out, and has its own dates and uuids
        return built(re.sub(r"([a-z0-9>])\?(?=[\n,}>])", r"\1", TEXT).replace("MORE", ""), api)
    return built(TEXT.replace("MORE", MORE), api)


def json(dialect: str) -> Any:
    return import_module(f"{shop(dialect).__name__}.json")


def ready(dialect: str) -> dict[str, object]:
    """Return members as msgspec prints them in every dialect."""
    made, runtime = shop(dialect), f"{shop(dialect).__name__.rpartition('.')[0]}._runtime"
    char = import_module(f"{runtime}.chars").Char
    moment = import_module(f"{runtime}.dates").DateTime
    members: dict[str, object] = {
        "id": -7,
        "big": 2**64 - 1,
        "small": None,
        "text": 'Größe "1"\n\x7f€😀/<',
        "yes": True,
        "price": Decimal("15.0"),
        "paid": Decimal("-0.10"),
        "letter": char("ß"),
        "data": b"\0\xff",
        "kind": made.Kind.SERVICE,
        "sort": made.Sort.DESC,
        "prices": [Decimal("1.5")],
        "numbers": [1, None],
        "key": UUID(int=7),
        "lines": [made.Line(price=Decimal("2.50"), lines=[]), made.Line(price=Decimal("0.00"))],
        "at": moment.parse("2026-02-04T03:44:38.1234567Z"),
        "size": 15.0,
        "sizes": [0.1, -123456.789],
    }
    if dialect == "servicestack":
        for name in ("small", "key", "at", "size", "sizes"):
            del members[name]
        members["numbers"] = [1]
    return members


def odd(dialect: str) -> list[object]:
    """Return values that are not printed anywhere, or not in every place."""
    made, members = shop(dialect), ready(dialect)
    decimal = import_module(f"{made.__name__.rpartition('.')[0]}._runtime.numbers").XmlDecimal
    doubles = (*(0.0, -0.0, 0.1 + 0.2, 1e-4, 1e-5, 1.5e-5, 1e-6, 1e15, 1e16, 1e22), inf, -inf, nan)
    numbers = ("15", "1E+5", "0E-9", "NaN", "-Infinity", "1.5E-10", "1." + 7000 * "0")
    return [
        *(None, "", "x\u2028", "\x85", "\ud800", "1.5", 1.0, True, 2**31, -129, 2**64, 10**5000),
        *(b"", [], [None], [1, 2**15], [Decimal(1)], {}, (), object(), made.Kind),
        *(members[name] for name in ("at", "key", "letter") if name in members),
        *(Decimal(x) for x in numbers),
        *(decimal("15.0"), made.Kind(json=9), made.Kind(xml="Z"), made.Sort(json="\u2029")),
        *(made.Kind(json=True), made.Sort(json="x"), [made.Line(price=1)], [made.Order()]),
        [made.Line(price=Decimal("1.0"), text=5)],
        made.Line(price=Decimal("1.0")),
        *doubles,
        *([x] for x in doubles),
    ]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_has_no_surprises_is_printed(dialect: str) -> None:
    value = shop(dialect).Order(**ready(dialect))
    printed = json(dialect)._ORDER_PRINTER.print(value)
    assert printed is not None
    assert printed.decode() == json(dialect).write_order(value)
    assert json(dialect)._LIST_OF_ORDER_PRINTER.print([value]) == b"[" + printed + b"]"


@pytest.mark.parametrize("dialect", DIALECTS)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_printed_is_what_the_writer_writes(dialect: str, data: st.DataObject) -> None:
    members = ready(dialect)
    kept = data.draw(st.sets(st.sampled_from(sorted(members))))
    wrong = data.draw(
        st.dictionaries(st.sampled_from(sorted(members)), st.sampled_from(odd(dialect)), max_size=2)
    )
    value = shop(dialect).Order(**{key: members[key] for key in sorted(kept)} | wrong)
    agree(dialect, value)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_odd_value_of_each_member_is_as_the_writer_has_it(dialect: str) -> None:
    for name in ready(dialect):
        for value in odd(dialect):
            agree(dialect, shop(dialect).Order(**{name: value}))


def agree(dialect: str, value: Any) -> None:
    """Compare the printer, which may give nothing, with the writer, which may refuse."""
    module = json(dialect)
    printed = module._ORDER_PRINTER.print(value)
    try:
        written = module.write_order(value).encode()
    except (module.EncodeError, UnicodeEncodeError):
        written = None
    assert printed in (None, written), value
    if printed is None and written is not None:
        assert module.encode_order(value) == written


@settings(max_examples=400, deadline=None)
@given(number=st.floats() | st.decimals(-(10**9), 10**9, places=6).map(float))
def test_doubles_that_are_printed_are_as_the_writer_has_them(number: float) -> None:
    for dialect in ("aspnet", "plain"):
        agree(dialect, shop(dialect).Order(size=number))


def test_a_value_that_contains_itself_is_left_to_the_writer() -> None:
    made = shop("aspnet")
    line = made.Line(price=Decimal("1.0"), lines=[])
    line.lines.append(line)
    order = made.Order(lines=[line])
    assert json("aspnet")._ORDER_PRINTER.print(order) is None
    with pytest.raises(json("aspnet").EncodeError, match="contains itself"):
        order.to_json()


def test_models_with_what_msgspec_prints_otherwise_have_no_printer() -> None:
    names = vars(json("aspnet"))
    assert "_ORDER_PRINTER" in names
    assert "_FLOAT_PRINTER" not in names
    assert "_GIVEN_PRINTER" not in names


def test_the_combinations_of_types_that_are_remembered_are_bounded() -> None:
    made, module = shop("aspnet"), json("aspnet")
    printer = import_module(f"{made.__name__.rpartition('.')[0]}._runtime.printer")
    members = ready("aspnet")
    names = sorted(members)
    for number in range(printer.MOST_PLANS + 50):
        chosen = {name for place, name in enumerate(names) if number >> place & 1}
        value = made.Order(**{name: members[name] for name in sorted(chosen)})
        assert module._ORDER_PRINTER.print(value) == module.write_order(value).encode()
