"""An API's folder as an `ApiSpec`: its YAML files, checked and merged, and its samples.

What cannot be read is reported and left out, so that one run shows everything that is wrong. What
names refer to, and what a dialect makes of them, is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from wirewright.diagnostics import Report, Span
from wirewright.spec import values
from wirewright.spec.document import Mapping, Scalar
from wirewright.spec.files import API_FILE, check_name, sample_files, yaml_files
from wirewright.spec.load import load
from wirewright.spec.model import (
    ApiSpec,
    AuthSpec,
    OperationSpec,
    SampleFile,
    SharedSpec,
    Text,
    TypeSpec,
)
from wirewright.spec.names import unique
from wirewright.spec.parse_operations import parse_operation, parse_parameters
from wirewright.spec.parse_types import parse_type_spec
from wirewright.spec.schema import check


def parse_api(folder: Path, report: Report, shown: str | None = None) -> ApiSpec | None:
    """Read the spec in `folder`, which diagnostics call `shown`.

    None where a file or the `api:` part cannot be used at all. A spec that is returned may lack
    the parts that were reported as errors.
    """
    shown = folder.as_posix() if shown is None else shown
    check_name(folder.name, shown, report)
    roots = [_root(path, name, report) for path, name in yaml_files(folder, shown, report)]
    samples = tuple(sample_files(folder, shown, report))
    whole = [root for root in roots if root]
    _check_heads(whole, f"{shown}/{API_FILE}", report)
    types = unique(_types(whole, report), "type", report)
    operations = unique(_operations(whole, report), "operation", report)
    if len(whole) < len(roots):
        return None
    api = next((root.entry("api") for root in whole if _is_api_file(root)), None)
    return _api(folder.name, api, types, operations, samples, report) if api else None


def _root(path: Path, name: str, report: Report) -> Mapping | None:
    document = load(path, name, report)
    return check(document, report) if document else None


def _is_api_file(root: Mapping) -> bool:
    return root.at.file.endswith(f"/{API_FILE}")


def _check_heads(roots: Sequence[Mapping], api_file: str, report: Report) -> None:
    """Report a missing head of api.yaml, and an `api:` in another file."""
    for root in roots:
        if _is_api_file(root):
            for key, advice in (("wirewright", "wirewright: 1"), ("api", "api:")):
                if not root.entry(key):
                    at = Span(api_file, 1, 1, 1, 1)
                    report.add("S002", f"the file has no `{key}`", at, f"add `{advice}`")
        elif found := root.entry("api"):
            report.add("S013", "`api` stands only in api.yaml", found[0].at, "move it there")


def _section(roots: Sequence[Mapping], section: str) -> Iterator[tuple[Text, Mapping]]:
    for root in roots:
        for key, value in values.entries(root.get(section)):
            if isinstance(value, Mapping):
                yield values.text_of(key), value


def _types(roots: Sequence[Mapping], report: Report) -> Iterator[tuple[Text, TypeSpec]]:
    for name, node in _section(roots, "types"):
        yield name, parse_type_spec(name, node, report)


def _operations(
    roots: Sequence[Mapping], report: Report
) -> Iterator[tuple[Text, OperationSpec | None]]:
    for name, node in _section(roots, "operations"):
        yield name, parse_operation(name, node, report)


def _api(
    name: str,
    entry: tuple[Scalar, object],
    types: tuple[TypeSpec, ...],
    operations: tuple[OperationSpec, ...],
    files: tuple[SampleFile, ...],
    report: Report,
) -> ApiSpec | None:
    key, node = entry
    dialect = values.text(node, "dialect") if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or dialect is None:
        return None
    return ApiSpec(
        name=name,
        at=key.at,
        title=values.string(node, "title"),
        dialect=dialect,
        types=types,
        operations=operations,
        files=files,
        json_names=values.text(node, "json_names"),
        xml_namespace=values.text(node, "xml_namespace"),
        media=values.texts(node, "media"),
        media_types=values.media_types(node),
        server=values.text(node, "server"),
        source=values.string(node, "source"),
        shared=_shared(node, report),
        auth=_auth(node),
        info=values.info(node),
    )


def _shared(api: Mapping, report: Report) -> SharedSpec:
    node = api.get("parameters")
    if not isinstance(node, Mapping):
        return SharedSpec()
    return SharedSpec(
        path=parse_parameters(node.get("path"), report),
        query=parse_parameters(node.get("query"), report),
        headers=parse_parameters(node.get("headers"), report),
        body=values.texts(node, "body") or (),
        info=values.info(node),
    )


def _auth(api: Mapping) -> AuthSpec | None:
    node = api.get("auth")
    if isinstance(node, Scalar):
        return AuthSpec(node.text)
    if not isinstance(node, Mapping):
        return None
    kind = next((key for key in ("header", "query") if node.entry(key)), None)
    return AuthSpec(kind, values.text(node, kind), values.info(node)) if kind else None
