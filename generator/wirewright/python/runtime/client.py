"""What all clients have: the drivers of a call, and the life of their connections.

The API's own half is generated: one method per operation, and the settings. What a call does step
by step is decided in `calls`; here the steps are done. httpx2 is loaded when a client is made.
"""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar
from urllib.parse import unquote, urlsplit

from msgspec import UNSET, UnsetType

from ..errors import EncodeError
from . import calls
from .calls import Call, Response, Send
from .http import Request, header
from .limits import Limits
from .options import CLOCK, NETWORK, OPTIONS, Clock, Network, Options
from .paging import Paging, Walk, items_of
from .secrets import bare
from .settings import Settings, basic, filled

if TYPE_CHECKING:
    import httpx2

T = TypeVar("T")

Headers: TypeAlias = Mapping[str, str]
Auth: TypeAlias = "httpx2.Auth"
Http: TypeAlias = "httpx2.Client"
AsyncHttp: TypeAlias = "httpx2.AsyncClient"
Transport: TypeAlias = "httpx2.BaseTransport"
AsyncTransport: TypeAlias = "httpx2.AsyncBaseTransport"


class Caller:
    """What both kinds of client share: addresses, settings and options; nothing that waits."""

    _owned = True

    def __init__(
        self,
        base_url: str,
        settings: Settings,
        options: Options | None,
        auth: Auth | None,
        clock: Clock | None,
    ) -> None:
        url, credentials = _address(base_url)
        if credentials and auth is None and not _has_authorization(settings):
            login = basic(*credentials)
            settings = replace(
                settings,
                headers=(*settings.headers, login),
                secrets=(*settings.secrets, credentials[1], login[1].partition(" ")[2]),
            )
        self._base_url = url
        self._settings = settings
        self._options = OPTIONS if options is None else options
        self._auth = auth
        self._clock = CLOCK if clock is None else clock

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._base_url}>"

    @property
    def base_url(self) -> str:
        """The address that all paths are below."""
        return self._base_url

    @property
    def options(self) -> Options:
        """The options of every call."""
        return self._options

    def with_options(
        self,
        *,
        deadline: float | UnsetType | None = UNSET,
        connect: float | UnsetType = UNSET,
        read: float | UnsetType = UNSET,
        attempts: int | UnsetType = UNSET,
        limits: Limits | UnsetType = UNSET,
        headers: Headers | UnsetType = UNSET,
    ) -> Self:
        """Return a client with other options; it shares the connections of this one."""
        given = {
            "deadline": deadline,
            "connect": connect,
            "read": read,
            "attempts": attempts,
            "limits": limits,
            "headers": headers,
        }
        changes: dict[str, Any] = {x: value for x, value in given.items() if value is not UNSET}
        other = copy.copy(self)
        other._options = replace(self._options, **changes)
        other._owned = False
        return other

    def _steps(
        self, request: Request[T], timeout: float | None, headers: Headers | None
    ) -> calls.Steps[T]:
        options = self._options if timeout is None else replace(self._options, deadline=timeout)
        request = filled(request, self._settings)
        return calls.call(request, self._ready(request, headers), options, self._clock)

    def _walk(self, request: Request[T], paging: Paging) -> Walk[T]:
        return Walk(filled(request, self._settings), paging, self._base_url)

    def _ready(self, request: Request[Any], headers: Headers | None) -> Call:
        base = _origin(self._base_url) if request.link else self._base_url
        sent = [("Accept-Encoding", "gzip, deflate"), *request.content_headers]
        for more in (self._options.headers, headers):
            sent = _merged(sent, more) if more else sent
        return Call(
            method=request.method,
            url=f"{base}{request.target}",
            shown=f"{self._base_url}{request.operation.path}",
            headers=tuple(sent),
            content=request.content,
            repeatable=request.operation.repeatable,
            secrets=(*self._settings.secrets, *_secrets(request)),
        )


