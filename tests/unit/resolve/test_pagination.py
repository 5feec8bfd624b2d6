"""Pagination: its style, and what its keys point at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import codes, finding, operation, resolved


def paged(keys: str, response: str = "Page") -> str:
    return f"""\
types:
  Page: {{fields: {{data: list<Item>, paging: Paging, byKey: 'map<string, Item>'}}}}
  Paging: {{fields: {{next: uri?, total: int32}}}}
  Item: {{fields: {{id: int32}}}}
operations:
  place:
    doc: Lists.
    get: items
    query: {{page?: int32, limit?: int32, offset?: int32, cursor?: string}}
    responses: {{2xx: {response}}}
    pagination: {{{keys}}}
"""


@pytest.mark.parametrize(
    ("keys", "style"),
    [
        ("items: data, next: paging.next, total: paging.total", "next"),
        ("items: data, cursor: cursor, next: paging.next", "cursor"),
        ("items: data, page: page", "page"),
        ("items: data, limit: limit, offset: offset", "offset"),
        ("items: data, page: page, limit: limit", "page"),
    ],
)
def test_the_keys_name_the_style(keys: str, style: str, tmp_path: Path) -> None:
    found = operation(resolved(tmp_path, paged(keys))).pagination
    assert found is not None
    assert found.style == style
    assert found.keys[0] == ("items", "data")


@pytest.mark.parametrize("keys", ["items: data", "items: data, limit: limit", "cursor: cursor"])
def test_keys_without_a_style_are_refused(keys: str, tmp_path: Path) -> None:
    assert codes(tmp_path, paged(keys)) == ["R060"]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("items: dta, page: page", "`Page` has no field `dta`"),
        ("items: paging, page: page", "`paging` is no list but `Paging`"),
        ("next: paging.nxt", "`Paging` has no field `nxt`"),
        ("next: paging.next.more", "`uri` has no field `more`"),
        ("page: pge", "`place` has no query parameter `pge`"),
    ],
)
def test_a_key_that_points_at_nothing_is_refused(keys: str, message: str, tmp_path: Path) -> None:
    found = finding(tmp_path, paged(keys))
    assert (found.code, found.message) == ("R061", message)


def test_a_path_goes_through_lists_and_maps(tmp_path: Path) -> None:
    assert not codes(tmp_path, paged("next: paging.next, total: data.id"))
    assert not codes(tmp_path, paged("next: paging.next, total: byKey.id"))


def test_an_answer_without_a_body_has_no_pages(tmp_path: Path) -> None:
    assert codes(tmp_path, paged("next: paging.next", "none")) == ["R061"]
