"""What the numbers in ASP.NET's sample objects hint at: which members may be null.

The generator counts every simple member of an object and begins anew for a nullable one, which
therefore shows 1 and leaves no gap. A hint, never a proof: pages have their own samples, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from wirewright.importer.infer.trees import Json, Number

_NUMBERED = re.compile(r"sample string ([0-9]{1,4})")
_LONGEST = 20
NUMBERLESS = frozenset(
    ("boolean", "datetime", "datetimeoffset", "uuid", "duration", "char", "uint8", "int8")
)
NUMBERED = frozenset(
    ("int16", "int32", "int64", "uint16", "uint32", "uint64", "decimal", "double", "float")
)


def maybe_null(members: Sequence[tuple[str, Json]]) -> set[int]:
    """Return the places of members that the numbering leaves out.

    `members` are a type's word and JSON's value each, in JSON's order; "" for what does not count.
    """
    found: set[int] = set()
    waiting: list[int] = []
    count = 0
    for place, (kind, value) in enumerate(members):
        if kind in NUMBERLESS:
            waiting.append(place)
            continue
        number = _number(kind, value)
        if number is None:
            continue
        if number == 1 and kind in NUMBERED and count + len(waiting) > 0:
            found.add(place)
            continue
        if number == count + 1 and waiting:
            found.update(waiting)
        elif number <= count:
            return set()
        waiting, count = [], number
    return found


def _number(kind: str, value: Json) -> int | None:
    if kind == "string" and isinstance(value, str):
        match = _NUMBERED.fullmatch(value)
        return int(match[1]) if match else None
    if kind in NUMBERED and isinstance(value, Number) and len(value) < _LONGEST:
        try:
            return int(Decimal(value))
        except (InvalidOperation, OverflowError):
            return None
    return None
