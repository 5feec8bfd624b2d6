"""Rows of the matrix: what comes is no HTTP, or says badly where it ends."""

from __future__ import annotations

from order_apis.errors import (
    AnswerError,
    ApiError,
    DeadlineError,
    ProtocolError,
)
from tests.clients.faults.steps import HALF_CLOSE, HOLD, TAKE, TOUCH, Say
from tests.clients.faults.table import Fault, Medium, Sees, always, framed, plays, repeated

BOTH = ("json", "xml")
CHUNKED = b"Transfer-Encoding: chunked\r\n"


def head(medium: Medium, *lines: bytes, first: bytes = b"HTTP/1.1 200 OK") -> bytes:
    """Return the head of an answer with these lines, each of which ends itself."""
    return first + b"\r\n" + b"".join(lines) + b"Content-Type: %s\r\n\r\n" % medium.type.encode()


def chunks(medium: Medium, end: bytes = b"0\r\n\r\n") -> bytes:
    """Return the body in two chunks."""
    middle = len(medium.body) // 2
    parts = (medium.body[:middle], medium.body[middle:])
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + end


def raw(name: str, said: bytes, sees: Sees) -> Fault:
    """A row of a server that says something, and then nothing more."""
    return Fault(name, plays((TAKE, Say(said), HALF_CLOSE, HOLD)), always(sees))


LENGTHS = (
    Fault(
        "less content announced than comes",
        lambda m: ((TAKE, Say(head(m, b"Content-Length: 40\r\n") + m.body), HOLD),),
        always(Sees(AnswerError, status=200)),
        BOTH,
    ),
    Fault(
        "a length and chunks",
        lambda m: ((TAKE, Say(head(m, b"Content-Length: 5\r\n", CHUNKED) + chunks(m))),),
        always(Sees()),
        BOTH,
    ),
    Fault(
        "two lengths that differ",
        lambda m: (
            (TAKE, Say(head(m, b"Content-Length: 5\r\nContent-Length: 6\r\n") + m.body), HOLD),
        ),
        always(Sees(ProtocolError)),
    ),
    Fault(
        "a length that is no number",
        lambda m: ((TAKE, Say(head(m, b"Content-Length: -1\r\n") + m.body), HOLD),),
        always(Sees(ProtocolError)),
    ),
    Fault(
        "a length of thirty digits",
        lambda m: ((TAKE, Say(head(m, b"Content-Length: %s\r\n" % (b"9" * 30)) + m.body), HOLD),),
        always(Sees(ProtocolError)),
    ),
    Fault(
        "no length, to the end of the connection",
        lambda m: ((TAKE, Say(head(m) + m.body)),),
        always(Sees()),
        BOTH,
    ),
    Fault(
        "HTTP/1.0, to the end of the connection",
        lambda m: ((TAKE, Say(head(m, first=b"HTTP/1.0 200 OK") + m.body)),),
        always(Sees()),
        BOTH,
    ),
    Fault(
        "HTTP/1.0, ended too early",
        lambda m: ((TAKE, Say(head(m, first=b"HTTP/1.0 200 OK") + m.body[:-9])),),
        always(Sees(AnswerError, status=200)),
        BOTH,
    ),
)

