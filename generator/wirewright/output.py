"""The only writer: rendered files go in, a `Plan` against the disk comes out and is carried out.

A file is ours when its header names the very place where the file stands, and unedited when the
header's digest fits. All else is foreign: never touched, never counted, no link followed.
Line ends are LF; a checkout with CRLF counts as the same file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from wirewright import header
from wirewright.diagnostics import Report, Span
from wirewright.files import DISK, FileLayer, Kind

State = Literal["same", "changed", "missing", "stale", "edited", "foreign"]

_TEMPORARY = ".wirewright-tmp"
_PATH = re.compile(r"(?:(?!__pycache__/)[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_.-]+")
_SOURCE = re.compile(r"[A-Za-z0-9_./-]+")
_HEAD = 2048


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be: its place below the output folder and its text without the header.

    `comment` is how the header's lines begin, `#` or `<!--`; `source` is what they say the file
    is made from, the same on every machine.
    """

    path: str
    body: str
    comment: str = "#"
    source: str = "specs"

    @property
    def content(self) -> bytes:
        """Give the whole file, header and body."""
        return header.with_header(self.body, self.path, self.source, self.comment)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the plan: `wanted` is None where nothing asks for it, `found` where nothing is.

    `why` says how a foreign file is in the way.
    """

    path: str
    state: State
    wanted: bytes | None = field(default=None, repr=False)
    found: bytes | None = field(default=None, repr=False)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do below `folder`; the entries are sorted by path.

    `hollow` are the folders that may be empty afterwards and would then be ours to delete.
    """

    folder: Path
    entries: tuple[Entry, ...]
    hollow: frozenset[str] = frozenset()

    def of(self, *states: State) -> tuple[Entry, ...]:
        """Give the entries in any of these states."""
        return tuple(entry for entry in self.entries if entry.state in states)

    @property
    def differences(self) -> tuple[Entry, ...]:
        """Give the entries that are not as the specs say."""
        return tuple(entry for entry in self.entries if entry.state != "same")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: the paths that it wrote, deleted, and left alone because they were edited."""

    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands below the output folder once the stale files (`gone`) are out of the way."""

    folder: Path
    kinds: Mapping[str, Kind]
    gone: Collection[str]
    files: FileLayer


def plan(
    folder: Path,
    wanted: Sequence[OutputFile],
    scope: Sequence[str] = ("",),
    files: FileLayer = DISK,
) -> Plan:
    """Compare the wanted files with the disk.

    Only unwanted files whose path begins with one of `scope` are looked at: a run for some APIs
    must not delete the others. Raises ValueError for files that no disk could hold: our bug.
    """
    _check(wanted)
    names = {file.path for file in wanted}
    temporaries = {_temporary(path) for path in names}
    found = _walk(folder, files)
    unwanted = [
        entry
        for path, kind in found.items()
        if kind == "file" and path not in names
        if path in temporaries or path.startswith(tuple(scope))
        if (entry := _unwanted(folder, path, files))
    ]
    gone = {entry.path for entry in unwanted if entry.state == "stale"}
    left: dict[str, Kind] = {path: kind for path, kind in found.items() if path not in gone}
    entries = [_wanted(file, _Found(folder, left, gone, files)) for file in wanted]
    unique = {entry.path: entry for entry in (*unwanted, *entries)}
    hollow = {parent for entry in unwanted for parent in _parents(entry.path)}
    hollow |= {
        path
        for path, kind in found.items()
        if kind == "folder" and not names.isdisjoint([path, *_parents(path)])
    }
    return Plan(folder, tuple(unique[path] for path in sorted(unique)), frozenset(hollow))


def apply(plan: Plan, report: Report, force: bool = False, files: FileLayer = DISK) -> Outcome:
    """Carry the plan out, each file in one step; nothing at all while a foreign file is in the way.

    Edited files are left alone unless `force`. What the disk refuses is reported, the rest goes on.
    """
    if blocked := plan.of("foreign"):
        advice = "move it or delete it, or choose another folder with `--output`"
        for entry in blocked:
            at = _at(plan.folder, entry.path)
            report.add(
                "O001",
                f"something foreign is in the place of a generated file: {entry.why}",
                at,
                advice,
            )
        return Outcome()
    due = plan.of("stale", "changed", "missing", *(("edited",) if force else ()))
    kept = () if force else plan.of("edited")
    # Deleting comes first: a stale file may stand where a wanted one needs a folder, or where a
    # disk that ignores case would put a wanted one.
    deleted = [
        entry.path
        for entry in due
        if entry.wanted is None and _delete(plan.folder, entry.path, report, files)
    ]
    for path in sorted(plan.hollow, key=lambda path: path.count("/"), reverse=True):
        with suppress(OSError):  # it holds something, or is gone
            files.rmdir(plan.folder / path)
    written = [
        entry.path
        for entry in due
        if entry.wanted is not None and _write(plan.folder, entry.path, entry.wanted, report, files)
    ]
    return Outcome(tuple(written), tuple(deleted), tuple(entry.path for entry in kept))


