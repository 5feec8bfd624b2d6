"""A server of the documented samples, made of the generated packages: in process or as a command.

`app()` is for tests: give it to `httpx2.ASGITransport`. It needs the extra `mock`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from wirewright import ir
from wirewright.diagnostics import Report
from wirewright.settings import Settings, load

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from wirewright.mock.site import Site

__all__ = ["UnusableError", "app", "load_site", "require"]


class UnusableError(Exception):
    """There is nothing that can be served; the text says why and what to do."""


def app(
    apis: Sequence[str] = (),
    *,
    specs: str | PathLike[str] | None = None,
    output: str | PathLike[str] | None = None,
    package: str | None = None,
    largest: int | None = None,
) -> ASGIApp:
    """Return an ASGI application that answers as the documentation of some or all APIs says.

    What is not given comes from `[tool.wirewright]` in the `pyproject.toml` of the working folder.
    Bodies of more than `largest` bytes are refused.

    Raises:
        UnusableError: the specs have errors, a package is missing, or the extra `mock` is.
    """
    require()
    from wirewright.mock.asgi import LARGEST, asgi
    from wirewright.reading import read_apis

    report = Report()
    options = {
        "specs": None if specs is None else fspath(specs),
        "output": None if output is None else fspath(output),
        "package": package,
    }
    settings = load(Path.cwd(), options, report)
    found = read_apis(settings.specs, tuple(apis), report) if settings is not None else ()
    if settings is None or report.failed:
        errors = [x for x in report.diagnostics if x.severity == "error"]
        lines = [f"{x.at}: {x.message}; {x.advice}".rstrip("; ") for x in errors]
        raise UnusableError("\n".join(lines))
    return asgi(load_site(found, settings), LARGEST if largest is None else largest)


def require() -> None:
    """Say what to install where the mock's libraries are missing."""
    for library in ("starlette", "uvicorn"):
        if find_spec(library) is None:
            advice = "pip install 'wirewright[mock]'"
            raise UnusableError(f"{library} is not installed; run `{advice}`")


def load_site(apis: Sequence[ir.Api], settings: Settings) -> Site:
    """Join APIs with their packages on the disk."""
    from wirewright.mock.site import site_of
    from wirewright.packages import PackageError, load_package

    if not apis:
        raise UnusableError("there is no API to serve; write a spec, or name the folder of specs")
    served = []
    for api in apis:
        try:
            served.append((api, load_package(settings.output, settings.package, api.name)))
        except PackageError as error:
            name = f"{settings.package}.{api.name}"
            message = f"the package {name} cannot be used; run `wirewright generate`\n{error}"
            raise UnusableError(message) from error
    return site_of(served)
