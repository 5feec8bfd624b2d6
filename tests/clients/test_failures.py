"""What a caller sees of answers that are not as documented, and of none at all."""

from __future__ import annotations

import copy
import gzip
import pickle
import ssl
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from order_apis import HttpError, Limits, pars, valomnia
from order_apis._runtime.options import Options
from order_apis.errors import (
    AnswerError,
    ApiError,
    CallTimeoutError,
    ConnectError,
    ConnectionLostError,
    DeadlineError,
    DecodeError,
    EncodeError,
    ProtocolError,
    TlsError,
    TransportError,
    WireError,
    printable,
)
from tests.clients.calling import KINDS, Reply, Served, reply, sample, streamed

PAGE = sample("valomnia", "listOperations.response.200.json")
JSON = "application/json"
DELIVERED = sample("pars", "setOrderDelivered.response.json")
REQUEST = pars.DeliveryOrderApiRequest.from_json(sample("pars", "setOrderDelivered.request.json"))
ONCE = Options(attempts=1)


def ask(kind: str, *replies: Reply, options: Options = ONCE) -> Any:
    served = Served(replies)
    return served.run(
        kind, "valomnia", lambda c: c.list_operations(), options=options, version="v1"
    )


def post(kind: str, *replies: Reply, **more: Any) -> Any:
    served = Served(replies)
    return served.run(kind, "pars", lambda c: c.set_order_delivered(REQUEST, **more))


# ---- answers of success that are none ----------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """An answer with a status of success, and what is wrong with it."""

    says: str
    reply: Reply
    message: str
    status: int = 200
    content: bytes = b""


HTML = b"<!DOCTYPE html><html><body>Sign in</body></html>"
CUT = gzip.compress(PAGE, mtime=0)[:-9]
ANSWERS = [
    Case("HTML", reply(200, HTML, "text/html"), "got the content type 'text/html'", content=HTML),
    Case("HTML as JSON", reply(200, HTML, JSON), "json: ", content=HTML),
    Case("XML", reply(200, b"<a/>", "application/xml"), "application/xml", content=b"<a/>"),
    Case("nothing", reply(200, b"", JSON), "it is empty"),
    Case("no content", reply(204), "the status 204 is not documented", 204),
    Case("another status", reply(206, PAGE, JSON), "the status 206 is", 206, PAGE),
    Case("another object", reply(200, b'{"a":1}', JSON), "`paging`", content=b'{"a":1}'),
    Case("cut JSON", reply(200, b'{"a":', JSON), "json: ", content=b'{"a":'),
    Case("cut gzip", streamed(200, CUT, content_type=JSON, content_encoding="gzip"), "cut off"),
    Case("no gzip", streamed(200, PAGE, content_type=JSON, content_encoding="gzip"), "broken"),
    Case("brotli", streamed(200, PAGE, content_type=JSON, content_encoding="br"), "not asked for"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", ANSWERS, ids=lambda case: case.says)
def test_an_unexpected_answer_is_an_error_with_all_that_came(kind: str, case: Case) -> None:
    with pytest.raises(AnswerError) as caught:
        ask(kind, case.reply)
    error = caught.value
    assert isinstance(error, DecodeError)
    assert case.message in str(error)
    assert str(error).startswith(f"the answer {case.status}: ")
    assert (error.status, error.attempts) == (case.status, 1)
    assert error.content[: len(case.content)] == case.content
    assert printable(case.content[:20].decode()) in str(error)
    assert isinstance(error.headers.get("content-type", ""), str)
    assert error.__cause__ is None
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.status) == (str(error), error.status)


@pytest.mark.parametrize("kind", KINDS)
def test_compressed_answers_in_pieces_are_read(kind: str) -> None:
    packed = gzip.compress(PAGE, mtime=0)
    pieces = [packed[start : start + 7] for start in range(0, len(packed), 7)]
    value = ask(kind, streamed(200, *pieces, content_type=JSON, content_encoding="gzip"))
    assert value == valomnia.OperationList.from_json(PAGE)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_body_longer_than_the_limit_is_not_read_to_its_end(kind: str, encoding: str) -> None:
    data = gzip.compress(PAGE, mtime=0) if encoding else PAGE
    later = RuntimeError("nobody may ask for this")
    served = streamed(200, data, later, content_type=JSON, content_encoding=encoding)
    options = Options(attempts=1, limits=Limits(body=len(PAGE) - 1))
    with pytest.raises(AnswerError, match=f"more than {len(PAGE) - 1} bytes"):
        ask(kind, served, options=options)


@pytest.mark.parametrize("kind", KINDS)
def test_limits_of_the_codecs_are_those_of_the_client(kind: str) -> None:
    with pytest.raises(AnswerError, match="deep"):
        ask(kind, reply(200, PAGE, JSON), options=Options(limits=Limits(json_depth=1)))


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_without_a_content_type_is_taken_for_the_first_medium(kind: str) -> None:
    assert ask(kind, reply(200, PAGE)) == valomnia.OperationList.from_json(PAGE)


# ---- answers of failure ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("status", "name"), [(400, "400.invalid_datetime"), (400, "400.invalid_param"), (500, "500")]
)
def test_a_documented_failure_is_typed(kind: str, status: int, name: str) -> None:
    content = sample("valomnia", f"listOperations.response.{name}.json")
    with pytest.raises(ApiError) as caught:
        ask(kind, reply(status, content, JSON, X_Trace="7"))
    error = caught.value
    assert error.body == valomnia.Failure.from_json(content)
    assert (error.status, error.content, error.attempts) == (status, content, 1)
    assert error.headers["x-trace"] == "7"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "broken",
    [
        reply(500, HTML, "text/html"),
        reply(500, b"", JSON),
        reply(500, b"{", JSON),
        streamed(500, CUT, content_type=JSON, content_encoding="gzip"),
        streamed(500, HTML, content_encoding="br"),
        reply(418, HTML, "text/html"),
        reply(302, b"", Location="https://elsewhere.example/"),
        reply(304),
    ],
)
def test_a_failure_of_another_shape_is_a_failure_all_the_same(kind: str, broken: Reply) -> None:
    with pytest.raises(ApiError) as caught:
        ask(kind, broken)
    assert caught.value.body is None


