"""The first difference of two payloads once insignificant white space is taken out of both.

Two payloads of a medium and a mask come in; where they differ goes out, with the text around it
on both sides, safe for a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from wirewright.diagnostics import visible
from wirewright.ir.api import Medium
from wirewright.verify.form_text import form_tokens
from wirewright.verify.json_text import json_tokens
from wirewright.verify.raw_text import raw_tokens
from wirewright.verify.tokens import Mask, Place, Token
from wirewright.verify.xml_text import xml_tokens

_READERS: Final[dict[Medium, Callable[[str, Place], list[Token]]]] = {
    "json": json_tokens,
    "xml": xml_tokens,
    "form": form_tokens,
    "text": raw_tokens,
    "binary": raw_tokens,
    "multipart": raw_tokens,
}
_LINE_END = re.compile("\r\n|\r|\n")
_WIDTH = 92
_NEAR = 12  # tokens on each side of the difference that may be shown


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two payloads differ first.

    `path` is the place inside the payload, `line` and `column` that in the expected text. `words`
    says in a line what stands there on both sides, `listing` shows it.
    """

    path: str
    line: int
    column: int
    words: str
    listing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two payloads: what people call it, its text and its tokens."""

    medium: Medium
    label: str
    text: str
    tokens: tuple[Token, ...]

    def token(self, at: int) -> Token | None:
        return self.tokens[at] if at < len(self.tokens) else None


def difference(
    medium: Medium,
    expected: bytes,
    written: bytes,
    mask: Mask | None = None,
    labels: tuple[str, str] = ("in the sample", "as written"),
) -> Difference | None:
    """Return where `written` differs from `expected` first, None where they are the same."""
    left, right = _side(medium, labels[0], expected, mask), _side(medium, labels[1], written, mask)
    pairs = enumerate(zip_longest(left.tokens, right.tokens))
    at = next((i for i, (a, b) in pairs if a is None or b is None or a.text != b.text), None)
    if at is None:
        return None
    mine, other = left.token(at), right.token(at)
    offset = _common(mine.text, other.text) if mine and other else 0
    line, column = _position(left.text, mine.start + offset if mine else len(left.text))
    return Difference(
        path=visible(_path(mine, other)),
        line=line,
        column=column,
        words=f"{_quoted(left, at, offset)}, {_quoted(right, at, offset)}"
        + _code_points(mine, other, offset),
        listing=(*_block(left, at, offset), *_block(right, at, offset)),
    )


def _side(medium: Medium, label: str, content: bytes, mask: Mask | None) -> _Side:
    text = _decoded(medium, content)
    tokens = _READERS[medium](text, Place(mask=mask))
    return _Side(medium, label, text, tuple(tokens))


def _decoded(medium: Medium, content: bytes) -> str:
    """Return a payload as a text; where every byte counts, no two have the same."""
    if medium in ("binary", "multipart"):
        return content.decode("latin-1")
    if medium == "text":
        return content.decode("utf-8", "surrogateescape")
    utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    return content.decode("utf-16" if utf16 else "utf-8-sig", "backslashreplace")


def _common(a: str, b: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _position(text: str, at: int) -> tuple[int, int]:
    lines = _LINE_END.split(text[:at])
    return len(lines), len(lines[-1]) + 1


def _path(mine: Token | None, other: Token | None) -> str:
    """Return the deeper of two places: a member that only one side has is what differs."""
    places = [token.place for token in (mine, other) if token]
    return str(max(places, key=lambda place: len(place.parts)))


def _quoted(side: _Side, at: int, offset: int) -> str:
    """Return what stands at the difference, cut to a few words, and on which side."""
    token = side.token(at)
    if token and token.text == ",":
        token = side.token(at + 1) or token
    if token is None:
        return f"nothing more {side.label}"
    start = max(0, offset - 20)
    shown = token.text[start : start + 50]
    left = "..." if start else ""
    right = "..." if start + 50 < len(token.text) else ""
    return f"{left}`{visible(shown)}`{right} {side.label}"


def _code_points(mine: Token | None, other: Token | None, offset: int) -> str:
    """Name two characters that may look alike."""
    a, b = (token.text[offset : offset + 1] if token else "" for token in (mine, other))
    if not (a and b) or (a + b).isascii():
        return ""
    return f" (U+{ord(a):04X}, U+{ord(b):04X})"


def _block(side: _Side, at: int, offset: int) -> list[str]:
    """Show the line of the difference with a caret, and a line or two around it."""
    lines = _lines(side, range(max(0, at - _NEAR), min(len(side.tokens), at + _NEAR)))
    if at >= len(side.tokens):
        lines.append([])
    here = next((i for i, line in enumerate(lines) if at in line), len(lines) - 1)
    split = offset + len(_joined(side, [i for i in lines[here] if i < at]))
    shown = [
        *(_cut(_joined(side, line), _WIDTH) for line in lines[max(0, here - 2) : here]),
        *_with_caret(_joined(side, lines[here]), split),
        *(_cut(_joined(side, line), _WIDTH) for line in lines[here + 1 : here + 2]),
    ]
    return [f"{side.label}:", *(f"  | {line}".rstrip() for line in shown)]


def _with_caret(text: str, at: int) -> tuple[str, str]:
    """Return what fits of a line, and below it the caret."""
    left, most = visible(text[:at]), _WIDTH * 2 // 3
    if len(left) > most:
        left = f"...{left[3 - most :]}"
    return left + _cut(text[at:], _WIDTH - len(left)), f"{' ' * len(left)}^"


def _lines(side: _Side, window: range) -> list[list[int]]:
    """Lay tokens out as people would, one member to a line."""
    lines: list[list[int]] = []
    for index in window:
        before = side.tokens[index - 1].text if index else ""
        if not lines or _BREAKS[side.medium](before, side.tokens[index].text):
            lines.append([])
        lines[-1].append(index)
    return lines


def _json_breaks(before: str, token: str) -> bool:
    return before in ("{", "[", ",") or token in ("}", "]")


def _xml_breaks(before: str, token: str) -> bool:
    closed = before.startswith("</") or before.endswith("/>")
    return token.startswith("<") and (closed or not token.startswith("</"))


_BREAKS: Final[dict[Medium, Callable[[str, str], bool]]] = {
    "json": _json_breaks,
    "xml": _xml_breaks,
    "form": lambda _before, _token: True,
    "text": lambda _before, _token: True,
    "binary": lambda _before, _token: True,
    "multipart": lambda _before, _token: True,
}


def _joined(side: _Side, line: list[int]) -> str:
    return "".join(side.tokens[index].text for index in line)


def _cut(text: str, width: int) -> str:
    shown = visible(text[: width + 1])
    return shown if len(shown) <= width else f"{shown[: width - 3]}..."
