"""What pages note about a member: required or not, limits, defaults, in the words of the spec.

Takes a row of a table and the type that was decided for it; what does not fit the type is kept as
a note, for nothing that a page says may be lost.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wirewright.importer.facts import Member
from wirewright.resolve.scope import INTEGERS, NUMBERS, TEXTS
from wirewright.spec.dump import Tree

_REQUIRED: Final = re.compile(
    r"(?:required|obligat[oó]ri[oa]|obligatoire|requerid[oa]|mandatory|krävs|erforderlich|pflichtfeld|"
    r"必填|必须|обязательн\w*|обязателен|yes)\b\.?.*",
    re.I | re.S,
)
_OPTIONAL: Final = re.compile(
    r"(?:optional|opcional|optionnel|facultati[fv]\w*|not required|non-?mandatory|可选|选填|"
    r"необязательн\w*|valfri\w*|no)\b.*",
    re.I | re.S,
)
_NUMBER: Final = r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?"
_RANGE: Final = re.compile(
    rf"Range: inclusive between (?P<low>{_NUMBER}) and (?P<high>{_NUMBER})", re.I
)
_LENGTH: Final = re.compile(r"String length: inclusive between (\d+) and (\d+)", re.I)
_MAX: Final = re.compile(r"Max(?:imum)? length: (\d+)", re.I)
_MIN: Final = re.compile(r"Min(?:imum)? length: (\d+)", re.I)
_PATTERN: Final = re.compile(r"Matching regular expression pattern: (.+)", re.I | re.S)
_DEFAULT: Final = re.compile(r"Default value is\s*(.*)", re.I | re.S)
_NOTHING: Final = frozenset(
    ("", "none", "none.", "нет.", "нет", "-", "暂无.", "无", "nenhum", "nenhum.", "n/a")
)
_MOST: Final = 10**15


def is_required(row: Member | None) -> bool | None:
    """Tell whether a page says that a member must be given; None where it does not say."""
    if row is None:
        return None
    if row.required is not None:
        return row.required
    for note in row.notes:
        if _OPTIONAL.fullmatch(note.strip()):
            return False
        if _REQUIRED.fullmatch(note.strip()):
            return True
    return None


@dataclass(frozen=True, slots=True)
class Said:
    """What notes come to: entries of the spec, a default's text, and notes that stay prose."""

    entries: dict[str, Tree]
    default: str | None
    notes: tuple[str, ...]


def said(row: Member | None, kind: str) -> Said:
    """Return what the notes of a row say of a type of this word."""
    entries: dict[str, Tree] = {}
    default: str | None = None
    notes: list[str] = []
    for note in _split(row.notes if row is not None else ()):
        if found := _DEFAULT.fullmatch(note):
            default = found[1].strip()
        elif limits := dict(_limits(note, kind)):
            entries.update(limits)
        elif not re.fullmatch(r"(?:required|optional)\.?", note, re.I):
            notes.append(note)
    for low, high in (("min", "max"), ("min_length", "max_length")):
        if (
            low in entries
            and high in entries
            and float(str(entries[low])) > float(str(entries[high]))
        ):
            notes.append(f"The page has {low} {entries.pop(low)} and {high} {entries.pop(high)}.")
    return Said(entries, default, tuple(dict.fromkeys(notes)))


def _split(notes: tuple[str, ...]) -> Iterator[str]:
    """Yield single annotations, also where a text has glued several together."""
    words = (
        "Required|Range: inclusive|Max length: |Min length: |String length: |Data type: |"
        "Matching regular expression|Default value is"
    )
    for note in notes:
        for part in re.split(rf"(?<=\S) (?={words})", note.strip()):
            text = " ".join(part.split())
            if text.lower() not in _NOTHING:
                yield text


def _limits(note: str, kind: str) -> Iterator[tuple[str, Tree]]:
    if kind in NUMBERS:
        if found := _RANGE.fullmatch(note):
            yield from _range(found, kind in INTEGERS)
        return
    if kind not in (*TEXTS, "bytes"):
        return
    if found := _LENGTH.fullmatch(note):
        yield "min_length", int(found[1])
        yield "max_length", int(found[2])
    elif found := _MAX.fullmatch(note):
        yield "max_length", int(found[1])
    elif found := _MIN.fullmatch(note):
        yield "min_length", int(found[1])
    elif kind in TEXTS and (found := _PATTERN.fullmatch(note)):
        yield "pattern", found[1]


def _range(found: re.Match[str], whole: bool) -> Iterator[tuple[str, Tree]]:
    for word, text in (("min", found["low"]), ("max", found["high"])):
        value = float(text)
        if math.isfinite(value) and (not whole or value == int(value)):
            yield word, int(value) if value == int(value) and abs(value) < _MOST else value
