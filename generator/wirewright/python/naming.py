"""Python names for the names of an API, and what is wrong with those that cannot have one.

Fields, operations and types are named by whoever writes the spec, so a bad name is an error that
says to rename it there. Parameters and enum members bear the wire's names, so they always get one.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wirewright.diagnostics import Report, Span
from wirewright.ir import Api, Enum, Model, Operation, Parameter

_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+[0-9]*|[A-Z]+[0-9]*|[0-9]+")

_MEDIA = ("json", "xml", "form", "multipart")
METHODS = frozenset(
    f"{verb}_{medium}" for verb in ("to", "from", "strict") for medium in _MEDIA
) | {"validate"}
BUILTINS = frozenset(("str", "int", "float", "bool", "bytes", "list", "dict", "tuple", "type"))
_INTEGERS = (f"{sign}Int{bits}" for sign in ("", "U") for bits in (8, 16, 32, 64))
_VALUES = (
    "Char",
    "DateTime",
    "Decimal",
    "Duration",
    "OpenEnum",
    "OpenFlags",
    "Pair",
    "UUID",
    "Unknown",
)
_FORMATTED = ("FormattedDate", "FormattedDateTime", "FormattedTime")
_WORDS_OF_CODE = ("Any", "ClassVar", "DecodeError", "EncodeError", "Literal", "OPERATIONS")
_WORDS_OF_MODELS = ("Generic", "Struct", "TypeAlias", "TypeVar", "UNSET", "UnsetType")
RESERVED_TYPES = frozenset((*_INTEGERS, *_VALUES, *_FORMATTED, *_WORDS_OF_CODE, *_WORDS_OF_MODELS))
RESERVED_PACKAGES = frozenset(("errors", "request", "con", "prn", "aux", "nul"))
SIGNATURE = frozenset(("request", "medium", "accept", "timeout", "headers", "self"))
CLIENT_OPTIONS = frozenset(
    ("base_url", "options", "network", "http", "transport", "auth", "clock", "self")
)
CLIENT_METHODS = frozenset(("aclose", "base_url", "close", "options", "send", "with_options"))


def words(name: str) -> list[str]:
    """Split a name at case changes and at everything that is no ASCII letter or digit."""
    return _WORDS.findall(name)


def snake(name: str) -> str:
    """Return `name` in snake_case: `VCRId` is `vcr_id`. "" where no letter or digit is left."""
    suffix = "_" if name.endswith("_") else ""
    found = "_".join(words(name)).lower()
    return found + suffix if found else ""


def pascal(name: str) -> str:
    """Return `name` as a class name: as it is if it begins with a capital and has no `_`."""
    if name[:1].isupper() and "_" not in name:
        return name
    return "".join(word[:1].upper() + word[1:] for word in words(name))


def member_names(enum: Enum) -> tuple[str, ...]:
    """Return a constant's name for each member; those that clash are numbered."""
    names: list[str] = []
    for member in enum.members:
        name = "_".join(words(member.name)).upper()
        if not name or name[0].isdigit():
            name = f"VALUE_{name}".rstrip("_")
        names.append(_free(name, names))
    return tuple(names)


def parameter_names(
    wire_names: Sequence[str], reserved: frozenset[str] = SIGNATURE
) -> tuple[str, ...]:
    """Return an argument's name for each parameter; keywords get `_`, clashes a number."""
    names: list[str] = []
    for wire in wire_names:
        name = snake(wire)
        if not name or name[0].isdigit():
            name = f"parameter_{name}".rstrip("_")
        if keyword.iskeyword(name) or name in reserved:
            name = f"{name}_"
        names.append(_free(name, names))
    return tuple(names)


@dataclass(frozen=True, slots=True)
class Argument:
    """A parameter that a call gives, and what Python calls it.

    With an operator it is one of several of one name. `wire` is the name that is sent.
    """

    wire: str
    name: str
    parameter: Parameter
    operator: str = ""


def arguments(operation: Operation) -> tuple[Argument, ...]:
    """Return what a call gives: path, query, headers; each group in documented order."""
    return _arguments(operation.parameters, SIGNATURE)


def client_arguments(api: Api) -> tuple[Argument, ...]:
    """Return the parameters that a client is given once."""
    return _arguments(api.parameters, CLIENT_OPTIONS)


def method_names(api: Api) -> tuple[str, ...]:
    """Return a client's method for each operation; what all clients have gets `_`."""
    names: list[str] = []
    for operation in api.operations:
        name = snake(operation.name)
        names.append(_free(f"{name}_" if name in CLIENT_METHODS else name, names))
    return tuple(names)


def client_names(api: Api) -> tuple[str, str]:
    """Return the classes of the clients of an API, the waiting one first."""
    name = pascal(api.name)
    return f"{name}Client", f"Async{name}Client"


def _arguments(parameters: Sequence[Parameter], reserved: frozenset[str]) -> tuple[Argument, ...]:
    places = ("path", "query", "header")
    sent = [
        (f"{parameter.name}_{operator}" if operator else parameter.name, parameter, operator)
        for parameter in sorted(parameters, key=lambda x: places.index(x.place))
        for operator in parameter.operators or ("",)
    ]
    names = parameter_names([wire for wire, _, _ in sent], reserved)
    return tuple(
        Argument(wire, name, parameter, operator)
        for (wire, parameter, operator), name in zip(sent, names, strict=True)
    )


