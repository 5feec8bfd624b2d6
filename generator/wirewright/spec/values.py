"""Single values of a mapping that the schema has accepted, as the model wants them.

A key that is absent gives None, an empty tuple or False. Nothing is reported here.
"""

from __future__ import annotations

from wirewright.diagnostics import Span
from wirewright.spec.document import Mapping, Node, Scalar, Sequence, core, json_value
from wirewright.spec.model import ConstraintsSpec, InfoSpec, Json, Text


def text_of(scalar: Scalar) -> Text:
    """Return a scalar as text."""
    return Text(scalar.text, scalar.at)


def scalar(mapping: Mapping, key: str) -> Scalar | None:
    """Return the scalar of `key`."""
    found = mapping.get(key)
    return found if isinstance(found, Scalar) else None


def text(mapping: Mapping, key: str) -> Text | None:
    """Return the text of `key`."""
    found = scalar(mapping, key)
    return text_of(found) if found else None


def string(mapping: Mapping, key: str) -> str:
    """Return the text of `key` without its position."""
    found = scalar(mapping, key)
    return found.text if found else ""


def texts(mapping: Mapping, key: str) -> tuple[Text, ...] | None:
    """Return the list of texts of `key`."""
    found = mapping.get(key)
    if not isinstance(found, Sequence):
        return None
    return tuple(text_of(item) for item in found.items if isinstance(item, Scalar))


def media_types(mapping: Mapping) -> tuple[tuple[Text, tuple[Text, ...]], ...]:
    """Return the content types under `media_types`, medium by medium."""
    found = mapping.get("media_types")
    if not isinstance(found, Mapping):
        return ()
    keys = [text_of(key) for key, _ in found.entries]
    return tuple((medium, texts(found, medium.value) or ()) for medium in keys)


def flag(mapping: Mapping, key: str) -> bool:
    """Tell whether `key` is true."""
    found = scalar(mapping, key)
    return found is not None and core(found) is True


def flag_at(mapping: Mapping, key: str) -> Span | None:
    """Return where `key` stands if it is true."""
    entry = mapping.entry(key)
    return entry[0].at if entry and flag(mapping, key) else None


def denied_at(mapping: Mapping, key: str) -> Span | None:
    """Return where `key` stands if it is false."""
    entry, found = mapping.entry(key), scalar(mapping, key)
    return entry[0].at if entry and found and core(found) is False else None


def number(found: Node | None) -> int | None:
    """Return a whole number; JSON Schema takes `1.0` for one."""
    value = core(found) if isinstance(found, Scalar) else None
    return int(value) if isinstance(value, int | float) else None


def json_at(mapping: Mapping, key: str) -> Json:
    """Return the JSON value of `key`."""
    found = mapping.get(key)
    return json_value(found) if found else None


def entries(node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
    """Return the entries of a mapping, none for anything else."""
    return node.entries if isinstance(node, Mapping) else ()


def shorthand(node: Node, key: str) -> tuple[Mapping, Scalar | None]:
    """Return a mapping and the scalar of `key` in it; a bare scalar stands for `{key: scalar}`."""
    if isinstance(node, Mapping):
        return node, scalar(node, key)
    return Mapping((), node.at), node if isinstance(node, Scalar) else None


def info(node: Node) -> InfoSpec:
    """Return the prose that may stand on any mapping."""
    if not isinstance(node, Mapping):
        return InfoSpec()
    return InfoSpec(
        title=string(node, "title"),
        doc=string(node, "doc"),
        deprecated=_said(node, "deprecated"),
        notes=tuple(note.value for note in texts(node, "notes") or ()),
        inferred=_said(node, "inferred"),
    )


def _said(mapping: Mapping, key: str) -> str | bool:
    found = scalar(mapping, key)
    value = core(found) if found else False
    return value if isinstance(value, bool | str) else False


def constraints(mapping: Mapping) -> ConstraintsSpec:
    """Return the documented limits of a value."""
    return ConstraintsSpec(
        min=_limit(mapping, "min"),
        max=_limit(mapping, "max"),
        min_length=number(mapping.get("min_length")),
        max_length=number(mapping.get("max_length")),
        min_items=number(mapping.get("min_items")),
        max_items=number(mapping.get("max_items")),
        pattern=found.text if (found := scalar(mapping, "pattern")) else None,
    )


def _limit(mapping: Mapping, key: str) -> int | float | str | None:
    found = scalar(mapping, key)
    return core(found) if found else None


def examples(mapping: Mapping) -> tuple[Json, ...]:
    """Return the documented values."""
    found = mapping.get("examples")
    return tuple(json_value(item) for item in found.items) if isinstance(found, Sequence) else ()
