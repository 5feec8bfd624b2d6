"""How types are read, and what is guessed for a wrong word."""

from __future__ import annotations

import pytest

from wirewright.diagnostics import Span
from wirewright.ir import ListOf, MapOf, Ref, Scalar
from wirewright.resolve.scope import closest, did_you_mean, info_of, references, type_of
from wirewright.spec.model import InfoSpec, TypeExpr

AT = Span("a", 1, 1, 1, 2)


def expr(name: str, *arguments: TypeExpr, nullable: bool = False) -> TypeExpr:
    return TypeExpr(name, arguments, nullable, AT)


def test_an_expression_means_a_type() -> None:
    inner = expr("list", expr("date", nullable=True))
    found = type_of(expr("map", expr("State"), inner, nullable=True), "yyyy-MM-dd")
    date = Scalar("date", "yyyy-MM-dd", nullable=True)
    assert found == MapOf(Ref("State"), ListOf(date), nullable=True)


def test_a_format_is_that_of_dates_alone() -> None:
    assert type_of(expr("string"), "yyyy") == Scalar("string")


def test_references_are_the_words_that_are_not_built_in() -> None:
    assert list(references(expr("map", expr("string"), expr("list", expr("Line"))))) == ["Line"]


@pytest.mark.parametrize(("word", "guess"), [("order", "Order"), ("Oder", "Order"), ("x", "")])
def test_the_closest_word_is_found_in_any_case(word: str, guess: str) -> None:
    assert closest(word, ["Line", "Order"]) == guess


def test_without_a_guess_all_are_shown() -> None:
    assert did_you_mean("x", ["Line", "Order"], "types") == "the types are `Line`, `Order`"
    assert did_you_mean("x", [], "types") == "there are no types"
    assert did_you_mean("x", [f"Type{n}" for n in range(20)], "types").endswith("`Type11`, …")


def test_a_bare_yes_is_a_sentence() -> None:
    assert info_of(InfoSpec(deprecated=True)).deprecated == "Deprecated."
    assert info_of(InfoSpec(deprecated="Use B.")).deprecated == "Use B."
    assert info_of(InfoSpec(inferred=False)).inferred == ""
