"""From a request to its answer: which endpoint, whether it is as documented, what comes back.

No server here, no clock, no state: the same call always has the same reply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wirewright import ir
from wirewright.mock.answer import answer
from wirewright.mock.call import Call, Problem, Refusal, Reply
from wirewright.mock.checks import refusal
from wirewright.mock.example import example_call
from wirewright.mock.page import call_page, page
from wirewright.mock.refuse import reply
from wirewright.mock.site import Endpoint, Site

_HTML = (
    ("Content-Type", "text/html; charset=utf-8"),
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    ),
)

Found = list[tuple[Endpoint, Mapping[str, str]]]


def respond(site: Site, call: Call) -> Reply:
    """Answer a request; what goes wrong is said in the manner of the API that it is for."""
    found = _at(site, call.path)
    methods = _methods(found)
    if not found:
        return _elsewhere(site, call)
    if call.method == "OPTIONS":
        return Reply(204, headers=(("Allow", ", ".join(methods)),))
    wanted = "GET" if call.method == "HEAD" else call.method
    if meant := [(x, path) for x, path in found if x.generated.method == wanted]:
        return _answered(meant, call)
    message = f"The requested resource does not support http method '{call.method}'."
    problem = Problem("documented", "", ", ".join(methods))
    refused = Refusal(405, message, (problem,), (("Allow", ", ".join(methods)),))
    return reply(refused, call, found[0][0].api)


def too_large(site: Site, call: Call, largest: int) -> Reply:
    """Answer a request whose body was not read to its end."""
    message = f"The body is larger than {largest} bytes, the limit of the mock."
    refused = Refusal(413, message, (), (("Connection", "close"),))
    return reply(refused, call, _api_at(site, call.path))


def _answered(found: Found, call: Call) -> Reply:
    """Answer as the endpoint that takes the call, else refuse as the one that it misses least.

    Several endpoints share a path and a method where they differ by the parameters they need.
    """
    refused: list[tuple[Refusal, Endpoint]] = []
    for endpoint, path in found:
        told = refusal(endpoint, call, path) or answer(endpoint, call, path)
        if isinstance(told, Reply):
            return told
        refused.append((told, endpoint))
    least, endpoint = min(refused, key=lambda x: len(x[0].problems))
    return reply(least, call, endpoint.api)


def _at(site: Site, path: str) -> Found:
    """Return the endpoints at a path, with the path's parameters; those that say more go first.

    A path that is none of ours may be a link in a sample, to the next page on the real server.
    """
    endpoints = sorted(site.endpoints, key=lambda x: len(x.holes))
    for linked in (False, True):
        tried = ((endpoint, endpoint.given_by(path, linked)) for endpoint in endpoints)
        if found := [(endpoint, given) for endpoint, given in tried if given is not None]:
            return found
    return []


def _methods(found: Found) -> list[str]:
    documented = dict.fromkeys(endpoint.generated.method for endpoint, _ in found)
    return [*documented, *(["HEAD"] if "GET" in documented else []), "OPTIONS"]


def _elsewhere(site: Site, call: Call) -> Reply:
    """Answer a request for a path at which there is no operation."""
    if call.path == "/":
        if call.method in ("GET", "HEAD"):
            return _page(site, dict(call.pairs))
        allow = "GET, HEAD, OPTIONS"
        if call.method == "OPTIONS":
            return Reply(204, headers=(("Allow", allow),))
        return reply(Refusal(405, "This page can only be read.", (), (("Allow", allow),)), call)
    api = _api_at(site, call.path)
    documented = dict.fromkeys(
        f"{endpoint.generated.method} {endpoint.path}"
        for endpoint in site.endpoints
        if api is None or endpoint.api is api
    )
    problems = [Problem("documented", "", each) for each in documented]
    message = "No HTTP resource was found that matches the request URI."
    return reply(Refusal(404, message, tuple(problems)), replace(call, body=b""), api)


def _page(site: Site, asked: Mapping[str, str]) -> Reply:
    """Return the start page, or the one that shows an example of a call."""
    for endpoint in site.endpoints:
        if asked.get("call") == f"{endpoint.api.name}.{endpoint.meant.name}":
            made = example_call(endpoint, asked.get("medium", ""), asked.get("prefer", ""))
            if made is not None:
                shown = call_page(endpoint, made, respond(site, made))
                return Reply(200, shown.encode("utf-8"), _HTML)
    return Reply(200, page(site).encode("utf-8"), _HTML)


def _api_at(site: Site, path: str) -> ir.Api | None:
    """Return the API below whose prefix a path lies, None where it is below none."""
    return next((api for api in site.apis if path.startswith(f"/{site.prefix(api)}")), None)
