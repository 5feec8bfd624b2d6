"""Content as it is compressed on the wire, rightly and wrongly."""

from __future__ import annotations

import gzip
import zlib
from functools import cache


def gzipped(content: bytes) -> bytes:
    """Return content as gzip, the same in each run."""
    return gzip.compress(content, mtime=0)


def deflated(content: bytes) -> bytes:
    """Return content as HTTP means deflate: with zlib's head."""
    return zlib.compress(content)


def bare_deflated(content: bytes) -> bytes:
    """Return content as some servers mean deflate: without a head."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


@cache
def bomb(size: int) -> bytes:
    """Return gzip that grows into `size` zeros, made without holding them."""
    packer = zlib.compressobj(9, wbits=31)
    zeros = bytes(1 << 20)
    parts = [packer.compress(zeros) for _ in range(size >> 20)]
    return b"".join((*parts, packer.flush()))
