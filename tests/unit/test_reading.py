"""From a folder of specs to APIs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from wirewright.diagnostics import Report
from wirewright.reading import read_apis

GOOD = """\
wirewright: 1
api: {title: Shop, dialect: plain}
types: {Order: {fields: {A: string}}}
operations: {place: {doc: P., post: orders, request: Order, responses: {2xx: none}}}
"""


def specs(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / "specs" / name / "samples").mkdir(parents=True)
        (folder / "specs" / name / "api.yaml").write_text(text, encoding="utf-8")
    return folder / "specs"


def read(folder: Path, names: Sequence[str] = ()) -> tuple[list[str], Report]:
    report = Report()
    return [api.name for api in read_apis(folder, names, report)], report


def test_all_apis_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    names, _ = read(specs(tmp_path, b=GOOD, a=GOOD, c=GOOD))
    assert names == ["a", "b", "c"]


def test_only_the_named_apis_are_read(tmp_path: Path) -> None:
    names, report = read(specs(tmp_path, a="{", b=GOOD, c=GOOD), ["c", "b"])
    assert names == ["b", "c"]
    assert not report.failed


def test_an_unknown_name_is_told_which_there_are(tmp_path: Path) -> None:
    names, report = read(specs(tmp_path, shop=GOOD, bank=GOOD), ["shp", "bank", "zzz"])
    assert names == ["bank"]
    assert [(found.code, found.advice) for found in report.diagnostics[:2]] == [
        ("R090", "did you mean `shop`?"),
        ("R090", "the APIs are `bank`, `shop`"),
    ]


def test_a_folder_without_a_spec_is_an_error(tmp_path: Path) -> None:
    folder = specs(tmp_path, shop=GOOD)
    (folder / "empty").mkdir()
    names, report = read(folder)
    assert names == ["shop"]
    assert [found.code for found in report.diagnostics if found.severity == "error"] == ["S015"]


def test_files_and_hidden_folders_are_no_apis(tmp_path: Path) -> None:
    folder = specs(tmp_path, shop=GOOD)
    (folder / ".git").mkdir()
    (folder / "__pycache__").mkdir()
    (folder / "README.md").write_text("Specs.", encoding="utf-8")
    assert read(folder)[0] == ["shop"]


def test_a_missing_folder_has_no_apis(tmp_path: Path) -> None:
    assert read(tmp_path / "specs") == ([], Report())


def test_files_are_shown_from_the_folder_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = specs(tmp_path, shop=GOOD)
    (folder / "shop" / "samples" / "lost.request.json").write_text("{}", encoding="utf-8")
    _, report = read(folder)
    monkeypatch.chdir(folder)
    _, again = read(Path("../specs"))
    assert report == again
    assert {found.at.file for found in report.diagnostics} == {
        "specs/shop/samples/lost.request.json",
    }


def test_findings_are_sorted_by_their_place(tmp_path: Path) -> None:
    text = GOOD.replace("A: string", "A: strin, B: {type: int32, jsn: b}, C: lost")
    _, report = read(specs(tmp_path, shop=text))
    columns = [found.at.column for found in report.diagnostics]
    assert [found.code for found in report.diagnostics] == ["R003", "S001", "R003"]
    assert columns == sorted(columns)


def test_a_part_that_cannot_be_read_is_not_also_missed(tmp_path: Path) -> None:
    text = GOOD.replace("post: orders", "pots: orders")
    folder = specs(tmp_path, shop=text)
    (folder / "shop" / "samples" / "place.request.json").write_text("{}", encoding="utf-8")
    names, report = read(folder)
    assert names == []
    assert {found.code[0] for found in report.diagnostics} == {"S"}


def test_an_error_in_one_api_leaves_the_others(tmp_path: Path) -> None:
    names, report = read(specs(tmp_path, a=GOOD, b=GOOD.replace("string", "strin"), c=GOOD))
    assert names == ["a", "c"]
    assert [found.code for found in report.diagnostics if found.severity == "error"] == ["R003"]
