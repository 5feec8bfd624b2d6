"""The order of members: which base classes and orders make both media come out as sampled.

In come a type's members as JSON and XML order them, out come its layers, base class first.
DataContract sorts the members of each class by name; what is sorted otherwise is a base class or
has an order.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final, TypeVar

T = TypeVar("T", bound=Hashable)
LONGEST: Final = 150


@dataclass(frozen=True, slots=True)
class Layer:
    """The members that one class declares, as JSON orders them, and orders that are written out."""

    members: tuple[int, ...]
    orders: tuple[tuple[int, int], ...] = ()


def merged(sequences: Sequence[Sequence[T]]) -> tuple[list[T], list[int]]:
    """Return one order of all that any sequence has, and the places of sequences that disagree."""
    found: list[T] = []
    position: dict[T, int] = {}
    for sequence in sorted(sequences, key=len, reverse=True):
        if not found:
            found = list(dict.fromkeys(sequence))
            position = {x: number for number, x in enumerate(found)}
        if all(x in position for x in sequence):
            continue
        for place, item in enumerate(sequence):
            if item not in position:
                before = [position[x] for x in sequence[:place] if x in position]
                found.insert(max(before, default=-1) + 1, item)
                position = {x: number for number, x in enumerate(found)}
    wrong = [
        number
        for number, sequence in enumerate(sequences)
        if [position[x] for x in sequence] != sorted(position[x] for x in sequence)
    ]
    return found, wrong


def contract_layers(
    json: Sequence[int],
    xml: Sequence[int],
    names: Mapping[int, str],
    hidden: Set[int] = frozenset(),
) -> tuple[Layer, ...] | None:
    """Return the layers of a data contract; None where no classes could order it so.

    `json` has all members, `xml` those whose place in XML is known, `hidden` those whose place in
    JSON is not, for JSON never has them.
    """
    if list(xml) == sorted(xml, key=lambda x: names[x]):
        return (Layer(tuple(json)),)
    cuts = range(1, len(xml)) if len(xml) <= LONGEST else ()
    cut: list[list[Sequence[int]]] = [[xml[:x], xml[x:]] for x in cuts]
    for pieces in ([xml], _pieces(xml, names), *cut):
        if found := _with_orders(json, pieces, names, hidden):
            return found
    return None


def _pieces(xml: Sequence[int], names: Mapping[int, str]) -> Sequence[Sequence[int]]:
    """Cut XML's order where the names begin anew: each piece is a class, the first one the base."""
    pieces: list[list[int]] = []
    for member in xml:
        if pieces and names[pieces[-1][-1]] <= names[member]:
            pieces[-1].append(member)
        else:
            pieces.append([member])
    return pieces


def _with_orders(
    json: Sequence[int],
    pieces: Sequence[Sequence[int]],
    names: Mapping[int, str],
    hidden: Set[int],
) -> tuple[Layer, ...] | None:
    """Give as few members as possible an order so that both media come out as they are.

    JSON has the members without an order first, derived classes before base classes, then those
    of each order likewise; XML has each class apart, its members by order and then by name.
    """
    layer_of = {member: number for number, piece in enumerate(pieces) for member in piece}
    waiting = [[x for x in piece if x not in hidden] for piece in pieces]
    shared = [x for x in json if x in layer_of and x not in hidden]
    orders: dict[int, int] = {}
    start, number = 0, 0
    while start < len(shared):
        end = _end(shared, start, layer_of, waiting, names)
        if end == start:
            return None
        for member in shared[start:end]:
            waiting[layer_of[member]].remove(member)
            if number:
                orders[member] = number
        start, number = end, number + 1
    if not all(_fit_in(piece, orders, names, hidden) for piece in pieces):
        return None
    _take_along(json, shared, layer_of, orders)
    return tuple(
        Layer(
            tuple(x for x in json if layer_of[x] == layer),
            tuple((x, orders[x]) for x in json if x in orders and layer_of[x] == layer),
        )
        for layer in range(max(len(pieces), 1))
    )


def _fit_in(
    piece: Sequence[int], orders: dict[int, int], names: Mapping[int, str], hidden: Set[int]
) -> bool:
    """Give the members of a class that JSON does not have orders that leave XML as it is."""
    for place, member in enumerate(piece):
        if member in hidden:
            before = orders.get(piece[place - 1], 0) if place else 0
            shown = [x for x in piece[place + 1 :] if x not in hidden]
            order = before
            if place and names[piece[place - 1]] > names[member] and shown:
                order = max(before, orders.get(shown[0], 0))
            if order:
                orders[member] = order
    return list(piece) == sorted(piece, key=lambda x: (orders.get(x, 0), names[x]))


def _take_along(
    json: Sequence[int], shared: Sequence[int], layer_of: dict[int, int], orders: dict[int, int]
) -> None:
    """Put what XML does not show with what stands before it in JSON."""
    here, level = layer_of[shared[0]] if shared else 0, 0
    in_json = frozenset(shared)
    for member in json:
        if member in layer_of and member not in in_json:
            continue
        here = layer_of.setdefault(member, here)
        level = orders.get(member, 0) if member in in_json else level
        if member not in in_json and level:
            orders[member] = level


def _end(
    shared: Sequence[int],
    start: int,
    layer_of: Mapping[int, int],
    waiting: Sequence[Sequence[int]],
    names: Mapping[int, str],
) -> int:
    """Return the end of the longest run that can have one order."""
    best = start
    taken: dict[int, list[int]] = {}
    for end in range(start, len(shared)):
        member = shared[end]
        layer = layer_of[member]
        if end > start and layer > layer_of[shared[end - 1]]:
            break
        taken.setdefault(layer, []).append(member)
        if all(
            sorted(members, key=lambda x: names[x]) == list(waiting[number][: len(members)])
            for number, members in taken.items()
        ):
            best = end + 1
    return best


def beside(json: Sequence[int], xml: Sequence[int], hidden: Set[int]) -> list[int]:
    """Return JSON's order with what it does not have behind the same members as in XML."""
    found = [x for x in json if x not in hidden]
    for place, member in enumerate(xml):
        if member in hidden:
            where = found.index(xml[place - 1]) + 1 if place and xml[place - 1] in found else 0
            found.insert(where, member)
    return found


def declared_layers(json: Sequence[int], xml: Sequence[int]) -> tuple[Layer, ...] | None:
    """Return the layers of a class that XML has in declaration order, base class first."""
    shared = [x for x in json if x in set(xml)]
    pieces: list[list[int]] = []
    rest, wanted = list(xml), list(shared)
    while rest:
        if rest == wanted:
            pieces.append(rest)
            break
        cut = rest.index(wanted[0])
        derived, rest = rest[cut:], rest[:cut]
        if wanted[: len(derived)] != derived or not rest:
            return None
        pieces.append(derived)
        wanted = wanted[len(derived) :]
    if len(pieces) <= 1:
        return (Layer(tuple(json)),)
    pieces.reverse()
    layer_of = {member: number for number, piece in enumerate(pieces) for member in piece}
    here, layers = len(pieces) - 1, {}
    for member in json:
        here = layer_of.get(member, here)
        layers[member] = here
    return tuple(
        Layer(tuple(x for x in json if layers[x] == number)) for number in range(len(pieces))
    )