STATE = {"value.Mileage": ("The value 'x' is not valid.",), "value.Id": ("one", "two")}
BAD = HttpError(message="The request is invalid.", model_state=STATE)
BAD_JSON = b"""{"Message": "The request is invalid.", "ModelState": {
    "value.Mileage": ["The value 'x' is not valid."], "value.Id": ["one", "two"]}, "more": [1]}"""
BAD_CAMEL = BAD_JSON.replace(b"Message", b"message").replace(b"ModelState", b"modelState")
JOINED = HttpError(message=BAD.message, model_state=STATE | {"value.Id": ("one two",)})
BAD_XML = b"""<Error><Message>The request is invalid.</Message><ModelState>
<value.Mileage>The value 'x' is not valid.</value.Mileage><value.Id>one two</value.Id>
</ModelState></Error>"""
THROWN = HttpError(
    message="An error has occurred.",
    exception_message="No",
    exception_type="System.Exception",
    stack_trace="   at A.B()",
    inner_exception=HttpError(message="Inner", message_detail="deeper"),
)
THROWN_JSON = b"""{"Message": "An error has occurred.", "ExceptionMessage": "No",
    "ExceptionType": "System.Exception", "StackTrace": "   at A.B()",
    "InnerException": {"Message": "Inner", "MessageDetail": "deeper"}}"""
THROWN_XML = b"""<Error><Message>An error has occurred.</Message>
<ExceptionMessage>No</ExceptionMessage><ExceptionType>System.Exception</ExceptionType>
<StackTrace>   at A.B()</StackTrace><InnerException><Message>Inner</Message>
<MessageDetail>deeper</MessageDetail></InnerException></Error>"""
ESCAPED = b"<Error><ModelState><I_x005B_0_x005D_.Id>a</I_x005B_0_x005D_.Id></ModelState></Error>"
OWN: list[tuple[str, bytes, HttpError | None]] = [
    (JSON, BAD_JSON, BAD),
    ("text/json; charset=utf-8", BAD_CAMEL, BAD),
    ("application/xml; charset=utf-8", BAD_XML, JOINED),
    (JSON, THROWN_JSON, THROWN),
    ("text/xml", THROWN_XML, THROWN),
    ("application/xml", ESCAPED, HttpError(model_state={"I[0].Id": ("a",)})),
    (JSON, b'{"Message":null,"ModelState":7}', HttpError()),
    (JSON, b'{"error":"x"}', None),
    (JSON, b"[1]", None),
    (JSON, b'"text"', None),
    (JSON, b"{", None),
    (JSON, b"[" * 1000, None),
    ("application/xml", b"<Failure><Message>x</Message></Failure>", None),
    ("application/xml", b"<!DOCTYPE a><Error><Message>x</Message></Error>", None),
    ("text/html", b"<Error><Message>x</Message></Error>", None),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("type_", "content", "body"), OWN)
