"""Packages of small specs, generated and imported, for tests of what they write and read."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module, invalidate_caches
from pathlib import Path
from types import ModuleType

from tests.unit.resolve.shop import resolved
from wirewright.diagnostics import Report
from wirewright.python.render import packages


@dataclass(frozen=True, slots=True)
class Settings:
    """What rendering needs to know."""

    package: str
    distribution: str = "built"
    version: str = "0.0.0"


def build(folder: Path, text: str, api: str) -> ModuleType:
    """Generate the package of a spec; return its API, with `operations` in it."""
    name = "built_" + sha256(f"{api}\n{text}".encode()).hexdigest()[:12]
    report = Report()
    for output in packages([resolved(folder, text, api)], Settings(name), report):
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    assert not report.failed, report.diagnostics
    invalidate_caches()
    sys.path.insert(0, str(folder))
    try:
        import_module(f"{name}.shop.operations")
        return import_module(f"{name}.shop")
    finally:
        sys.path.remove(str(folder))
