"""The files of an API's folder: which are read, in which order, under which name.

Links, folders and other things that are no plain files are named and left alone.
"""

from __future__ import annotations

import keyword
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wirewright.diagnostics import Report, Span, quoted
from wirewright.spec.model import SampleFile

API_FILE: Final = "api.yaml"
LARGEST_SAMPLE: Final = 32 * 1024 * 1024
API_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,127}", re.ASCII)


def check_name(name: str, shown: str, report: Report) -> None:
    """Report a folder name that cannot be an API's name."""
    at = Span(shown, 1, 1, 1, 1)
    if not API_NAME.fullmatch(name):
        advice = "use a small letter and up to 127 small letters, digits and `_`"
        report.add("S014", f"the folder {quoted(name)} cannot name an API", at, advice)
    elif keyword.iskeyword(name):
        message = f"the folder {quoted(name)} has the name of a Python keyword"
        report.add("S014", message, at, f"rename it, for instance to `{name}_api`")


def yaml_files(folder: Path, shown: str, report: Report) -> list[tuple[Path, str]]:
    """Return the YAML files of an API with their shown names, `api.yaml` first."""
    found: list[tuple[Path, str]] = []
    for path in _sorted(folder, shown, report):
        name = f"{shown}/{path.name}"
        if path.name.startswith("."):
            continue  # editors leave locks and copies
        if path.suffix == ".yml":
            at = Span(name, 1, 1, 1, 1)
            report.add("S019", "the file is not read", at, "rename it to end in .yaml")
        if path.suffix == ".yaml" and _is_plain(path, name, report):
            found.append((path, name))
    found.sort(key=lambda file: file[0].name != API_FILE)
    if not found or found[0][0].name != API_FILE:
        at = Span(shown, 1, 1, 1, 1)
        report.add("S015", f"the folder has no {API_FILE}", at, "write one, or remove the folder")
    return found


def sample_files(folder: Path, shown: str, report: Report) -> Iterator[SampleFile]:
    """Yield the files of `samples/` with their bytes, sorted by name."""
    samples = folder / "samples"
    if samples.is_symlink() or (samples.exists() and not samples.is_dir()):
        _refuse(f"{shown}/samples", "`samples` is not a folder", report)
    elif samples.exists():
        for path in _sorted(samples, f"{shown}/samples", report):
            name = f"{shown}/samples/{path.name}"
            content = _content(path, name, report) if _is_plain(path, name, report) else None
            if content is not None:
                yield SampleFile(f"samples/{path.name}", content)


def _sorted(folder: Path, shown: str, report: Report) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        _unreadable("folder", shown, error, report)
        return []


def _is_plain(path: Path, name: str, report: Report) -> bool:
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        _unreadable("file", name, error, report)
        return False
    if stat.S_ISLNK(mode):
        _refuse(name, "a link is not followed", report)
    elif stat.S_ISDIR(mode):
        _refuse(name, "a folder cannot stand here", report)
    elif not stat.S_ISREG(mode):
        _refuse(name, "this is no plain file", report)
    return stat.S_ISREG(mode)


def _refuse(name: str, message: str, report: Report) -> None:
    report.add("S016", message, Span(name, 1, 1, 1, 1), "put plain files here, or remove it")


def _unreadable(kind: str, name: str, error: OSError, report: Report) -> None:
    message = f"the {kind} cannot be read ({type(error).__name__})"
    report.add("Y001", message, Span(name, 1, 1, 1, 1), "make it readable")


def _content(path: Path, name: str, report: Report) -> bytes | None:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_SAMPLE + 1)
    except OSError as error:
        _unreadable("file", name, error, report)
        return None
    if len(content) > LARGEST_SAMPLE:
        at = Span(name, 1, 1, 1, 1)
        report.add("Y002", "the sample is larger than 32 MiB", at, "shorten it")
        return None
    return content
