"""The order of members: which base classes and orders make both media come out as sampled.

In come a type's members as JSON and XML order them, out come its layers, base class first. DataContract
sorts the members of each class by name; what is sorted otherwise is a base class or has an order.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Layer:
    """The members that one class declares, as JSON orders them, and orders that are written out."""

    members: tuple[int, ...]
    orders: tuple[tuple[int, int], ...] = ()


def merged(sequences: Sequence[Sequence[T]]) -> tuple[list[T], list[int]]:
    """Return one order of all that any sequence has, and the places of sequences that disagree."""
    found: list[T] = []
    for sequence in sorted(sequences, key=len, reverse=True):
        for place, item in enumerate(sequence):
            if item not in found:
                before = [found.index(x) for x in sequence[:place] if x in found]
                found.insert(max(before, default=-1) + 1, item)
    position = {item: place for place, item in enumerate(found)}
    wrong = [
        number
        for number, sequence in enumerate(sequences)
        if [position[x] for x in sequence] != sorted(position[x] for x in sequence)
    ]
    return found, wrong


def contract_layers(
    json: Sequence[int], xml: Sequence[int], names: Mapping[int, str]
) -> tuple[Layer, ...] | None:
    """Return the layers of a data contract; None where no classes could order it so.

    `json` has all members, `xml` those whose place in XML is known.
    """
    if list(xml) == sorted(xml, key=lambda x: names[x]):
        return (Layer(tuple(json)),)
    return _by_order(json, xml, names) or _by_classes(json, xml, names)


def _by_order(
    json: Sequence[int], xml: Sequence[int], names: Mapping[int, str]
) -> tuple[Layer, ...] | None:
    """Give orders to the members at the end, where JSON has them there in the same order."""
    shared = [x for x in json if x in set(xml)]
    sorted_so_far = 0
    while sorted_so_far < len(xml) and (
        not sorted_so_far or names[xml[sorted_so_far - 1]] <= names[xml[sorted_so_far]]
    ):
        sorted_so_far += 1
    for first in range(sorted_so_far, -1, -1):
        if shared[first:] == list(xml[first:]):
            orders = tuple((member, number) for number, member in enumerate(xml[first:], 1))
            return (Layer(tuple(json), orders),)
    return None


def _by_classes(
    json: Sequence[int], xml: Sequence[int], names: Mapping[int, str]
) -> tuple[Layer, ...] | None:
    """Cut XML's order where the names begin anew; JSON has to have the pieces the other way round."""
    pieces: list[list[int]] = []
    for member in xml:
        if pieces and names[pieces[-1][-1]] <= names[member]:
            pieces[-1].append(member)
        else:
            pieces.append([member])
    layer_of = {member: number for number, piece in enumerate(pieces) for member in piece}
    # What XML does not show goes with what stands before it in JSON.
    last, layers = len(pieces) - 1, {}
    here = last
    for member in json:
        here = layer_of.get(member, here)
        layers[member] = here
    if [layers[x] for x in json] != sorted((layers[x] for x in json), reverse=True):
        return None
    return tuple(
        Layer(tuple(x for x in json if layers[x] == number)) for number in range(last + 1)
    )


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
