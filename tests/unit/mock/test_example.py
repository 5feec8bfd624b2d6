"""Calls made of samples and examples are good calls."""

from __future__ import annotations

import pytest

from tests.unit.mock.shop import endpoint, site
from wirewright.mock.example import example_call
from wirewright.mock.respond import respond

MADE = [(x.meant.name, medium) for x in site().endpoints for medium in x.media]


@pytest.mark.parametrize(("name", "medium"), MADE)
def test_an_example_is_answered_as_documented(name: str, medium: str) -> None:
    made = example_call(endpoint(name), medium)
    assert made is not None
    assert respond(site(), made).status == {"cancel": 204, "count": 501}.get(name, 200)


def test_a_request_is_written_in_media_that_have_no_sample() -> None:
    made = example_call(endpoint("find"), "xml")
    assert made is not None
    assert (made.path, made.body) == (
        "/warehouse/find.xml",
        b"<Query><Tenant>t</Tenant><Name>n</Name></Query>",
    )


def test_parameters_have_documented_examples_or_one_of_their_type() -> None:
    made = example_call(endpoint("item"), "json", "code=404")
    assert made is not None
    assert (made.path, made.query) == ("/warehouse/items/7", "from=2026-01-31")
    assert made.headers == {
        "prefer": "code=404",
        "accept": "application/json",
        "x-token": "example",
    }


def test_there_is_no_example_in_a_medium_that_the_request_does_not_have() -> None:
    assert example_call(endpoint("find"), "form") is None
