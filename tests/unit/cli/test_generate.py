from __future__ import annotations

import json
import os

import pytest

from tests.unit.cli.project import Project, file
from wirewright.output import OutputFile


def test_a_first_run_writes_all_files_and_says_so(project: Project) -> None:
    assert project.run("generate") == (0, "", "2 APIs, 2 files: 2 written\n")
    assert project.path("pars/a").read_bytes() == file("pars/a").content


def test_a_second_run_says_that_nothing_changed(project: Project) -> None:
    project.run("generate")
    assert project.run("generate") == (0, "", "2 APIs, 2 files: 2 unchanged\n")


def test_only_the_named_apis_are_read(project: Project) -> None:
    project.run("generate", "pars")
    assert project.asked == [("specs", "pars")]


def test_specs_elsewhere_are_shown_with_their_lines(project: Project) -> None:
    project.errors = ["wrong"]
    inside = project.folder / "a/b"
    inside.mkdir(parents=True)
    os.chdir(inside)
    told = project.run("generate", "--specs=../../specs")[2]
    assert "--> specs/pars/api.yaml:2:3" in told
    assert "2 |   oops: 2" in told


def test_options_lead_to_the_settings(project: Project) -> None:
    options = ("--output=out", "--package=apis", "--distribution=Orders", "--package-version=3.1")
    assert project.run("generate", *options)[0] == 0
    assert project.settings is not None
    assert project.settings.output == project.folder / "out"
    assert (project.settings.distribution, project.settings.version) == ("Orders", "3.1")


def test_a_run_for_one_api_deletes_only_its_own_files(project: Project) -> None:
    project.files += [file("deck/old"), file("pars/old")]
    project.run("generate")
    project.files = [file("deck/a"), file("pars/a")]
    code, answer, told = project.run("generate", "pars")
    assert (code, told) == (0, "1 API, 1 file: 1 deleted, 1 unchanged\n")
    assert answer == "deleted  generated/apis/pars/old.py\n"
    assert project.path("deck/old").exists()
    assert not project.path("pars/old").exists()


def test_errors_in_specs_are_all_shown_and_nothing_is_written(project: Project) -> None:
    project.errors = ["the first is wrong", "the second is \x1b[31m wrong"]
    project.warnings = ["only a warning"]
    code, answer, told = project.run("generate")
    assert (code, answer) == (3, "")
    assert "error[S001]: the first is wrong" in told
    assert "the second is \\x1b[31m wrong" in told
    assert "2 |   oops: 2" in told
    assert "only a warning" not in told
    assert told.endswith("\n2 errors; nothing is written\n")
    assert not (project.folder / "generated").exists()


def test_a_folder_without_specs_deletes_nothing(project: Project) -> None:
    project.run("generate")
    project.apis = []
    code, _, told = project.run("generate", "--specs=elsewhere")
    assert code == 3
    assert "error[C004]" in told
    assert "elsewhere" in told
    assert project.path("pars/a").exists()


def test_wrong_settings_are_shown(project: Project) -> None:
    (project.folder / "pyproject.toml").write_text("[tool.wirewright]\nspec = 'x'\n")
    code, _, told = project.run("generate")
    assert code == 3
    assert "pyproject.toml:2:1" in told
    assert "did you mean `specs`?" in told


def test_a_wrong_option_is_wrong_use(project: Project) -> None:
    code, _, told = project.run("generate", "--package=class")
    assert code == 2
    assert "`class` cannot be the package" in told


def test_an_edited_file_is_left_alone_named_and_shown(project: Project) -> None:
    project.run("generate")
    project.path("pars/a").write_bytes(file("pars/a").content + b"B = '\x1b[31m'\n")
    project.files[0] = file("deck/a", "A = 2\n")
    code, answer, told = project.run("generate")
    assert code == 1
    assert answer.startswith("edited   generated/apis/pars/a.py\n")
    assert "\n-B = '\\x1b[31m'\n" in answer
    assert told.splitlines() == [
        "2 APIs, 2 files: 1 written, 1 edited",
        (
            "move what was edited by hand into the spec, then run `wirewright generate --force`, "
            "which replaces edited files"
        ),
    ]


def test_force_replaces_an_edited_file(project: Project) -> None:
    project.run("generate")
    project.path("pars/a").write_bytes(file("pars/a").content + b"B = 2\n")
    assert project.run("generate", "--force") == (
        0,
        "",
        "2 APIs, 2 files: 1 written, 1 unchanged\n",
    )
    assert project.path("pars/a").read_bytes() == file("pars/a").content


