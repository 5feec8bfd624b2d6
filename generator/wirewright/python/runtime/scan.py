"""Reading XML that a machine wrote: one fixed shape, taken by regular expressions.

A generated table says which members an object has, in the wire's order. What an expression finds
in a document of that shape is a row of texts, and a generated function makes the value of it.
Everything else, and everything wrong, is left to the reader of `xml`: nothing here raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic, TypeVar

from ..errors import CodecError
from .numbers import SPACE

T = TypeVar("T")

# What a generated function may take as it is; other texts of a kind do not match. Integers end a
# little below the widest, for an expression cannot compare; `int` itself refuses no digits at all.
_TEXT = r"[\t\n -;=-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*+"  # XML's, but for CR and `<`
_REAL = r"-?+[0-9]{1,17}+(?:\.[0-9]{1,17}+)?+(?:E[+-]?+[0-9]{1,2}+)?+"
_FRACTION = "[0-9]{1,28}+"
PATTERNS: Mapping[str, str] = {
    "boolean": "true|false",
    "int8": "-?+(?:1(?=[01]))?+[0-9]{0,2}+",
    "int16": "-?+(?:[12]|3(?=[01]))?+[0-9]{0,4}+",
    "int32": "-?+(?:1|2(?=0))?+[0-9]{0,9}+",
    "int64": "-?+(?:[1-8]|9(?=[01]))?+[0-9]{0,18}+",
    "uint8": "(?:1|2(?=[0-4]))?+[0-9]{0,2}+",
    "uint16": "(?:[1-5]|6(?=[0-4]))?+[0-9]{0,4}+",
    "uint32": "(?:[1-3]|4(?=[01]))?+[0-9]{0,9}+",
    "uint64": "(?:1(?=[0-7]|8[0-3]))?+[0-9]{0,19}+",
    "double": _REAL,
    "decimal": rf"-?+[0-9]{{1,28}}+(?:\.{_FRACTION})?+",
    "uuid": "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "datetime": "[-+.:0-9TZ]*+",  # held against the exact one by what remembers the last texts
    "text": _TEXT,
}
NET_PATTERNS: Mapping[str, str] = {
    **PATTERNS,
    "decimal": rf"-?+[0-9]{{1,28}}+(?:\.(?!0<){_FRACTION})?+",  # `15.0` is a type of its own
}
_CR = (("&#xD;", "\r"), ("&#13;", "\r"))  # as .NET and as lxml write it
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), *_CR, ("&amp;", "&"))
_LONG = 1_000_000

Row = Sequence[Any]
"""What stands in an object, in the wire's order: texts, None for what is null or absent, and values
of models and lists. After a member that may be both null and absent comes None unless it is null."""


@dataclass(frozen=True, slots=True)
class Member:
    """An element as it stands on the wire.

    `kind` is a key of the patterns, `model`, `list` or `unknown` (a list of which only the empty one
    has a known shape). `contents` is the namespace inside, `item` a list's items, `shape` that of
    a model, `read` makes the value of an item that is a text.
    """

    name: str
    kind: str
    optional: bool = False
    nullable: bool = False
    contents: str | None = None
    item: Member | None = None
    shape: Callable[[], Shape] | None = None
    read: Callable[[str], object] | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """The members of a model in the wire's order; `make` makes a value of their row."""

    make: Callable[[Row], Any]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What an element's expression depends on.

    These are the patterns of the dialect's texts, the names in scope, and the depth of the element
    around. In a `loose` document white space stands between elements, and an empty text may be
    `<A />`.
    """

    patterns: Mapping[str, str]
    loose: bool
    prefixes: Mapping[str, str]
    depth: int = 0

    @property
    def gap(self) -> str:
        """The expression for what stands between elements."""
        return f"[{SPACE}]*+" if self.loose else ""

    def inside(self, contents: str | None) -> tuple[str, str, Place]:
        """Return the declaration, the prefix inside, and the place inside of a child element."""
        deeper = replace(self, depth=self.depth + 1)
        if contents is None or contents in self.prefixes:
            return "", self.prefixes.get(contents or "", ""), deeper
        prefix = f"d{deeper.depth}p1:"
        declared = f' xmlns:{prefix[:-1]}="{contents}"'
        return declared, prefix, replace(deeper, prefixes={**self.prefixes, contents: prefix})


class OtherShapeError(Exception):
    """A document that is not of the shape: stays inside of this module."""


Groups = Callable[[re.Match[str]], tuple[str | None, ...]]
"""Gives the texts of a match, with entities resolved where the document has any."""

Take = Callable[[str, int, Groups], tuple[Any, int]]
"""Takes a document from a position on; gives a value and where it ends, or raises."""

Part = Callable[[str, int, Groups, list[Any]], int]
"""Adds to a row what stands at a position; gives where it ends, or raises."""


class Scanner(Generic[T]):
    """Reads documents with `root` as the root element, whose start tag is `opening`.

    `prefixes` are in scope there, and `patterns` are those of the dialect, whose documents may
    all be `loose`.
    """

    def __init__(
        self,
        root: Member,
        opening: str,
        prefixes: Mapping[str, str],
        patterns: Mapping[str, str],
        *,
        loose: bool = False,
    ) -> None:
        self._opening = opening
        self._start = opening.encode()
        self._loose = loose
        # Made when first needed, for expressions take time to make.
        self._content = cache(lambda loose: _content(root, "", Place(patterns, loose, prefixes)))

    def read(self, data: bytes) -> T | None:
        """Return the document's value, or None where its shape is another."""
        if not data.startswith(self._start):
            return None
        if b"]" in data and b"]]>" in data:  # one byte is found much faster than three
            return None
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return None
        start = len(self._opening)
        return self.read_text(text, loose=self._loose or text[start : start + 1] in SPACE)

    def read_text(self, text: str, *, loose: bool) -> T | None:
        """Return the value of a document that has no `]]>` in it, or None."""
        start = len(self._opening)
        if not text.startswith(self._opening) or not _sayable(text):
            return None
        take: Take = self._content(loose)
        groups = re.Match.groups if "&" not in text else _unescaped_groups
        try:
            value: T
            value, end = take(text, start, groups)
        except (OtherShapeError, ValueError, CodecError):
            return None
        return None if text[end:].strip(SPACE) else value


