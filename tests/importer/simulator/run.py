"""From a site to its pages, from pages to a draft, from a draft to what it is worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tests.generating import rendered, write
from tests.importer.simulator import html, texts
from tests.importer.simulator.classes import Site
from tests.importer.simulator.page import PageOf, pages_of
from tests.importer.simulator.truth import differences, seen_of
from wirewright.diagnostics import Report
from wirewright.importer import kinds
from wirewright.importer.check import checked
from wirewright.importer.draft import Draft, draft
from wirewright.importer.pages import load
from wirewright.ir import Api
from wirewright.reading import read_apis
from wirewright.verify import verify_api


@dataclass(frozen=True, slots=True)
class Look:
    """How a site's pages look, and what is lost by it."""

    page: Callable[[PageOf], str]
    suffix: str = "txt"
    tables: bool = True
    models: bool = False
    first_only: bool = False


LOOKS: Final[dict[str, Look]] = {
    "html": Look(html.new_page, "html"),
    "html with types": Look(html.new_page, "html", models=True),
    "html old": Look(partial(html.old_page, has_returns=False), "html", tables=False),
    "html 3.0": Look(partial(html.old_page, has_returns=True), "html", tables=False),
    "tight": Look(texts.tight),
    "tight flat": Look(texts.tight_flat),
    "spaced": Look(texts.spaced),
    "pipes": Look(texts.pipes),
    "glued": Look(texts.glued),
    "glued lines": Look(texts.glued_lines),
    "lined": Look(texts.lined),
    "markdown": Look(texts.markdown, first_only=True),
    "old tight": Look(texts.old_tight, tables=False),
    "old glued": Look(texts.old_glued, tables=False),
}


def pages(site: Site, look: Look) -> list[tuple[str, str]]:
    """Return the files of a site's documentation: names and texts."""
    found = [
        (f"page{number}.{look.suffix}", look.page(page))
        for number, page in enumerate(pages_of(site), 1)
    ]
    if look.models:
        found += [(f"{name}.html", html.model_page(site, name)) for name in site.types]
    return found


def imported(files: Sequence[tuple[str, str]], name: str = "sim") -> tuple[Draft, Api | None]:
    """Return the draft of some pages, and what its own reader makes of it."""
    documents = [
        kinds.read(load(text.encode(), file, ""), None, Report()) for file, text in files
    ]
    return checked(draft(documents, name))


def proved(folder: Path, made: Draft) -> list[str]:
    """Generate a draft's package below a folder; return what its samples do not prove."""
    home = folder / "specs" / made.name
    (home / "samples").mkdir(parents=True)
    (home / "api.yaml").write_text(made.text, encoding="utf-8", newline="")
    for name, content in made.samples.items():
        (home / name).write_bytes(content)
    report = Report()
    apis = read_apis(folder / "specs", (made.name,), report)
    errors = [f"unread: {x.code} {x.message}" for x in report.diagnostics if x.severity == "error"]
    if errors:
        return errors
    write(folder / "generated", rendered(apis, "simulated"))
    result = verify_api(apis[0], folder / "generated", "simulated")
    return [f"unproved: {x}" for x in result.failures] + [f"reason: {x}" for x in result.reasons]


def judged(site: Site, look: Look, name: str = "sim") -> tuple[list[str], Draft]:
    """Return how the import of a site's pages differs from the site, and the draft."""
    made, api = imported(pages(site, look), name)
    if api is None:
        return ["nothing imported"], made
    seen = seen_of(
        site, tables=look.tables, models=look.models, first_only=look.first_only
    )
    lost = [f"left out: {x.message}" for x in made.notes.of("left out") if "sample" in x.message]
    return differences(site, api, seen) + lost, made
