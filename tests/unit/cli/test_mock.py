from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.unit.cli.project import Project, file
from wirewright.ir import Api
from wirewright.mock.site import Site
from wirewright.settings import Settings

Served = list[tuple[tuple[str, ...], bool]]


@pytest.fixture
def served(project: Project, monkeypatch: pytest.MonkeyPatch) -> Served:
    """Say which APIs were served, and whether their socket was open then, instead of serving."""
    found: Served = []
    names: list[tuple[str, ...]] = []

    def load_site(apis: Sequence[Api], _: Settings) -> Site:
        names.append(tuple(api.name for api in apis))
        return Site(tuple(apis), ())

    def serve(_: Any, listening: Any, ready: Callable[[], None]) -> None:
        found.append((names[-1], listening.fileno() > 0))
        ready()
        listening.close()

    monkeypatch.setattr("wirewright.mock.load_site", load_site)
    monkeypatch.setattr("wirewright.mock.server.serve", serve)
    project.run("generate")
    return found


def test_the_address_is_said_first(project: Project, served: Served) -> None:
    code, answer, told = project.run("mock", "--port=0")
    assert (code, told) == (0, "stopped\n")
    assert answer.startswith("wirewright mock at http://127.0.0.1:")
    assert served == [(("deck", "pars"), True)]


def test_some_apis_can_be_named(project: Project, served: Served) -> None:
    project.run("mock", "--port=0", "pars")
    assert served[0][0] == ("pars",)


@pytest.mark.usefixtures("served")
def test_packages_that_are_not_what_the_specs_say_are_named(project: Project) -> None:
    project.files[0] = file("deck/a", "A = 2\n")
    _, _, told = project.run("mock", "--port=0")
    assert told.splitlines()[0] == (
        "the packages are not what the specs say: 1 file differs; run `wirewright generate`"
    )


def test_specs_with_errors_are_not_served(project: Project, served: Served) -> None:
    project.errors.append("unknown key")
    code, answer, told = project.run("mock")
    assert (code, answer, served) == (3, "", [])
    assert told.endswith("1 error; nothing is served\n")


@pytest.mark.parametrize("library", ["starlette", "uvicorn"])
def test_a_missing_library_is_said_with_what_to_install(
    project: Project, served: Served, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    code, answer, told = project.run("mock")
    assert (code, answer, served) == (3, "", [])
    assert told == f"{library} is not installed; run `pip install 'wirewright[mock]'`\n"


def test_a_package_that_cannot_be_loaded_is_named(project: Project) -> None:
    project.run("generate")
    code, _, told = project.run("mock", "--port=0")
    assert code == 3
    assert told.startswith("the package apis.deck cannot be used; run `wirewright generate`\n")


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("host", ["nowhere.invalid", "203.0.113.1", "a..b"])
def test_an_address_that_cannot_be_bound_is_wrong_use(project: Project, host: str) -> None:
    code, answer, told = project.run("mock", f"--host={host}", "--port=0")
    assert (code, answer) == (2, "")
    assert told.startswith(f"cannot listen on {host}:0: ")
    assert told.endswith("; give `--host` an address of this machine\n")


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_is_a_number_that_there_is(project: Project, port: str) -> None:
    assert project.run("mock", f"--port={port}")[0] == 2
