"""Tokens of a payload, each with its place, and the mask of what is left out of a comparison.

Shared by the three media. A place is a chain to its parent, so that a payload of any depth costs
no more than its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

Step: TypeAlias = str | None
"""A name on the wire; None is any name, as for a map's keys."""

Mask: TypeAlias = Mapping[Step, "Mask"]
"""The paths to leave out, as a tree; an empty node leaves out all that is below it."""


def mask_of(paths: Iterable[Sequence[Step]]) -> Mask | None:
    """Make one mask of `paths`, None where there are none."""
    tree: dict[Step, Mask] = {}
    for path in sorted(paths, key=len):
        _grow(tree, path)
    return tree or None


def _grow(tree: dict[Step, Mask], path: Sequence[Step]) -> None:
    node = tree
    for step in path:
        below = node.get(step)
        if below is not None and not below:
            return  # a shorter path leaves all of this out already
        grown: dict[Step, Mask] = dict(below or {})
        node[step] = grown
        node = grown


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Place:
    """A place inside a payload: a chain of names and list positions."""

    parent: Place | None = None
    name: str | int = ""
    mask: Mask | None = None

    @property
    def left_out(self) -> bool:
        """Tell whether the place is, or is below, a path that is not compared."""
        return self.mask is not None and not self.mask

    def below(self, name: str | int) -> Place:
        """Return the place of a member, or of the list item at a position."""
        mask = self.mask
        if mask and isinstance(name, str):
            mask = mask.get(name, mask.get(None))
        return Place(self, name, mask)

    @property
    def parts(self) -> tuple[str | int, ...]:
        """The names and positions from the outside in."""
        parts: list[str | int] = []
        place = self
        while place.parent is not None:
            parts.append(place.name)
            place = place.parent
        return tuple(reversed(parts))

    def __str__(self) -> str:
        shown = "".join(f"[{x}]" if isinstance(x, int) else f".{x}" for x in self.parts)
        return shown.removeprefix(".")


class Token(NamedTuple):
    """A piece of a payload that counts, where it starts in the text, and what it belongs to."""

    text: str
    start: int
    place: Place
