"""The tokens of a form post: one `name=value` each, in the order in which they were sent."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

from wirewright.verify.tokens import Place, Token

_PART = re.compile(r"[^.\[\]]+")
_POSITION = re.compile(r"[0-9]{1,9}")


def form_tokens(text: str, root: Place) -> list[Token]:
    """Return the pairs of `text` but for those that are left out; outer white space is not sent."""
    tokens: list[Token] = []
    start = len(text) - len(text.lstrip(" \t\r\n"))
    for pair in text.strip(" \t\r\n").split("&"):
        token = Token(pair, start, _place(pair.partition("=")[0], root))
        start += len(pair) + 1
        if not token.place.left_out:
            tokens.append(token)
    return tokens


def _place(name: str, root: Place) -> Place:
    """Return the place that a name such as `Items[0].Id` or `Items[0][Id]` stands for."""
    place = root
    for part in _PART.findall(unquote_plus(name)):
        place = place.below(int(part) if _POSITION.fullmatch(part) else part)
    return place
