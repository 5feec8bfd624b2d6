"""What the tests of the spec room read and look at."""

from __future__ import annotations

from pathlib import Path

from wirewright.diagnostics import Diagnostic, Report
from wirewright.spec.document import Document, Mapping, Node, Scalar, Sequence
from wirewright.spec.load import read_document
from wirewright.spec.model import ApiSpec
from wirewright.spec.parse import parse_api
from wirewright.spec.schema import check

HEAD = "wirewright: 1\napi: {title: Shop, dialect: plain}\n"


def document(text: str) -> Document:
    """Read a sound text."""
    report = Report()
    found = read_document(text.encode(), "t.yaml", report)
    assert report.diagnostics == []
    assert found is not None
    return found


def root(text: str) -> Mapping:
    found = document(text).root
    assert isinstance(found, Mapping)
    return found


def findings(text: str | bytes) -> list[Diagnostic]:
    """Return what reading a text reports."""
    content = text.encode() if isinstance(text, str) else text
    report = Report()
    read_document(content, "t.yaml", report)
    return report.diagnostics


def finding(text: str | bytes) -> Diagnostic:
    """Return the only finding."""
    (found,) = findings(text)
    return found


def refusals(text: str) -> list[Diagnostic]:
    """Return what the schema reports."""
    report = Report()
    check(document(text), report)
    return report.diagnostics


def refusal(text: str) -> Diagnostic:
    (found,) = refusals(text)
    return found


def shown(diagnostic: Diagnostic, text: str) -> str:
    """Return the part of a one-line span that a finding points at."""
    at = diagnostic.at
    assert at.line == at.end_line
    return text.splitlines()[at.line - 1][at.column - 1 : at.end_column - 1]


def data(node: Node) -> object:
    """Return a tree as plain data, every scalar as its text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return {key.text: data(value) for key, value in node.entries}


def parse(folder: Path, text: str, **more: str) -> tuple[ApiSpec | None, list[Diagnostic]]:
    """Parse an API called `shop`; `more` are further files beside api.yaml."""
    api = folder / "shop"
    api.mkdir(exist_ok=True)
    (api / "api.yaml").write_text(text, encoding="utf-8")
    for name, content in more.items():
        (api / f"{name}.yaml").write_text(content, encoding="utf-8")
    report = Report()
    return parse_api(api, report, "specs/shop"), report.diagnostics


def parsed(folder: Path, text: str, **more: str) -> ApiSpec:
    """Parse a sound API."""
    found, diagnostics = parse(folder, HEAD + text, **more)
    assert diagnostics == []
    assert found is not None
    return found
