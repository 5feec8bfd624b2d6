"""Tunnels through a proxy, which are closed where no connection comes of them.

The library keeps such a tunnel as one in use, for ever: each takes a place in the pool. It has no
public way to its pools; where its insides are others one day, nothing changes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

import httpx2


def pools(client: httpx2.Client | httpx2.AsyncClient) -> Iterator[Any]:
    """Yield the pools of connections of a client, those of its proxies too."""
    transports = [getattr(client, "_transport", None), *getattr(client, "_mounts", {}).values()]
    for transport in transports:
        pool = getattr(transport, "_pool", None)
        if pool is not None:
            yield pool


def close_broken_tunnels(client: httpx2.Client | httpx2.AsyncClient) -> None:
    """Let a tunnel that `client` makes end with the call that it is made for, if that fails."""
    for pool in pools(client):
        create = getattr(pool, "create_connection", None)
        if create is not None:
            setattr(pool, "create_connection", partial(_created, create))  # noqa: B010


def _created(create: Callable[[Any], Any], origin: Any) -> Any:
    made = create(origin)
    if hasattr(made, "_connected"):  # it is a tunnel
        is_sync = hasattr(made, "handle_request")
        name, handle = (
            ("handle_request", _handle) if is_sync else ("handle_async_request", _handle_async)
        )
        setattr(made, name, partial(handle, made, getattr(made, name)))
    return made


def _handle(tunnel: Any, handle: Callable[[Any], Any], request: Any) -> Any:
    try:
        return handle(request)
    except BaseException:
        if not tunnel._connected:
            tunnel.close()
        raise


async def _handle_async(tunnel: Any, handle: Callable[[Any], Awaitable[Any]], request: Any) -> Any:
    try:
        return await handle(request)
    except BaseException:
        if not tunnel._connected:
            await tunnel.aclose()
        raise
