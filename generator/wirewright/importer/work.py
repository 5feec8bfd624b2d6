"""All that one draft is made from, and how its stages look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wirewright.dialects import Dialect
from wirewright.importer.bodies import Carried
from wirewright.importer.calls import Call
from wirewright.importer.infer.decide import Decider, Expr
from wirewright.importer.infer.groups import Group
from wirewright.importer.infer.shape import Shaper
from wirewright.importer.infer.walk import Types
from wirewright.importer.report import Notes


@dataclass(slots=True, eq=False)
class Work:
    """The calls and types of one draft; `why` says what speaks for its dialect."""

    name: str
    notes: Notes
    calls: list[Call]
    types: Types
    decider: Decider
    dialect: Dialect
    why: str
    shaper: Shaper

    @property
    def groups(self) -> list[Group]:
        """The types that have not turned out to be another one."""
        return [group for group in self.types.groups if group.same is None]

    @property
    def carried(self) -> list[Carried]:
        """The bodies of all calls."""
        return [each for call in self.calls for each in call.carried]


def root(work: Work, each: Carried) -> Expr | None:
    """Return the type of a body, None where there is none."""
    word = each.slot.word
    if word is not None and word.kind == "void" and not each.sampled:
        return None
    if not each.bodies and not each.is_named and not each.content.type and not each.content.members:
        return None
    return work.decider.decide(each.slot).expr


def below(work: Work, expr: Expr) -> Iterator[Expr]:
    """Yield an expression and all below it, through the types."""
    waiting, seen = [expr], set[int]()
    while waiting:
        here = waiting.pop()
        yield here
        waiting += here.arguments
        group = here.group.true if here.group is not None else None
        if group is not None and id(group) not in seen:
            seen.add(id(group))
            waiting += [work.decider.decide(field.slot).expr for field in group.fields]


def inside(expr: Expr) -> list[Group]:
    """Return the types that an expression names."""
    found = [expr.group.true] if expr.group is not None else []
    return [*found, *(group for argument in expr.arguments for group in inside(argument))]
