"""Rows of the matrix: servers that take their time, against deadlines and patience."""

from __future__ import annotations

from order_apis.errors import ApiError, CallTimeoutError, DeadlineError
from tests.clients.faults import certificates
from tests.clients.faults.packed import gzipped
from tests.clients.faults.steps import DEAF, HOLD, TAKE, Say, Secure
from tests.clients.faults.table import Fault, Sees, always, framed, plays, repeated

BOTH = ("json", "xml")
PAUSE = 0.02
DEADLINE, PATIENCE = 0.3, 0.12
LATE = Sees(DeadlineError, "deadline")
SLOW = Sees(CallTimeoutError, "slowly")

CONNECTING = (
    Fault(
        "nobody accepts, to the deadline",
        plays(),
        always(Sees(DeadlineError, requests=0)),
        at="full",
        deadline=DEADLINE,
    ),
    Fault(
        "nobody accepts, to the end of patience",
        plays(),
        repeated(CallTimeoutError, "connecting", read=False),
        at="full",
        connect=PATIENCE,
    ),
    Fault(
        "no handshake, to the deadline",
        plays((HOLD,)),
        always(Sees(DeadlineError, requests=0)),
        scheme="https",
        deadline=DEADLINE,
    ),
    Fault(
        "no handshake, to the end of patience",
        plays((HOLD,)),
        repeated(CallTimeoutError, "connecting", read=False),
        scheme="https",
        connect=PATIENCE,
    ),
    Fault(
        "a proxy without an answer",
        plays((TAKE, HOLD)),
        always(Sees(DeadlineError)),
        scheme="https",
        by_proxy=True,
        deadline=DEADLINE,
    ),
    Fault("no time at all", plays((TAKE,)), always(Sees(DeadlineError, attempts=0)), deadline=0.0),
)

ANSWERING = (
    Fault("no answer, to the deadline", plays((TAKE, HOLD)), always(LATE), deadline=DEADLINE),
    Fault("no answer, to the end of patience", plays((TAKE, HOLD)), always(SLOW), read=PATIENCE),
    Fault(
        "no answer in TLS",
        plays((Secure(certificates.server()), TAKE, HOLD)),
        always(LATE),
        scheme="https",
        deadline=DEADLINE,
    ),
    Fault(
        "no more than a head",
        plays((TAKE, Say(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), HOLD)),
        always(SLOW),
        read=PATIENCE,
    ),
    Fault(
        "headers in drops",
        lambda m: ((TAKE, Say(m.answer(), 1, PAUSE)),),
        always(LATE),
        BOTH,
        deadline=DEADLINE,
    ),
    Fault(
        "headers in drops, in TLS",
        lambda m: ((Secure(certificates.server()), TAKE, Say(m.answer(), 1, PAUSE)),),
        always(LATE),
        scheme="https",
        deadline=DEADLINE,
    ),
    Fault(
        "a body in drops",
        lambda m: ((TAKE, Say(m.answer()[: -len(m.body)]), Say(m.body, 1, PAUSE)),),
        always(LATE),
        BOTH,
        deadline=DEADLINE,
    ),
    Fault(
        "chunks in drops without an end",
        plays(
            (
                TAKE,
                Say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
                Say(b"1\r\n \r\n", 6, PAUSE, times=10_000),
            )
        ),
        always(LATE),
        deadline=DEADLINE,
    ),
    Fault(
        "gzip in drops",
        lambda m: ((TAKE, Say(m.answer(body=gzipped(m.body), content_encoding="gzip"), 3, PAUSE)),),
        always(LATE),
        BOTH,
        deadline=DEADLINE,
    ),
    Fault(
        "an error's body in drops",
        lambda m: ((TAKE, Say(m.answer(500), 5, PAUSE)),),
        always(LATE),
        deadline=DEADLINE,
    ),
    Fault(
        "drops that come to an end in time",
        lambda m: ((TAKE, Say(m.answer(), 16, 0.001)),),
        always(Sees()),
        BOTH,
    ),
)

TUNNEL = (TAKE, Say(b"HTTP/1.1 200 Connected\r\n\r\n"))

TUNNELS = (
    Fault(
        "a proxy that answers in drops",
        plays((TAKE, Say(b"HTTP/1.1 200 Connected\r\n\r\n", 1, PAUSE), HOLD)),
        always(LATE),
        scheme="https",
        by_proxy=True,
        deadline=DEADLINE,
    ),
    Fault(
        "no handshake in a tunnel",
        plays((*TUNNEL, HOLD)),
        always(LATE),
        scheme="https",
        by_proxy=True,
        deadline=DEADLINE,
    ),
    Fault(
        "no handshake in a tunnel, to the end of patience",
        plays((*TUNNEL, HOLD)),
        {
            "get": Sees(CallTimeoutError, "connecting", 3),
            "post": Sees(CallTimeoutError, "connecting"),
        },
        scheme="https",
        by_proxy=True,
        connect=PATIENCE,
    ),
    Fault(
        "drops from a tunnel",
        lambda m: ((*TUNNEL, Secure(certificates.server()), TAKE, Say(m.answer(), 1, PAUSE)),),
        always(Sees(DeadlineError, requests=2)),
        scheme="https",
        by_proxy=True,
        deadline=DEADLINE,
    ),
)

WRITING = (
    Fault(
        "a request that nobody reads, to the deadline",
        plays((DEAF,)),
        {"large": Sees(DeadlineError, requests=0)},
        deadline=DEADLINE,
    ),
    Fault(
        "a request that nobody reads, in TLS",
        plays((Secure(certificates.server()), DEAF)),
        {"large": Sees(DeadlineError, requests=0)},
        scheme="https",
        deadline=DEADLINE,
    ),
    Fault(
        "a request that nobody reads, to the end of patience",
        plays((DEAF,)),
        {"large": Sees(CallTimeoutError, "too slowly", requests=0)},
        read=PATIENCE,
    ),
)

WAITING = (
    Fault(
        "asked to come back behind the deadline",
        lambda m: ((TAKE, Say(m.answer(503, retry_after="2"))),),
        always(Sees(ApiError, status=503, slept=())),
        deadline=1.0,
    ),
    Fault(
        "the wait before another attempt would pass the deadline",
        plays((TAKE, Say(framed(b"", 503)))),
        always(Sees(ApiError, status=503, slept=())),
        deadline=0.09,
    ),
)

ROWS = (*CONNECTING, *ANSWERING, *TUNNELS, *WRITING, *WAITING)
