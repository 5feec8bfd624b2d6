"""Requests and answers as values: targets, headers, content types, and what a status means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, strategies as st

from wirewright.python.errors import ApiError, DecodeError, EncodeError
from wirewright.python.runtime import aspnet
from wirewright.python.runtime.http import (
    Answer,
    Body,
    Codec,
    Operation,
    Parameter,
    Request,
    answer_medium,
    array,
    header,
    read,
    segment,
)
from wirewright.python.runtime.limits import LIMITS, Limits
from wirewright.python.runtime.strict import Strict


def decode_number(data: bytes | str, limits: Limits = LIMITS) -> int:
    assert limits is LIMITS
    try:
        return int(data)
    except ValueError:
        raise DecodeError("no number", "json") from None


def decode_text(data: bytes | str, limits: Limits = LIMITS) -> str:
    assert limits is LIMITS
    return data if isinstance(data, str) else data.decode()


def encode(value: object) -> bytes:
    return str(value).encode()


def strict_number(data: bytes | str, limits: Limits = LIMITS) -> Strict[int]:
    return Strict(decode_number(data, limits), ())


def strict_text(data: bytes | str, limits: Limits = LIMITS) -> Strict[str]:
    return Strict(decode_text(data, limits), ())


JSON = Codec("json", ("application/json", "text/json"), decode_number, encode, strict_number)
XML = Codec("xml", ("application/xml; charset=utf-8",), decode_number, encode, strict_number)
NUMBER = Body(media=(JSON, XML))
TEXT = Body(media=(Codec("json", ("Application/Problem+JSON",), decode_text, encode, strict_text),))


def operation(
    *responses: tuple[str, Body[Any] | None], path: str = "a", request: Body[Any] | None = None
) -> Operation[Any, Any]:
    names = [x.split("}")[0] for x in path.split("{")[1:]]
    parameters = tuple(Parameter(x, "path", required=True) for x in names if x != "medium")
    return Operation("op", "POST", path, parameters, request, responses)


def request(path: str = "a", values: Mapping[str, str] | None = None, **more: Any) -> Request[Any]:
    return Request(operation(path=path), lambda _: None, path=values or {}, **more)


# ---- targets -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a b", "a%20b"),
        ("a/b?c#d%e", "a%2Fb%3Fc%23d%25e"),
        ("ü日😀", "%C3%BC%E6%97%A5%F0%9F%98%80"),
        ("a+b&c=d;e:f@g", "a%2Bb%26c%3Dd%3Be%3Af%40g"),
        ("{x}", "%7Bx%7D"),
        ("...", "..."),
        (" ", "%20"),
        ("-._~", "-._~"),
    ],
)
def test_a_value_is_one_segment_of_the_path(value: str, text: str) -> None:
    assert request("a/{x}/b", {"x": value}).target == f"a/{text}/b"


@pytest.mark.parametrize("value", ["", ".", "..", "a\0", "\n", "a\x1fb", "\x7f", "\ud800"])
def test_a_value_that_would_leave_its_segment_is_refused(value: str) -> None:
    with pytest.raises(EncodeError, match="the path parameter 'x'"):
        _ = request("a/{x}/b", {"x": value}).target


def test_a_value_that_is_not_given_is_missed() -> None:
    with pytest.raises(EncodeError, match="the path parameter 'x' is not given"):
        _ = request("a/{x}").target


@given(st.text(max_size=8))
def test_any_segment_is_ascii_without_delimiters_or_refused(value: str) -> None:
    try:
        text = segment("x", {"x": value})
    except EncodeError:
        return
    assert text.isascii()
    assert not set(text) & set("/?#&=+ ")
    assert text not in ("", ".", "..")


def test_a_value_cannot_stand_for_another_parameter() -> None:
    made = request("{a}/{b}", {"a": "{b}", "b": "{a}"})
    assert made.target == "%7Bb%7D/%7Ba%7D"


def test_the_query_is_encoded() -> None:
    pairs = (("a b", "1&2"), ("ü", "+/?%"), ("a b", ""))
    assert request(query=pairs).target == "a?a%20b=1%262&%C3%BC=%2B%2F%3F%25&a%20b="


@pytest.mark.parametrize(
    ("medium", "accept", "word"), [("xml", "json", "xml"), ("", "json", "json")]
)
def test_the_path_may_have_the_medium(medium: str, accept: str, word: str) -> None:
    assert request("a.{medium}", medium=medium, accept=accept).target == f"a.{word}"


def test_a_medium_cannot_leave_its_segment() -> None:
    assert request("a/{medium}", medium="../x").target == "a/..%2Fx"
    with pytest.raises(EncodeError):
        _ = request("a/{medium}").target


# ---- content and headers -----------------------------------------------------------------------


def test_the_body_is_written_in_the_medium_of_the_request() -> None:
    made = Request(operation(request=NUMBER), lambda _: None, body=5, medium="xml")
    assert (made.method, made.content) == ("POST", b"5")
    assert made.content_headers == (("Content-Type", "application/xml; charset=utf-8"),)


def test_without_a_body_there_is_no_content() -> None:
    assert request().content is None
    assert request().content_headers == ()


def test_a_body_in_another_medium_is_refused() -> None:
    made = Request(operation(request=NUMBER), lambda _: None, body=5, medium="form")
    with pytest.raises(EncodeError, match="not documented as 'form', only as json, xml"):
        _ = made.content


def test_the_answer_s_medium_and_given_headers_are_sent() -> None:
    call = operation(("2xx", None), ("200", NUMBER))
    made = Request(call, lambda _: None, accept="json", headers=(("X-Key", "k"),))
    assert made.content_headers == (("Accept", "application/json"), ("X-Key", "k"))


def test_an_answer_in_another_medium_is_not_asked_for() -> None:
    made = Request(operation(("2xx", NUMBER)), lambda _: None, accept="form")
    with pytest.raises(EncodeError, match="no answer is documented as 'form'"):
        _ = made.content_headers


def test_the_answer_comes_in_the_medium_of_the_request_or_the_first() -> None:
    assert answer_medium(("json", "xml"), "xml") == "xml"
    assert answer_medium(("json", "xml"), "form") == "json"
    assert answer_medium(("xml",), "") == "xml"


@pytest.mark.parametrize("value", ["a", "a b", "~!@#$%^&*()", ""])
def test_a_header_may_have_printable_ascii(value: str) -> None:
    assert header(value) == value


@pytest.mark.parametrize("value", ["a\r\nX: y", "a\n", "\0", "\t", "ü", " a", "a ", "\x7f"])
def test_a_header_that_could_be_read_otherwise_is_refused(value: str) -> None:
    with pytest.raises(EncodeError, match="a header can say printable ASCII"):
        header(value)


# ---- arrays ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "pairs"),
    [
        ("repeat", [("a", "1"), ("a", "2")]),
        ("brackets", [("a[]", "1"), ("a[]", "2")]),
        ("comma", [("a", "1,2")]),
        ("space", [("a", "1 2")]),
        ("pipe", [("a", "1|2")]),
    ],
)
def test_several_values_stand_in_their_style(style: str, pairs: list[tuple[str, str]]) -> None:
    assert array("a", [1, 2], aspnet.form_int32, style) == pairs
    assert array("a", [], aspnet.form_int32, style) == []


@pytest.mark.parametrize(("style", "value"), [("comma", "a,b"), ("space", " "), ("pipe", "a|")])
def test_a_separator_inside_of_a_value_is_refused(style: str, value: str) -> None:
    with pytest.raises(EncodeError, match=f"a {style} in a value"):
        array("a", ["x", value], aspnet.form_string, style)
    assert array("a", [value], aspnet.form_string, "repeat") == [("a", value)]


@pytest.mark.parametrize("values", ["12", (1, 2), None, 1])
def test_only_a_list_has_several_values(values: Any) -> None:
    with pytest.raises(EncodeError, match="expected a list, got"):
        array("a", values, aspnet.form_int32, "repeat")


# ---- content types -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content_type", "medium"),
    [
        ("application/json", "json"),
        ("text/json", "json"),
        ("Application/JSON; charset=utf-8", "json"),
        (" application/xml ", "xml"),
        ("application/xml;x=y", "xml"),
    ],
)
def test_every_documented_content_type_is_accepted(content_type: str, medium: str) -> None:
    assert NUMBER.codec_for(content_type).medium == medium


@pytest.mark.parametrize("content_type", ["text/html", "application/jsonx", "", "json", "*/*"])
def test_another_content_type_is_refused(content_type: str) -> None:
    with pytest.raises(DecodeError, match="expected application/json, text/json, application/xml"):
        NUMBER.codec_for(content_type)


def test_the_letter_case_of_a_documented_type_does_not_matter() -> None:
    assert TEXT.codec_for("application/problem+json").medium == "json"


# ---- answers -----------------------------------------------------------------------------------

SEVERAL = operation(
    ("200", NUMBER), ("204", None), ("2xx", TEXT), ("404", TEXT), ("default", NUMBER)
)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, NUMBER),
        (204, None),
        (201, TEXT),
        (299, TEXT),
        (404, TEXT),
        (400, NUMBER),
        (503, NUMBER),
    ],
)
def test_an_exact_status_comes_before_its_hundred_and_that_before_default(
    status: int, body: Body[Any] | None
) -> None:
    assert SEVERAL.response(status) is body


def test_a_status_that_is_not_documented_has_no_body() -> None:
    assert operation(("200", NUMBER)).response(404) is None


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        (Answer(200, b"5"), 5),
        (Answer(200, b"5", {"content-type": "application/xml"}), 5),
        (Answer(201, b"5"), "5"),
        (Answer(204, b""), None),
        (Answer(204, b"ignored"), None),
    ],
)
def test_a_success_gives_its_value(answer: Answer, value: object) -> None:
    assert read(SEVERAL, answer) == value


def test_a_success_that_is_not_documented_is_refused() -> None:
    call = operation(("200", NUMBER), ("default", TEXT))
    with pytest.raises(DecodeError, match="the status 201 is not documented"):
        read(call, Answer(201, b"5"))


def test_default_is_a_success_where_no_other_is_documented() -> None:
    call = operation(("404", TEXT), ("default", NUMBER))
    assert read(call, Answer(201, b"5")) == 5


def test_without_any_documented_success_there_is_no_value() -> None:
    assert read(operation(), Answer(200, b"5")) is None
    assert read(operation(("404", TEXT)), Answer(202, b"5")) is None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(200, b""), "the answer 200: it is empty"),
        (Answer(200, b"x"), "no number"),
        (Answer(200, b"5", {"content-type": "text/html"}), "got the content type 'text/html'"),
    ],
)
def test_a_success_that_cannot_be_read_is_refused(answer: Answer, reason: str) -> None:
    with pytest.raises(DecodeError, match=reason):
        read(SEVERAL, answer)


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (Answer(404, b"gone"), "gone"),
        (Answer(500, b"7"), 7),
        (Answer(500, b"<html>"), None),
        (Answer(500, b""), None),
        (Answer(404, b"gone", {"content-type": "text/html"}), None),
        (Answer(302, b"7", {"location": "x"}), 7),
        (Answer(100, b"7"), 7),
    ],
)
def test_any_other_status_is_an_error_with_its_typed_body_and_bytes(
    answer: Answer, body: object
) -> None:
    with pytest.raises(ApiError) as caught:
        read(SEVERAL, answer)
    error: ApiError[Any] = caught.value
    assert (error.status, error.body, error.content) == (answer.status, body, answer.content)
    assert error.headers == answer.headers
