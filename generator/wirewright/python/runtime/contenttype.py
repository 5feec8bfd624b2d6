"""The text of a `Content-Type`: what it is without its parameters, and the two that matter."""

from __future__ import annotations

import re
from typing import Final

from ..errors import DecodeError

_CHARSET: Final = re.compile(r';[ \t]*charset[ \t]*=[ \t]*"?([^\s;"]*)', re.IGNORECASE)


def bare(content_type: str) -> str:
    """Return a content type without its parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def utf8(content_type: str) -> None:
    """Refuse a content type whose charset is another one than UTF-8.

    Raises:
        DecodeError: it is.
    """
    charset = _CHARSET.search(content_type)
    if charset is not None and charset[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise DecodeError(f"expected text in UTF-8, got the charset {charset[1]!a}")


def with_boundary(content_type: str, content: bytes) -> str:
    """Return the content type of a multipart body of ours, whose first line has its boundary."""
    boundary = content.partition(b"\r\n")[0].removeprefix(b"--")
    return f"{content_type}; boundary={boundary.decode('ascii')}"
