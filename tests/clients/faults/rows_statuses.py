"""Rows of the matrix: statuses, what they carry, where they point, and when to come back."""

from __future__ import annotations

from dataclasses import replace

from order_apis import HttpError, valomnia
from order_apis.errors import AnswerError, ApiError
from tests.clients.calling import sample
from tests.clients.faults.steps import HOLD, TAKE, Say
from tests.clients.faults.table import Fault, Sees, always, framed, plays, repeated

BOTH = ("json", "xml")
INVALID = sample("valomnia", "listOperations.response.400.invalid_datetime.json")
SERVER_ERROR = sample("valomnia", "listOperations.response.500.json")
LIST = sample("valomnia", "listOperations.response.200.json")
WAITS = (0.1, 0.2)


def says(
    name: str, answer: bytes, sees: dict[str, Sees], media: tuple[str, ...] = ("json",)
) -> Fault:
    """A row of one whole answer, again and again."""
    script = (TAKE, Say(answer)) * 3  # on one connection: closing it would race with the next call
    return Fault(name, plays((*script, HOLD)), sees, media, deadline=300.0)


def thrice(
    status: int, slept: tuple[float, ...] = WAITS, calls: tuple[str, ...] = ("get", "post")
) -> dict[str, Sees]:
    """See the status after three attempts, one of a POST."""
    seen = Sees(ApiError, status=status, attempts=3, slept=slept)
    once = Sees(ApiError, status=status, slept=())
    return {call: once if call == "post" else seen for call in calls}


def once(status: int, says: str = "") -> dict[str, Sees]:
    """See the status after one attempt."""
    return always(Sees(ApiError, says, status=status, slept=()))


def moved(name: str, status: int, to: str) -> Fault:
    """A row of a redirect, which is never followed: nobody listens there."""
    answer = framed(b"", status, location=to)
    return says(name, answer, once(status))


REDIRECTS = (
    moved("moved on the same origin", 302, "/elsewhere"),
    moved("moved for good, to itself", 301, "/api/OrderStage/SetOrderDelivered"),
    moved("moved with the body", 307, "/elsewhere"),
    moved("moved for good with the body", 308, "/elsewhere"),
    moved("see another", 303, "/elsewhere"),
    moved("moved to another origin", 302, "http://localhost:1/"),
    moved("moved from TLS to plain", 307, "http://127.0.0.1:1/"),
    moved("moved to no address", 302, "http://[::bad/"),
    says("moved to nowhere", framed(b"", 302), once(302)),
    says("not changed", framed(b"", 304), once(304)),
    says("many to choose from", framed(b"<p>choose</p>", 300, content_type="text/html"), once(300)),
)


def failed(
    name: str, status: int, content: bytes, body: object, type: str = "application/json"
) -> Fault:
    """A row of a documented list that fails with this content."""
    attempts = 3 if status == 500 else 1
    sees = Sees(ApiError, status=status, body=body, attempts=attempts)
    return says(name, framed(content, status, content_type=type), {"list": sees})


FAILURES = (
    failed("400 as documented", 400, INVALID, valomnia.Failure.from_json(INVALID)),
    failed("500 as documented", 500, SERVER_ERROR, valomnia.Failure.from_json(SERVER_ERROR)),
    failed("400 of nothing", 400, b"", None),
    failed("400 as a page", 400, b"<p>no</p>", None, "text/html"),
    failed("400 of another shape", 400, b"[]", None),
    failed(
        "400 half as documented", 400, b'{"error": "invalid_param", "error_description": 5}', None
    ),
    failed("400 cut off", 400, INVALID[:-9], None),
    failed("404, which is not documented", 404, INVALID, None),
    says("401", framed(b"", 401, www_authenticate="Basic"), once(401)),
    says(
        "403 as a page", framed(b"<p>no</p>", 403, content_type="text/html"), once(403, "<p>no</p>")
    ),
    says("410", framed(b"gone", 410), once(410, "gone")),
    says("500 of text", framed(b"sorry", 500, content_type="text/plain"), thrice(500), BOTH),
    says("501", framed(b"", 501), once(501)),
    says("505", framed(b"", 505), once(505)),
    Fault("500 cut off", plays((TAKE, Say(framed(b"sorry", 500)[:-2]))), repeated()),
)

INVALID_STATE = HttpError(
    message="The request is invalid.", model_state={"request.Mileage": ("Too few.", "Odd.")}
)


