"""Specs that tests write in YAML, and the pages that are held against them."""

from __future__ import annotations

from pathlib import Path

from tests.generating import read
from tests.importer.drifting import compare
from wirewright.diagnostics import Report
from wirewright.importer.check import checked
from wirewright.importer.draft import draft
from wirewright.importer.drift.finding import Findings
from wirewright.importer.drift.samples import Compared
from wirewright.importer.drift.story import compare as drift
from wirewright.importer.facts import Content, Documented, Endpoint, Member, Model, Payload, Value

HEAD = """api: {title: Shop, dialect: aspnet, json_names: camel, xml_namespace: "http://shop.example/"}
"""
JSON = ("application/json",)

__all__ = ["Content", "Documented", "Endpoint", "Member", "Model", "Payload", "Value"]


def told(
    folder: Path, spec: str, page: Documented, samples: dict[str, str] | None = None
) -> list[str]:
    """Return what a page says otherwise than a spec, a line each."""
    home = folder / "specs" / "shop" / "samples"
    home.mkdir(parents=True)
    for name, text in (samples or {}).items():
        (home / name).write_text(text, encoding="utf-8")
    api, _ = read(folder, HEAD + spec)
    report = Report()
    findings = Findings(
        report, "specs/shop", lambda name: name, lambda name: (folder / name).read_text("utf-8")
    )
    _, fresh = checked(draft([page], "shop"))
    drift(api, [page], fresh, findings, Compared(compare))
    return [f"{x.code} {x.message}" for x in report.diagnostics]


def page(*endpoints: Endpoint, models: tuple[Model, ...] = ()) -> Documented:
    return Documented("help-page", "page.txt", dialect="aspnet", endpoints=endpoints, models=models)


def post(request: Content | None = None, *parameters: Member, path: str = "api/orders") -> Endpoint:
    """Return an endpoint that answers nothing."""
    return Endpoint("POST", path, parameters=parameters, request=request, line=1)


def order(*members: Member, payloads: tuple[Payload, ...] = ()) -> Content:
    return Content("Order", members, payloads, line=5)
