"""The start page: what the mock serves, for people; and pages that show one call and its answer.

HTML to read, without scripts and without anything from elsewhere. All text goes through `html`.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from wirewright import ir
from wirewright.mock.call import Call, Reply
from wirewright.mock.example import example_call, member_names
from wirewright.mock.html import Html, joined, tag, text
from wirewright.mock.site import Choice, Endpoint, Site

LONGEST = 20_000
_STYLE = Html("""
:root { color-scheme: light dark; --line: color-mix(in srgb, currentcolor 22%, transparent);
  --soft: color-mix(in srgb, currentcolor 6%, transparent); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; }
h3 { font-size: 1rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
p { margin: .5rem 0; white-space: pre-line; } .soft { opacity: .75; font-weight: 400; }
code, pre { font: .875em/1.45 ui-monospace, monospace; }
pre { background: var(--soft); padding: .75rem; overflow: auto; max-height: 30rem; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0; }
.method { font-weight: 700; margin-right: .5rem; }
ul { padding-left: 1.25rem; margin: .25rem 0; } li { margin: .2rem 0; overflow-wrap: anywhere; }
dt { font-weight: 600; margin-top: .75rem; } dd { margin: 0; }
summary { cursor: pointer; margin-top: .5rem; }
""")


def page(site: Site) -> str:
    """Return the start page."""
    return _document(
        "wirewright mock",
        tag("h1", "wirewright mock"),
        tag(
            "p",
            "Every operation answers with its documented sample, and refuses what the spec "
            "refuses. Nothing is stored. ",
            tag("code", "Prefer: code=400"),
            " in a request asks for another documented answer.",
        ),
        *([_contents(site)] if len(site.apis) > 1 else []),
        *(_api(site, api) for api in site.apis),
    )


def _contents(site: Site) -> Html:
    links = (tag("a", api.title, href=f"#api-{api.name}") for api in site.apis)
    return tag("nav", tag("ul", *(tag("li", link) for link in links)))


def _document(title: str, *inside: Html) -> str:
    head = joined(
        (
            Html('<meta charset="utf-8">'),
            Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            tag("title", title),
            tag("style", _STYLE),
        )
    )
    body = tag("html", tag("head", head), tag("body", tag("main", *inside)), lang="en")
    return f"<!doctype html>\n{body}\n"


def _api(site: Site, api: ir.Api) -> Html:
    found = [endpoint for endpoint in site.endpoints if endpoint.api is api]
    base = tag("p", "Base URL: ", tag("code", f"/{site.prefix(api)}"), class_="soft")
    said = [tag("p", api.info.doc)] if api.info.doc else []
    return tag(
        "section",
        tag("h2", api.title, id=f"api-{api.name}"),
        base,
        *said,
        *_credentials(api),
        *(_operation(endpoint) for endpoint in found),
    )


def _credentials(api: ir.Api) -> Iterator[Html]:
    if api.auth is not None:
        words = " ".join(x for x in (api.auth.kind, api.auth.name) if x)
        yield tag("p", "Credentials, of any value: ", tag("code", words))


def _operation(endpoint: Endpoint) -> Html:
    parts = [
        ("Parameters", tuple(_parameter(x, endpoint.api) for x in endpoint.meant.parameters)),
        ("Request", tuple(_request(endpoint))),
        ("Answers", tuple(map(_choice, endpoint.choices))),
        ("See a call and its answer", tuple(_calls(endpoint))),
    ]
    rows = [
        x
        for title, items in parts
        if items
        for x in (tag("dt", title), tag("dd", tag("ul", *(tag("li", item) for item in items))))
    ]
    said = [tag("p", endpoint.meant.info.doc)] if endpoint.meant.info.doc else []
    return tag(
        "article",
        tag(
            "h3",
            tag("span", endpoint.generated.method, class_="method"),
            tag("code", endpoint.path),
            Html(" "),
            tag("span", endpoint.meant.name, class_="soft"),
        ),
        *said,
        tag("dl", *rows),
        *map(_sample, endpoint.meant.samples),
    )


def _parameter(parameter: ir.Parameter, api: ir.Api) -> Html:
    sent = [f"{parameter.name}_{x}" for x in parameter.operators] or [parameter.name]
    words: list[str] = [parameter.place]
    words += [] if parameter.optional else ["required"]
    words += ["secret: any value will do"] if parameter.secret else []
    words += [f"such as {', '.join(map(str, parameter.examples))}"] if parameter.examples else []
    if names := member_names(parameter.type, api):
        words.append(f"one of {', '.join(names)}")
    about = ", ".join(words)
    return joined((joined((tag("code", name) for name in sent), ", "), text(f": {about}")))


def _request(endpoint: Endpoint) -> Iterator[Html]:
    request = endpoint.generated.request
    for codec in request.media if request is not None else ():
        yield joined((tag("code", x) for x in codec.content_types), ", ")


def _choice(choice: Choice) -> Html:
    media = ", ".join(codec.medium for codec in choice.body.media) if choice.body else "no content"
    shown = "" if choice.samples or choice.body is None else ", without a sample"
    return joined((tag("code", choice.preference), text(f": {media}{shown}")))


def _calls(endpoint: Endpoint) -> Iterator[Html]:
    for medium in endpoint.media:
        if example_call(endpoint, medium) is None:
            continue
        links = [
            tag("a", choice.preference, href=f"/?{urlencode(_names(endpoint, medium, choice))}")
            for choice in endpoint.choices
        ]
        yield joined((text(f"{medium}: "), joined(links, ", ")))


def _names(endpoint: Endpoint, medium: str, choice: Choice) -> dict[str, str]:
    return {
        "call": f"{endpoint.api.name}.{endpoint.meant.name}",
        "medium": medium,
        "prefer": choice.preference,
    }


def _sample(sample: ir.Sample) -> Html:
    return tag("details", tag("summary", sample.path), tag("pre", _shown(sample.content)))


def _shown(content: bytes) -> str:
    found = content.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
    more = len(found) - LONGEST
    return f"{found[:LONGEST]}\n… {more} more characters" if more > 0 else found


def call_page(endpoint: Endpoint, call: Call, reply: Reply) -> str:
    """Return the page that shows a call and its answer."""
    target = f"{call.path}?{call.query}" if call.query else call.path
    asked = [f"{call.method} {target}", *(f"{k.title()}: {v}" for k, v in call.headers.items())]
    said = [f"{reply.status}", *(f"{k}: {v}" for k, v in reply.headers)]
    return _document(
        f"{endpoint.api.name} {endpoint.meant.name}",
        tag("p", tag("a", "All operations", href="/")),
        tag("h1", f"{endpoint.api.title}: {endpoint.meant.name}"),
        tag("h2", "Call"),
        tag("pre", "\n".join(asked)),
        *([tag("pre", _shown(call.body))] if call.body else []),
        tag("h2", "Answer"),
        tag("pre", "\n".join(said)),
        *([tag("pre", _shown(reply.body))] if reply.body else []),
    )
