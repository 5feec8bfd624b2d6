"""Whether a type of the spec can be what a page's word says.

A word leaves things open (`integer`), so this is no equality; and what the spec says on purpose
otherwise is the caller's to look for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from wirewright.importer.drift.wire import Types
from wirewright.importer.facts import Model
from wirewright.importer.infer.groups import fold
from wirewright.importer.infer.lexical import kinds_of
from wirewright.importer.infer.words import Word, word_of
from wirewright.ir import (
    Enum,
    ListOf,
    MapOf,
    Model as SpecModel,
    PairOf,
    Ref,
    Scalar,
    Type,
    Unknown,
)
from wirewright.resolve.scope import INTEGERS

_NAME: Final = re.compile(r"\bname\b")  # as in "The page gives this object no name."
_MORE: Final = {
    "integer": INTEGERS,
    "unsigned": ("uint8", "uint16"),
    "real": ("float",),
    "date": ("datetimeoffset",),
    "string": ("uri",),
    "uri": ("string",),
    "char": ("string",),
}


def suits(word: Word | None, type: Type, types: Types, models: Mapping[str, Model]) -> bool:
    """Tell whether a page's word for a type can mean this one."""
    match word:
        case None | Word(kind="void"):
            return True
        case Word(kind="object"):
            return not isinstance(type, ListOf) and not _is_leaf(type, types)
        case Word(kind="scalar"):
            return _is_scalar(word.name, type, types)
        case Word(kind="list", arguments=(inner,)):
            if isinstance(type, ListOf):
                return suits(inner, type.item, types, models)
            return isinstance(type, Scalar) and type.kind in ("bytes", "any")
        case Word(kind="map", arguments=(key, value)):
            if isinstance(type, MapOf):
                return _is_key(key, type.key, types, models) and suits(
                    value, type.value, types, models
                )
            return False
        case Word(kind="pair", arguments=(key, value)):
            if isinstance(type, PairOf):
                return suits(key, type.key, types, models) and suits(
                    value, type.value, types, models
                )
            return False
        case _:
            return _is_named(word.name, type, types, models)


def _is_key(word: Word, type: Type, types: Types, models: Mapping[str, Model]) -> bool:
    """Tell whether a word can mean a key's type; what no key can be is a text."""
    is_text = isinstance(type, Scalar) and type.kind == "string"
    return is_text or suits(word, type, types, models)


def _is_leaf(type: Type, types: Types) -> bool:
    if isinstance(type, Ref):
        return isinstance(types.get(type.name), Enum)
    return isinstance(type, Scalar) and type.kind != "any"


def _is_scalar(family: str, type: Type, types: Types) -> bool:
    if isinstance(type, Scalar):
        return type.kind in (*kinds_of(family), *_MORE.get(family, ()))
    enum = types.get(type.name) if isinstance(type, Ref) else None
    if not isinstance(enum, Enum):
        return False
    numbers = all(isinstance(x.json, int) for x in enum.members)
    return family == "string" or (family in ("integer", *INTEGERS) and numbers)


def _is_named(name: str, type: Type, types: Types, models: Mapping[str, Model]) -> bool:
    """Tell whether a type can be what a page calls by a name of its own."""
    found = types.get(type.name) if isinstance(type, Ref) else None
    if found is None:
        return False
    model = models.get(name.casefold())
    if model is not None and model.values and not isinstance(found, Enum):
        return False
    if model is not None and model.members and not isinstance(found, SpecModel | Unknown):
        return False
    last = name.rpartition(".")[2]
    wanted = {fold(name), fold(last)}
    ours = _NAME.search(found.info.inferred) is not None
    return ours or bool(wanted & {fold(found.name), fold(found.xml.name)})


def inner(word: Word | None) -> Word | None:
    """Return the word for what stands in lists and maps."""
    while word is not None and word.kind in ("list", "map", "pair"):
        word = word.arguments[-1]
    return word


def named_in(text: str) -> str:
    """Return the name of its own that a page's type has inside, "" where it has none."""
    word = inner(word_of(text))
    return word.name if word is not None and word.kind == "named" else ""


def same(type: Type, types: Types, other: Type, others: Types) -> bool:
    """Tell whether two types are alike but for null, and for how deep types look inside."""
    match type, other:
        case Scalar(), Scalar():
            return (type.kind, type.format) == (other.kind, other.format)
        case Ref(), Ref():
            kinds = types.get(type.name).__class__ is others.get(other.name).__class__
            return kinds and fold(type.name) == fold(other.name)
        case ListOf(), ListOf():
            return same(type.item, types, other.item, others)
        case MapOf(), MapOf():
            keys = same(type.key, types, other.key, others)
            return keys and same(type.value, types, other.value, others)
        case PairOf(), PairOf():
            keys = same(type.key, types, other.key, others)
            return keys and same(type.value, types, other.value, others)
        case _:
            return False


def told(type: Type) -> str:
    """Return a type as the spec writes it, for messages."""
    match type:
        case Scalar():
            return type.kind
        case Ref():
            return type.name
        case ListOf():
            return f"list<{told(type.item)}>"
        case MapOf():
            return f"map<{told(type.key)}, {told(type.value)}>"
        case PairOf():
            return f"pair<{told(type.key)}, {told(type.value)}>"
