"""The packages of the good cases: made once for a test run, in a folder of their own."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from tests.generating import imported, rendered, write
from wirewright.diagnostics import Report
from wirewright.ir import Api
from wirewright.reading import read_apis

GOOD = Path(__file__).parents[1] / "cases" / "good"
CASES = sorted(path.name for path in GOOD.iterdir() if path.is_dir())
PACKAGE = "good_cases"


@cache
def apis() -> dict[str, Api]:
    """Return the APIs of all cases, which have no errors."""
    report = Report()
    found = read_apis(GOOD, (), report)
    assert not report.failed, report.diagnostics
    return {api.name: api for api in found}


@cache
def output() -> Path:
    """Return the folder that the packages were written to."""
    folder = Path(tempfile.mkdtemp(prefix="wirewright-good-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    write(folder, rendered(tuple(apis().values()), PACKAGE))
    return folder


@cache
def package(case: str) -> Any:
    """Import the package of a case."""
    return imported(output(), f"{PACKAGE}.{case}")


@cache
def errors() -> Any:
    """Import the errors that the packages share."""
    return imported(output(), f"{PACKAGE}.errors")


def codec(case: str, operation: str, direction: str, medium: str) -> Any:
    """Return the codec of a request, or of the response that `direction` is the status of."""
    found = package(case).operations.OPERATIONS[operation]
    body = found.request if direction == "request" else found.response(int(direction))
    return body.codec(medium)


def sample(case: str, name: str) -> bytes:
    """Return a sample of a case."""
    return (GOOD / case / "samples" / name).read_bytes()
