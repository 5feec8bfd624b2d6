"""Operations put together, and the API as a whole."""

from __future__ import annotations

from pathlib import Path

from tests.unit.resolve.shop import operation, order, resolved, spec
from wirewright.diagnostics import Report
from wirewright.resolve import resolve


def test_an_operation_keeps_what_the_spec_says(tmp_path: Path) -> None:
    text = """\
operations:
  place: {doc: D., put: a/b, idempotent: true, responses: {2xx: none}}
  get: {doc: G., get: a/b, responses: {2xx: none}}
"""
    api = resolved(tmp_path, text)
    place = operation(api)
    assert (place.method, place.path, place.idempotent) == ("PUT", "a/b", True)
    assert place.info.doc == "D."
    assert [found.name for found in api.operations] == ["place", "get"]


def test_an_api_keeps_what_the_spec_says(tmp_path: Path) -> None:
    head = "title: Shop, dialect: plain, source: Page, doc: D., notes: [odd]"
    api = resolved(tmp_path, order("A: string"), head)
    assert (api.name, api.title, api.dialect, api.source) == ("shop", "Shop", "plain", "Page")
    assert (api.info.doc, api.info.notes) == ("D.", ("odd",))
    assert api.at is not None


def test_a_spec_with_errors_is_no_api(tmp_path: Path) -> None:
    report = Report()
    assert resolve(spec(tmp_path, order("A: Lost")), report) is None
    assert [found.code for found in report.diagnostics] == ["R003"]


def test_errors_in_the_report_from_elsewhere_do_not_count(tmp_path: Path) -> None:
    found = spec(tmp_path, order("A: string"))
    report = Report()
    report.add("R090", "elsewhere", found.at)
    assert resolve(found, report) is not None


def test_the_same_spec_means_the_same_twice(tmp_path: Path) -> None:
    found = spec(tmp_path, order("A: string"))
    assert resolve(found, Report()) == resolve(found, Report())
