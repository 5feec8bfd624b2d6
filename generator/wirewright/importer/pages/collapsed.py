"""A page whose lines were all joined → lines again, at the headings that help pages have.

Only blanks become line ends, so payloads keep every character.
"""

from __future__ import annotations

import re
from typing import Final

from .words import SECTIONS

_PHRASES: Final = [x for x in sorted(SECTIONS, key=len, reverse=True) if " " in x and len(x) > 11]
_HEADING: Final = re.compile(
    rf"(?<=\s)(?:{'|'.join(map(re.escape, _PHRASES))})(?=\s|$)", re.IGNORECASE
)
_MEDIUM: Final = r"(?:application|text|multipart)/[a-z0-9.+-]+"
_CUT: Final = re.compile(
    rf"(?<=\s)(?:{_MEDIUM}(?:, {_MEDIUM})*(?=\s+(?:Sample|Example)s?:)|Samples?:(?=\s)|Sample not available\."
    r"|Name Description Type Additional information|Name Description Additional information"
    r"|Name Value Description|None\.(?=\s+(?:Body Parameters|Request Formats|Response |Resource |URI )))(?=\s|$)"
)
_SHORT: Final = 120


def unfolded(text: str) -> str:
    """Return the text with line ends where a collapsed page had headings; others as they are."""
    if not any(_is_collapsed(line) for line in text.split("\n") if len(line) > _SHORT):
        return text
    lines = [_cut(x) if _is_collapsed(x) else x for x in text.split("\n")]
    return "\n".join(lines)


def _is_collapsed(line: str) -> bool:
    folded = line.casefold()
    return sum(x in folded for x in _PHRASES) > 1


def _cut(line: str) -> str:
    """Put line ends around headings, content types, labels and tables' heads."""
    letters = list(line)
    for expression in (_HEADING, _CUT):
        for found in expression.finditer(line):
            for at in (found.start() - 1, found.end()):
                if 0 <= at < len(letters) and letters[at].isspace():
                    letters[at] = "\n"
    return "".join(letters)
