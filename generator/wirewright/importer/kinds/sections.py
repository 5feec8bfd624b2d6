"""The blocks of a page under their headings, and what stands in such a section: a body, payloads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ..facts import Content, Member, Model, Payload, Problem
from ..pages import Block, Pre, Table, Text
from ..pages.reading import known_names
from ..pages.scores import is_name, is_note, is_type
from ..pages.words import (
    Section,
    is_label,
    is_missing,
    is_none,
    likely_section,
    media_types,
    section,
)
from .headless import tabled
from .members import members, value, words

CUT: Final = "the sample here is not whole: it is left out"
_TRAILING: Final = re.compile(
    r"(?P<doc>\S.*[.!?)]) (?P<type>(?:Collection of )*[A-Z][\w.`]*)"
    r"|(?P<doc_>\S.*?) (?P<type_>(?:Collection of )+[A-Z][\w.`]*|[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)"
)
_ADDRESS: Final = re.compile(r"https?://\S+")


@dataclass(slots=True)
class Part:
    """A heading's section; `name` is "" for what stands before the first, or under an unknown one."""

    name: Section | str
    blocks: list[Block] = field(default_factory=list)
    line: int = 0


def parts(blocks: Sequence[Block]) -> list[Part]:
    """Return the sections of an operation in the order of the page."""
    found = [Part("")]
    for block in blocks:
        name = _section(block, found)
        if name is not None:
            found.append(Part(name, line=block.line))
        elif isinstance(block, Text) and 1 < block.level <= 3 and not media_types(block.text):
            found.append(Part("?" + block.text, line=block.line))
        else:
            found[-1].blocks.append(block)
    known = _shown(blocks)
    for part in found:
        if part.name in ("uri", "body", "description"):
            part.blocks = tabled(part.blocks, known)
    return found


def _shown(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the names of members that samples show: JSON's, or those inside of XML's root."""
    texts = [x.text for x in blocks if isinstance(x, Pre)]
    json = [x for x in texts if not x.startswith("<")]
    return known_names("\n".join(json or [x.partition(">")[2] for x in texts]))


def _section(block: Block, found: list[Part]) -> Section | None:
    """Return the section that a block is the heading of; a model below the answer is the answer's."""
    if not isinstance(block, Text):
        return None
    name = section(block.text) or likely_section(block.text)
    answers = any(x.name in ("response", "description", "response formats") for x in found)
    return "description" if name == "body" and answers else name


def body(blocks: Sequence[Block], line: int) -> tuple[Content | None, tuple[Model, ...]]:
    """Return the body that a section describes, and further models that it explains."""
    front: list[Text] = []
    said: list[Text] = []
    type = ""
    rows: tuple[Member, ...] | None = None
    models: list[Model] = []
    absent = False
    for block in before_payloads(blocks):
        if isinstance(block, Table) and rows is None:
            type = _type(said) or _last_type(said)
            rows, front, said = members(block), said, []
        elif isinstance(block, Table):
            models += _model(_type(said), block)
        elif isinstance(block, Text):
            if is_none(block.text):
                absent = not said and rows is None
                break
            if not is_label(block.text) and not _ADDRESS.fullmatch(block.text):
                said.append(block)
    if rows is None:
        type, front = _first_type(said)
    doc = "\n\n".join(x for x in (words(y.text) for y in front) if x)
    if not (type or rows or doc or absent):
        return None, tuple(models)
    return Content(type, rows or (), doc=doc, absent=absent and not type, line=line), tuple(models)


def _last_type(said: list[Text]) -> str:
    """Take the type from the end of a line that has prose before it, as in collapsed pages."""
    found = _TRAILING.fullmatch(" ".join(said[-1].text.split())) if said else None
    if found is None:
        return ""
    said[-1] = Text(found["doc"] or found["doc_"], said[-1].line)
    return found["type"] or found["type_"]


def _first_type(said: list[Text]) -> tuple[str, list[Text]]:
    """Return the type of a body without a table, and the words before it; a footer may follow."""
    lines = [" ".join(x.text.split()) for x in said]
    sure = [i for i, x in enumerate(lines) if is_type(x)]
    named = [i for i, x in enumerate(lines) if is_name(x) and not is_note(x)]
    at = next(iter(sure or named), None)
    return ("", said) if at is None else (lines[at], said[:at])


def _model(name: str, table: Table) -> list[Model]:
    """Return the further type that a table explains, where it has a name."""
    if not name:
        return []
    if "number" in table.columns:
        return [Model(name, values=tuple(value(row) for row in table.rows), line=table.line)]
    return [Model(name, members(table), line=table.line)]


def _type(said: list[Text]) -> str:
    """Take the type's expression from the end of what was said."""
    if said:
        last = " ".join(said[-1].text.split())
        if is_type(last) or (is_name(last) and not is_note(last)):
            said.pop()
            return last
    return ""


def before_payloads(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks in front of the first payload and its heading."""
    taken: list[Block] = []
    for block in blocks:
        if isinstance(block, Pre) or (isinstance(block, Text) and media_types(block.text)):
            break
        taken.append(block)
    return taken


def payloads(blocks: Sequence[Block], problems: list[Problem]) -> tuple[Payload, ...]:
    """Return the payloads of a section, each under the content types that head it.

    Several heads in a row are tabs: each of the payloads that follow goes to the one it fits.
    """
    found: list[Payload] = []
    group = _Group([], [], [])
    for block in blocks:
        heading = media_types(block.text) if isinstance(block, Text) else ()
        if isinstance(block, Text) and heading:
            if group.said or group.shown:
                group = group.close(found)
            group.heads.append((heading, block.line))
        elif isinstance(block, Pre):
            group.shown.append(_payload(block, group.types(block.text), problems))
        elif (
            isinstance(block, Text)
            and group.heads
            and not is_label(block.text)
            and (not group.shown or is_missing(block.text))
        ):
            group.said.append(block.text)
    group.close(found)
    return tuple(found)


@dataclass(slots=True)
class _Group:
    """Content types, and what was shown and said under them."""

    heads: list[tuple[tuple[str, ...], int]]
    said: list[str]
    shown: list[Payload]

    def close(self, found: list[Payload]) -> _Group:
        """Add the payloads, and for types that have none why there is none."""
        found += self.shown
        for types, line in self.heads:
            if not any(x.content_types == types for x in self.shown):
                said = self.said if line == self.heads[-1][1] else []
                why = next((x for x in said if is_missing(x)), said[0] if said else "")
                found.append(Payload("", types, why or "Nothing is shown.", line=line))
        return _Group([], [], [])

    def types(self, text: str) -> tuple[str, ...]:
        """Return the types of a payload: the last, or of several those that it fits."""
        types = [x for x, _ in self.heads[-20:]]
        shape = "xml" if text.startswith("<") else "json"
        free = [x for x in types if all(y.content_types != x for y in self.shown[-20:])]
        fitting = [x for x in free or types if any(shape in medium for medium in x)]
        if len(types) > 1 and fitting:
            return fitting[0]
        return types[-1] if types else ()


def _payload(block: Pre, types: tuple[str, ...], problems: list[Problem]) -> Payload:
    payload = Payload(block.text, types, line=block.line)
    if is_missing(block.text):
        return replace(payload, text="", missing=block.text.strip())
    if block.cut:
        problems.append(Problem(CUT, block.line))
        return replace(payload, text="", missing="The page shows a part of it only.")
    return payload
