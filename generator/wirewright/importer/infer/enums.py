"""Which types are enums, and what samples show of their members."""

from __future__ import annotations

import re
from typing import Final

from wirewright.importer.infer.evidence import sight
from wirewright.importer.infer.groups import Group, fold
from wirewright.importer.infer.trees import Json, Number

CODE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
MEMBER: Final = re.compile(r"[^\W\d][^\r\n]{0,80}")


def is_enum_group(group: Group) -> bool:
    """Tell whether a type is one of named values."""
    if group.values:
        return True
    return not (group.seen or group.fields) and bool(enum_pairs(group))


def enum_pairs(group: Group) -> list[tuple[Json, str]]:
    """Return what the samples show of an enum: JSON's value and XML's name, "" where it has none."""
    found: list[tuple[Json, str]] = []
    for seen in group.leaves:
        shown = sight(seen)
        text = (shown.xml or "") if shown is not None else ""
        match shown.json if shown is not None else False:
            case Number() as number if re.fullmatch(r"-?\d{1,19}", number) and MEMBER.fullmatch(
                text
            ):
                found.append((number, text))
            case Number() | bool():
                pass
            case str() as name if CODE.fullmatch(name) and fold(text or name) == fold(name):
                found.append((name, text or name))
            case None if CODE.fullmatch(text):
                found.append((None, text))
            case _:
                pass
    return list(dict.fromkeys(found))


def is_flags(group: Group) -> bool:
    """Tell whether a sample shows several listed members at once, or none of them."""
    numbers = {row.name: row.number for row in group.values if row.number is not None}
    for seen in group.leaves:
        shown = sight(seen)
        if shown is None or shown.xml is None or not isinstance(shown.json, Number):
            continue
        words = shown.xml.split()
        if not numbers or not shown.json.isdecimal() or any(word not in numbers for word in words):
            continue
        bits = 0
        for word in words:
            bits |= numbers[word] or 0
        if bits == int(shown.json) and (
            len(words) > 1 or (not words and 0 not in numbers.values())
        ):
            return True
    return False