CHUNKS = (
    Fault(
        "chunks as they should be, with a trailer",
        lambda m: ((TAKE, Say(head(m, CHUNKED) + chunks(m, b"0\r\nX-Sum: 1\r\n\r\n"), 7)),),
        always(Sees()),
        BOTH,
    ),
    Fault(
        "a chunk that is cut off",
        lambda m: ((TAKE, Say((head(m, CHUNKED) + chunks(m))[:-20])),),
        repeated(),
        BOTH,
    ),
    Fault(
        "no last chunk",
        lambda m: ((TAKE, Say(head(m, CHUNKED) + chunks(m, b""))),),
        repeated(),
        BOTH,
    ),
    Fault(
        "a chunk's size that is no number",
        lambda m: ((TAKE, Say(head(m, CHUNKED) + b"zz\r\n" + m.body), HOLD),),
        always(Sees(ProtocolError)),
    ),
    Fault(
        "a chunk's size of thirty digits",
        lambda m: ((TAKE, Say(head(m, CHUNKED) + b"f" * 30 + b"\r\n" + m.body), HOLD),),
        always(Sees(ProtocolError)),
    ),
    Fault(
        "a chunk that is longer than it says",
        lambda m: ((TAKE, Say(head(m, CHUNKED) + b"5\r\n" + m.body + b"\r\n0\r\n\r\n"), HOLD),),
        always(Sees(ProtocolError)),
    ),
    Fault(
        "a transfer encoding that nobody asked for",
        lambda m: ((TAKE, Say(head(m, b"Transfer-Encoding: gzip, chunked\r\n") + chunks(m))),),
        always(Sees(ProtocolError)),
    ),
)

HEADS = (
    raw("garbage", bytes(range(256)) * 4, Sees(ProtocolError, "no HTTP")),
    raw("the greeting of another protocol", b"220 ready\r\n\r\n", Sees(ProtocolError, "no HTTP")),
    Fault("half a line", plays((TAKE, Say(b"220 rea"))), repeated()),
    raw("a page without a head", b"<html><p>x</p></html>\r\n\r\n", Sees(ProtocolError)),
    raw("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Sees(ProtocolError)),
    raw("a status that is no number", b"HTTP/1.1 abc OK\r\n\r\n", Sees(ProtocolError)),
    raw("a status of four digits", b"HTTP/1.1 2000 OK\r\n\r\n", Sees(ProtocolError)),
    raw("a status of no class", b"HTTP/1.1 799 What\r\n\r\n", Sees(ApiError, status=799)),
    raw("a header with a zero byte", b"HTTP/1.1 200 OK\r\nA: \0\r\n\r\n", Sees(ProtocolError)),
    raw("a header without a name", b"HTTP/1.1 200 OK\r\n: x\r\n\r\n", Sees(ProtocolError)),
    raw(
        "a header of a quarter megabyte",
        b"HTTP/1.1 200 OK\r\nA: " + b"x" * 250_000 + b"\r\n\r\n",
        Sees(ProtocolError),
    ),
    raw(
        "twenty thousand headers",
        b"HTTP/1.1 200 OK\r\n" + b"A: 345678901\r\n" * 20_000 + b"\r\n",
        Sees(ProtocolError),
    ),
    raw(
        "another protocol instead of an answer",
        b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        Sees(ProtocolError),
    ),
    Fault(
        "hints before the answer",
        lambda m: (
            (
                TAKE,
                Say(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\n"),
                Say(m.answer()),
            ),
        ),
        always(Sees()),
        BOTH,
    ),
    Fault(
        "hints without an end",
        plays((TAKE, Say(b"HTTP/1.1 102 Wait\r\n\r\n", 21, 0.01, times=10_000))),
        always(Sees(DeadlineError)),
        deadline=0.3,
    ),
    Fault(
        "an answer before the request is read",
        plays((TOUCH, Say(framed(b"too much", 413)), HALF_CLOSE, HOLD)),
        {"large": Sees(ApiError, "too much", status=413, requests=0)},
    ),
    Fault(
        "a header that is no text",
        lambda m: ((TAKE, Say(m.answer().replace(b"\r\n", b"\r\nX: \xff\xfe\xe9\r\n", 1)), HOLD),),
        always(Sees()),
    ),
    Fault(
        "a header in two lines",
        lambda m: ((TAKE, Say(m.answer().replace(b"\r\n", b"\r\nX: 1\r\n  2\r\n", 1)), HOLD),),
        always(Sees()),
    ),
    Fault(
        "an answer without a reason",
        lambda m: ((TAKE, Say(m.answer().replace(b" Said", b"", 1))),),
        always(Sees()),
    ),
)

ROWS = (*LENGTHS, *CHUNKS, *HEADS)
