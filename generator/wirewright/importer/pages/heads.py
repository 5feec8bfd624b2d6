"""A table's head in a text → the roles of its columns.

It may be written as `| Name | Type |`, `Name | Type |` or `NameType`, a model's name glued to its
front.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .blocks import Role
from .words import COLUMNS, METHODS, plain

_RULE: Final = re.compile(r"[\s|:+-]*-{3}[\s|:+-]*")
_VERB: Final = re.compile(rf"(?:{METHODS}|All Verbs)\b")
_LONGEST: Final = max(len(x) for x in COLUMNS)
_WORD: Final = re.compile(
    rf"(?:{'|'.join(re.escape(x) for x in sorted(COLUMNS, key=len, reverse=True))})(?-i:(?![a-z]))",
    re.IGNORECASE,
)
_FIRST: Final = ("name", "api", "number")
_GLUED_ASCII: Final = re.compile(
    r"(?:Name|Parameter|Field|API)\s*(?:Description|Type|Required|Value|Data Type|Parameter)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a line says as a table's head: `before` is the text in front of it."""

    before: str
    columns: tuple[Role, ...]
    words: tuple[str, ...]
    piped: bool


def is_rule(line: str) -> bool:
    """Tell whether a line only separates a head from its table."""
    return "-" in line and _RULE.fullmatch(line) is not None


def head(line: str, ruled: bool = False) -> Head | None:
    """Return the head that a line is; with `ruled`, the next line says that it is one."""
    text = line.strip()
    if len(text) > 400:
        return None
    if "|" in text:
        return _piped(text, ruled)
    return _glued(text)


def roles(words: tuple[str, ...]) -> tuple[Role, ...]:
    """Return the roles of columns with these words; each role but `extra` once."""
    found: list[Role] = []
    for word in words:
        role = COLUMNS.get(plain(word), "extra")
        if role == "name" and "name" in found:
            # `Name | Parameter | Data Type`: where a parameter stands
            role = "place" if plain(word) in ("parameter", "param") else "extra"
        found.append(role if role not in found else "extra")
    return tuple(found)


def guess(words: tuple[str, ...]) -> tuple[Role, ...]:
    """Return the columns of a table whose head is in a language that is not known."""
    found = roles(words)
    if "name" in found and ("type" in found or "doc" in found or "number" in found):
        return found
    if any(x != "extra" for x in found):
        return found
    usual: dict[int, tuple[Role, ...]] = {
        2: ("name", "doc"),
        3: ("name", "doc", "notes"),
        4: ("name", "doc", "type", "notes"),
    }
    return usual.get(len(words), found)


def _piped(text: str, ruled: bool) -> Head | None:
    outer = text.startswith("|")
    words = [x.strip() for x in text.strip("|").split("|")]
    words = [x for x in words if x]
    before = ""
    if not words or (len(words) < 2 and not ruled) or _VERB.match(words[0]):
        return None
    if not outer:
        before, words = _without_model(words)
    found = roles(tuple(words))
    known = sum(x != "extra" for x in found)
    if known >= 2 and found[0] in _FIRST and (ruled or before or known >= len(words) - 1):
        return Head(before, found, tuple(words), True)
    if ruled and len(words) >= 2:
        return Head(before, guess(tuple(words)), tuple(words), True)
    return None


def _without_model(words: list[str]) -> tuple[str, list[str]]:
    """Take a model's name off a head: `OrderDto| Name | ...` or `OrderDtoName | ...`."""
    if len(words) > 2 and COLUMNS.get(plain(words[1])) == "name" and words[0].casefold() != "name":
        return words[0], words[1:]
    before, first = _unglued(words[0])
    return before, [first, *words[1:]]


def _unglued(word: str) -> tuple[str, str]:
    """Split a model's name and the head's first word: `OrderDtoName` is `OrderDto` and `Name`."""
    if plain(word) in COLUMNS:
        return "", word
    for size in range(min(_LONGEST, len(word) - 1), 0, -1):
        last = word[-size:]
        if COLUMNS.get(plain(last)) == "name" and (last[0].isupper() or not last.isascii()):
            return word[:-size].strip(), last
    return "", word


def _glued(text: str) -> Head | None:
    whole = _words(text)
    if whole:
        return Head("", roles(whole), whole, False)
    for found in _GLUED_ASCII.finditer(text):
        words = _words(text[found.start() :])
        if words and len(words) >= 3:
            return Head(text[: found.start()].strip(), roles(words), words, False)
    return None


def _words(text: str) -> tuple[str, ...]:
    """Return the column words that a line consists of and nothing else, or nothing."""
    words: list[str] = []
    at = 0
    while at < len(text):
        found = _WORD.match(text, at)
        if found is None:
            return ()
        words.append(found[0])
        at = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip())
    found_roles = roles(tuple(words))
    once = len(set(found_roles)) == len(found_roles)
    right = len(words) >= 2 and found_roles[0] in _FIRST and once
    return tuple(words) if right and "extra" not in found_roles[:2] else ()
