"""Reading XML that a machine wrote: one fixed shape, taken by regular expressions.

A generated table says which members an object has, in the wire's order, without white space. A
document of exactly that shape becomes dicts of texts, which `msgspec.convert` turns into models.
Everything else, and everything wrong, is left to the reader of `xml`: nothing here raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

import msgspec

from ..errors import CodecError
from .enums import OpenEnum

T = TypeVar("T")
Texts = dict[str, Any]

# Texts that mean the same to `msgspec.convert` as to the dialect's readers; others do not match.
# A string's own characters are checked once for the whole document.
_TEXT = "[^<]{0,2500000}+"  # libxml2 refuses texts of 10,000,000 bytes
PATTERNS: dict[str, str] = {
    "boolean": "true|false",
    "int8": "-?+[0-9]{1,2}+",
    "int16": "-?+[0-9]{1,4}+",
    "int32": "-?+[0-9]{1,9}+",
    "int64": "-?+[0-9]{1,18}+",
    "uint8": "[0-9]{1,2}+",
    "uint16": "[0-9]{1,4}+",
    "uint32": "[0-9]{1,9}+",
    "uint64": "[0-9]{1,18}+",
    "double": "(?!-0)-?+[0-9]{1,15}+(?:\\.[0-9]{1,15}+)?+",
    "decimal": "-?+[0-9]{1,28}+(?:\\.[0-9]{1,28}+)?+",
    "uuid": "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "string": _TEXT,
    "uri": _TEXT,
    "datetime": _TEXT,
    "enum": _TEXT,
}
_CONTROLS = bytes(sorted({*range(32)} - {9, 10}))
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


@dataclass(frozen=True, slots=True)
class Member:
    """A member as it stands on the wire; `key` is its name for `msgspec.convert`.

    `kind` is a scalar's word, `enum`, `model`, `list` or `unknown` (a list of which only the
    empty one has a known shape). `contents` is the namespace inside, `item` a list's items.
    """

    name: str
    key: str
    kind: str
    optional: bool = False
    nullable: bool = False
    contents: str | None = None
    item: Member | None = None
    shape: Callable[[], Shape] | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """The members of a model in the wire's order, in the namespace `contents`."""

    contents: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What a prefix depends on: the names in scope, and the depth of the element around."""

    prefixes: Mapping[str, str]
    depth: int

    def inside(self, contents: str | None) -> tuple[str, str, Place]:
        """Return the declaration, the prefix inside, and the place inside of a child element."""
        depth = self.depth + 1
        if contents is None or contents in self.prefixes:
            return "", self.prefixes.get(contents or "", ""), Place(self.prefixes, depth)
        prefix = f"d{depth}p1:"
        declared = f' xmlns:{prefix[:-1]}="{contents}"'
        return declared, prefix, Place({**self.prefixes, contents: prefix}, depth)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a dialect's texts need: readers of its own types, and the end of a whole decimal."""

    readers: Mapping[type, Callable[[str], object]]
    whole: str = ""


Step = Callable[[str, int, Texts], int]
"""Takes the document, a position and the dict to fill; gives the position after, or -1."""


class UnscannableError(Exception):
    """A shape that no regular expression can take, such as one that contains itself."""


class Scanner(Generic[T]):
    """Reads documents with `model` at the root, between the texts `opening` and `closing`.

    `prefixes` are in scope at the root, `readers` make values of the dialect's own types, `whole`
    is what the dialect's decimals have after a whole number.
    """

    def __init__(
        self,
        model: type[T],
        opening: str,
        closing: str,
        shape: Shape,
        prefixes: Mapping[str, str],
        dialect: Dialect,
    ) -> None:
        self._model = model
        self._opening = opening
        self._closing = closing
        self._shape = shape
        self._prefixes = prefixes
        self._whole = dialect.whole
        self._readers = dict(dialect.readers)

    @cached_property
    def _step(self) -> Step | None:
        """The compiled shape, made when it is first needed, for expressions take time to make."""
        try:
            return compiled(self._shape, "", Place(self._prefixes, 1), self._whole, ())
        except UnscannableError:
            return None

    def read(self, data: bytes) -> T | None:
        """Return the document's value, or None where its shape is another."""
        step = self._step
        if step is None or len(data.translate(None, _CONTROLS)) != len(data):
            return None
        if b"]" in data and b"]]>" in data:  # one byte is found much faster than three
            return None
        try:
            text = data.decode()
            if not text.startswith(self._opening) or not _sayable(text):
                return None
            texts: Texts = {}
            end = step(text, len(self._opening), texts)
            if end < 0 or text[end:] != self._closing:
                return None
            return msgspec.convert(texts, self._model, strict=False, dec_hook=self._value)
        except (ValueError, CodecError):
            return None

    def _value(self, kind: type, text: Any) -> object:
        """Make a value of an own type: `msgspec.convert`'s hook."""
        read = self._readers.get(kind)
        if read is None:
            read = self._readers[kind] = _reader(kind)
        return read(text)


