"""Numbers of JSON that msgspec alone reads differently: names, huge decimals, 64 bits."""

from __future__ import annotations

from decimal import Decimal
from math import inf, isnan
from typing import Any

import pytest

from tests.unit.python.built import ASPNET, model, refusal as refusing

FIELDS = (
    "D?: double, F?: 'float?', I?: int32, L?: list<double>, M?: 'map<string, double>', "
    "Inner?: Inner, S?: string, P?: decimal, U?: uint64, N?: 'map<int32, decimal>'"
)
MORE = "  Inner: {fields: {D: double, P?: decimal}}\n"
PLAIN = "title: Shop, dialect: plain"


def read(text: str, api: str = ASPNET) -> Any:
    return model(FIELDS, MORE, api).from_json(text)


def refusal(text: str, api: str = ASPNET) -> str:
    return refusing(lambda: read(text, api))


def test_names_of_what_is_not_finite_are_read_wherever_a_float_stands() -> None:
    text = '{"D":"NaN","F":"-Infinity","L":[1.5,"Infinity"],"M":{"NaN":"Infinity"},"S":"NaN"}'
    value = read(text)
    assert isnan(value.d)
    assert (value.f, value.l, value.m, value.s) == (-inf, [1.5, inf], {"NaN": inf}, "NaN")
    assert value.to_json().decode() == text
    assert read('{"Inner":{"D":"Infinity","P":1.50}}').inner.p == Decimal("1.50")


@pytest.mark.parametrize("text", ['"7"', '"INF"', '"nan"', '""', '"+Infinity"'])
def test_no_other_string_is_a_float(text: str) -> None:
    assert refusal(f'{{"D":{text}}}') == "json: D: Expected `float`, got `str`"
    assert refusal(f'{{"L":[1,{text}]}}') == "json: L[1]: Expected `float`, got `str`"


def test_beside_a_name_all_else_is_read_as_strictly_as_ever() -> None:
    assert refusal('{"D":"NaN","I":"7"}') == "json: I: Expected `int`, got `str`"
    assert refusal('{"D":"NaN","I":7.5}') == "json: I: Expected `int`, got `float`"
    assert refusal('{"D":"NaN","S":7.5}') == "json: S: Expected `str`, got `float`"
    assert read('{"D":"NaN","F":2,"P":1.50,"N":{"3":4.0}}').n == {3: Decimal("4.0")}


def test_the_plain_dialect_has_no_names_for_numbers() -> None:
    assert refusal('{"D":"NaN"}', PLAIN) == "json: D: Expected `float`, got `str`"


@pytest.mark.parametrize(
    "text",
    ["1e999999999", "1E-9999", "-1.5e+6146", '"NaN"', '"sNaN1"', '" infinity"', '"\\u004eaN"'],
)
def test_a_decimal_that_is_huge_or_not_finite_is_refused(text: str) -> None:
    assert "P: " in refusal(f'{{"P":{text}}}')
    assert "Inner.P: " in refusal(f'{{"Inner":{{"D":1,"P":{text}}}}}')


def test_a_text_that_only_looks_like_such_a_decimal_is_read() -> None:
    value = read('{"P":1e2000,"S":"nan 1e99999 \\u0041","D":1}')
    assert (value.p, value.s, value.d) == (Decimal("1e2000"), "nan 1e99999 A", 1.0)


def test_unsigned_integers_end_at_64_bits() -> None:
    assert read('{"U":18446744073709551615}').u == 2**64 - 1
    assert "U: '18446744073709551616' is out of range" in refusal('{"U":18446744073709551616}')
