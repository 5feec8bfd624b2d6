"""The words that pages have for types, as trees: `Collection of OrderDto`, `List<int?>`.

In goes the text of a type column, out comes a `Word`. A name that is no known word is a `Named`;
whether anything describes it is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

DEEPEST: Final = 12


@dataclass(frozen=True, slots=True)
class Word:
    """A type as a page names it.

    `kind` is `scalar` (`name` is then a family such as `integer`), `named`, `list`, `map`, `pair`,
    `object` (of no known shape) or `void`. `nullable`: the page says so, as in `int?`.
    """

    kind: str
    name: str = ""
    arguments: tuple[Word, ...] = ()
    nullable: bool = False


OBJECT: Final = Word("object")

# What each word means: a type of the spec language, or a family that samples have to narrow.
_SCALARS: Final = {
    "int16": "int16 short smallint integer(16bits)",
    "int32": "int int32 integer(32bits) int(32) system.int32",
    "int64": "long int64 bigint integer(64bits) system.int64 longint",
    "integer": "integer inteiro entero entier ganzzahl heltal целоечисло intero whole",
    "unsigned": "unsignedinteger uinteger",
    "uint16": "ushort uint16 unsignedshort",
    "uint32": "uint uint32 unsignedint",
    "uint64": "ulong uint64 unsignedlong",
    "uint8": "byte tinyint",
    "int8": "sbyte signedbyte",
    "real": "decimalnumber number numeric real numérico numero número float/decimal decimaltal",
    "double": "double system.double",
    "float": "float single",
    "decimal": "decimal money currency system.decimal",
    "boolean": "boolean bool bit booleano booleana logical system.boolean bool(true/false)",
    "string": (
        "string text str varchar nvarchar char[] cadena texto строка sträng chaîne zeichenkette "
        "system.string cadeiadecaracteres 字符串"
    ),
    "uuid": "globallyuniqueidentifier guid uuid uniqueidentifier system.guid",
    "date": "date datetime datetimeoffset datetime2 fecha data дата timestamp system.datetime 日期",
    "duration": "timeinterval timespan duration system.timespan",
    "char": "character char",
    "uri": "uri url",
    "bytes": "base64 bytearray binary byte[] base64string",
}
SCALARS: Final = {word: kind for kind, words in _SCALARS.items() for word in words.split()}
_OBJECTS: Final = frozenset(
    [
        "object",
        "any",
        "dynamic",
        "jobject",
        "jtoken",
        "expandoobject",
        "system.object",
        "ihttpactionresult",
        "httpresponsemessage",
        "iactionresult",
        "actionresult",
        "httpresponse",
        "json",
        "task",
        "对象",
        "объект",
        "objeto",
    ]
)
_VOID: Final = frozenset(("void", "none", "none.", "nothing"))
_LISTS: Final = frozenset(
    [
        "list",
        "ilist",
        "ienumerable",
        "icollection",
        "collection",
        "array",
        "iqueryable",
        "hashset",
        "iset",
        "ireadonlylist",
        "ireadonlycollection",
        "observablecollection",
        "jarray",
        "set",
    ]
)
_MAPS: Final = frozenset(
    ["dictionary", "idictionary", "map", "sorteddictionary", "ireadonlydictionary"]
)
_PAIRS: Final = frozenset(("keyvaluepair", "pair"))
_WRAPPERS: Final = frozenset(("task", "nullable", "actionresult", "jsonresult"))
_COLLECTION: Final = re.compile(
    r"(?:collection|array|list|arreglo|colección|coleção|массив) (?:of|de|из) (?P<rest>.+)",
    re.I | re.S,
)
_TWO: Final = re.compile(r"(?P<shape>dictionary|pair) of (?P<rest>.+)", re.I | re.S)


def word_of(text: str, depth: int = 0) -> Word | None:
    """Return what a page's words for a type mean; None where it has none."""
    text = " ".join(text.split()).strip(" .,;:")
    if not text or depth > DEEPEST:
        return None
    if found := _COLLECTION.fullmatch(text):
        return Word("list", "", (word_of(found["rest"], depth + 1) or OBJECT,))
    if found := _TWO.fullmatch(text):
        return _two(found["shape"].lower(), found["rest"], depth)
    return _typed(text, depth)


def _two(shape: str, rest: str, depth: int) -> Word:
    """Read `K [key] and V [value]`; V may be of this form itself."""
    key, _, value = rest.partition("[key]")
    value = re.sub(r"^\s*and\s+", "", value).strip()
    value = value.removesuffix("[value]")
    arguments = (word_of(key, depth + 1) or OBJECT, word_of(value, depth + 1) or OBJECT)
    return Word("map" if shape == "dictionary" else "pair", "", arguments)


def _typed(text: str, depth: int) -> Word | None:
    """Read a name, C#'s `T[]`, `T?` and `G<A, B>`."""
    if known := _known(text):
        return known
    if text.endswith("?"):
        inner = word_of(text[:-1], depth + 1) or OBJECT
        return Word(inner.kind, inner.name, inner.arguments, True)
    if text.endswith("[]"):
        return Word("list", "", (word_of(text[:-2], depth + 1) or OBJECT,))
    if text.endswith(">") and "<" in text:
        return _generic(text, depth)
    if re.fullmatch(r"[^\W\d][\w.`+,\[\]&-]*", text):
        return Word("named", text)
    # More than a name: what stands first may be a word, as in `varchar(50)`.
    leading = re.match(r"[^\W\d]\w*", text)
    kind = SCALARS.get(leading[0].lower()) if leading else None
    return Word("scalar", kind) if kind else None


def _known(text: str) -> Word | None:
    folded = re.sub(r"\s+", "", text).lower()
    if text == "Data":  # a class, not the Portuguese word for a date
        return Word("named", text)
    if folded in SCALARS:
        return Word("scalar", SCALARS[folded])
    if folded in _OBJECTS:
        return OBJECT
    if folded in _VOID:
        return Word("void")
    return Word("list", "", (OBJECT,)) if folded in _LISTS else None


def _generic(text: str, depth: int) -> Word:
    name, _, rest = text[:-1].partition("<")
    arguments = tuple(word_of(part, depth + 1) or OBJECT for part in _parts(rest))
    folded = name.strip().rpartition(".")[2].lower()
    if folded in _WRAPPERS and len(arguments) == 1:
        inner = arguments[0]
        is_nullable = inner.nullable or folded == "nullable"
        return Word(inner.kind, inner.name, inner.arguments, is_nullable)
    if folded in _LISTS and len(arguments) == 1:
        return Word("list", "", arguments)
    if (folded in _MAPS or folded in _PAIRS) and len(arguments) == 2:
        return Word("map" if folded in _MAPS else "pair", "", arguments)
    return Word("named", text)


def _parts(text: str) -> list[str]:
    """Split at the commas that stand in no angle brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += (character == "<") - (character == ">")
        if character == "," and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return parts
