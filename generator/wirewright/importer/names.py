"""Names for what pages name otherwise or not at all: types, fields, operations.

A name that Python cannot have is changed here, and the wire's names are then written out. What
Python can have, the printing room says: this is the importer's one door to it.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection

from wirewright.importer.infer.groups import plain_name
from wirewright.python.naming import (
    BUILTINS,
    METHODS,
    RESERVED_PACKAGES,
    RESERVED_TYPES,
    pascal,
    snake,
    words,
)
from wirewright.resolve.names import BUILT_IN

_VERSION = re.compile(r"v?\d+(?:\.\d+)*|\{(?:api-?)?version\}|v\{.*\}", re.I)
LONGEST = 100


def field_key(name: str, taken: Collection[str], number: int) -> str:
    """Return a field's key that is as close to `name` as Python allows.

    `taken` are the Python names of the other fields, `number` counts the fields.
    """
    key = "".join(x for x in plain_name(name) if x.isprintable() and x not in "?\u00ad").strip()
    if key.startswith("$"):
        key = f"Json{key[1:2].upper()}{key[2:]}"  # Json.NET's own members: $id, $ref, $type
    key = key[:LONGEST]
    wanted = snake(key)
    if not wanted.strip("_"):
        key = f"Field{number}"
    elif wanted[0].isdigit():
        key = f"Value{key}"
    elif keyword.iskeyword(wanted) or wanted in METHODS or wanted == "self":
        key = f"{key}_"
    return _free(key, taken)


def _free(key: str, taken: Collection[str]) -> str:
    if snake(key) not in taken:
        return key
    number = 2
    while snake(f"{key}_{number}") in taken:
        number += 1
    return f"{key}_{number}"


def type_name(name: str, taken: Collection[str], api: str) -> str:
    """Return a type's name; `taken` are the folded names of the others (see `type_slug`)."""
    bare = plain_name(name).replace("[]", "Array")
    bare = re.sub(r"`(\d+)", r"\1", bare)
    pieces = re.findall(r"[A-Za-z0-9_]+", bare)
    found = "".join(piece[:1].upper() + piece[1:] for piece in pieces)[:LONGEST].lstrip(
        "_0123456789"
    )
    if not found or not words(found):
        found = "Type"
    client = pascal(api)
    number = 1
    wanted = found
    while (
        type_slug(wanted) in taken
        or pascal(wanted) in RESERVED_TYPES | {f"{client}Client", f"Async{client}Client"}
        or keyword.iskeyword(pascal(wanted))
        or wanted in BUILT_IN
        or pascal(wanted)[:1].isdigit()
    ):
        number += 1
        wanted = f"{found}{number}" if not found[-1].isdigit() else f"{found}_{number}"
        if number == 2 and pascal(found) in RESERVED_TYPES | {"None", "True", "False"}:
            wanted = f"{found}Type"
    return wanted


def type_slug(name: str) -> str:
    """Return what tells types apart in Python: two of one slug would be one."""
    return snake(name).rstrip("_")


def operation_name(method: str, path: str, given: str, taken: Collection[str]) -> str:
    """Return an operation's name: its method and the words of its path, `By` what is in braces."""
    found = _camel(given) if given else ""
    if not found or len(words(given)) < 1 or len(given) > 60:
        segments = [x for x in re.split(r"[/?&]", path.partition("?")[0]) if x]
        while segments[1:] and (segments[0].lower() == "api" or _VERSION.fullmatch(segments[0])):
            segments = segments[1:]
        found = method.lower() + "".join(_segment(segment) for segment in segments)
    query = re.findall(r"[?&]([^=&]+)=", path)
    found = found[:LONGEST] if words(found) and found[0].isalpha() else "call"
    wanted, number = found, 1
    if _is_taken(wanted, taken) and query:
        wanted = f"{found}By" + "And".join(_pascal(name) for name in query[:3])
        found = wanted = wanted[:LONGEST]
    while _is_taken(wanted, taken):
        number += 1
        wanted = f"{found}{'_' if found[-1].isdigit() else ''}{number}"
    return wanted


def _is_taken(name: str, taken: Collection[str]) -> bool:
    wanted = snake(name)
    return (
        wanted in taken
        or keyword.iskeyword(wanted)
        or wanted in BUILTINS
        or wanted.startswith("read_")
    )


def _segment(segment: str) -> str:
    """Return the words of a path's segment; `{id}` is `ById`."""
    parts = re.split(r"(\{[^{}]*\})", segment)
    return "".join(
        f"By{_pascal(part[1:-1])}" if part.startswith("{") else _pascal(part)
        for part in parts
        if part
    )


def _pascal(text: str) -> str:
    found = re.findall(r"[A-Za-z0-9]+", text)
    return "".join(piece[:1].upper() + piece[1:] for piece in found)


def _camel(text: str) -> str:
    found = _pascal(text)
    leading = re.match(r"[A-Z]+(?![a-z])|[A-Z]", found)
    return (leading[0].lower() + found[leading.end() :]) if leading else found


def api_name(text: str) -> str:
    """Return a folder's name for an API."""
    found = "_".join(words(text)).lower().lstrip("_0123456789")[:60].rstrip("_") or "api"
    return f"{found}_api" if is_reserved(found) else found


def is_reserved(name: str) -> bool:
    """Tell whether an API cannot have a name because Python or generated code needs it."""
    return keyword.iskeyword(name) or name in RESERVED_PACKAGES
