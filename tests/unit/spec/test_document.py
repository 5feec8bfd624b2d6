"""What a plain scalar means: YAML 1.2's core schema, and where YAML 1.1 disagrees."""

from __future__ import annotations

import math

import pytest

from tests.unit.spec.reading import root
from wirewright.diagnostics import Span
from wirewright.spec.document import Scalar, ambiguous, core, json_value

AT = Span("t.yaml", 1, 1, 1, 2)


def plain(text: str) -> Scalar:
    return Scalar(text, True, AT, 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("FALSE", False),
        ("7", 7),
        ("+7", 7),
        ("-07", -7),
        ("0o10", 8),
        ("0x1F", 31),
        ("1.10", 1.1),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("9" * 40, int("9" * 40)),
        ("yes", "yes"),
        ("22:22", "22:22"),
        ("1_000", "1_000"),
        ("2016-08-15T14:52:48Z", "2016-08-15T14:52:48Z"),
        ("१", "१"),
    ],
)
def test_a_plain_scalar_is_read_by_the_core_schema(text: str, value: object) -> None:
    found = core(plain(text))
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize("text", [".inf", "-.INF", ".NaN", "1e999", "9" * 5000, "0x" + "f" * 5000])
def test_a_number_that_json_has_not_is_not_finite(text: str) -> None:
    value = core(plain(text))
    assert isinstance(value, float)
    assert not math.isfinite(value)


@pytest.mark.parametrize("text", ["", "7", "true", "~", ".inf"])
def test_a_quoted_scalar_is_a_text(text: str) -> None:
    assert core(Scalar(text, False, AT, 1)) == text


@pytest.mark.parametrize(
    "text", ["yes", "Off", "y", "22:22", "1:30:00", "1_000", "0b1", "1:30.5", "1_0.5", "0x_1"]
)
def test_yaml_1_1_reads_more_than_yaml_1_2(text: str) -> None:
    assert ambiguous(plain(text))
    assert core(plain(text)) == text


@pytest.mark.parametrize(
    "text",
    ["yEs", "order", "1.2.3", "00:99", "2016-08-15", "2026-01-02 03:04:05", ".", "...", "-", "_1"],
)
def test_texts_and_dates_are_texts_to_every_yaml(text: str) -> None:
    assert not ambiguous(plain(text))
    assert core(plain(text)) == text


def test_a_quoted_word_is_not_ambiguous() -> None:
    assert not ambiguous(Scalar("yes", False, AT, 1))


def test_a_tree_becomes_json() -> None:
    assert json_value(root("a: [1, '1', yes]\n2: {b: ~}")) == {
        "a": [1, "1", "yes"],
        "2": {"b": None},
    }


def test_an_absent_key_has_no_entry() -> None:
    mapping = root("a: 1")
    assert mapping.entry("b") is None
    assert mapping.get("b") is None