def _reader(kind: Any) -> Callable[[str], object]:
    read: Callable[[str], object] = kind.from_xml if issubclass(kind, OpenEnum) else kind.parse
    return read


def _sayable(text: str) -> bool:
    """Tell whether the document has none of the characters that XML cannot say, nor odd `&`."""
    if not text.isascii() and ("\ufffe" in text or "\uffff" in text):
        return False
    return "&" not in text or text.count("&") == sum(text.count(x) for x, _ in _ENTITIES)


def _unescaped(text: str | None) -> str | None:
    if text is not None and "&" in text:
        for entity, character in _ENTITIES:
            text = text.replace(entity, character)
    return text


def compiled(shape: Shape, p: str, place: Place, whole: str, above: tuple[Shape, ...]) -> Step:
    """Return the step that reads the members of `shape`, whose names have the prefix `p`."""
    if shape in above:
        raise UnscannableError
    steps: list[Step] = []
    flat: list[Member] = []
    for member in shape.members:
        if member.kind in PATTERNS or member.kind == "unknown":
            flat.append(member)
            continue
        if flat:
            steps.append(flat_step(tuple(flat), p, place, whole))
            flat = []
        steps.append(nested_step(member, p, place, whole, (*above, shape)))
    if flat:
        steps.append(flat_step(tuple(flat), p, place, whole))
    if len(steps) == 1:
        return steps[0]

    def all_steps(text: str, position: int, texts: Texts) -> int:
        for step in steps:
            position = step(text, position, texts)
            if position < 0:
                return -1
        return position

    return all_steps


def flat_step(members: tuple[Member, ...], p: str, place: Place, whole: str) -> Step:
    """Return the step for members without structure: one expression with a group for each.

    Most documents have all members, which is tried first: then an empty group is a null.
    """
    every = re.compile("".join(_present(member, p, place) for member in members)).match
    some = re.compile("".join(_or_absent(member, p, place) for member in members)).match
    keys = tuple(member.key for member in members)
    nils = {x.key: f'<{p}{x.name} i:nil="true" />' for x in members if x.nullable}
    finish = _finisher(members, whole)

    def step(text: str, position: int, texts: Texts) -> int:
        found = every(text, position)
        if found is not None:
            texts.update(zip(keys, _groups(found)))  # noqa: B905 - it has a group for each key
            return found.end() if finish(texts) else -1
        found = some(text, position)
        if found is None:
            return -1
        for key, value in zip(keys, _groups(found), strict=True):
            if value is not None:
                texts[key] = value
            elif key in nils and text.find(nils[key], position, found.end()) >= 0:
                texts[key] = None
        return found.end() if finish(texts) else -1

    return step


def _finisher(members: tuple[Member, ...], whole: str) -> Callable[[Texts], bool]:
    """Return what makes values of lists, and the dialect's texts of decimals, where it can."""
    decimals = tuple(x.key for x in members if x.kind == "decimal") if whole else ()
    lists = tuple(x.key for x in members if x.kind == "unknown")

    def finish(texts: Texts) -> bool:
        for key in decimals:
            number = texts.get(key)
            if number is not None:
                if number.endswith(whole):
                    return False
                if "." not in number:
                    texts[key] = number + whole
        for key in lists:
            if key in texts:
                texts[key] = None if texts[key] else []
        return True

    return finish


def _groups(found: re.Match[str]) -> tuple[str | None, ...]:
    groups = found.groups()
    escaped = found.string.find("&", found.start(), found.end()) >= 0
    return tuple(map(_unescaped, groups)) if escaped else groups


