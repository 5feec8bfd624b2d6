"""The text of samples as trees, or why it is none. What a tree means is not decided here.

JSON numbers stay text, for only names and nesting count. XML opens no file and no entity.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

DEEPEST: Final = 128

JsonTree = None | bool | str | list["JsonTree"] | dict[str, "JsonTree"]
XmlTree = etree._Element

_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|([\[{])|([\]}])|(NaN|-?Infinity)', re.DOTALL)
_XML_PLACE = re.compile(r", line \d+, column \d+.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Malformed:
    """Why a text is no JSON or XML, and where: lines and columns count from 1."""

    why: str
    line: int = 1
    column: int = 1


def read_json(content: bytes) -> JsonTree | Malformed:
    """Read JSON as the standard has it: UTF-8, no NaN, nested at most 128 deep."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return _at(content[: error.start].decode(), "the bytes here are not UTF-8")
    if text.startswith("\ufeff"):
        return Malformed("it begins with a byte order mark")
    if refused := _refused_token(text):
        return refused
    try:
        tree: JsonTree = json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        return Malformed(_lowered(error.msg), error.lineno, error.colno)
    return tree


def read_xml(content: bytes, markup: tuple[str, ...] = ()) -> XmlTree | Malformed:
    """Read XML; what stands inside elements called `markup` is taken for text."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_blanked(content, markup), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        why = _lowered(_XML_PLACE.sub("", error.msg or "it is empty"))
        return Malformed(why, max(line, 1), max(column, 1))
    if root.getroottree().docinfo.doctype:
        return Malformed("it has a DOCTYPE")
    return root


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]


def _refused_token(text: str) -> Malformed | None:
    depth = 0
    for token in _JSON_TOKEN.finditer(text):
        depth += bool(token[1]) - bool(token[2])
        if depth > DEEPEST:
            return _at(text[: token.start()], f"it is nested deeper than {DEEPEST}")
        if token[3]:
            return _at(text[: token.start()], f"`{token[3]}` is no value")
    return None


def _at(before: str, why: str) -> Malformed:
    return Malformed(why, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _blanked(content: bytes, names: tuple[str, ...]) -> bytes:
    """Return XML with spaces for what stands inside elements of these names, lines kept."""
    if not names:
        return content
    words = b"|".join(re.escape(name.encode()) for name in names)
    opening = re.compile(rb"<((?:[\w.-]+:)?(?:" + words + rb"))(?:\s[^<>]*)?(?<!/)>")
    written: list[bytes] = []
    position = 0
    while (found := opening.search(content, position)) is not None:
        close = re.compile(rb"</" + re.escape(found[1]) + rb"\s*>").search(content, found.end())
        if close is None:
            break
        written.append(content[position : found.end()])
        written.append(re.sub(rb"[^\r\n]", b" ", content[found.end() : close.start()]))
        position = close.start()
    written.append(content[position:])
    return b"".join(written)
