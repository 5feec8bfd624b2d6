"""Pages come from files, folders and sites; a second run needs no network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx2

from wirewright.diagnostics import Report
from wirewright.importer.fetch import Fetcher, Limits
from wirewright.importer.kept import to_keep
from wirewright.importer.sources import collect

HOME = "https://kettle.example"
INDEX = """<html><h1>API</h1>
<a href="/Help/Api/GET-api-Pots">GET api/Pots</a>
<a href="Help/Api/POST-api-Pots#top">POST api/Pots</a>
<a href="https://elsewhere.example/Help/Api/GET-api-Spies">GET api/Spies</a>
<a href="/About">About us</a><a href="http://[">GET broken</a><a href="javascript:x()">GET x</a>
<a href="mailto:cook@kettle.example">GET mail</a></html>"""
POTS = """<html><h1>GET api/Pots</h1><a href="/Help">Home</a>
<a href="/Help/ResourceModel?modelName=Pot">Pot</a></html>"""


class Site:
    """A site in memory that remembers what was asked."""

    def __init__(self, **more: str) -> None:
        self.pages = {"/Help": INDEX, "/Help/Api/GET-api-Pots": POTS, **more}
        self.asked: list[str] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        path = request.url.raw_path.decode()
        self.asked.append(path)
        if path not in self.pages:
            return httpx2.Response(404)
        kind = "text/plain" if path == "/robots.txt" else "text/html; charset=utf-8"
        return httpx2.Response(200, content=self.pages[path], headers={"Content-Type": kind})


def fetcher(site: Callable[[httpx2.Request], httpx2.Response], **limits: float) -> Fetcher:
    return Fetcher(Limits(**limits), httpx2.MockTransport(site))  # type: ignore[arg-type] # sizes are whole


def test_an_index_leads_to_its_operations_and_models_of_the_same_site_only() -> None:
    site = Site(
        **{
            "/Help/Api/POST-api-Pots": "<p>POST api/Pots",
            "/Help/ResourceModel?modelName=Pot": "<p>Pot",
        }
    )
    report = Report()
    pages = collect([f"{HOME}/Help"], None, report, fetcher=fetcher(site))
    assert [x.address.removeprefix(HOME) for x in pages] == [
        "/Help",
        "/Help/Api/GET-api-Pots",
        "/Help/Api/POST-api-Pots",
        "/Help/ResourceModel?modelName=Pot",
    ]
    assert site.asked == ["/robots.txt", *(x.address.removeprefix(HOME) for x in pages)]
    assert report.diagnostics == []


def test_robots_txt_is_respected() -> None:
    site = Site(**{"/robots.txt": "User-agent: *\nDisallow: /Help/Api/POST"})
    report = Report()
    collect([f"{HOME}/Help"], None, report, fetcher=fetcher(site))
    assert "/Help/Api/POST-api-Pots" not in site.asked
    assert "robots.txt" in " ".join(x.message for x in report.diagnostics)


def test_a_page_that_is_missing_stops_no_other() -> None:
    report = Report()
    pages = collect([f"{HOME}/Help"], None, report, fetcher=fetcher(Site()))
    assert len(pages) == 2
    assert [(x.code, x.message) for x in report.diagnostics] == [
        ("I004", "not read: the server answered 404")
    ] * 2


def test_a_source_that_cannot_be_read_is_an_error() -> None:
    report = Report()
    assert (
        collect([f"{HOME}/none", "no/such/file.txt"], None, report, fetcher=fetcher(Site())) == ()
    )
    assert [x.code for x in report.diagnostics] == ["I003", "I003"]


def test_a_second_run_reads_what_is_kept(tmp_path: Path) -> None:
    first = collect([f"{HOME}/Help"], None, Report(), fetcher=fetcher(Site()))
    for name, content in to_keep(first):
        (tmp_path / name).write_bytes(content)
    site = Site()
    again = collect([f"{HOME}/Help"], tmp_path, Report(), fetcher=fetcher(site))
    assert [(x.name, x.content, x.title) for x in again] == [
        (x.name, x.content, x.title) for x in first
    ]
    assert site.asked == [
        "/robots.txt",
        "/Help/Api/POST-api-Pots",
        "/Help/ResourceModel?modelName=Pot",
    ]
    assert [x.name for x in collect([], tmp_path, Report())] == sorted(x.name for x in first)


def test_kept_pages_are_fetched_again_when_that_is_asked_for(tmp_path: Path) -> None:
    for name, content in to_keep(
        collect([f"{HOME}/Help"], None, Report(), fetcher=fetcher(Site()))
    ):
        (tmp_path / name).write_bytes(content)
    site = Site(**{"/Help": "<h1>New</h1>"})
    pages = collect([], tmp_path, Report(), again=True, fetcher=fetcher(site))
    assert b"New" in next(x.content for x in pages if x.address == f"{HOME}/Help")


def test_a_folder_gives_its_pages_by_name_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name in ("b.txt", "a.html", "c.exe", ".hidden.txt", "inner/d.md"):
        (tmp_path / name).write_text(f"page {name}", encoding="utf-8")
    names = [x.name for x in collect([str(tmp_path)], None, Report())]
    assert names == ["a.html", "b.txt", "d.md"]


def test_one_page_in_two_places_is_read_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("the same", encoding="utf-8")
    assert [x.name for x in collect([str(tmp_path)], None, Report())] == ["a.txt"]


def test_two_files_of_one_name_get_names_of_their_own(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(folder, encoding="utf-8")
    names = [x.name for x in collect([str(tmp_path / "x"), str(tmp_path / "y")], None, Report())]
    assert names == ["page.txt", "page-2.txt"]


def test_a_run_reads_only_so_many_pages_and_says_so() -> None:
    report = Report()
    pages = collect([f"{HOME}/Help"], None, report, fetcher=fetcher(Site(), pages=1))
    assert len(pages) == 1
    assert "2 more pages are left out" in report.diagnostics[0].message


def test_every_page_is_announced() -> None:
    steps: list[str] = []
    collect([f"{HOME}/Help"], None, Report(), fetcher=fetcher(Site()), steps=steps.append)
    assert steps[0] == f"fetching page 1 of 1: {HOME}/Help"
