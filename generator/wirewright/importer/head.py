"""What stands at the head of a draft: the API's title, dialect, media, server and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from wirewright.importer.facts import Documented
from wirewright.importer.infer.enums import is_enum_group
from wirewright.importer.infer.groups import Group
from wirewright.importer.media import Media, common_media
from wirewright.importer.prose import line
from wirewright.importer.work import Work
from wirewright.spec.dump import Tree

CONTRACTS = "http://schemas.datacontract.org/2004/07/"


def namespace_of(work: Work, used: Sequence[Group], media: Media) -> str | None:
    """Return the namespace that most types have, which they need not repeat."""
    has_xml = any("xml" in found for found in media.values())
    if not (has_xml and work.dialect.needs_namespaces):
        return None
    spaces = Counter(x.namespace for x in used if x.namespace and not is_enum_group(x))
    return spaces.most_common(1)[0][0] if spaces else CONTRACTS


def head_of(
    work: Work, documents: Sequence[Documented], space: str | None, media: Media
) -> dict[str, Tree]:
    """Return the tree below `api:`."""
    return dict(_entries(work, documents, space, media))


def _entries(
    work: Work, documents: Sequence[Documented], space: str | None, media: Media
) -> Iterator[tuple[str, Tree]]:
    yield "title", next((line(x.title, 120) for x in documents if x.title), "") or work.name
    if len(documents) == 1 and documents[0].doc:
        yield "doc", line(documents[0].doc, 1000)
    yield "dialect", work.dialect.name
    if len(work.dialect.casings) > 1:
        yield "json_names", work.shaper.casing
    if space is not None:
        yield "xml_namespace", space
    if chosen := common_media(work, media):
        yield "media", list(chosen)
    if types := _content_types(work):
        yield "media_types", types
    if server := _server(work, documents):
        yield "server", server
    yield "source", ", ".join(dict.fromkeys(line(x.page, 80) for x in documents[:5]))
    if notes := [line(note) for x in documents for note in x.notes][:20]:
        yield "notes", list(dict.fromkeys(notes))


def _server(work: Work, documents: Sequence[Documented]) -> str:
    told = [x.server for x in documents] + [call.server for call in work.calls]
    server = next((x for x in told if x), "")
    # What the page wants to be filled in is no address.
    return "" if "{" in server or "BASE" in server.upper() else server


def _content_types(work: Work) -> dict[str, Tree]:
    """Return the content types that pages list and the dialect does not have."""
    found: dict[str, Tree] = {}
    for medium, own in work.dialect.content_types.items():
        listed = dict.fromkeys(
            x.split(";")[0].strip().lower()
            for each in work.carried
            for x in each.listed.get(medium, ())
        )
        others = [x for x in listed if x not in own and x.count("/") == 1 and _is_plain(x)]
        if others and medium != "form":
            found[medium] = [*(x for x in own if x in listed), *others]
    return found


def _is_plain(content_type: str) -> bool:
    return content_type.isascii() and content_type.isprintable() and " " not in content_type
