"""Text, bytes and multipart: called through the mock by both kinds of client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.generating import imported
from tests.good.packages import GOOD, PACKAGE, apis, errors, output, package, sample
from wirewright.mock import app
from wirewright.mock.call import Call
from wirewright.mock.respond import respond
from wirewright.mock.site import Site, site_of
from wirewright.packages import load_package

PNG = b"\x89PNG\r\n\x1a\n\x00\xff\xfe"


@cache
def site() -> Site:
    return site_of([(apis()["files"], load_package(output(), PACKAGE, "files"))])


def answered(request: httpx2.Request) -> httpx2.Response:
    """Answer as the mock does."""
    url, headers = urlsplit(str(request.url)), dict(request.headers)
    reply = respond(site(), Call(request.method, url.path, url.query, headers, request.read()))
    return httpx2.Response(reply.status, content=reply.body, headers=list(reply.headers))


def run(kind: str, use: Callable[[Any], Any]) -> Any:
    """Let `use` call a client of a kind, whose server is the mock; return what it returned."""
    files = package("files")
    if kind == "sync":
        transport = httpx2.MockTransport(answered)
        with files.FilesClient("http://mock/", token="s3cret", transport=transport) as client:
            return use(client)

    async def called() -> Any:
        transport = httpx2.ASGITransport(
            app(["files"], specs=GOOD, output=output(), package=PACKAGE)
        )
        async with files.AsyncFilesClient(
            "http://mock/", token="s3cret", transport=transport
        ) as client:
            return await use(client)

    return asyncio.run(called())


def upload(**more: Any) -> Any:
    given: dict[str, Any] = {"title": "A", "pages": 2, "document": b"\x00\xff"}
    return package("files").Upload(**(given | more))


both = pytest.mark.parametrize("kind", ["sync", "async"])


@both
@pytest.mark.parametrize("medium", ["multipart", "json"])
def test_a_multipart_body_is_taken(kind: str, medium: str) -> None:
    files = package("files")
    value = upload(tags=["a", "b"], thumbnails=[b"", PNG], kind=files.Kind.SCAN, taken=None)
    assert run(kind, lambda x: x.upload(value, medium=medium)).id == 7


@both
def test_a_multipart_body_that_breaks_a_limit_is_refused(kind: str) -> None:
    with pytest.raises(errors().ApiError, match="body Pages: "):
        run(kind, lambda client: client.upload(upload(pages=0)))


@both
def test_a_text_is_sent_and_answered_as_it_is(kind: str) -> None:
    assert run(kind, lambda client: client.rename(" Straße\r\n ")) == "\ufeffRenamed\n"
    assert run(kind, lambda client: client.rename("", accept="json")) == "\ufeffRenamed\n"
    assert run(kind, lambda client: client.latest()).text == "2026-02-04T03:44:38.4056342Z"


@both
def test_a_scalar_is_a_text_of_its_kind(kind: str) -> None:
    photo = package("files").Kind.PHOTO
    assert run(kind, lambda client: client.count(photo)) == 2**63 - 1


@both
def test_an_empty_text_is_an_answer(kind: str) -> None:
    prefer = {"Prefer": "example=empty"}
    assert run(kind, lambda client: client.rename("x", headers=prefer)) == ""


@both
def test_a_failure_may_be_a_text_of_its_own_content_type(kind: str) -> None:
    with pytest.raises(errors().ApiError) as caught:
        run(kind, lambda client: client.rename("x", headers={"Prefer": "code=400"}))
    assert caught.value.body == "no such document\n"
    assert caught.value.headers["content-type"] == "text/x-problem"


@both
@pytest.mark.parametrize("content", [PNG, b""])
def test_bytes_are_sent_and_answered_as_they_are(kind: str, content: bytes) -> None:
    assert run(kind, lambda client: client.picture(content)) == PNG
    assert run(kind, lambda client: client.picture(content, accept="json")) == PNG


def test_requests_say_what_they_send_and_want() -> None:
    operations = package("files").operations
    assert operations.picture(PNG).content_headers == (
        ("Content-Type", "image/png"),
        ("Accept", "image/png"),
    )
    assert dict(operations.rename("x").content_headers) == {
        "Content-Type": "text/plain; charset=utf-8",
        "Accept": "text/plain; charset=utf-8",
    }


def test_the_content_type_of_multipart_names_the_boundary() -> None:
    request = package("files").operations.upload(upload(token="t"))
    boundary = request.content.partition(b"\r\n")[0].removeprefix(b"--").decode()
    assert request.content_headers[0] == (
        "Content-Type",
        f"multipart/form-data; boundary={boundary}",
    )


def test_the_same_value_is_the_same_body() -> None:
    value = upload(token="t", tags=["a"])
    assert value.to_multipart() == value.to_multipart()
    assert package("files").Upload.from_multipart(value.to_multipart()) == value
    assert package("files").Upload.strict_multipart(value.to_multipart()).findings == ()


def test_a_secret_of_a_multipart_body_is_not_shown() -> None:
    files = package("files")
    assert "t0ken" not in repr(files.operations.upload(upload(token="t0ken")))
    with pytest.raises(errors().ApiError) as caught:
        run("sync", lambda client: client.upload(upload(pages=0)))
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"document": "text"}, "multipart: Document: expected bytes, got str"),
        ({"pages": 2**31}, "multipart: Pages: '2147483648' is out of range for int32"),
        ({"tags": []}, "multipart: Tags: multipart cannot say an empty value here; leave it unset"),
        ({"tags": ["a", 1]}, "multipart: Tags[1]: expected a str, got int"),
        ({"note": None}, "multipart: note: multipart cannot say null here; leave it unset"),
        ({}, "multipart: Token: not given: set it here, or give it to the client once"),
    ],
)
def test_what_multipart_cannot_say_is_refused(more: dict[str, Any], reason: str) -> None:
    value = upload(**({"token": "t"} | more if more else {}))
    with pytest.raises(errors().EncodeError) as caught:
        value.to_multipart()
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("operation", "status", "type", "content", "reason"),
    [
        ("rename", 200, "text/plain; charset=latin1", b"x", "in UTF-8, got the charset 'latin1'"),
        ("rename", 200, "text/html", b"<p>", "got the content type 'text/html'"),
        ("rename", 200, "text/plain", b"\xe9", "text: it is not in UTF-8"),
        ("rename", 200, "application/json", b"", "json: "),
        ("count", 200, "text/plain", b"", "text: '' is no int64"),
        ("count", 200, "text/plain", b"many", "text: 'many' is no int64"),
        ("picture", 200, "text/html", b"<p>", "got the content type 'text/html'"),
        ("upload", 201, "", b"", "it is empty, where content is documented"),
    ],
)
def test_an_answer_that_is_something_else_is_refused(
    operation: str, status: int, type: str, content: bytes, reason: str
) -> None:
    http = imported(output(), f"{PACKAGE}._runtime.http")
    answer = http.Answer(status, content, {"content-type": type} if type else {})
    with pytest.raises(errors().AnswerError) as caught:
        getattr(package("files").operations, f"read_{operation}")(answer)
    assert reason in str(caught.value)


def test_a_text_and_bytes_pass_no_limit() -> None:
    limits = imported(output(), f"{PACKAGE}._runtime.limits").Limits(body=3)
    operations = package("files").operations.OPERATIONS
    for name, medium in (("rename", "text"), ("picture", "binary"), ("upload", "multipart")):
        codec = operations[name].request.codec(medium)
        with pytest.raises(errors().DecodeError, match=f"{medium}: longer than 3 bytes"):
            codec.decode(b"1234", limits)


def test_samples_are_served_byte_for_byte() -> None:
    for path, name, type in (
        ("documents/picture", "picture.response.bin", "image/png"),
        ("documents/name", "rename.response.txt", "text/plain; charset=utf-8"),
    ):
        asked = {"Content-Type": type, "Accept": type}
        reply = answered(httpx2.Request("PUT", f"http://mock/{path}", headers=asked, content=b"x"))
        assert (reply.headers["content-type"], reply.content) == (type, sample("files", name))


def test_a_boundary_that_the_header_does_not_name_is_refused() -> None:
    body = upload(token="t").to_multipart()
    for type, reason in (
        ("multipart/form-data", "it names no boundary"),
        ("multipart/form-data; boundary=x", "its boundary is not the one"),
    ):
        headers = {"Content-Type": type}
        made = httpx2.Request("POST", "http://mock/documents", headers=headers, content=body)
        reply = answered(made)
        assert reply.status_code == 400
        assert reason in reply.text


def test_multipart_of_another_library_is_read() -> None:
    made = httpx2.Request(
        "POST",
        "http://mock/documents",
        data={"Token": "t", 'the "title"': "ü", "Pages": "3"},
        files={"Document": ("a.pdf", b"--\r\n--x", "application/pdf")},
    )
    reply = answered(made)
    assert (reply.status_code, reply.text) == (201, '{"Id":7}')
    assert answered(_odd()).text.splitlines()[1:] == [
        "- body Pages: it has a file name, so that it is not taken for a text",
        "- body Colour: not documented",
        "- body Pages: comes again: the first one counts",
        "- body Document: it has no file name, so that it is taken for a text",
    ]


def test_the_start_page_shows_texts_and_bytes() -> None:
    page = answered(httpx2.Request("GET", "http://mock/")).text
    assert "samples/rename.request.txt" in page
    assert "<pre>\\x89PNG\n\\x1a\n\\x00\\xff\\xfe</pre>" in page
    shown = httpx2.Request("GET", "http://mock/?call=files.upload&medium=multipart")
    assert "Content-Type: multipart/form-data; boundary=" in answered(shown).text


def _odd() -> httpx2.Request:
    """Return a request whose parts are read, but not as they are documented."""
    parts = [
        ("Token", (None, b"t")),
        ('the "title"', (None, b"A")),
        ("Pages", ("a", b"1")),
        ("Colour", (None, b"red")),
        ("Pages", (None, b"2")),
        ("Document", (None, b"d")),
    ]
    return httpx2.Request("POST", "http://mock/documents", files=parts)
