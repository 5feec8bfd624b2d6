"""The documented answer to a good request: which sample, in which medium, under which headers.

A sample goes out byte for byte as the documentation has it. Where it is documented in another
medium only, the package's codecs write it in the one that is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wirewright.ir.api import ENDINGS
from wirewright.mock.accept import Offer, bare, choose
from wirewright.mock.call import Call, Problem, Refusal, Reply
from wirewright.mock.prefer import chosen, preferences
from wirewright.mock.refuse import web_api_choice
from wirewright.mock.site import Choice, Endpoint
from wirewright.packages import Body


def answer(endpoint: Endpoint, call: Call, path: Mapping[str, str]) -> Reply | Refusal:
    """Return the answer to a request that is as documented."""
    asked = preferences(call.headers.get("prefer", ""))
    choice = chosen(endpoint.choices, asked)
    if choice is None:
        return _no_such(endpoint, asked)
    # A variant is the name of a file, which may have what no header can say.
    said = asked and choice.preference.isascii() and choice.preference.isprintable()
    applied = (("Preference-Applied", choice.preference),) if said else ()
    if choice.body is None:
        return Reply(choice.status, headers=applied)
    offers = offers_of(choice.body)
    offer = _negotiated(endpoint, call, path, offers)
    if offer is None and choice.status >= 400:
        offer = offers[0]  # `Accept` speaks of the success; a failure comes as it is documented
    if offer is None:
        return _not_acceptable(offers)
    content = content_of(endpoint, choice, offer.medium)
    if isinstance(content, Refusal):
        return content
    # Web API names the charset of everything that is text.
    says_charset = endpoint.web_api and offer.medium != "binary" and ";" not in offer.content_type
    charset = "; charset=utf-8" if says_charset else ""
    headers = (("Content-Type", f"{offer.content_type}{charset}"), *applied)
    return Reply(choice.status, content, headers)


def offers_of(body: Body) -> tuple[Offer, ...]:
    """Return what an answer may come as, in documented order."""
    return tuple(Offer(codec.medium, x) for codec in body.media for x in codec.content_types)


def _negotiated(
    endpoint: Endpoint, call: Call, path: Mapping[str, str], offers: Sequence[Offer]
) -> Offer | None:
    """Choose by `Accept`, then the medium in the path, then that of the request."""
    if endpoint.web_api:
        return web_api_choice(call, offers)
    wanted = [path[name] for name in ("medium",) if name in path]
    wanted.append(call.content_type)
    request = endpoint.generated.request
    media = request.media if request is not None and call.body else ()
    wanted += [x.medium for x in media if call.content_type in map(bare, x.content_types)]
    return choose(call.headers.get("accept", "") or "*/*", offers, wanted)


def content_of(endpoint: Endpoint, choice: Choice, medium: str) -> bytes | Refusal:
    """Return the sample of an answer in a medium, or why there is none."""
    if not choice.samples:
        message = f"The documentation of {endpoint.meant.name} has no sample for {choice.key}."
        ending = next((x for name, x in ENDINGS.items() if name == medium), medium)
        file = f"samples/{endpoint.meant.name}.response.{choice.status}.{ending}"
        return Refusal(501, message, (Problem("spec", endpoint.api.name, f"add {file}"),))
    readable = [sample for sample in choice.samples if sample.malformed is None]
    own = [sample for sample in (*readable, *choice.samples) if sample.medium == medium]
    if own and (own[0] in readable or not readable):
        return own[0].content
    return _converted(endpoint, choice, medium)


def _converted(endpoint: Endpoint, choice: Choice, medium: str) -> bytes | Refusal:
    """Write the sample of another medium in this one."""
    codecs = {codec.medium: codec for codec in (choice.body.media if choice.body else ())}
    reasons = []
    for sample in choice.samples:
        try:
            value = codecs[sample.medium].decode(sample.content)
            return codecs[medium].encode(value)
        except endpoint.package.codec_error as error:
            reasons.append(Problem("sample", sample.path, str(error)))
    message = f"No sample of {endpoint.meant.name} can be written as {medium}."
    return Refusal(501, message, tuple(reasons))


def _no_such(endpoint: Endpoint, asked: Mapping[str, str]) -> Refusal:
    if not endpoint.choices:
        message = f"The documentation of {endpoint.meant.name} describes no answer."
        return Refusal(501, message)
    words = "; ".join(f"{name}={value}" for name, value in asked.items())
    reason = f"{words} is not documented; there is " + ", ".join(
        f"`{choice.preference}`" for choice in endpoint.choices
    )
    return Refusal(400, "No such answer is documented.", (Problem("header", "Prefer", reason),))


def _not_acceptable(offers: Sequence[Offer]) -> Refusal:
    types = ", ".join(offer.content_type for offer in offers)
    problem = Problem("header", "Accept", f"documented are {types}")
    return Refusal(406, "The answer is not documented in a medium that is accepted.", (problem,))
