"""Two samples of one object, member by member: by name, by value, by what stands inside.

In come an object of JSON and an element of XML, either may be missing; out come their members.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from wirewright.dialects.aspnet import camel
from wirewright.importer.infer.alike import may_be_one, text_of_json, text_of_xml
from wirewright.importer.infer.groups import Body, Seen, fold
from wirewright.importer.infer.trees import MISSING, XSI, Json, Object, Xml


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What an XML element has under one name: elements, an attribute or its text."""

    name: str
    namespace: str
    place: str
    elements: tuple[Xml, ...]

    @property
    def first(self) -> Xml:
        """The first element; there is always one."""
        return next(iter(self.elements))


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """A member: its name in each medium, None where it is not there, and its value."""

    json: str | None
    xml: str | None
    namespace: str
    seen: Seen


def joined(object: Object | None, element: Xml | None, body: Body) -> list[Joined]:
    """Return the members of an object in JSON's order, then those that only XML has."""
    members = dict(object.members) if object is not None else {}
    parts = list(_parts(element)) if element is not None else []
    pairs = _pairs(members, parts) if object is not None and element is not None else {}
    found = [_joined(name, value, pairs.get(name), body) for name, value in members.items()]
    taken = {id(part) for part in pairs.values()}
    found += [_joined(None, MISSING, part, body) for part in parts if id(part) not in taken]
    return found


def _joined(name: str | None, value: Json | object, part: _Part | None, body: Body) -> Joined:
    seen = Seen(body, value)  # type: ignore[arg-type]  # MISSING or a value
    if part is None:
        return Joined(name, None, "", seen)
    seen.place = part.place
    if (isinstance(value, list) and _is_unwrapped(value, part)) or (
        len(part.elements) > 1 and not isinstance(value, list)
    ):
        seen.items = part.elements
    else:
        seen.xml = part.first
    return Joined(name, part.name, part.namespace, seen)


def _is_unwrapped(items: list[Json], part: _Part) -> bool:
    """Tell whether the elements are the items themselves."""
    if len(part.elements) > 1:
        return True
    only = part.first
    first = items[0] if items else None
    if isinstance(first, Object):
        inside = {fold(child.name) for child in only.children}
        return bool(inside & {fold(name) for name, _ in first.members})
    return bool(items) and only.is_leaf and bool(only.text.strip())


def _parts(element: Xml) -> Iterator[_Part]:
    for space, name, value in element.attributes:
        if space != XSI and not (space and name in ("Id", "Ref")):
            yield _Part(name, space, "attribute", (Xml(name, space, value),))
    by_name: dict[tuple[str, str], list[Xml]] = {}
    for child in element.children:
        by_name.setdefault((child.namespace, child.name), []).append(child)
    for (space, name), found in by_name.items():
        yield _Part(name, space, "element", tuple(found))
    if not element.children and element.text.strip():
        yield _Part("#text", "", "text", (Xml("#text", "", element.text),))


def _pairs(members: dict[str, Json], parts: list[_Part]) -> dict[str, _Part]:
    """Return the part of each JSON member that has one."""
    found: dict[str, _Part] = {}
    by_fold: dict[str, list[str]] = {}
    for name in members:
        by_fold.setdefault(fold(name), []).append(name)
    for part in parts:
        exact = next(
            (x for x in (part.name, camel(part.name)) if x in members and x not in found), None
        )
        if exact is not None:
            found[exact] = part
    for part in _left(parts, found):
        near = next((x for x in by_fold.get(fold(part.name), ()) if x not in found), None)
        if near is not None:
            found[near] = part
    _by_value(members, parts, found)
    _by_content(members, parts, found)
    _by_elimination(members, parts, found)
    return found


def _left(parts: list[_Part], found: dict[str, _Part]) -> list[_Part]:
    taken = {id(part) for part in found.values()}
    return [part for part in parts if id(part) not in taken]


def _by_value(members: dict[str, Json], parts: list[_Part], found: dict[str, _Part]) -> None:
    """Join what holds the same texts, where those stand only once on each side."""
    names = _unique(
        (text_of_json(value), name) for name, value in members.items() if name not in found
    )
    texts = _unique((text_of_xml(part.elements), part) for part in _left(parts, found))
    for text, name in names.items():
        if text and text in texts:
            found[name] = texts[text]


T = TypeVar("T")
MOST = 40
"""How many members without a common name are compared with each other by what is in them."""


def _unique(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    seen: dict[str, list[T]] = {}
    for text, value in pairs:
        seen.setdefault(text, []).append(value)
    return {text: values[0] for text, values in seen.items() if len(values) == 1}


def _by_content(members: dict[str, Json], parts: list[_Part], found: dict[str, _Part]) -> None:
    """Join objects and lists with the elements that have the most names inside in common."""
    left = [
        name
        for name, value in members.items()
        if name not in found and isinstance(value, list | Object)
    ]
    for name in left[:MOST]:
        value = members[name]
        inside = _json_names(value)
        scored = [(len(inside & _xml_names(part)), part) for part in _left(parts, found)]
        best = max(scored, key=lambda pair: pair[0], default=(0, None))
        if best[0] and best[1] is not None and [x for x, _ in scored].count(best[0]) == 1:
            found[name] = best[1]


def _json_names(value: Json) -> set[str]:
    names: set[str] = set()
    waiting = [value]
    while waiting and len(names) < 200:
        here = waiting.pop()
        if isinstance(here, Object):
            names.update(fold(name) for name, _ in here.members)
            waiting += [inner for _, inner in here.members]
        elif isinstance(here, list):
            waiting += here[:2]
    return names


def _xml_names(part: _Part) -> set[str]:
    return {
        fold(x.name) for element in part.elements[:2] for x in element.walk() if x is not element
    }


def _by_elimination(members: dict[str, Json], parts: list[_Part], found: dict[str, _Part]) -> None:
    """Join what can only be each other: by its form, then where a name stands in the other."""
    for is_near in (False, True, False):
        names = [name for name in members if name not in found][:MOST]
        left = _left(parts, found)[:MOST]
        pairs = [
            (name, part)
            for name in names
            for part in left
            if _may_be(members[name], part) and (not is_near or _is_near(name, part.name))
        ]
        by_name = Counter(name for name, _ in pairs)
        by_part = Counter(id(part) for _, part in pairs)
        only = [pair for pair in pairs if by_name[pair[0]] == 1 == by_part[id(pair[1])]]
        found.update(only)


def _may_be(value: Json, part: _Part) -> bool:
    kinds = {_json_kind(value), _xml_kind(part)} - {""}
    if len(kinds) > 1:
        return False
    return "tree" in kinds or may_be_one(value, part.elements[0])


def _is_near(json: str, xml: str) -> bool:
    short, long = sorted((fold(json), fold(xml)), key=len)
    return len(short) > 1 and short in long


def _json_kind(value: Json) -> str:
    if value is None or value == []:
        return ""
    return "tree" if isinstance(value, list | Object) else "leaf"


def _xml_kind(part: _Part) -> str:
    only = part.first
    if only.is_nil or (only.is_leaf and not only.text.strip()):
        return ""
    return "tree" if only.children or len(part.elements) > 1 else "leaf"
