"""Prose of pages as the spec keeps it: without hidden characters and needless white space."""

from __future__ import annotations

import re

LONGEST = 4000


def prose(text: str) -> str:
    """Return a page's text line by line, printable, without white space around its lines."""
    lines = [" ".join(_visible(line).split()) for line in text[: LONGEST * 4].splitlines()]
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return joined if len(joined) <= LONGEST else f"{joined[:LONGEST]}…"


def line(text: str, limit: int = 300) -> str:
    """Return a page's text as one line."""
    found = " ".join(prose(text).split())
    return found if len(found) <= limit else f"{found[:limit]}…"


def _visible(text: str) -> str:
    return "".join(
        x if x.isprintable() or x == " " else ("" if _is_hidden(x) else " ") for x in text
    )


def _is_hidden(character: str) -> bool:
    return character in "\u200b\u200c\u200d\u2060\ufeff\u00ad"
