"""A draft onto the disk: beside a spec that is there already, never over it.

Takes a draft, the pages it was made from and the folder of specs; says what it wrote. Each file is
written in one step.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from errno import ENOTDIR
from pathlib import Path

from wirewright.files import DISK, FileLayer
from wirewright.importer.draft import SCHEMA, Draft
from wirewright.importer.report import told

PROPOSAL = "proposal"
REPORT = "import.md"
_TEMPORARY = ".wirewright-tmp"


@dataclass(frozen=True, slots=True)
class Written:
    """Where a draft stands now, whether beside an older spec, and how it differs from that."""

    folder: Path
    is_proposal: bool
    difference: str
    files: tuple[str, ...]


def write(
    draft: Draft, pages: Iterable[tuple[str, bytes]], specs: Path, files: FileLayer = DISK
) -> Written:
    """Write a draft below `specs`; into a folder `proposal` where there is a spec already.

    Raises:
        OSError: something stands in the way; links are not followed out of the API's folder.
    """
    home = specs / draft.name
    is_proposal = files.exists(home / "api.yaml")
    folder = home / PROPOSAL if is_proposal else home
    for inner in (folder, folder / "samples", home / "pages"):
        if inner != home and inner.is_symlink():
            raise NotADirectoryError(ENOTDIR, "it is a link, which is not followed", str(inner))
    text = _text(draft, home, files)
    wanted: dict[str, bytes] = {"api.yaml": text.encode(), **draft.samples}
    wanted[REPORT] = told(draft.name, draft.notes).encode("utf-8", "replace")
    if is_proposal:
        _clear(folder, wanted, files)
    for name, content in wanted.items():
        _put(folder / name, content, files)
    for name, content in pages:
        path = home / "pages" / name
        if not files.exists(path) or files.read(path) != content:
            _put(path, content, files)
    difference = _difference(home, folder, text, files) if is_proposal else ""
    return Written(folder, is_proposal, difference, tuple(wanted))


def _clear(folder: Path, wanted: Mapping[str, bytes], files: FileLayer) -> None:
    """Delete the samples of an earlier proposal, which is ours."""
    samples = folder / "samples"
    if not files.exists(samples) or samples.is_symlink():
        return
    for name, kind in list(files.scan(samples)):
        if kind == "file" and f"samples/{name}" not in wanted:
            files.unlink(samples / name)


def _put(path: Path, content: bytes, files: FileLayer) -> None:
    files.mkdir(path.parent)
    beside = path.with_name(f".{path.name}{_TEMPORARY}")
    if files.exists(beside):
        files.unlink(beside)
    files.write(beside, content)
    files.replace(beside, path)


def _text(draft: Draft, home: Path, files: FileLayer) -> str:
    """Return the text of api.yaml; its first line is for editors, and leads to our own schema."""
    schema = home.resolve().parents[1] / SCHEMA.removeprefix("../../")
    return draft.text if files.exists(schema) else draft.text.partition("\n")[2]


def _difference(home: Path, folder: Path, text: str, files: FileLayer) -> str:
    old = files.read(home / "api.yaml").decode("utf-8", "replace")
    names = (f"{home.name}/api.yaml", f"{home.name}/{folder.name}/api.yaml")
    lines = difflib.unified_diff(old.splitlines(), text.splitlines(), *names, lineterm="")
    return "\n".join(lines)
