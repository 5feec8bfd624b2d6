"""Connections for asyncio that are closed where a call is given up in their TLS handshake.

The library closes them after errors, but not after a cancellation, which a deadline is, too.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from typing import Any

import httpcore2
import httpx2

from .tunnels import pools


class HandshakeStream(httpcore2.AsyncNetworkStream):
    """A connection that does not outlive a broken handshake."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        try:
            made = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            await self._stream.aclose()
            raise
        return HandshakeStream(made)  # a tunnel through a proxy may have a handshake inside

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class HandshakeBackend(httpcore2.AsyncNetworkBackend):
    """Makes connections that do not outlive a broken handshake."""

    def __init__(self, backend: httpcore2.AsyncNetworkBackend) -> None:
        self._backend = backend

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        made = await self._backend.connect_tcp(host, port, timeout, local_address, socket_options)
        return HandshakeStream(made)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        return HandshakeStream(
            await self._backend.connect_unix_socket(path, timeout, socket_options)
        )

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)


def close_broken_handshakes(client: httpx2.AsyncClient) -> None:
    """Let the connections that `client` makes, through proxies too, end with their handshake.

    The library has no public way to its network backend; where its insides are others one day,
    nothing changes but that such a connection waits for the garbage collector.
    """
    for pool in pools(client):
        backend = getattr(pool, "_network_backend", None)
        if isinstance(backend, httpcore2.AsyncNetworkBackend):
            setattr(pool, "_network_backend", HandshakeBackend(backend))  # noqa: B010
