"""Bodies that are one text or plain bytes: a codec for each, from the functions of a scalar.

Text is UTF-8 and in the form that a scalar has in a form post; nothing around it is taken away.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from ..errors import DecodeError, EncodeError
from .checks import wrong_type
from .http import Codec
from .limits import LIMITS, Limits
from .strict import Strict

T = TypeVar("T")


def text(
    content_types: tuple[str, ...], read: Callable[[str], T], write: Callable[[Any], str]
) -> Codec[T]:
    """Return the codec of a body that is the text of a scalar."""

    def decode(data: bytes | str, limits: Limits = LIMITS) -> T:
        raw = within(data, limits, "text")
        try:
            return read(raw.decode())
        except UnicodeDecodeError:
            raise DecodeError("it is not in UTF-8", "text") from None
        except DecodeError as error:
            error.medium = "text"
            raise

    def encode(value: T) -> bytes:
        try:
            return write(value).encode()
        except UnicodeEncodeError:
            raise EncodeError("a lone surrogate is no character", "text") from None
        except EncodeError as error:
            error.medium = "text"
            raise

    return _codec("text", content_types, decode, encode)


def binary(content_types: tuple[str, ...]) -> Codec[bytes]:
    """Return the codec of a body that is bytes as they are."""

    def decode(data: bytes | str, limits: Limits = LIMITS) -> bytes:
        return bytes(within(data, limits, "binary"))

    def encode(value: bytes) -> bytes:
        if type(value) is not bytes:
            raise EncodeError(wrong_type(value, "bytes").reason, "binary")
        return value

    return _codec("binary", content_types, decode, encode)


def within(data: bytes | str, limits: Limits, medium: str) -> bytes:
    """Return a payload as bytes, which may not be longer than the limit."""
    try:
        raw = data.encode() if isinstance(data, str) else data
    except UnicodeEncodeError:
        raise DecodeError("a lone surrogate is no character", medium) from None
    if len(raw) > limits.body:
        raise DecodeError(f"longer than {limits.body} bytes", medium)
    return raw


def _codec(
    medium: str,
    content_types: tuple[str, ...],
    decode: Callable[..., T],
    encode: Callable[[T], bytes],
) -> Codec[T]:
    def strict(data: bytes | str, limits: Limits = LIMITS) -> Strict[T]:
        return Strict(decode(data, limits))

    return Codec(medium, content_types, decode, encode, strict)
