"""Type checkers find each mistake in using a generated package, and nothing else."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

# The file is no module to all other tools: what is wrong in it is the point.
MISTAKES = Path(__file__).with_name("mistakes.py.txt")
GENERATED = Path(__file__).parents[2] / "generated"
MARK = re.compile(r"  # mypy (?P<mypy>[a-z -]+) pyright (?P<pyright>[A-Za-z ]+)$")

Found = dict[int, set[str]]


def marked(tool: str) -> Found:
    """Return what is said to be wrong, by line."""
    lines = MISTAKES.read_text(encoding="utf-8").splitlines()
    marks = {number: MARK.search(line) for number, line in enumerate(lines, 1)}
    return {number: set(mark[tool].split()) for number, mark in marks.items() if mark}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Copy the mistakes to where the settings of this repository do not reach."""
    copied = tmp_path / "mistakes.py"
    copied.write_text(MISTAKES.read_text(encoding="utf-8"), encoding="utf-8")
    return copied


def run(file: Path, *arguments: str) -> str:
    """Run a type checker beside the file and return what it says."""
    quiet = {"MYPYPATH": str(GENERATED), "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=file.parent,
        env=os.environ | quiet,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def test_mypy_finds_each_mistake_and_nothing_else(
    file: Path, request: pytest.FixtureRequest
) -> None:
    cache = request.config.cache
    assert cache is not None
    options = ["--strict", "--no-error-summary", "--hide-error-context", "--config-file="]
    stdout = run(file, "mypy", *options, f"--cache-dir={cache.mkdir('mypy-mistakes')}", file.name)
    found: Found = defaultdict(set)
    for line in stdout.splitlines():
        if error := re.fullmatch(r"mistakes\.py:(\d+): error: .*\[([a-z-]+)\]", line):
            found[int(error[1])].add(error[2])
        else:
            assert ": note: " in line, line
    assert found == marked("mypy")


def test_pyright_finds_each_mistake_and_nothing_else(file: Path) -> None:
    settings = {
        "include": [file.name],
        "extraPaths": [str(GENERATED)],
        "pythonVersion": "3.11",
        "typeCheckingMode": "standard",
    }
    config = file.with_name("pyrightconfig.json")
    config.write_text(json.dumps(settings), encoding="utf-8")
    stdout = run(
        file, "pyright", "--outputjson", f"--pythonpath={sys.executable}", "-p", str(config)
    )
    found: Found = defaultdict(set)
    for item in json.loads(stdout)["generalDiagnostics"]:
        assert Path(item["file"]).name == file.name
        found[item["range"]["start"]["line"] + 1].add(item["rule"])
    assert found == marked("pyright")


def test_there_are_many_mistakes() -> None:
    assert len(marked("mypy")) >= 35
    assert marked("mypy").keys() == marked("pyright").keys()
