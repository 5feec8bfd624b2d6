"""Requests to paths that are not documented, through a client of the same server."""

from __future__ import annotations

from typing import Any

import pytest

from order_apis import request, valomnia
from order_apis.errors import ApiError, EncodeError
from tests.clients.calling import KINDS, Served, reply, sample


def send(served: Served, kind: str, asked: Any, **settings: Any) -> Any:
    return served.run(kind, "valomnia", lambda client: client.send(asked), **settings)


@pytest.mark.parametrize("kind", KINDS)
def test_a_path_below_the_base_url_is_asked_for_its_content(kind: str) -> None:
    served = Served([reply(200, b"\x00\xff", "image/png")])
    asked = request("get", "pictures/7%2F8.png", query={"size": "a b"}, headers={"X-A": "1"})
    response = send(served, kind, asked)
    assert (response.value, response.headers["content-type"]) == (b"\x00\xff", "image/png")
    (sent,) = served.requests
    assert (sent.method, str(sent.url)) == (
        "GET",
        "https://host.example/base/pictures/7%2F8.png?size=a%20b",
    )
    assert sent.headers["x-a"] == "1"


@pytest.mark.parametrize("kind", KINDS)
def test_a_body_is_sent_as_it_is_and_the_answer_read_as_asked(kind: str) -> None:
    content = sample("valomnia", "listOperations.response.200.json")
    served = Served([reply(200, content)])
    asked = request(
        "POST",
        "/search",
        content="ü".encode(),
        content_type="text/plain; charset=utf-8",
        read=lambda answer: valomnia.OperationList.from_json(answer.content),
    )
    assert send(served, kind, asked).value == valomnia.OperationList.from_json(content)
    (sent,) = served.requests
    assert sent.content == "ü".encode()
    assert sent.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("method", "idempotent", "tries"), [("GET", False, 3), ("POST", False, 1), ("POST", True, 3)]
)
def test_a_failure_raises_and_is_tried_again_as_the_method_allows(
    kind: str, method: str, idempotent: bool, tries: int
) -> None:
    served = Served([reply(503, b"busy")])
    with pytest.raises(ApiError, match="503: busy") as caught:
        send(served, kind, request(method, "p", idempotent=idempotent))
    assert caught.value.attempts == len(served.requests) == tries


@pytest.mark.parametrize(
    "path",
    [
        "../p",
        "a/../b",
        "a/%2e%2e/b",
        "a//b",
        "//evil.example",
        "https://evil.example/",
        *("a?b", "a#b", "a b", "ü", "a\\b", "{tenant}", "a\nb", "."),
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(EncodeError, match="is no path below the base URL"):
        request("GET", path)


def test_the_base_url_itself_can_be_asked_for() -> None:
    served = Served([reply(200)])
    send(served, "sync", request("HEAD", ""))
    assert str(served.requests[0].url) == "https://host.example/base/"


@pytest.mark.parametrize("method", ["", "GE T", "GET x HTTP/1.1\r\nX-A: 1", "GÉT"])
def test_a_method_is_a_token(method: str) -> None:
    with pytest.raises(EncodeError, match="is no HTTP method"):
        request(method, "p")


@pytest.mark.parametrize("name", ["", "X A", "X-A: 1\r\nX-B", "X:"])
def test_the_name_of_a_header_is_a_token(name: str) -> None:
    with pytest.raises(EncodeError, match="is no name for a header"):
        request("GET", "p", headers={name: "1"})
