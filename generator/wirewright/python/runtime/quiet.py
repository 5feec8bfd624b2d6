"""What the HTTP library logs while a client of ours calls: the words, without the values.

Its records have whole URLs and headers in them. A filter on its loggers takes them out, for our
calls only; what other users of the library log stays as it is.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar

from .secrets import bare

OURS: ContextVar[bool] = ContextVar("OURS", default=False)
"""Set while a client of ours calls."""

_LOGGERS = (
    "httpx2",
    "httpcore2",
    *(f"httpcore2.{name}" for name in ("connection", "http11", "http2", "proxy", "socks")),
)


class Hush(logging.Filter):
    """Leaves the method, the server and the status of a record, or its first word."""

    def filter(self, record: logging.LogRecord) -> bool:
        if OURS.get():
            if record.name == "httpx2" and isinstance(record.args, tuple) and record.args:
                record.args = tuple(map(_harmless, record.args))
            else:
                record.msg, record.args = record.getMessage().partition(" ")[0], ()
        return True


def _harmless(argument: object) -> object:
    """Leave what the library says itself; a server's reason can be anything."""
    if isinstance(argument, int):
        return argument
    text = str(argument)
    if "://" in text:
        scheme, _, rest = bare(text).partition("://")
        return f"{scheme}://{rest.partition('/')[0]}/..."
    return text if (text.isalpha() and text.isupper()) or text in _VERSIONS else "..."


_VERSIONS = ("HTTP/1.0", "HTTP/1.1", "HTTP/2")
_HUSH = Hush()


def install() -> None:
    """Put the filter on the loggers of the HTTP library, once."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_HUSH)  # which adds it once only
