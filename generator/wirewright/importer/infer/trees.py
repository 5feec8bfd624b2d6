"""Samples as trees: JSON with its numbers as they are written, XML with namespaces and prefixes.

A text that is no JSON or XML gives a `Malformed`; nothing here opens a file or an entity.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from lxml import etree

from wirewright.resolve.payloads import Malformed, read_json, read_xml

DEEPEST: Final = 60
WIDEST: Final = 1000
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"


class Missing(Enum):
    """The value of what does not stand in a medium at all."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING


class Number(str):
    """A number of JSON by its text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False)
class Object:
    """An object of JSON with its members in their order."""

    members: tuple[tuple[str, Json], ...]

    def get(self, name: str) -> Json | Missing:
        """Return a member's value; MISSING where it is absent."""
        return next((value for key, value in self.members if key == name), MISSING)


Json = None | bool | Number | str | list["Json"] | Object


@dataclass(frozen=True, slots=True, eq=False)
class Xml:
    """An element. `text` is all text directly in it, `declared` the namespaces it declares."""

    name: str
    namespace: str
    text: str = ""
    children: tuple[Xml, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()
    declared: tuple[tuple[str, str], ...] = ()

    @property
    def is_nil(self) -> bool:
        """Tell whether the element says null."""
        return any(
            (space, name) == (XSI, "nil") and value in ("true", "1")
            for space, name, value in self.attributes
        )

    @property
    def is_leaf(self) -> bool:
        """Tell whether no element stands inside."""
        return not self.children

    def walk(self) -> Iterator[Xml]:
        """Yield the element and all inside of it."""
        waiting: list[Xml] = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


def json_tree(text: str) -> Json | Malformed:
    """Read JSON; a member that stands twice makes it malformed, for one of the two is lost."""
    content = text.encode("utf-8", "surrogatepass")
    refused = read_json(content) if _depth(text) <= DEEPEST else _too_deep()
    if isinstance(refused, Malformed):
        return refused
    twice: list[str] = []
    wide: list[int] = []

    def members(pairs: list[tuple[str, Json]]) -> Object:
        if len({name for name, _ in pairs}) < len(pairs):
            names = [name for name, _ in pairs[:WIDEST]]
            twice.append(next((x for x in names if names.count(x) > 1), names[0]))
        if len(pairs) > WIDEST:
            wide.append(len(pairs))
        return Object(tuple(pairs))

    tree: Json = json.loads(
        content, object_pairs_hook=members, parse_int=Number, parse_float=Number
    )
    if twice:
        return Malformed(f"the member `{twice[0][:60]}` stands twice in one object")
    if wide:
        return Malformed(f"an object has {wide[0]} members, more than {WIDEST}")
    return tree


def _depth(text: str) -> int:
    """Return how deep brackets are nested; those in texts count, too, which does no harm."""
    deepest = here = 0
    for bracket in _BRACKETS.findall(_TEXTS.sub("", text)):
        here += 1 if bracket in "[{" else -1
        deepest = max(deepest, here)
    return deepest


def _too_deep() -> Malformed:
    return Malformed(f"it is nested deeper than {DEEPEST}")


_BRACKETS: Final = re.compile(r"[\[\]{}]")
_TEXTS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)


def xml_tree(text: str, markup: tuple[str, ...] = ()) -> Xml | Malformed:
    """Read XML without comments, processing instructions and entities; `markup` holds raw HTML."""
    root = read_xml(text.encode("utf-8", "surrogatepass"), markup)
    if isinstance(root, Malformed):
        return root
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return _too_deep()
        if len({child.tag for child in element}) + len(element.attrib) > WIDEST:
            return Malformed(f"an element has more than {WIDEST} members")
    return _element(root, {})


def _element(element: etree._Element, above: dict[str | None, str]) -> Xml:
    name = etree.QName(element)
    here = dict(element.nsmap)
    texts = [element.text or "", *(child.tail or "" for child in element)]
    return Xml(
        name=name.localname,
        namespace=name.namespace or "",
        text="".join(texts),
        children=tuple(_element(child, here) for child in element if isinstance(child.tag, str)),
        attributes=tuple(_attribute(key, value) for key, value in element.attrib.items()),
        declared=tuple(
            (prefix or "", uri) for prefix, uri in here.items() if above.get(prefix) != uri
        ),
    )


def _attribute(key: str | bytes, value: str | bytes) -> tuple[str, str, str]:
    name = etree.QName(key)
    return name.namespace or "", name.localname, str(value)
