"""Names of types: each one has to stand for something.

Takes a spec, reports names that nobody defined. What a name then means is decided in later
passes.
"""

from __future__ import annotations

from wirewright.diagnostics import Report, quoted
from wirewright.dialects import DIALECTS
from wirewright.resolve.scope import (
    GENERICS,
    INTEGERS,
    SCALARS,
    Scope,
    closest,
    expressions,
    parts,
)
from wirewright.spec.model import ApiSpec, TypeExpr

BUILT_IN = (*SCALARS, *GENERICS)
FOREIGN = {
    "array": "list<T>",
    "binary": "bytes",
    "bool": "boolean",
    "byte": "uint8",
    "dictionary": "map<K, V>",
    "dynamic": "any",
    "guid": "uuid",
    "keyvaluepair": "pair<K, V>",
    "int": "int32",
    "integer": "int32",
    "long": "int64",
    "number": "decimal",
    "object": "any",
    "sbyte": "int8",
    "short": "int16",
    "single": "float",
    "text": "string",
    "timespan": "duration",
    "timestamp": "datetime",
    "uint": "uint32",
    "ulong": "uint64",
    "url": "uri",
    "ushort": "uint16",
}
MAP_KEYS = ("string", "uuid", *INTEGERS)


def scope_of(spec: ApiSpec, report: Report) -> Scope:
    """Return what the passes share; report JSON names that the dialect does not have."""
    dialect = DIALECTS[spec.dialect.value]
    if spec.json_names is not None and spec.json_names.value not in dialect.casings:
        known = " or ".join(f"`{casing}`" for casing in dialect.casings)
        message = f"the dialect `{dialect.name}` has no JSON names `{spec.json_names}`"
        advice = f"it has {known}; leave `json_names` out, or take another dialect"
        report.add("R001", message, spec.json_names.at, advice)
    return Scope(spec, {type.name.value: type for type in spec.types}, dialect)


def check(scope: Scope, report: Report) -> None:
    """Report types that are called like a built-in one, and words that name no type."""
    for type in scope.spec.types:
        if type.name.value in BUILT_IN:
            message = f"`{type.name}` is a built-in type"
            report.add("R002", message, type.name.at, "give this type another name")
    for expression in expressions(scope.spec):
        for part in parts(expression):
            if part.name not in BUILT_IN and part.name not in scope.types:
                message = f"there is no type {quoted(part.name)}"
                report.add("R003", message, part.at, _instead_of(scope, part.name))
            if part.name == "map":
                _check_key(scope, part.arguments[0], report)


def _instead_of(scope: Scope, word: str) -> str:
    if word.lower() in FOREIGN and not closest(word, scope.types):
        return f"here it is called {quoted(FOREIGN[word.lower()])}"
    if guess := closest(word, [*scope.types, *BUILT_IN]):
        return f"did you mean {quoted(guess)}?"
    return "declare it under `types`, or use a built-in one such as `string` or `int32`"


def _check_key(scope: Scope, key: TypeExpr, report: Report) -> None:
    named = scope.types.get(key.name)
    is_enum = named is not None and named.members is not None
    is_known = named is not None or key.name in BUILT_IN
    if is_known and not is_enum and key.name not in MAP_KEYS:
        message = f"`{key.name}` cannot be the key of a map"
        advice = "a key is a `string`, a whole number, a `uuid` or an enum"
        report.add("R004", message, key.at, advice)
    elif key.nullable:
        report.add("R004", "the key of a map cannot be null", key.at, "take the `?` away")
