"""Keys that are names: the `?` of a key, and that a name stands once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from wirewright.diagnostics import Report, quoted
from wirewright.spec.document import Scalar
from wirewright.spec.model import Text

T = TypeVar("T")


def named(key: Scalar) -> tuple[Text, bool]:
    """Return the name in a key, and whether its `?` says that it may be absent."""
    bare = key.text.removesuffix("?")
    return Text(bare, key.part(0, len(bare))), bare != key.text


def unique(found: Iterable[tuple[Text, T | None]], kind: str, report: Report) -> tuple[T, ...]:
    """Return the values whose names stand there first; None is what could not be read."""
    first: dict[str, Text] = {}
    kept: list[T] = []
    for name, value in found:
        if name.value in first:
            message = f"the {kind} {quoted(name.value)} stands twice"
            related = ((first[name.value].at, "it stands here first"),)
            report.add("S012", message, name.at, "rename or delete one of the two", related)
        elif value is not None:
            kept.append(value)
        first.setdefault(name.value, name)
    return tuple(kept)
