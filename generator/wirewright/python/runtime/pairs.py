"""Pairs of a key and a value, which are no entries of a map: .NET's `KeyValuePair`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from .checks import wrong_type
from .xml import members, required, structure

if TYPE_CHECKING:
    from lxml.etree import _Element

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


def write(value: object, kind: type, parts: Callable[[Any], T]) -> T:
    """Return what `parts` makes of a value that has to be a pair."""
    if type(value) is not kind:
        raise wrong_type(value, "a Pair")
    return parts(value)


def read_xml(
    element: _Element,
    tags: tuple[str, str, str],
    read_key: Callable[[_Element], K],
    read_value: Callable[[_Element], V],
    make: Callable[[K, V], T],
) -> T:
    """Read an element with a key and a value; `tags` are the names of all three."""
    _, key_tag, value_tag = tags
    found = members(structure(element))
    return make(read_key(required(found, key_tag)), read_value(required(found, value_tag)))
