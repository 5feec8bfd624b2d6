"""Certificates for servers on loopback, and what trusts them; made anew in each run."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from functools import cache

import trustme


@cache
def _authority() -> trustme.CA:
    return trustme.CA()


@cache
def trusting() -> ssl.SSLContext:
    """Return a context that trusts our authority and nobody else."""
    context = ssl.create_default_context()
    _authority().configure_trust(context)
    return context


@cache
def server(kind: str = "good") -> ssl.SSLContext:
    """Return a server's context, with a certificate that is good, or wrong as `kind` says.

    A good one is for loopback and for `api.example`, which is behind a proxy.
    """
    hosts = ("elsewhere.example",) if kind == "other host" else ("127.0.0.1", "api.example")
    now = datetime.now(UTC)
    from_, until = now - timedelta(days=9), now + timedelta(days=9)
    if kind == "expired":
        until = now - timedelta(days=1)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority = trustme.CA() if kind == "unknown" else _authority()
    authority.issue_cert(*hosts, not_before=from_, not_after=until).configure_cert(context)
    return context
