"""A spec's tree as YAML text, in the style of those that people write.

Takes mappings, lists and scalars, gives text that the reader reads as the same tree: short lines,
flow mappings where they are short, folded prose, comments. What is in the tree is not judged.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Union

from wirewright.diagnostics import Span
from wirewright.spec.document import Scalar, ambiguous, core

WIDTH: Final = 100
SECTIONS: Final = ("types", "operations")
LONGEST_FLOW: Final = 4

Tree = Union[None, bool, int, float, str, Sequence["Tree"], Mapping[str, "Tree"], "Noted"]


@dataclass(frozen=True, slots=True)
class Noted:
    """A value of a mapping with a comment behind it, or above it where the line gets too long."""

    value: Tree
    comment: str


_PLAIN: Final = re.compile(r"[^\W\d_][^\r\n]*|[\d./_+(][^\r\n]*")
_KEY: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\??")
_INDICATORS: Final = re.compile(r": |:$| #|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]")
_FLOW_SIGNS: Final = re.compile(r"[,\[\]{}:]")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def dump(tree: Mapping[str, Tree], head: Sequence[str] = ()) -> str:
    """Return a document; `head` are the comment lines that it begins with."""
    lines = [f"# {_one_line(line)}" for line in head]
    for key, value in tree.items():
        if key in SECTIONS and isinstance(value, Mapping):
            lines += ["", f"{key}:"]
            for index, (name, part) in enumerate(value.items()):
                lines += [""] * bool(index)
                lines += _entry(name, part, 2)
        else:
            lines += _entry(key, value, 0)
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Tree, indent: int) -> list[str]:
    """Return the lines of a key and its value."""
    comment = ""
    if isinstance(value, Noted):
        comment = _one_line(value.comment)
        value = value.value
    pad = " " * indent
    head = f"{pad}{_key(key, in_flow=False)}:"
    flow = _flow_of(key, value, indent)
    if flow is not None and len(head) + 1 + len(flow) <= WIDTH:
        line = f"{head} {flow}"
        return (
            [f"{line}  # {comment}"]
            if comment and len(line) + len(comment) + 4 <= WIDTH
            else [
                *_comment(comment, pad),
                line,
            ]
        )
    return [*_comment(comment, pad), *_block(head, value, indent)]


def _comment(text: str, pad: str) -> list[str]:
    if not text:
        return []
    return [f"{pad}# {line}" for line in textwrap.wrap(text, max(WIDTH - len(pad) - 2, 40))]


def _block(head: str, value: Tree, indent: int) -> list[str]:
    if isinstance(value, str):
        return _text(head, value, indent)
    if isinstance(value, Mapping):
        return [
            head,
            *(line for key, part in value.items() for line in _entry(key, part, indent + 2)),
        ]
    if isinstance(value, Sequence):
        return [head, *(line for part in value for line in _item(part, indent + 2))]
    return [f"{head} {_flow(value)}"]


def _item(value: Tree, indent: int) -> Iterator[str]:
    """Yield the lines of a list's item."""
    pad = " " * indent
    if isinstance(value, str):
        yield from _text(f"{pad}-", value, indent)
    elif isinstance(value, Mapping) and value:
        inner = [line for key, part in value.items() for line in _entry(key, part, indent + 2)]
        yield f"{pad}- {inner[0].lstrip()}"
        yield from inner[1:]
    else:
        yield f"{pad}- {_flow(value)}"


def _text(head: str, text: str, indent: int) -> list[str]:
    """Return the lines of a text: plain where it fits, else folded or literal."""
    written = _scalar(text, in_flow=False)
    if len(head) + 1 + len(written) <= WIDTH and "\n" not in text:
        return [f"{head} {written}"]
    pad = " " * (indent + 2)
    lines = text.split("\n")
    if not text.isprintable() and not all(line.isprintable() for line in lines):
        return [f"{head} {written}"]
    if len(lines) > 1:
        # A literal block keeps its lines; one that begins or ends with white space could not.
        if all(line == line.strip() for line in lines) and lines[0] and lines[-1]:
            return [f"{head} |-", *(f"{pad}{line}".rstrip() for line in lines)]
        return [f"{head} {_quoted(text)}"]
    if "  " in text or text != text.strip() or " " not in text:
        return [f"{head} {written}"]
    folded = textwrap.wrap(text, WIDTH - len(pad), break_long_words=False, break_on_hyphens=False)
    if " ".join(folded) != text:
        return [f"{head} {written}"]
    return [f"{head} >-", *(f"{pad}{line}" for line in folded)]


def _flow_of(key: str, value: Tree, indent: int) -> str | None:
    """Return a value on one line, None where it is easier to read on several."""
    if isinstance(value, str):
        return None if "\n" in value else _scalar(value, in_flow=False)
    if isinstance(value, Mapping):
        if not value:
            return "{}"
        if (indent == 0 and key in ("api", *SECTIONS)) or not _is_short(key, value):
            return None
    elif isinstance(value, Sequence) and any(
        isinstance(x, str) and (len(x) > 40 or "\n" in x) for x in value
    ):
        return None
    return _flow(value)


def _is_short(key: str, value: Mapping[str, Tree]) -> bool:
    """Tell whether a mapping reads well on one line."""
    parts = list(value.values())
    if any(isinstance(x, Noted) or (isinstance(x, str) and "\n" in x) for x in parts):
        return False
    nested = [x for x in parts if isinstance(x, Mapping)]
    if any(isinstance(y, Mapping | Noted) for x in nested for y in x.values()):
        return False
    if any(isinstance(x, str) and "<" in x and ", " in x for x in parts):
        return False  # a map's type would need quotes
    if "fields" in value or any(
        word in value for word in ("get", "post", "put", "delete", "patch")
    ):
        return False
    return len(parts) <= LONGEST_FLOW and (not nested or len(parts) == 1 or key == "responses")


def _flow(value: Tree) -> str:
    if isinstance(value, Noted):
        value = value.value
    if isinstance(value, str):
        return _scalar(value, in_flow=True)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Mapping):
        inner = (f"{_key(key, in_flow=True)}: {_flow(part)}" for key, part in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(_flow(part) for part in value) + "]"
    return repr(value)


def _key(text: str, in_flow: bool) -> str:
    """Return a key, which is a text whatever it looks like."""
    return text if _KEY.fullmatch(text) else _scalar(text, in_flow)


def _scalar(text: str, in_flow: bool) -> str:
    """Return a text plain where every reader takes it for this very text, else in quotes."""
    span = Span("", 1, 1, 1, 1)
    plain = Scalar(text, True, span, None)
    if (
        _PLAIN.fullmatch(text)
        and text == text.strip()
        and not _INDICATORS.search(text)
        and not (in_flow and _FLOW_SIGNS.search(text))
        and isinstance(core(plain), str)
        and not ambiguous(plain)
        and text.isprintable()
        and not re.match(r"\d{4}-\d", text)
        and text not in ("=", "<<")
    ):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    return '"' + "".join(_escaped(x) for x in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    point = ord(character)
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def _one_line(text: str) -> str:
    """Return prose that cannot end a comment."""
    return " ".join("".join(x if x.isprintable() else " " for x in text).split())
