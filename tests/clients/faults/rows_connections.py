"""Rows of the matrix: connections that are not made, break, or were broken long before."""

from __future__ import annotations

from order_apis.errors import ApiError, ConnectError, ConnectionLostError, ProtocolError, TlsError
from tests.clients.faults import certificates
from tests.clients.faults.steps import (
    HALF_CLOSE,
    HOLD,
    LEAVE,
    RESET,
    TAKE,
    TOUCH,
    Say,
    Script,
    Secure,
)
from tests.clients.faults.table import (
    Fault,
    Medium,
    Sees,
    always,
    framed,
    plays,
    recovered,
    repeated,
)

HEADS = b"HTTP/1.1 200 OK\r\nContent-Ty"
BOTH = ("json", "xml")


def good(medium: Medium) -> Script:
    """Take a request and give a good answer."""
    return (TAKE, Say(medium.answer()))


def half(medium: Medium) -> Say:
    """Give the first half of a good answer's body."""
    return Say(medium.answer()[: -len(medium.body) // 2])


BROKEN = (
    Fault("refused", plays(), repeated(ConnectError, "no connection", read=False), at="nowhere"),
    Fault(
        "a name that nobody knows",
        plays(),
        repeated(ConnectError, "no connection", read=False),
        at="unknown name",
    ),
    Fault("reset before the request is read", plays((LEAVE, RESET)), repeated(read=False)),
    Fault("reset before a byte of the answer", plays((TAKE, RESET)), repeated()),
    Fault("closed before a byte of the answer", plays((TAKE,)), repeated(says="closed")),
    Fault(
        "reset, though it may be sent again",
        plays((TAKE, RESET)),
        {"idempotent": Sees(ConnectionLostError, attempts=3, slept=(0.1, 0.2))},
        BOTH,
    ),
    Fault(
        "reset, then good, though it may be sent again",
        lambda m: ((TAKE, RESET), good(m)),
        {"idempotent": Sees(attempts=2, slept=(0.1,))},
        BOTH,
    ),
    Fault("half closed without an answer", plays((TAKE, HALF_CLOSE, HOLD)), repeated()),
    Fault("reset in the headers", plays((TAKE, Say(HEADS), RESET)), repeated()),
    Fault("closed in the headers", plays((TAKE, Say(HEADS))), repeated()),
    Fault("reset in the body", lambda m: ((TAKE, half(m), RESET),), repeated(), BOTH),
    Fault("closed in the body", lambda m: ((TAKE, half(m)),), repeated(), BOTH),
    Fault(
        "half closed in the body", lambda m: ((TAKE, half(m), HALF_CLOSE, HOLD),), repeated(), BOTH
    ),
    Fault("reset once, then good", lambda m: ((TAKE, RESET), good(m)), recovered(), BOTH),
    Fault("cut off once, then good", lambda m: ((TAKE, half(m)), good(m)), recovered(), BOTH),
)

STALE = (
    Fault(
        "a kept connection was closed before the call",
        lambda m: (good(m), good(m)),
        always(Sees()),
        before="left",
    ),
    Fault(
        "a kept connection was closed with a 408 that nobody asked for",
        lambda m: ((*good(m), Say(framed(b"", 408, connection="close"))), good(m)),
        always(Sees()),
        before="left",
    ),
    Fault(
        "a kept connection is reset while the request comes",
        lambda m: ((*good(m), LEAVE, RESET), good(m)),
        {
            "get": Sees(attempts=2, requests=1),
            "post": Sees(ConnectionLostError, requests=0),
        },
        before="kept",
    ),
    Fault(
        "a kept connection is closed when the request was read",
        lambda m: ((*good(m), TAKE), good(m)),
        recovered(says="closed"),
        before="kept",
    ),
    Fault(
        "a kept connection is reset in the answer",
        lambda m: ((*good(m), TAKE, half(m), RESET), good(m)),
        recovered(),
        before="kept",
    ),
    Fault(
        "a second answer behind the first one",
        lambda m: ((TAKE, Say(m.answer() + m.answer(200, b"{}")), HOLD), good(m)),
        always(Sees()),
        before="kept",
    ),
    Fault(
        "content behind a 204",
        lambda m: ((TAKE, Say(framed(b"", 204) + m.answer(200, b"{}")), HOLD), good(m)),
        always(Sees()),
        before="kept",
    ),
)

TLS = (
    Fault(
        "TLS as it should be",
        lambda m: ((Secure(certificates.server()), *good(m)),),
        always(Sees()),
        scheme="https",
    ),
    *(
        Fault(
            f"a certificate that is {kind}",
            plays((Secure(certificates.server(kind)), TAKE)),
            always(Sees(TlsError, says, requests=0)),
            scheme="https",
        )
        for kind, says in (
            ("expired", "expired"),
            ("other host", "not valid for"),
            ("unknown", "local issuer"),
        )
    ),
    Fault(
        "plain HTTP on a port for TLS",
        plays((TOUCH, Say(framed(b"", 400)), HALF_CLOSE, HOLD)),
        always(Sees(TlsError, requests=0)),
        scheme="https",
    ),
    Fault(
        "TLS on a port for plain HTTP",
        plays((LEAVE, Secure(certificates.server()), TAKE)),
        repeated(read=False),
    ),
    Fault(
        "closed in the handshake",
        plays((TOUCH, HALF_CLOSE, HOLD)),
        always(Sees(TlsError, requests=0)),
        scheme="https",
    ),
    Fault(
        "reset in the handshake",
        plays((TOUCH, RESET)),
        repeated(ConnectError, read=False),
        scheme="https",
    ),
    Fault(
        "TLS reset in the body",
        lambda m: ((Secure(certificates.server()), TAKE, half(m), RESET),),
        repeated(),
        scheme="https",
    ),
    Fault(
        "TLS cut off in the body",
        lambda m: ((Secure(certificates.server()), TAKE, half(m)),),
        repeated(),
        scheme="https",
    ),
)

TUNNEL = (TAKE, Say(b"HTTP/1.1 200 Connected\r\n\r\n"))

PROXIES = (
    Fault(
        "a tunnel as it should be",
        lambda m: ((*TUNNEL, Secure(certificates.server()), *good(m)),),
        always(Sees(requests=2)),
        BOTH,
        scheme="https",
        by_proxy=True,
    ),
    Fault(
        "a tunnel to another one's certificate",
        plays((*TUNNEL, Secure(certificates.server("other host")))),
        always(Sees(TlsError, requests=1)),
        scheme="https",
        by_proxy=True,
    ),
    Fault(
        "a tunnel that breaks in the body",
        lambda m: ((*TUNNEL, Secure(certificates.server()), TAKE, half(m), RESET),),
        {
            "get": Sees(ConnectionLostError, attempts=3, requests=6),
            "post": Sees(ConnectionLostError, requests=2),
        },
        scheme="https",
        by_proxy=True,
    ),
    Fault(
        "a proxy that is none",
        plays((TAKE, Say(b"220 ready\r\n\r\n"), HOLD)),
        always(Sees(ProtocolError)),
        scheme="https",
        by_proxy=True,
    ),
    Fault(
        "no proxy where one is told",
        plays(),
        repeated(ConnectError, read=False),
        at="nowhere",
        by_proxy=True,
    ),
    Fault(
        "a proxy that wants to know who calls",
        plays((TAKE, Say(framed(b"who?", 407)))),
        always(Sees(ApiError, "407", status=407)),
        by_proxy=True,
    ),
    Fault(
        "a proxy that refuses the tunnel",
        plays((TAKE, Say(framed(b"", 403)))),
        always(Sees(ConnectError, "proxy")),
        scheme="https",
        by_proxy=True,
    ),
    Fault(
        "a proxy that closes the tunnel",
        plays((TAKE,)),
        repeated(says="closed"),
        scheme="https",
        by_proxy=True,
    ),
)

ROWS = (*BROKEN, *STALE, *TLS, *PROXIES)
