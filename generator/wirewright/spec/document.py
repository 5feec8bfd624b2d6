"""A YAML file as a tree of positioned nodes, and what a plain scalar means.

Every scalar is text; which other type it is depends on what the spec's schema wants in its place.
Aliases, tags and the like do not exist here: the reader has refused them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Final

from wirewright.diagnostics import Span
from wirewright.spec.model import Json


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar's text. `plain`: it stands without quotes.

    `shift` counts the columns from the span's start to the text's first character; None where
    the text does not stand in the file as it is, because of escapes or line breaks.
    """

    text: str
    plain: bool
    at: Span
    shift: int | None

    def part(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` stands, as exactly as the file allows."""
        if self.shift is None:
            return self.at
        column = self.at.column + self.shift
        return replace(self.at, column=column + start, end_column=column + end)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping in the file's order. No key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    at: Span

    def entry(self, key: str) -> tuple[Scalar, Node] | None:
        """Return the key and the value of `key`, or None where it is absent."""
        return next((entry for entry in self.entries if entry[0].text == key), None)

    def get(self, key: str) -> Node | None:
        """Return the value of `key`, or None where it is absent."""
        found = self.entry(key)
        return found[1] if found else None


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """A file's one document. `name` is the file as diagnostics show it."""

    name: str
    root: Node


JsonScalar = None | bool | int | float | str

WORDS: Final[dict[str, bool | float | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
INTEGER: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
LONGEST_NUMBER: Final = 300

# What YAML 1.1 reads as another type and YAML 1.2 as a text, but for dates.
OLD_OTHER: Final = re.compile(
    r"""y | Y | yes | Yes | YES | n | N | no | No | NO | on | On | ON | off | Off | OFF
    | [-+]?( 0b[01_]+ | 0x[0-9a-fA-F_]+ | [0-9][0-9_]* | [1-9][0-9_]*(:[0-5]?[0-9])+
           | [0-9][0-9_]*(:[0-5]?[0-9])*\.[0-9_]* | [0-9][0-9_]*\.[0-9_]*[eE][-+]?[0-9]+
           | \.[0-9][0-9_]*([eE][-+]?[0-9]+)? )""",
    re.ASCII | re.VERBOSE,
)


def core(scalar: Scalar) -> JsonScalar:
    """Return what YAML 1.2's core schema reads; a number that JSON has not is infinite or NaN."""
    text = scalar.text
    if not scalar.plain:
        return text
    if text in WORDS:
        return WORDS[text]
    integer = INTEGER.fullmatch(text)
    if len(text) > LONGEST_NUMBER and (integer or FLOAT.fullmatch(text)):
        return math.inf
    if integer:
        return int(text, 0) if text[1:2] in ("o", "x") else int(text)
    return float(text) if FLOAT.fullmatch(text) else text


def ambiguous(scalar: Scalar) -> bool:
    """Tell whether YAML 1.1 reads something else than a text where YAML 1.2 reads a text."""
    return scalar.plain and OLD_OTHER.fullmatch(scalar.text) is not None


def json_value(node: Node) -> Json:
    """Return a node as plain data, its plain scalars read by the core schema."""
    if isinstance(node, Scalar):
        return core(node)
    if isinstance(node, Sequence):
        return [json_value(item) for item in node.items]
    return {key.text: json_value(value) for key, value in node.entries}
