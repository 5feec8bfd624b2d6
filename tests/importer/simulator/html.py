"""Help pages as HTML, in the three generations of their templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from tests.importer.simulator.classes import Action, Class, Enumeration, Named, Site
from tests.importer.simulator.page import PageOf, Part, Row, Shown, rows_of
from tests.importer.simulator.words import ENGLISH, Words

NO_DOC = "No documentation available."
_NAMED = re.compile(r"[^\W\d][\w.\[\]`]*")
_WORDS = frozenset(
    [
        "integer",
        "unsigned",
        "byte",
        "signed",
        "character",
        "decimal",
        "number",
        "boolean",
        "string",
        "globally",
        "unique",
        "identifier",
        "date",
        "time",
        "interval",
        "URI",
        "Object",
        "Collection",
        "of",
        "Dictionary",
        "Pair",
        "and",
        "key",
        "value",
    ]
)


def new_page(page: PageOf, words: Words = ENGLISH) -> str:
    """Return an operation's page by the newest template."""
    return _framed(f"{page.method} {page.path}", _new(page, words))


def _new(page: PageOf, words: Words) -> Iterator[str]:
    yield f"<h1>{escape(page.method)} {escape(page.path)}</h1>"
    yield f"<div>\n<p>{escape(page.doc)}</p>"
    yield f"<h2>{words.request}</h2>\n<h3>{words.parameters}</h3>"
    yield from _table(page.parameters, words)
    yield f"<h3>{words.body}</h3>"
    yield from _part(page.body, words.formats, words)
    yield f"<h2>{words.response}</h2>\n<h3>{words.result}</h3>"
    yield from _part(page.result, words.answers, words)
    yield "</div>"


def _part(part: Part | None, heading: str, words: Words) -> Iterator[str]:
    if part is None:
        yield f"<p>{words.nothing}</p>"
        return
    yield f"<p>{escape(part.doc)}</p>"
    yield link(part.type)
    if part.rows is not None:
        yield from _table(part.rows, words)
    yield from _samples(part.samples, f"<h3>{heading}</h3>", words)


def link(type_: str) -> str:
    """Return the words of a type with its classes as links."""

    def linked(found: re.Match[str]) -> str:
        name = found[0]
        if name in _WORDS:
            return name
        return f'<a href="/Help/ResourceModel?modelName={quote(name)}">{escape(name)}</a>'

    return _NAMED.sub(linked, type_)


def _table(rows: Iterable[Row], words: Words) -> Iterator[str]:
    rows = tuple(rows)
    if not rows:
        yield f"<p>{words.nothing}</p>"
        return
    heads = "".join(f"<th>{title}</th>" for title in words.columns)
    yield f'<table class="help-page-table">\n<thead><tr>{heads}</tr></thead>\n<tbody>'
    for row in rows:
        doc = f"<p>{escape(row.doc)}</p>" if row.doc else ""
        notes = "".join(f"<p>{escape(_note(note, words))}</p>" for note in row.notes)
        yield f'<tr><td class="parameter-name">{escape(row.name)}</td>'
        yield f'<td class="parameter-documentation">{doc}</td>'
        yield f'<td class="parameter-type">{link(row.type)}</td>'
        yield f'<td class="parameter-annotations">{notes or f"<p>{words.nothing}</p>"}</td></tr>'
    yield "</tbody></table>"


def _note(note: str, words: Words) -> str:
    return words.required if note == "Required" else note


def _samples(samples: Iterable[Shown], heading: str, words: Words) -> Iterator[str]:
    samples = tuple(samples)
    if not samples:
        return
    yield f"{heading}\n<div>"
    for each in samples:
        yield f'<h4 class="sample-header">{", ".join(each.media)}</h4>'
        yield f'<div class="sample-content">\n<span><b>{words.sample}</b></span>'
        if each.text is None:
            yield f"<p>{words.missing}</p>"
        else:
            yield f'<pre class="wrapped">\n{escape(each.text)}\n</pre>'
        yield "</div>"
    yield "</div>"


def old_page(page: PageOf, has_returns: bool) -> str:
    """Return an operation's page by an old template; the younger has the text of what it returns."""
    return _framed(f"{page.method} {page.path}", _old(page, has_returns), old=True)


