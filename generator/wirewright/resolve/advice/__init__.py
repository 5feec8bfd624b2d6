"""Advice: what works, but would be better otherwise.

Takes a spec that has no errors; each module looks at one subject. Nothing here stops a run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wirewright.diagnostics import Report
from wirewright.resolve.advice import operations, overrides, pairs, samples, types
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.samplenames import Placed
from wirewright.resolve.scope import Scope


def give(
    scope: Scope, layers: Mapping[str, Layers], placed: Sequence[Placed], report: Report
) -> None:
    """Append advice on everything that a spec says or leaves out."""
    types.advise(scope, layers, report)
    overrides.advise(scope, report)
    operations.advise(scope, placed, report)
    samples.advise(scope, placed, report)
    pairs.advise(scope, layers, placed, report)
