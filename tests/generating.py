"""Packages that tests make of specs: written below a folder and imported from there."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from wirewright.diagnostics import Report
from wirewright.ir import Api
from wirewright.python.render import packages
from wirewright.reading import read_apis

_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Settings:
    """What rendering needs to know beside the APIs."""

    package: str = "apis"
    distribution: str = "apis"
    version: str = "0.1.0"


def read(folder: Path, spec: str, name: str = "shop") -> tuple[Api, Report]:
    """Read the spec of one API, whose text comes without its first line."""
    home = folder / "specs" / name
    home.mkdir(parents=True, exist_ok=True)
    (home / "api.yaml").write_text(f"wirewright: 1\n{spec}", encoding="utf-8", newline="")
    report = Report()
    apis = read_apis(folder / "specs", (name,), report)
    assert apis, report.diagnostics
    return apis[0], report


def rendered(apis: tuple[Api, ...], package: str = "apis") -> Mapping[str, str]:
    """Return the files of the packages for `apis` without their headers."""
    report = Report()
    files = packages(apis, Settings(package), report)
    assert not report.failed, report.diagnostics
    return {file.path: file.body for file in files}


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files of a package below a folder."""
    for path, body in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8", newline="")


def imported(folder: Path, module: str) -> Any:
    """Import a module from below a folder, and leave the search path as it was."""
    sys.path.insert(0, str(folder))
    try:
        importlib.invalidate_caches()
        return importlib.import_module(module)
    finally:
        sys.path.remove(str(folder))


def made(folder: Path, spec: str) -> Any:
    """Make the package of one API, and import it under a name that no other package has."""
    package = f"made_{next(_NUMBERS)}"
    api, _ = read(folder, spec)
    write(folder, rendered((api,), package))
    return imported(folder, f"{package}.{api.name}")