def _old(page: PageOf, has_returns: bool) -> Iterator[str]:
    yield f"<h1>{escape(page.method)} {escape(page.path)}</h1>"
    yield f"<div>\n<p>{escape(page.doc or NO_DOC)}</p>"
    rows = old_rows(page)
    if rows:
        yield "<h2>Request Information</h2>\n<h3>Parameters</h3>"
        heads = "<th>Name</th><th>Description</th><th>Additional information</th>"
        yield f'<table class="help-page-table"><thead><tr>{heads}</tr></thead><tbody>'
        for row in rows:
            yield f'<tr><td class="parameter-name"><b>{escape(row.name)}</b></td>'
            yield f'<td class="parameter-documentation"><pre>{escape(row.doc or NO_DOC)}</pre></td>'
            place = "body" if row.place == "body" else "URI"
            note = f"<p>Define this parameter in the request <b>{place}</b>.</p>"
            yield f'<td class="parameter-source">{note}</td></tr>'
        yield "</tbody></table>"
    if page.body is not None:
        yield from _samples(page.body.samples, "<h3>Request body formats</h3>", ENGLISH)
    if page.result is not None:
        yield "<h2>Response Information</h2>"
        if has_returns:
            yield f"<p>{escape(page.result.doc or NO_DOC)}</p>"
        yield from _samples(page.result.samples, "<h3>Response body formats</h3>", ENGLISH)
    yield "</div>"


def old_rows(page: PageOf) -> tuple[Row, ...]:
    """Return the parameters as old templates list them: the body is one of them."""
    if page.body is None:
        return page.parameters
    return (*page.parameters, Row(page.body_name, page.body.doc, "", (), "body"))


def _framed(title: str, lines: Iterable[str], before: str = "", old: bool = False) -> str:
    klass = "" if old else ' class="help-page"'
    inner = "\n".join(lines)
    return (
        "<!DOCTYPE html>\n<html>\n<head>\n"
        f'<meta charset="utf-8" />\n<title>{escape(title)}</title>\n</head>\n<body>\n{before}'
        f'<div id="body"{klass}>\n<section class="featured"><div class="content-wrapper">'
        '<p><a href="/Help">Help Page Home</a></p></div></section>\n'
        f'<section class="content-wrapper main-content clear-fix">\n{inner}\n</section>\n</div>\n'
        "<footer><hr /><p>&copy; 2014 - Simulated</p></footer>\n</body>\n</html>\n"
    )


# ---- the index and the pages of types -------------------------------------------------------------


def friendly(action: Action) -> str:
    """Return an operation's name in the address of its page."""
    path, _, query = action.path.partition("?")
    keys = "_".join(pair.partition("=")[0] for pair in query.split("&") if pair)
    name = f"{action.method}-{path.replace('/', '-').replace('{', '').replace('}', '')}"
    return f"{name}_{keys}" if keys else name


def index_page(site: Site) -> str:
    """Return the page that lists all operations."""
    head = '<header class="help-page"><h1>ASP.NET Web API Help Page</h1></header>\n'
    lines = ['<h2 id="Things">Things</h2>', '<table class="help-page-table">']
    lines.append("<thead><tr><th>API</th><th>Description</th></tr></thead><tbody>")
    for action in site.actions:
        title = escape(f"{action.method} {action.path}")
        address = f"/Help/Api/{quote(friendly(action))}"
        lines.append(f'<tr><td class="api-name"><a href="{address}">{title}</a></td>')
        doc = escape(action.doc or NO_DOC)
        lines.append(f'<td class="api-documentation"><p>{doc}</p></td></tr>')
    lines.append("</tbody></table>")
    return _framed("ASP.NET Web API Help Page", lines, head)


def model_page(site: Site, name: str) -> str:
    """Return the page of a class or an enum."""
    here = site.types[name]
    head = f"<h1>{escape(name)}</h1>\n<p>{escape(here.doc)}</p>\n"
    if isinstance(here, Class):
        rows = rows_of(site, Named(name)) or ()
        return _framed("", _table(rows, ENGLISH), head)
    return _framed("", _values(here), head)


def _values(here: Enumeration) -> Iterator[str]:
    yield "<p>Possible enumeration values:</p>"
    yield '<table class="help-page-table">'
    yield "<thead><tr><th>Name</th><th>Value</th><th>Description</th></tr></thead><tbody>"
    for name, number in here.members:
        yield f'<tr><td class="enum-name"><b>{escape(name)}</b></td>'
        yield f'<td class="enum-value"><p>{number}</p></td>'
        yield '<td class="enum-description"><p></p></td></tr>'
    yield "</tbody></table>"
