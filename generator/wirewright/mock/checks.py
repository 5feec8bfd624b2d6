"""What the spec refuses of a request, all of it at once.

Parameters are read by the package's own readers, bodies by its codecs in strict mode, limits are
`validate()`'s. Nothing is compared with a secret: a credential has to be there, whatever it is.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from email.message import Message

from wirewright import ir
from wirewright.mock.accept import bare
from wirewright.mock.call import Call, Problem, Refusal
from wirewright.mock.site import Endpoint
from wirewright.packages import Body, Codec, Parameter

_SEPARATORS = {"comma": ",", "space": " ", "pipe": "|"}


def refusal(endpoint: Endpoint, call: Call, path: Mapping[str, str]) -> Refusal | None:
    """Return why a request is refused, None for a good one; `path` are its path parameters."""
    if unknown := _without_credentials(endpoint.api.auth, call):
        return unknown
    problems = [*_parameters(endpoint, call, path)]
    body = endpoint.generated.request
    if body is None:
        if call.body:
            problems.append(Problem("body", "", "none is documented, and one came"))
    elif not call.body and not (call.content_type and any(x.may_be_empty for x in body.media)):
        problems.append(Problem("body", "", "missing"))
    else:
        codec = _codec(endpoint, body, call, path)
        if codec is None:
            return _unsupported(endpoint, call, path)
        problems += _boundary(codec, call) or _content(endpoint, body, codec, call.body)
    return Refusal(400, "The request is invalid.", tuple(problems)) if problems else None


# ---- credentials ----


def _without_credentials(auth: ir.Auth | None, call: Call) -> Refusal | None:
    """Return the refusal of a call that does not say who calls, as the API wants it said."""
    if auth is None or _is_given(auth, call):
        return None
    place = f"header {auth.name}" if auth.kind == "header" else f"query {auth.name}"
    scheme = {"bearer": "Bearer", "basic": "Basic"}.get(auth.kind)
    problem = Problem(f"header Authorization: {scheme}" if scheme else place, "", "missing")
    headers = (("WWW-Authenticate", f'{scheme} realm="mock"'),) if scheme else ()
    message = "Authorization has been denied for this request."
    return Refusal(401, message, (problem,), headers)


def _is_given(auth: ir.Auth, call: Call) -> bool:
    scheme, _, credentials = call.headers.get("authorization", "").strip().partition(" ")
    match auth.kind:
        case "header":
            return bool(call.headers.get(auth.name.lower(), "").strip())
        case "query":
            return any(name == auth.name and value for name, value in call.pairs)
        case "bearer":
            return scheme.lower() == "bearer" and bool(credentials.strip())
        case "basic":
            return scheme.lower() == "basic" and _is_base64(credentials.strip())


def _is_base64(text: str) -> bool:
    try:
        return b":" in base64.b64decode(text, validate=True)
    except ValueError:
        return False


# ---- parameters ----


def _parameters(endpoint: Endpoint, call: Call, path: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with the path, the query and the headers."""
    known: set[str] = set()
    pairs = call.pairs
    for parameter in endpoint.generated.parameters:
        name = parameter.name
        if parameter.place == "query":
            sent = f"{name}[]" if parameter.style == "brackets" else name
            known.add(sent)
            given = [value for key, value in pairs if key == sent]
        else:
            source = path if parameter.place == "path" else call.headers
            key = name if parameter.place == "path" else name.lower()
            given = [source[key]] if key in source else []
        for reason in _wrong(endpoint, parameter, given):
            yield Problem(parameter.place, name, reason)
    auth = endpoint.api.auth
    if auth is not None and auth.kind == "query":
        known.add(auth.name)
    for name in dict.fromkeys(key for key, _ in pairs if key not in known):
        yield Problem("query", name, "not documented")


def _wrong(endpoint: Endpoint, parameter: Parameter, given: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with the values of one parameter."""
    if not given:
        if parameter.required:
            yield "missing"
        return
    if separator := _SEPARATORS.get(parameter.style):
        given = [part for text in given for part in text.split(separator)]
    elif not parameter.style and len(given) > 1:
        yield "comes more than once"
        return
    try:
        values = [parameter.read(text) for text in given]
    except endpoint.package.codec_error as error:
        yield getattr(error, "reason", str(error))
        return
    yield from parameter.rule.broken(values if parameter.style else values[0])


# ---- bodies ----


def _codec(endpoint: Endpoint, body: Body, call: Call, path: Mapping[str, str]) -> Codec | None:
    """Return the codec for the body's content type; a path that names a medium allows no other."""
    try:
        codec = body.codec_for(call.content_type)
    except endpoint.package.codec_error:
        return None
    medium = path.get("medium", codec.medium)
    documented = {each.medium for each in body.media}
    return codec if codec.medium == medium or medium not in documented else None


def _unsupported(endpoint: Endpoint, call: Call, path: Mapping[str, str]) -> Refusal:
    got = bare(call.content_type) or "none"
    medium = path.get("medium")
    body = endpoint.generated.request
    types = [
        name
        for codec in (body.media if body is not None else ())
        if medium in (None, codec.medium)
        for name in codec.content_types
    ]
    message = f"The request entity's media type '{got}' is not supported for this resource."
    problem = Problem("header", "Content-Type", f"expected {', '.join(types)}")
    return Refusal(415, message, (problem,))


def _boundary(codec: Codec, call: Call) -> tuple[Problem, ...]:
    """Return what is wrong with the boundary that the header of a multipart body names."""
    if codec.medium != "multipart":
        return ()
    headers = Message()
    headers["Content-Type"] = call.headers.get("content-type", "")
    boundary = headers.get_boundary()
    if boundary is None:
        return (Problem("header", "Content-Type", "it names no boundary"),)
    first = call.body.partition(b"\r\n")[0].rstrip(b" \t")
    if first != b"--" + boundary.encode("utf-8", "backslashreplace"):
        reason = "its boundary is not the one with which the body begins"
        return (Problem("header", "Content-Type", reason),)
    return ()


def _content(endpoint: Endpoint, body: Body, codec: Codec, content: bytes) -> Iterator[Problem]:
    """Yield what is wrong with a body: unreadable, not as documented, incomplete, past limits."""
    try:
        strict = codec.strict(content)
    except endpoint.package.codec_error as error:
        yield _told(error)
        return
    for finding in strict.findings:
        yield Problem("body", finding.path, finding.reason)
    try:
        # What a client fills in may be unset in a value, but not on the wire.
        codec.encode(strict.value)
    except endpoint.package.codec_error as error:
        yield _told(error)
    for violation in body.validate(strict.value):
        yield Problem("body", violation.path, violation.reason)


def _told(error: Exception) -> Problem:
    # What follows a colon in the reason of a field that is not given is advice for clients.
    reason = str(getattr(error, "reason", error))
    if reason.startswith("not given:"):
        reason = "missing"
    return Problem("body", str(getattr(error, "path", "")), reason)
