"""`api.server` and `api.auth`: where clients start from, and how they identify themselves."""

from __future__ import annotations

from urllib.parse import urlsplit

from wirewright.diagnostics import Report, quoted
from wirewright.ir import Auth
from wirewright.resolve.scope import Scope, info_of
from wirewright.spec.model import ApiSpec


def check(scope: Scope, report: Report) -> None:
    """Report a server that is no plain `http` or `https` address."""
    text = scope.spec.server
    if text is None:
        return
    if problem := _problem_of(text.value):
        message = f"the server {quoted(text.value)} {problem}"
        report.add("R063", message, text.at, "write it like `https://api.example.org/shop/`")


def auth_of(spec: ApiSpec) -> Auth | None:
    """Return how clients identify themselves, None where the spec does not say."""
    auth = spec.auth
    if auth is None:
        return None
    name = auth.name.value if auth.name else ""
    match auth.kind:
        case "header" | "query" | "bearer" | "basic" as kind:
            return Auth(kind, name, info_of(auth.info))
        case _:
            raise AssertionError(f"the schema has let an auth of kind {auth.kind!r} through")


def _problem_of(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "is no address"
    if not host:
        return "has no host"
    if parts.query or parts.fragment or "@" in parts.netloc:
        return "has a query, a fragment or a password in it"
    return ""
