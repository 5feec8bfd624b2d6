"""Raw HTML inside XML: taken verbatim, in one pass, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from lxml import etree

from wirewright.python.runtime.markup import escape_markup

NAMES = ("html", "a.b-c")


def escaped(text: str) -> str:
    return escape_markup(text.encode(), NAMES).decode()


def content(text: str) -> str:
    """Return what an XML parser reads in the first child."""
    return etree.fromstring(escape_markup(text.encode(), NAMES))[0].text or ""


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<br>b</p>",
        "<p>&nbsp;&amp;&bogus; & </p>",
        "<img src='x' alt=\">\"> <b><i></b></i>",
        "<!-- comment --><script>if (a < b && c) </script>",
        "<html>nested",
        "\n\t <p>\n </p> ",
        "< ",
        "<![CDATA[half<b>",
        "a<![CDATA[b]]>c",
        "<![CDATA[a]]><b/>",
    ],
)
def test_html_is_read_as_it_stands(html: str) -> None:
    assert content(f"<r><html>{html}</html></r>") == html


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("&lt;p&gt;a &amp;amp; b&lt;/p&gt;", "<p>a &amp; b</p>"),
        ("plain &amp; simple", "plain & simple"),
        ("<![CDATA[<p>a</p>]]>", "<p>a</p>"),
        ("\n <![CDATA[<p>]]> \n", "\n <p> \n"),
        ("", ""),
    ],
)
def test_what_is_xml_already_stays_as_it_is(xml: str, text: str) -> None:
    assert escaped(f"<r><html>{xml}</html></r>") == f"<r><html>{xml}</html></r>"
    assert content(f"<r><html>{xml}</html></r>") == text


def test_a_written_text_is_read_again_as_it_was() -> None:
    for html in ("<p>&amp;</p>", "&amp; alone", "a > b"):
        written = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert content(f"<r><html>{written}</html></r>") == html


def test_every_element_of_a_name_is_looked_at() -> None:
    text = "<r><html><b></html><x><a.b-c i='1'><br></a.b-c ></x><html/><html ></html></r>"
    assert escaped(text) == (
        "<r><html>&lt;b&gt;</html><x><a.b-c i='1'>&lt;br&gt;</a.b-c ></x><html/><html ></html></r>"
    )


def test_prefixes_count() -> None:
    text = "<r xmlns:n='u'><n:html></html><b></n:html></r>"
    assert escaped(text) == "<r xmlns:n='u'><n:html>&lt;/html&gt;&lt;b&gt;</n:html></r>"


@pytest.mark.parametrize(
    "text",
    [
        "<r><htmlx><b/></htmlx><xhtml><b/></xhtml><aXb-c><b/></aXb-c></r>",
        "<r><!-- <html><b> --></r>",
        "<r><![CDATA[<html><b>]]></r>",
        "<r><?pi <html><b> ?></r>",
        "<r><html><b></r>",
        "<r><!-- <html><b></html>",
    ],
)
def test_all_else_stays_as_it_is(text: str) -> None:
    assert escaped(text) == text


PIECES = ("<html>", "</html>", "<html", "</html ", "<n:html>", "</n:html>", "<!--", "-->", "<?")
MORE = ("?>", "<![CDATA[", "]]>", "<", ">", "&", "&lt;", "'", '"', " ", "x", "\xff")


def unescaped(raw: bytes) -> bytes:
    return raw.replace(b"&lt;", b"<").replace(b"&gt;", b">").replace(b"&amp;", b"&")


@given(st.lists(st.sampled_from(PIECES + MORE), max_size=20).map("".join))
def test_nothing_of_any_bytes_is_lost(text: str) -> None:
    raw = text.encode("latin-1").replace(b"&lt;", b"&")
    assert unescaped(escape_markup(raw, NAMES)) == raw


# Each would take minutes in a second pass for each element.
HOSTILE = (
    b"<html>" * 200_000,
    b"<html " * 200_000,
    b"<html></html " + b" " * 1_000_000,
    b"<html></html " * 100_000,
    b"<!--" * 200_000,
    b"<![CDATA[" * 200_000,
    b"".join(b"<p%d:html><</p%d:html>" % (n, n) for n in range(50_000)),
    b"".join(b"<p%d:html><" % n for n in range(50_000)),
    b"<html>" + b"<" * 1_000_000 + b"</html>",
)


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_content_is_read_in_one_pass(raw: bytes) -> None:
    assert unescaped(escape_markup(raw, NAMES)) == raw
