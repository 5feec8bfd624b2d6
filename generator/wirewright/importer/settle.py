"""What is decided about all types together: which are one, sent or received, and their namespaces."""

from __future__ import annotations

from wirewright.importer.infer.decide import Expr
from wirewright.importer.infer.dialect import casing_of
from wirewright.importer.infer.enums import is_enum_group
from wirewright.importer.infer.groups import Group
from wirewright.importer.infer.shape import seen_apart
from wirewright.importer.infer.trees import MISSING
from wirewright.importer.infer.unify import unify
from wirewright.importer.work import Work, below, inside


def settle(work: Work) -> None:
    """Decide on all slots and types, and note what that says about samples."""
    _decide(work)
    unify(work.decider)
    for each in work.carried:
        _reach(work, work.decider.decide(each.slot).expr, each.direction)
    if work.dialect.needs_namespaces:
        _spread_namespaces(work)
    for each in work.carried if not work.dialect.any_in_xml else ():
        if "xml" in each.sampled:
            expr = work.decider.decide(each.slot).expr
            for body in each.bodies if _has_any(expr) else ():
                body.unfit.setdefault("xml", "it can be anything, which this XML cannot say")
            _without_any(work, expr)
    work.shaper.casing = casing_of(work.groups, work.dialect)
    for group in work.groups:
        if not is_enum_group(group):
            _shape(work, group)


def _decide(work: Work) -> None:
    for each in work.carried:
        work.decider.decide(each.slot)
        if each.slot.word is not None and each.slot.word.kind == "named":
            work.types.named(each.slot)
    done = 0
    while done < len(work.types.groups):  # grows while types are decided
        for field in list(work.types.groups[done].fields):
            work.decider.decide(field.slot)
        done += 1


def _reach(work: Work, expr: Expr, direction: str) -> None:
    """Note for all types below an expression that they are sent, or received."""
    for here in below(work, expr):
        if here.group is not None:
            group = here.group.true
            group.is_request = group.is_request or direction == "request"
            group.is_response = group.is_response or direction == "response"


def _spread_namespaces(work: Work) -> None:
    """Give types that no XML shows the namespace of the type that holds them."""
    waiting = [group for group in work.groups if group.namespace is not None]
    while waiting:
        group = waiting.pop()
        for field in group.fields:
            for inner in inside(work.decider.decide(field.slot).expr):
                if inner.namespace is None and not is_enum_group(inner):
                    inner.namespace = group.namespace
                    waiting.append(inner)


def _without_any(work: Work, expr: Expr) -> None:
    """Take what XML cannot say out of types: what is never shown is a string, with that said."""
    for group in {id(x): x for here in below(work, expr) for x in inside(here)}.values():
        for field in group.fields:
            decided = work.decider.decide(field.slot)
            if not _has_any(decided.expr):
                continue
            if any(seen.json not in (None, MISSING, []) for seen in field.slot.seen):
                for seen in field.slot.seen:
                    why = f"{field.names[0]} is of any type, which this XML cannot say"
                    seen.body.unfit.setdefault("xml", why)
            else:
                decided.expr = _with_strings(decided.expr)
                decided.review.append("no sample shows a value")


def _has_any(expr: Expr) -> bool:
    return expr.word == "any" or any(_has_any(argument) for argument in expr.arguments)


def _with_strings(expr: Expr) -> Expr:
    word = "string" if expr.word == "any" else expr.word
    return Expr(word, expr.group, tuple(map(_with_strings, expr.arguments)), expr.nullable)


def _shape(work: Work, group: Group) -> None:
    misplaced = [x for x in group.fields if x.place != "element"]
    for seen in group.seen if misplaced and not work.dialect.allows_attributes else ():
        why = f"{misplaced[0].names[0]} is no element, as all are that {work.dialect.name} writes"
        seen.seen.body.unfit.setdefault("xml", why)
    shape = work.shaper.shape(group)
    for seen in group.seen if shape.fault else ():
        if seen.seen.xml is not None:
            why = f"{group.name or group.hint}: {shape.fault}"
            seen.seen.body.unfit.setdefault("xml", why)
    for where, why in seen_apart(group, work.dialect.name):
        where.body.apart.append(why)
