"""From a spec as written to an API as meant.

In comes an `ApiSpec`, out comes an `Api` with every name, order and shape on the wire decided, or
None where something is wrong. Each pass takes values and appends to the report; every pass runs,
so that one run shows everything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wirewright.diagnostics import Report
from wirewright.ir import Api
from wirewright.resolve import (
    advice,
    clashes,
    enums,
    fieldrules,
    fields,
    inheritance,
    known,
    media,
    mediarules,
    names,
    operations,
    pagination,
    parameters,
    paths,
    placement,
    recursion,
    samplenames,
    samples,
    server,
    supplied,
    types,
    xmlrules,
)
from wirewright.resolve.scope import Scope, info_of
from wirewright.spec.model import ApiSpec


def resolve(spec: ApiSpec, report: Report) -> Api | None:
    """Decide what a spec means; None where it has errors, which the report then shows."""
    found = Report()
    scope = names.scope_of(spec, found)
    names.check(scope, found)
    layers = inheritance.layers_of(scope, found)
    mediarules.check(scope, layers, found)
    usage = media.usage_of(scope, layers)
    fieldrules.check(scope, usage, found)
    placement.check(scope, layers, found)
    xmlrules.check(scope, usage, found)
    known.check(scope, layers, usage, found)
    clashes.check(scope, layers, usage, found)
    enums.check(scope, found)
    recursion.check(layers, found)
    server.check(scope, found)
    paths.check(scope, found)
    parameters.check(scope, found)
    pagination.check(scope, layers, found)
    supplied.check(scope, layers, found)
    documented = samplenames.placed_samples(scope, found)
    samples.check(scope, layers, documented, found)
    if not found.failed:
        advice.give(scope, layers, documented, found)
    report.diagnostics.extend(found.diagnostics)
    return None if found.failed else _api(scope, layers, documented)


def _api(
    scope: Scope, layers: Mapping[str, inheritance.Layers], documented: Sequence[samplenames.Placed]
) -> Api:
    spec = scope.spec
    xml_names = types.xml_names_of(scope)
    return Api(
        name=spec.name,
        title=spec.title,
        dialect=scope.dialect.name,
        types=types.named_types(scope, xml_names, layers, supplied.request_types(scope)),
        operations=operations.operations_of(scope, xml_names, documented),
        server=spec.server.value if spec.server else "",
        source=spec.source,
        parameters=parameters.shared_parameters(scope),
        supplied_fields=tuple(text.value for text in spec.shared.body),
        auth=server.auth_of(spec),
        pair_names=(fields.cased(scope, "Key"), fields.cased(scope, "Value")),
        info=info_of(spec.info),
        at=spec.at,
    )
