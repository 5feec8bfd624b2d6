"""How much of a payload is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one payload; what passes them is a `DecodeError`.

    `body` counts bytes after decompression, `xml_attributes` attributes and namespace
    declarations of one element.
    """

    body: int = 32 * 1024 * 1024
    json_depth: int = 128
    xml_depth: int = 64
    xml_attributes: int = 256


LIMITS = Limits()
