"""The body of an answer while it comes in: decompressed, counted, and complete or refused."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Final

from ..errors import DecodeError

ENCODINGS: Final = "gzip, deflate"
_PIECE: Final = 1024 * 1024
_EXCERPT: Final = 1024
_GZIP = 31
_ZLIB = 15
_RAW = -15


class Content:
    """Takes a body piece by piece; `limit` counts its bytes after decompression.

    Raises:
        DecodeError: it is too long, in an encoding that nobody asked for, broken or cut off.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        name = encoding.strip().lower()
        if name not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise DecodeError(f"the content encoding {encoding!a} was not asked for")
        self._name = name.removeprefix("x-") if name != "identity" else ""
        self._limit = limit
        self._size = 0
        self._out = BytesIO()
        self._head = b""
        self._inflate: zlib._Decompress | None = None
        self.received = 0

    def feed(self, data: bytes) -> None:
        """Take the next piece, as it came over the wire."""
        self.received += len(data)
        if not self._name:
            self._keep(data)
            return
        try:
            while data:
                data = self._inflated(data)
        except zlib.error:
            raise DecodeError(f"the {self._name} content is broken") from None

    def finish(self) -> bytes:
        """Return the whole body."""
        inflate = self._inflate
        begun = bool(self._head) if inflate is None else not inflate.eof
        if begun or self._head.strip(b"\0"):
            raise DecodeError(f"the {self._name} content is cut off")
        return self._out.getvalue()

    @property
    def excerpt(self) -> bytes:
        """The beginning of what came so far."""
        return bytes(self._out.getbuffer()[:_EXCERPT])

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            raise DecodeError(f"the content has more than {self._limit} bytes")
        self._out.write(data)

    def _inflated(self, data: bytes) -> bytes:
        """Decompress `data` in bounded pieces and return what stands behind its end."""
        if self._inflate is None or self._inflate.eof:
            data = self._head + data
            self._head = b"" if len(data) > 1 else data
            if self._head:  # the first two bytes tell the format
                return b""
            if self._inflate is not None:
                return self._another(data)
            self._inflate = zlib.decompressobj(self._window(data))
        inflate = self._inflate
        while True:
            piece = min(_PIECE, self._limit - self._size + 1)
            out = inflate.decompress(data, piece)
            self._keep(out)
            if inflate.eof:
                return inflate.unused_data
            data = inflate.unconsumed_tail
            if not data and len(out) < piece:
                return b""

    def _another(self, data: bytes) -> bytes:
        """Go on behind the end: another gzip member, or zeros that fill a block."""
        if self._name == "gzip" and data[:2] == b"\x1f\x8b":
            self._inflate = zlib.decompressobj(_GZIP)
            return data
        if data.strip(b"\0"):
            raise DecodeError(f"something stands behind the {self._name} content")
        return b""

    def _window(self, head: bytes) -> int:
        if self._name == "gzip":
            return _GZIP
        is_zlib = head[0] & 15 == 8 and (head[0] << 8 | head[1]) % 31 == 0
        return _ZLIB if is_zlib else _RAW
