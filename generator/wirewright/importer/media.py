"""The media of bodies: those that are sampled, and those that a page lists beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from wirewright.importer.bodies import Carried
from wirewright.importer.infer.decide import Expr
from wirewright.importer.infer.enums import is_enum_group
from wirewright.importer.work import Work, below, root
from wirewright.spec.dump import Tree

Media = Mapping[int, tuple[str, ...]]
"""The media of each body, by its identity."""


def media_of(work: Work) -> Media:
    """Return the media of all bodies."""
    return {id(each): _media(work, each) for each in work.carried}


def common_media(work: Work, media: Media) -> tuple[str, ...]:
    """Return the media that most bodies have, () where those are the dialect's."""
    counts: Counter[tuple[str, ...]] = Counter()
    for each in work.carried:
        if media[id(each)] and root(work, each) is not None:
            counts[() if media[id(each)] == _default(work, each) else media[id(each)]] += 1
    return counts.most_common(1)[0][0] if counts else ()


def said_media(
    work: Work, api: Mapping[str, Tree], each: Carried, media: Media
) -> tuple[str, ...] | None:
    """Return the media of a body where they are not what the API or the dialect says."""
    given = api.get("media")
    inherited = tuple(str(x) for x in given) if isinstance(given, list) else _default(work, each)
    if each.direction == "response":
        inherited = tuple(x for x in inherited if x != "form")
    own = media[id(each)]
    return None if own in (inherited, ()) else own


def _default(work: Work, each: Carried) -> tuple[str, ...]:
    dialect = work.dialect
    return dialect.request_media if each.direction == "request" else dialect.response_media


def _media(work: Work, each: Carried) -> tuple[str, ...]:
    own = _default(work, each)
    expr = root(work, each)
    if expr is None:
        return own
    found = _written(work, each, expr, own)
    is_form = each.direction == "request" and "form" in own and "form" in (each.listed or own)
    if is_form and all(x.word != "any" for x in below(work, expr)):
        found.append("form")
    return (*(x for x in own if x in found), *(x for x in found if x not in own))


def _written(work: Work, each: Carried, expr: Expr, own: tuple[str, ...]) -> list[str]:
    fit = [
        medium
        for medium in ("json", "xml")
        if any(getattr(b, medium) is not None and medium not in b.unfit for b in each.bodies)
    ]
    if fit:
        return fit
    if each.listed and not each.sampled:
        only_xml = "xml" in each.listed and "json" not in each.listed
        return ["xml"] if only_xml and _can_be_xml(work, expr) else ["json"]
    return [x for x in own if x == "json" or (x == "xml" and _can_be_xml(work, expr))]


def _can_be_xml(work: Work, expr: Expr) -> bool:
    if work.dialect.name == "plain":
        return False
    words = {x.word for x in below(work, expr)}
    if words & work.dialect.xml_form.refused or ("any" in words and not work.dialect.any_in_xml):
        return False
    groups = [x.group.true for x in below(work, expr) if x.group is not None]
    return not work.dialect.needs_namespaces or all(
        group.namespace is not None or is_enum_group(group) for group in groups
    )
