"""What a page says of one value against the spec: its type, its limits, the members of its enum.

A value is a field of a type or a parameter; both have the same words for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Final

from wirewright.importer.drift.finding import Place, shown
from wirewright.importer.drift.types import inner, named_in, same, suits, told
from wirewright.importer.drift.wire import bare, enum_of
from wirewright.importer.drift.work import Work
from wirewright.importer.facts import Member, Value
from wirewright.importer.infer.notes import Said, is_required, said
from wirewright.importer.infer.words import word_of
from wirewright.ir import (
    Constraints,
    Enum,
    Field,
    ListOf,
    Member as EnumMember,
    Parameter,
    Ref,
    Scalar,
)

Given = Field | Parameter
_WORDS: Final = {"integer": "integer", "real": "decimal number"}
_DEFAULT: Final = re.compile(r"The page gives the default (.*)\.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pair:
    """What the spec says of a value, and what a fresh import says of it."""

    spec: Given
    fresh: Given | None


def check(work: Work, place: Place, row: Member, pair: Pair) -> None:
    """Compare a row of a table with what the spec says of the value."""
    _type(work, place, row, pair)
    listed = work.models.get(row.name.casefold())
    if listed is None:
        listed = work.models.get(named_in(row.type).casefold())
    if listed is not None and listed.values:
        values(work, place, listed.values, pair)
    told = said(row, _kind(pair.spec))
    _limits(work, place, row, told, pair)
    _default(work, place, row, told, pair)
    for note in told.notes:
        if is_required(Member("", notes=(note,))) is not None:
            continue
        if not work.findings.explains(pair.spec.info, pair.spec.at, note) and not _is_said(
            note, pair
        ):
            work.findings.add("D014", place, f"the page notes {shown(note)}, the spec does not")


def _is_said(note: str, pair: Pair) -> bool:
    """Tell whether a note stands in the spec but for how it is laid out."""
    plain = " ".join(note.split()).casefold()
    return any(plain in " ".join(x.split()).casefold() for x in pair.spec.info.notes)


def _kind(given: Given) -> str:
    return given.type.kind if isinstance(given.type, Scalar) else ""


# ---- types ----------------------------------------------------------------------------------------


def _type(work: Work, place: Place, row: Member, pair: Pair) -> None:
    word = word_of(row.type)
    spec = pair.spec
    if suits(word, spec.type, work.types, work.models) or _is_called(row.type, spec):
        return
    last = inner(word)
    is_named = last is not None and last.kind == "named"
    if is_named and pair.fresh and same(spec.type, work.types, pair.fresh.type, work.fresh_types):
        return
    family = last.name if last is not None and last.kind == "scalar" else ""
    said = (row.type, " ".join(row.type.split()), _WORDS.get(family, family))
    if not work.findings.explains(spec.info, spec.at, *said):
        work.findings.add(
            "D012",
            place,
            f"the page says {shown(row.type)}, the spec `{told(spec.type)}`",
            "change the type; or say in its `notes` what the page says, and why it is not so",
        )


def _is_called(text: str, given: Given) -> bool:
    """Tell whether the page's words name the type although they are words for a scalar, too."""
    if text.strip().endswith("[]") and isinstance(given.type, ListOf) and text.count("[]") == 1:
        return text.strip()[:-2].casefold() in ("char", "byte")
    type = bare(given.type)
    return (
        isinstance(type, Ref)
        and re.search(rf"(?:^|\W){re.escape(type.name)}\W*$", text) is not None
    )


def required(work: Work, place: Place, said: bool | None, pair: Pair) -> None:
    """Compare what a page says of having to give a value; where it never says, nothing."""
    spec = pair.spec
    if said is None or said != spec.optional or (not said and _may_be_left_out(spec)):
        return
    if not work.findings.explains(spec.info, spec.at, "required", "optional"):
        page = "required" if said else "not required"
        other = "it may be absent" if said else "it may not be absent"
        work.findings.add("D013", place, f"the page says {page}, the spec says that {other}")


def _may_be_left_out(given: Given) -> bool:
    """Tell whether a server leaves a field out for null or for a default."""
    if isinstance(given, Parameter):
        return False
    return given.omits_default or (given.type.nullable and bool(given.absent_nulls))


# ---- limits and defaults --------------------------------------------------------------------------


