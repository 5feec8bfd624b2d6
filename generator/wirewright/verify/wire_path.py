"""From a path in the API's own names to the same path by the names of a medium.

`data.detailedInfo`, list positions and map keys left out, is how a spec names what a sample cannot
prove; payloads are compared by the names that stand on the wire.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wirewright import ir
from wirewright.ir.api import Medium
from wirewright.verify.tokens import Step


@dataclass(frozen=True, slots=True)
class WirePath:
    """A path of one medium. `steps` has the elements of list items too, `names` only fields."""

    steps: tuple[Step, ...] = ()
    names: tuple[str, ...] = ()

    def covers(self, place: Sequence[str | int]) -> bool:
        """Tell whether `place`, as an error of a codec names it, is this path or below it."""
        parts = iter(place)
        return all(name in parts for name in self.names)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the walk stands: a type, how it stands in XML, and the path up to it."""

    type: ir.Type
    xml: ir.XmlElement | None
    unwrapped: bool = False
    path: WirePath = WirePath()


def wire_path(api: ir.Api, body: ir.Body, path: str, medium: Medium) -> WirePath | None:
    """Return `path` by the names of `medium`, None where it names no field of `body`."""
    models = {found.name: found for found in api.types if isinstance(found, ir.Model)}
    spot = _Spot(body.type, body.xml)
    for word in path.split("."):
        spot = _inside(spot, medium)
        model = models.get(spot.type.name) if isinstance(spot.type, ir.Ref) else None
        field = next((x for x in model.fields if x.name == word), None) if model else None
        if field is None:
            return None
        name = {"json": field.json, "xml": field.xml.name}.get(medium, field.form)
        spot = _Spot(field.type, field.xml, field.unwrapped, _longer(spot.path, name, name))
    return spot.path


def _inside(spot: _Spot, medium: Medium) -> _Spot:
    """Go into lists and maps, down to what can have fields."""
    while isinstance(spot.type, ir.ListOf | ir.MapOf):
        element, path = spot.xml, spot.path
        if not spot.unwrapped:
            element = element.item if element else None
            if medium == "xml":
                path = _longer(path, element.name if element else None)
        if isinstance(spot.type, ir.ListOf):
            inner = spot.type.item
        else:
            inner = spot.type.value
            element = element.value if element else None
            path = _longer(path, element.name if element and medium == "xml" else None)
        spot = _Spot(inner, element, path=path)
    return spot


def _longer(path: WirePath, step: Step, *names: str) -> WirePath:
    return replace(path, steps=(*path.steps, step), names=(*path.names, *names))
