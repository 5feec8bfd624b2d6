"""The story of an import: pages are collected, read, drafted, checked, and written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from wirewright.diagnostics import Report, Span
from wirewright.importer import kinds
from wirewright.importer.check import checked
from wirewright.importer.draft import Draft, draft
from wirewright.importer.facts import Documented
from wirewright.importer.kept import entries, to_keep
from wirewright.importer.kinds.together import together
from wirewright.importer.names import api_name
from wirewright.importer.pages import Page
from wirewright.importer.sources import collect
from wirewright.importer.write import Written, write

Steps = Callable[[str], None]


def default_name(sources: Sequence[str]) -> str:
    """Return a name for the API that some sources document: that of the site, folder or file."""
    source = sources[0]
    if source.startswith(("http://", "https://")):
        host = urlsplit(source).hostname or "api"
        parts = [x for x in host.split(".") if x not in ("www", "api", "help", "docs", "developer")]
        return api_name(" ".join(parts[:-1] or parts))
    return api_name(Path(source).resolve().stem)


def import_pages(
    sources: Sequence[str],
    name: str,
    kind: str | None,
    specs: Path,
    report: Report,
    again: bool = False,
    steps: Steps = lambda _: None,
) -> tuple[Written, Draft] | None:
    """Import pages as the API `name`; None where no operation came out, or nothing can be written."""
    pages = collect(sources, specs / name / "pages", report, again=again, steps=steps)
    documents = read(pages, kind, report, steps)
    steps("drafting the spec")
    found, _ = checked(drafted(documents, name, report))
    if not found.operations:
        return None
    steps("writing files")
    try:
        return write(found, to_keep(pages, entries(specs / name / "pages")), specs), found
    except OSError as error:
        at = Span(str(error.filename or specs / name), 1, 1, 1, 1)
        message = f"cannot be written: {error.strerror or error}"
        report.add("O002", message, at, "make way for it, or say another `--name` or `--specs`")
        return None


def drafted(documents: list[Documented], name: str, report: Report) -> Draft:
    """Draft a spec; a page on which this tool fails is left out, so that the others count."""
    try:
        return draft(documents, name)
    except Exception as error:
        if len(documents) == 1:
            raise
        sound: list[Documented] = []
        for document in documents:
            try:
                draft([*sound, document], name)
            except Exception:
                at = Span(document.page, 1, 1, 1, 1)
                message = f"this tool fails on the page ({type(error).__name__}): it is left out"
                report.add("I031", message, at, "this is a bug of wirewright, please report it")
            else:
                sound.append(document)
        return draft(sound, name)


def read(
    pages: Sequence[Page], kind: str | None, report: Report, steps: Steps = lambda _: None
) -> list[Documented]:
    """Return what each page says."""
    documents = []
    for number, page in enumerate(pages, 1):
        steps(f"reading page {number} of {len(pages)}")
        documents.append(kinds.read(page, kind, report))
    return together(documents)
