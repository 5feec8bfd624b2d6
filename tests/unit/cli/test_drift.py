"""The command `drift` from outside: what it prints, in which form, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.importer.documents import SPECS
from tests.importer.drifting import page_of
from wirewright.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    for name in ("deck", "pars"):
        shutil.copytree(SPECS / name, tmp_path / "specs" / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(output: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    output.readouterr()
    code = main(("drift", *arguments))
    answer, told = output.readouterr()
    return code, answer, told


def edit(folder: Path) -> None:
    page = folder / "specs/pars/pages" / page_of("pars").name
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("| mileage | integer |", "| mileage | string |"), encoding="utf-8")


def test_no_change_ends_with_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.is_dir()
    assert run(capsys) == (0, "2 APIs, 2 pages: 0 changes\n", "")


def test_a_change_ends_with_1_and_shows_both_places(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder)
    code, answer, _ = run(capsys)
    assert code == 1
    assert "17 | | mileage | string |" in answer
    assert "31 |       Mileage: int32" in answer
    assert answer.endswith("2 APIs, 2 pages: 1 change\n")


def test_a_changed_sample_is_shown_where_it_differs_on_both_sides(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = folder / "specs/pars/pages" / page_of("pars").name
    text = page.read_text(encoding="utf-8").replace('"mileage": 4,', '"mileage": 5,')
    page.write_text(text, encoding="utf-8")
    _, answer, _ = run(capsys, "pars")
    assert '38 | "mileage": 5,\n   |            ^\n' in answer
    assert '5 | "mileage": 4,\n  |            ^\n' in answer


def test_only_the_named_apis_are_compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder)
    assert run(capsys, "deck")[:2] == (0, "1 API, 1 page: 0 changes\n")


def test_programs_read_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder)
    code, answer, _ = run(capsys, "--format", "json")
    found = json.loads(answer)
    assert (code, found["apis"], found["pages"], found["changes"]) == (1, 2, 2, 1)
    assert found["diagnostics"][0]["code"] == "D012"


def test_github_shows_changes_beside_the_page(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder)
    code, answer, _ = run(capsys, "--format", "github")
    page = f"specs/pars/pages/{page_of('pars').name}"
    assert code == 1
    assert answer.startswith(f"::warning file={page},line=17,")


def test_pages_from_elsewhere_are_compared_with_the_kept_ones_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = folder / "new.txt"
    text = page_of("deck").read_text(encoding="utf-8")
    page.write_text(text.replace("New customer ID to", "A customer's ID to"), encoding="utf-8")
    code, answer, _ = run(capsys, "deck", "--source", "new.txt")
    assert code == 1
    assert "the description was `New customer ID to assign to order`" in answer


def test_pages_go_with_one_api(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.is_dir()
    code, _, told = run(capsys, "--source", "new.txt")
    assert code == 2
    assert "name of one API" in told


def test_a_source_that_cannot_be_read_is_an_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    code, answer, told = run(capsys, "deck", "--source", "nowhere.txt")
    assert code == 3
    assert "nowhere.txt" in answer + told


def test_an_api_without_pages_is_named_and_stops_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder / "specs/pars/pages")
    code, answer, _ = run(capsys)
    assert code == 0
    assert "D050" in answer
    assert "specs/pars/pages" in answer
    assert answer.endswith("1 API, 1 page: 0 changes\n")


def test_no_pages_at_all_are_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("deck", "pars"):
        shutil.rmtree(folder / "specs" / name / "pages")
    assert run(capsys)[0] == 3


def test_pages_without_addresses_cannot_be_fetched(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    code, answer, _ = run(capsys, "--again")
    assert code == 3
    assert "no page that is kept here has an address" in answer


def test_errors_in_a_spec_are_shown_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = folder / "specs/pars/api.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("Mileage: int32", "Mileage: int31"))
    code, _, told = run(capsys)
    assert code == 3
    assert "nothing is compared" in told
