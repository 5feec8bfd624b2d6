"""One request at a time, of one site, within limits; what fails is said in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import httpx2
import pytest

from wirewright.importer.fetch import Fetcher, FetchError, Limits, origin

Reply = Callable[[httpx2.Request], httpx2.Response]
PAGE = "https://kettle.example/Help"


def get(reply: Reply, limits: Limits | None = None, address: str = PAGE) -> bytes:
    def site(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(404) if request.url.path == "/robots.txt" else reply(request)

    fetcher = Fetcher(limits or Limits(), httpx2.MockTransport(site))
    try:
        return fetcher.get(address).content
    finally:
        fetcher.close()


def html(text: str = "tea", status: int = 200, **headers: str) -> httpx2.Response:
    said = {"Content-Type": "text/html", **{k.replace("_", "-"): v for k, v in headers.items()}}
    return httpx2.Response(status, content=text, headers=said)


def failing(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.ConnectError("no route", request=request)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (lambda _: html(status=500), "the server answered 500"),
        (lambda _: html("x" * 2000), "larger than 1 KiB"),
        (lambda _: html(Content_Type="application/zip"), "no page but application/zip"),
        (lambda _: html(status=302, Location="https://other.example/"), "another site"),
        (lambda _: html(status=302, Location="/Help"), "without end"),
        (lambda _: html(status=302, Location="file:///etc/passwd"), "only plain http and https"),
        (lambda _: html(status=302, Location="http://["), "no address"),
        (failing, "cannot be reached: no route"),
    ],
)
def test_what_fails_says_why(reply: Reply, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        get(reply, Limits(page=1024))


def test_a_redirect_within_the_site_is_followed() -> None:
    def reply(request: httpx2.Request) -> httpx2.Response:
        return html() if request.url.path == "/new" else html(status=301, Location="/new")

    assert get(reply) == b"tea"


def test_the_charset_that_the_server_names_is_kept() -> None:
    site = httpx2.MockTransport(lambda _: html(Content_Type='text/html; Charset="koi8-r"'))
    assert Fetcher(transport=site).get(PAGE).charset == "koi8-r"


def test_a_site_whose_rules_cannot_be_read_is_left_alone() -> None:
    site = httpx2.MockTransport(lambda _: html(status=503))
    with pytest.raises(FetchError, match=r"robots\.txt cannot be read"):
        Fetcher(transport=site).get(PAGE)


def test_a_crawl_delay_is_waited_for_between_pages() -> None:
    slept: list[float] = []

    def site(request: httpx2.Request) -> httpx2.Response:
        rules = "User-agent: *\nCrawl-delay: 3"
        return html(rules) if request.url.path == "/robots.txt" else html()

    fetcher = Fetcher(transport=httpx2.MockTransport(site), sleep=slept.append)
    fetcher.get(PAGE)
    fetcher.get(f"{PAGE}/2")
    assert slept == [3.0]


def test_a_run_ends_in_time() -> None:
    clock = count(0.0, 6.0)
    site = httpx2.MockTransport(lambda _: html())
    fetcher = Fetcher(Limits(run=10, request=100), site, clock=lambda: next(clock))
    with pytest.raises(FetchError, match="longer than 10 s"):
        fetcher.get(PAGE)


@pytest.mark.parametrize(
    "address",
    [
        "file:///x",
        "ftp://x/",
        "https://",
        "https://me:secret@x/",
        "x",
        "http://[",
        "http://x:99999/",
    ],
)
def test_other_addresses_are_not_read(address: str) -> None:
    with pytest.raises(FetchError):
        origin(address)


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("HTTPS://Kettle.example:443/a?b", "https://kettle.example"),
        ("http://kettle.example:8080/", "http://kettle.example:8080"),
        ("http://[::1]:80/", "http://[::1]"),
    ],
)
def test_an_origin_is_written_in_one_way(address: str, site: str) -> None:
    assert origin(address) == site


def test_a_redirect_leads_to_no_page_that_the_rules_forbid() -> None:
    def site(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/robots.txt":
            return httpx2.Response(200, content="User-agent: *\nDisallow: /new")
        return html() if request.url.path == "/new" else html(status=301, Location="/new")

    with pytest.raises(FetchError, match=r"robots\.txt forbids") as told:
        Fetcher(transport=httpx2.MockTransport(site)).get(PAGE)
    assert "in a browser" in told.value.advice
