"""The pages of an API as they are kept under `specs/<api>/pages/`, and the list of what they are.

`pages.json` beside them says of each page its address, its title there, and its digest; a second
run reads from here instead of the network. Pages that people put there need no entry.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from .pages import Page, load

LIST: Final = "pages.json"
SUFFIXES: Final = (".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown", ".mht")
MOST: Final = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry of the list: a page's file, where it came from, and the digest of its bytes."""

    file: str
    sha256: str
    address: str = ""
    title: str = ""
    charset: str = ""


def digest(content: bytes) -> str:
    """Return the digest by which a page's bytes are known."""
    return hashlib.sha256(content).hexdigest()


def entries(folder: Path) -> tuple[Kept, ...]:
    """Return what the list in a folder says; nothing where there is no list, or none to trust."""
    try:
        said = json.loads((folder / LIST).read_bytes())
        found = [Kept(**{key: str(value) for key, value in x.items()}) for x in said["pages"]]
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()
    return tuple(x for x in found if _is_plain(x.file))


def kept_pages(folder: Path) -> tuple[Page, ...]:
    """Return all pages of a folder, with their addresses where the list has them."""
    known = {x.file: x for x in entries(folder)}
    listed = [folder / x for x in known if (folder / x).is_file()]
    others = [x for x in files(folder) if x.name not in known]
    return tuple(page(x, known.get(x.name)) for x in [*listed, *others])


def page(path: Path, entry: Kept | None = None) -> Page:
    """Read a page's file; raises OSError."""
    with path.open("rb") as file:
        content = file.read(MOST + 1)
    if len(content) > MOST:
        raise OSError(f"the file is larger than {MOST // 1024 // 1024} MiB")
    if entry is None:
        return load(content, path.name)
    return load(content, path.name, entry.address, entry.charset, entry.title)


def files(folder: Path) -> list[Path]:
    """Return the pages in a folder and the folders below it, in the order of their names."""
    found = [x for x in folder.rglob("*") if x.suffix.lower() in SUFFIXES and x.is_file()]
    return sorted(
        x for x in found if not any(y.startswith(".") for y in x.relative_to(folder).parts)
    )


def to_keep(pages: Sequence[Page], known: Iterable[Kept] = ()) -> tuple[tuple[str, bytes], ...]:
    """Return the files that keep these pages, by name: each page's bytes, and the list.

    `known` are the entries of pages that are kept already: where those came from is not forgotten.
    """
    new = {x.name: _entry(x) for x in pages}
    old = {x.file: {key: value for key, value in asdict(x).items() if value} for x in known}
    rows = [row for _, row in sorted((old | new).items())]
    text = json.dumps({"pages": rows}, indent=2, ensure_ascii=False) + "\n"
    return (*((x.name, x.content) for x in pages), (LIST, text.encode()))


def _entry(found: Page) -> dict[str, str]:
    entry = {"file": found.name, "sha256": digest(found.content), "address": found.address}
    entry |= {"title": found.title if found.address else "", "charset": found.charset}
    return {key: value for key, value in entry.items() if value}


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """Return a file's name like `wanted` that is safe everywhere and not taken yet."""
    stem, dot, suffix = wanted.rpartition(".")
    dot = dot if suffix.isalnum() else ""
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", stem if dot else wanted).strip("-._")[:100] or "page"
    if re.fullmatch(r"(?i)con|prn|aux|nul|com\d|lpt\d", safe):
        safe = f"page-{safe}"
    suffix = suffix.lower() if dot and f".{suffix.lower()}" in SUFFIXES else "html"
    used = {x.casefold() for x in taken}
    name, count = f"{safe}.{suffix}", 2
    while name.casefold() in used or name.casefold() == LIST:
        name, count = f"{safe}-{count}.{suffix}", count + 1
    return name


def _is_plain(name: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,150}", name) is not None
