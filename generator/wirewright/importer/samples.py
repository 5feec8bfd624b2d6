"""The samples of a draft: which files they become, and what they cannot prove."""

from __future__ import annotations

import re
from collections.abc import Collection

from wirewright.importer.bodies import Carried
from wirewright.importer.calls import Call
from wirewright.importer.infer.decide import Expr
from wirewright.importer.infer.groups import Body
from wirewright.importer.media import Media
from wirewright.importer.work import Work, inside, root
from wirewright.spec.dump import Tree

MARKUP = "The page has raw HTML in the XML, laid out anew; it is written as escaped text."


def samples_of(work: Work, media: Media, operations: Collection[str]) -> dict[str, bytes]:
    """Return the samples by their files' names; those that no type could say are left out."""
    found: dict[str, bytes] = {}
    for call in work.calls:
        for each in call.carried if call.name in operations else ():
            if root(work, each) is not None:
                for body in each.bodies:
                    _add(found, work, call, each, body, media[id(each)])
    return found


def _add(
    found: dict[str, bytes],
    work: Work,
    call: Call,
    each: Carried,
    body: Body,
    media: tuple[str, ...],
) -> None:
    fit = [x for x in ("json", "xml") if x in media and getattr(body, x) and x not in body.unfit]
    for medium, payload in (("json", body.json), ("xml", body.xml)):
        if payload is None:
            continue
        if medium not in fit:
            why = body.unfit.get(medium, "its medium is not one of this body")
            work.notes.left_out(call.page, payload.line, f"the {medium.upper()} sample: {why}")
            continue
        variant = body.variant
        if medium == "xml" and len(fit) == 2 and body.apart:
            # Each sample still holds for itself; only that they are one object is not claimed.
            variant = f"{variant}_apart" if variant else "apart"
            why = "; ".join(dict.fromkeys(body.apart[:3]))
            about = f"that the two samples are of one object: {why}"
            work.notes.left_out(call.page, payload.line, about)
        content = payload.text.strip("\ufeff").encode("utf-8", "replace")
        found[f"samples/{call.name}.{_stem(each, variant)}.{medium}"] = content


def _stem(each: Carried, variant: str) -> str:
    """Return the name of a sample without its operation and its medium."""
    status = each.content.status if each.content.status.isdigit() else ""
    return ".".join(x for x in (each.direction, status, variant) if x)


def reasons(work: Work, call: Call) -> dict[str, Tree]:
    """Return what samples cannot prove: raw HTML in XML, which is written as escaped text."""
    found: dict[str, Tree] = {}
    for each in call.carried:
        expr = root(work, each)
        for body in each.bodies:
            if expr is not None and body.xml is not None and _has_tags(body, body.xml.text):
                paths: dict[str, Tree] = dict.fromkeys(_markup_paths(work, expr), MARKUP)
                if paths:
                    found[f"{_stem(each, body.variant)}.xml"] = {"differs": paths}
    return {"samples": found} if found else {}


def _has_tags(body: Body, text: str) -> bool:
    """Tell whether elements for raw HTML really have tags inside."""
    names = "|".join(re.escape(name) for name in body.markup)
    found = re.finditer(rf"<({names})>(.*?)</\1>", text, re.DOTALL) if names else ()
    return any("<" in element[2] for element in found)


def _markup_paths(work: Work, expr: Expr, path: str = "", depth: int = 0) -> list[str]:
    found: list[str] = []
    for group in inside(expr) if depth < 12 else ():
        for part in (x for layer in work.shaper.shape(group).layers for x in layer):
            here = f"{path}.{part.key}".strip(".")
            if part.decided.markup:
                found.append(here)
            else:
                found += _markup_paths(work, part.expr, here, depth + 1)
    return found
