"""Strict reading: the value that lenient reading gives, and a list of what it passed over.

Lenient readers ignore members that are not documented, and read those of XML in any order; a
server ignores or loses some of that without a word, too. Here a payload is held against the
generated description of its type, the same names that its reader asks for.
"""

from __future__ import annotations

import json as stdlib_json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeAlias, TypeVar

from ..errors import dotted, printable
from . import form, json, xml
from .limits import Limits

if TYPE_CHECKING:
    from .xml import Element

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Kind: TypeAlias = Literal[
    "unknown", "case", "namespace", "order", "repeated", "item", "attribute", "text", "file"
]
Parts: TypeAlias = tuple[str | int, ...]
Decode: TypeAlias = Callable[[bytes | str, Limits], T]
XSI_NAMES: Final = xml.NIL.removesuffix("nil")


@dataclass(frozen=True, slots=True)
class Finding:
    """What lenient reading passes over: where, what kind of thing, and why.

    `unknown` members and values are not documented; `case`, `namespace`: they are, but in other
    letters or another namespace; `order`: a server that reads members in order loses it;
    `repeated`: another one of its name counts; `item`: a list's items are called otherwise;
    `attribute`, `text`: where XML has none; `file`: a part of a multipart body that is one where
    a text is documented, or the other way round.
    """

    kind: Kind
    parts: Parts
    reason: str

    @property
    def path(self) -> str:
        """The place inside the payload by the medium's own names, such as `lines[3].price`."""
        return dotted(self.parts)

    def __str__(self) -> str:
        return printable(f"{self.path}: {self.reason}" if self.parts else self.reason)


@dataclass(frozen=True, slots=True)
class Strict(Generic[T_co]):
    """A value, and what its payload has beside it."""

    value: T_co
    findings: tuple[Finding, ...] = ()


# ---- descriptions: what the generated modules say of a type -----------------------------------


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `tag` is the XML name of its items, None where that is not documented."""

    shape: Shape
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """A map; `tags` are the XML names of an entry, its key and its value."""

    shape: Shape
    tags: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Repeated:
    """The items of a list that stand in XML without a list element."""

    shape: Shape


ANYTHING: Final = "anything"
Shape: TypeAlias = "Callable[[], Members] | Items | Entries | Repeated | Literal['anything'] | None"
"""A model's members, a list, a map, content that nobody describes, or (None) a scalar."""
Members: TypeAlias = Mapping[str, Shape]
"""A model's members in the wire's order: `@name` is an attribute, `#text` its text."""


@cache
def fixed(*members: tuple[str, Shape]) -> Callable[[], Members]:
    """Return the description of a value with these members and no name of its own."""
    return lambda: dict(members)


@cache
def any_of(*models: Callable[[], Members]) -> Callable[[], Members]:
    """Return the description of a value that is of one of several models."""
    return lambda: {name: shape for model in models for name, shape in model().items()}


@cache
def members_of(model: Callable[[], Members]) -> Members:
    """Return the members of a model, made once."""
    return model()


# ---- JSON -------------------------------------------------------------------------------------


class Pairs(list[tuple[str, Any]]):
    """A JSON object with all its names, in order."""


def _text(raw: bytes) -> object:
    """Read JSON of any shape; numbers are left out, for they may be of any length."""
    return stdlib_json.loads(raw, object_pairs_hook=Pairs, parse_int=_nothing, parse_float=_nothing)


def _nothing(_: str) -> None:
    return None


_ANY_TEXT: json.Decoder[object] = json.Decoder(_text, object, lambda _, value: value, None)


def read_json(decode: Decode[T], data: bytes | str, limits: Limits, shape: Shape) -> Strict[T]:
    """Read JSON by `decode`, and list what does not fit `shape`."""
    value = decode(data, limits)
    return Strict(value, tuple(_in_json(json.decode(_ANY_TEXT, data, limits), shape, ())))


def _in_json(found: object, shape: Shape, at: Parts) -> Iterator[Finding]:
    if isinstance(found, Pairs):
        if isinstance(shape, Entries):
            yield from _repeated([name for name, _ in found], at)
            for name, item in found:
                yield from _in_json(item, shape.shape, (*at, name))
        elif callable(shape):
            yield from _in_object(found, members_of(shape), at)
    elif isinstance(found, list) and isinstance(shape, Items):
        for index, item in enumerate(found):
            yield from _in_json(item, shape.shape, (*at, index))


def _in_object(found: Pairs, members: Members, at: Parts) -> Iterator[Finding]:
    yield from _repeated([name for name, _ in found if name in members], at)
    for name, item in found:
        if name in members:
            yield from _in_json(item, members[name], (*at, name))
        else:
            yield _stranger(name, members, (*at, name))


def _repeated(names: list[str], at: Parts) -> Iterator[Finding]:
    if len(set(names)) < len(names):
        last = {name: index for index, name in enumerate(names)}
        for index, name in enumerate(names):
            if index < last[name]:
                yield Finding("repeated", (*at, name), "comes again: the last one counts")


