"""What is no change: the documents as they are, and laid out anew."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.importer.documents import NAMES, SPECS, written
from tests.importer.drifting import Edit, against_kept, against_spec, drifted, page_of, told
from wirewright.diagnostics import Report
from wirewright.importer import kinds
from wirewright.importer.check import checked
from wirewright.importer.draft import draft
from wirewright.importer.drift.job import Asked
from wirewright.importer.facts import Content, Member
from wirewright.importer.pages import load

HELP_PAGES = ("deck", "multivers", "pars")


def windows(text: str) -> str:
    """Lay out with the line ends of Windows."""
    return text.replace("\n", "\r\n")


def ends(text: str) -> str:
    """Lay out with white space at the ends of lines."""
    return re.sub(r"(?m)$", "  ", text)


def airy(text: str) -> str:
    """Lay out JSON and XML samples of machines with other white space."""
    text = re.sub(r'(?m)^(\s*)"(\w+)": ', r'\1    "\2" :   ', text)
    return re.sub(r"(?m)>\s*(<(?!/|br|html|meta|style))", r">\n      \1", text)


@pytest.mark.parametrize("name", NAMES)
def test_a_spec_and_its_pages_say_the_same(name: str) -> None:
    assert told(drifted(SPECS, name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_of_a_page_says_the_same(name: str) -> None:
    assert drifted(SPECS, name, Asked((str(page_of(name)),))).diagnostics == []


LAYOUTS = [
    *((name, windows) for name in NAMES),
    *((name, ends) for name in NAMES if name != "dellin"),  # it has texts of several lines
]


@pytest.mark.parametrize(("name", "layout"), LAYOUTS)
def test_white_space_is_no_change(name: str, layout: Edit, tmp_path: Path) -> None:
    assert told(against_spec(tmp_path, name, layout)) == []
    assert told(against_kept(tmp_path, name, layout)) == []


@pytest.mark.parametrize("name", [*HELP_PAGES, "valomnia"])
def test_white_space_in_samples_is_no_change(name: str, tmp_path: Path) -> None:
    assert told(against_spec(tmp_path, name, airy)) == []
    assert told(against_kept(tmp_path, name, airy)) == []


@pytest.mark.parametrize("name", HELP_PAGES)
def test_the_page_as_html_is_no_change(name: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(as_html(name), encoding="utf-8")
    assert told(drifted(SPECS, name, Asked((str(page),)))) == []


@pytest.mark.parametrize("name", ["deck", "pars"])
def test_the_page_in_pipes_is_no_change(name: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(in_pipes(name), encoding="utf-8")
    assert told(drifted(SPECS, name, Asked((str(page),)))) == []


CASES = SPECS.parent / "tests" / "cases" / "import"
# What an import itself takes for something else: `$id` for `Id`, and a table in words of its own.
MISREAD = {"sample-references", "text-unknown-language"}
IMPORTED = sorted(x for x in CASES.glob("*/page.*") if x.parent.name not in MISREAD)


@pytest.mark.parametrize("path", IMPORTED, ids=lambda x: x.parent.name)
def test_an_imported_spec_and_its_page_say_the_same(path: Path, tmp_path: Path) -> None:
    made, api = checked(
        draft([kinds.read(load(path.read_bytes(), path.name), None, Report())], "shop")
    )
    if api is None:
        return  # a page without an operation makes no spec
    written(tmp_path, made)
    pages = tmp_path / "specs" / "shop" / "pages"
    pages.mkdir()
    (pages / path.name).write_bytes(path.read_bytes())
    assert told(drifted(tmp_path / "specs", "shop")) == []


# ---- help pages, written anew -------------------------------------------------------------------


def as_html(name: str) -> str:
    """Return a help page as a server sends it."""
    text = page_of(name).read_bytes()
    (endpoint,) = kinds.read(load(text, "page.txt"), None, Report()).endpoints
    request, (answer,) = endpoint.request, endpoint.responses
    assert request is not None
    old = not request.members  # the first templates have one table, and no types
    title = html.escape(f"{endpoint.method} {endpoint.path}")
    parameters = _html_table(endpoint.parameters) if endpoint.parameters else "<p>None.</p>"
    if old:
        rows = (*endpoint.parameters, Member("value", doc=request.doc, place="body"))
        heads = ("Parameters", "Request body formats", "Response body formats")
        before = f"<h3>{heads[0]}</h3>{_html_table(rows, True)}"
    else:
        heads = ("URI Parameters", "Request Formats", "Response Formats")
        before = f"<h3>{heads[0]}</h3>{parameters}<h3>Body Parameters</h3>{_html_type(request)}"
    described = "" if old else f"<h3>Resource Description</h3>{_html_type(answer)}"
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><div><h1>{title}</h1>"
        f"<p>{html.escape(endpoint.doc)}</p><h2>Request Information</h2>{before}"
        f"<h3>{heads[1]}</h3>{_html_samples(request)}"
        f"<h2>Response Information</h2>{described}<h3>{heads[2]}</h3>{_html_samples(answer)}"
        "</div></body></html>"
    )


def _html_type(content: Content) -> str:
    return f"<p>{html.escape(content.type)}</p>{_html_table(content.members)}"


def _html_table(rows: tuple[Member, ...], old: bool = False) -> str:
    heads = ["Name", "Description", *([] if old else ["Type"]), "Additional information"]
    lines = ["<tr>" + "".join(f"<th>{x}</th>" for x in heads) + "</tr>"]
    for row in rows:
        place = "URI" if row.place == "path" else "body"
        more = (
            f"<p>Define this parameter in the request <b>{place}</b>.</p>"
            if old
            else "<p>None.</p>"
        )
        cells = [row.name, f"<p>{html.escape(row.doc)}</p>", *([] if old else [row.type]), more]
        lines.append("<tr>" + "".join(f"<td>{x}</td>" for x in cells) + "</tr>")
    return f'<table class="help-page-table">{"".join(lines)}</table>'


def _html_samples(content: Content) -> str:
    parts = []
    for payload in content.payloads:
        shown = (
            f"<pre>{html.escape(payload.text)}</pre>"
            if payload.text
            else f"<p>{payload.missing}</p>"
        )
        heads = ", ".join(payload.content_types)
        parts.append(f"<h4>{heads}</h4><div><b>Sample:</b>{shown}</div>")
    return "".join(parts)


def in_pipes(name: str) -> str:
    """Return a help page as another extraction has it."""
    text = page_of(name).read_bytes()
    (endpoint,) = kinds.read(load(text, "page.txt"), None, Report()).endpoints
    request, (answer,) = endpoint.request, endpoint.responses
    assert request is not None
    lines = [f"{endpoint.method} {endpoint.path}", endpoint.doc, "Request Information"]
    lines += ["URI Parameters", "None.", "Body Parameters", *_piped(request)]
    lines += ["Request Formats", *_samples(request), "Response Information"]
    lines += ["Resource Description", *_piped(answer), "Response Formats", *_samples(answer)]
    return "\n".join(x for x in lines if x)


def _piped(content: Content) -> list[str]:
    lines = [content.type, "", "| Name | Description | Type | Additional information |"]
    lines.append("|---|---|---|---|")
    return [*lines, *(f"| {x.name} | {x.doc} | {x.type} | None. |" for x in content.members)]


def _samples(content: Content) -> list[str]:
    return [
        line
        for payload in content.payloads
        for line in (", ".join(payload.content_types), "Sample:", payload.text or payload.missing)
    ]
