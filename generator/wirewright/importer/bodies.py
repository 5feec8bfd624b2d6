"""The bodies of a documentation: their samples sorted by medium, read, and paired.

Takes the contents of requests and answers as pages have them. A sample that cannot be read is left
out with its line; what the others say stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wirewright.dialects.contracts import SERIALIZATION
from wirewright.importer.facts import Content, Payload
from wirewright.importer.infer.groups import Body, Seen, Slot
from wirewright.importer.infer.trees import MISSING, Json, Missing, Object, json_tree, xml_tree
from wirewright.importer.infer.walk import Types
from wirewright.importer.infer.words import Word, word_of
from wirewright.importer.report import Notes
from wirewright.resolve.payloads import Malformed

MEDIA = ("json", "xml", "form")


@dataclass(slots=True, eq=False)
class Carried:
    """A request or an answer: where its values stand, its samples, the media that a page lists."""

    content: Content
    slot: Slot
    direction: str
    bodies: list[Body] = field(default_factory=list)
    listed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    @property
    def is_named(self) -> bool:
        """Tell whether the page says what the body is."""
        return self.slot.word is not None and self.slot.word.kind not in ("object", "void")

    @property
    def sampled(self) -> tuple[str, ...]:
        """The media that have a sample."""
        return tuple(x for x in MEDIA if any(getattr(body, x) is not None for body in self.bodies))


def medium_of(content_type: str, text: str = "") -> str:
    """Return the medium of a content type, or of a text that has none; "" for another one."""
    bare = content_type.lower()
    if "x-www-form-urlencoded" in bare:
        return "form"
    if "json" in bare and "bson" not in bare:
        return "json"
    if "xml" in bare and "html" not in bare:
        return "xml"
    if not content_type:
        start = text.lstrip("\ufeff \t\r\n")[:1]
        return {"{": "json", "[": "json", "<": "xml"}.get(start, "")
    return ""


def carried(content: Content, direction: str, page: str, notes: Notes) -> Carried:
    """Return a body with its samples read."""
    word = word_of(content.type)
    rows = content.members
    slot = Slot("", word, rows, is_contract=True)
    found = Carried(content, slot, direction)
    by_medium: dict[str, list[Payload]] = {medium: [] for medium in MEDIA}
    for payload in content.payloads:
        media = dict.fromkeys(medium_of(x, payload.text) for x in payload.content_types or ("",))
        for medium in media:
            types = tuple(x for x in payload.content_types if medium_of(x) == medium)
            if medium:
                found.listed[medium] = tuple(dict.fromkeys((*found.listed.get(medium, ()), *types)))
            if payload.missing or not payload.text.strip():
                found.missing.add(medium)
                continue
            if not medium:
                if len(media) > 1:
                    continue
                notes.left_out(
                    page, payload.line, f"a sample of {_types(payload)}: no medium of a spec"
                )
            elif all(payload.text != other.text for other in by_medium[medium]):
                by_medium[medium].append(payload)
    for payload in by_medium.pop("form"):
        notes.left_out(
            page, payload.line, "a sample of a form: what it shows is not held against the types"
        )
    _pair(found, by_medium, page, notes)
    return found


def _types(payload: Payload) -> str:
    return ", ".join(payload.content_types) or "no content type"


def _pair(found: Carried, by_medium: dict[str, list[Payload]], page: str, notes: Notes) -> None:
    jsons, xmls = by_medium["json"], by_medium["xml"]
    several = max(len(jsons), len(xmls)) > 1
    paired = len(jsons) == len(xmls) or min(len(jsons), len(xmls)) == 1
    used: set[str] = set()
    for number in range(max(len(jsons), len(xmls))):
        json = jsons[number] if number < len(jsons) else None
        xml = xmls[number] if number < len(xmls) else None
        bodies = (
            [_body(json, xml, page, notes)]
            if paired
            else [
                _body(json, None, page, notes),
                _body(None, xml, page, notes),
            ]
        )
        for body in bodies:
            if body.json is None and body.xml is None:
                continue
            if several:
                body.variant = _variant(body, number + 1, used)
            found.bodies.append(body)


def _variant(body: Body, number: int, used: set[str]) -> str:
    payload = body.json or body.xml
    given = re.sub(r"[^a-z0-9]+", "_", (payload.variant if payload else "").lower()).strip("_")[:40]
    found = given or f"sample{number}"
    while found in used:
        found = f"{found}_{number}"
    used.add(found)
    return found


def _body(json: Payload | None, xml: Payload | None, page: str, notes: Notes) -> Body:
    body = Body()
    if json is not None:
        tree = json_tree(json.text)
        if isinstance(tree, Malformed):
            notes.left_out(page, json.line + tree.line - 1, f"a sample that is no JSON: {tree.why}")
        else:
            body.json, body.json_tree = json, tree
    if xml is not None:
        root = xml_tree(xml.text.strip())
        if isinstance(root, Malformed) and (names := _with_markup(body.json_tree)):
            readable = xml_tree(xml.text.strip(), names)
            if not isinstance(readable, Malformed):
                root, body.markup = readable, names
        if isinstance(root, Malformed):
            notes.left_out(page, xml.line + root.line - 1, f"a sample that is no XML: {root.why}")
        elif any(space == SERIALIZATION for x in root.walk() for space, _, _ in x.attributes):
            why = "it refers to objects by number (z:Id, z:Ref), which no spec can say"
            notes.left_out(page, xml.line, f"the XML sample: {why}")
        else:
            body.xml, body.xml_tree = xml, root
    return body


def _with_markup(value: Json | Missing) -> tuple[str, ...]:
    """Return the members whose text is HTML, which XML samples often have as it is."""
    names: dict[str, None] = {}
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, Object):
            for name, inner in here.members:
                waiting.append(inner)
                if isinstance(inner, str) and re.search(r"<[a-zA-Z][^<>]*>", inner):
                    names[name] = None
    return tuple(names)


def walk(found: Carried, types: Types) -> None:
    """Give all values of a body's samples to their types."""
    for body in found.bodies:
        if body.json_tree is not MISSING or body.xml_tree is not None:
            types.walk(found.slot, Seen(body, body.json_tree, body.xml_tree))


def void(content: Content) -> bool:
    """Tell whether a page says that there is no body."""
    word = word_of(content.type)
    return content.absent or (word is not None and word == Word("void"))
