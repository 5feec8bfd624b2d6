"""The few things that the writer does to a disk, as a layer that tests can replace.

Paths go in, bytes and names come out; every failure is an `OSError`. What may be written, replaced
or deleted is decided in `output`, not here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, Protocol

Kind = Literal["file", "folder", "other"]


class FileLayer(Protocol):
    """What the writer needs of a disk. Nothing here follows a link that `scan` found."""

    def scan(self, folder: Path) -> Iterable[tuple[str, Kind]]:
        """List a folder's entries in the order of their names; a link is `other`."""
        ...

    def exists(self, path: Path) -> bool:
        """Tell whether anything stands at `path`, a broken link included."""
        ...

    def read(self, path: Path, limit: int = -1) -> bytes:
        """Read a file, or its first `limit` bytes."""
        ...

    def write(self, path: Path, content: bytes) -> None:
        """Create a file; fail where anything stands already."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target` in one step."""
        ...

    def unlink(self, path: Path) -> None:
        """Delete a file."""
        ...

    def mkdir(self, path: Path) -> None:
        """Make a folder and those above it; one that is there is fine."""
        ...

    def rmdir(self, path: Path) -> None:
        """Delete a folder; fail where it holds anything."""
        ...


class Disk:
    """The layer that works on real files."""

    def scan(self, folder: Path) -> Iterable[tuple[str, Kind]]:
        with os.scandir(folder) as entries:
            return sorted((entry.name, _kind(entry)) for entry in entries)

    def exists(self, path: Path) -> bool:
        return os.path.lexists(path)

    def read(self, path: Path, limit: int = -1) -> bytes:
        with open(path, "rb") as file:
            return file.read(limit)

    def write(self, path: Path, content: bytes) -> None:
        with open(path, "xb") as file:
            file.write(content)

    def replace(self, source: Path, target: Path) -> None:
        os.replace(source, target)

    def unlink(self, path: Path) -> None:
        os.unlink(path)

    def mkdir(self, path: Path) -> None:
        os.makedirs(path, exist_ok=True)

    def rmdir(self, path: Path) -> None:
        os.rmdir(path)


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_file(follow_symlinks=False):
        return "file"
    return "folder" if entry.is_dir(follow_symlinks=False) else "other"


DISK = Disk()
