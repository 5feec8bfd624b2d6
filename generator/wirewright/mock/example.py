"""A good call of an operation, made of its documented samples and examples.

Where the documentation has no example of a required parameter, the type has one.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from wirewright import ir
from wirewright.mock.call import Call
from wirewright.mock.site import Endpoint
from wirewright.packages import Codec

_BY_KIND = {
    "boolean": "true",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "datetime": "2026-01-31T12:00:00Z",
    "datetimeoffset": "2026-01-31T12:00:00+00:00",
    "date": "2026-01-31",
    "time": "12:00:00",
    "duration": "PT1H",
    "bytes": "AA==",
    "char": "A",
    "string": "example",
    "uri": "https://example.org/",
}
_AUTHORIZATION = {"bearer": "Bearer example", "basic": "Basic ZXhhbXBsZTpleGFtcGxl"}


def example_call(endpoint: Endpoint, medium: str, prefer: str = "") -> Call | None:
    """Return a call in `medium`, None where no sample of the request can be written in it."""
    headers: dict[str, str] = {"prefer": prefer} if prefer else {}
    body, types = b"", _answer_types(endpoint, medium)
    if endpoint.generated.request is not None:
        found = _request(endpoint, medium)
        if found is None:
            return None
        codec, body = found
        headers["content-type"] = codec.content_type(body)
    if types:
        headers["accept"] = types[0]
    path, query = endpoint.path.replace("{medium}", medium), []
    for parameter in endpoint.meant.parameters:
        if parameter.optional or parameter.operators:
            continue
        value = example_of(parameter, endpoint.api)
        if parameter.place == "path":
            path = path.replace(f"{{{parameter.name}}}", quote(value, safe=""))
        elif parameter.place == "query":
            query.append((_sent(parameter), value))
        else:
            headers[parameter.name.lower()] = value
    _identify(endpoint.api.auth, headers, query)
    return Call(endpoint.generated.method, path, urlencode(query), headers, body)


def example_of(parameter: ir.Parameter, api: ir.Api) -> str:
    """Return a documented example of a parameter, its default, or one of its type."""
    for value in (*parameter.examples, parameter.default):
        if isinstance(value, str | int | float):
            return str(value).lower() if isinstance(value, bool) else str(value)
    if names := member_names(parameter.type, api):
        return names[0]
    kind = _one(parameter.type)
    return _BY_KIND.get(kind.kind, "1") if isinstance(kind, ir.Scalar) else "example"


def member_names(type: ir.Type, api: ir.Api) -> tuple[str, ...]:
    """Return how a URL writes the members of an enum, nothing for other types."""
    kind = _one(type)
    named = next((x for x in api.types if isinstance(kind, ir.Ref) and x.name == kind.name), None)
    return tuple(x.form for x in named.members) if isinstance(named, ir.Enum) else ()


def _one(type: ir.Type) -> ir.Type:
    return type.item if isinstance(type, ir.ListOf) else type


def _sent(parameter: ir.Parameter) -> str:
    several = isinstance(parameter.type, ir.ListOf)
    return f"{parameter.name}[]" if several and parameter.style == "brackets" else parameter.name


def _identify(auth: ir.Auth | None, headers: dict[str, str], query: list[tuple[str, str]]) -> None:
    """Add credentials, which can be anything."""
    if auth is None:
        return
    if auth.kind == "query":
        query.append((auth.name, "example"))
    elif auth.kind == "header":
        headers[auth.name.lower()] = "example"
    else:
        headers["authorization"] = _AUTHORIZATION[auth.kind]


def _answer_types(endpoint: Endpoint, medium: str) -> tuple[str, ...]:
    bodies = (choice.body for choice in endpoint.choices)
    codecs = (codec for body in bodies if body is not None for codec in body.media)
    return next((codec.content_types for codec in codecs if codec.medium == medium), ())


def _request(endpoint: Endpoint, medium: str) -> tuple[Codec, bytes] | None:
    """Return a sample of the request in a medium, written anew where it is documented in another."""
    body = endpoint.generated.request
    codecs = {codec.medium: codec for codec in (body.media if body is not None else ())}
    samples = [
        x for x in endpoint.meant.samples if x.direction == "request" and x.malformed is None
    ]
    if medium not in codecs:
        return None
    for sample in sorted(samples, key=lambda x: (x.medium != medium, x.variant)):
        if sample.medium == medium:
            return codecs[medium], sample.content
        try:
            value = codecs[sample.medium].decode(sample.content)
            return codecs[medium], codecs[medium].encode(value)
        except endpoint.package.codec_error:
            continue
    return None
