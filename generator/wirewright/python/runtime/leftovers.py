"""Bytes that a server sent behind an answer, which must not become the answer to the next call.

The library's parser keeps them with the connection. There is no public way to see them: where its
insides are others one day, nothing is found here.
"""

from __future__ import annotations

from typing import Final

import httpx2

# From a response to the parser of its connection.
_WAY: Final = ("stream", "_stream", "_httpcore_stream", "_stream", "_connection", "_h11_state")


def close(response: httpx2.Response) -> None:
    """Close the connection of a complete answer with more behind it; the pool drops it then."""
    if _are_left(response):
        response.extensions["network_stream"].close()


async def close_async(response: httpx2.Response) -> None:
    """Do the same for asyncio."""
    if _are_left(response):
        await response.extensions["network_stream"].aclose()


def _are_left(response: httpx2.Response) -> bool:
    found: object = response
    for name in _WAY:
        found = getattr(found, name, None)
    data, _ = getattr(found, "trailing_data", (b"", False))
    return bool(data)
