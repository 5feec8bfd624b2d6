"""Parameters: their types, names, and who gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import PLAIN, codes, finding, operation, resolved
from wirewright.ir import ListOf, Parameter, Ref, Scalar

SHARED = f"{PLAIN}, parameters: {{path: {{tenant: string}}, query: {{lang?: string}}, \
headers: {{X-Key: {{type: string, secret: true}}}}}}"


def get(query: str = "", headers: str = "", path: str = "", url: str = "orders") -> str:
    return f"""\
types:
  State: {{enum: [a, b]}}
  Line: {{fields: {{A: string}}}}
operations:
  place:
    doc: Places.
    get: '{url}'
    path: {{{path}}}
    query: {{{query}}}
    headers: {{{headers}}}
    responses: {{2xx: none}}
"""


def parameters(folder: Path, text: str, api: str = PLAIN) -> dict[str, Parameter]:
    return {found.name: found for found in operation(resolved(folder, text, api)).parameters}


def test_a_parameter_is_kept_as_it_is_documented(tmp_path: Path) -> None:
    query = """from?: {type: date, format: yyyy-MM-dd, operators: [gt, lt], default: x,
      wildcard: false, secret: true, examples: [y], doc: D.}, states: {type: list<State>,
      style: comma}, name?: {type: string, wildcard: true}"""
    found = parameters(tmp_path, get(query))
    start, states = found["from"], found["states"]
    assert (start.place, start.optional, start.secret) == ("query", True, True)
    assert start.type == Scalar("date", "yyyy-MM-dd")
    assert (start.operators, start.default, start.examples) == (("gt", "lt"), "x", ("y",))
    assert start.info.doc == "D."
    assert (states.type, states.style, states.optional) == (ListOf(Ref("State")), "comma", False)
    assert found["name"].wildcard


def test_shared_parameters_are_supplied_where_they_apply(tmp_path: Path) -> None:
    found = parameters(tmp_path, get(path="id: int32", url="{tenant}/orders/{id}"), SHARED)
    assert [(x.place, x.supplied) for x in found.values()] == [
        ("path", False),
        ("path", True),
        ("query", True),
        ("header", True),
    ]


def test_a_shared_path_parameter_is_left_out_where_the_path_lacks_it(tmp_path: Path) -> None:
    text = get() + "  show: {doc: S., get: 'all/{tenant}', responses: {2xx: none}}\n"
    assert list(parameters(tmp_path, text, SHARED)) == ["lang", "X-Key"]


def test_the_parameter_of_an_operation_wins_over_a_shared_one(tmp_path: Path) -> None:
    text = get("lang: int32", path="tenant: int32", url="{tenant}")
    found = parameters(tmp_path, text, SHARED)
    assert (found["lang"].type, found["lang"].supplied) == (Scalar("int32"), False)
    assert (found["tenant"].type, found["tenant"].supplied) == (Scalar("int32"), False)


@pytest.mark.parametrize("type", ["Line", "any", "'map<string, string>'", "'list<list<string>>'"])
def test_a_query_parameter_is_plain_or_a_list_of_plain(type: str, tmp_path: Path) -> None:
    assert codes(tmp_path, get(f"a: {type}")) == ["R055"]


@pytest.mark.parametrize("type", ["Line", "any", "list<string>", "string?"])
def test_a_path_parameter_is_plain(type: str, tmp_path: Path) -> None:
    assert codes(tmp_path, get(path=f"a: {type}", url="{a}")) == ["R055"]


def test_an_enum_can_stand_everywhere(tmp_path: Path) -> None:
    text = get("a: State", "X-A: list<State>", "b: State", "{b}")
    assert not codes(tmp_path, text)


def test_formats_and_limits_are_looked_at(tmp_path: Path) -> None:
    query = "a: {type: string, format: yyyy}, b: {type: int32, max_length: 1}"
    assert codes(tmp_path, get(query)) == ["R031", "R033"]


def test_wildcards_stand_in_strings(tmp_path: Path) -> None:
    assert codes(tmp_path, get("a: {type: int32, wildcard: true}")) == ["R057"]


def test_operators_stand_in_the_query(tmp_path: Path) -> None:
    assert codes(tmp_path, get(headers="A: {type: int32, operators: [gt]}")) == ["R057"]


def test_two_parameters_cannot_be_sent_under_one_name(tmp_path: Path) -> None:
    found = finding(tmp_path, get("a?: {type: int32, operators: [gt]}, a_gt?: int32"))
    assert (found.code, found.message) == ("R056", "two parameters are sent as `a_gt`")


def test_one_name_in_two_places_is_fine(tmp_path: Path) -> None:
    assert not codes(tmp_path, get("a: int32", "a: int32", "a: int32", "{a}"))