def _free(name: str, taken: Iterable[str]) -> str:
    used = set(taken)
    if name not in used:
        return name
    number = 2
    while f"{name}_{number}" in used:
        number += 1
    return f"{name}_{number}"


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    wanted: str
    at: Span | None


def check(api: Api, report: Report) -> None:
    """Report every name of `api` that Python cannot have."""
    for named in api.types:
        if isinstance(named, Model):
            _check_fields(named, report)
    _check_types(api, report)
    _check_operations(api, report)


def _check_fields(model: Model, report: Report) -> None:
    fields = [_Named(field.name, snake(field.name), field.at) for field in model.fields]
    for field in fields:
        _check_identifier(field, "field", report)
        if field.wanted in METHODS or field.wanted == "self":
            _add(
                report,
                "P002",
                f"the field {field.name!a} is {field.wanted!a} in Python, "
                "and so is a method of every model",
                field.at,
                _RENAME_FIELD,
            )
    _check_clashes(fields, f"fields of {model.name}", report)
    for each in model.fields:
        if _UNREADABLE.search(each.json):
            _add(
                report,
                "P006",
                f"the field {each.name!a} is {each.json!a} in JSON, which msgspec cannot read",
                each.at,
                "give it another name by `json:` and note the documented one: "
                "quotes, backslashes and control characters cannot stand in it",
            )


# What msgspec refuses in the name of a member.
_UNREADABLE = re.compile(r'["\\\x00-\x1f]')
_RENAME_FIELD = (
    "call it something else here, and give the documented name by `json:`, `xml:` and `form:`"
)


def _check_types(api: Api, report: Report) -> None:
    if api.name in RESERVED_PACKAGES:
        _add(
            report,
            "P004",
            f"the API {api.name!a} has a name that generated code needs itself",
            api.at,
            "rename its folder",
        )
    clients = set(client_names(api))
    types = [_Named(named.name, pascal(named.name), named.at) for named in api.types]
    types += [
        _Named(f"Any{x.name}", f"Any{pascal(x.name)}", x.at)
        for x in api.types
        if isinstance(x, Model) and x.known
    ]
    for named in types:
        if named.wanted in RESERVED_TYPES | clients or keyword.iskeyword(named.wanted):
            _add(
                report,
                "P004",
                f"the type {named.name!a} has a name that generated code needs itself",
                named.at,
                "call it something else here, and give the documented root by `xml:`",
            )
    _check_clashes(types, "types", report)
    # `VcrId` and `VCRId` are two classes, but one `write_vcr_id`.
    classes = {named.wanted: named for named in types}.values()
    slugs = [replace(named, wanted=snake(named.name).rstrip("_")) for named in classes]
    _check_clashes(slugs, "types", report)


def _check_operations(api: Api, report: Report) -> None:
    operations = [_Named(x.name, snake(x.name), x.at) for x in api.operations]
    for operation in operations:
        _check_identifier(operation, "operation", report)
        if operation.wanted in BUILTINS or operation.wanted.upper() in RESERVED_TYPES:
            _add(
                report,
                "P002",
                f"the operation {operation.name!a} is {operation.wanted!a} in Python, "
                "which generated code needs itself",
                operation.at,
                "call it something else: an operation's name is not on the wire",
            )
    readers = [_Named(x.name, f"read_{x.wanted}", x.at) for x in operations]
    types = [_Named(x.name, pascal(x.name), x.at) for x in api.types]
    constants = [replace(x, wanted=x.wanted.upper()) for x in operations]
    _check_clashes(operations, "operations", report)
    _check_clashes(readers, "operations", report, operations)
    _check_clashes(constants, "type and operation", report, types)
    _check_parameters(api, report)


def _check_parameters(api: Api, report: Report) -> None:
    renamed = {
        (argument.wire, argument.name): argument.parameter.at
        for operation in api.operations
        for argument in arguments(operation)
        if argument.name != snake(argument.wire)
    }
    for (wire, name), at in renamed.items():
        _add(
            report,
            "P005",
            f"the parameter {wire!a} is called {name!a} in Python",
            at,
            "nothing to do: its own name is taken, a keyword, or no name at all in Python",
        )


def _check_identifier(named: _Named, what: str, report: Report) -> None:
    if not named.wanted or named.wanted[0].isdigit():
        _add(
            report,
            "P001",
            f"no Python name can be made of the {what} {named.name!a}",
            named.at,
            _RENAME_FIELD if what == "field" else "use ASCII letters, digits and `_`",
        )
    elif keyword.iskeyword(named.wanted):
        _add(
            report,
            "P002",
            f"the {what} {named.name!a} is {named.wanted!a} in Python, which is a keyword",
            named.at,
            _RENAME_FIELD if what == "field" else "call it something else",
        )


def _check_clashes(
    group: Sequence[_Named], what: str, report: Report, others: Sequence[_Named] = ()
) -> None:
    """Report names of a group that are one, or that are those of `others` where these are given."""
    first = {named.wanted: named for named in reversed(others or group)}
    for named in group:
        other = first.get(named.wanted, named)
        if other is not named and named.wanted:
            _add(
                report,
                "P003",
                f"the {what} {other.name!a} and {named.name!a} are both {named.wanted!a} in Python",
                named.at,
                "rename one of them",
                other.at,
            )


def _add(
    report: Report, code: str, message: str, at: Span | None, advice: str, other: Span | None = None
) -> None:
    if at is None:
        raise ValueError(f"{message}: a name without a place")
    report.add(code, message, at, advice, ((other, "the other"),) if other else ())
