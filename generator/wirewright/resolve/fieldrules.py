"""Formats, flags and limits: what is written on a field has to fit together.

Takes the types as declared and the media they travel in; one look at each declaration.
"""

from __future__ import annotations

from collections.abc import Mapping

from wirewright.diagnostics import Report, Span, quoted
from wirewright.ir import ListOf
from wirewright.ir.api import Medium
from wirewright.resolve.constraints import misfit_of
from wirewright.resolve.fields import file_name
from wirewright.resolve.formats import problem_of
from wirewright.resolve.media import Usage, media_of
from wirewright.resolve.scope import DATES, DEFAULTS, Scope, bodies_of, parts, type_of
from wirewright.spec.model import FieldSpec, ParameterSpec, TypeExpr, TypeSpec


def check(scope: Scope, usage: Usage, report: Report) -> None:
    """Report what does not fit on the fields of all types, and `any` where it cannot travel."""
    for type in scope.spec.types:
        for field in type.fields:
            check_format(field, report)
            check_limits(field, report)
            _check_markup(type, field, usage, report)
            _check_list_flags(scope, field, report)
            _check_default(scope, field, report)
            _check_filename(field, report)
            _check_any(scope, field.type, usage.bodies.get(type.name.value, {}), report)
    _check_bodies(scope, report)


def check_format(spec: FieldSpec | ParameterSpec, report: Report) -> None:
    """Report a `format` that stands on no date, or is no pattern of one."""
    if spec.format is None:
        return
    dates = [part.name for part in parts(spec.type) if part.name in DATES]
    if not dates:
        report.add(
            "R031",
            f"{quoted(spec.name.value)} has a format but no date",
            spec.format.at,
            "a format stands on `datetime`, `date` and `time`, or a list of them",
        )
    elif problem := problem_of(spec.format.value, dates[0]):
        advice = (
            "the parts are `yyyy MM dd HH mm ss`, `f` to `fffffff`, `T` and `Z` (UTC), "
            "as in `yyyy-MM-dd HH:mm:ss`"
        )
        report.add("R030", f"{quoted(spec.format.value)}: {problem}", spec.format.at, advice)


def check_limits(spec: FieldSpec | ParameterSpec, report: Report) -> None:
    """Report limits that do not fit the type."""
    problem, advice = misfit_of(spec.constraints, type_of(spec.type))
    if problem:
        report.add("R033", f"{quoted(spec.name.value)}: {problem}", spec.type.at, advice)


def _check_markup(type: TypeSpec, field: FieldSpec, usage: Usage, report: Report) -> None:
    if field.markup is None:
        return
    if field.type.name != "string":
        message = f"{quoted(field.name.value)} is no string, so no markup can stand in it"
        _misplaced(report, field.markup, message, "make it a `string`, or take `markup` away")
    elif type.name.value in usage.bodies and not usage.where(type.name.value, "xml"):
        message = f"`markup` is about XML, and no body in XML carries `{type.name}`"
        advice = "take `markup` away, or add `xml` to the media"
        _misplaced(report, field.markup, message, advice)


def _check_list_flags(scope: Scope, field: FieldSpec, report: Report) -> None:
    is_list = isinstance(type_of(field.type), ListOf)
    name = quoted(field.name.value)
    if field.unwrapped is not None and not is_list:
        advice = "take `unwrapped` away, or make it a `list<…>`"
        _misplaced(report, field.unwrapped, f"{name} is no list, so nothing wraps it", advice)
    elif field.unwrapped is not None and not scope.dialect.allows_unwrapped:
        message = f"the dialect `{scope.dialect.name}` always writes a list element"
        _misplaced(report, field.unwrapped, message, "take `unwrapped` away")
    if field.xml_item is not None and (not is_list or field.unwrapped is not None):
        message = f"{name} has no items in a list element, so `xml_item` names nothing"
        advice = "take `xml_item` away; `xml` names the items of an unwrapped list"
        _misplaced(report, field.xml_item.at, message, advice)


def _check_default(scope: Scope, field: FieldSpec, report: Report) -> None:
    """Report `emit_default: false` on what has no default, or has another way to be absent."""
    if field.omits_default is None:
        return
    name = quoted(field.name.value)
    if field.optional:
        message = f"{name} says in two ways when it is absent"
        _misplaced(report, field.omits_default, message, "take the `?` of the key away")
    elif not (field.type.nullable or _has_default(scope, field.type)):
        message = f"{name} has no default that could be left out"
        advice = "let it be null with `?` on the type; an enum needs a member with the number 0"
        _misplaced(report, field.omits_default, message, advice)


def _has_default(scope: Scope, expr: TypeExpr) -> bool:
    named = scope.types.get(expr.name)
    if named is not None:
        return any(member.number == 0 for member in named.members or ())
    return expr.name in DEFAULTS


def _check_filename(field: FieldSpec, report: Report) -> None:
    if field.filename is not None and not file_name(field):
        message = f"{quoted(field.name.value)} is no file, so `filename` names nothing"
        advice = "take `filename` away; files are `bytes` or `list<bytes>`"
        _misplaced(report, field.filename.at, message, advice)


def _misplaced(report: Report, at: Span, message: str, advice: str) -> None:
    report.add("R032", message, at, advice)


def _check_bodies(scope: Scope, report: Report) -> None:
    for operation in scope.spec.operations:
        for place, body in bodies_of(operation):
            if body.type is not None:
                places = dict.fromkeys(media_of(scope, operation, body), place)
                _check_any(scope, body.type, places, report)


def _check_any(scope: Scope, expr: TypeExpr, places: Mapping[Medium, str], report: Report) -> None:
    """Report `any` in a type that travels in media without it; `places` says where."""
    can_say = ("json", "xml") if scope.dialect.any_in_xml else ("json",)
    others: list[Medium] = [medium for medium in places if medium not in can_say]
    for part in parts(expr):
        if part.name == "any" and others:
            where, media = places[others[0]], " or ".join(others)
            known = " and ".join(medium.upper() for medium in can_say)
            message = f"`any` travels in {known} only, and {where} can be {media}"
            advice = f"give it a type, or restrict the body with `media: [{', '.join(can_say)}]`"
            report.add("R034", message, part.at, advice)
