"""The five documents with edits, held against their specs as the command does it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.importer.documents import SPECS
from wirewright.diagnostics import Report
from wirewright.importer.drift.job import Asked, drift
from wirewright.importer.drift.samples import Difference
from wirewright.ir.api import Medium
from wirewright.reading import read_apis
from wirewright.verify.difference import difference

Edit = Callable[[str], str]


def compare(medium: Medium, page: bytes, file: bytes) -> Difference | None:
    return difference(medium, page, file, labels=("on the page", "in the spec"))


def page_of(name: str) -> Path:
    (page,) = (SPECS / name / "pages").iterdir()
    return page


def drifted(specs: Path, name: str, asked: Asked | None = None) -> Report:
    """Compare an API below `specs` with its pages, or with others."""
    (api,) = read_apis(specs, (name,), Report())
    report = Report()
    assert drift(api, specs, asked or Asked(), compare, report) == 1
    return report


def against_spec(folder: Path, name: str, edit: Edit) -> Report:
    """Compare a spec with its kept page after an edit of that page."""
    specs = folder / "specs"
    shutil.copytree(SPECS / name, specs / name)
    page = specs / name / "pages" / page_of(name).name
    text = page.read_text(encoding="utf-8")
    page.write_text(edited(text, edit), encoding="utf-8", newline="")
    return drifted(specs, name)


def against_kept(folder: Path, name: str, edit: Edit) -> Report:
    """Compare a spec and its kept page with an edited copy of that page."""
    page = folder / page_of(name).name
    text = page_of(name).read_text(encoding="utf-8")
    page.write_text(edited(text, edit), encoding="utf-8", newline="")
    return drifted(SPECS, name, Asked((str(page),)))


def edited(text: str, edit: Edit) -> str:
    new = edit(text)
    assert new != text, "the edit changes nothing"
    return new


def told(report: Report) -> list[str]:
    """Return findings in a line each, without those about files as such."""
    return [f"{x.code} {x.message}" for x in report.diagnostics if x.code != "D041"]
