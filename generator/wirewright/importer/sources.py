"""Where pages come from: files, folders and addresses, those that an index leads to among them.

What is kept under the API's `pages/` is read from there, so that a second run needs no network.
Which links lead on is decided by what they look like: the pages of operations and of models.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from ..diagnostics import Report, Span
from .fetch import Fetcher, FetchError, origin
from .kept import SUFFIXES, digest, entries, files, free_name, kept_pages, page
from .pages import Link, Page, load
from .pages.words import call

Steps = Callable[[str], None]
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_OPERATION: Final = re.compile(r"/api/[^/?]+|[?&]apiid=", re.IGNORECASE)
_MODEL: Final = re.compile(r"/resourcemodel\b.*modelname=|/resourcemodel/\w", re.IGNORECASE)
_METADATA: Final = re.compile(
    r"/(?P<medium>json|xml|jsv|csv|jsonl)/metadata\?(?:[^#]*&)?op=", re.IGNORECASE
)
_HELP: Final = re.compile(r"/(?:help|docs?|apihelp|documentation)(?:/|$)", re.IGNORECASE)


def collect(
    sources: Sequence[str],
    pages: Path | None,
    report: Report,
    *,
    again: bool = False,
    fetcher: Fetcher | None = None,
    steps: Steps = lambda _: None,
) -> tuple[Page, ...]:
    """Return the pages of all sources, each once, in the order in which they were found.

    `pages` is the folder where the API keeps its pages. What stands there is not fetched, unless
    `again` is true; with no sources at all, everything that is kept is returned, or fetched again.
    A source that cannot be read is a finding and stops nothing.
    """
    kept = {x.address: x for x in kept_pages(pages) if x.address} if pages else {}
    if not sources and pages is not None:
        others = [x for x in kept_pages(pages) if not x.address]
        if not again:
            return (*kept.values(), *others)
        return (*others, *_fetched(list(kept), {}, report, fetcher, steps, others))
    found: list[Page] = []
    for source in sources:
        if _ADDRESS.match(source):
            new = _fetched([source], {} if again else kept, report, fetcher, steps, found)
        else:
            new = _files(Path(source), report, found)
        found += new
    once = {digest(x.content): x for x in reversed(found)}
    return tuple(x for x in found if once[digest(x.content)] is x)


def _files(source: Path, report: Report, found: Sequence[Page]) -> list[Page]:
    """Read a file, or the pages of a folder."""
    try:
        listed = {x.file: x for x in entries(source)} if source.is_dir() else {}
        paths = files(source) if source.is_dir() else [source]
    except OSError as error:
        _problem(report, "I003", str(source), f"cannot be read: {error.strerror or error}")
        return []
    if not paths:
        advice = f"pages are files that end in {', '.join(SUFFIXES)}"
        _problem(report, "I003", str(source), "there is no page in this folder", advice)
    read: list[Page] = []
    for path in paths:
        try:
            new = page(path, listed.get(path.name))
        except OSError as error:
            _problem(report, "I003", str(path), f"cannot be read: {error.strerror or error}")
            continue
        wanted = path.name if path.suffix else f"{path.name}.txt"
        taken = [x.name for x in (*found, *read)]
        read.append(replace(new, name=free_name(wanted, taken)))
    return read


def _fetched(
    starts: Sequence[str],
    kept: dict[str, Page],
    report: Report,
    fetcher: Fetcher | None,
    steps: Steps,
    found: Sequence[Page],
) -> list[Page]:
    """Return the pages at these addresses and those that they lead to."""
    fetcher = fetcher or Fetcher()
    waiting = deque((_plain(x), "", "I003") for x in starts)
    seen = {address for address, _, _ in waiting}
    read: list[Page] = []
    try:
        while waiting:
            if len(read) >= fetcher.limits.pages:
                message = f"{len(waiting)} more pages are left out: {len(read)} were read"
                _problem(
                    report, "I004", waiting[0][0], message, "import the rest by its own address"
                )
                break
            address, title, code = waiting.popleft()
            steps(f"fetching page {len(read) + 1} of {len(read) + 1 + len(waiting)}: {address}")
            new = kept.get(address)
            if new is None:
                try:
                    new = _one(address, title, fetcher, [*found, *read])
                except FetchError as error:
                    _problem(report, code, address, f"not read: {error}", error.advice)
                    continue
            read.append(new)
            for link, words in _leads(new):
                if link not in seen:
                    seen.add(link)
                    waiting.append((link, words, "I004"))
    finally:
        fetcher.close()
    return read


def _one(address: str, title: str, fetcher: Fetcher, found: Sequence[Page]) -> Page:
    """Fetch a page; its file's name is like its address."""
    answer = fetcher.get(address)
    name = free_name(_file(address), [x.name for x in found])
    return load(answer.content, name, address, answer.charset, title)


def _leads(found: Page) -> list[tuple[str, str]]:
    """Return the addresses that a page leads to, each with the link's words if they say much."""
    try:
        home = origin(found.address)
    except FetchError:
        return []
    leads: list[tuple[str, str]] = []
    for link in found.links:
        try:
            address = _plain(urljoin(found.address, link.href))
            leads_on = origin(address) == home and _is_lead(address, link, found.address)
        except (FetchError, ValueError):
            continue  # no address at all, or of a kind that is not read
        if leads_on:
            leads.append((address, " ".join(call(link.text) or ())))
    return leads


def _is_lead(address: str, link: Link, page: str) -> bool:
    """Tell whether a link leads to the page of an operation or of a model."""
    if found := _METADATA.search(address):
        # Of one operation's pages, JSON and XML show the same object; other formats add nothing.
        return found["medium"].lower() in ("json", "xml")
    parts = urlsplit(address)
    where = f"{parts.path}?{parts.query}"
    if call(link.text) or _MODEL.search(where):
        return True
    return bool(_HELP.search(parts.path) and _HELP.search(page) and _OPERATION.search(where))


def _plain(address: str) -> str:
    return urldefrag(address.strip())[0].replace(" ", "%20")


def _file(address: str) -> str:
    """Return a file's name that reads like the address."""
    parts = urlsplit(address)
    last = [x for x in parts.path.split("/") if x][-2:]
    query = parts.query.rpartition("=")[2] if parts.query else ""
    return "-".join([*last, query] if query else last) + ".html"


def _problem(
    report: Report, code: str, source: str, message: str, advice: str = "check the file's name"
) -> None:
    report.add(code, message, Span(source, 1, 1, 1, 1), advice)
