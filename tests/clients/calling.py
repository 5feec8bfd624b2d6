"""Calls without a network or a wait: both kinds of client, answered by a table, on a clock of ours."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from order_apis import deck, dellin, multivers, pars, valomnia
from order_apis._runtime.options import Clock

SPECS = Path(__file__).parents[2] / "specs"
KINDS = ("sync", "async")
CLIENTS: dict[tuple[str, str], Any] = {
    ("pars", "sync"): pars.ParsClient,
    ("pars", "async"): pars.AsyncParsClient,
    ("deck", "sync"): deck.DeckClient,
    ("deck", "async"): deck.AsyncDeckClient,
    ("dellin", "sync"): dellin.DellinClient,
    ("dellin", "async"): dellin.AsyncDellinClient,
    ("multivers", "sync"): multivers.MultiversClient,
    ("multivers", "async"): multivers.AsyncMultiversClient,
    ("valomnia", "sync"): valomnia.ValomniaClient,
    ("valomnia", "async"): valomnia.AsyncValomniaClient,
}

Reply = Exception | Callable[[httpx2.Request], httpx2.Response]


def sample(api: str, name: str) -> bytes:
    """Return a documented sample."""
    return (SPECS / api / "samples" / name).read_bytes()


def reply(status: int, content: bytes = b"", type: str = "", **headers: str) -> Reply:
    """Return what makes an answer; `_` in a header's name is `-`."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    if type:
        named["content-type"] = type
    return lambda _: httpx2.Response(status, content=content, headers=named)


def streamed(status: int, *pieces: bytes | Exception, **headers: str) -> Reply:
    """Return what makes an answer that comes in pieces; the last may be an error."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return lambda _: httpx2.Response(status, stream=Pieces(*pieces), headers=named)


class Pieces(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that comes in pieces, as from a network; the last may be an error."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces = pieces

    def _next(self, piece: bytes | Exception) -> bytes:
        if isinstance(piece, Exception):
            raise piece
        return piece

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            yield self._next(piece)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            yield self._next(piece)


@dataclass
class Served:
    """A server of one client: gives its replies in turn, the last again and again."""

    replies: Sequence[Reply]
    requests: list[httpx2.Request] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    now: float = 0.0
    date: float = 1_000_000_000.0
    chance: float = 0.5
    takes: float = 0.0

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        found = self.replies[min(len(self.requests), len(self.replies) - 1)]
        self.requests.append(request)
        self.now += self.takes
        if isinstance(found, Exception):
            raise found
        return found(request)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)

    @property
    def clock(self) -> Clock:
        return Clock(
            now=lambda: self.now,
            date=lambda: self.date + self.now,
            sleep=self.sleep,
            sleep_async=self.sleep_async,
            random=lambda: self.chance,
        )

    def run(
        self,
        kind: str,
        api: str,
        use: Callable[[Any], Any],
        base_url: str = "https://host.example/base/",
        **settings: Any,
    ) -> Any:
        """Make a client of an API, let `use` call it, close it; return what `use` returned."""
        return self.call(kind, CLIENTS[api, kind], use, base_url, **settings)

    def call(
        self,
        kind: str,
        made: Any,
        use: Callable[[Any], Any],
        base_url: str = "https://host.example/base/",
        **settings: Any,
    ) -> Any:
        """Do so with a client of the class `made`."""
        transport = httpx2.MockTransport(self.answer)
        arguments = {"transport": transport, "clock": self.clock, **settings}
        if kind == "sync":
            with made(base_url, **arguments) as client:
                return use(client)

        async def main() -> Any:
            async with made(base_url, **arguments) as client:
                found = use(client)
                return await found if inspect.isawaitable(found) else found

        return asyncio.run(main())
