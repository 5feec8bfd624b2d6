"""Valid payloads of every documented body and medium, as a start for invalid ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from msgspec import UNSET

from order_apis.errors import DecodeError
from tests.roundtrip.samples import SAMPLES, bare


@dataclass(frozen=True)
class Payload:
    """A valid payload with its codec."""

    name: str
    codec: Any
    content: bytes

    def __str__(self) -> str:
        return self.name

    @property
    def medium(self) -> str:
        return str(self.codec.medium)


def _payloads() -> Iterator[Payload]:
    seen = set()
    for sample in SAMPLES:
        kind = (sample.api, sample.operation, sample.direction, sample.status)
        stem = f"{sample.api}-{sample.path.name.removesuffix(sample.path.suffix)}"
        yield Payload(f"{stem}-{sample.medium}", sample.codec, bare(sample.medium, sample.content))
        for codec in sample.body.media:
            if codec.medium == "form" and kind not in seen:
                seen.add(kind)
                value = sample.decoded()
                for name in ("messages", "order_lines"):  # a form cannot say them
                    if hasattr(value, name):
                        setattr(value, name, UNSET)
                yield Payload(f"{stem}-form", codec, codec.encode(value))


PAYLOADS = list(_payloads())
EACH_MEDIUM = {payload.medium: payload for payload in reversed(PAYLOADS)}


def refusal(payload: Payload, content: bytes | str, **more: Any) -> DecodeError | None:
    """Return the error that decoding gives, None if it reads; any other exception goes through."""
    try:
        payload.codec.decode(content, **more)
        return None
    except DecodeError as error:
        found = error
    assert type(found) is DecodeError
    assert found.medium == payload.medium
    assert str(found).startswith(f"{payload.medium}: ")
    assert len(str(found)) <= 500
    assert str(found).isprintable()
    return found
