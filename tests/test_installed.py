"""The generated packages installed alone, offline, into an environment that has nothing else.

The wheels are those that set-up has fetched for the tests' own environment.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from wirewright.cli import main

ROOT = Path(__file__).parents[1]
WHEELS = ROOT / ".wheels"

SCRIPT = """
import importlib, importlib.metadata, importlib.util, json, pathlib, sys

samples = pathlib.Path(sys.argv[1])
done = {}
for path in sorted(samples.glob("*/samples/*")):
    api = path.parts[-3]
    module = importlib.import_module(f"order_apis.{api}")
    name, direction, *more = path.name.split(".")
    operation = module.operations.OPERATIONS[name]
    status = next((int(part) for part in more if part.isdigit()), 200)
    body = operation.request if direction == "request" else operation.response(status)
    codec = body.codec(path.suffix[1:])
    value = codec.decode(path.read_bytes())
    assert codec.decode(codec.encode(value)) == value
    done[api] = done.get(api, 0) + 1
package = importlib.import_module("order_apis")
print(json.dumps({
    "done": done,
    "where": package.__file__,
    "typed": pathlib.Path(package.__file__).with_name("py.typed").is_file(),
    "generator": [
        name
        for name in ("wirewright", "jinja2", "yaml", "black", "click", "datamodel_code_generator")
        if importlib.util.find_spec(name)
    ],
    "installed": sorted(x.metadata["Name"] for x in importlib.metadata.distributions()),
    "requires": importlib.metadata.requires("order-apis"),
}))
"""


def run(*command: object, folder: Path) -> str:
    """Run a command without the settings of this process; give what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={"PATH": "", "PYTHONDONTWRITEBYTECODE": "1", "PIP_CONFIG_FILE": "/dev/null"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generate the packages and install them as a user would; give the folder of both."""
    folder = tmp_path_factory.mktemp("installed")
    project = folder / "project"
    shutil.copytree(ROOT / "specs", project / "specs")
    shutil.copy(ROOT / "pyproject.toml", project)
    with contextlib.chdir(project):
        assert main(["generate"]) == 0
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    pip = (sys.executable, "-m", "pip", f"--python={python(folder)}", "--isolated")
    offline = ("--no-index", f"--find-links={WHEELS}", "--disable-pip-version-check")
    run(*pip, "install", *offline, "--quiet", "./generated", folder=project)
    return folder


def python(folder: Path) -> Path:
    return folder / "venv/bin/python"


def test_every_sample_goes_through_the_installed_packages(installed: Path) -> None:
    told = run(python(installed), "-I", "-c", SCRIPT, ROOT / "specs", folder=installed)
    found: dict[str, Any] = json.loads(told)
    assert found["done"] == {"deck": 4, "dellin": 4, "multivers": 4, "pars": 4, "valomnia": 4}
    assert Path(found["where"]).is_relative_to(installed / "venv")
    assert found["typed"]
    assert found["generator"] == []
    assert {"order-apis", "msgspec", "lxml", "httpx2"} <= set(found["installed"])
    assert sorted(found["requires"]) == ["httpx2<3,>=2.13", "lxml<7,>=6.1", "msgspec<0.23,>=0.22"]


@pytest.mark.parametrize("api", ["deck", "dellin", "multivers", "pars", "valomnia"])
def test_importing_an_api_loads_no_heavy_library(installed: Path, api: str) -> None:
    code = f"import sys, order_apis.{api}; print(*sys.modules)"
    loaded = set(run(python(installed), "-I", "-c", code, folder=installed).split())
    assert f"order_apis.{api}" in loaded
    assert loaded & {"lxml", "lxml.etree", "httpx2", "asyncio", "ssl", "http.client"} == set()


def test_an_installation_leaves_nothing_that_counts_as_a_difference(
    installed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = installed / "project"
    for name in ("build/lib/order_apis/errors.py", "order_apis.egg-info/PKG-INFO"):
        left_behind = project / "generated" / name  # as setuptools does
        left_behind.parent.mkdir(parents=True)
        shutil.copy(project / "generated/order_apis/errors.py", left_behind)
    monkeypatch.chdir(project)
    assert main(["generate", "--check"]) == 0, capsys.readouterr().out
    assert main(["generate"]) == 0
    assert (project / "generated/build/lib/order_apis/errors.py").is_file()
