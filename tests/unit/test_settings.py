from __future__ import annotations

from pathlib import Path

import pytest

from wirewright.diagnostics import Diagnostic, Report
from wirewright.settings import Settings, load, problem


def loaded(start: Path, **options: str | None) -> Settings:
    report = Report()
    settings = load(start, options, report)
    assert settings is not None, report
    return settings


def findings(folder: Path, text: str | bytes) -> list[Diagnostic]:
    content = text.encode() if isinstance(text, str) else text
    (folder / "pyproject.toml").write_bytes(content)
    report = Report()
    assert load(folder, {}, report) is None
    return report.diagnostics


def test_without_a_file_the_working_folder_is_the_project(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert loaded(tmp_path) == Settings(
        tmp_path, tmp_path / "specs", tmp_path / "generated", "apis", "apis", "0.1.0"
    )


def test_the_table_says_everything(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.wirewright]\nspecs = "in"\noutput = "out/deep"\npackage = "order_apis"\n'
        'distribution = "Orders"\nversion = "2.0rc1"\n'
    )
    assert loaded(tmp_path) == Settings(
        tmp_path, tmp_path / "in", tmp_path / "out/deep", "order_apis", "Orders", "2.0rc1"
    )


def test_the_distribution_follows_the_package(tmp_path: Path) -> None:
    assert loaded(tmp_path, package="order_apis").distribution == "order-apis"


def test_an_option_beats_the_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.wirewright]\npackage = "a"\nversion = "2"\n')
    settings = loaded(tmp_path, package="b", version=None)
    assert (settings.package, settings.version) == ("b", "2")


def test_folders_count_from_the_file_but_those_of_options_from_here(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.wirewright]\nspecs = "in"\n')
    inside = tmp_path / "a/b"
    inside.mkdir(parents=True)
    settings = loaded(inside, output="here")
    assert (settings.root, settings.specs) == (tmp_path, tmp_path / "in")
    assert settings.output == inside / "here"


def test_a_nearer_file_without_the_table_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.wirewright]\npackage = "a"\n')
    (tmp_path / "generated").mkdir()
    (tmp_path / "generated/pyproject.toml").write_text('[project]\nname = "a"\n')
    assert loaded(tmp_path / "generated").root == tmp_path


def test_the_search_ends_at_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.wirewright]\npackage = "a"\n')
    (tmp_path / "repository/.git").mkdir(parents=True)
    assert loaded(tmp_path / "repository").package == "apis"


def test_an_unknown_key_shows_where_it_stands_and_the_likely_one(tmp_path: Path) -> None:
    text = '[tool.other]\nspec = "x"\n[tool.wirewright]\n  spec = "x"\n'
    [found] = findings(tmp_path, text)
    assert (found.code, str(found.at)) == ("C002", "pyproject.toml:4:3")
    assert found.advice == "did you mean `specs`?"


def test_a_key_like_no_other_shows_all_that_are_known(tmp_path: Path) -> None:
    [found] = findings(tmp_path, "[tool.wirewright]\nzzz = 1\n")
    assert found.advice == "known are specs, output, package, distribution, version"


def test_all_mistakes_are_shown_at_once(tmp_path: Path) -> None:
    text = '[tool.wirewright]\nversion = 1.10\npackage = "class"\nspecs = ""\n'
    assert [(found.code, found.at.line) for found in findings(tmp_path, text)] == [
        ("C003", 2),
        ("C003", 3),
        ("C003", 4),
    ]


def test_a_number_that_should_be_a_text_is_shown_in_quotes(tmp_path: Path) -> None:
    [found] = findings(tmp_path, "[tool.wirewright]\nversion = 1.10\n")
    assert found.message == "`version` must be a text"
    assert found.advice == 'write it in quotes, such as `version = "0.1.0"`'


def test_a_file_above_is_named_from_here(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.wirewright]\nzzz = 1\n")
    (tmp_path / "a/b").mkdir(parents=True)
    report = Report()
    assert load(tmp_path / "a/b", {}, report) is None
    assert str(report.diagnostics[0].at) == "../../pyproject.toml:2:1"


def test_a_file_that_is_not_toml_shows_where(tmp_path: Path) -> None:
    [found] = findings(tmp_path, "[tool.wirewright]\nspecs = oops\n")
    assert (found.code, found.at.line, found.at.column) == ("C001", 2, 9)


def test_a_file_that_is_not_utf8_is_a_finding(tmp_path: Path) -> None:
    [found] = findings(tmp_path, b'[tool.wirewright]\nspecs = "\xff"\n')
    assert (found.code, found.message) == ("C001", "the file is not UTF-8")


@pytest.mark.parametrize("text", ["tool = 1\n", "[tool]\nother = 1\n"])
def test_a_file_about_other_things_is_no_finding(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert loaded(tmp_path).package == "apis"


def test_a_table_that_is_none_is_a_finding(tmp_path: Path) -> None:
    [found] = findings(tmp_path, "[tool]\nwirewright = 1\n")
    assert found.message == "`tool.wirewright` is not a table"


@pytest.mark.parametrize("output", ["specs", "specs/out", "."])
def test_the_output_must_not_lie_in_the_specs(tmp_path: Path, output: str) -> None:
    specs = "." if output == "." else "specs"
    text = f'[tool.wirewright]\nspecs = "{specs}"\noutput = "{output}"\n'
    [found] = findings(tmp_path, text)
    assert (found.message, found.at.line) == ("the output folder lies in the specs folder", 3)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("package", "order_apis"),
        ("distribution", "Order-APIs.v2"),
        ("version", "1!2.0.1rc1.post3.dev4+local.5"),
        ("output", "../out put"),
    ],
)
def test_what_packaging_accepts_is_right(key: str, value: str) -> None:
    assert problem(key, value) == ""


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("package", "Order"),
        ("package", "2apis"),
        ("package", "a.b"),
        ("package", "\u0430pis"),
        ("package", "class"),
        ("package", "json"),
        ("package", "msgspec"),
        ("distribution", "-apis"),
        ("distribution", "apis\n"),
        ("version", "1.0-final"),
        ("version", "v1"),
        ("version", "\u0661.0"),
        ("output", ""),
        ("output", "a\0b"),
    ],
)
def test_what_cannot_become_a_package_is_wrong(key: str, value: str) -> None:
    assert f"cannot be the {key}" in problem(key, value)
