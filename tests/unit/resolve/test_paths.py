"""Paths of operations, and the parameters in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import PLAIN, codes, finding, findings
from wirewright.resolve.paths import placeholders


def get(path: str, parameters: str = "") -> str:
    return f"""\
operations:
  show: {{doc: Shows., get: '{path}', path: {{{parameters}}}, responses: {{2xx: none}}}}
"""


@pytest.mark.parametrize(
    "path", ["orders", "api/v1/orders/", "orders.{medium}", "a-b/c_d/~e", "a..b", "a/%20", "ä"]
)
def test_a_relative_path_is_fine(path: str, tmp_path: Path) -> None:
    assert not codes(tmp_path, get(path))


@pytest.mark.parametrize(
    "path",
    [
        "/orders",
        "//host/orders",
        "https://host/orders",
        "file:orders",
        "",
        "..",
        "a/../b",
        "a/./b",
        "a//b",
        "a/%2e%2E/b",
        "a/%2e./b",
        "a/..%2Fb",
        "a/..%5Cb",
        "a/{",
        "a/}b{",
        "a/{}",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(path: str, tmp_path: Path) -> None:
    assert codes(tmp_path, get(path)) == ["R050"]


def test_a_placeholder_stands_once(tmp_path: Path) -> None:
    assert codes(tmp_path, get("{a}/{a}", "a: string")) == ["R050"]


def test_medium_is_no_parameter_of_a_path() -> None:
    assert placeholders("a/{b}.{medium}/{c}") == ("b", "c")


def test_every_placeholder_is_declared(tmp_path: Path) -> None:
    assert codes(tmp_path, get("{a}/{b}", "a: string")) == ["R051"]


def test_a_placeholder_that_is_declared_otherwise_is_told_so(tmp_path: Path) -> None:
    placeholder, declared = findings(tmp_path, get("{orderId}", "orderID: string"))
    assert placeholder.advice.startswith("write it like the declared `orderID`, or declare it")
    assert declared.advice == "did you mean `orderId`?"


def test_every_parameter_stands_in_the_path(tmp_path: Path) -> None:
    found = finding(tmp_path, get("orders", "a: string"))
    assert (found.code, found.message) == ("R052", "no path has `{a}`")


def test_medium_is_reserved(tmp_path: Path) -> None:
    assert codes(tmp_path, get("orders.{medium}", "medium: string")) == ["R052"]


def test_a_path_parameter_is_never_absent(tmp_path: Path) -> None:
    assert codes(tmp_path, get("{a}", "a?: string")) == ["R053"]


def test_a_shared_path_parameter_serves_where_the_path_has_it(tmp_path: Path) -> None:
    api = f"{PLAIN}, parameters: {{path: {{tenant: string}}}}"
    assert not codes(tmp_path, get("{tenant}/orders"), api)
    assert codes(tmp_path, get("orders"), api) == ["R052"]


def test_two_operations_of_one_method_and_path_show_both_places(tmp_path: Path) -> None:
    text = get("{a}/b", "a: string") + get("{c}/b", "c: string").split("\n", 1)[1].replace(
        "show", "again"
    )
    found = finding(tmp_path, text)
    assert found.code == "R054"
    assert found.related[0][0].line < found.at.line


def test_two_methods_of_one_path_are_fine(tmp_path: Path) -> None:
    second = get("a").split("\n", 1)[1].replace("show", "hide").replace("get", "delete")
    assert not codes(tmp_path, get("a") + second)


def test_operations_of_one_path_may_differ_by_a_query_parameter_that_one_needs(
    tmp_path: Path,
) -> None:
    one = get("orders")
    other = get("orders").split("\n", 1)[1].replace("show", "find")
    needed = other.replace("path: {}", "query: {status: string}")
    assert not codes(tmp_path, one + needed)
    assert codes(tmp_path, one + needed.replace("status:", "status?:")) == ["R054"]


def test_routes_may_differ_by_the_type_of_what_stands_in_them(tmp_path: Path) -> None:
    one = get("orders/{id}", "id: int32")
    other = get("orders/{name}", "name: string").split("\n", 1)[1].replace("show", "find")
    assert not codes(tmp_path, one + other)
