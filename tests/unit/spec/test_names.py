"""Names: the `?` of a key, and that a name stands once."""

from __future__ import annotations

import pytest

from tests.unit.spec.reading import root
from wirewright.diagnostics import Report, Span
from wirewright.spec.model import Text
from wirewright.spec.names import named, unique


def text(value: str, line: int) -> Text:
    return Text(value, Span("t.yaml", line, 1, line, 2))


@pytest.mark.parametrize(
    ("key", "name", "optional", "end"),
    [("Error: x", "Error", False, 6), ("Error?: x", "Error", True, 6), ("'a?': x", "a", True, 3)],
)
def test_a_question_mark_is_no_part_of_the_name(
    key: str, name: str, optional: bool, end: int
) -> None:
    found, may_be_absent = named(root(key).entries[0][0])
    assert (found.value, may_be_absent, found.at.end_column) == (name, optional, end)


def test_a_name_that_stands_twice_shows_both_places() -> None:
    report = Report()
    found = unique([(text("a", 1), 1), (text("b", 2), 2), (text("a", 3), 3)], "type", report)
    assert found == (1, 2)
    (clash,) = report.diagnostics
    assert (clash.code, clash.at.line) == ("S012", 3)
    assert [at.line for at, _ in clash.related] == [1]


def test_what_could_not_be_read_keeps_its_name() -> None:
    report = Report()
    assert unique([(text("a", 1), None), (text("a", 2), 2)], "type", report) == ()
    assert [found.code for found in report.diagnostics] == ["S012"]
