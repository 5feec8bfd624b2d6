"""Types without names that are one: of the same members, of types that go together.

Takes the types of an API after the walk, points those that are another one to it, and gives that
one all that was seen of both.
"""

from __future__ import annotations

from collections.abc import Iterable

from wirewright.importer.infer.decide import Decider, Expr
from wirewright.importer.infer.enums import enum_pairs, is_enum_group
from wirewright.importer.infer.groups import Field, Group, ObjectSeen, fold
from wirewright.importer.infer.trees import MISSING


def unify(decider: Decider) -> None:
    """Make equal types one, until there are no more."""
    while _one_round(decider):
        pass


def _one_round(decider: Decider) -> bool:
    changed = _merge_enums(decider)
    by_names: dict[object, list[Group]] = {}
    for group in decider.types.groups:
        if group.same is None and group.fields and not is_enum_group(group):
            key = (
                group.namespace or "",
                tuple(sorted(fold(x.names[0]) for x in group.fields if x.names)),
            )
            by_names.setdefault(key, []).append(group)
    for groups in by_names.values():
        groups.sort(key=lambda x: not x.name)
        for place, group in enumerate(groups):
            for other in groups[place + 1 :]:
                if group.same is None and other.same is None and not other.name:
                    changed = _merge(decider, group, other) or changed
    return changed


def _merge_enums(decider: Decider) -> bool:
    """Make enums one that bear the name of one member, and that do not contradict each other."""
    changed = False
    first: dict[tuple[str, str], Group] = {}
    for group in decider.types.groups:
        if group.same is not None or group.name or not is_enum_group(group):
            continue
        twin = first.setdefault((group.hint, group.namespace or ""), group)
        pairs = dict(enum_pairs(twin))
        if twin is not group and all(pairs.get(x, xml) == xml for x, xml in enum_pairs(group)):
            twin.leaves += group.leaves
            group.same = twin
            changed = True
    return changed


def _merge(decider: Decider, group: Group, other: Group) -> bool:
    if group.xml_name and other.xml_name and group.xml_name != other.xml_name:
        return False
    pairs = [(mine, _twin(mine, other.fields)) for mine in group.fields]
    if len(group.fields) != len(other.fields) or any(twin is None for _, twin in pairs):
        return False
    matched = [(mine, twin) for mine, twin in pairs if twin is not None]
    if not all(_goes_with(decider, mine, twin) for mine, twin in matched):
        return False
    for mine, twin in matched:
        _take(decider, mine, twin)
    for seen in other.seen:
        ids = {id(twin): id(mine) for mine, twin in matched}
        members = {ids[key]: value for key, value in seen.members.items() if key in ids}
        group.seen.append(ObjectSeen(seen.seen, members))
    group.xml_name = group.xml_name or other.xml_name
    other.same = group
    return True


def _twin(mine: Field, fields: Iterable[Field]) -> Field | None:
    for other in fields:
        if (mine.json, mine.xml) == (other.json, other.xml) and mine.place == other.place:
            return other
    return None


def _goes_with(decider: Decider, mine: Field, other: Field) -> bool:
    one, two = decider.decide(mine.slot), decider.decide(other.slot)
    if "any" in (one.expr.word, two.expr.word) and not (_is_unseen(mine) or _is_unseen(other)):
        return one.expr.word == two.expr.word
    return one.format == two.format and _is_alike(one.expr, two.expr)


def _is_unseen(field: Field) -> bool:
    """Tell whether nothing but null was ever seen of a member."""
    return all(
        seen.json in (None, MISSING) and (seen.xml is None or seen.xml.is_nil) and not seen.items
        for seen in field.slot.seen
    )


def _is_alike(one: Expr, two: Expr) -> bool:
    if "any" in (one.word, two.word):
        return True
    if one.group is not None and two.group is not None:
        return one.group.true is two.group.true
    return (
        (one.word, one.group) == (two.word, two.group)
        and len(one.arguments) == len(two.arguments)
        and all(_is_alike(a, b) for a, b in zip(one.arguments, two.arguments, strict=True))
    )


def _take(decider: Decider, mine: Field, other: Field) -> None:
    """Give a member all that was seen of its twin; what is known of one is known of both."""
    if decider.decide(mine.slot).expr.word == "any" and other.slot.seen:
        other.slot.seen += mine.slot.seen
        mine.slot = other.slot
    else:
        mine.slot.seen += other.slot.seen
    mine.row = mine.row or other.row
