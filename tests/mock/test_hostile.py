"""Whatever comes, the mock answers: no request makes it fail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from tests.mock.calls import ROOT, made
from wirewright.diagnostics import Report
from wirewright.mock import load_site
from wirewright.mock.call import Call
from wirewright.mock.respond import respond
from wirewright.mock.site import Site
from wirewright.reading import read_apis
from wirewright.settings import Settings


@pytest.fixture(scope="module")
def site() -> Site:
    report = Report()
    settings = Settings(ROOT, ROOT / "specs", ROOT / "generated", "order_apis")
    apis = read_apis(settings.specs, (), report)
    assert not report.failed
    return load_site(apis, settings)


TARGETS = [f"/{each.target}".partition("?")[::2] for each in made()]
TYPES = ("application/json", "application/xml", "application/x-www-form-urlencoded", "text/x", "")
METHODS = ("GET", "POST", "PUT", "HEAD", "OPTIONS", "BREW", "")
HEADERS = ("accept", "prefer", "content-type", "authorization", "x-requested-with")
WORDS = st.sampled_from(
    ["*/*", "q=0", ";", ",", "=", '"', "\\", "code=400", "example", "application/json", "%", "&"]
)
TEXT = st.lists(WORDS | st.text(max_size=8), max_size=6).map("".join)
BODIES = st.binary(max_size=60) | st.sampled_from(
    [each.request.content or b"" for each in made()]
).flatmap(lambda x: st.integers(0, max(0, len(x) - 1)).map(lambda at: x[:at] + b"\xff" + x[at:]))


@settings(max_examples=600)
@given(
    method=st.sampled_from(METHODS),
    target=st.sampled_from([*TARGETS, ("/", "")]),
    query=TEXT,
    content_type=st.sampled_from(TYPES),
    headers=st.dictionaries(st.sampled_from(HEADERS), TEXT),
    body=BODIES,
)
def test_every_request_has_an_answer(  # one argument per part of a request
    site: Site,
    method: str,
    target: tuple[str, str],
    query: str,
    content_type: str,
    headers: dict[str, str],
    body: bytes,
) -> None:
    path, own = target
    call = Call(method, path, query or own, {"content-type": content_type, **headers}, body)
    reply = respond(site, call)
    assert 200 <= reply.status <= 501
    for name, value in reply.headers:
        assert value.isprintable(), name
        value.encode("latin-1")


@given(path=st.text(max_size=30).map(lambda x: f"/{x}"), query=TEXT)
def test_every_path_has_an_answer(site: Site, path: str, query: str) -> None:
    reply = respond(site, Call("GET", path, query))
    assert reply.status in (200, 404)
