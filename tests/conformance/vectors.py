"""The files of vectors, read: a spec and the vectors on its types.

Everything in a vector is text or null, as it stands in the file: what a text means is for the
type of the field to say. Nothing is generated or run here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
MEDIA = ("json", "xml", "form", "text", "binary", "multipart")
_KEYS = {"name", "rule", "type", "value", "reads", "writes", "error", "limits", *MEDIA}


class Plain(str):
    """A text that stood without quotes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error that has to come: in which medium, and what it says about place and reason."""

    medium: str
    path: str | None = None
    contains: str = ""


@dataclass(frozen=True, slots=True)
class Vector:
    """A value and its texts. `value` is a tuple of one, and empty where none is given."""

    file: Path
    name: str
    rules: tuple[str, ...]
    type: str
    value: tuple[Any, ...]
    texts: Mapping[str, tuple[bytes, ...]]
    reads: Mapping[str, tuple[bytes, ...]]
    writes: Mapping[str, tuple[bytes, ...]]
    error: Refusal | None = None
    limits: Mapping[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The name of the vector among all."""
        return f"{self.file.parent.name}/{self.file.stem}:{self.name}"

    @property
    def is_malformed(self) -> bool:
        """Tell whether the vector is about a payload that is refused."""
        return self.error is not None and not self.value


class _Loader(yaml.CSafeLoader):
    """Reads every scalar as text but a plain `null`."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way


def _scalar(loader: _Loader, node: yaml.ScalarNode) -> str | None:
    text = str(loader.construct_scalar(node))
    if node.style in ("'", '"', "|", ">"):
        return text
    return None if text == "null" else Plain(text)


_Loader.add_constructor("tag:yaml.org,2002:str", _scalar)


def files() -> list[Path]:
    """Return all files of vectors, in the same order everywhere."""
    return sorted(HERE.glob("*/*.yaml"))


def spec_of(file: Path) -> str:
    """Return the spec at the top of a file, as text."""
    return _halves(file)[0]


def vectors_of(file: Path) -> tuple[Vector, ...]:
    """Return the vectors of a file."""
    below = load(_halves(file)[1])
    short = below.get("short", {})
    return tuple(_vector(file, entry, short) for entry in below["vectors"])


def load(text: str) -> Any:
    """Read YAML: mappings, lists and texts."""
    return yaml.load(text, Loader=_Loader)


def _halves(file: Path) -> tuple[str, str]:
    above, line, below = file.read_text(encoding="utf-8").partition("\n---\n")
    assert line, f"{file.name}: no line `---` between the spec and the vectors"
    return f"{above}\n", below


def _vector(file: Path, entry: dict[str, Any], short: dict[str, str]) -> Vector:
    unknown = entry.keys() - _KEYS
    assert not unknown, f"{file.name}: {entry.get('name')}: what is {', '.join(sorted(unknown))}?"

    def texts(found: dict[str, Any]) -> dict[str, tuple[bytes, ...]]:
        return {
            medium: tuple(_bytes(text, short) for text in _listed(found[medium]))
            for medium in MEDIA
            if medium in found
        }

    return Vector(
        file=file,
        name=entry["name"],
        rules=tuple(_listed(entry["rule"])),
        type=entry["type"],
        value=(entry["value"],) if "value" in entry else (),
        texts=texts(entry),
        reads=texts(entry.get("reads", {})),
        writes=texts(entry.get("writes", {})),
        error=Refusal(**entry["error"]) if "error" in entry else None,
        limits={name: int(limit) for name, limit in entry.get("limits", {}).items()},
    )


def _listed(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [found]


def _bytes(text: str | dict[str, str], short: dict[str, str]) -> bytes:
    """Return a payload; `{bytes: …}` gives each byte as the character of its number."""
    if isinstance(text, dict):
        return text["bytes"].encode("latin-1")
    for name, meaning in short.items():
        text = text.replace(name, meaning)
    return text.encode()
