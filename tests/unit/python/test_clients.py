"""Clients as printed: names, arguments and documentation of both kinds, and pages of every style."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.generating import made

HEAD = "api: {title: Shop, dialect: plain, source: page 7"
TYPES = """
types:
  Item: {fields: {id: int32}}
  Page: {fields: {theItems: "list<Item>", meta: "Meta?"}}
  Meta: {fields: {after: "string?", total: int32}}
operations:
"""


def shop(folder: Path, operations: str, more: str = "") -> Any:
    """Make the package of a few operations."""
    return made(folder, f"{HEAD}{more}}}\n{TYPES}{operations}")


def test_a_method_has_the_arguments_of_the_builder_and_two_of_its_own(tmp_path: Path) -> None:
    package = shop(
        tmp_path,
        "  put: {put: 'p/{id}', path: {id: int32}, query: {self?: string}, request: Item, "
        "responses: {200: Item, 404: Item}, doc: Puts an item.}\n",
    )
    assert str(inspect.signature(package.ShopClient.put)) == (
        "(self, request: 'Item', /, *, id: 'Int32', self_: 'str | None' = None, "
        "medium: \"Literal['json']\" = 'json', accept: \"Literal['json'] | None\" = None, "
        "timeout: 'float | None' = None, headers: '_client.Headers | None' = None) -> 'Item'"
    )
    doc = inspect.getdoc(package.ShopClient.put) or ""
    assert doc.startswith("PUT p/{id}\n\nPuts an item.\n\nArgs:\n    request: The body.\n")
    assert "ApiError: the answer says that the call failed. Its body is typed for 404." in doc
    assert doc.endswith("Source: page 7")
    assert inspect.iscoroutinefunction(package.AsyncShopClient.put)
    assert inspect.getdoc(package.AsyncShopClient.put) == doc


STARTS = [
    ("", "self, base_url: 'str', *"),
    (", server: 'https://h/'", "self, base_url: 'str' = 'https://h/', *"),
    (", auth: bearer", "self, base_url: 'str', *, token: 'str | None' = None"),
    (", auth: basic", "self, base_url: 'str', *, login: 'tuple[str, str] | None' = None"),
    (", auth: {query: '7'}", "self, base_url: 'str', *, parameter_7: 'str | None' = None"),
    (
        ", parameters: {query: {options?: int32, Base-URL?: string}}",
        "self, base_url: 'str', *, options_: 'Int32 | None' = None, base_url_: 'str | None' = None",
    ),
    (
        ", parameters: {query: {id?: string}, body: [id]}",
        "self, base_url: 'str', *, id: 'str | None' = None, id_2: 'Int32 | UnsetType' = UNSET",
    ),
]


@pytest.mark.parametrize(("more", "start"), STARTS)
def test_a_client_is_made_of_an_address_the_settings_and_the_options(
    tmp_path: Path, more: str, start: str
) -> None:
    package = shop(tmp_path, "  put: {put: p, request: Item, responses: {}}\n", more)
    for cls in (package.ShopClient, package.AsyncShopClient):
        assert str(inspect.signature(cls.__init__)).startswith(f"({start}, options: ")


PAGED: dict[str, dict[str, Any]] = {
    "{items: theItems, next: meta.after}": {
        "style": "next",
        "items": ("the_items",),
        "next": ("meta", "after"),
    },
    "{items: theItems, next: meta.after, cursor: from}": {
        "style": "cursor",
        "items": ("the_items",),
        "next": ("meta", "after"),
        "cursor": "from",
    },
    "{items: theItems, page: page, total: meta.total}": {
        "style": "page",
        "items": ("the_items",),
        "total": ("meta", "total"),
        "page": "page",
        "first": 0,
    },
    "{limit: max, offset: from}": {"style": "offset", "offset": "from"},
}


@pytest.mark.parametrize("pagination", PAGED)
def test_a_pagination_gives_pages_and_items(tmp_path: Path, pagination: str) -> None:
    package = shop(
        tmp_path,
        "  find: {get: p, query: {from?: string, max?: int32, page?: {type: int32, default: 0}}, "
        f"responses: {{2xx: Page}}, pagination: {pagination}}}\n",
    )
    module = sys.modules[package.ShopClient.__module__]
    assert module._paging.Paging(**PAGED[pagination]) == module._FIND_PAGES
    has_items = "items" in pagination
    for cls, iterator in (
        (package.ShopClient, "Iterator"),
        (package.AsyncShopClient, "AsyncIterator"),
    ):
        assert inspect.signature(cls.find_pages).return_annotation == f"_abc.{iterator}[Page]"
        assert hasattr(cls, "find_items") == has_items
        if has_items:
            assert inspect.signature(cls.find_items).return_annotation == f"_abc.{iterator}[Item]"


def test_methods_for_pages_make_way_for_operations(tmp_path: Path) -> None:
    package = shop(
        tmp_path,
        "  find: {get: p, responses: {2xx: Page}, pagination: {items: theItems, next: meta.after}}\n"
        "  findPages: {get: q, responses: {}}\n",
    )
    assert inspect.signature(package.ShopClient.find_pages).return_annotation == "None"
    assert (
        inspect.signature(package.ShopClient.find_pages_).return_annotation == "_abc.Iterator[Page]"
    )


def test_a_parameter_may_be_called_like_the_modules_of_a_client(tmp_path: Path) -> None:
    names = ["operations", "client", "http", "settings", "options", "send", "auth"]
    rows = "".join(f"      {name}?: string\n" for name in names)
    package = shop(tmp_path, f"  find:\n    get: p\n    query:\n{rows}    responses: {{}}\n")
    sent: list[str] = []

    def send(request: Any, **_: Any) -> Any:
        sent.append(request.target)
        return SimpleNamespace(value=None)

    client = package.ShopClient("https://h/")
    client.send = send
    client.find(**{name: name for name in names})
    assert sent == ["p?" + "&".join(f"{name}={name}" for name in names)]
