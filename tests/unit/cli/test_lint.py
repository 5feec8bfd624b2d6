from __future__ import annotations

import json

import pytest

from tests.unit.cli.project import Project
from wirewright.diagnostics import Report, Span
from wirewright.ir import Api


def test_specs_without_findings_are_fine(project: Project) -> None:
    assert project.run("lint") == (0, "no findings\n", "")


def test_all_findings_are_shown_and_counted(project: Project) -> None:
    project.errors, project.warnings = ["wrong"], ["doubtful"]
    code, answer, told = project.run("lint", "pars")
    assert (code, told) == (3, "")
    assert "error[S001]: wrong" in answer
    assert "2 |   oops: 2" in answer
    assert "warning[Y017]: doubtful" in answer
    assert answer.endswith("1 error, 1 warning\n")
    assert project.asked == [("specs", "pars")]


def test_warnings_alone_do_not_fail(project: Project) -> None:
    project.warnings = ["doubtful"]
    assert project.run("lint")[0] == 0


def test_names_that_python_cannot_have_are_found(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(api: Api, report: Report) -> None:
        report.add("S006", f"{api.name} has a bad name", Span("specs/pars/api.yaml", 1, 1, 1, 2))

    monkeypatch.setattr("wirewright.python.naming.check", check)
    code, answer, _ = project.run("lint")
    assert code == 3
    assert "deck has a bad name" in answer
    assert "pars has a bad name" in answer


def test_for_programs_there_is_one_document(project: Project) -> None:
    project.errors = ["wrong"]
    code, answer, _ = project.run("lint", "--format=json")
    assert (code, json.loads(answer)["errors"]) == (3, 1)


def test_for_github_there_is_an_annotation_for_each_finding(project: Project) -> None:
    project.errors, project.warnings = ["wrong"], ["doubtful"]
    lines = project.run("lint", "--format=github")[1].splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning"]


def test_another_folder_of_specs_can_be_named(project: Project) -> None:
    project.run("lint", "--specs=other")
    assert project.asked == [("other",)]
