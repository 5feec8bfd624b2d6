"""Small specs as packages: one is generated, imported and handed out as a module."""

from __future__ import annotations

import hashlib
import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from wirewright.diagnostics import Report
from wirewright.python.render import packages
from wirewright.reading import read_apis

ASPNET = "title: Shop, dialect: aspnet, json_names: as_written, xml_namespace: 'urn:shop'"


@dataclass(frozen=True)
class _Settings:
    package: str
    distribution: str = "apis"
    version: str = "0"


def build(folder: Path, text: str, api: str) -> ModuleType:
    """Generate the package of a spec below `folder`; return its API, with `operations` in it."""
    name = "built_" + hashlib.sha256(f"{api}\n{text}".encode()).hexdigest()[:12]
    home = folder / "specs" / "shop"
    home.mkdir(parents=True, exist_ok=True)
    content = f"wirewright: 1\napi: {{{api}}}\n{text}"
    (home / "api.yaml").write_text(content, encoding="utf-8", newline="")
    report = Report()
    files = packages(read_apis(folder / "specs", (), report), _Settings(name), report)
    errors = [found.message for found in report.diagnostics if found.severity == "error"]
    assert errors == []
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.body, encoding="utf-8", newline="")
    importlib.invalidate_caches()
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(f"{name}.shop")
    finally:
        sys.path.remove(str(folder))


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
