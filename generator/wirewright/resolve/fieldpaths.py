"""Dotted paths into a type, such as `paging.next` or `data.detailedInfo`.

The words are the spec's names of fields; lists and maps are gone through without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wirewright.diagnostics import Report, quoted
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.scope import did_you_mean, references
from wirewright.spec.model import Text, TypeExpr


def follow(
    path: Text, start: TypeExpr, layers: Mapping[str, Layers], code: str, report: Report
) -> TypeExpr | None:
    """Return the type at the end of a path; report under `code` where it leads nowhere."""
    here = start
    for word in path.value.split("."):
        inner = _innermost(here)
        fields = {
            field.name.value: field
            for layer in layers.get(inner.name, ())
            for field in layer.fields
        }
        if word not in fields:
            message = f"`{inner.name}` has no field {quoted(word)}"
            advice = did_you_mean(word, fields, f"fields of `{inner.name}`")
            report.add(code, message, path.at, advice)
            return None
        here = fields[word].type
    return here


def _innermost(expr: TypeExpr) -> TypeExpr:
    while expr.arguments:
        expr = expr.arguments[-1]
    return expr


def reachable(starts: Iterable[TypeExpr], layers: Mapping[str, Layers]) -> tuple[str, ...]:
    """Return the names of the types that some types lead to, themselves included."""
    waiting = [name for start in starts for name in references(start)]
    found: set[str] = set()
    for name in waiting:  # grows while it is walked
        if name not in found:
            found.add(name)
            for layer in layers.get(name, ()):
                waiting += [word for field in layer.fields for word in references(field.type)]
                waiting += [text.value for text in layer.owner.known_types]
    return tuple(dict.fromkeys(waiting))
