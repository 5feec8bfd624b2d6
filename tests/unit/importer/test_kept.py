"""Kept pages: safe names, and a list that is not trusted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wirewright.importer.kept import LIST, digest, entries, free_name, kept_pages, to_keep
from wirewright.importer.pages import load


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("GET-api-Pots.html", "GET-api-Pots.html"),
        ("../../etc/passwd", "etc-passwd.html"),
        ("a/b\\c:d*e?.txt", "a-b-c-d-e.txt"),
        ("CON.txt", "page-CON.txt"),
        ("", "page.html"),
        (".html", "page.html"),
        ("чай.txt", "page.txt"),
        ("x" * 300 + ".md", "x" * 100 + ".md"),
        ("page.exe", "page.html"),
        ("pages.json", "pages.html"),
    ],
)
def test_a_name_is_safe_everywhere(wanted: str, name: str) -> None:
    assert free_name(wanted, []) == name


def test_names_that_differ_in_case_only_are_one() -> None:
    assert free_name("a.txt", ["A.TXT", "a-2.txt"]) == "a-3.txt"


def test_the_list_says_where_a_page_came_from(tmp_path: Path) -> None:
    page = load(b"tea", "a.txt", "https://kettle.example/a", "utf-8", "GET a")
    for name, content in to_keep([page]):
        (tmp_path / name).write_bytes(content)
    (entry,) = entries(tmp_path)
    assert (entry.file, entry.sha256, entry.address) == ("a.txt", digest(b"tea"), page.address)
    assert [(x.address, x.title) for x in kept_pages(tmp_path)] == [(page.address, "GET a")]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"pages": 1}', '{"pages": [1]}', '{"pages": [{"file": "a"}]}', "[" * 5000],
)
def test_a_broken_list_is_no_list(tmp_path: Path, text: str) -> None:
    (tmp_path / LIST).write_text(text, encoding="utf-8")
    assert entries(tmp_path) == ()


def test_a_list_cannot_point_out_of_its_folder(tmp_path: Path) -> None:
    rows = [{"file": x, "sha256": ""} for x in ("../a.txt", "/etc/passwd", "a/b.txt", "..")]
    (tmp_path / LIST).write_text(json.dumps({"pages": rows}), encoding="utf-8")
    assert entries(tmp_path) == ()


def test_pages_without_a_list_are_pages_too(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("tea", encoding="utf-8")
    assert [x.name for x in kept_pages(tmp_path)] == ["b.txt"]


def test_an_import_of_other_pages_does_not_forget_where_the_first_came_from(
    tmp_path: Path,
) -> None:
    first = load(b"tea", "a.txt", "https://kettle.example/a")
    for name, content in to_keep([first]):
        (tmp_path / name).write_bytes(content)
    for name, content in to_keep([load(b"pot", "b.txt")], entries(tmp_path)):
        (tmp_path / name).write_bytes(content)
    assert [(x.file, x.address) for x in entries(tmp_path)] == [
        ("a.txt", "https://kettle.example/a"),
        ("b.txt", ""),
    ]
