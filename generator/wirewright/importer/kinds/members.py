"""Rows of a page's tables → members, values and models, whatever kind of page they stand in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from ..facts import Member, Place, Value
from ..pages import Row, Table
from ..pages.scores import is_note, is_type
from ..pages.words import NO, NONE, OPTIONAL, REQUIRED, YES

_BODY: Final = re.compile(r"\bbody\b|\bcorpo\b|\bcuerpo\b|\bcorps\b|тел[ео]", re.IGNORECASE)
_URI: Final = re.compile(r"\bur[il]\b", re.IGNORECASE)
_PLACES: Final[dict[str, Place]] = {
    "path": "path", "query": "query", "header": "header", "body": "body", "form": "body",
    "formdata": "body", "model": "body", "uri": "query", "url": "query",
}  # fmt: skip
_NO_DOC: Final = re.compile(r"no documentation available\.?", re.IGNORECASE)
_NEXT: Final = re.compile(
    r" (?=(?:Required|Data type:|Matching regular expression pattern:|M(?:ax|in) length:|Range: inclusive"
    r"|String length: inclusive|Default value is)(?:\s|$))"
)
_PARTS: Final = re.compile(r"[A-Z][\w.`]*(?: [A-Z][\w.`]*)+")
DEFINED: Final = re.compile(r"define this parameter in the request \w+\.?$", re.IGNORECASE)


def members(table: Table) -> tuple[Member, ...]:
    """Return the members or parameters that a table lists."""
    found = tuple(member(row) for row in table.rows)
    notes = Counter(x.notes for x in found if len(x.notes) == 1 and not is_note(x.notes[0]))
    most, count = next(iter(notes.most_common(1)), ((), 0))
    # What most rows say, in a language that is not known, is that there is nothing to say.
    nothing = most if count > 2 and count > len(found) / 2 else None
    return tuple(replace(x, notes=()) if x.notes == nothing else x for x in found)


def member(row: Row) -> Member:
    """Return a row as a member; what it does not say is left open."""
    notes = tuple(y for x in row.all("notes") for y in _apart(" ".join(x.split())))
    notes = tuple(x for x in notes if x.casefold() not in NONE)
    examples = tuple(x for x in row.all("example") if x)
    return Member(
        name=row.text("name").strip(),
        type=_unbroken(" ".join(row.text("type").split())),
        doc=words(row.text("doc")),
        notes=notes,
        required=_required(row, notes),
        place=_PLACES.get(row.text("place").strip().casefold(), ""),
        examples=examples,
        line=row.line,
    )


def _apart(note: str) -> list[str]:
    """Divide annotations that an extraction joined by a blank."""
    pieces = _NEXT.split(note)
    begins = _NEXT.match(f" {note}") or pieces[0].casefold() in REQUIRED | OPTIONAL
    return pieces if begins else [note]


def _unbroken(text: str) -> str:
    """Return a type's expression without the blanks that breaking a long name left in it."""
    before, of, name = text.rpartition("ollection of ")
    if " " in name and "[key]" not in text and not is_type(name) and _PARTS.fullmatch(name):
        return before + of + name.replace(" ", "")
    return text


def words(text: str) -> str:
    """Return prose with plain spaces, its lines and paragraphs kept; "" for a template's nothing."""
    if _NO_DOC.fullmatch(text.strip()):
        return ""
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))


def value(row: Row) -> Value:
    """Return a row of a table of enum values."""
    number = row.text("number").strip()
    return Value(
        row.text("name").strip(),
        int(number, 0) if re.fullmatch(r"-?\d{1,20}", number) and _decimal(number) else None,
        doc=words(row.text("doc")),
        title=row.text("title").strip(),
        line=row.line,
    )


def _decimal(number: str) -> bool:
    return number.lstrip("-") == "0" or not number.lstrip("-").startswith("0")


def source(found: Member) -> Place:
    """Return where an old help page's annotation puts a parameter."""
    said = " ".join(found.notes)
    if _URI.search(said):
        return "query"
    return "body" if _BODY.search(said) else ""


def _required(row: Row, notes: tuple[str, ...]) -> bool | None:
    said = row.text("required").strip().casefold().rstrip(".")
    if said in YES | REQUIRED:
        return True
    if said in NO | OPTIONAL:
        return False
    first = [x.casefold() for x in notes]
    if any(x in REQUIRED or x.startswith(("required ", "required.")) for x in first):
        return True
    return False if any(x in OPTIONAL or x.startswith("optional") for x in first) else None
