"""The one chain from a folder of specs to APIs: read, check, resolve.

Every command goes through here. Files are shown by their path from the folder that holds the
specs, so that findings are the same wherever the command runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from wirewright.diagnostics import Diagnostic, Report, Span, quoted
from wirewright.ir import Api
from wirewright.resolve import resolve
from wirewright.resolve.scope import did_you_mean
from wirewright.spec.parse import parse_api

# Where a part of a spec could not be read, these would only say that it is not there.
UNSURE: Final = frozenset({"R061", "R062", "R081", "R082", "R083", "R086", "R087"})


def read_apis(specs: Path, names: Sequence[str], report: Report) -> tuple[Api, ...]:
    """Return the named APIs below `specs`, all if none is named, sorted by name.

    An API with errors is left out; the report has the errors of all.
    """
    known, shown = _folders(specs), specs.resolve().name
    for name in names:
        if name not in known:
            at = Span(shown, 1, 1, 1, 1)
            message = f"there is no API {quoted(name)} in `{shown}`"
            report.add("R090", message, at, did_you_mean(name, known, "APIs"))
    wanted = [name for name in known if name in names or not names]
    found = (_read(specs / name, f"{shown}/{name}", report) for name in wanted)
    return tuple(api for api in found if api is not None)


def _folders(specs: Path) -> list[str]:
    if not specs.is_dir():
        return []
    names = (path.name for path in specs.iterdir() if path.is_dir())
    return sorted(name for name in names if not name.startswith((".", "_")))


def _read(folder: Path, shown: str, report: Report) -> Api | None:
    read, resolved = Report(), Report()
    spec = parse_api(folder, read, shown)
    api = resolve(spec, resolved) if spec is not None else None
    sure = (x for x in resolved.diagnostics if not (read.failed and _is_unsure(x)))
    report.diagnostics += sorted([*read.diagnostics, *sure], key=_position)
    return None if read.failed else api


def _position(found: Diagnostic) -> tuple[bool, str, int, int]:
    """Return a key that sorts findings as one reads the files, `api.yaml` first."""
    at = found.at
    return not at.file.endswith("/api.yaml"), at.file, at.line, at.column


def _is_unsure(found: Diagnostic) -> bool:
    return found.code in UNSURE or found.severity != "error"
