"""HTML becomes the same blocks as text, and nothing in it has any power."""

from __future__ import annotations

import pytest

from wirewright.importer.pages import Link, Pre, Table, Text
from wirewright.importer.pages.html import read_html


def texts(html: str) -> list[str]:
    return [x.text for x in read_html(html)[0] if isinstance(x, Text)]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>no</script>",
        "<style>no</style>",
        "<template>no</template>",
        "<noscript>no</noscript>",
        "<svg><text>no</text></svg>",
        "<p hidden>no</p>",
        '<div style="color: red; DISPLAY : none">no<p>no</div>',
        "<!-- no -->",
        "<iframe src='file:///etc/passwd'>no</iframe>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    assert texts(f"<html><p>yes</p>{hidden}<p>yes</p></html>") == ["yes", "yes"]


def test_a_sample_in_a_closed_tab_is_read() -> None:
    blocks, _, _ = read_html('<html><div style="display:none"><pre>{"a": 1}</pre></div></html>')
    assert blocks == (Pre('{"a": 1}', 1),)


def test_preformatted_text_keeps_every_letter_but_the_outer_line_ends() -> None:
    blocks, _, _ = read_html("<html><pre>\n{\n\t&quot;a&amp;&quot;:  1\n}\n</pre></html>")
    assert blocks == (Pre('{\n\t"a&":  1\n}', 1),)


def test_lines_of_preformatted_text_may_be_elements() -> None:
    blocks, _, _ = read_html('<html><pre>{<br>"a": <span>1</span><br>}</pre></html>')
    assert blocks == (Pre('{\n"a": 1\n}', 1),)


def test_headings_have_levels() -> None:
    blocks, _, _ = read_html("<html><h1>A <i>b</i></h1><h3>C</h3>d</html>")
    assert blocks == (Text("A b", 1, 1), Text("C", 1, 3), Text("d", 1))


def test_links_and_the_title_are_collected() -> None:
    html = "<html><head><title>T\n t</title></head><a href=' /x '>GET <b>api/x</b></a></html>"
    assert read_html(html)[1:] == ((Link("/x", "GET api/x", 2),), "T t")


def test_a_table_for_layout_is_only_its_content() -> None:
    html = (
        "<html><table><tr><td>menu</td><td><h1>GET api/x</h1><pre>{}</pre></td></tr></table></html>"
    )
    assert read_html(html)[0] == (Text("menu", 1), Text("GET api/x", 1, 1), Pre("{}", 1))


def test_spans_of_cells_cost_nothing() -> None:
    html = "<html><table><tr><th>Name<th>Type<tr><td colspan=99999999>a<td>string</table></html>"
    table = read_html(html)[0][0]
    assert isinstance(table, Table)
    assert len(table.rows) == 1


def test_paragraphs_of_a_cell_stay_apart() -> None:
    html = (
        "<html><table><tr><th>Name</th><th>Additional information</th></tr>"
        "<tr><td>a</td><td><p>Required</p><p>Max length: 5</p></td></tr></table></html>"
    )
    table = read_html(html)[0][0]
    assert isinstance(table, Table)
    assert table.rows[0].all("notes") == ("Required", "Max length: 5")


def test_entities_of_a_page_are_not_expanded() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><html><p>&b;</p></html>"
    assert "hahaha" not in " ".join(texts(bomb))


@pytest.mark.parametrize("html", ["", "<", "<html", "<table><tr><td>" * 500, "<div>" * 5_000])
def test_broken_html_is_no_error(html: str) -> None:
    read_html(html)
