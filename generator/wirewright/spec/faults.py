"""The validator's errors in words for people, with the place in the file.

A fault points at the key or at the value, whichever is wrong. One function for each keyword of
the schema; the schema itself says how a text should look (`patternErrorMessage`).
"""

from __future__ import annotations

import difflib
import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from wirewright.diagnostics import Span, quoted
from wirewright.spec.document import Mapping, Node, Scalar, Sequence, core

LONGEST_GUESS: Final = 64
LONGEST_LINE: Final = 200
KINDS: Final = {
    "string": "a text",
    "object": "a mapping",
    "array": "a list",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
    "null": "nothing",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error of the validator: a keyword of `schema` with its `value` refuses `instance`."""

    keyword: str
    value: Any
    schema: Any
    instance: Any
    path: tuple[str | int, ...]
    schema_path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that the schema refuses. `place` is the node that is wrong.

    `drop` is the key or value that the later stages should not see, if there is one.
    """

    code: str
    message: str
    at: Span
    advice: str
    place: Node
    drop: Node | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A value, the key that holds it, and how to call it."""

    key: Scalar | None
    node: Node
    called: str

    @property
    def at(self) -> Span:
        """Where to point for what concerns the whole value."""
        if isinstance(self.node, Scalar):
            return self.node.at
        if self.key:
            return self.key.at
        at = self.node.at
        return replace(at, end_line=at.line, end_column=at.column + 1)


def faults(refusal: Refusal, root: Node) -> Iterable[Fault]:
    """Return what the validator means."""
    place = _find(root, refusal.path)
    if "propertyNames" in refusal.schema_path:
        return _key_pattern(refusal, place)
    return KEYWORDS[refusal.keyword](refusal, place)


def _find(root: Node, path: Iterable[str | int]) -> _Place:
    place = _Place(None, root, "the file")
    for step in path:
        if isinstance(place.node, Sequence):
            place = _Place(None, place.node.items[int(step)], f"an item of {place.called}")
        elif isinstance(place.node, Mapping):
            found = place.node.entry(str(step))
            assert found
            place = _Place(*found, quoted(found[0].text))
    return place


def _type(refusal: Refusal, place: _Place) -> Iterable[Fault]:
    wanted = refusal.value if isinstance(refusal.value, list) else [refusal.value]
    words = " or ".join(KINDS[kind] for kind in wanted)
    node = place.node
    line = _one_line(node) if "string" in wanted else None
    if line:
        code, message = "S004", f"YAML reads a `: ` here: {_kind(node)}, not a text"
        advice = _quote_it(line)
    elif not isinstance(node, Scalar):
        code, message = "S003", f"{place.called} wants {words}, not {_kind(node)}"
        advice = ""
    elif node.plain and not node.text:
        code, message = "S003", f"{place.called} has no value, and {words} is wanted"
        advice = "write one"
    elif node.plain and "string" in wanted:
        code, message = "S004", f"YAML reads {quoted(node.text)} as {_kind(node)}, not as a text"
        advice = _quote_it(node.text)
    else:
        given = quoted(node.text) if node.plain else f"the text {quoted(node.text)}"
        code, message = "S003", f"{place.called} wants {words}, not {given}"
        advice = _plainly(node, wanted)
    at = node.at if line else place.at
    yield Fault(code, message, at, advice or f"write {words}", place=node, drop=node)


def _one_line(node: Node) -> str | None:
    """Return the text that became a mapping because of a `: ` inside, if it looks like one."""
    if isinstance(node, Mapping) and len(node.entries) == 1 and node.at.line == node.at.end_line:
        key, value = node.entries[0]
        if isinstance(value, Scalar) and key.plain and value.plain:
            return f"{key.text}: {value.text}"
    return None


def _quote_it(text: str) -> str:
    shown = text if len(text) <= LONGEST_LINE else text[:LONGEST_LINE] + "..."
    return f"quote it: {json.dumps(shown, ensure_ascii=False)}"


def _kind(node: Node) -> str:
    """Return what YAML takes a node for, in one of its versions."""
    if isinstance(node, Mapping):
        return KINDS["object"]
    if isinstance(node, Sequence):
        return KINDS["array"]
    value = core(node)
    if value is None:
        return KINDS["null"]
    return KINDS["boolean" if isinstance(value, bool) or node.text.isalpha() else "number"]


def _plainly(node: Scalar, wanted: Iterable[str]) -> str:
    """Return how to write a scalar as what it seems to mean, or nothing."""
    if "boolean" in wanted and node.text.lower() in ("true", "yes", "y", "on", "1"):
        return "write `true`"
    if "boolean" in wanted and node.text.lower() in ("false", "no", "n", "off", "0"):
        return "write `false`"
    number = core(replace(node, plain=True))
    finite = isinstance(number, int | float) and math.isfinite(number)
    if "integer" in wanted and finite and not node.plain:
        return f"write it without quotes: {node.text}"
    return ""


def _unknown_keys(refusal: Refusal, place: _Place) -> Iterable[Fault]:
    known = list(refusal.schema["properties"])
    for key, _ in _entries(place.node):
        if key.text not in known:
            message = f"the key {quoted(key.text)} is not known here"
            yield Fault("S001", message, key.at, _suggestion(key.text, known), place=key, drop=key)


def _suggestion(word: str, known: list[str]) -> str:
    similar = difflib.get_close_matches(word[:LONGEST_GUESS].lower(), known, n=1)
    if similar:
        return f"did you mean `{similar[0]}`?"
    return "known here: " + ", ".join(f"`{x}`" for x in known)


def _missing(refusal: Refusal, place: _Place) -> Iterable[Fault]:
    present = [key.text for key, _ in _entries(place.node)]
    for key in refusal.value:
        if key not in present:
            message = f"{place.called} has no `{key}`"
            yield Fault("S002", message, place.at, f"add `{key}:`", place=place.node)


def _choice(refusal: Refusal, place: _Place) -> Iterable[Fault]:
    """Explain `oneOf` and `anyOf`, whose branches are keys in this schema."""
    words = [branch["required"][0] for branch in refusal.value]
    choice = ", ".join(f"`{word}`" for word in words)
    present = [key for key, _ in _entries(place.node) if key.text in words]
    if not present:
        message = f"{place.called} has none of {choice}"
        yield Fault("S002", message, place.at, "add one of them", place=place.node)
    for key in present[1:]:
        message = f"{quoted(present[0].text)} and {quoted(key.text)} stand in one mapping"
        yield Fault("S008", message, key.at, f"keep one of {choice}", place=key, drop=key)


def _out_of_place(refusal: Refusal, place: _Place) -> Iterable[Fault]:
    """Explain `not`, by which this schema says that a key does not go with another one."""
    other = refusal.schema_path[-4]
    if place.key:
        message = f"{place.called} does not go with `{other}`"
        advice = f"delete {place.called} or `{other}`"
        yield Fault("S008", message, place.key.at, advice, place=place.key, drop=place.key)


def _lonely(refusal: Refusal, place: _Place) -> Iterable[Fault]:
    """Explain `dependentRequired`."""
    present = {key.text: key for key, _ in _entries(place.node)}
    for word, needed in refusal.value.items():
        if word in present and not present.keys() >= set(needed):
            key = present[word]
            message = f"`{word}` goes only with `{needed[0]}`"
            yield Fault("S008", message, key.at, f"delete `{word}`", place=key, drop=key)


def _word(refusal: Refusal, place: _Place) -> Iterable[Fault]:
    text = place.node.text if isinstance(place.node, Scalar) else ""
    advice = _suggestion(text, [str(word) for word in refusal.value])
    yield Fault(
        "S005", f"{quoted(text)} is not known here", place.at, advice, place.node, place.node
    )


def _pattern(refusal: Refusal, place: _Place) -> Iterable[Fault]:
    text = place.node.text if isinstance(place.node, Scalar) else ""
    advice = refusal.schema["patternErrorMessage"]
    yield Fault(
        "S006", f"{quoted(text)} cannot stand here", place.at, advice, place.node, place.node
    )


def _key_pattern(refusal: Refusal, place: _Place) -> Iterable[Fault]:
    for key, _ in _entries(place.node):
        if key.text == refusal.instance:
            message = f"the key {quoted(key.text)} cannot stand here"
            advice = refusal.schema["patternErrorMessage"]
            yield Fault("S006", message, key.at, advice, place=key, drop=key)


def _bound(refusal: Refusal, place: _Place) -> Iterable[Fault]:
    message, advice = (x.format(refusal.value) for x in BOUNDS[refusal.keyword])
    yield Fault("S007", f"{place.called} {message}", place.at, advice, place.node, place.node)


def _repeated(_: Refusal, place: _Place) -> Iterable[Fault]:
    seen: set[str] = set()
    for item in place.node.items if isinstance(place.node, Sequence) else ():
        if isinstance(item, Scalar) and item.text in seen:
            message = f"{quoted(item.text)} stands twice in {place.called}"
            yield Fault("S009", message, item.at, "delete one of the two", place=item, drop=item)
        seen.add(item.text if isinstance(item, Scalar) else "")


def _entries(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    return node.entries if isinstance(node, Mapping) else ()


BOUNDS: Final = {
    "minimum": ("is too small", "the smallest is {}"),
    "maximum": ("is too great", "the greatest is {}"),
    "minLength": ("is an empty text", "write a text, or delete the key"),
    "minItems": ("is an empty list", "write an item, or delete the key"),
    "minProperties": ("is an empty mapping", "write an entry, or delete the key"),
    "maxProperties": ("has more than one key", "make it several items"),
}
KEYWORDS: Final[dict[str, Callable[[Refusal, _Place], Iterable[Fault]]]] = {
    "type": _type,
    "additionalProperties": _unknown_keys,
    "required": _missing,
    "oneOf": _choice,
    "anyOf": _choice,
    "not": _out_of_place,
    "dependentRequired": _lonely,
    "enum": _word,
    "pattern": _pattern,
    "uniqueItems": _repeated,
    **dict.fromkeys(BOUNDS, _bound),
}
