"""A failure says what is wrong, where, and what to do."""

from typing import get_args

import pytest

from wirewright.verify.failure import Failure, Relation, told


def test_a_failure_is_shown_like_a_finding() -> None:
    failure = Failure("pars", "reason", "specs/pars/a.json", "not needed", ("one", "two"), 3, 7)
    assert str(failure).splitlines() == [
        "error[V007]: not needed",
        " --> specs/pars/a.json:3:7",
        "     one",
        "     two",
        "  = correct or remove the reason in the spec",
    ]


@pytest.mark.parametrize("relation", get_args(Relation))
def test_each_relation_has_a_code_and_advice(relation: Relation) -> None:
    found = Failure("pars", relation, "a.json", "no").diagnostic
    assert found.code.startswith("V00")
    assert found.advice


def test_an_error_of_many_lines_is_summed_up_by_its_last() -> None:
    assert told("one\ntwo\x1b") == ("two\\x1b", ("one", "two\\x1b"))
    assert told("one") == ("one", ())
    assert told("") == ("no reason given", ())
