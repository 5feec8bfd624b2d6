"""What a codec module defines, as its view promises it."""

from __future__ import annotations

from collections.abc import Sequence

from wirewright.python.codecs import PyCodec

_FUNCTIONS = {
    "json": ("decode", "strict", "encode", "write", "members"),
    "xml": ("decode", "strict", "encode", "document", "attributes", "write", "read", "members"),
    "form": ("decode", "strict", "encode", "write", "read", "members"),
    "multipart": ("decode", "strict", "encode", "write", "read"),
}
_OF_MODELS = (("xml", "write"), ("json", "members"), ("xml", "members"), ("form", "members"))


def outline(medium: str, view: Sequence[PyCodec]) -> list[str]:
    """Return what the codec module of `medium` defines, as `check_outline` names it."""
    constants = [f"exact_{codec.slug}" for codec in view if codec.exact]
    constants += [] if medium == "form" else [str(codec.constant) for codec in view]
    for codec in view:
        constants += [f"scanned_{codec.slug}", f"{codec.constant}_SHAPE"] if codec.scan else []
    constants += [f"{codec.constant}_SCANNER" for codec in view if codec.scanned]
    constants += [f"{codec.constant}_PRINTER" for codec in view if codec.printed]
    functions = [
        f"{verb}_{codec.slug}"
        for codec in view
        for verb in _FUNCTIONS[medium]
        if (codec.is_model or (codec.known and verb == "write") or (medium, verb) not in _OF_MODELS)
        and (codec.attributes or verb != "attributes")
    ]
    return constants + functions
