"""Samples that lack their twin in the other medium, or have white space around them."""

from __future__ import annotations

from collections.abc import Sequence

from wirewright.diagnostics import Report, Span
from wirewright.resolve.media import media_of
from wirewright.resolve.samplenames import Placed
from wirewright.resolve.scope import Scope, bodies_of

_PAIRED = ("json", "xml")
_EXACT = ("form", "text", "binary")  # white space counts


def advise(scope: Scope, placed: Sequence[Placed], report: Report) -> None:
    """Advise on bodies that are sampled in one medium of two, and on stray white space."""
    for operation in scope.spec.operations:
        for place, body in bodies_of(operation):
            found = {sample.sample.medium for sample in placed if sample.body is body}
            media = media_of(scope, operation, body) if body.type is not None else ()
            missing = [x for x in media if x in _PAIRED and x not in found]
            if missing and found:
                message = f"{place} has samples, but none in {missing[0].upper()}"
                advice = "add one; if the page has none, this is as good as it gets"
                report.add("A007", message, body.at, advice)
    for sample in placed:
        _check_edges(sample, report)


def _check_edges(placed: Placed, report: Report) -> None:
    # Editors end a file with one line break.
    content = placed.sample.content
    bare = content.removesuffix(b"\n").removesuffix(b"\r")
    if placed.sample.medium in _EXACT or bare == bare.strip():
        return
    line = 1 if bare != bare.lstrip() else bare.rstrip().count(b"\n") + 1
    at = Span(placed.at.file, line, 1, line, 1)
    message = "there is white space around this sample"
    report.add("A008", message, at, "take it away: no server sends it")
