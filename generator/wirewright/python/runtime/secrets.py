"""Secret values, and texts without them.

What is logged and raised is chosen by allow-list; this is the second line of defence, for texts
that come from elsewhere.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote, quote_plus, urlsplit, urlunsplit

from msgspec import Struct

MASK: Final = "***"
_SHORTEST: Final = 4
_DEEPEST: Final = 64


def masked(text: str, secrets: Iterable[str]) -> str:
    """Return `text` without the secrets, however they are escaped in it.

    Secrets of less than four characters are left: they are in every text.
    """
    for secret in secrets:
        if len(secret) >= _SHORTEST:
            for form in sorted(_forms(secret), key=len, reverse=True):
                text = text.replace(form, MASK)
    return text


def _forms(secret: str) -> set[str]:
    """Return how URLs, JSON, XML and our own messages write a text."""
    escaped = secret.encode("unicode_escape").decode()
    plain = {secret, escaped, json.dumps(secret)[1:-1], repr(secret)[1:-1], html.escape(secret)}
    try:
        coded = {quote(secret, safe=""), quote(secret), quote_plus(secret)}
    except UnicodeEncodeError:  # a lone surrogate, which no URL can have
        coded = set()
    return plain | coded


def bare(url: str) -> str:
    """Return an address without user, password, query and fragment."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def secrets_in(value: object, depth: int = 0) -> Iterator[str]:
    """Yield the secret texts of a model, and of those inside of it."""
    if depth > _DEEPEST:
        return
    if isinstance(value, Struct):
        shown = dict(value.__rich_repr__()) if hasattr(value, "__rich_repr__") else {}
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if shown.get(name) == MASK:
                yield str(inner)
            else:
                yield from secrets_in(inner, depth + 1)
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from secrets_in(inner, depth + 1)
