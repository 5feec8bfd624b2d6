"""Samples: each one has to be readable, and each reason has to speak of one.

Takes samples with their bodies; reports texts that are no JSON or XML, and `samples:` entries
that fit no file or no field. Whether a sample fits its type is not asked here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

from wirewright.diagnostics import Report, Span, quoted
from wirewright.resolve.fieldpaths import follow, reachable
from wirewright.resolve.fields import xml_name
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.payloads import JsonTree, Malformed, XmlTree, read_json, read_xml
from wirewright.resolve.samplenames import Placed
from wirewright.resolve.scope import Scope, did_you_mean
from wirewright.spec.model import OperationSpec, SampleSpec


def check(
    scope: Scope, layers: Mapping[str, Layers], samples: Sequence[Placed], report: Report
) -> None:
    """Report samples that cannot be read, and reasons that fit no sample or field."""
    for placed in samples:
        if placed.sample.malformed is None:
            _check_text(scope, layers, placed, report)
    for operation in scope.spec.operations:
        own = [placed for placed in samples if placed.operation is operation]
        for note in operation.samples:
            _check_note(operation, note, own, layers, report)


def xml_tree(scope: Scope, layers: Mapping[str, Layers], placed: Placed) -> XmlTree | Malformed:
    """Return a sample in XML as a tree, raw HTML in it left out."""
    return read_xml(placed.sample.content, _markup_names(scope, layers, placed))


def _check_text(scope: Scope, layers: Mapping[str, Layers], placed: Placed, report: Report) -> None:
    tree: JsonTree | XmlTree | Malformed = None
    if placed.sample.medium == "json":
        tree = read_json(placed.sample.content)
    elif placed.sample.medium == "xml":
        tree = xml_tree(scope, layers, placed)
    if isinstance(tree, Malformed):
        report.add(
            "R084" if placed.sample.medium == "json" else "R085",
            f"this sample cannot be read as {placed.sample.medium.upper()}: {tree.why}",
            Span(placed.at.file, tree.line, tree.column, tree.line, tree.column + 1),
            "copy it again from the documentation; if it stands there like this, say so under "
            f"the operation: `samples: {{{_rest(placed)}: {{malformed: why}}}}`",
        )


def _markup_names(scope: Scope, layers: Mapping[str, Layers], placed: Placed) -> tuple[str, ...]:
    """Return the XML names of the fields below a body in which raw HTML may stand."""
    if placed.body.type is None or not any(x.markup for t in scope.spec.types for x in t.fields):
        return ()
    names = reachable([placed.body.type], layers)
    fields = (field for name in names for layer in layers.get(name, ()) for field in layer.fields)
    return tuple(xml_name(scope, field) for field in fields if field.markup is not None)


def _check_note(
    operation: OperationSpec,
    note: SampleSpec,
    samples: Sequence[Placed],
    layers: Mapping[str, Layers],
    report: Report,
) -> None:
    by_name = {_rest(placed): placed for placed in samples}
    placed = by_name.get(note.name.value)
    if placed is None:
        file = f"samples/{operation.name}.{note.name}"
        message = f"there is no sample {quoted(file)}"
        report.add("R086", message, note.name.at, did_you_mean(note.name.value, by_name, "samples"))
        return
    for path, _ in note.differs:
        if placed.body.type is not None:
            follow(path, placed.body.type, layers, "R087", report)


def _rest(placed: Placed) -> str:
    """Return a sample's name without the operation, as `samples:` calls it."""
    name = posixpath.basename(placed.sample.path)
    return name.removeprefix(f"{placed.operation.name}.")
