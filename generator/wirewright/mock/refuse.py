"""How a refusal looks on the wire.

ASP.NET Web API has an error object, in JSON or XML; everything else gets plain text, which nobody
can take for a documented payload.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from wirewright import ir
from wirewright.diagnostics import visible
from wirewright.dialects import DIALECTS
from wirewright.dialects.xmlnames import encode_name
from wirewright.mock.accept import Offer, bare, choose
from wirewright.mock.call import Call, Problem, Refusal, Reply

ErrorObject = Mapping[str, "str | list[str] | ErrorObject"]
_PLAIN = "text/plain; charset=utf-8"


def reply(refusal: Refusal, call: Call, api: ir.Api | None = None) -> Reply:
    """Write a refusal in the manner of the API's server, in the medium that the call asks for."""
    if api is None or not DIALECTS[api.dialect].web_api:
        return _reply(refusal, _PLAIN, plain(refusal))
    types = DIALECTS[api.dialect].content_types
    offers = [Offer(x, name) for x in ("json", "xml") for name in types[x]]
    offer = web_api_choice(call, offers) or offers[0]
    if offer.medium == "xml":
        body = f"<Error>{_xml(error_object(refusal))}</Error>"
    else:
        # JSON calls the parts of .NET's own types as it calls those of its pairs.
        camel = api.pair_names[0] == "key"
        found = _cased(error_object(refusal), camel)
        body = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return _reply(refusal, f"{offer.content_type}; charset=utf-8", body)


def web_api_choice(call: Call, offers: Sequence[Offer]) -> Offer | None:
    """Choose as Web API does: by `Accept`, else the request's content type, else the first."""
    accept = call.headers.get("accept", "")
    if found := choose(accept, offers, ()):
        return found
    if not accept and call.headers.get("x-requested-with") == "XMLHttpRequest":
        return next((x for x in offers if x.medium == "json"), None)
    same = (x for x in offers if bare(x.content_type) == call.content_type)
    return next(same, offers[0] if offers else None)


def _reply(refusal: Refusal, content_type: str, body: str) -> Reply:
    content = body.encode("utf-8", "backslashreplace")
    return Reply(refusal.status, content, (("Content-Type", content_type), *refusal.headers))


def plain(refusal: Refusal) -> str:
    """Write a refusal as lines of text."""
    lines = [refusal.message, *(f"- {problem}" for problem in refusal.problems)]
    return "".join(f"{visible(line)}\n" for line in lines)


def error_object(refusal: Refusal) -> ErrorObject:
    """Return Web API's error object: `ModelState` for a bad request, else `MessageDetail`."""
    if not refusal.problems:
        return {"Message": refusal.message}
    if refusal.status == 400:
        return {"Message": refusal.message, "ModelState": _model_state(refusal.problems)}
    return {
        "Message": refusal.message,
        "MessageDetail": "; ".join(map(str, refusal.problems)),
    }


def _model_state(problems: Sequence[Problem]) -> Mapping[str, list[str]]:
    """Group reasons by name; members of the body stand below `value`, the usual argument."""
    state: dict[str, list[str]] = {}
    for problem in problems:
        name = problem.name
        if problem.part == "body":
            name = f"value.{name}" if name else "value"
        state.setdefault(name, []).append(problem.reason)
    return state


def _cased(found: ErrorObject, camel: bool) -> ErrorObject:
    """Return an error object with its own names in the site's case."""
    return {name[0].lower() + name[1:] if camel else name: value for name, value in found.items()}


def _xml(found: ErrorObject) -> str:
    pieces = []
    for name, value in found.items():
        tag = encode_name(name)
        if isinstance(value, str | list):
            # A dictionary of lists is written as one text per name.
            texts = [value] if isinstance(value, str) else [" ".join(value)]
            pieces += [f"<{tag}>{escape(visible(text))}</{tag}>" for text in texts]
        else:
            pieces.append(f"<{tag}>{_xml(value)}</{tag}>")
    return "".join(pieces)
