"""Parameters as they are meant: in which place, of which simple type, given by whom.

Takes parameters as written, reports types that no URL or header can carry, and names that stand
for two of them.
"""

from __future__ import annotations

from typing import Literal

from wirewright.diagnostics import Report, quoted
from wirewright.ir import ListOf, MapOf, PairOf, Parameter, Ref, Scalar, Type
from wirewright.resolve.constraints import constraints_of
from wirewright.resolve.fieldrules import check_format, check_limits
from wirewright.resolve.paths import placeholders
from wirewright.resolve.scope import Scope, info_of, type_of
from wirewright.spec.model import OperationSpec, ParameterSpec, SharedSpec

Place = Literal["path", "query", "header"]


def check(scope: Scope, report: Report) -> None:
    """Report parameters whose type, limits or name cannot be."""
    holders: list[SharedSpec | OperationSpec] = [scope.spec.shared, *scope.spec.operations]
    for holder in holders:
        for place, spec in _placed(holder):
            check_format(spec, report)
            check_limits(spec, report)
            _check_type(scope, place, spec, report)
    for operation in scope.spec.operations:
        _check_names(parameters_of(scope, operation), report)


def shared_parameters(scope: Scope) -> tuple[Parameter, ...]:
    """Return the parameters that a client is given once."""
    return tuple(parameter_of(place, spec, True) for place, spec in _placed(scope.spec.shared))


def parameters_of(scope: Scope, operation: OperationSpec) -> tuple[Parameter, ...]:
    """Return an operation's parameters: its own, and those of the API that apply to it."""
    own = [parameter_of(place, spec) for place, spec in _placed(operation)]
    taken = {(parameter.place, parameter.name) for parameter in own}
    in_path = placeholders(operation.path.value)
    own += [
        parameter
        for parameter in shared_parameters(scope)
        if (parameter.place, parameter.name) not in taken
        and (parameter.place != "path" or parameter.name in in_path)
    ]
    return tuple(own)


def parameter_of(place: Place, spec: ParameterSpec, supplied: bool = False) -> Parameter:
    """Return a parameter; `supplied` ones are filled in by the client."""
    return Parameter(
        name=spec.name.value,
        place=place,
        type=type_of(spec.type, spec.format.value if spec.format else None),
        optional=spec.optional,
        supplied=supplied,
        default=spec.default,
        operators=tuple(operator.value for operator in spec.operators),
        wildcard=spec.wildcard,
        style=spec.style,
        secret=spec.secret,
        constraints=constraints_of(spec.constraints),
        examples=spec.examples,
        info=info_of(spec.info),
        at=spec.name.at,
    )


def _placed(holder: SharedSpec | OperationSpec) -> tuple[tuple[Place, ParameterSpec], ...]:
    path = holder.path if isinstance(holder, SharedSpec) else holder.path_parameters
    groups: tuple[tuple[Place, tuple[ParameterSpec, ...]], ...] = (
        ("path", path),
        ("query", holder.query),
        ("header", holder.headers),
    )
    return tuple((place, spec) for place, specs in groups for spec in specs)


def _check_names(parameters: tuple[Parameter, ...], report: Report) -> None:
    first: dict[tuple[Place, str], Parameter] = {}
    for parameter in parameters:
        for operator in parameter.operators or ("",):
            name = f"{parameter.name}_{operator}" if operator else parameter.name
            earlier = first.setdefault((parameter.place, name), parameter)
            if earlier is not parameter and parameter.at and earlier.at:
                message = f"two parameters are sent as {quoted(name)}"
                advice = "take one of them away, or one of its operators"
                related = ((earlier.at, "the other one"),)
                report.add("R056", message, parameter.at, advice, related)


def _check_type(scope: Scope, place: Place, spec: ParameterSpec, report: Report) -> None:
    type = type_of(spec.type)
    item = type.item if isinstance(type, ListOf) and place != "path" else type
    if not _is_simple(scope, item):
        report.add(
            "R055",
            f"a {place} parameter cannot be `{_words(type)}`",
            spec.type.at,
            "give it a plain type or an enum" + ("" if place == "path" else ", or a list of them"),
        )
    elif place == "path" and type.nullable:
        report.add("R055", "a path parameter cannot be null", spec.type.at, "take the `?` away")
    if spec.operators and place != "query":
        message = f"{quoted(spec.name.value)} stands in the {place}, where there are no operators"
        report.add("R057", message, spec.operators[0].at, "take `operators` away")
    if spec.wildcard and not (isinstance(item, Scalar) and item.kind == "string"):
        message = f"{quoted(spec.name.value)} is no string, so it has no wildcards"
        report.add("R057", message, spec.type.at, "take `wildcard` away")


def _is_simple(scope: Scope, type: Type) -> bool:
    match type:
        case Scalar(kind=kind):
            return kind != "any"
        case Ref(name=name):
            named = scope.types.get(name)
            return named is None or named.members is not None
        case ListOf() | MapOf() | PairOf():
            return False


def _words(type: Type) -> str:
    match type:
        case Scalar(kind=word) | Ref(name=word):
            return word
        case ListOf():
            return "list<…>"
        case MapOf():
            return "map<…>"
        case PairOf():
            return "pair<…>"
