"""What single values give away about the type of their place: namespaces, names, kinds."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

from wirewright.dialects.contracts import (
    ARRAYS,
    GENERIC,
    SERIALIZATION,
    SERIALIZATION_NAMES,
    SYSTEM,
    XSD,
    XSD_NAMES,
)
from wirewright.importer.infer import lexical
from wirewright.importer.infer.groups import Group, Seen, Slot
from wirewright.importer.infer.lexical import Sight, Style
from wirewright.importer.infer.trees import MISSING, XSI, Object, Xml
from wirewright.importer.infer.words import Word

KINDS: Final = {
    name: kind
    for kind, name in (*XSD_NAMES.items(), *SERIALIZATION_NAMES.items())
    if kind not in ("date", "time")
}
BUILT_IN: Final = frozenset((ARRAYS, SERIALIZATION, SYSTEM, GENERIC))


def learn_from_hash(slot: Slot, group: Group, entry: str) -> None:
    """Find the namespace of an enum in a map, which XML shows only in the hash of the entry's name."""
    spaces = dict.fromkeys(
        uri
        for seen in slot.seen
        if seen.body.xml_tree is not None
        for element in seen.body.xml_tree.walk()
        for uri in (element.namespace, *(uri for _, uri in element.declared))
    )
    values = (XSD, SERIALIZATION, *spaces)
    for space in spaces:
        hashes = [x for other in values for x in (_hash(space, other), _hash(other, space))]
        if entry.endswith(tuple(hashes)):
            group.namespace = space
            return
    for seen in slot.seen:
        why = "the name of a map's entries holds the hash of a namespace that no sample shows"
        seen.body.unfit.setdefault("xml", why)


def _hash(*spaces: str) -> str:
    """Return what .NET appends to the name of a generic type over types of these namespaces."""
    text = f" {len(spaces)}" + "".join(f" {space}" for space in spaces)
    digest = hashlib.md5(text.encode(), usedforsecurity=False).digest()[:6]
    return base64.b64encode(digest).decode().replace("/", "_S").replace("+", "_P")


def content_space(seen: Seen) -> str | None:
    """Return the namespace that an element declares for what would stand in it."""
    xml = seen.xml
    if xml is None or xml.children:
        return None
    return next(
        (uri for prefix, uri in xml.declared if prefix and not uri.endswith("XMLSchema-instance")),
        None,
    )


def sight(seen: Seen) -> Sight | None:
    """Return the leaf that a value is, None where it is none."""
    return lexical.sight_of(seen.json, seen.xml)


def family_of(word: Word | None) -> str:
    """Return the family of scalars that a page's word means, "" for none."""
    if word is None:
        return ""
    if word.kind == "list" and word.arguments[0].name == "uint8":
        return "bytes"
    return word.name if word.kind == "scalar" else ""


def told_by_xml(slot: Slot) -> str:
    """Return the type that an item of a list, or a root, is called after."""
    for seen in slot.seen:
        xml = seen.xml
        if (
            slot.is_contract
            and xml is not None
            and xml.namespace in (ARRAYS, SERIALIZATION, SYSTEM)
        ):
            kind = KINDS.get(xml.name, "")
            return "" if kind == "any" else kind
    return ""


def is_offset(xml: Xml | None) -> bool:
    """Tell whether an element is a date with an offset as .NET writes it."""
    return xml is not None and [(x.name, x.namespace) for x in xml.children] == [
        ("DateTime", SYSTEM),
        ("OffsetMinutes", SYSTEM),
    ]


def is_typed(seen: Seen) -> bool:
    """Tell whether a value says its type itself, as those of .NET's object do."""
    if seen.xml is not None and any(
        (space, name) == (XSI, "type") for space, name, _ in seen.xml.attributes
    ):
        return True
    return isinstance(seen.json, Object) and bool(seen.json.members)


def is_mixed(slot: Slot) -> bool:
    """Tell whether values of several kinds stand in one place, as .NET's object allows."""
    return len({type(seen.json) for seen in slot.seen if seen.json not in (MISSING, None)}) > 1


def is_plural(name: str) -> bool:
    """Tell whether a name is one for many."""
    return name.lower().endswith("s") and not name.lower().endswith(("ss", "us", "is", "as"))


def shape_again(seen: Seen) -> str:
    """Return what JSON shows of a value: a list, an object or a leaf."""
    json = seen.json
    if isinstance(json, list):
        return "list"
    if isinstance(json, Object):
        return "object" if json.members else ""
    return "leaf" if json is not MISSING and json is not None else ""


def goes_with(shape: str, other: str) -> bool:
    """Tell whether JSON of one shape can be a value of another."""
    return other == shape or (other == "object" and shape in ("map", "pair"))


def note_disagreement(seen: Seen, sight: Sight, kind: str, style: Style) -> None:
    """Note for a body which of its samples a type cannot say, or that the two cannot be of one object."""
    if sight.json is not None and not lexical.fits(kind, [Sight(sight.json, None)], style):
        seen.body.unfit.setdefault("json", f"{sight.json!s:.40} is no {kind}")
    elif sight.xml is not None and not lexical.fits(kind, [Sight(None, sight.xml)], style):
        seen.body.unfit.setdefault("xml", f"{sight.xml:.40} is no {kind}")
    elif sight.json is not None and sight.xml is not None:
        seen.body.apart.append(f"JSON has {sight.json!s:.40} where XML has {sight.xml:.40}")
