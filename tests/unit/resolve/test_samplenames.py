"""Names of sample files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import PLAIN, finding, operation, resolved

TEXT = """\
types:
  Order: {fields: {A: string}}
operations:
  place:
    doc: Places.
    post: orders
    request: Order
    responses: {%s}
  ping: {doc: Pings., get: ping, responses: {2xx: none}}
"""
ONE = TEXT % "200: Order, 404: Order, 5xx: string"
BODY = '{"A": "x"}'


@pytest.mark.parametrize(
    ("name", "direction", "status", "variant"),
    [
        ("place.request.json", "request", None, ""),
        ("place.request.late.json", "request", None, "late"),
        ("place.response.json", "response", 200, ""),
        ("place.response.late.json", "response", 200, "late"),
        ("place.response.404.json", "response", 404, ""),
        ("place.response.503.too_late-2.json", "response", 503, "too_late-2"),
    ],
)
def test_a_name_says_what_a_sample_is(
    name: str, direction: str, status: int | None, variant: str, tmp_path: Path
) -> None:
    (found,) = operation(resolved(tmp_path, ONE, files={name: BODY})).samples
    assert (found.direction, found.status, found.variant) == (direction, status, variant)
    assert found.path == f"samples/{name}"
    assert found.stem == name.removesuffix(".json")
    assert (found.medium, found.content) == ("json", BODY.encode())


def test_a_success_of_any_kind_is_counted_as_200(tmp_path: Path) -> None:
    text = TEXT % "2xx: Order"
    (found,) = operation(resolved(tmp_path, text, files={"place.response.json": BODY})).samples
    assert found.status == 200


def test_two_media_of_one_object_have_one_stem(tmp_path: Path) -> None:
    files = {"place.request.json": BODY, "place.request.xml": "<Order><A>x</A></Order>"}
    api = resolved(tmp_path, ONE, f"{PLAIN}, media: [json, xml]", files)
    assert [(x.stem, x.medium) for x in operation(api).samples] == [
        ("place.request", "json"),
        ("place.request", "xml"),
    ]


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("readme.txt", "R080", "the name of this file is not that of a sample"),
        ("place.json", "R080", "the name of this file is not that of a sample"),
        ("place.request.yaml", "R080", "the name of this file is not that of a sample"),
        ("place.request.404.late.json", "R080", ""),
        ("plac.request.json", "R081", "there is no operation `plac`"),
        ("ping.request.json", "R082", "`ping` has no request"),
        ("place.response.403.json", "R082", "`place` has no response 403"),
        ("ping.response.json", "R083", "the response of `ping` has no body"),
        ("place.request.xml", "R083", "the request of `place` is never xml"),
    ],
)
def test_a_name_that_fits_nothing_is_refused(
    name: str, code: str, message: str, tmp_path: Path
) -> None:
    found = finding(tmp_path, ONE, files={name: BODY})
    assert found.code == code
    assert message in found.message
    assert found.at.file == f"specs/shop/samples/{name}"


@pytest.mark.parametrize(
    ("statuses", "words"), [("200: Order, 202: Order", "several successes"), ("404: Order", "no")]
)
def test_without_a_status_there_has_to_be_one_success(
    statuses: str, words: str, tmp_path: Path
) -> None:
    found = finding(tmp_path, TEXT % statuses, files={"place.response.json": BODY})
    assert found.code == "R082"
    assert f"documents {words}" in found.message


def test_text_and_bytes_have_endings_of_their_own(tmp_path: Path) -> None:
    text = """\
operations:
  place:
    doc: Places.
    post: a
    request: {body: string, media: [text, json]}
    responses: {2xx: {body: bytes, media: [binary]}}
"""
    files = {"place.request.txt": " a ", "place.request.json": '" a "', "place.response.bin": "\0"}
    samples = operation(resolved(tmp_path, text, files=files)).samples
    assert [(x.stem, x.medium) for x in samples] == [
        ("place.request", "json"),
        ("place.request", "text"),
        ("place.response", "binary"),
    ]
