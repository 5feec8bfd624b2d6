"""Lines in which a row's cells stand without anything between them: `statusintegerEmulated code`.

The pieces are found by the type words, by yes and no, and by the names that the page's samples
show. A line may hold a whole row or the rest of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from .align import Cell
from .blocks import Role

_TYPE: Final = (
    r"(?P<type>(?:[Aa]rray of (?:[A-Z][a-z]+|[a-z]+(?=[A-Z]|$))|(?:[Ss]tring|[Ii]nteger|[Ii]nt|[Oo]bject"
    r"|[Aa]rray|[Bb]oolean|[Bb]ool|[Dd]ate[Tt]ime|[Dd]ate|[Dd]ecimal|[Dd]ouble|[Ff]loat|[Nn]umber|[Ll]ong"
    r"|[Uu]uid|UUID|[Gg]uid|GUID|[Tt]imestamp|[Tt]ext|[Ll]ist)(?:\[\])?))"
)
_NO_MORE: Final = r"(?![a-z(])"
_REQUIRED: Final = (
    r"(?P<required>[Yy]es|[Nn]o|YES|NO|Да|Нет|да|нет|[Oo]ptional|[Rr]equired|[Mm]andatory|true|false)"
)
_NAME: Final = r"(?P<name>[A-Za-z_][\w.\[\]-]{0,120}?)"
_HUMPED: Final = r"(?P<name>[A-Za-z_][\w.\[\]-]*)(?P<doc>(?:[A-Z][a-z']+|[A-Z]{2,}|A|I)[ ,].*?)"
_LONGEST: Final = 4000


def unglue(
    columns: tuple[Role, ...], cells: list[Cell], known: frozenset[str]
) -> list[Cell] | None:
    """Return the cells with each glued line in its pieces, or None where none is glued."""
    whole, rest = _patterns(columns)
    sure = rest is None or "place" in columns
    pieces: list[Cell] = []
    glued = 0
    done = False
    for cell in cells:
        text = cell.text[:_LONGEST]
        found = whole.fullmatch(text)
        if found is not None and not (sure or _is_name(found["name"], known)):
            found = None
        if found is None and done and not (known and _is_name(text, known)):
            break
        found = found or (rest.fullmatch(text) if rest else None)
        if found is None:
            pieces.append(cell)
            done = False
            continue
        glued += 1
        parts = [(role, (text or "").strip()) for role, text in _in_order(found)]
        parts = [part for part in parts if part[1]]
        fresh = parts[0][0] == "name"
        pieces += [Cell(x, cell.line, fresh and i == 0) for i, (_, x) in enumerate(parts)]
        done = "place" in columns or any(role == "doc" for role, _ in parts)
    return pieces if glued else None


def _in_order(found: re.Match[str]) -> list[tuple[str, str | None]]:
    names = sorted(found.re.groupindex, key=lambda x: found.re.groupindex[x])
    return [(name, found[name]) for name in names]


def _is_name(name: str, known: frozenset[str]) -> bool:
    """Tell whether the page's samples show a name, where it has samples."""
    last = re.split(r"[.\[\]]+", name.rstrip("[]."))[-1].casefold()
    return not known or last in known


@lru_cache(maxsize=64)
def _patterns(columns: tuple[Role, ...]) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """Return the expressions for a line that begins a row, and for one that goes on with it."""
    humped = columns[:2] == ("name", "doc")
    parts = [_HUMPED] if humped else [_NAME]
    later = columns[2:]
    if humped:
        parts += [_piece(role, later[i + 1 : i + 2]) for i, role in enumerate(later)]
        return re.compile(r"\s*".join(parts), re.DOTALL), None
    rest = "".join(
        _piece(role, columns[i + 2 : i + 3], columns[: i + 1]) for i, role in enumerate(columns[1:])
    )
    return re.compile(_NAME + rest, re.DOTALL), re.compile(rest, re.DOTALL)


def _piece(role: Role, after: Sequence[Role], before: Sequence[Role] = ()) -> str:
    if role == "place":
        return r"(?P<place>path|query|form|body|header|model)"
    if role == "type" and after and after[0] == "required" and "place" in before:
        return r"(?P<type>[A-Za-z][\w.<>,\[\]? ]*?)"
    if role == "type":
        return _TYPE if "required" in after else _TYPE + _NO_MORE
    if role == "required":
        return _REQUIRED
    return rf"(?P<{role}>.*)" if role in ("doc", "notes", "example") else ""
