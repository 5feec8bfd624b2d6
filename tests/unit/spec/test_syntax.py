"""libyaml's problems in words that say what to do."""

from __future__ import annotations

import pytest

from tests.unit.spec.reading import finding
from wirewright.spec.syntax import explain


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("a: b: c", "quote a text that contains `: `"),
        ("a:\n\tb: 1", "indent with spaces"),
        ("a: @x", "quote it"),
        ('a: "\\q"', "backslash"),
        ('a: "\\ud83d\\ude00"', r"\U0001F600"),
        ("a: [1, 2", "close the list"),
        ("a: {b: 1", "close the mapping"),
        ("a: 'x", "close the quotes"),
        ("a: &", "quote it"),
        ("a: - b", "quote a text that begins with `-`"),
        ("a: b\nc\nd: e", "`: ` after the key"),
    ],
)
def test_advice_says_what_to_do(text: str, advice: str) -> None:
    found = finding(text)
    assert found.code == "Y005"
    assert advice in found.advice


def test_an_unknown_problem_is_passed_on() -> None:
    message, advice = explain("found something new", "x")
    assert "found something new" in message
    assert advice