def _sayable(text: str) -> bool:
    """Tell whether the document has only the known entities, and no text that libxml2 refuses.

    It takes none of 10,000,000 bytes; so there must be a tag in each of many characters.
    """
    if "&" in text and text.count("&") != sum(text.count(x) for x, _ in _ENTITIES):
        return False
    return len(text) < _LONG or all(
        text.find("<", start, start + _LONG) >= 0 for start in range(0, len(text) - _LONG, _LONG)
    )


def _unescaped_groups(found: re.Match[str]) -> tuple[str | None, ...]:
    groups = found.groups()
    escaped = found.string.find("&", found.start(), found.end()) >= 0
    return tuple(map(_unescaped, groups)) if escaped else groups


def _unescaped(text: str | None) -> str | None:
    if text is not None and "&" in text:
        for entity, character in _ENTITIES:
            text = text.replace(entity, character)
    return text


def _content(member: Member, p: str, place: Place) -> Take:
    """Return what takes the inside of a model or a list, from its start tag to after its end."""
    _, q, inside = place.inside(member.contents)
    stop = f"</{p}{member.name}>"
    if member.item is not None:
        return _items(member.item, stop, q, inside)
    if member.shape is None:
        raise ValueError(f"{member.name} has neither items nor a shape")
    return _Rows(member.shape(), "", stop, q, inside).take