def _limits(work: Work, place: Place, row: Member, told: Said, pair: Pair) -> None:
    for limit in fields(Constraints):
        mine = getattr(pair.spec.constraints, limit.name)
        page = told.entries.get(limit.name)
        if mine == page or (page is None and _stands(mine, row)):
            continue
        if page is None and work.findings.explains(pair.spec.info, pair.spec.at, str(mine)):
            continue
        theirs = shown(page) if page is not None else "none"
        ours = shown(mine) if mine is not None else "none"
        word = limit.name.replace("_", " ")
        work.findings.add("D014", place, f"the page's {word} is {theirs}, the spec's is {ours}")


def _stands(value: object, row: Member) -> bool:
    """Tell whether a value stands in what a row says in prose."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    prose = " ".join([row.doc, *row.notes, *row.examples]).casefold()
    return re.search(rf"(?<![\w.]){re.escape(text.casefold())}(?![\w]|\.\d)", prose) is not None


def _default(work: Work, place: Place, row: Member, told: Said, pair: Pair) -> None:
    mine = pair.spec.default if isinstance(pair.spec, Parameter) else None
    if mine is None:
        mine = next(
            (x[1] for note in pair.spec.info.notes if (x := _DEFAULT.fullmatch(note))), None
        )
    page = told.default
    if mine is not None and page is None and not _stands(mine, row):
        if not work.findings.explains(pair.spec.info, pair.spec.at, "default"):
            work.findings.add(
                "D014", place, f"the page gives no default {shown(mine)}, the spec does"
            )
    elif page and not _is_value(page, mine) and not (mine is None and _fresh_has_none(pair)):
        ours = shown(mine) if mine is not None else "none"
        work.findings.add(
            "D014", place, f"the page's default is {shown(page)}, the spec's is {ours}"
        )


def _fresh_has_none(pair: Pair) -> bool:
    return isinstance(pair.fresh, Parameter) and pair.fresh.default is None


def _is_value(text: str, value: object) -> bool:
    plain = str(value).lower() if isinstance(value, bool) else str(value)
    return text.strip().casefold() == plain.strip().casefold()


# ---- enums ----------------------------------------------------------------------------------------


def values(work: Work, place: Place, listed: Sequence[Value], pair: Pair) -> None:
    """Compare the values that a page lists with the members of the spec's enum."""
    enum = enum_of(work.types, pair.spec.type)
    fresh = enum_of(work.fresh_types, pair.fresh.type) if pair.fresh else None
    if enum is None:
        if fresh is not None and not work.findings.explains(pair.spec.info, pair.spec.at, "values"):
            names = ", ".join(x.name for x in listed[:5])
            work.findings.add(
                "D012", place, f"the page lists values ({names}), the spec has no enum"
            )
        return
    enum_values(work, place, listed, enum, fresh)


def enum_values(
    work: Work, place: Place, listed: Sequence[Value], enum: Enum, fresh: Enum | None
) -> None:
    """Compare the values that a page lists with an enum's members."""
    met: set[str] = set()
    for value in listed:
        here = Place(f"{place.words}, value {shown(value.name)}", place.page, value.line, enum.at)
        member = _member(enum, value)
        if member is None:
            if fresh is None or _member(fresh, value) is not None:
                work.findings.add(
                    "D020", here, f"the page lists it, `{enum.name}` does not have it"
                )
            continue
        met.add(member.name)
        for message in _differs(value, member):
            work.findings.add("D022", Place(here.words, here.page, here.line, member.at), message)
    kept = {y for x in fresh.members for y in _names(x)} if fresh is not None else set[str]()
    for member in enum.members:
        known = member.name in met or bool(set(_names(member)) & kept) or member.info.inferred
        if not known and not work.findings.explains(enum.info, enum.at, member.name):
            here = Place(
                f"{place.words}, value {shown(member.name)}", place.page, place.line, member.at
            )
            work.findings.add("D021", here, f"`{enum.name}` has it, the page does not list it")


def _member(enum: Enum, value: Value) -> EnumMember | None:
    return next((x for x in enum.members if value.name in _names(x)), None)


def _names(member: EnumMember) -> tuple[str, ...]:
    return member.name, str(member.json), member.xml, member.form


def _differs(value: Value, member: EnumMember) -> Iterator[str]:
    if value.number is not None and member.number is not None and value.number != member.number:
        yield f"its number is {value.number} on the page, {member.number} in the spec"
    title = " ".join(value.title.split())
    if title and member.info.title and title != " ".join(member.info.title.split()):
        yield f"its title is {shown(title)} on the page, {shown(member.info.title)} in the spec"


def example_values(row: Member, given: Given, enum: Enum | None) -> tuple[Value, ...]:
    """Return the values that a row lists for an enum, () where it lists none."""
    if enum is None or bare(given.type) is None:
        return ()
    return tuple(Value(x, line=row.line) for x in row.examples)
