"""The method and path of a help page that shows them in pieces, or only in its address.

An address has both in a form that is not reversible (`GET-api-Orders-id_page`); the names of the
parameters on the page tell which parts of it are variable.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from ..pages import Page, Table, Text
from ..pages.words import METHODS, call, plain, section

_ALONE: Final = re.compile(rf"({METHODS})", re.IGNORECASE)
_PATH: Final = re.compile(r"/?[\w{}.*:~%-]+(?:/[\w{}.*:~%-]*)*(?:\?[\w{}.*=&%\[\]-]*)?")
_FULL: Final = re.compile(r"https?://[^/\s]+/(?P<path>[^\s*]+)")
_FRIENDLY: Final = re.compile(
    rf"(?:^|[/=])(?P<method>{METHODS})-(?P<rest>[^/?#&]+)$", re.IGNORECASE
)


def named(page: Page) -> tuple[str, str] | None:
    """Return method and path where no line has both; None where nothing tells them."""
    if title := call(page.title):
        return title
    friendly = _FRIENDLY.search(unquote(page.address)) or _FRIENDLY.search(_stem(page.name))
    method, path = _pieces(page)
    method = method or (friendly["method"].upper() if friendly else "")
    if method and path:
        return method, path
    if friendly:
        return method, _path(friendly["rest"], page)
    return None


def _stem(name: str) -> str:
    return re.sub(r"\.(?:html?|txt|md)$", "", name)


def _pieces(page: Page) -> tuple[str, str]:
    """Return the method and the path that stand alone, in lines or in cells."""
    texts: list[str] = []
    for block in page.blocks:
        if isinstance(block, Text):
            texts += [x.strip() for x in block.text.split("|")]
        elif isinstance(block, Table) and "type" not in block.columns:
            texts += [x for row in block.rows for _, cell in row.cells for x in cell]
            texts += block.heads
    method = next((x.upper() for x in texts if _ALONE.fullmatch(x)), "")
    paths = [_address(x) for x in texts[:400]]
    return method, next((x for x in paths if x), "")


def _address(text: str) -> str:
    """Return the path that a text is, or nothing."""
    bare = text.strip("*` ")
    if found := _FULL.fullmatch(bare):
        return found["path"]
    whole = "/" in bare.strip("/") or "{" in bare
    is_path = _PATH.fullmatch(bare) is not None and whole and section(text) is None
    return bare if is_path and not re.match(r"(?:application|text|image|multipart)/", bare) else ""


def _path(rest: str, page: Page) -> str:
    """Return a path that the address's last part could have been made of."""
    names = {
        plain(x.text("name")): x.text("name")
        for table in page.blocks
        if isinstance(table, Table)
        for x in table.rows
    }
    before, _, query = rest.partition("_")
    if names and any(x.casefold() not in names for x in query.split("_") if x):
        before, query = rest, ""  # an underscore of the path's own
    parts = [
        f"{{{names[x.casefold()]}}}" if x.casefold() in names else x for x in before.split("-")
    ]
    keys = [x for x in query.split("_") if x]
    asked = "&".join(f"{key}={{{key}}}" for key in keys)
    return "/".join(parts) + (f"?{asked}" if asked else "")
