"""From a request to what goes over the wire: address, headers, body, and what is not to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias
from urllib.parse import unquote, urlsplit

from ..errors import EncodeError
from .calls import Call
from .content import ENCODINGS
from .http import Request, header, header_name
from .options import Options
from .secrets import bare
from .settings import Settings

Headers: TypeAlias = Mapping[str, str]


def ready(
    request: Request[Any],
    base_url: str,
    options: Options,
    headers: Headers | None,
    secrets: tuple[str, ...],
) -> Call:
    """Return the call of a request that is complete; `headers` are those of this call alone.

    Raises:
        EncodeError: something in it cannot be sent.
    """
    base = _origin(base_url) if request.link else base_url
    content = request.content
    sent = [("Accept-Encoding", ENCODINGS), *request.headers_for(content)]
    for more in (options.headers, headers):
        sent = _merged(sent, more) if more else sent
    return Call(
        method=request.method,
        url=f"{base}{request.target}",
        shown=f"{base_url}{request.operation.path}",
        headers=tuple(sent),
        content=content,
        repeatable=request.operation.repeatable,
        secrets=(*secrets, *_secrets(request), *credentials(options.headers, headers)),
    )


def address(base_url: str) -> tuple[str, tuple[str, str] | None]:
    """Return a base URL that ends in `/`, and the name and password that stood in it.

    Raises:
        EncodeError: it is no address below which paths can be.
    """
    try:
        parts = urlsplit(base_url)
        host, _ = parts.hostname, parts.port
    except (ValueError, AttributeError, TypeError):  # an address that is none, or no text at all
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise EncodeError("a base URL looks like https://api.example.org/shop/")
    if not base_url.isascii() or not base_url.isprintable() or " " in base_url:
        raise EncodeError("a base URL is printable ASCII without spaces")
    url = bare(base_url)
    login = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return url if url.endswith("/") else f"{url}/", login


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def has_authorization(settings: Settings) -> bool:
    """Tell whether the settings have credentials of their own."""
    return any(name.lower() == "authorization" for name, _ in settings.headers)


def _merged(sent: list[tuple[str, str]], more: Headers) -> list[tuple[str, str]]:
    """Return the headers `sent` with `more` instead of those of the same names."""
    names = {name.lower() for name in more}
    kept = [(name, text) for name, text in sent if name.lower() not in names]
    return kept + [(header_name(name), header(text)) for name, text in more.items()]


def _secrets(request: Request[Any]) -> tuple[str, ...]:
    """Return the values of a request that are never shown."""
    names = {x.name for x in request.operation.parameters if x.secret}
    if not names:
        return ()
    pairs = (*request.path.items(), *request.query, *request.headers)
    return tuple(text for name, text in pairs if name.removesuffix("[]") in names)


def credentials(*given: Headers | None) -> Iterator[str]:
    """Yield the values of headers and the like whose names say that they are secret."""
    for pairs in given:
        for name, text in pairs.items() if pairs else ():
            if _CREDENTIAL.search(name):
                yield from (text, *text.split(" ")[1:])


_CREDENTIAL: Final = re.compile(
    "auth|cookie|key|pass|secret|session|signature|token", re.IGNORECASE
)
