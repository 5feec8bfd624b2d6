"""Small specs as packages: one is generated, imported and handed out as a module."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from tests.generating import made

ASPNET = "title: Shop, dialect: aspnet, json_names: as_written, xml_namespace: 'urn:shop'"


def build(folder: Path, text: str, api: str) -> ModuleType:
    """Generate the package of a spec below `folder`; return its API, with `operations` in it."""
    package: ModuleType = made(folder, f"api: {{{api}}}\n{text}")
    return package


@cache
def built(text: str, api: str = ASPNET) -> ModuleType:
    """Return the package of an API called `shop`; `text` has its types and operations."""
    with TemporaryDirectory() as place:
        return build(Path(place), text, api)


def model(fields: str, more: str = "", api: str = ASPNET) -> Any:
    """Return the class of a type `M` with these fields, posted and answered in all media."""
    return built(
        f"types:\n  M: {{fields: {{{fields}}}}}\n{more}"
        "operations:\n  send: {post: m, request: M, responses: {2xx: M}}\n",
        api,
    ).M


def refusal(call: Callable[[], object], kind: str = "DecodeError") -> str:
    """Return what an error of a generated package says, whose class is its own."""
    try:
        call()
    except Exception as error:
        if type(error).__name__ == kind:
            return str(error)
        raise
    raise AssertionError("nothing was refused")
