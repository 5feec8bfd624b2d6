"""What all clients have: the drivers of a call, and the life of their connections.

The API's own half is generated: one method per operation, and the settings. What a call does step
by step is decided in `calls`; here the steps are done. httpx2 is loaded when a client is made.
"""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

from msgspec import UNSET, UnsetType

from . import calls, outgoing
from .calls import Response, Send
from .http import Request
from .limits import Limits
from .options import CLOCK, NETWORK, OPTIONS, Clock, Network, Options
from .outgoing import Headers as Headers
from .paging import Paging, Walk, items_of
from .settings import Settings, basic, filled

if TYPE_CHECKING:
    import httpx2

T = TypeVar("T")

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
        url, credentials = outgoing.address(base_url)
        if credentials and auth is None and not outgoing.has_authorization(settings):
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
        """Return a client with other options; it shares the connections of this one.

        Args:
            deadline: Seconds that a whole call may take; None: no bound.
            connect: Seconds that a connection may take.
            read: Seconds that may pass without a byte.
            attempts: How often a call is sent at most, where repeating it does nothing more.
            limits: How much of an answer is read.
            headers: What goes with every call, instead of the headers that went so far.

        Raises:
            EncodeError: an option has a wrong type or value.
        """
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
        ready = outgoing.ready(request, self._base_url, options, headers, self._settings.secrets)
        return calls.call(request, ready, options, self._clock)

    def _walk(self, request: Request[T], paging: Paging) -> Walk[T]:
        return Walk(filled(request, self._settings), paging, self._base_url)


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