def told(name: str, status: int, content: bytes, body: object, type: str) -> Fault:
    """A row of a failure in ASP.NET's own words, which no page documents."""
    answer = framed(content, status, content_type=type)
    seen = Sees(ApiError, status=status, body=body)
    again = replace(seen, attempts=3, slept=WAITS) if status == 500 else seen
    return says(name, answer, {"get": again, "post": seen})


OWN_WORDS = (
    told(
        "ASP.NET's error",
        400,
        b'{"Message": "The request is invalid.",'
        b' "ModelState": {"request.Mileage": ["Too few.", "Odd."]}}',
        INVALID_STATE,
        "application/json; charset=utf-8",
    ),
    told(
        "ASP.NET's error in camel case",
        400,
        b'{"message": "The request is invalid.",'
        b' "modelState": {"request.Mileage": ["Too few.", "Odd."]}}',
        INVALID_STATE,
        "text/json",
    ),
    told(
        "ASP.NET's error in XML",
        400,
        b"<Error><Message>The request is invalid.</Message><ModelState>"
        b"<request.Mileage>Too few.</request.Mileage><request.Mileage>Odd.</request.Mileage>"
        b"</ModelState></Error>",
        INVALID_STATE,
        "application/xml",
    ),
    told(
        "ASP.NET's error with an exception",
        500,
        b'{"Message": "An error has occurred.", "ExceptionMessage": "sorry"}',
        HttpError(message="An error has occurred.", exception_message="sorry"),
        "application/json",
    ),
    told(
        "half of ASP.NET's error",
        400,
        b'{"Message": 5, "MessageDetail": "Odd.", "ModelState": [], "More": {}}',
        HttpError(message_detail="Odd."),
        "application/json",
    ),
    told("nothing of ASP.NET's error", 404, b'{"Message": null}', None, "application/json"),
    told("ASP.NET's error cut off", 404, b'{"Message": "No', None, "application/json"),
    told("ASP.NET's error in XML cut off", 404, b"<Error><Mess", None, "application/xml"),
    told("lists in lists as an error", 404, b"[" * 100_000, None, "application/json"),
    told("elements in elements as an error", 404, b"<Error>" * 9_999, None, "application/xml"),
)

SUCCESSES = (
    *(
        says(
            f"{status}, which is not documented",
            framed(LIST, status, content_type="application/json"),
            {"list": Sees(AnswerError, f"{status} is not documented", status=status)},
        )
        for status in (201, 202, 203, 206, 226)
    ),
    says("205 where nothing is due", framed(b"", 205), always(Sees(value=None), "none")),
)


def later(name: str, text: str, slept: tuple[float, ...] | None, status: int = 503) -> Fault:
    """A row of an answer that asks to come back; `slept` None: it is not waited for."""
    answer = framed(b"", status, retry_after=text)
    return says(name, answer, once(status) if slept is None else thrice(status, slept))


RETRIES = (
    *(says(f"{x} without a time", framed(b"", x), thrice(x)) for x in (408, 429, 502, 503, 504)),
    *(later(f"{x} with a time", "1", (1.0, 1.0), x) for x in (408, 429, 503)),
    later("back in no time", "0", (0.0, 0.0)),
    later("back in a minute", "60", (60.0, 60.0)),
    later("back in more than a minute", "61", None),
    later("back in ages", "9" * 400, None),
    later("back before now", "-5", WAITS),
    later("back in a part of a second", "1.5", WAITS),
    later("back at no number", "soon", WAITS),
    later("back at a number of another script", "١٢", WAITS),
    later("back at a date", "Sun, 09 Sep 2001 01:46:50 GMT", (10.0, 10.0)),
    later("back at a date of long ago", "Thu, 01 Jan 1970 00:00:00 GMT", (0.0, 0.0)),
    later("back at a date far ahead", "Fri, 31 Dec 9999 23:59:59 GMT", None),
    later("back at no date", "Sun, 99 Sep 2001 99:46:50 GMT", WAITS),
    later("back at a date without a zone", "Sun, 09 Sep 2001 01:46:50", (10.0, 10.0)),
    Fault(
        "back in a second, and then good",
        lambda m: ((TAKE, Say(m.answer(503, b"", retry_after="1")), TAKE, Say(m.answer())),),
        {
            "get": Sees(attempts=2, slept=(1.0,)),
            "post": Sees(ApiError, status=503, slept=()),
        },
        BOTH,
        deadline=300.0,
    ),
)

ROWS = (*REDIRECTS, *FAILURES, *OWN_WORDS, *SUCCESSES, *RETRIES)
