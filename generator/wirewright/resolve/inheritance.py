"""`extends`: what each type has in the end, layer by layer.

Takes the types as written, returns for each one its layers, base class first, with what derived
types changed in inherited fields. Reports unknown bases, circles and restatements that say too
much; a base that is no base is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from wirewright.diagnostics import Report
from wirewright.resolve.scope import Scope, did_you_mean
from wirewright.spec.model import ConstraintsSpec, FieldSpec, InfoSpec, TypeExpr, TypeSpec


@dataclass(frozen=True, slots=True)
class Layer:
    """The fields that one class declares, as the class at the end of the line has them."""

    owner: TypeSpec
    fields: tuple[FieldSpec, ...]


Layers = tuple[Layer, ...]


def layers_of(scope: Scope, report: Report) -> Mapping[str, Layers]:
    """Return the layers of every type, base class first."""
    bases = {type.name.value: _base(scope, type, report) for type in scope.spec.types}
    _cut_circles(bases, scope, report)
    done: dict[str, Layers] = {}
    for type in scope.spec.types:
        for member in reversed(_line(type, bases)):
            base = bases[member.name.value]
            inherited = () if base is None else done[base.name.value]
            if member.name.value not in done:
                done[member.name.value] = _derive(inherited, member, report)
    return done


def _base(scope: Scope, type: TypeSpec, report: Report) -> TypeSpec | None:
    if type.extends is None:
        return None
    base = scope.types.get(type.extends.value)
    if base is None:
        models = [other.name.value for other in scope.spec.types if _has_fields(other)]
        advice = did_you_mean(type.extends.value, models, "types with fields")
        report.add("R010", f"there is no type `{type.extends}`", type.extends.at, advice)
    elif not (_has_fields(base) and _has_fields(type)):
        report.add(
            "R011",
            f"`{type.name}` cannot extend `{base.name}`",
            type.extends.at,
            "only a type with fields can extend another, and that one has fields, too",
        )
        base = None
    return base


def _has_fields(type: TypeSpec) -> bool:
    return type.members is None and not type.unknown


def _line(type: TypeSpec, bases: Mapping[str, TypeSpec | None]) -> tuple[TypeSpec, ...]:
    """Return a type, its base, that one's base, and so on; a circle is walked once."""
    line: dict[str, TypeSpec] = {}
    here: TypeSpec | None = type
    while here is not None and here.name.value not in line:
        line[here.name.value] = here
        here = bases[here.name.value]
    return tuple(line.values())


def _cut_circles(bases: dict[str, TypeSpec | None], scope: Scope, report: Report) -> None:
    for type in scope.spec.types:
        line = _line(type, bases)
        if bases[line[-1].name.value] is type and type.extends is not None:
            circle = " → ".join(member.name.value for member in (*line, type))
            advice = "take one `extends` away"
            report.add("R012", f"`{type.name}` extends itself: {circle}", type.extends.at, advice)
            bases[type.name.value] = None


def _derive(inherited: Layers, type: TypeSpec, report: Report) -> Layers:
    known = {field.name.value: field for layer in inherited for field in layer.fields}
    again = {field.name.value: field for field in type.fields if field.name.value in known}
    for name, field in again.items():
        _check_restatement(known[name], field, report)
    own = tuple(field for field in type.fields if field.name.value not in known)
    return (*(_changed(layer, again) for layer in inherited), Layer(type, own))


def _changed(layer: Layer, again: Mapping[str, FieldSpec]) -> Layer:
    if not again:
        return layer
    fields = (
        _merged(field, again[field.name.value]) if field.name.value in again else field
        for field in layer.fields
    )
    return replace(layer, fields=tuple(fields))


def _merged(base: FieldSpec, again: FieldSpec) -> FieldSpec:
    """Return an inherited field with the presence, nullability and prose that a type gives it."""
    return replace(
        base,
        optional=again.optional,
        type=replace(base.type, nullable=again.type.nullable),
        constraints=base.constraints if again.constraints == _NO_LIMITS else again.constraints,
        examples=again.examples or base.examples,
        info=base.info if again.info == _NO_INFO else again.info,
    )


_NO_LIMITS = ConstraintsSpec()
_NO_INFO = InfoSpec()
_FIXED = ("json", "xml", "form", "xml_item", "xml_namespace", "format", "filename")
_FIXED_FLAGS = ("secret", "markup", "unwrapped", "omits_default", "attribute", "text", "cdata")


def _check_restatement(base: FieldSpec, again: FieldSpec, report: Report) -> None:
    said = [word for word in _FIXED if _says_otherwise(base, again, word)]
    said += [flag for flag in _FIXED_FLAGS if getattr(again, flag) and not getattr(base, flag)]
    if again.order is not None and again.order != base.order:
        said.append("order")
    if not _is_same_kind(base.type, again.type):
        said.insert(0, "type")
    if said:
        report.add(
            "R013",
            f"`{again.name}` is inherited, and its {' and '.join(said)} cannot change",
            again.type.at if said[0] == "type" else again.name.at,
            "a field that is stated again changes presence (`?` on the key), nullability "
            "(`?` on the type) or its documentation; change the rest where it is declared",
            ((base.name.at, "declared here"),),
        )


def _says_otherwise(base: FieldSpec, again: FieldSpec, word: str) -> bool:
    stated, declared = getattr(again, word), getattr(base, word)
    return stated is not None and (declared is None or declared.value != stated.value)


def _is_same_kind(one: TypeExpr, other: TypeExpr) -> bool:
    return (
        one.name == other.name
        and len(one.arguments) == len(other.arguments)
        and all(
            a.nullable == b.nullable and _is_same_kind(a, b)
            for a, b in zip(one.arguments, other.arguments, strict=True)
        )
    )
