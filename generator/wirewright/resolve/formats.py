"""`format:`, the pattern of a date: `yyyy MM dd HH mm ss f`, other signs as they stand.

Takes a pattern and the kind of its values, returns what is wrong with it in words.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"([A-Za-z])\1*")
_WIDTHS = {"y": {4}, "M": {2}, "d": {2}, "H": {2}, "m": {2}, "s": {2}, "f": set(range(1, 8))}
_LITERALS = "TZ"
_NEEDED = {"date": "yMd", "time": "Hm", "datetime": "yMd"}
_ALLOWED = {"date": "yMd", "time": "Hmsf", "datetime": "yMdHmsfTZ"}


def problem_of(pattern: str, kind: str) -> str:
    """Return what is wrong with a pattern for a `datetime`, `date` or `time`, or ""."""
    tokens = [found[0] for found in _TOKEN.finditer(pattern)]
    letters = [token[0] for token in tokens]
    for token in tokens:
        if token not in _LITERALS and len(token) not in _WIDTHS.get(token[0], ()):
            return f"`{token}` is no part of a date"
    for letter in letters:
        if letters.count(letter) > 1:
            return f"`{tokens[letters.index(letter)]}` stands twice"
        if letter not in _ALLOWED[kind]:
            return f"a {kind} has no `{tokens[letters.index(letter)]}`"
    missing = [letter for letter in _NEEDED[kind] if letter not in letters]
    if missing:
        return f"a {kind} needs `{missing[0] * max(_WIDTHS[missing[0]])}`"
    if "Z" in letters and letters[-1] != "Z":
        return "`Z` comes last"
    return ""
