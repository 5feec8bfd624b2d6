"""The tokens of a JSON text, without the white space between them.

Any text has tokens, well-formed or not: a comparison has to work on a payload that is wrong.
"""

from __future__ import annotations

import json
import re

from wirewright.verify.tokens import Place, Token

# White space is what RFC 8259 calls so; a no-break space between tokens is a token.
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*+"?|[{}\[\]:,]|[^ \t\r\n"{}\[\]:,]++', re.DOTALL)


class _Container:
    """An object or a list that is still open; `here` is the place of what comes next in it."""

    def __init__(self, place: Place, bracket: str) -> None:
        self.place = place
        self.is_object = bracket == "{"
        self.wants_key = self.is_object
        self.index = 0
        self.here = place if self.is_object else place.below(0)

    def key(self, text: str) -> None:
        self.here = self.place.below(_name(text))
        self.wants_key = False

    def comma(self) -> None:
        self.index += 1
        self.wants_key = self.is_object
        self.here = self.place if self.is_object else self.place.below(self.index)


def json_tokens(text: str, root: Place) -> list[Token]:
    """Return the tokens of `text` but for members that are left out, which go with one comma."""
    tokens: list[Token] = []
    containers: list[_Container] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        top = containers[-1] if containers else None
        place = top.here if top else root
        if piece in ("}", "]") and top:
            place = containers.pop().place
        elif piece == "," and top:
            top.comma()
            place = top.here
        elif piece[0] == '"' and top and top.wants_key:
            top.key(piece)
            place = top.here
            if tokens[-1].text == ",":  # a comma belongs to the member that follows it
                tokens[-1] = tokens[-1]._replace(place=place)
        elif piece in ("{", "["):
            containers.append(_Container(place, piece))
        tokens.append(Token(piece, match.start(), place))
    return _visible(tokens)


def _visible(tokens: list[Token]) -> list[Token]:
    visible: list[Token] = []
    cut = False
    for token in tokens:
        if token.place.left_out:
            cut = True
            continue
        # The first member went: the second one's comma follows the bracket now.
        stray = cut and token.text == "," and visible and visible[-1].text == "{"
        if not stray:
            visible.append(token)
        cut = False
    return visible


def _name(text: str) -> str:
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        return text.strip('"')
