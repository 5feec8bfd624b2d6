"""Remembers what slow pure functions gave, by the digest of all that went into them.

A name, a key and a function come in, its text comes out: from the user's cache folder or made
now. Nothing depends on it: a damaged, missing or forbidden folder only costs time.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_LIMIT = 64 * 1024 * 1024
_SHARDS = 16  # pruning looks at one shard only, which keeps it cheap and needs no state


def remember(name: str, key: Sequence[str | bytes], make: Callable[[], str]) -> str:
    """Give `make()`, or what it gave before for the same name and key.

    The key must hold all that the result depends on, versions of libraries included.
    """
    folder = _folder(os.environ)
    if folder is None:
        return make()
    digest = _key_digest(name, key)
    path = folder / digest[:1] / f"{digest[1:]}.{name}"
    value = _load(path, digest)
    if value is None:
        value = make()
        _store(path, digest, value)
    return value


def _folder(environment: Mapping[str, str]) -> Path | None:
    """Find the folder of the memory: None where it is turned off or the user has no home."""
    if (chosen := environment.get("WIREWRIGHT_CACHE")) is not None:
        return Path(chosen) if chosen else None
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        if (place := Path(environment.get(variable, ""))).is_absolute():
            return place / "wirewright"
    try:
        return Path.home() / ".cache" / "wirewright"
    except RuntimeError:
        return None


def _key_digest(name: str, key: Sequence[str | bytes]) -> str:
    """Digest a key so that no two keys run into one: each part comes after its length."""
    digest = hashlib.sha256()
    for part in (name, *key):
        data = part.encode() if isinstance(part, str) else part
        digest.update(f"{type(part).__name__} {len(data)} ".encode() + data)
    return digest.hexdigest()


def _seal(digest: str, value: bytes) -> bytes:
    """Digest a value together with its key, so that no entry can stand for another."""
    return hashlib.sha256(digest.encode() + value).hexdigest().encode()


def _load(path: Path, digest: str) -> str | None:
    try:
        seal, _, value = path.read_bytes().partition(b"\n")
        if seal != _seal(digest, value):
            return None
        os.utime(path)  # pruning deletes what was not used for the longest time
        return value.decode()
    except (OSError, UnicodeDecodeError):
        return None


def _store(path: Path, digest: str, value: str) -> None:
    content = value.encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(_seal(digest, content) + b"\n" + content)
        Path(file.name).replace(path)
        _prune(path, _LIMIT // _SHARDS)
    except OSError:
        pass


def _prune(newest: Path, limit: int) -> None:
    """Delete the oldest entries beside the newest one until the folder is within its limit."""
    seen = [
        (file.stat().st_mtime_ns, file.stat().st_size, file) for file in newest.parent.iterdir()
    ]
    total = sum(size for _, size, _ in seen)
    for _, size, file in sorted(seen):
        if total > limit and file != newest:
            file.unlink()
            total -= size
