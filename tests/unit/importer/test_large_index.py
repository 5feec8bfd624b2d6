"""An index of 300 operations is read in good time; its pages are made here, not stored."""

from __future__ import annotations

import time

import httpx2

from wirewright.diagnostics import Report
from wirewright.importer import kinds
from wirewright.importer.fetch import Fetcher
from wirewright.importer.sources import collect

COUNT = 300
HOME = "https://kettle.example"


def operation(number: int) -> str:
    rows = "".join(
        f"<tr><td>Member{i}</td><td><p>Words {i}.</p></td><td>string</td><td><p>None.</p></td></tr>"
        for i in range(30)
    )
    members = ",\n".join(f'  "Member{i}": "sample string {i + 1}"' for i in range(30))
    return f"""<!DOCTYPE html><html><body><h1>POST api/Pots/{number}</h1><p>Puts pot {number}.</p>
<h2>Request Information</h2><h3>URI Parameters</h3><p>None.</p><h3>Body Parameters</h3>Pot{number}
<table><tr><th>Name</th><th>Description</th><th>Type</th><th>Additional information</th></tr>{rows}</table>
<h3>Request Formats</h3><h4>application/json, text/json</h4><b>Sample:</b><pre>
{{
{members}
}}
</pre><h2>Response Information</h2><h3>Resource Description</h3><p>None.</p></body></html>"""


def site(request: httpx2.Request) -> httpx2.Response:
    path = request.url.path
    if path == "/Help":
        links = "".join(
            f'<tr><td><a href="/Help/Api/POST-api-Pots-{i}">POST api/Pots/{i}</a></td><td></td></tr>'
            for i in range(COUNT)
        )
        head = "<tr><th>API</th><th>Description</th></tr>"
        return httpx2.Response(200, html=f"<html><table>{head}{links}</table></html>")
    if path == "/robots.txt":
        return httpx2.Response(404)
    return httpx2.Response(200, html=operation(int(path.rpartition("-")[2])))


def test_an_index_of_300_operations_is_read_in_good_time() -> None:
    report = Report()
    steps: list[str] = []
    began = time.process_time()
    fetcher = Fetcher(transport=httpx2.MockTransport(site))
    pages = collect([f"{HOME}/Help"], None, report, fetcher=fetcher, steps=steps.append)
    found = [kinds.read(page, None, report) for page in pages]
    assert time.process_time() - began < 30
    assert len(steps) == COUNT + 1
    assert report.diagnostics == []
    assert [len(x.endpoints) for x in found] == [0, *[1] * COUNT]
    assert all(
        len(x.endpoints[0].request.members) == 30 for x in found[1:] if x.endpoints[0].request
    )
