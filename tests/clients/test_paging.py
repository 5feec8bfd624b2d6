"""Valomnia's list page by page and item by item: where it goes on, where it ends, what it refuses."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from order_apis.errors import ApiError, DecodeError
from tests.clients.calling import KINDS, Reply, Served, reply, sample

SAMPLE = json.loads(sample("valomnia", "listOperations.response.200.json"))
ITEM = SAMPLE["data"][0]


def page(link: str | None, *ids: int) -> Reply:
    """Return an answer with a link to the next page and items of these numbers."""
    paging = SAMPLE["paging"] | {"next": link}
    body = {"paging": paging, "data": [ITEM | {"id": number} for number in ids]}
    return reply(200, json.dumps(body).encode(), "application/json")


async def _listed(found: Any) -> list[Any]:
    return [each async for each in found]


def listed(served: Served, kind: str, use: Callable[[Any], Any], **settings: Any) -> list[Any]:
    """Return all that an iterator of either kind gives."""

    def all_of(client: Any) -> Any:
        found = use(client)
        return list(found) if inspect.isgenerator(found) else _listed(found)

    result: list[Any] = served.run(kind, "valomnia", all_of, **{"version": "v1", **settings})
    return result


def items(served: Served, kind: str, **settings: Any) -> list[int]:
    found = listed(served, kind, lambda client: client.list_operations_items(), **settings)
    return [item.id for item in found]


@pytest.mark.parametrize("kind", KINDS)
def test_items_of_all_pages_come_in_turn(kind: str) -> None:
    served = Served([page("/base/p?offset=2", 1, 2), page("/base/p?offset=4", 3), page(None, 4)])
    assert items(served, kind) == [1, 2, 3, 4]
    assert [str(x.url) for x in served.requests] == [
        "https://host.example/base/api/v1/assignDelivery",
        "https://host.example/base/p?offset=2",
        "https://host.example/base/p?offset=4",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_pages_come_in_turn_with_the_arguments_of_the_first(kind: str) -> None:
    served = Served([page("/p?max=2&offset=2", 1, 2), page("", 3)])
    since = datetime(2026, 2, 4, 3, 44, tzinfo=UTC)
    pages = listed(
        served,
        kind,
        lambda c: c.list_operations_pages(max=2, date_created_gte=since, headers={"X-A": "1"}),
    )
    assert [[item.id for item in each.data] for each in pages] == [[1, 2], [3]]
    assert served.requests[0].url.query == b"max=2&dateCreated_gte=2026-02-04T03%3A44%3A00Z"
    assert [x.headers["x-a"] for x in served.requests] == ["1", "1"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "links",
    [
        ("/p?1", "/p?1"),
        ("/p?1", "/p?2", "/p?1"),
        ("/base/api/v1/assignDelivery",),
    ],
)
def test_a_link_that_repeats_is_the_end(kind: str, links: tuple[str, ...]) -> None:
    served = Served([page(link, number) for number, link in enumerate(links)])
    assert items(served, kind) == list(range(len(links)))
    assert len(served.requests) == len(links)


def test_a_page_is_asked_for_when_it_is_wanted() -> None:
    served = Served([page("/p?1", 1, 2), page(None, 3)])

    def use(client: Any) -> None:
        found = client.list_operations_items()
        assert served.requests == []
        assert [next(found).id, next(found).id] == [1, 2]
        assert len(served.requests) == 1

    served.run("sync", "valomnia", use, version="v1")


LINKS = [
    ("/other/p?a=1", "https://host.example/other/p?a=1"),
    ("other/p", "https://host.example/other/p"),
    ("https://host.example/p?a=b%20c", "https://host.example/p?a=b%20c"),
    ("https://HOST.example:443/p", "https://host.example/p"),
    ("/p?a=ü&b=x y", "https://host.example/p?a=%C3%BC&b=x%20y"),
    ("?offset=1", "https://host.example/base/api/v1/assignDelivery?offset=1"),
    ("/p#part", "https://host.example/p"),
    ("////evil.example/p", "https://host.example/evil.example/p"),
]


@pytest.mark.parametrize(("link", "url"), LINKS)
def test_a_link_is_one_of_the_same_server(link: str, url: str) -> None:
    served = Served([page(link, 1), page(None, 2)])
    assert items(served, "sync") == [1, 2]
    assert str(served.requests[1].url) == url


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/p",
        "//evil.example/p",
        "http://host.example/p",
        "https://host.example:444/p",
        "https://u:p@host.example/p",
        "https://host.example.evil/p",
        "javascript:alert(1)",
        "/\\evil.example/p",
        "https://[/p",
        "/p\r\nX: y",
    ],
)
def test_a_link_to_another_server_is_refused_after_its_page(kind: str, link: str) -> None:
    served = Served([page(link, 1), page(None, 2)])
    seen: list[int] = []

    def note(item: Any) -> None:
        seen.append(item.id)

    async def each(found: Any) -> None:
        async for item in found:
            note(item)

    def use(client: Any) -> Any:
        found: Any = client.list_operations_items()
        if not inspect.isgenerator(found):
            return each(found)
        for item in found:
            note(item)
        return None

    with pytest.raises(DecodeError, match="leads away from the server"):
        served.run(kind, "valomnia", use, version="v1")
    assert seen == [1]
    assert len(served.requests) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_failing_page_raises_as_a_call_does(kind: str) -> None:
    failure = sample("valomnia", "listOperations.response.400.invalid_param.json")
    served = Served([page("/p?1", 1), reply(400, failure, "application/json")])
    with pytest.raises(ApiError, match="invalid_param"):
        items(served, kind)


def test_each_page_may_be_tried_again_on_its_own() -> None:
    served = Served(
        [reply(503), page("/p?1", 1), reply(503), httpx2.ConnectError(""), page(None, 2)]
    )
    assert items(served, "sync") == [1, 2]
    assert len(served.requests) == 5