class Client(Caller):
    """A client that waits for each answer. Threads may share it."""

    def __init__(  # noqa: PLR0913  # what a client may be given
        self,
        base_url: str,
        settings: Settings,
        *,
        options: Options | None = None,
        network: Network | None = None,
        http: Http | None = None,
        transport: Transport | None = None,
        auth: Auth | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(base_url, settings, options, auth, clock)
        from . import network as library, quiet

        library.check_address(self._base_url)
        quiet.install()
        self._exchange = library.exchange
        self._owned = http is None
        self._http = library.client(network or NETWORK, transport) if http is None else http

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections, unless they are those of a client that was handed in."""
        if self._owned:
            self._http.close()

    def send(
        self,
        request: Request[T],
        /,
        *,
        timeout: float | None = None,
        headers: Headers | None = None,
    ) -> Response[T]:
        """Send a request and return the whole response.

        Args:
            request: What a function of `operations` returned, or `request` for any other path.
            timeout: Seconds that the whole call may take, instead of the client's deadline.
            headers: More headers, instead of those of the same name.

        Raises:
            EncodeError: the request cannot be sent as it is.
            ApiError: the answer says that the call failed.
            AnswerError: the answer is not what is documented.
            TransportError: there was no complete answer.
        """
        steps = self._steps(request, timeout, headers)
        outcome: calls.Outcome | None = None
        while True:
            try:
                step = steps.send(outcome)
            except StopIteration as end:
                response: Response[T] = end.value
                return response
            if isinstance(step, Send):
                outcome = self._exchange(self._http, step, self._auth)
            else:
                self._clock.sleep(step.seconds)
                outcome = None

    def _pages(
        self, request: Request[T], paging: Paging, timeout: float | None, headers: Headers | None
    ) -> Iterator[T]:
        walk = self._walk(request, paging)
        while walk.request is not None:
            page = self.send(walk.request, timeout=timeout, headers=headers).value
            yield page
            walk.take(page)

    def _items(
        self, request: Request[T], paging: Paging, timeout: float | None, headers: Headers | None
    ) -> Iterator[Any]:
        for page in self._pages(request, paging, timeout, headers):
            yield from items_of(page, paging)


class AsyncClient(Caller):
    """The same for asyncio."""

    def __init__(  # noqa: PLR0913  # what a client may be given
        self,
        base_url: str,
        settings: Settings,
        *,
        options: Options | None = None,
        network: Network | None = None,
        http: AsyncHttp | None = None,
        transport: AsyncTransport | None = None,
        auth: Auth | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(base_url, settings, options, auth, clock)
        from . import network as library, quiet

        library.check_address(self._base_url)
        quiet.install()
        self._exchange = library.exchange_async
        self._owned = http is None
        self._http = library.async_client(network or NETWORK, transport) if http is None else http

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections, unless they are those of a client that was handed in."""
        if self._owned:
            await self._http.aclose()

    async def send(
        self,
        request: Request[T],
        /,
        *,
        timeout: float | None = None,
        headers: Headers | None = None,
    ) -> Response[T]:
        """Send a request and return the whole response; see `Client.send`."""
        steps = self._steps(request, timeout, headers)
        outcome: calls.Outcome | None = None
        while True:
            try:
                step = steps.send(outcome)
            except StopIteration as end:
                response: Response[T] = end.value
                return response
            if isinstance(step, Send):
                outcome = await self._exchange(self._http, step, self._auth)
            else:
                await self._clock.sleep_async(step.seconds)
                outcome = None

    async def _pages(
        self, request: Request[T], paging: Paging, timeout: float | None, headers: Headers | None
    ) -> AsyncIterator[T]:
        walk = self._walk(request, paging)
        while walk.request is not None:
            page = (await self.send(walk.request, timeout=timeout, headers=headers)).value
            yield page
            walk.take(page)

    async def _items(
        self, request: Request[T], paging: Paging, timeout: float | None, headers: Headers | None
    ) -> AsyncIterator[Any]:
        async for page in self._pages(request, paging, timeout, headers):
            for item in items_of(page, paging):
                yield item


def _address(base_url: str) -> tuple[str, tuple[str, str] | None]:
    """Return a base URL that ends in `/`, and the name and password that stood in it.

    Raises:
        EncodeError: it is no address below which paths can be.
    """
    try:
        parts = urlsplit(base_url)
        host, _ = parts.hostname, parts.port
    except ValueError:
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


def _has_authorization(settings: Settings) -> bool:
    return any(name.lower() == "authorization" for name, _ in settings.headers)


def _merged(sent: list[tuple[str, str]], more: Headers) -> list[tuple[str, str]]:
    """Return the headers `sent` with `more` instead of those of the same names."""
    names = {name.lower() for name in more}
    kept = [(name, text) for name, text in sent if name.lower() not in names]
    return kept + [(_header_name(name), header(text)) for name, text in more.items()]


def _header_name(name: str) -> str:
    if not name or not name.isascii() or set(name) & _NOT_IN_NAMES or not name.isprintable():
        raise EncodeError(f"{name!a} is no name for a header")
    return name


_NOT_IN_NAMES = frozenset(' "(),/:;<=>?@[\\]{}')


def _secrets(request: Request[Any]) -> tuple[str, ...]:
    """Return the values of a request that are never shown."""
    names = {x.name for x in request.operation.parameters if x.secret}
    if not names:
        return ()
    pairs = (*request.path.items(), *request.query, *request.headers)
    return tuple(text for name, text in pairs if name.removesuffix("[]") in names)
