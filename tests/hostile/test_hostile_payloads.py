"""Hostile payloads to the codecs of a small generated API: the stated outcome, and nothing else."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import outcomes
from tests.hostile.oracle import Settings
from tests.hostile.payloads import CASES, SPECS, Case
from wirewright.diagnostics import Report
from wirewright.output import apply, plan
from wirewright.python.render import packages
from wirewright.reading import read_apis
from wirewright.spec.load import load

ROOT = Path(__file__).parents[2]

# The contract of this project says otherwise: what comes then, and why.
BY_CONTRACT: dict[str, tuple[str, Any, str]] = {
    "xml-enc-decl-lies-utf8": ("reject", None, "the declared encoding must be the one in use"),
    "xml-str-dup-elem": ("accept", {"v": "1"}, "of several scalar elements the first counts"),
    "xml-nil-true": ("reject", None, "plain XML has no null"),
    "xml-nil-other-prefix": ("reject", None, "plain XML has no null"),
    "xml-encode-6": (
        "accept",
        '<r a="x&#xD;&#xA;&#x9;y&quot;&lt;&amp;" />',
        "the same references, in .NET's words",
    ),
    "json-poly-2": ("accept", "green", "an enum keeps values that nobody documented"),
    "json-dec-8": ("reject", None, "a decimal's digits are those of JSON and .NET"),
    "json-encode-8": ("accept", '{"v":1e+22}', "the same number in Python's words"),
}


@pytest.fixture(scope="module")
def apis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generate the small API; give the folder that it can be imported from."""
    home = tmp_path_factory.mktemp("hostile")
    for name, text in SPECS.items():
        (home / "specs" / name).mkdir(parents=True)
        (home / "specs" / name / "api.yaml").write_text(text, "utf-8")
    report = Report()
    files = packages(
        read_apis(home / "specs", [], report), Settings(package="hostile_apis"), report
    )
    apply(plan(home / "generated", files), report)
    assert not report.failed, report.diagnostics
    return home / "generated"


@pytest.fixture
def importable(apis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(apis))


def holds(came: tuple[str, Any], expected: tuple[str, Any]) -> bool:
    """Tell whether what came is what was expected; a member that is null there may be unset."""
    if came[0] != expected[0] or came[0] == "reject" or expected[1] is None:
        return came[0] == expected[0]
    if isinstance(came[1], dict) and isinstance(expected[1], dict):
        given = {name: item for name, item in expected[1].items() if item is not None}
        return bool(came[1] == given or came[1] == expected[1])
    return bool(came[1] == expected[1]) and (type(came[1]) is bool) == (type(expected[1]) is bool)


def result(case: Case, folder: Path) -> tuple[str, Any]:
    """Return what comes of a case."""
    if case.kind == "doc":  # a spec, not a payload
        path, report = folder / "api.yaml", Report()
        path.write_bytes(case.content)
        load(path, "api.yaml", report)
        return ("reject", None) if report.failed else ("accept", None)
    return outcomes.outcome(case)


@pytest.mark.usefixtures("importable")
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_payload_has_the_stated_outcome(case: Case, tmp_path: Path) -> None:
    outcome, value, _ = BY_CONTRACT.get(str(case), (case.outcome, case.value, ""))
    came = result(case, tmp_path)
    assert holds(came, (outcome, value)), came


@pytest.mark.usefixtures("importable")
def test_a_value_that_contains_itself_cannot_be_written() -> None:
    module = importlib.import_module("hostile_apis.xml_api")
    errors = importlib.import_module("hostile_apis.errors")
    value = module.R(v="x")
    value.r = value
    with pytest.raises(errors.EncodeError, match="contains itself"):
        value.to_xml()
    items: list[object] = []
    items.append(items)
    any_value = importlib.import_module("hostile_apis.json_api").JsonAny(v=items)
    with pytest.raises(errors.EncodeError, match="contains itself"):
        any_value.to_json()


def test_every_listed_case_is_there() -> None:
    names = [str(case) for case in CASES]
    assert len(names) == len(set(names))
    assert Counter(case.medium for case in CASES) == {"xml": 135, "json": 133}
    assert BY_CONTRACT.keys() <= set(names)


def child(apis: Path, *arguments: object) -> dict[str, Any]:
    """Run the program of `outcomes`; give what it printed."""
    paths = [str(ROOT), str(apis), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        [sys.executable, str(outcomes.__file__), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_reading_opens_no_file_and_no_socket(apis: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("stolen words")
    told = child(apis, "watch", secret)
    assert told["seen"] == []
    assert told["left open"] == 0
    assert len(told["came"]) > 200
    assert "stolen words" not in json.dumps(told)


@pytest.mark.hostile
@pytest.mark.parametrize("case", [case for case in CASES if case.budget], ids=str)
def test_a_flood_stays_within_its_budget(case: Case, apis: Path) -> None:
    told = child(apis, "measure", case)
    budget = case.budget
    print(
        f"{case!s:28} {told['came']:8} {told['seconds']:6.3f} s of {budget['seconds']:.1f}"
        f" {told['megabytes']:6.0f} MB of {budget['rss_mb']:.0f}"
    )
    assert told["seconds"] <= budget["seconds"]
    assert told["megabytes"] <= budget["rss_mb"]
