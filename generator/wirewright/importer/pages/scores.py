"""How well a text fits a column: the evidence by which the cells of a broken table find their place.

Text extractions lose empty cells and cut cells into lines, so a cell's place says little and its
words say much: the type words of help pages, their annotations, names that samples show as well.
"""

from __future__ import annotations

import re
from typing import Final

from .blocks import Role
from .words import METHODS, NO, NONE, OPTIONAL, PLACES, REQUIRED, YES

_SIMPLE: Final = (
    "integer|unsigned integer|byte|signed byte|character|char|decimal number|decimal|number|float"
    "|double|boolean|bool|string|globally unique identifier|guid|uuid|date|datetime|date time"
    "|time interval|timespan|time|uri|url|object|int|int16|int32|int64|uint|long|short|bigint|text"
    "|array|any|json|xml|file|binary|single|datetimeoffset"
)
_LETTER: Final = r"[^\W\d_]"
_NAME: Final = rf"(?:{_LETTER}|_|\$)[\w.`$+-]*(?:\[\])*\??"
SIMPLE_TYPE: Final = re.compile(rf"(?:{_SIMPLE})(?: ?\(\d+ bits?\))?\??(?:\[\])*", re.IGNORECASE)
COMPOSITE: Final = re.compile(
    r"(?:collection|dictionary|pair|array|list) of .+|(?:List|Dictionary|IEnumerable|IList|"
    rf"ICollection|HashSet|KeyValuePair|Nullable|{_NAME})<.+>\??(?:\[\])*|.+\[\](?:\[\])*",
    re.IGNORECASE | re.DOTALL,
)
_IDENTIFIER: Final = re.compile(_NAME)
_ANY_NAME: Final = re.compile(r"[\w$@][\w$@.:\[\]{}/~-]*")
_PATTERN: Final = (
    r"(?:range: ?inclusive between|max length:|min length:|minimum value:|maximum value:|string length: ?inclusive|data type:"
    r"|matching regular expression|default value is|define this parameter in|example value:"
    r"|unique items|filterable|settable|includable|диапазон:|максимальная длина:)"
)
_MUST: Final = r"(?:required|optional|mandatory|krävs|obligatório|opcional|必填)"
_NOTE: Final = re.compile(rf"(?:{_MUST}[ ,;]+)?{_PATTERN}.*|{_MUST}", re.IGNORECASE | re.DOTALL)
_SOFT: Final = re.compile(
    rf"{_MUST}[.,;] .*|{_MUST} (?:when|if|unless|for)\b.*", re.IGNORECASE | re.DOTALL
)
_TRANSLATED: Final = re.compile(rf"[^\W\d_]+ ?[:：] ?(?:{_SIMPLE}|{_NAME})", re.IGNORECASE)
_SAID: Final = NONE | REQUIRED | OPTIONAL
_CALL: Final = re.compile(rf"(?:{METHODS}|All Verbs)\s+\S+")
_NUMBER: Final = re.compile(r"-?\d{1,20}|0x[0-9a-fA-F]{1,16}")


def is_type(text: str) -> bool:
    """Tell whether a text is a type's expression for sure."""
    return bool(SIMPLE_TYPE.fullmatch(text) or COMPOSITE.fullmatch(text)) and len(text) < 400


def is_name(text: str) -> bool:
    """Tell whether a text could name a type."""
    return len(text) < 400 and text[-1:] != "." and _IDENTIFIER.fullmatch(text) is not None


def is_note(text: str) -> bool:
    """Tell whether a text is one of the annotations that help pages print, or says that there is none."""
    words = " ".join(text.split()).casefold()
    if words in _SAID or _NOTE.fullmatch(text):
        return True
    first, _, rest = words.partition(" ")
    return first in REQUIRED and _NOTE.fullmatch(rest) is not None


def score(role: Role, text: str, known: frozenset[str]) -> float:
    """Return how well `text` fits into a column, below zero for badly; `known` are likely names."""
    return _SCORES[role](text, known)


def _as_name(text: str, known: frozenset[str]) -> float:
    if text.casefold() in known:
        return 6
    if _ANY_NAME.fullmatch(text) is None:
        return -6 if " " in text or is_note(text) else -3
    if is_note(text):
        return -4
    if text in PLACES:
        return 0
    return 0.5 if SIMPLE_TYPE.fullmatch(text) else 2


def _as_type(text: str, known: frozenset[str]) -> float:
    if is_type(text):
        return 6
    if _TRANSLATED.fullmatch(text):
        return 3
    if not is_name(text) or is_note(text):
        return -5
    if text.islower():
        return -1  # a word rather than a class
    return 0 if text.casefold() in known else 1


def _as_doc(text: str, known: frozenset[str]) -> float:
    if is_note(text):
        return -3
    if " " in text.strip():
        return -2 if is_type(text) else 3
    if _ANY_NAME.fullmatch(text) is None:
        return 1
    return -1 if is_type(text) else 0 if text.casefold() in known else 0.5


def _as_note(text: str, known: frozenset[str]) -> float:
    if is_note(text):
        return 6
    if _SOFT.fullmatch(text):
        return 4
    return -3 if text.casefold() in known or is_type(text) else -1


def _as_required(text: str, known: frozenset[str]) -> float:
    del known
    return 6 if text.casefold().rstrip(".") in YES | NO | REQUIRED | OPTIONAL else -6


def _as_place(text: str, known: frozenset[str]) -> float:
    del known
    return 6 if text.casefold() in PLACES else -6


def _as_number(text: str, known: frozenset[str]) -> float:
    del known
    return 6 if _NUMBER.fullmatch(text) else -6


def _as_call(text: str, known: frozenset[str]) -> float:
    del known
    return 8 if _CALL.fullmatch(text) else -8


def _as_any(text: str, known: frozenset[str]) -> float:
    return 0.5 if text.casefold() not in known else -1


_SCORES: Final = {
    "name": _as_name,
    "type": _as_type,
    "doc": _as_doc,
    "notes": _as_note,
    "required": _as_required,
    "place": _as_place,
    "number": _as_number,
    "api": _as_call,
    "example": _as_any,
    "title": _as_any,
    "extra": _as_any,
}
