"""What all comparisons of one API share: both sides' types, and where findings go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wirewright.importer.drift.finding import Findings
from wirewright.importer.drift.wire import Types
from wirewright.importer.facts import Model
from wirewright.ir import Api


@dataclass(frozen=True, slots=True)
class Work:
    """The spec, a fresh import of the pages (None where there is none), and the pages' own types.

    The fresh import tells what an import leaves out or decides by samples: where it agrees with
    the spec, the pages' words alone are no drift.
    """

    api: Api
    types: Types
    fresh: Api | None
    fresh_types: Types
    models: Mapping[str, Model]
    findings: Findings


def types_of(api: Api | None) -> Types:
    """Return an API's types by name."""
    return {x.name: x for x in api.types} if api is not None else {}
