"""What all passes share: the spec with its types by name, its dialect, and how types are read.

Nothing here reports. A name that nobody defined reads as a reference to it, and the passes that
follow references leave it out, so that one wrong word is one finding.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from wirewright.diagnostics import quoted
from wirewright.dialects import Dialect
from wirewright.ir import Info, ListOf, MapOf, Ref, Scalar, Type
from wirewright.spec.model import (
    ApiSpec,
    BodySpec,
    InfoSpec,
    OperationSpec,
    ParameterSpec,
    TypeExpr,
    TypeSpec,
)

INTEGERS = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
NUMBERS = (*INTEGERS, "float", "double", "decimal")
DATES = ("datetime", "date", "time")
TEXTS = ("string", "uri")
SCALARS = (
    "boolean",
    *NUMBERS,
    *TEXTS,
    "char",
    "uuid",
    *DATES,
    "datetimeoffset",
    "duration",
    "bytes",
    "any",
)
DEFAULTS = ("boolean", *NUMBERS, "char", "uuid", "datetime", "datetimeoffset", "duration")
"""Value types of .NET, which have a default that is not null."""
GENERICS = ("list", "map")


@dataclass(frozen=True, slots=True)
class Scope:
    """A spec, its types by name, and its dialect."""

    spec: ApiSpec
    types: Mapping[str, TypeSpec]
    dialect: Dialect


def type_of(expr: TypeExpr, format: str | None = None) -> Type:
    """Return the type that an expression means; `format` is that of the dates in it."""
    arguments = [type_of(argument, format) for argument in expr.arguments]
    if expr.name == "list":
        return ListOf(arguments[0], expr.nullable)
    if expr.name == "map":
        return MapOf(arguments[0], arguments[1], expr.nullable)
    if expr.name in SCALARS:
        return Scalar(expr.name, format if expr.name in DATES else None, expr.nullable)
    return Ref(expr.name, expr.nullable)


def parts(expr: TypeExpr) -> Iterator[TypeExpr]:
    """Yield an expression and all expressions inside it."""
    yield expr
    for argument in expr.arguments:
        yield from parts(argument)


def references(expr: TypeExpr) -> Iterator[str]:
    """Yield the words of an expression that can only be names of types."""
    words = (part.name for part in parts(expr))
    return (word for word in words if word not in SCALARS and word not in GENERICS)


def parameters_of(spec: ApiSpec) -> Iterator[ParameterSpec]:
    """Yield all parameters: those of the API, then those of each operation."""
    yield from (*spec.shared.path, *spec.shared.query, *spec.shared.headers)
    for operation in spec.operations:
        yield from (*operation.path_parameters, *operation.query, *operation.headers)


def bodies_of(operation: OperationSpec) -> Iterator[tuple[str, BodySpec]]:
    """Yield the bodies of an operation, each with words for it: "the request of …"."""
    if operation.request is not None:
        yield f"the request of {quoted(operation.name.value)}", operation.request
    for response in operation.responses:
        yield f"response {response.status} of {quoted(operation.name.value)}", response.body


def expressions(spec: ApiSpec) -> Iterator[TypeExpr]:
    """Yield every type expression of the spec, in the order of the file's parts."""
    yield from (field.type for type in spec.types for field in type.fields)
    yield from (parameter.type for parameter in parameters_of(spec))
    for operation in spec.operations:
        yield from (body.type for _, body in bodies_of(operation) if body.type is not None)


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` is most likely meant to be, or ""."""
    by_folded = {name.casefold(): name for name in reversed(list(known))}
    found = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""


def did_you_mean(word: str, known: Collection[str], what: str) -> str:
    """Return the advice for an unknown word: the closest one, else all there are."""
    if guess := closest(word, known):
        return f"did you mean {quoted(guess)}?"
    if not known:
        return f"there are no {what}"
    shown = ", ".join(quoted(name) for name in list(known)[:12])
    return f"the {what} are {shown}{', …' if len(known) > 12 else ''}"


def info_of(info: InfoSpec) -> Info:
    """Return documentation as it is meant, where `deprecated: true` is a sentence."""
    return Info(
        title=info.title,
        doc=info.doc,
        deprecated=_sentence(info.deprecated, "Deprecated."),
        notes=info.notes,
        inferred=_sentence(info.inferred, "Inferred."),
    )


def _sentence(value: str | bool, default: str) -> str:
    if isinstance(value, str):
        return value
    return default if value else ""
