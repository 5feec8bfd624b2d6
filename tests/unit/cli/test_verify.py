from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tests.unit.cli.project import Project, file
from wirewright.ir import Api
from wirewright.settings import Settings
from wirewright.verify import ApiResult, Failure, Reason, Tally, VerifyResult

GOOD = ApiResult(
    "pars", 2, (("json", Tally(1, 1)),), Tally(), (Reason("pars", "a.xml", "x", "white space"),)
)
BAD = ApiResult(
    "pars",
    2,
    (("json", Tally(0, 1)),),
    Tally(),
    (),
    (Failure("pars", "decode", "specs/pars/a.json", "it is not a number"),),
)


@pytest.fixture
def results(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[ApiResult]:
    found = [GOOD]

    def verify(_: Sequence[Api], __: Settings, note: str) -> VerifyResult:
        return VerifyResult(tuple(found), note)

    monkeypatch.setattr("wirewright.verify.verify", verify)
    project.run("generate")
    return found


@pytest.mark.usefixtures("results")
def test_packages_that_hold_give_a_table_and_the_reasons(project: Project) -> None:
    code, answer, told = project.run("verify")
    assert (code, told) == (0, "")
    assert answer == VerifyResult((GOOD,)).table() + "pars: a.xml, x: white space\n"


def test_a_failure_is_shown_before_the_table(project: Project, results: list[ApiResult]) -> None:
    results[:] = [BAD]
    code, answer, _ = project.run("verify")
    assert code == 1
    assert answer.startswith("error[V002]: it is not a number\n --> specs/pars/a.json:1:1\n")
    assert answer.endswith("\n\n" + VerifyResult((BAD,)).table())


@pytest.mark.usefixtures("results")
def test_packages_that_are_not_what_the_specs_say_are_named_first(project: Project) -> None:
    project.files[0] = file("deck/a", "A = 2\n")
    code, answer, _ = project.run("verify", "--output=generated")
    assert code == 0
    assert answer.splitlines()[0] == (
        "the packages are not what the specs say: 1 file differs; "
        "run `wirewright generate --output=generated`"
    )


@pytest.mark.usefixtures("results")
def test_for_an_edited_package_the_advice_is_the_option_that_replaces_it(
    project: Project,
) -> None:
    edited = next((project.folder / "generated").rglob("*.py"))
    edited.write_text(edited.read_text("utf-8") + "# mine\n", "utf-8")
    _, answer, _ = project.run("verify")
    assert "then run `wirewright generate --force`" in answer.splitlines()[0]


@pytest.mark.usefixtures("results")
def test_errors_in_specs_stop_the_run(project: Project) -> None:
    project.errors = ["wrong"]
    code, answer, told = project.run("verify")
    assert (code, answer) == (3, "")
    assert told.endswith("1 error; nothing is verified\n")


def test_for_programs_there_is_one_document(project: Project, results: list[ApiResult]) -> None:
    results[:] = [BAD]
    code, answer, _ = project.run("verify", "--format=json")
    assert (code, json.loads(answer)["ok"]) == (1, False)


def test_for_github_there_is_an_annotation_for_each_failure(
    project: Project, results: list[ApiResult]
) -> None:
    results[:] = [BAD]
    code, answer, _ = project.run("verify", "--format=github")
    assert code == 1
    assert answer.startswith("::error file=specs/pars/a.json,line=1,")