def _expression(member: Member, p: str, place: Place) -> str:
    """Return the expression for a member, with one group: its text, or what an empty list says."""
    tag = re.escape(p + member.name)
    if member.kind == "unknown":
        declared, _, _ = place.inside(member.contents)
        return f'<{tag}{re.escape(declared)}((?: i:nil="true")?+) />'
    return f"<{tag}>({PATTERNS[member.kind]})</{tag}>"


def _present(member: Member, p: str, place: Place) -> str:
    """Return the expression for a member that is there, and may be null if its type allows that."""
    some = _expression(member, p, place)
    if member.nullable and member.kind != "unknown":
        some = f'(?:{some}|<{re.escape(p + member.name)} i:nil="true" />)'
    return some


def _or_absent(member: Member, p: str, place: Place) -> str:
    """Return the expression for a member that may be absent, too, if its type allows that."""
    some = _present(member, p, place)
    return f"(?:{some})?+" if member.optional else some


def nested_step(member: Member, p: str, place: Place, whole: str, above: tuple[Shape, ...]) -> Step:
    """Return the step for a member that is a model or a list."""
    declared, q, inside = place.inside(member.contents)
    opening, closing = f"<{p}{member.name}{declared}", f"</{p}{member.name}>"
    fill = _list_filler if member.kind == "list" else _model_filler
    content = fill(member, q, inside, whole, above)
    nil = f'{opening} i:nil="true" />'
    key, optional, nullable = member.key, member.optional, member.nullable

    def step(text: str, position: int, texts: Texts) -> int:
        if not text.startswith(opening, position):
            return position if optional else -1
        if nullable and text.startswith(nil, position):
            texts[key] = None
            return position + len(nil)
        start = position + len(opening)
        value, end = content(text, start, closing)
        texts[key] = value
        return end

    return step


Filler = Callable[[str, int, str], tuple[Any, int]]
"""Takes the document, the end of a start tag without its `>`, and the end tag; gives the value."""


def _model_filler(
    member: Member, q: str, inside: Place, whole: str, above: tuple[Shape, ...]
) -> Filler:
    if member.shape is None:
        raise UnscannableError
    members = compiled(member.shape(), q, inside, whole, above)

    def fill(text: str, position: int, closing: str) -> tuple[Any, int]:
        if not text.startswith(">", position):
            return None, -1
        texts: Texts = {}
        end = members(text, position + 1, texts)
        if end < 0 or not text.startswith(closing, end):
            return None, -1
        return texts, end + len(closing)

    return fill


def _list_filler(
    member: Member, q: str, inside: Place, whole: str, above: tuple[Shape, ...]
) -> Filler:
    item = member.item
    if item is None or item.nullable or item.kind == "list":
        raise UnscannableError
    if item.kind == "model":
        return _models_filler(item, q, inside, whole, above)
    expression = re.compile(_expression(item, q, inside))
    adds = whole if item.kind == "decimal" else ""

    def fill(text: str, position: int, closing: str) -> tuple[Any, int]:
        if text.startswith(" />", position):
            return [], position + 3
        if not text.startswith(">", position):
            return None, -1
        position += 1
        values: list[Any] = []
        while (found := expression.match(text, position)) is not None:
            value = _unescaped(found[1]) or ""
            if adds and value.endswith(adds):
                return None, -1
            values.append(value + adds if "." not in value else value)
            position = found.end()
        return (
            (values, position + len(closing)) if text.startswith(closing, position) else (None, -1)
        )

    return fill


def _models_filler(
    item: Member, q: str, inside: Place, whole: str, above: tuple[Shape, ...]
) -> Filler:
    if item.shape is None:
        raise UnscannableError
    declared, r, within = inside.inside(item.contents)
    members = compiled(item.shape(), r, within, whole, above)
    start, stop = f"<{q}{item.name}{declared}>", f"</{q}{item.name}>"

    def fill(text: str, position: int, closing: str) -> tuple[Any, int]:
        if text.startswith(" />", position):
            return [], position + 3
        if not text.startswith(">", position):
            return None, -1
        position += 1
        values: list[Texts] = []
        while text.startswith(start, position):
            texts: Texts = {}
            position = members(text, position + len(start), texts)
            if position < 0 or not text.startswith(stop, position):
                return None, -1
            values.append(texts)
            position += len(stop)
        return (
            (values, position + len(closing)) if text.startswith(closing, position) else (None, -1)
        )

    return fill
