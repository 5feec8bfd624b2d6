"""The sink for HTML: text of specs and requests becomes markup only through here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from wirewright.diagnostics import visible


class Html(str):
    """A piece of markup."""

    __slots__ = ()


def text(value: str) -> Html:
    """Return text for people: escaped, and what nobody can see written as an escape."""
    return Html(escape("\n".join(map(visible, value.split("\n")))))


def tag(name: str, *inside: Html | str, **attributes: str) -> Html:
    """Return an element; `inside` that is not markup yet is text, as are the attributes' values."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items()
    )
    content = "".join(x if isinstance(x, Html) else text(x) for x in inside)
    return Html(f"<{name}{written}>{content}</{name}>")


def joined(pieces: Iterable[Html], between: str = "") -> Html:
    """Put pieces side by side."""
    return Html(text(between).join(pieces))
