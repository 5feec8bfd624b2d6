"""Documented limits and the types they fit."""

from __future__ import annotations

import pytest

from wirewright.ir import Constraints, ListOf, Ref, Scalar, Type
from wirewright.resolve.constraints import constraints_of, misfit_of
from wirewright.spec.model import ConstraintsSpec

LIST = ListOf(Scalar("string"))


@pytest.mark.parametrize(
    ("spec", "type"),
    [
        (ConstraintsSpec(min=1, max=9), Scalar("int32")),
        (ConstraintsSpec(min=0.5), Scalar("decimal")),
        (ConstraintsSpec(min="2020-01-01"), Scalar("datetime")),
        (ConstraintsSpec(max="01:00:00"), Scalar("duration")),
        (ConstraintsSpec(min_length=1, max_length=9, pattern="[a-z]+"), Scalar("string")),
        (ConstraintsSpec(max_length=9), Scalar("bytes")),
        (ConstraintsSpec(min_items=1), LIST),
        (ConstraintsSpec(), Ref("Order")),
    ],
)
def test_a_limit_fits_its_type(spec: ConstraintsSpec, type: Type) -> None:
    assert misfit_of(spec, type) == ("", "")


@pytest.mark.parametrize(
    ("spec", "type", "problem"),
    [
        (ConstraintsSpec(min_length=1), Scalar("int32"), "`min_length` does not fit this type"),
        (ConstraintsSpec(min=1), Scalar("string"), "`min` does not fit this type"),
        (ConstraintsSpec(max_length=1), LIST, "`max_length` does not fit this type"),
        (ConstraintsSpec(pattern="a"), Ref("State"), "`pattern` does not fit this type"),
        (ConstraintsSpec(min="1"), Scalar("int32"), "`min` of this type is a number"),
        (ConstraintsSpec(max=1), Scalar("date"), "`max` of this type is a text"),
        (ConstraintsSpec(min=2, max=1), Scalar("int32"), "`min` is more than `max`"),
        (ConstraintsSpec(min_items=2, max_items=1), LIST, "`min_items` is more than `max_items`"),
    ],
)
def test_a_limit_that_does_not_fit_is_told_why(
    spec: ConstraintsSpec, type: Type, problem: str
) -> None:
    assert misfit_of(spec, type)[0] == problem


def test_limits_are_kept_as_they_are() -> None:
    assert constraints_of(ConstraintsSpec(min=1, pattern="a")) == Constraints(min=1, pattern="a")
