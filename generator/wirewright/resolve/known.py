"""Types whose values may be of derived types: which those are, and what JSON tells them by.

Takes the types as written with their layers; reports known types that are none, and
discriminators that tell nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from wirewright.diagnostics import Report, quoted
from wirewright.ir import Discriminator
from wirewright.resolve.fields import json_name
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.media import Usage
from wirewright.resolve.scope import Scope, did_you_mean
from wirewright.spec.model import DiscriminatorSpec, TypeSpec


def check(scope: Scope, layers: Mapping[str, Layers], usage: Usage, report: Report) -> None:
    """Report what `known_types` and `discriminator` get wrong."""
    for type in scope.spec.types:
        _check_known(scope, type, layers, report)
        place = usage.where(type.name.value, "xml")
        if type.known_types and place and not scope.dialect.xml_null:
            message = f"XML of the dialect `{scope.dialect.name}` has no word for a value's type"
            advice = f"restrict the body with `media: [json]`: {place} can be XML"
            report.add("R014", message, type.known_types[0].at, advice)
        if type.discriminator is not None:
            _check_discriminator(type, type.discriminator, layers, report)


def _check_known(
    scope: Scope, type: TypeSpec, layers: Mapping[str, Layers], report: Report
) -> None:
    for text in type.known_types:
        bases = [layer.owner.name.value for layer in layers.get(text.value, ())[:-1]]
        if type.name.value not in bases:
            derived = [x for x in scope.types if type.name.value in _bases(layers, x)]
            message = f"{quoted(text.value)} does not extend `{type.name}`"
            advice = did_you_mean(text.value, derived, f"types that extend `{type.name}`")
            report.add("R014", message, text.at, advice)


def _bases(layers: Mapping[str, Layers], name: str) -> list[str]:
    return [layer.owner.name.value for layer in layers[name][:-1]]


def _check_discriminator(
    type: TypeSpec, spec: DiscriminatorSpec, layers: Mapping[str, Layers], report: Report
) -> None:
    fields = [field.name.value for layer in layers[type.name.value] for field in layer.fields]
    if spec.field.value not in fields:
        message = f"`{type.name}` has no field {quoted(spec.field.value)}"
        advice = did_you_mean(spec.field.value, fields, "fields")
        report.add("R015", message, spec.field.at, advice)
    names = [type.name.value, *(text.value for text in type.known_types)]
    for _, target in spec.values:
        if target.value not in names:
            message = f"{quoted(target.value)} is no known type of `{type.name}`"
            advice = did_you_mean(target.value, names, "known types")
            report.add("R015", message, target.at, advice)


def discriminator_of(scope: Scope, layers: Layers) -> Discriminator | None:
    """Return what JSON tells the known types of a type by, None where it does not."""
    spec = layers[-1].owner.discriminator
    if spec is None:
        return None
    fields = {field.name.value: field for layer in layers for field in layer.fields}
    name = json_name(scope, fields[spec.field.value])
    return Discriminator(name, tuple((text.value, target.value) for text, target in spec.values))
