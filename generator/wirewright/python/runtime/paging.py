"""From one page to the next: by a link, a cursor, a number or an offset. Sans-IO.

Takes a page's value, gives the request for the following one. What a server says of the next page
is not trusted: a link stays on the client's own server, and what repeats ends the walk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar
from urllib.parse import quote, urlsplit

from msgspec import UNSET

from ..errors import DecodeError
from .http import Request

T = TypeVar("T")
_PORTS: Final = {"http": 80, "https": 443}
_IN_LINKS: Final = "/?:@!$&'()*+,;=%~-._[]|"


@dataclass(frozen=True, slots=True)
class Paging:
    """How pages follow each other: `style` is `next`, `cursor`, `page` or `offset`.

    `items`, `next` and `total` are the attributes that lead there from a page, None where there
    are none; `cursor`, `page` and `offset` are query parameters. `first` is the number of a page
    that is asked for without one.
    """

    style: str
    items: tuple[str, ...] | None = None
    next: tuple[str, ...] | None = None
    total: tuple[str, ...] | None = None
    cursor: str = ""
    page: str = ""
    offset: str = ""
    first: int = 1


def items_of(page: object, paging: Paging) -> Sequence[Any]:
    """Return the items of a page."""
    found = None if paging.items is None else _at(page, paging.items)
    return found if isinstance(found, list) else ()


class Walk(Generic[T]):
    """Goes from page to page: `request` is the one to send next, None after the last."""

    def __init__(self, request: Request[T], paging: Paging, base_url: str) -> None:
        self.request: Request[T] | None = request
        self._paging = paging
        self._base_url = base_url
        self._here = f"{urlsplit(base_url).path}{request.target}"
        self._seen = {self._here}
        self._taken = 0
        self._last: T | None = None

    def take(self, page: T) -> None:
        """Go on from a page that came.

        Raises:
            DecodeError: its link leads to another server, or is none.
        """
        asked, self.request = self.request, None
        if asked is not None:
            numbered = self._paging.style in ("page", "offset")
            self.request = self._counted(asked, page) if numbered else self._told(asked, page)
        self._last = page

    def _told(self, asked: Request[T], page: T) -> Request[T] | None:
        """Return the request for what the page says comes next."""
        told = _at(page, self._paging.next or ())
        if told is None or told == "":
            return None
        if self._paging.style == "cursor":
            text = str(told)
            following = _with(asked, self._paging.cursor, text)
        else:
            text = _link(str(told), self._base_url, self._here)
            self._here = text
            following = replace(asked, link=text, query=())
        if text in self._seen:
            return None
        self._seen.add(text)
        return following

    def _counted(self, asked: Request[T], page: T) -> Request[T] | None:
        """Return the request for the next number, None after the last page."""
        paging, count = self._paging, len(items_of(page, self._paging))
        self._taken += count
        if page == self._last or (paging.items is not None and not count):
            return None
        name, first = (paging.page, paging.first) if paging.page else (paging.offset, 0)
        here = _number(dict(asked.query).get(name, ""), first)
        total = None if paging.total is None else _at(page, paging.total)
        reached = here + count if paging.offset and not paging.page else self._taken
        if isinstance(total, int) and reached >= total:
            return None
        return _with(asked, name, str(here + (1 if paging.page else count)))


def _at(value: object, path: tuple[str, ...]) -> Any:
    """Return what is at the end of a path of attributes, None where it ends before."""
    for name in path:
        value = getattr(value, name, None)
    return None if value is UNSET else value


def _with(request: Request[T], name: str, text: str) -> Request[T]:
    others = tuple(pair for pair in request.query if pair[0] != name)
    return replace(request, query=(*others, (name, text)))


def _number(text: str, missing: int) -> int:
    return int(text) if text.isascii() and text.isdigit() else missing


def _link(text: str, base_url: str, here: str) -> str:
    """Return path and query of a link on the server of `base_url`, found on the page `here`.

    A path is one from the server's root; a query alone is one of the page.

    Raises:
        DecodeError: it leads elsewhere, or cannot be sent.
    """
    try:
        link, base = urlsplit(text), urlsplit(base_url)
        elsewhere = (link.scheme or link.netloc) and (
            (link.scheme or base.scheme) != base.scheme
            or link.hostname != base.hostname
            or (link.port or _PORTS.get(base.scheme)) != (base.port or _PORTS.get(base.scheme))
            or "@" in link.netloc
        )
    except ValueError:
        elsewhere = True
        link = urlsplit("")
    if elsewhere or "\\" in text or any(x < " " or x == "\x7f" for x in text):
        raise DecodeError(f"the link to the next page leads away from the server: {text!a}")
    root = link.path or link.netloc or not link.query
    path = quote(f"/{link.path.lstrip('/')}", safe=_IN_LINKS) if root else here.partition("?")[0]
    return f"{path}?{quote(link.query, safe=_IN_LINKS)}" if link.query else path
