"""The start page and the pages of calls: complete, escaped, and of nothing but HTML."""

from __future__ import annotations

import re

import pytest
from lxml import html

from tests.unit.mock.shop import call, header, site
from wirewright.mock.html import Html, joined, tag, text


def page(target: str = "/") -> html.HtmlElement:
    reply = call("GET", target)
    assert reply.status == 200
    assert header(reply, "content-type") == "text/html; charset=utf-8"
    return html.document_fromstring(reply.body.decode())


def test_every_operation_is_listed_with_its_method_path_and_answers() -> None:
    shown = [x.text_content() for x in page().iter("article")]
    assert len(shown) == len(site().endpoints)
    for endpoint, article in zip(site().endpoints, shown, strict=True):
        assert article.startswith(f"{endpoint.generated.method}{endpoint.path}")
        assert all(choice.preference in article for choice in endpoint.choices)


def test_every_sample_can_be_read() -> None:
    shown = {x.findtext("summary"): x.findtext("pre") for x in page().iter("details")}
    assert shown["samples/item.response.404.json"] == '{"why": "never there"}'
    assert len(shown) == sum(len(x.meant.samples) for x in site().endpoints)


def test_parameters_say_what_they_take() -> None:
    told = page().text_content()
    assert "id: path, required, such as 7" in told
    assert "size: query, one of small, large" in told


def test_text_of_a_spec_stays_text() -> None:
    titles = [x.text_content() for x in page().iter("h2")]
    assert titles == ["Shop", "Warehouse <b>"]


def test_nothing_comes_from_elsewhere_and_nothing_runs() -> None:
    reply = call("GET", "/")
    assert "default-src 'none'" in header(reply, "content-security-policy")
    assert not re.search(rb"<script|<link|<img|src=|\bon\w+=|href=\"http|url\(", reply.body)


def links() -> list[str]:
    return [x.get("href", "") for x in page().iter("a") if not x.get("href", "").startswith("#")]


@pytest.mark.parametrize("number", range(12))
def test_every_link_shows_a_call_and_its_documented_answer(number: int) -> None:
    found = links()
    assert len(found) >= 12
    shown = [x.text_content() for x in page(found[number]).iter("pre")]
    answer = next(x for x in shown if re.match(r"[0-9]{3}\b", x))
    assert answer[:3] in ("200", "204", "404", "501", "400")
    assert not answer.startswith("400") or "code%3D400" in found[number]


def test_a_call_in_a_medium_that_has_no_sample_leads_to_the_start() -> None:
    assert page("/?call=warehouse.item&medium=json").findtext(".//title") == "warehouse item"
    assert page("/?call=warehouse.find&medium=form").findtext(".//title") == "wirewright mock"
    assert page("/?call=nothing").findtext(".//title") == "wirewright mock"


def test_the_start_page_can_only_be_read() -> None:
    assert call("POST", "/").status == 405
    assert header(call("OPTIONS", "/"), "allow") == "GET, HEAD, OPTIONS"
    assert call("HEAD", "/").status == 200


HOSTILE = "<script>alert(1)</script>\"'&\x1b[2J\u202e\x00"


def test_the_sink_lets_no_markup_and_nothing_invisible_through() -> None:
    made = tag("p", HOSTILE, title=HOSTILE)
    assert made.count("<") == 2
    assert "\x1b" not in made
    assert "\u202e" not in made
    assert "\x00" not in made
    assert html.fromstring(made).get("title", "").startswith("<script>alert(1)</script>\"'&")


def test_markup_is_not_escaped_twice() -> None:
    assert joined((text("a"), tag("b", "c")), " & ") == "a &amp; <b>c</b>"
    assert isinstance(joined(()), Html)