def _stranger(name: str, members: Members, at: Parts) -> Finding:
    """Say why a name is none of the members': often it almost is."""
    for known in members:
        if _local(known) == _local(name) and known != name:
            where = f"in {_namespace(known)}" if _namespace(known) else "without a namespace"
            return Finding("namespace", at, f"documented {where}, not in this namespace")
    for known in members:
        if known.casefold() == name.casefold():
            return Finding("case", at, f"documented as {_local(known)!a}, in other letters")
    return Finding("unknown", at, "not documented")


# ---- XML --------------------------------------------------------------------------------------


def read_xml(
    decode: Decode[T],
    data: bytes | str,
    limits: Limits,
    shape: Shape,
    root: str,
    markup: tuple[str, ...] = (),
) -> Strict[T]:
    """Read an XML document by `decode`, and list what does not fit `shape`."""
    value = decode(data, limits)
    element: Element = xml.decode(lambda found: found, data, root, limits, markup)
    return Strict(value, tuple(_in_element(element, shape, ())))


def _in_element(element: Element, shape: Shape, at: Parts) -> Iterator[Finding]:
    if shape == ANYTHING:
        return
    members = members_of(shape) if callable(shape) else {}
    for name in map(str, element.attrib):
        if f"@{name}" not in members and not name.startswith(XSI_NAMES):
            yield Finding("attribute", (*at, f"@{_local(name)}"), "not documented")
    if shape is not None and "#text" not in members and _has_text(element):
        yield Finding("text", at, "text between elements")
    if isinstance(shape, Items):
        yield from _in_list(element, shape, at)
    elif isinstance(shape, Entries):
        yield from _in_map(element, shape, at)
    else:
        yield from _in_members(element, members, at)


def _has_text(element: Element) -> bool:
    return any((x or "").strip() for x in (element.text, *(child.tail for child in element)))


def _in_list(element: Element, shape: Items, at: Parts) -> Iterator[Finding]:
    index = 0
    for child in element:
        if shape.tag in (None, child.tag):
            yield from _in_element(child, shape.shape, (*at, index))
            index += 1
        else:
            reason = f"no item of the list: those are called {shape.tag}"
            yield Finding("item", (*at, _local(str(child.tag))), reason)


def _in_map(element: Element, shape: Entries, at: Parts) -> Iterator[Finding]:
    entry, key, value = shape.tags
    members: Members = {key: None, value: shape.shape}
    yield from _in_list(element, Items(lambda: members, entry), at)


def _in_members(element: Element, members: Members, at: Parts) -> Iterator[Finding]:
    """Go through children as a server that reads in order does: each one looks ahead only."""
    places = {name: place for place, name in enumerate(members)}
    counts: dict[str, int] = {}
    furthest = -1
    for child in element:
        tag = str(child.tag)
        here = (*at, _local(tag))
        count = counts[tag] = counts.get(tag, -1) + 1
        if tag not in places:
            yield _stranger(tag, members, here)
            continue
        shape = members[tag]
        if isinstance(shape, Repeated):
            shape, here = shape.shape, (*here, count)
        elif count:
            yield Finding("repeated", here, "comes again: the first one counts")
            continue
        if places[tag] < furthest:
            reason = "comes too late: a server that reads members in order loses it"
            yield Finding("order", here, reason)
        furthest = max(furthest, places[tag])
        yield from _in_element(child, shape, here)


def _namespace(tag: str) -> str:
    return tag[1:].partition("}")[0] if tag[:1] == "{" else ""


def _local(tag: str) -> str:
    return tag.partition("}")[2] if tag[:1] == "{" else tag


# ---- forms ------------------------------------------------------------------------------------


def read_form(decode: Decode[T], data: bytes | str, limits: Limits, shape: Shape) -> Strict[T]:
    """Read a form post by `decode`, and list what does not fit `shape`."""
    value = decode(data, limits)
    findings = form.decode(lambda found, _: tuple(_in_form(found, shape)), data, limits)
    return Strict(value, findings)


def _in_form(found: form.Form, shape: Shape) -> Iterator[Finding]:
    asked = dict(_asked(found, shape, ""))
    given: set[str] = set()
    for name, _ in found.pairs:
        key = form.canonical(name)
        if key not in asked:
            yield Finding("unknown", (name,), "the server's binder does not read this name")
        elif key in given and asked[key]:
            yield Finding("repeated", (name,), "comes again: the first one counts")
        given.add(key)


def _asked(found: form.Form, shape: Shape, name: str) -> Iterator[tuple[str, bool]]:
    """Yield the names that the reader asks for, as far as the form has them.

    With each goes whether it is read once only.
    """
    if callable(shape):
        for member, inside in members_of(shape).items():
            path = f"{name}.{member}" if name else member
            if found.has(path):
                yield from _asked(found, inside, path)
    elif isinstance(shape, Items) and shape.shape is None:
        key = form.canonical(name)
        yield key, False
        yield f"{key}[]", False
        yield from ((f"{key}[{n}]", True) for n in range(found.count(name, scalar=True)))
    elif isinstance(shape, Items):
        for index in range(found.count(name)):
            yield from _asked(found, shape.shape, f"{name}[{index}]")
    elif isinstance(shape, Entries):
        for index in range(found.count(name)):
            yield form.canonical(f"{name}[{index}].Key"), True
            yield from _asked(found, shape.shape, f"{name}[{index}].Value")
    else:
        yield form.canonical(name), True
