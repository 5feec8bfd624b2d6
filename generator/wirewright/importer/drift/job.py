"""An API's pages, read again and held against its spec: the steps of the command.

Pages come from the API's folder, from its addresses anew, or from wherever the user says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wirewright.diagnostics import Diagnostic, Report, Span
from wirewright.importer.check import checked
from wirewright.importer.drift import pages as kept_ones
from wirewright.importer.drift.finding import Findings
from wirewright.importer.drift.samples import Compare, Compared
from wirewright.importer.drift.story import compare
from wirewright.importer.facts import Documented
from wirewright.importer.fetch import Fetcher
from wirewright.importer.job import drafted, read
from wirewright.importer.kept import kept_pages
from wirewright.importer.pages import Page
from wirewright.importer.sources import collect
from wirewright.ir import Api

Steps = Callable[[str], None]
_GONE: Final = re.compile(r"answered (?:404|410)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """What to read again: the kept pages, their addresses (`fetch`), or other sources."""

    sources: tuple[str, ...] = ()
    fetch: bool = False
    kind: str | None = None
    fetcher: Fetcher | None = None

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether the pages are others than those that are kept."""
        return self.fetch or bool(self.sources)


def drift(
    api: Api,
    specs: Path,
    asked: Asked,
    how: Compare,
    report: Report,
    steps: Steps = lambda _: None,
) -> int | None:
    """Report what the pages of an API say otherwise than its spec.

    Returns how many pages were read, None where there is nothing to compare with.
    """
    folder = f"{specs.resolve().name}/{api.name}"
    home = specs / api.name / "pages"
    steps(f"reading the pages of {api.name}")
    kept = kept_pages(home) if home.is_dir() else ()
    pages = _pages(kept, home, asked, folder, report, steps)
    if pages is None:
        return None
    own = {x.name for x in kept} if not asked.is_elsewhere else set[str]()
    places = {x.name: x.address or _source(x, asked) for x in pages}
    findings = Findings(
        report,
        folder,
        lambda name: f"{folder}/pages/{name}" if name in own else places.get(name, name),
        lambda name: _text(specs.resolve().parent / name),
    )
    documents = _read(pages, asked.kind, report)
    steps(f"comparing {api.name}")
    fresh = _imported(documents, api.name)
    compare(api, documents, fresh, findings, Compared(how, asked.fetch))
    if asked.is_elsewhere:
        before = _read(kept, asked.kind, Report())
        kept_ones.compare(before, documents, findings)
        kept_ones.files(kept, pages, findings)
    return len(pages)


def _pages(
    kept: Sequence[Page], home: Path, asked: Asked, folder: str, report: Report, steps: Steps
) -> tuple[Page, ...] | None:
    at = Span(f"{folder}/pages", 1, 1, 1, 1)
    if asked.sources:
        sources = asked.sources
        found = collect(sources, None, report, again=True, fetcher=asked.fetcher, steps=steps)
        return found or None
    if not kept:
        advice = (
            f"run `wirewright import SOURCE --name {folder.rpartition('/')[2]}`, or say `--source`"
        )
        report.add("D050", "there is no page of this API to compare with", at, advice)
        return None
    if not asked.fetch:
        return tuple(kept)
    if not any(x.address for x in kept):
        message = "no page that is kept here has an address to fetch it from"
        report.add("D050", message, at, "say `--source` with the address of the documentation")
        return None
    fetched = Report()
    found = collect((), home, fetched, again=True, fetcher=asked.fetcher, steps=steps)
    known = {x.address for x in kept}
    report.diagnostics += [_as_gone(x) if x.at.file in known else x for x in fetched.diagnostics]
    gone = {x.at.file for x in fetched.diagnostics if _GONE.search(x.message)}
    return (*found, *_not_reached(kept, found, gone))


def _imported(documents: list[Documented], name: str) -> Api | None:
    """Return what an import makes of the pages."""
    return checked(drafted(documents, name, Report()))[1] if documents else None


def _not_reached(kept: Sequence[Page], found: Sequence[Page], gone: set[str]) -> list[Page]:
    """Return the kept pages that were not fetched though they are there: they stand for themselves."""
    reached = {x.address for x in found} | gone
    return [x for x in kept if x.address and x.address not in reached]


def _as_gone(found: Diagnostic) -> Diagnostic:
    """Take a page that the server does not have any more for a change, not for a failure."""
    if not _GONE.search(found.message):
        return found
    message = f"this page is gone: {found.message}"
    return replace(found, code="D042", severity="warning", message=message, advice="")


def _read(pages: Sequence[Page], kind: str | None, report: Report) -> list[Documented]:
    """Return what pages say; parts that cannot be read are the import's concern."""
    found = Report()
    documents = read(pages, kind, found)
    report.diagnostics += [x for x in found.diagnostics if x.code == "I001"]
    return documents


def _source(page: Page, asked: Asked) -> str:
    """Return the file of a page that came from a file or a folder."""
    for source in map(Path, asked.sources):
        if source.is_file() and source.name == page.name:
            return source.as_posix()
        if source.is_dir() and (source / page.name).is_file():
            return (source / page.name).as_posix()
    return page.name


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return None
