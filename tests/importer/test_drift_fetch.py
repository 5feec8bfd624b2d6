"""Pages fetched anew from their addresses: what changed there, what is gone, what cannot be told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import httpx2

from tests.importer.documents import SPECS
from tests.importer.drifting import compare, page_of
from wirewright.diagnostics import Report
from wirewright.importer.drift.job import Asked, drift
from wirewright.importer.fetch import Fetcher
from wirewright.reading import read_apis

ADDRESS = "https://pars.example/Help/Api/POST-api-OrderStage-SetOrderDelivered"
PAGE = page_of("pars").read_text(encoding="utf-8")
OTHER = """<h1>GET api/Lost</h1><h2>Request Information</h2><h3>URI Parameters</h3><p>None.</p>
<h3>Body Parameters</h3><p>None.</p><h2>Response Information</h2><h3>Resource Description</h3>
<p>string</p><h3>Response Formats</h3><h4>application/json, text/json</h4>
<div><b>Sample:</b><pre>"sample string 1"</pre></div>"""


def fetched(folder: Path, answers: Mapping[str, str | int]) -> Report:
    """Fetch the pages of PARS, which were kept with an address, from a site in memory."""
    specs = folder / "specs"
    shutil.copytree(SPECS / "pars", specs / "pars")
    entry = {"file": page_of("pars").name, "sha256": "", "address": ADDRESS}
    (specs / "pars/pages/pages.json").write_text(json.dumps({"pages": [entry]}), encoding="utf-8")

    def site(request: httpx2.Request) -> httpx2.Response:
        answer = answers.get(str(request.url), 404)
        if isinstance(answer, int):
            return httpx2.Response(answer)
        kind = "text/html" if answer.startswith("<") else "text/plain; charset=utf-8"
        return httpx2.Response(200, text=answer, headers={"Content-Type": kind})

    (api,) = read_apis(specs, ("pars",), Report())
    asked = Asked(fetch=True, fetcher=Fetcher(transport=httpx2.MockTransport(site)))
    report = Report()
    drift(api, specs, asked, compare, report)
    return report


def told(report: Report) -> list[str]:
    return [x.code for x in report.diagnostics]


def test_a_page_that_is_the_same_is_no_finding(tmp_path: Path) -> None:
    assert told(fetched(tmp_path, {ADDRESS: PAGE})) == []


def test_a_change_names_the_page_by_its_address(tmp_path: Path) -> None:
    report = fetched(tmp_path, {ADDRESS: PAGE.replace("| mileage | integer", "| mileage | string")})
    assert told(report) == ["D012", "D041"]
    assert report.diagnostics[0].at.file == ADDRESS


def test_ids_and_times_that_a_help_page_makes_anew_are_no_change(tmp_path: Path) -> None:
    renewed = PAGE.replace("5785bdb3-17ce", "00000000-17ce").replace("2026-02-04", "2026-03-05")
    assert told(fetched(tmp_path, {ADDRESS: renewed})) == ["D041"]


def test_another_value_beside_renewed_ids_is_a_change(tmp_path: Path) -> None:
    renewed = PAGE.replace("5785bdb3-17ce", "00000000-17ce").replace('"mileage": 4', '"mileage": 5')
    report = fetched(tmp_path, {ADDRESS: renewed})
    assert told(report) == ["D032", "D041"]
    assert "at `mileage`" in report.diagnostics[0].message


def test_a_page_that_is_gone_takes_its_operation_with_it(tmp_path: Path) -> None:
    assert told(fetched(tmp_path, {})) == ["D042", "D002"]


def test_a_server_that_fails_is_an_error_and_no_change(tmp_path: Path) -> None:
    assert told(fetched(tmp_path, {ADDRESS: 500})) == ["I003"]


def test_a_page_that_is_linked_now_brings_its_operation(tmp_path: Path) -> None:
    other = "https://pars.example/Help/Api/GET-api-Lost"
    html = f'<html><body><a href="{other}">GET api/Lost</a><pre>{PAGE}</pre></body></html>'
    report = fetched(tmp_path, {ADDRESS: html, other: OTHER})
    assert "GET api/Lost: the page documents it" in " ".join(x.message for x in report.diagnostics)


def test_a_link_that_never_led_to_a_page_is_no_page_that_is_gone(tmp_path: Path) -> None:
    lost = "https://pars.example/Help/Api/GET-api-Lost"
    html = f'<html><body><a href="{lost}">GET api/Lost</a><pre>{PAGE}</pre></body></html>'
    codes = {x.at.file: x.code for x in fetched(tmp_path, {ADDRESS: html}).diagnostics}
    assert codes[lost] == "I004"
