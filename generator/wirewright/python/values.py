"""The values of an API that are no models: enums, dates in documented formats, unknown types."""

from __future__ import annotations

from dataclasses import dataclass

from wirewright.ir import Api, Enum, Member, Unknown
from wirewright.python import docs
from wirewright.python.code import Code, docstring, literal
from wirewright.python.naming import member_names
from wirewright.python.types import Types, format_base, key_names, uses_pairs


@dataclass(frozen=True, slots=True)
class PyMember:
    """A constant of an enum as printed."""

    name: Code
    arguments: Code
    doc: Code


@dataclass(frozen=True, slots=True)
class PyEnum:
    """An enum as printed; `base` is what stands in the parentheses of its class."""

    cls: Code
    doc: Code
    base: Code
    members: tuple[PyMember, ...]


@dataclass(frozen=True, slots=True)
class PyFormat:
    """A class for dates in a documented format as printed."""

    cls: Code
    base: Code
    doc: Code
    pattern: Code


@dataclass(frozen=True, slots=True)
class PyUnknown:
    """A class for values of an undocumented type as printed."""

    cls: Code
    doc: Code


@dataclass(frozen=True, slots=True)
class PyValues:
    """What stands in the module `values`; `pair` has JSON's names for the parts of a pair, if any."""

    enums: tuple[PyEnum, ...]
    formats: tuple[PyFormat, ...]
    unknowns: tuple[PyUnknown, ...]
    pair: tuple[Code, ...] = ()

    @property
    def classes(self) -> tuple[Code, ...]:
        """The names of the classes, in the module's order."""
        return (
            *((Code("Pair"),) if self.pair else ()),
            *(each.cls for each in self.formats),
            *(each.cls for each in self.unknowns),
            *(each.cls for each in self.enums),
        )

    @property
    def outline(self) -> tuple[str, ...]:
        """What the module defines, as `check_outline` names it."""
        names = ["_K", "_V", "Pair", "Pair.key", "Pair.value"] if self.pair else list[str]()
        for each in self.formats:
            names += [each.cls, f"{each.cls}.pattern"]
        names += [each.cls for each in self.unknowns]
        for enum in self.enums:
            members = [f"{enum.cls}.{member.name}" for member in enum.members]
            names += [enum.cls, *members, *members]
        return tuple(names)


def view(api: Api, types: Types) -> PyValues:
    """Return the enums, formats and undocumented types of `api`."""
    return PyValues(
        enums=tuple(_enum(api, types, each) for each in api.types if isinstance(each, Enum)),
        formats=tuple(
            PyFormat(
                cls=cls,
                base=format_base(kind),
                doc=docstring([f"A {kind} that the wire writes as `{pattern}`."], 4),
                pattern=literal(pattern),
            )
            for (kind, pattern), cls in types.formats.items()
        ),
        unknowns=tuple(
            PyUnknown(
                cls=types.cls(each.name),
                doc=docstring(
                    [*docs.model(each.info, api, each.name), "Its content is kept as it came."], 4
                ),
            )
            for each in api.types
            if isinstance(each, Unknown)
        ),
        pair=tuple(map(literal, api.pair_names)) if uses_pairs(api, types) else (),
    )


def _enum(api: Api, types: Types, enum: Enum) -> PyEnum:
    members = []
    is_key = enum.name in key_names(api, types)
    for member, name in zip(enum.members, member_names(enum), strict=True):
        paragraphs = docs.member(member)
        doc = docstring(paragraphs, 4) if paragraphs else Code("")
        members.append(PyMember(Code(name), _arguments(member, is_key), doc))
    options = (("closed", enum.closed), ("names", enum.named))
    base = ["OpenFlags" if enum.flags else "OpenEnum", *(f"{x}=True" for x, on in options if on)]
    return PyEnum(
        types.cls(enum.name),
        docstring(docs.enum(enum, api), 4),
        Code(", ".join(base)),
        tuple(members),
    )


def _arguments(member: Member, is_key: bool) -> Code:
    """Return what defines a member: its name, and what a medium writes instead."""
    media = (("json", member.json), ("xml", member.xml), ("form", member.form))
    others = [f"{medium}={literal(text)}" for medium, text in media if text != member.name]
    if member.number is not None and member.number != member.json:
        others.append(f"number={member.number}")
    if member.key and is_key:
        others.append(f"key={literal(member.key)}")
    return Code(", ".join([literal(member.name), *others]))