def test_a_foreign_file_in_the_way_is_an_error(project: Project) -> None:
    project.path("pars").mkdir(parents=True)
    project.path("pars/a").parent.mkdir(parents=True)
    project.path("pars/a").write_text("mine\n")
    code, _, told = project.run("generate", "--force")
    assert code == 3
    assert "error[O001]" in told
    assert "--> generated/apis/pars/a.py:1:1" in told
    assert told.endswith("1 error; 0 files are written\n")


def test_check_of_what_is_right_says_so(project: Project) -> None:
    project.run("generate")
    assert project.run("generate", "--check") == (0, "", "2 APIs, 2 files: 2 unchanged\n")


def test_check_names_what_differs_shows_the_first_and_says_what_to_run(project: Project) -> None:
    project.run("generate")
    project.files = [file("deck/a", "A = 2\n"), file("pars/new")]
    code, answer, told = project.run("generate", "--check")
    assert code == 1
    assert answer.splitlines() == [
        "changed  generated/apis/deck/a.py",
        "stale    generated/apis/pars/a.py",
        "missing  generated/apis/pars/new.py",
        "--- generated/apis/deck/a.py (on the disk)",
        "+++ generated/apis/deck/a.py (what the specs say)",
        "@@ -1,4 +1,4 @@",
        " # Generated by wirewright from specs into apis/deck/a.py; do not edit.",
        " # Run: wirewright generate; sha256:...",
        "-A = 1",
        "+A = 2",
        " ",
    ]
    assert told.splitlines() == [
        "2 APIs, 2 files: 1 changed, 1 stale, 1 missing",
        "run `wirewright generate`",
    ]


def test_check_writes_nothing(project: Project) -> None:
    assert project.run("generate", "--check")[0] == 1
    assert not (project.folder / "generated").exists()


def test_what_to_run_has_the_same_names_and_options(project: Project) -> None:
    told = project.run("generate", "--check", "pars", "--output=my out", "--package-version=2")[2]
    assert "run `wirewright generate pars '--output=my out' --package-version=2`" in told


def test_check_names_an_edited_and_a_foreign_file_and_what_is_in_the_way(project: Project) -> None:
    project.run("generate")
    project.path("pars/a").write_bytes(file("pars/a").content + b"B = 2\n")
    project.path("deck/a").write_bytes(b"mine\n")
    code, answer, told = project.run("generate", "--check")
    assert code == 1
    assert "foreign  generated/apis/deck/a.py (it has no header of wirewright" in answer
    assert "edited   generated/apis/pars/a.py" in answer
    assert "move or delete what is foreign" in told


def test_a_long_diff_is_cut(project: Project) -> None:
    project.run("generate")
    project.files[0] = file("deck/a", "".join(f"A{n} = {n}\n" for n in range(100)))
    lines = project.run("generate", "--check")[1].splitlines()
    assert len(lines) < 30
    assert lines[-1].startswith("... ")
    assert lines[-1].endswith(" more lines")


def test_check_and_force_do_not_go_together(project: Project) -> None:
    code, _, told = project.run("generate", "--check", "--force")
    assert code == 2
    assert "--force" in told


def test_check_for_programs_is_one_document(project: Project) -> None:
    code, answer, told = project.run("generate", "--check", "--format=json")
    document = json.loads(answer)
    assert (code, told) == (1, "")
    assert document["counts"] == {"missing": 2}
    assert [found["at"]["file"] for found in document["diagnostics"]] == [
        "generated/apis/deck/a.py",
        "generated/apis/pars/a.py",
    ]


def test_check_for_github_is_annotations(project: Project) -> None:
    code, answer, _ = project.run("generate", "pars", "--check", "--format=github")
    assert code == 1
    assert answer.startswith("::error file=generated/apis/pars/a.py,line=1,")
    assert "the file is missing%0Arun `wirewright generate pars`" in answer


@pytest.mark.parametrize("form", ["json", "github"])
def test_errors_in_specs_are_told_in_the_form_that_was_asked_for(
    project: Project, form: str
) -> None:
    project.errors = ["wrong"]
    code, answer, told = project.run("generate", f"--format={form}")
    assert (code, told) == (3, "")
    assert "specs/pars/api.yaml" in answer


def test_the_output_is_the_same_in_any_order_of_files(project: Project) -> None:
    project.files = [OutputFile("apis/pars/b.py", ""), OutputFile("apis/pars/a.py", "")]
    answers = {project.run("generate", "--check")[1]}
    project.files.reverse()
    answers.add(project.run("generate", "--check")[1])
    assert len(answers) == 1
