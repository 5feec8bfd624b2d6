"""Numbers that keep their text, and the bounds of decimals."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from wirewright.python.errors import DecodeError, EncodeError
from wirewright.python.runtime import aspnet, plain
from wirewright.python.runtime.numbers import JsonFloat, XmlDecimal, decimal_text

NUMBERS = st.from_regex(
    r"-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,9})?([eE][+-]?[0-9]{1,2})?", fullmatch=True
)


@pytest.mark.parametrize("value", [XmlDecimal("15.0"), JsonFloat("1.10"), JsonFloat("-0.0")])
def test_copies_are_equal_in_all(value: object) -> None:
    pickles = [pickle.loads(pickle.dumps(value, n)) for n in range(pickle.HIGHEST_PROTOCOL + 1)]
    for made in (*pickles, copy.copy(value), copy.deepcopy(value), eval(repr(value))):
        assert (type(made), made, str(made), repr(made)) == (
            type(value),
            value,
            str(value),
            repr(value),
        )
        assert hash(made) == hash(value)


def test_a_marked_decimal_is_a_decimal() -> None:
    marked = XmlDecimal("15.0")
    assert marked == Decimal(15)
    assert hash(marked) == hash(Decimal(15))
    assert type(marked + 1) is Decimal
    assert sorted([marked, Decimal(14)]) == [Decimal(14), marked]


@given(NUMBERS)
def test_a_json_number_keeps_its_text(text: str) -> None:
    value = JsonFloat(text)
    assert (value.text, value) == (text, float(text))
    assert hash(value) == hash(float(text))
    assert json.loads(value.text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "nan",
        "NaN",
        "Infinity",
        "1_0",
        "\u0661",
        " 1",
        "1 ",
        "01",
        "+1",
        ".5",
        "5.",
        "0x10",
        "1e400",
        "-1e400",
        "1\n",
    ],
)
def test_a_text_that_is_no_json_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no JSON number|is out of range"):
        JsonFloat(text)


def test_a_json_number_does_not_change() -> None:
    value = JsonFloat("1.10")
    for name in ("text", "_text", "other"):
        with pytest.raises(AttributeError):
            setattr(value, name, "2")
    assert value.text == "1.10"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("0.0000001"), "0.0000001"),
        (Decimal("1E+5"), "100000"),
        (Decimal("-1.50E-10"), "-0.000000000150"),
        (Decimal("0E-9"), "0.000000000"),
        (Decimal("0E+3"), "0"),
        (Decimal("79228162514264337593543950335"), "79228162514264337593543950335"),
        (Decimal("1" * 6144), "1" * 6144),
        (XmlDecimal("15.0"), "15.0"),
    ],
)
def test_a_decimal_has_no_exponent(value: Decimal, text: str) -> None:
    assert decimal_text(value) == text


@pytest.mark.parametrize("dialect", [aspnet, plain])
@pytest.mark.parametrize(
    "value",
    [
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("NaN123"),
        Decimal("Infinity"),
        Decimal("-Infinity"),
        XmlDecimal("NaN"),
        Decimal("1e999999999"),
        Decimal("1e-999999999"),
        Decimal("0e999999999"),
        Decimal("1e6145"),
        Decimal("1" * 6145),
        Decimal("0." + "1" * 6145),
    ],
)
def test_a_decimal_without_a_text_of_bounded_length_is_refused(
    dialect: object, value: Decimal
) -> None:
    for medium in ("json", "xml", "form"):
        with pytest.raises(EncodeError, match="out of range") as caught:
            getattr(dialect, f"{medium}_decimal")(value)
        assert len(str(caught.value)) < 200


@pytest.mark.parametrize("text", ["1" * 6144, "0." + "1" * 6144, "1" * 1_000_000])
def test_a_decimal_that_is_too_long_is_not_read(text: str) -> None:
    with pytest.raises(DecodeError, match="out of range"):
        plain.read_xml_decimal(text)


def test_the_longest_decimal_that_is_read_can_be_written() -> None:
    text = "1" * 6143
    assert aspnet.xml_decimal(aspnet.read_xml_decimal(text)) == text
    assert aspnet.json_decimal(aspnet.read_xml_decimal(text)) == f"{text}.0"
