"""How long the commands take, and the import of a generated package."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.bench.measure import commands, table

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]
RUN = "import sys; from wirewright.cli import main; sys.exit(main(sys.argv[1:]))"
WIREWRIGHT = (sys.executable, "-c", RUN)
EMPTIED = (
    sys.executable,
    "-c",
    "import os, shutil; shutil.rmtree(os.environ['WIREWRIGHT_CACHE'], ignore_errors=True); " + RUN,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("specs", "generated"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_five_apis(project: Path) -> None:
    check = ("generate", "--check")
    memory = {"WIREWRIGHT_CACHE": str(project / "memory")}
    empty = commands({"empty": (*EMPTIED, *check)}, 5, memory, project)
    full = commands(
        {
            "full": (*WIREWRIGHT, *check),
            "lint": (*WIREWRIGHT, "lint"),
            "verify": (*WIREWRIGHT, "verify"),
        },
        9,
        memory,
        project,
    )
    table(
        "the five APIs, median seconds",
        [
            ("command", "takes", "limit"),
            ("generate --check, empty memory", f"{empty['empty']:.2f}", "4.00"),
            ("generate --check, full memory", f"{full['full']:.2f}", "1.50"),
            ("lint", f"{full['lint']:.2f}", ""),
            ("verify", f"{full['verify']:.2f}", ""),
        ],
    )


def test_starting(project: Path) -> None:
    found = commands(
        {
            "bare": (sys.executable, "-c", "pass"),
            "help": (*WIREWRIGHT, "--help"),
            "pars": (sys.executable, "-c", "import order_apis.pars"),
            "five": (
                sys.executable,
                "-c",
                "from order_apis import deck, dellin, multivers, pars, valomnia",
            ),
            "msgspec": (sys.executable, "-c", "import msgspec"),
        },
        21,
        {"PYTHONPATH": f"{ROOT / 'generator'}:{project / 'generated'}"},
        project,
    )

    def above(name: str) -> str:
        return f"{1000 * (found[name] - found['bare']):.0f}"

    table(
        "starting, median milliseconds",
        [
            ("command", "takes", "above a bare interpreter", "limit"),
            ("python -c pass", f"{1000 * found['bare']:.0f}", "", ""),
            ("wirewright --help", f"{1000 * found['help']:.0f}", above("help"), "150 in all"),
            ("import order_apis.pars", f"{1000 * found['pars']:.0f}", above("pars"), "60 above"),
            ("import of all five", f"{1000 * found['five']:.0f}", above("five"), ""),
            ("import msgspec", f"{1000 * found['msgspec']:.0f}", above("msgspec"), ""),
        ],
    )
