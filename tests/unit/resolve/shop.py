"""Small specs for the tests of the resolve room: an API called `shop`, read and resolved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wirewright.diagnostics import Diagnostic, Report
from wirewright.ir import Api, Enum, Field, Model, NamedType, Operation
from wirewright.resolve import resolve
from wirewright.resolve.inheritance import Layers, layers_of
from wirewright.resolve.names import scope_of
from wirewright.resolve.scope import Scope
from wirewright.spec.model import ApiSpec
from wirewright.spec.parse import parse_api

PLAIN = "title: Shop, dialect: plain"
BOTH = "title: Shop, dialect: plain, media: [json, xml]"
ASPNET = "title: Shop, dialect: aspnet, xml_namespace: 'urn:shop'"
Files = Mapping[str, str | bytes]


def spec(folder: Path, text: str, api: str = PLAIN, files: Files | None = None) -> ApiSpec:
    """Return a spec without findings; `files` are samples by name."""
    home = folder / "shop"
    (home / "samples").mkdir(parents=True, exist_ok=True)
    for name, content in (files or {}).items():
        raw = content if isinstance(content, bytes) else content.encode()
        (home / "samples" / name).write_bytes(raw)
    content = f"wirewright: 1\napi: {{{api}}}\n{text}"
    (home / "api.yaml").write_text(content, encoding="utf-8", newline="")
    report = Report()
    found = parse_api(home, report, "specs/shop")
    assert report.diagnostics == []
    assert found is not None
    return found


def layers(folder: Path, text: str, api: str = PLAIN) -> tuple[Scope, Mapping[str, Layers]]:
    """Return what the passes of a sound spec start from."""
    report = Report()
    scope = scope_of(spec(folder, text, api), report)
    found = layers_of(scope, report)
    assert report.diagnostics == []
    return scope, found


def findings(
    folder: Path, text: str, api: str = PLAIN, files: Files | None = None
) -> list[Diagnostic]:
    """Return the errors and warnings of a spec."""
    report = Report()
    resolve(spec(folder, text, api, files), report)
    return [found for found in report.diagnostics if found.severity != "advice"]


def advice(folder: Path, text: str, api: str = PLAIN, files: Files | None = None) -> list[str]:
    """Return the codes of the advice on a spec that has no errors."""
    report = Report()
    assert resolve(spec(folder, text, api, files), report) is not None
    return [found.code for found in report.diagnostics]


def finding(folder: Path, text: str, api: str = PLAIN, files: Files | None = None) -> Diagnostic:
    """Return the only error or warning of a spec."""
    (found,) = findings(folder, text, api, files)
    return found


def codes(folder: Path, text: str, api: str = PLAIN, files: Files | None = None) -> list[str]:
    return [found.code for found in findings(folder, text, api, files)]


def resolved(folder: Path, text: str, api: str = PLAIN, files: Files | None = None) -> Api:
    """Return the API of a spec without errors."""
    report = Report()
    found = resolve(spec(folder, text, api, files), report)
    assert not report.failed, report.diagnostics
    assert found is not None
    return found


def named(api: Api, name: str) -> NamedType:
    return next(type for type in api.types if type.name == name)


def model(api: Api, name: str = "Order") -> Model:
    found = named(api, name)
    assert isinstance(found, Model)
    return found


def enum(api: Api, name: str) -> Enum:
    found = named(api, name)
    assert isinstance(found, Enum)
    return found


def member(api: Api, name: str, type: str = "Order") -> Field:
    return next(field for field in model(api, type).fields if field.name == name)


def operation(api: Api, name: str = "place") -> Operation:
    return next(found for found in api.operations if found.name == name)


def order(fields: str, more: str = "", body: str = "Order") -> str:
    """Return types and an operation `place` that sends an `Order` with these fields."""
    return f"""\
types:
  Order: {{fields: {{{fields}}}}}
{more}
operations:
  place: {{doc: Places an order., post: orders, request: {body}, responses: {{2xx: none}}}}
"""
