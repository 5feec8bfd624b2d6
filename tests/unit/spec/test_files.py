"""The files of an API's folder: what is read, and what is only named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.unit.spec.reading import HEAD
from wirewright.diagnostics import Diagnostic, Report
from wirewright.spec import files
from wirewright.spec.model import ApiSpec
from wirewright.spec.parse import parse_api


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    (folder / "samples").mkdir(parents=True)
    (folder / "api.yaml").write_text(HEAD, encoding="utf-8")
    return folder


def read(folder: Path) -> tuple[ApiSpec, list[Diagnostic]]:
    report = Report()
    found = parse_api(folder, report, "specs/shop")
    assert found is not None
    return found, report.diagnostics


def test_samples_are_kept_byte_for_byte_in_order(shop: Path) -> None:
    (shop / "samples" / "b.xml").write_bytes(b"\xff\r\n")
    (shop / "samples" / "a.json").write_bytes(b"{}")
    spec, diagnostics = read(shop)
    assert [(x.path, x.content) for x in spec.files] == [
        ("samples/a.json", b"{}"),
        ("samples/b.xml", b"\xff\r\n"),
    ]
    assert diagnostics == []


def test_a_spec_needs_no_samples(shop: Path) -> None:
    (shop / "samples").rmdir()
    assert read(shop)[0].files == ()


def test_links_folders_and_pipes_are_named_and_not_read(shop: Path) -> None:
    (shop / "samples" / "a.json").symlink_to(shop / "api.yaml")
    (shop / "samples" / "b").mkdir()
    os.mkfifo(shop / "samples" / "c.json")
    spec, diagnostics = read(shop)
    assert spec.files == ()
    assert [(found.code, found.at.file) for found in diagnostics] == [
        ("S016", "specs/shop/samples/a.json"),
        ("S016", "specs/shop/samples/b"),
        ("S016", "specs/shop/samples/c.json"),
    ]


def test_samples_must_be_a_folder(shop: Path) -> None:
    (shop / "samples").rmdir()
    (shop / "samples").write_bytes(b"")
    _, diagnostics = read(shop)
    assert [(found.code, found.at.file) for found in diagnostics] == [
        ("S016", "specs/shop/samples")
    ]


def test_a_link_to_samples_is_not_followed(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.json").write_bytes(b"{}")
    (shop / "samples").rmdir()
    (shop / "samples").symlink_to(tmp_path / "other")
    spec, diagnostics = read(shop)
    assert spec.files == ()
    assert [found.code for found in diagnostics] == ["S016"]


def test_a_linked_yaml_file_is_not_read(shop: Path) -> None:
    (shop / "more.yaml").symlink_to(shop / "api.yaml")
    assert [found.code for found in read(shop)[1]] == ["S016"]


def test_a_yml_file_is_named(shop: Path) -> None:
    (shop / "more.yml").write_text("types: {}", encoding="utf-8")
    (found,) = read(shop)[1]
    assert (found.code, found.severity, found.at.file) == ("S019", "warning", "specs/shop/more.yml")


def test_hidden_and_other_files_are_left_alone(shop: Path) -> None:
    (shop / ".#api.yaml").symlink_to("nowhere")
    (shop / "notes.txt").write_text("a: b: c", encoding="utf-8")
    assert read(shop)[1] == []


def test_a_large_sample_is_a_finding(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_SAMPLE", 3)
    (shop / "samples" / "a.json").write_bytes(b"[1]")
    (shop / "samples" / "b.json").write_bytes(b"[12]")
    spec, diagnostics = read(shop)
    assert [sample.path for sample in spec.files] == ["samples/a.json"]
    assert [(found.code, found.at.file) for found in diagnostics] == [
        ("Y002", "specs/shop/samples/b.json")
    ]


@pytest.mark.parametrize("method", ["open", "lstat"])
def test_a_sample_that_cannot_be_read_is_a_finding(
    shop: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    (shop / "samples" / "a.json").write_bytes(b"[1]")
    original = getattr(Path, method)

    def refuse(path: Path, *arguments: object, **more: object) -> object:
        if path.name == "a.json":
            raise PermissionError
        return original(path, *arguments, **more)

    monkeypatch.setattr(Path, method, refuse)
    spec, diagnostics = read(shop)
    assert spec.files == ()
    assert [found.code for found in diagnostics] == ["Y001"]


def test_a_missing_folder_is_a_finding(tmp_path: Path) -> None:
    report = Report()
    assert parse_api(tmp_path / "shop", report, "specs/shop") is None
    assert [found.code for found in report.diagnostics] == ["Y001", "S015"]
