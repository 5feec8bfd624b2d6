"""Markdown's marks in lines of a text page: what a reader would see without them."""

from __future__ import annotations

import re
from typing import Final

_HEADING: Final = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*")
_LINK: Final = re.compile(
    r"!?\[([^\[\]\n]{1,300})\]\((?=https?:|[/#.])(?:[^()\s]|\([^()\s]*\)){0,2000}(?: \"[^\"\n]*\")?\)"
)
_MODEL: Final = re.compile(
    r"(?P<doc>\S.*?)\s+(?P<link>\[[^\[\]\n]{1,300}\]\([^()\s]{0,2000}resource-?model[^()\s]{0,2000}\))",
    re.IGNORECASE,
)
_OF: Final = re.compile(r"(?:\bof|\band|\[key\])$", re.IGNORECASE)
_STRONG: Final = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)")
_ESCAPED: Final = re.compile(r"(?<=\w)\\(_)(?=\w)")
_BRACKETS: Final = re.compile(r"[ \t]*\*\*\(\s*([^*]{1,2000}?)\s*\)\*\*")
BLANKS: Final = dict.fromkeys(
    (0xA0, 0x1680, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000, 0xFEFF), " "
)
_FENCE: Final = re.compile(r"\s*(?:```+|~~~+)\s*\w*\s*")


def is_fence(line: str) -> bool:
    """Tell whether a line only opens or closes a block of code."""
    return line.lstrip()[:3] in ("```", "~~~") and _FENCE.fullmatch(line) is not None


def heading(line: str) -> tuple[int, str]:
    """Return a heading's level and its words, level 0 where the line is none."""
    found = _HEADING.fullmatch(line) if line.startswith("#") else None
    return (len(found[1]), found[2]) if found else (0, line)


def unmarked(text: str) -> str:
    """Return a line with plain blanks, without the marks of links, strong words and escapes."""
    text = text.translate(BLANKS).strip()
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "**" in text or "__" in text:
        text = _STRONG.sub(lambda found: found[1] or found[2], text)
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def unbroken(text: str) -> str:
    """Return a text with `name **(`, `string`, `)**` in one line, and as many lines as before."""
    if "**(" not in text:
        return text
    return _BRACKETS.sub(lambda x: f" ({' '.join(x[1].split())})" + "\n" * x[0].count("\n"), text)


def model_apart(line: str) -> tuple[str, str]:
    """Divide prose and the link to a model that ends its line; nothing to divide: two times `""`."""
    found = _MODEL.fullmatch(line) if "](" in line else None
    if found is None or _OF.search(found["doc"]):
        return "", ""
    return found["doc"], found["link"]
