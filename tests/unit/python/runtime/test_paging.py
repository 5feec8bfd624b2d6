"""From page to page without a network: cursors, numbers, offsets, and where each ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from msgspec import UNSET

from wirewright.python.runtime.http import Operation, Request
from wirewright.python.runtime.paging import Paging, Walk, items_of


@dataclass
class Page:
    data: Any = field(default_factory=list[int])
    next: Any = None
    total: Any = None


def requests(paging: Paging, pages: list[Page], **query: str) -> list[dict[str, str]]:
    """Return the queries that are sent for these pages, the first included."""
    operation: Operation[None, Page] = Operation("list", "GET", "items")
    asked: Request[Page] = Request(operation, lambda _: Page(), query=tuple(query.items()))
    walk = Walk(asked, paging, "https://host.example/")
    sent: list[dict[str, str]] = []
    for page in pages:
        if walk.request is None:
            break
        sent.append(dict(walk.request.query))
        walk.take(page)
    if walk.request is not None:
        sent.append(dict(walk.request.query) | {"more": ""})
    return sent


CURSOR = Paging("cursor", items=("data",), next=("next",), cursor="after")
PAGE = Paging("page", items=("data",), page="page")
COUNTED = Paging("page", items=("data",), total=("total",), page="page")
OFFSET = Paging("offset", items=("data",), total=("total",), offset="from")


def test_a_cursor_goes_into_its_parameter() -> None:
    pages = [Page([1], "a"), Page([2], 7), Page([3], UNSET)]
    sent = requests(CURSOR, pages, size="1")
    assert sent == [{"size": "1"}, {"size": "1", "after": "a"}, {"size": "1", "after": "7"}]


def test_a_cursor_that_repeats_is_the_end() -> None:
    assert len(requests(CURSOR, [Page([1], "a"), Page([2], "b"), Page([3], "a")])) == 3


def test_pages_are_numbered_from_the_first_or_the_one_asked_for() -> None:
    pages = [Page([1]), Page([2]), Page([])]
    assert [x.get("page") for x in requests(PAGE, pages)] == [None, "2", "3"]
    assert [x.get("page") for x in requests(PAGE, pages, page="5")] == ["5", "6", "7"]
    zero = Paging("page", items=("data",), page="page", first=0)
    assert [x.get("page") for x in requests(zero, pages)] == [None, "1", "2"]


def test_a_page_without_items_or_like_the_one_before_is_the_end() -> None:
    assert len(requests(PAGE, [Page([])])) == 1
    assert len(requests(PAGE, [Page([1]), Page([1])])) == 2


def test_the_total_ends_the_walk() -> None:
    assert len(requests(COUNTED, [Page([1, 2], total=3), Page([3], total=3)])) == 2
    assert len(requests(OFFSET, [Page([1, 2], total=3), Page([3], total=3)])) == 2


def test_an_offset_counts_the_items_that_came() -> None:
    pages = [Page([1, 2], total=9), Page([3], total=9), Page([], total=9)]
    sent = requests(OFFSET, pages, **{"from": "4", "max": "2"})
    assert [x["from"] for x in sent] == ["4", "6", "7"]


@pytest.mark.parametrize("data", [None, UNSET, "text", 7])
def test_what_is_no_list_has_no_items(data: object) -> None:
    assert items_of(Page(data), PAGE) == ()
    assert items_of(None, PAGE) == ()
    assert items_of(Page([1]), Paging("next")) == ()
