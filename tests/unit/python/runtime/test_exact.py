"""Which numbers need no second look, and which do."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st
from msgspec import UNSET

from wirewright.python.runtime.exact import decimal_of, decimals, hides_digits, is_decimal, uint64s
from wirewright.python.runtime.numbers import MOST_DIGITS


def test_ordinary_decimals_are_exact() -> None:
    assert decimals([Decimal("0.00"), Decimal("15.0"), Decimal("1E-28"), None, UNSET])


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+6000", "1E-9999"])
def test_decimals_that_may_be_out_of_bounds_are_not(text: str) -> None:
    assert not decimals([Decimal("15.0"), Decimal(text)])
    assert not decimals([None, Decimal(text)])


def test_integers_are_exact_up_to_64_bits() -> None:
    assert uint64s([0, 2**64 - 1, None, UNSET])
    assert not uint64s([2**64])


@pytest.mark.parametrize(
    "text",
    ["1_0", "_1", "1_", "\\u005f1", "1\\u0660", "\u0661", "\uff11.5", "\u00a01", "1e_5", "_+1"],
)
def test_a_string_of_digits_that_only_python_reads_is_found(text: str) -> None:
    assert hides_digits(f'{{"a":"{text}"}}'.encode(), text.isascii())


@pytest.mark.parametrize(
    "text",
    ["a_1", "line_1_", "1.50", "Größe", "日本", "\\u0416", "1\\n", "+1e5", "10 € _"],
)
def test_other_strings_are_not(text: str) -> None:
    assert not hides_digits(f'{{"a":"{text}","b":1}}'.encode(), text.isascii())


@pytest.mark.parametrize("where", range(0, 200, 13))
def test_more_digits_than_a_decimal_may_have_are_found(where: int) -> None:
    text = f"{' ' * where}{'1' * MOST_DIGITS}1".encode()
    assert hides_digits(text, True)
    assert not hides_digits(b'"01234567",' * 10_000, True)


@given(st.text(" 0123456789_.eE+-\u0661\u00a0", min_size=1, max_size=6))
def test_what_python_reads_and_dotnet_does_not_is_always_found(text: str) -> None:
    try:
        Decimal(text)
    except ArithmeticError:
        return
    assert hides_digits(f'"{text}"'.encode(), text.isascii()) != is_decimal(text)


def test_a_decimal_out_of_range_is_none() -> None:
    assert decimal_of(" 1.50 ") == Decimal("1.50")
    assert decimal_of("1e7000") is None
