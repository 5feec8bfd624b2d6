"""From a site to its pages, from pages to a draft, from a draft to what it is worth."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from tests.generating import rendered, write
from tests.importer.simulator import html, texts
from tests.importer.simulator.classes import Action, Site
from tests.importer.simulator.datacontract import contract_text
from tests.importer.simulator.jsons import UnwritableError, json_text
from tests.importer.simulator.page import PageOf, pages_of
from tests.importer.simulator.seen import seen_of
from tests.importer.simulator.truth import differences
from tests.importer.simulator.values import varied
from tests.importer.simulator.words import CHINESE, PORTUGUESE, RUSSIAN, SPANISH, SWEDISH
from tests.importer.simulator.xmlserializer import serializer_text
from wirewright.diagnostics import Report
from wirewright.importer.check import checked
from wirewright.importer.draft import Draft, draft
from wirewright.importer.job import read
from wirewright.importer.pages import load
from wirewright.ir import Api, Sample
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
    "collapsed": Look(texts.collapsed),
    "lost cells": Look(lambda page: texts.without_addresses(texts.pipes(page))),
    **{
        f"{style} {code}": Look(partial(getattr(texts, style), words=words))
        for style, code, words in (
            ("tight", "ru", RUSSIAN),
            ("pipes", "zh", CHINESE),
            ("glued", "sv", SWEDISH),
            ("tight", "pt", PORTUGUESE),
            ("lined", "es", SPANISH),
        )
    },
    "old tight": Look(texts.old_tight, tables=False),
    "old glued": Look(texts.old_glued, tables=False),
}


# XmlSerializer writes time intervals and dates with an offset as nothing.
_EMPTY: Final = "the XML sample:  is no "
# Members of one medium cannot be of both, and .NET adds a slash to a bare host in XML only.
_EXPECTED: Final = re.compile(r"in XML only$|webapihelppage\d+|where XML has $|both are empty")


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
    found = [load(text.encode(), file, "") for file, text in files]
    documents = read(found, None, Report())
    return checked(draft(documents, name))


def proved(
    folder: Path,
    made: Draft,
    site: Site | None = None,
    seeds: Sequence[int] = (),
    enums: bool = False,
) -> list[str]:
    """Generate a draft's package below a folder; return what its samples do not prove.

    With a site and seeds, also what other values of its classes disprove; `enums`: pages list the
    members of enums.
    """
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
    found = [f"unproved: {x}" for x in result.failures] + [f"reason: {x}" for x in result.reasons]
    for seed in seeds:
        api = _changed(apis[0], site, seed, enums) if site is not None else apis[0]
        failures = verify_api(api, folder / "generated", "simulated").failures
        found += [f"changed: {x}" for x in failures]
    return found


def _changed(api: Api, site: Site, seed: int, enums: bool) -> Api:
    """Return an API whose samples show other values of the same classes."""
    actions = {(x.method.upper(), x.path.partition("?")[0]): x for x in site.actions}
    operations = []
    for operation in api.operations:
        action = actions[operation.method.upper(), operation.path.strip("/")]
        samples = tuple(
            replace(each, content=content)
            for each in operation.samples
            if (content := _other(site, action, each, seed, enums)) is not None
        )
        operations.append(replace(operation, samples=samples))
    return replace(api, operations=tuple(operations))


def _other(site: Site, action: Action, sample: Sample, seed: int, enums: bool) -> bytes | None:
    """Return another payload in place of a sample, None where the classes cannot be written."""
    type_ = action.body if sample.direction == "request" else action.result
    if type_ is None:
        return None
    value = varied(site, type_, seed, enums)
    try:
        if sample.medium == "json":
            return json_text(site, value).encode()
        if site.serializer == "contract":
            return contract_text(site, type_, value).encode()
        return serializer_text(site, type_, value).encode()
    except UnwritableError:
        return None


def judged(site: Site, look: Look, name: str = "sim") -> tuple[list[str], Draft]:
    """Return how the import of a site's pages differs from the site, and the draft."""
    made, api = imported(pages(site, look), name)
    if api is None:
        return ["nothing imported"], made
    seen = seen_of(site, tables=look.tables, models=look.models, first_only=look.first_only)
    lost = [f"left out: {x.message}" for x in made.notes.of("left out") if is_loss(x.message)]
    return differences(site, api, seen) + lost, made


def is_loss(message: str) -> bool:
    """Tell whether something is left out that classes could say."""
    if message.startswith(_EMPTY):
        return False
    _, _, why = message.partition("that the two samples are of one object: ")
    reasons = [x for x in why.split("; ") if not _EXPECTED.search(x)]
    return "sample" in message and (bool(reasons) or not why)