class _Rows:
    """The expressions for a model between two tags.

    First comes a run of members without structure, then by turns a member with structure and a
    run; the last run ends in the closing tag.
    """

    def __init__(self, shape: Shape, start: str, stop: str, p: str, place: Place) -> None:
        runs = [start and place.gap + re.escape(start)]
        parts: list[Part] = []
        for member in shape.members:
            if member.kind in ("model", "list"):
                parts.append(_part(member, p, place))
                runs.append("")
            else:
                runs[-1] += _expression(member, p, place)
        runs[-1] += place.gap + re.escape(stop)
        self.first, *others = map(re.compile, runs)
        self.rest = [(part, run.match) for part, run in zip(parts, others, strict=True)]
        self.make = shape.make

    def take(self, text: str, position: int, groups: Groups) -> tuple[Any, int]:
        """Take one model."""
        found = self.first.match(text, position)
        if found is None:
            raise OtherShapeError
        if not self.rest:
            return self.make(groups(found)), found.end()
        row = [*groups(found)]
        for part, run in self.rest:
            found = run(text, part(text, found.end(), groups, row))
            if found is None:
                raise OtherShapeError
            row += groups(found)
        return self.make(row), found.end()

    def take_all(self, text: str, position: int, groups: Groups) -> tuple[list[Any], int]:
        """Take models without structure inside, as long as there are any."""
        make, last = self.make, None
        scanner = self.first.scanner(text, position)  # type: ignore[attr-defined]  # in no stub
        found = iter(scanner.match, None)
        values = [make(groups(last := each)) for each in found]
        return values, last.end() if last else position


def _expression(member: Member, p: str, place: Place) -> str:
    """Return the expression for a member without structure.

    It has a group for the text, and one that says null where the member may be absent as well.
    """
    tag = re.escape(p + member.name)
    if member.kind == "unknown":
        declared, _, _ = place.inside(member.contents)
        some = f"<{tag}{re.escape(declared)}(?:( ?+)/>"
    elif member.kind == "text" and place.loose:
        some = f"<{tag}(?:(?:>| ?+(?=/>))((?:(?<=>){_TEXT})?+)(?:/>|</{tag}>)"
    else:
        some = f"<{tag}(?:>({place.patterns[member.kind]})</{tag}>"
    if member.nullable:
        some += f'| i:nil="true" ?+{"(/)" if member.optional else "/"}>'
    some = f"{place.gap}{some})"
    return f"(?:{some})?+" if member.optional else some


def _part(member: Member, p: str, place: Place) -> Part:
    """Return what adds a model or a list to a row."""
    declared, _, _ = place.inside(member.contents)
    content = _content(member, p, place)
    start = place.gap + re.escape(f"<{p}{member.name}{declared}")
    opens = re.compile(f'{start}(?:(>)|( ?+/>)|( i:nil="true" ?+/>))').match
    optional, nullable, is_list = member.optional, member.nullable, member.item is not None

    def part(text: str, position: int, groups: Groups, row: list[Any]) -> int:
        value: Any = None
        nil = None
        found = opens(text, position)
        if found is None and not optional:
            raise OtherShapeError
        if found is not None:
            position, nil = found.end(), found[3]
            if found[1]:
                value, position = content(text, position, groups)
            elif found[2] and is_list:
                value = []
            elif found[2] or not nullable:
                raise OtherShapeError
        row.append(value)
        if optional and nullable:
            row.append(nil)
        return position

    return part


def _items(item: Member, stop: str, p: str, place: Place) -> Take:
    """Return what takes the items of a list and its closing tag."""
    declared, q, inside = place.inside(item.contents)
    start, end = f"<{p}{item.name}{declared}>", f"</{p}{item.name}>"
    closes = re.compile(place.gap + re.escape(stop)).match
    if item.shape is not None:
        rows = _Rows(item.shape(), start, end, q, inside)
    else:
        rows = _Rows(_shape_of(item), "", "", p, place)

    def take(text: str, position: int, groups: Groups) -> tuple[Any, int]:
        values: list[Any] = []
        if not rows.rest:
            values, position = rows.take_all(text, position, groups)
        while (found := closes(text, position)) is None:
            if not rows.rest:
                raise OtherShapeError
            value, position = rows.take(text, position, groups)
            values.append(value)
        return values, found.end()

    return take


def _shape_of(item: Member) -> Shape:
    """Return the shape of a list's item that is a text: as if it were a model of one member."""
    read = item.read
    if read is None:
        raise ValueError(f"{item.name} has neither a shape nor a reader")

    def make(row: Row) -> object:
        return None if row[0] is None else read(row[0])

    return Shape(make, (item,))
