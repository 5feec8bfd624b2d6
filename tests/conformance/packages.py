"""The packages of the vectors: generated once per file, and imported where they were written.

All files share one Python package, whose name no other has; each file is an API of it, with one
operation for each type expression that a vector names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any, get_type_hints

from tests.conformance.vectors import spec_of, vectors_of
from wirewright.diagnostics import Report, listing
from wirewright.python.render import packages
from wirewright.reading import read_apis

PACKAGE = "wire_vectors"


@dataclass(frozen=True, slots=True)
class Settings:
    """What rendering needs to know."""

    package: str = PACKAGE
    distribution: str = "wire-vectors"
    version: str = "0.0.0"


@dataclass(frozen=True, slots=True)
class Content:
    """A body of a generated package: its Python type, and its codecs by medium."""

    kind: Any
    codecs: Mapping[str, Any]


def generate(file: Path, folder: Path) -> dict[str, Content]:
    """Generate the package of a file below `folder`; return its bodies by type expression."""
    name = f"{file.parent.name}_{file.stem}"
    types = list(dict.fromkeys(vector.type for vector in vectors_of(file)))
    write(name, _spec(file, types), folder)
    invalidate_caches()
    operations = import_module(f"{PACKAGE}.{name}.operations")
    return {type: _tested(operations, number) for number, type in enumerate(types)}


def limits(changes: Mapping[str, int]) -> Any:
    """Return the limits of a payload, all but `changes` as they are by default."""
    return import_module(f"{PACKAGE}._runtime.limits").Limits(**changes)


def errors() -> Any:
    """Return the module of the errors that the packages raise."""
    return import_module(f"{PACKAGE}.errors")


def _spec(file: Path, types: list[str]) -> str:
    """Return the spec of a file with its operations; JSON is YAML, too."""
    operations = "".join(
        f"  body{number}: {{post: body{number}, request: {json.dumps(type)}}}\n"
        for number, type in enumerate(types)
    )
    return f"wirewright: 1\n{spec_of(file)}operations:\n{operations}"


def write(name: str, spec: str, folder: Path) -> None:
    """Generate the package of one spec; what is wrong with the spec fails the test."""
    home = folder / "specs" / name
    home.mkdir(parents=True, exist_ok=True)
    (home / "api.yaml").write_text(spec, encoding="utf-8")
    report = Report()
    files = packages(read_apis(home.parent, [name], report), Settings(), report)
    wrong = [x for x in report.diagnostics if x.severity == "error"]
    assert not wrong, "\n".join(listing(x, lambda _: spec) for x in wrong)
    for output in files:
        path = folder / output.path
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.content)


def _tested(operations: Any, number: int) -> Content:
    name = f"body{number}"
    hints = get_type_hints(getattr(operations, name), include_extras=True)
    media = operations.OPERATIONS[name].request.media
    return Content(hints["request"], {codec.medium: codec for codec in media})
