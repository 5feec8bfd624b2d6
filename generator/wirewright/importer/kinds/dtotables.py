"""The tables of types on a metadata page, and which type each describes.

A table that has lost its name gets it back from the samples: it lists the members that an object
there has, and the type of the member that holds the object is the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..facts import Member, Model, Payload, Value
from ..pages import Block, Table, Text
from .members import member, value
from .shapes import Shape, shape_of

_NAMED: Final = re.compile(r"(?P<name>[A-Za-z_][\w.<>,` ]*?)\s+(?P<what>Parameters|Enum):?")
_PLAIN: Final = re.compile(r"\|?\s*([A-Za-z_]\w*)\s*[|\s]*")
_NUMBERED: Final = re.compile(r"([A-Za-z_]\w*?)(0|[1-9]\d*)")
_DEEPEST: Final = 60


@dataclass(slots=True)
class Dto:
    """A table of a type's members, or of its values; `name` is "" where the page has lost it."""

    name: str
    members: tuple[Member, ...] = ()
    values: tuple[Value, ...] = ()
    line: int = 0
    taken: bool = False


def dtos(blocks: Sequence[Block]) -> list[Dto]:
    """Return the tables of a page with the names that stand over them."""
    found: list[Dto] = []
    name, what = "", ""
    for block in blocks:
        if isinstance(block, Table) and "name" in block.columns:
            rows = [x for x in block.rows if x.cells]
            if "number" in block.columns:
                found.append(Dto(name, (), tuple(value(x) for x in rows), block.line))
            else:
                listed = tuple(x for x in map(member, rows) if x.name or x.type)
                found.append(Dto(name, listed, (), block.line))
            name, what = "", ""
        elif isinstance(block, Text):
            if heading := _NAMED.fullmatch(block.text.strip()):
                name, what = heading["name"], heading["what"]
                if what == "Enum":
                    found.append(Dto(name, line=block.line))
            elif what == "Enum" and (plain := _PLAIN.fullmatch(block.text)):
                found[-1].values += (Value(plain[1], line=block.line),)
            else:
                what = ""
    return _merged(found)


def _merged(found: list[Dto]) -> list[Dto]:
    """Join an enum's heading with the table that follows it; leave out what says nothing."""
    joined: dict[str, Dto] = {}
    for index, dto in enumerate(found):
        key = dto.name or f"?{index}"
        if key in joined and not joined[key].values and not joined[key].members:
            joined[key] = dto
        else:
            joined.setdefault(key, dto)
    return [
        replace(x, values=_numbered(x.values)) for x in joined.values() if x.members or x.values
    ]


def _numbered(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Divide `Second1` into name and number where all of an enum's values are written so."""
    split = [_NUMBERED.fullmatch(x.name) for x in values]
    if any(x.number is not None for x in values) or len(values) < 2:
        return values
    pairs = [(m[1], int(m[2])) for m in split if m]
    if len(pairs) != len(values):
        return values
    if len({name for name, _ in pairs}) < len(pairs):
        pairs = [(x.name[:-1], int(x.name[-1])) for x in values]
    ordered = [number for _, number in pairs] == sorted({number for _, number in pairs})
    if not ordered or len({name for name, _ in pairs}) < len(pairs):
        return values
    return tuple(replace(x, name=n, number=v) for x, (n, v) in zip(values, pairs, strict=True))


def match(tables: list[Dto], shown: Payload | None, models: list[Model]) -> tuple[Member, ...]:
    """Return the members of the body that a sample shows; add the types inside of it to `models`.

    Without a sample that can be read, the body's is the first table that is left.
    """
    found = shape_of(shown.text) if shown else None
    shape = _unwrapped(tables, found or Shape({}))
    rows = _take(tables, shape)
    if found is None and (left := [x for x in tables if x.members and not x.taken]):
        left[0].taken = True
        rows = left[0].members
    _inside(tables, rows, shape, models, 0)
    return rows


def named(tables: list[Dto], rows: tuple[Member, ...]) -> str:
    """Return the name over the table that these rows begin with."""
    return next((x.name for x in tables if rows and rows[0] in x.members), "")


def _unwrapped(tables: list[Dto], shape: Shape) -> Shape:
    """Step into an XML list's item, which is one level below its root."""
    if len(shape.members) == 1:
        inner = next(iter(shape.members.values()))
        names = {x.name.casefold() for table in tables for x in table.members}
        if not names & set(shape.members) and inner.members:
            return inner
    return shape


def _take(tables: list[Dto], shape: Shape) -> tuple[Member, ...]:
    """Take the tables, a class and its bases, whose members are all in an object."""
    rows: list[Member] = []
    left = set(shape.members)
    for table in tables:
        names = {x.name.casefold() for x in table.members if x.name}
        if names and not table.taken and names <= left:
            table.taken = True
            rows += table.members
            left -= names
        if not left:
            break
    return tuple(rows) or _nearest(tables, set(shape.members))


def _nearest(tables: list[Dto], names: set[str]) -> tuple[Member, ...]:
    """Take the table that has most of an object's members, where a sample does not show all."""
    best, most = None, 0.5
    for table in tables:
        own = {x.name.casefold() for x in table.members if x.name}
        share = len(own & names) / len(own | names) if own else 0
        if not table.taken and share > most:
            best, most = table, share
    if best is None:
        return ()
    best.taken = True
    return best.members


def _inside(
    tables: list[Dto], rows: Iterable[Member], shape: Shape, models: list[Model], depth: int
) -> None:
    for row in rows:
        inner = shape.members.get(row.name.casefold())
        name = item_type(row.type)
        if inner is None or depth > _DEEPEST or any(x.name == name for x in models):
            continue
        inner = _item(inner, tables)
        if inner.members:
            named = [x for x in tables if x.name == name and x.members]
            members = named[0].members if named else _take(tables, inner)
            if members:
                models.append(Model(name, members, line=members[0].line))
                _inside(tables, members, inner, models, depth + 1)
        elif values := _values(tables, name, inner.text):
            models.append(Model(name, values=values, line=values[0].line))


def _item(shape: Shape, tables: list[Dto]) -> Shape:
    """Step through lists' items and dictionaries' entries to the object that a type describes."""
    names = {x.name.casefold() for table in tables for x in table.members}
    for _ in range(4):
        inner = shape.members.get("value") or (next(iter(shape.members.values()), None))
        if inner is None or set(shape.members) & names or not inner.members:
            return shape
        shape = inner
    return shape


def _values(tables: list[Dto], name: str, shown: str) -> tuple[Value, ...]:
    """Return an enum's values: the table of its name, or one that begins with what is shown."""
    for table in tables:
        if table.values and (
            table.name == name or (not table.name and table.values[0].name == shown)
        ):
            return table.values
    return ()


def item_type(written: str) -> str:
    """Return the innermost type of an expression: `Poco` of `Dictionary<string, List<Poco>>`."""
    text = written.strip().rstrip("?")
    while True:
        inner = re.fullmatch(r"[\w.]+<(.*)>", text)
        if inner is None:
            return text.removesuffix("[]").rstrip("?") if not text.endswith("[][]") else text
        depth, start = 0, 0
        for at, letter in enumerate(inner[1]):
            depth += (letter == "<") - (letter == ">")
            start = at + 1 if letter == "," and depth == 0 else start
        text = inner[1][start:].strip().rstrip("?").removesuffix("[]")
