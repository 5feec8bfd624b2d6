"""Patterns of dates."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from wirewright.resolve.formats import problem_of


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("yyyy-MM-dd HH:mm:ss", "datetime"),
        ("yyyy-MM-ddTHH:mm:ssZ", "datetime"),
        ("yyyyMMddHHmmssfff", "datetime"),
        ("dd.MM.yyyy", "date"),
        ("dd/MM/yyyy", "datetime"),
        ("HH:mm", "time"),
        ("HH:mm:ss.fffffff", "time"),
    ],
)
def test_a_pattern_of_known_parts_is_fine(pattern: str, kind: str) -> None:
    assert problem_of(pattern, kind) == ""


@pytest.mark.parametrize(
    ("pattern", "kind", "problem"),
    [
        ("YYYY-MM-dd", "date", "`YYYY` is no part of a date"),
        ("yy-MM-dd", "date", "`yy` is no part of a date"),
        ("yyyy-MM-dd ffffffff", "datetime", "`ffffffff` is no part of a date"),
        ("yyyy-MM-dd hh:mm", "datetime", "`hh` is no part of a date"),
        ("yyyy-MM-ddTHH:mm:ss zzz", "datetime", "`zzz` is no part of a date"),
        ("yyyy-MM-dd MM", "date", "`MM` stands twice"),
        ("yyyy-MM-dd HH", "date", "a date has no `HH`"),
        ("HH:mm dd", "time", "a time has no `dd`"),
        ("HH:mmZ", "time", "a time has no `Z`"),
        ("MM-dd", "date", "a date needs `yyyy`"),
        ("HH", "time", "a time needs `mm`"),
        ("Z yyyy-MM-dd", "datetime", "`Z` comes last"),
    ],
)
def test_a_pattern_is_told_what_is_wrong(pattern: str, kind: str, problem: str) -> None:
    assert problem_of(pattern, kind) == problem


@given(st.text(), st.sampled_from(["datetime", "date", "time"]))
def test_any_text_gets_an_answer(pattern: str, kind: str) -> None:
    assert isinstance(problem_of(pattern, kind), str)


@given(st.permutations(["yyyy", "MM", "dd"]), st.sampled_from(["", "-", ".", "/", " "]))
def test_parts_may_come_in_any_order_with_any_sign(parts: list[str], sign: str) -> None:
    assert problem_of(sign.join(parts), "date") == ""
