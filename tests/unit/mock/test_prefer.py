from __future__ import annotations

import pytest

from wirewright.mock.prefer import chosen, preferences
from wirewright.mock.site import Choice

OK = Choice(200, "200", "", None)
FULL = Choice(200, "200", "full", None)
BAD = Choice(400, "400", "", None)
WORSE = Choice(400, "400", "worse", None)
ODD = Choice(400, "400", 'a "b\\"; ü', None)
CHOICES = (BAD, FULL, OK, WORSE, ODD)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("", {}),
        ("code=400", {"code": "400"}),
        ("Code=400; example=worse", {"code": "400", "example": "worse"}),
        ('respond-async, code = "400", wait=10', {"code": "400"}),
        (r'example="a \"b\""', {"example": 'a "b"'}),
        ("code=400, code=500", {"code": "400"}),
        ("example", {"example": ""}),
        ("?", {}),
    ],
)
def test_preferences_are_read_as_rfc_7240_has_them(header: str, found: dict[str, str]) -> None:
    assert preferences(header) == found


@pytest.mark.parametrize(
    ("header", "choice"),
    [
        ("", OK),
        ("code=200", OK),
        ("code=400", BAD),
        ("example=worse", WORSE),
        ("code=200; example=full", FULL),
        ("code=500", None),
        ("code=200; example=worse", None),
        ("code=two", None),
    ],
)
def test_an_answer_is_chosen_by_its_status_and_variant(header: str, choice: Choice | None) -> None:
    assert chosen(CHOICES, preferences(header)) == choice


def test_what_is_asked_for_is_what_the_answer_says_of_itself() -> None:
    for choice in CHOICES:
        assert chosen(CHOICES, preferences(choice.preference)) == choice


def test_without_a_success_any_documented_answer_is_the_usual_one() -> None:
    assert chosen((BAD, WORSE), {}) == BAD
    assert chosen((), {}) is None