def _check(wanted: Sequence[OutputFile]) -> None:
    """Raise ValueError for files that cannot all stand side by side on every disk."""
    seen: set[str] = set()
    for file in wanted:
        if not _PATH.fullmatch(file.path) or file.path.endswith((".", _TEMPORARY)):
            raise ValueError(f"not a path for an output file: {file.path!r}")
        if not _SOURCE.fullmatch(file.source):
            raise ValueError(f"not a source for a header: {file.source!r}")
        if "\r" in file.body:
            raise ValueError(f"line ends must be LF: {file.path}")
        if file.path.casefold() in seen:
            raise ValueError(f"two output files in one place: {file.path}")
        seen.add(file.path.casefold())
    folders = {parent for file in wanted for parent in _parents(file.path)}
    folded = {folder.casefold() for folder in folders}
    if len(folded) < len(folders) or folded & seen:
        raise ValueError(f"output folders that would be one with others: {sorted(folders)}")


def _parents(path: str) -> list[str]:
    """Give the folders above a relative path, the outermost first."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def _temporary(path: str) -> str:
    """Give the name under which a file is written before it is put in its place."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}.{name}{_TEMPORARY}"


def _walk(folder: Path, files: FileLayer) -> dict[str, Kind]:
    """List what stands below a folder, without entering links and what cannot be read."""
    found: dict[str, Kind] = {}
    pending = [""]
    while pending:
        at = pending.pop()
        try:
            entries = list(files.scan(folder / at))
        except OSError:
            continue  # not there yet, or not ours: if a file is wanted in it, writing will tell
        for name, kind in entries:
            found[at + name] = kind
            if kind == "folder" and name != "__pycache__" and not name.startswith("."):
                pending.append(f"{at}{name}/")
    return found


def _unwanted(folder: Path, path: str, files: FileLayer) -> Entry | None:
    """Describe a file that nothing asks for, or give None where it is foreign."""
    try:
        head = files.read(folder / path, _HEAD)
        if path.endswith(_TEMPORARY):
            return Entry(path, "stale", found=head) if header.may_begin(head) else None
        if not _is_ours(head, path):
            return None
        found = header.with_lf(files.read(folder / path))
    except OSError:
        return None
    return Entry(path, "stale" if header.is_intact(found) else "edited", found=found)


def _wanted(file: OutputFile, found: _Found) -> Entry:
    """Describe a wanted file, or what is in its way."""
    for parent in _parents(file.path):
        if found.kinds.get(parent, "folder") != "folder":
            return Entry(parent, "foreign", why="a folder is needed here")
    wanted = file.content
    try:
        if why := _obstacle(file.path, found):
            return Entry(file.path, "foreign", why=why)
        if found.kinds.get(file.path) != "file":
            return Entry(file.path, "missing", wanted)
        content = header.with_lf(found.files.read(found.folder / file.path))
    except OSError as error:
        return Entry(file.path, "foreign", why=f"it cannot be read ({error.strerror})")
    if content == wanted:
        return Entry(file.path, "same", wanted, content)
    state: State = "changed" if header.is_intact(content) else "edited"
    return Entry(file.path, state, wanted, content)


def _obstacle(path: str, found: _Found) -> str:
    """Say what stands in the place of a wanted file; nothing where the place is free or ours."""
    match found.kinds.get(path):
        case "file":
            ours = _is_ours(found.files.read(found.folder / path, _HEAD), path)
            return "" if ours else "it has no header of wirewright that names this place"
        case "other":
            return "it is a link or a special file"
        case "folder":
            within = [kind for at, kind in found.kinds.items() if at.startswith(f"{path}/")]
            return "it is a folder" if {*within} - {"folder"} else ""
        case None:
            # A disk that ignores case lists the file under another name.
            stale = path.casefold() in {other.casefold() for other in found.gone}
            hidden = not stale and found.files.exists(found.folder / path)
            return "it differs from the wanted name in case only" if hidden else ""


def _is_ours(head: bytes, path: str) -> bool:
    """Tell whether the header names this place; a copy elsewhere belongs to whoever made it."""
    return header.place(head) == path.encode("utf-8", "surrogateescape")


def _delete(folder: Path, path: str, report: Report, files: FileLayer) -> bool:
    try:
        files.unlink(folder / path)
    except OSError as error:
        _refused(folder, path, "deleted", error, report)
        return False
    return True


def _write(folder: Path, path: str, content: bytes, report: Report, files: FileLayer) -> bool:
    """Write a file beside its place, then put it there."""
    target, temporary = folder / path, folder / _temporary(path)
    try:
        files.mkdir(target.parent)
        files.write(temporary, content)
    except OSError as error:
        _refused(folder, path, "written", error, report)
        return False
    try:
        files.replace(temporary, target)
    except OSError as error:
        _delete(folder, _temporary(path), Report(), files)
        _refused(folder, path, "written", error, report)
        return False
    return True


def _refused(folder: Path, path: str, done: str, error: OSError, report: Report) -> None:
    advice = "make the place writable and run again; what is written so far is complete"
    if isinstance(error, FileExistsError):
        advice = f"move {_temporary(path).rpartition('/')[2]} away: wirewright needs this name"
    message = f"the file cannot be {done}: {error.strerror or type(error).__name__}"
    report.add("O002", message, _at(folder, path), advice)


def _at(folder: Path, path: str) -> Span:
    return Span((folder / path).as_posix(), 1, 1, 1, 1)
