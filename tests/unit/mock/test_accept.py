from __future__ import annotations

import pytest

from wirewright.mock.accept import Offer, choose

JSON = Offer("json", "application/json")
TEXT_JSON = Offer("json", "text/json")
XML = Offer("xml", "application/xml")
TEXT_XML = Offer("xml", "text/xml")
OFFERS = (JSON, TEXT_JSON, XML, TEXT_XML)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "offer"),
    [
        ("application/xml", XML),
        ("text/xml", TEXT_XML),
        ("TEXT/JSON; charset=utf-8", TEXT_JSON),
        ("*/*", JSON),
        ("text/*", TEXT_JSON),
        ("application/json;q=0.5, application/xml", XML),
        ("application/json;q=0.5, application/xml;q=0.51", XML),
        ("application/xml, */*", XML),
        ("application/xml;q=0.5, */*;q=0.8", JSON),
        ("application/json;q=0, */*", TEXT_JSON),
        ('text/plain;x="a,b;q=0", application/xml', XML),
        (BROWSER, XML),
    ],
)
def test_the_heaviest_and_then_the_most_exact_range_decides(accept: str, offer: Offer) -> None:
    assert choose(accept, OFFERS, ()) == offer


@pytest.mark.parametrize(
    "accept", ["", "text/html", "application/json;q=0", "*/*;q=0", "json", "/", ";;,,", "*/*;q=x"]
)
def test_nothing_is_chosen_where_nothing_fits(accept: str) -> None:
    assert choose(accept, OFFERS, ()) is None


def test_among_equals_the_wanted_medium_goes_first() -> None:
    assert choose("*/*", OFFERS, ("xml", "json")) == XML
    assert choose("*/*", OFFERS, ("text/xml", "xml")) == TEXT_XML
    assert choose("application/json", OFFERS, ("xml",)) == JSON


def test_no_offer_gives_no_choice() -> None:
    assert choose("*/*", (), ()) is None


def test_the_parameters_of_an_offer_do_not_matter() -> None:
    offer = Offer("text", "text/plain; charset=utf-8")
    assert choose("text/plain", [offer], ()) == offer
    assert choose("text/html", [offer], ()) is None
