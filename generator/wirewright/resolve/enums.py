"""Enums: what each medium writes for a member, and whether that tells the members apart."""

from __future__ import annotations

from collections.abc import Callable

from wirewright.diagnostics import Report, quoted
from wirewright.dialects import XmlNames
from wirewright.ir import Enum, Member, Ref
from wirewright.resolve.fields import cased
from wirewright.resolve.scope import Scope, info_of
from wirewright.spec.model import MemberSpec, TypeSpec


def check(scope: Scope, report: Report) -> None:
    """Report enums with numbers for some members only, and values that stand for two."""
    for type in scope.spec.types:
        if type.members is not None:
            _check_numbers(type, type.members, report)
            _check_values(scope, type, type.members, report)
            _check_flags(scope, type, type.members, report)


def enum_of(scope: Scope, names: XmlNames, type: TypeSpec) -> Enum:
    """Return an enum with what each medium writes for its members."""
    return Enum(
        name=type.name.value,
        members=tuple(member_of(scope, member, is_named(type)) for member in type.members or ()),
        xml=scope.dialect.root(Ref(type.name.value), names),
        closed=type.closed,
        flags=type.flags is not None,
        named=is_named(type),
        info=info_of(type.info),
        at=type.name.at,
    )


def is_named(type: TypeSpec) -> bool:
    """Tell whether JSON has the names of members that have numbers."""
    return type.json_as is not None and type.json_as.value == "name"


def member_of(scope: Scope, spec: MemberSpec, named: bool = False) -> Member:
    """Return a member with its values; what the spec writes out wins over the dialect.

    `named`: JSON has the name, which is that of XML, for .NET has one attribute for both.
    """
    json, xml, form = scope.dialect.member_values(spec.name.value, spec.number)
    if named:
        json = spec.xml.value if spec.xml is not None else spec.name.value
    name = spec.xml.value if spec.xml is not None else xml
    key = cased(scope, name) if spec.number is not None else name
    return Member(
        name=spec.name.value,
        json=spec.json.value if spec.json is not None else json,
        xml=name,
        form=spec.form.value if spec.form is not None else form,
        number=spec.number,
        key=key if key != name else "",
        info=info_of(spec.info),
        at=spec.name.at,
    )


def _check_numbers(type: TypeSpec, members: tuple[MemberSpec, ...], report: Report) -> None:
    without = [member for member in members if member.number is None]
    if without and len(without) < len(members):
        report.add(
            "R040",
            f"{quoted(without[0].name.value)} has no number, and other members of "
            f"`{type.name}` have one",
            without[0].name.at,
            "give all members their numbers, or none",
        )


_VALUES: tuple[tuple[str, Callable[[Member], int | str]], ...] = (
    ("JSON", lambda member: member.json),
    ("XML", lambda member: member.xml),
    ("a form", lambda member: member.form),
)


def _check_flags(
    scope: Scope, type: TypeSpec, members: tuple[MemberSpec, ...], report: Report
) -> None:
    if type.flags is None:
        return
    if all(member.number is None for member in members):
        message = f"`{type.name}` has flags without numbers, so nobody knows their bits"
        report.add("R042", message, type.flags, "give each member its number: `{Read: 1}`")
    for member in members:
        name = member_of(scope, member).xml
        if " " in name:
            message = f"XML separates flags by spaces, and {quoted(name)} has one"
            report.add("R042", message, (member.xml or member.name).at, "give it another `xml`")


def _check_values(
    scope: Scope, type: TypeSpec, members: tuple[MemberSpec, ...], report: Report
) -> None:
    reported: set[int] = set()
    resolved = [member_of(scope, member, is_named(type)) for member in members]
    for medium, value_of in _VALUES:
        first: dict[int | str, int] = {}
        for index, member in enumerate(resolved):
            earlier = first.setdefault(value_of(member), index)
            if earlier == index or index in reported:
                continue
            reported.add(index)
            report.add(
                "R041",
                f"{medium} writes {quoted(str(value_of(member)))} for both "
                f"{quoted(resolved[earlier].name)} and {quoted(member.name)}",
                members[index].name.at,
                "give each member a value of its own",
                ((members[earlier].name.at, "the other member"),),
            )
