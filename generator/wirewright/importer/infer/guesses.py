"""Guesses by what things are called, where a page has a sample and no table."""

from __future__ import annotations

import re
from typing import Final

from wirewright.importer.infer.decide import Decider
from wirewright.importer.infer.groups import Field, Group

_MONEY: Final = re.compile(r"total|amount|price|rate|discount|tax|fee|cost|sum|balance", re.I)
_LINK: Final = re.compile(r"(?:https?://|/)\S*")
_SECRET: Final = re.compile(
    r"pass(?:word|wd|phrase)|secret|(?:api|app|access|verification|private|auth)_?key|token|session_?id",
    re.I,
)


def better_word(group: Group, found: Field, decider: Decider) -> tuple[str, str]:
    """Return another type than the sample shows, and why; two empty texts for most members."""
    if found.row is not None or not found.names:
        return "", ""
    word = decider.decide(found.slot).expr.word
    if word == "int64" and _MONEY.search(found.names[0]):
        words = (decider.decide(other.slot).expr.word for other in group.fields)
        if "decimal" in words:
            return "decimal", "an amount beside others that have fractions"
    texts = [seen.json for seen in found.slot.seen if isinstance(seen.json, str)]
    if word == "string" and texts and all(_LINK.fullmatch(text) for text in texts):
        return "uri", "the sample shows an address"
    return "", ""


def is_secret(name: str) -> bool:
    """Tell whether a name is that of something that nobody should see."""
    return _SECRET.search(name) is not None
