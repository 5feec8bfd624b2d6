"""The paths of operations: relative, plain, and in step with the declared parameters.

Takes the operations as written, reports paths that a client could not send safely, placeholders
without a parameter, and parameters without a placeholder.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from wirewright.diagnostics import Report, quoted
from wirewright.resolve.scope import Scope, closest
from wirewright.spec.model import OperationSpec, ParameterSpec

MEDIUM = "medium"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def placeholders(path: str) -> tuple[str, ...]:
    """Return the names in `{…}` of a path, without the reserved `{medium}`."""
    return tuple(name for name in _PLACEHOLDER.findall(path) if name != MEDIUM)


def check(scope: Scope, report: Report) -> None:
    """Report paths that cannot be, parameters that do not fit them, and double operations."""
    first: dict[tuple[str, str, tuple[str, ...]], OperationSpec] = {}
    for operation in scope.spec.operations:
        problem, advice = _problem_of(operation.path.value)
        if problem:
            report.add("R050", problem, operation.path.at, advice)
        _check_placeholders(scope, operation, report)
        for parameter in operation.path_parameters:
            _check_place(parameter, placeholders(operation.path.value), report)
        twin = first.setdefault(_shape(operation), operation)
        if twin is not operation:
            _report_twins(twin, operation, report)
    everywhere = [x for o in scope.spec.operations for x in placeholders(o.path.value)]
    for parameter in scope.spec.shared.path:
        _check_place(parameter, tuple(everywhere), report)


def _problem_of(path: str) -> tuple[str, str]:
    """Return what is wrong with a path and what to do, or two empty texts."""
    bare = _PLACEHOLDER.sub("x", path)
    segments = re.split(r"[/\\]", unquote(bare))
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", path) or path.startswith("/"):
        return (
            f"the path {quoted(path)} is not relative",
            "write it without host and leading `/`; the host belongs into `server` under `api`",
        )
    if "." in segments or ".." in segments or "" in segments[:-1] or not path:
        return f"the path {quoted(path)} has a `.`, `..` or empty segment", "take it out"
    if "{" in bare or "}" in bare or "" in _PLACEHOLDER.findall(path):
        return f"the braces of the path {quoted(path)} do not fit", "write `{name}`"
    names = _PLACEHOLDER.findall(path)
    if twice := next((name for name in names if names.count(name) > 1), ""):
        return f"`{{{twice}}}` stands twice in the path", "give each place a name of its own"
    return "", ""


def _check_placeholders(scope: Scope, operation: OperationSpec, report: Report) -> None:
    own = [parameter.name.value for parameter in operation.path_parameters]
    shared = [parameter.name.value for parameter in scope.spec.shared.path]
    names = placeholders(operation.path.value)
    for name in names:
        if name and name not in own and name not in shared:
            spare = [word for word in own if word not in names]
            guess = closest(name, spare)
            advice = f"write it like the declared {quoted(guess)}, or " if guess else ""
            advice += f"declare it: `path: {{{name}: string}}`"
            message = f"the path has `{{{name}}}`, but no such parameter is declared"
            report.add("R051", message, operation.path.at, advice)


def _check_place(parameter: ParameterSpec, names: tuple[str, ...], report: Report) -> None:
    name = parameter.name.value
    if name == MEDIUM:
        message = "`{medium}` is reserved: it becomes `json` or `xml`, as the body is"
        report.add("R052", message, parameter.name.at, "take this parameter away")
    elif name not in names:
        guess = closest(name, names)
        advice = f"did you mean {quoted(guess)}?" if guess else f"put `{{{name}}}` into the path"
        message = f"no path has `{{{name}}}`" if not names else f"the path has no `{{{name}}}`"
        report.add("R052", message, parameter.name.at, advice)
    if parameter.optional:
        message = f"the path parameter {quoted(name)} cannot be absent"
        report.add("R053", message, parameter.name.at, "take the `?` away")


def _shape(operation: OperationSpec) -> tuple[str, str, tuple[str, ...]]:
    """Return what a server can tell operations apart by.

    `a/{x}` and `a/{y}` are one route, unless the types of the two differ; actions of one path
    differ by the query parameters that they need.
    """
    kinds = {x.name.value: x.type.name for x in operation.path_parameters}
    path = _PLACEHOLDER.sub(lambda x: f"{{{kinds.get(x[1], '')}}}", operation.path.value)
    needed = sorted(x.name.value for x in operation.query if not x.optional)
    return operation.method, path, tuple(needed)


def _report_twins(first: OperationSpec, second: OperationSpec, report: Report) -> None:
    report.add(
        "R054",
        f"{quoted(second.name.value)} has the method and path of {quoted(first.name.value)}",
        second.path.at,
        "make them one operation, or correct a path",
        ((first.path.at, f"{quoted(first.name.value)} stands here"),),
    )