def test_aspnets_own_errors_are_typed_where_nothing_is_documented(
    kind: str, type_: str, content: bytes, body: HttpError | None
) -> None:
    with pytest.raises(ApiError) as caught:
        post(kind, reply(400, content, type_))
    assert caught.value.body == body
    assert caught.value.content == content


def test_a_server_of_another_kind_has_no_such_errors() -> None:
    with pytest.raises(ApiError) as caught:
        ask("sync", reply(404, b'{"Message":"x"}', JSON))
    assert caught.value.body is None


# ---- no answer ---------------------------------------------------------------------------------


def tls() -> httpx2.ConnectError:
    error = httpx2.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]")
    error.__cause__ = ssl.SSLCertVerificationError("expired")
    return error


BROKEN = "peer closed connection without sending complete message body"
NONE: list[tuple[Exception, type[TransportError], str]] = [
    (
        httpx2.ConnectError("[Errno 111] refused"),
        ConnectError,
        "no connection: [Errno 111] refused",
    ),
    (tls(), TlsError, "TLS failed"),
    (httpx2.ProxyError("407"), ConnectError, "the proxy refused: 407"),
    (httpx2.ReadError("reset"), ConnectionLostError, "the connection broke"),
    (httpx2.WriteError("reset"), ConnectionLostError, "the connection broke"),
    (httpx2.RemoteProtocolError(BROKEN), ConnectionLostError, "the server closed the connection"),
    (httpx2.RemoteProtocolError("illegal status line"), ProtocolError, "the answer is no HTTP"),
    (httpx2.LocalProtocolError("Illegal header value b'secret'"), ProtocolError, "cannot be sent"),
    (httpx2.ConnectTimeout(""), CallTimeoutError, "connecting took too long"),
    (httpx2.ReadTimeout(""), CallTimeoutError, "answered too slowly"),
    (httpx2.WriteTimeout(""), CallTimeoutError, "took the request too slowly"),
    (httpx2.PoolTimeout(""), DeadlineError, "the deadline has passed"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("raised", "error", "message"), NONE)
def test_no_answer_is_an_error_that_names_the_call(
    kind: str, raised: Exception, error: type[TransportError], message: str
) -> None:
    with pytest.raises(TransportError) as caught:
        ask(kind, raised)
    found = caught.value
    assert type(found) is error
    url = "https://host.example/base/api/{version}/assignDelivery"
    assert (found.method, found.url, found.attempts) == ("GET", url, 1)
    assert str(found).startswith(f"GET {url}: ")
    assert message in str(found)
    assert "secret" not in str(found)
    assert (found.__cause__, found.__context__) == (None, None)
    assert str(copy.copy(found)) == str(pickle.loads(pickle.dumps(found))) == str(found)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("error", [httpx2.ConnectTimeout, httpx2.ReadTimeout, httpx2.WriteTimeout])
def test_a_timeout_that_was_the_rest_of_the_call_is_its_deadline(
    kind: str, error: type[httpx2.TimeoutException]
) -> None:
    with pytest.raises(DeadlineError):
        ask(kind, error(""), options=Options(deadline=1, attempts=1))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "broken",
    [
        streamed(200, PAGE[:9], httpx2.ReadError("reset"), content_type=JSON),
        streamed(200, PAGE[:9], content_type=JSON, content_length="100"),
    ],
)
def test_an_answer_that_breaks_off_is_a_lost_connection(kind: str, broken: Reply) -> None:
    with pytest.raises(ConnectionLostError):
        ask(kind, broken)


def test_all_errors_are_of_one_tree() -> None:
    for cls in (ApiError, AnswerError, TransportError, DecodeError, EncodeError):
        assert issubclass(cls, WireError)
