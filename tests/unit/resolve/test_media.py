"""Which media bodies and types have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import ASPNET, PLAIN, codes, layers, operation, resolved
from wirewright.ir import Body
from wirewright.resolve.media import usage_of

TEXT = """\
types:
  Order: {fields: {Lines: list<Line>}}
  Line: {extends: Base, fields: {Id: int32}}
  Base: {fields: {Key: string}}
  Other: {fields: {Id: int32}}
operations:
  place:
    doc: Places an order.
    post: orders
    %s
    request: {body: Order%s}
    responses: {2xx: Other}
"""


def media(body: Body | None) -> list[str]:
    assert body is not None
    return [media.medium for media in body.media]


@pytest.mark.parametrize(
    ("api", "operation_media", "body_media", "request_media", "response_media"),
    [
        (PLAIN, "", "", ["json"], ["json"]),
        (ASPNET, "", "", ["json", "xml", "form"], ["json", "xml"]),
        (PLAIN + ", media: [xml, form]", "", "", ["xml", "form"], ["xml"]),
        (PLAIN + ", media: [form]", "", "", ["form"], ["json"]),
        (PLAIN + ", media: [xml]", "media: [json, form]", "", ["json", "form"], ["json"]),
        (PLAIN, "media: [xml]", ", media: [form]", ["form"], ["xml"]),
    ],
)
def test_the_nearest_word_about_media_counts(
    api: str,
    operation_media: str,
    body_media: str,
    request_media: list[str],
    response_media: list[str],
    tmp_path: Path,
) -> None:
    place = operation(resolved(tmp_path, TEXT % (operation_media, body_media), api))
    assert media(place.request) == request_media
    assert media(place.responses[0].body) == response_media


def test_a_root_element_is_only_there_for_xml(tmp_path: Path) -> None:
    place = operation(resolved(tmp_path, TEXT % ("", ", media: [xml]")))
    assert place.request is not None
    assert place.request.xml is not None
    assert place.responses[0].body is not None
    assert place.responses[0].body.xml is None


def test_content_types_of_the_spec_replace_those_of_the_dialect(tmp_path: Path) -> None:
    api = PLAIN + ", media_types: {json: [application/vnd.shop+json, application/json]}"
    place = operation(resolved(tmp_path, TEXT % ("", ""), api))
    assert place.request is not None
    assert place.request.media[0].types == ("application/vnd.shop+json", "application/json")


def test_a_type_travels_where_the_bodies_that_lead_to_it_do(tmp_path: Path) -> None:
    scope, found = layers(tmp_path, TEXT % ("", ", media: [xml]"))
    usage = usage_of(scope, found)
    assert usage.where("Line", "xml") == "the request of `place`"
    assert usage.where("Base", "xml") == "the request of `place`"
    assert usage.where("Line", "json") == ""
    assert usage.where("Other", "json") == "response 2xx of `place`"


def test_a_response_cannot_be_a_form(tmp_path: Path) -> None:
    text = "operations: {a: {doc: A., get: a, responses: {2xx: {body: string, media: [form]}}}}"
    assert codes(tmp_path, text) == ["R070"]


@pytest.mark.parametrize("medium", ["form", "multipart"])
def test_what_only_requests_can_be_says_nothing_of_answers(medium: str, tmp_path: Path) -> None:
    text = TEXT.replace("list<Line>", "list<int32>")
    place = operation(resolved(tmp_path, text % (f"media: [{medium}, xml]", "")))
    assert media(place.request) == [medium, "xml"]
    assert media(place.responses[0].body) == ["xml"]


def test_a_body_s_own_content_types_come_before_those_of_the_api(tmp_path: Path) -> None:
    api = PLAIN + ", media_types: {binary: [image/png], json: [text/json]}"
    place = operation(resolved(tmp_path, OWN % "image/gif", api))
    assert place.request is not None
    assert [(x.medium, x.types) for x in place.request.media] == [
        ("binary", ("image/gif",)),
        ("json", ("text/json",)),
    ]
    other = place.responses[0].body
    assert other is not None
    assert [x.types for x in other.media] == [("image/png",)]


OWN = """\
operations:
  place:
    doc: Places a picture.
    put: picture
    request: {body: bytes, media: [binary, json], media_types: {binary: [%s]}}
    responses: {2xx: {body: bytes, media: [binary]}}
"""


def test_a_body_s_own_content_types_cannot_be_those_of_another_medium(tmp_path: Path) -> None:
    api = PLAIN + ", media_types: {json: [text/json]}"
    assert codes(tmp_path, OWN % "text/json", api) == ["R071"]


@pytest.mark.parametrize(
    ("type", "medium", "found"),
    [
        ("string", "text", []),
        ("decimal", "text", []),
        ("Kind", "text", []),
        ("string?", "text", ["R072"]),
        ("bytes", "text", ["R072"]),
        ("Page", "text", ["R072"]),
        ("map<string, string>", "text", ["R072"]),
        ("any", "text", ["R034"]),
        ("Nothing", "text", ["R003"]),
        ("bytes", "binary", []),
        ("bytes?", "binary", ["R072"]),
        ("string", "binary", ["R072"]),
        ("Page", "multipart", []),
        ("Page?", "multipart", ["R072"]),
        ("Kind", "multipart", ["R072"]),
        ("list<Page>", "multipart", ["R072"]),
        ("Book", "multipart", ["R073"]),
    ],
)
def test_a_medium_holds_some_types_only(
    type: str, medium: str, found: list[str], tmp_path: Path
) -> None:
    text = """\
types:
  Kind: {enum: [photo, scan]}
  Page: {fields: {Number?: int32?, Kinds: list<Kind?>, Scan: bytes?, Scans: list<bytes>}}
  Book: {extends: Page, fields: {Pages: list<Page>}}
operations:
  place: {doc: Places., post: a, request: {body: "%s", media: [%s]}, responses: {2xx: none}}
"""
    assert codes(tmp_path, text % (type, medium)) == found


def test_two_media_cannot_share_a_content_type(tmp_path: Path) -> None:
    api = PLAIN + ", media_types: {json: [text/plain], xml: [TEXT/plain]}"
    assert codes(tmp_path, TEXT % ("", ""), api) == ["R071"]
