"""Type expressions: their shape, their columns, and what is wrong with others."""

from __future__ import annotations

import pytest

from wirewright.diagnostics import Diagnostic, Report, Span
from wirewright.spec.document import Scalar
from wirewright.spec.model import TypeExpr
from wirewright.spec.type_expr import parse_type


def scalar(text: str, shift: int | None = 0) -> Scalar:
    return Scalar(text, shift == 0, Span("t.yaml", 3, 10, 3, 10 + len(text)), shift)


def parsed(text: str) -> TypeExpr:
    report = Report()
    found = parse_type(scalar(text), report)
    assert report.diagnostics == []
    assert found is not None
    return found


def refused(text: str) -> Diagnostic:
    report = Report()
    assert parse_type(scalar(text), report) is None
    (found,) = report.diagnostics
    return found


def written(expression: TypeExpr) -> str:
    inner = ", ".join(written(x) for x in expression.arguments)
    return expression.name + (f"<{inner}>" if inner else "") + "?" * expression.nullable


@pytest.mark.parametrize(
    "text", ["string", "Order?", "list<Line?>?", "map<string, int32>", "map<K, list<map<K, V?>>>"]
)
def test_an_expression_keeps_its_shape(text: str) -> None:
    assert written(parsed(text)) == text


@pytest.mark.parametrize("text", ["list<Line?>", " list < Line ? > ", "list<Line ?>"])
def test_spaces_mean_nothing(text: str) -> None:
    assert written(parsed(text)) == "list<Line?>"


def test_each_part_has_its_columns() -> None:
    found = parsed("map<string, list<Line?>?>")
    key, value = found.arguments
    places = [(x.at.column, x.at.end_column) for x in (found, key, value, value.arguments[0])]
    assert places == [(10, 35), (14, 20), (22, 34), (27, 32)]


def test_columns_count_from_inside_the_quotes() -> None:
    found = parse_type(scalar("list<Line>", shift=1), Report())
    assert found is not None
    assert found.arguments[0].at.column == 16


@pytest.mark.parametrize(
    ("text", "column", "advice"),
    [
        ("", 10, "a type begins with its name"),
        ("  ", 12, "a type begins with its name"),
        ("?", 10, "a type begins with its name"),
        ("list<>", 15, "a type begins with its name"),
        ("list<Line", 19, "`,` or `>` should stand here"),
        ("list<Line>>", 20, "the type ends before this"),
        ("string??", 17, "the type ends before this"),
        ("Order Line", 16, "the type ends before this"),
        ("Order[]", 15, "the type ends before this"),
        ("Ordér", 13, "the type ends before this"),
        ("ärger", 10, "a type begins with its name"),
        ("1st", 10, "a type begins with its name"),
        ("list", 10, "write `list<T>`"),
        ("list<A, B>", 10, "write `list<T>`"),
        ("map<string>", 10, "write `map<K, V>`"),
        ("Order<int32>", 10, "write `Order` without `<`"),
        ("list<none>", 15, "only a whole response can be `none`"),
        ("none?", 10, "only a whole response can be `none`"),
        ("map<a,,b>", 16, "a type begins with its name"),
        ("a\nb", 11, "the type ends before this"),
    ],
)
def test_an_error_points_into_the_expression(text: str, column: int, advice: str) -> None:
    found = refused(text)
    assert (found.code, found.at.column) == ("S010", column)
    assert found.advice.startswith(advice)


def test_sixteen_levels_are_enough() -> None:
    assert written(parsed("list<" * 15 + "A" + ">" * 15)).count("list") == 15
    assert refused("list<" * 16 + "A" + ">" * 16).code == "S011"


def test_a_long_expression_is_refused_in_time() -> None:
    assert refused("list<" * 100_000).code == "S011"
    assert refused("map<" + "a," * 100_000 + "a>").code == "S010"
