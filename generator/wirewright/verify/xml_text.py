"""The tokens of an XML text: tags as they are written, and text.

White space is left out between elements and kept where it is all that a leaf element has. Any
text has tokens in linear time, well-formed or not; an element that is left out is skipped up to
its first end tag, for raw HTML may stand in it.
"""

from __future__ import annotations

import re

from wirewright.verify.tokens import Place, Token

# A `<` inside quotes ends a tag here, as XML says: so no piece is scanned twice.
_PIECE = re.compile(
    r"""
      (?P<comment>  <!--.*?(?:-->|\Z) )
    | (?P<cdata>    <!\[CDATA\[.*?(?:\]\]>|\Z) )
    | (?P<pi>       <\?.*?(?:\?>|\Z) )
    | (?P<doctype>  <![^<>]*+> )
    | (?P<end>      </(?P<closes>[^<>\s/]++)[^<>]*+> )
    | (?P<start>    <(?P<opens>[^<>\s/!?"']++)(?:[^<>"']|"[^<"]*+"|'[^<']*+')*+> )
    | (?P<text>     <|[^<]++ )
    """,
    re.DOTALL | re.VERBOSE,
)
_SPACE = re.compile(r"[ \t\r\n]*+")
_DECLARATION = re.compile(r"[ \t\r\n]*+<\?xml[ \t\r\n?].*?\?>", re.DOTALL)
# XmlSerializer declares both on the root, in an order that differs from machine to machine.
_XSD_FIRST = re.compile(
    r"""( xmlns:xsd="http://www\.w3\.org/2001/XMLSchema")"""
    r"""( xmlns:xsi="http://www\.w3\.org/2001/XMLSchema-instance")"""
)
_SOLID = ("text", "cdata")


class _Element:
    """An element that is still open, and how often each name has stood in it."""

    def __init__(self, name: str, place: Place) -> None:
        self.name = name
        self.place = place
        self.seen: dict[str, int] = {}

    def member(self, name: str) -> Place:
        count = self.seen[name] = self.seen.get(name, -1) + 1
        place = self.place.below(name.rpartition(":")[2])
        return place.below(count) if count else place


def xml_tokens(text: str, root: Place) -> list[Token]:
    """Return the tokens of `text` but for its declaration and for elements that are left out."""
    pieces: list[tuple[str, Token]] = []
    elements: list[_Element] = []
    declaration = _DECLARATION.match(text)
    at = declaration.end() if declaration else 0
    while match := _PIECE.match(text, at):
        kind, start, at = str(match.lastgroup), match.start(), match.end()
        place = elements[-1].place if elements else root
        if kind == "end" and elements and elements[-1].name == match["closes"]:
            elements.pop()
        elif kind == "start":
            name, empty = match["opens"], match[0].endswith("/>")
            inside = elements[-1].member(name) if elements else root
            end = _end_of(name, text, at) if inside.left_out and not empty else at
            if end is None:  # nothing is left out by an element without an end
                kind, at = "text", len(text)
            elif empty or inside.left_out:
                kind, at, place = "empty", end, inside
            else:
                elements.append(_Element(name, inside))
                place = inside
        piece = text[start:at]
        if kind in ("start", "empty"):
            piece = _XSD_FIRST.sub(r"\2\1", piece)
        pieces.append((kind, Token(piece, start, place)))
    return [token for token in _without_space(pieces) if not token.place.left_out]


def _end_of(name: str, text: str, at: int) -> int | None:
    end = re.compile(rf"</{re.escape(name)}[ \t\r\n]*+>").search(text, at)
    return end.end() if end else None


def _without_space(pieces: list[tuple[str, Token]]) -> list[Token]:
    """Leave out white space but in leaf elements and beside other text."""
    kept = []
    for index, (kind, token) in enumerate(pieces):
        before = pieces[index - 1][0] if index else ""
        after = pieces[index + 1][0] if index + 1 < len(pieces) else ""
        leaf = before == "start" and after == "end"
        beside = before in _SOLID or after in _SOLID
        blank = kind == "text" and _SPACE.fullmatch(token.text)
        if leaf or beside or not blank:
            kept.append(token)
    return kept
