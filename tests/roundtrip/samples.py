"""The documented samples: files below `specs/*/samples`, each with its codec and as bare bytes.

Reads the files and the generated packages only, so that it judges the generator from outside.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
APIS = ("deck", "dellin", "multivers", "pars", "valomnia")

_NAME = re.compile(
    r"(?P<operation>\w+)\.(?P<direction>request|response)(?:\.(?P<status>\d{3}))?"
    r"(?:\.\w+)?\.(?P<medium>json|xml|form)"
)
_JSON = re.compile(rb'("(?:[^"\\]|\\.)*")|\s+')
_XML = re.compile(rb"(?<=>)\s+(?=<[^/])|(</[^>]*>|/>)\s+(?=</)|\A\s+|\s+\Z")
# HTML that stands bare in the XML sample: the page has laid it out anew.
_MARKUP = {
    "json": re.compile(rb'(?<="detailedInfo":)"(?:[^"\\]|\\.)*"'),
    "xml": re.compile(rb"(?<=<detailedInfo>).*(?=</detailedInfo>)", re.DOTALL),
}


def bare(medium: str, content: bytes) -> bytes:
    """Take insignificant white space out: outside of strings, or between two tags."""
    return (_JSON if medium == "json" else _XML).sub(rb"\1", content)


def without_markup(medium: str, content: bytes) -> bytes:
    """Blank the one value that has a written reason."""
    return _MARKUP[medium].sub(b"", bare(medium, content))


@dataclass(frozen=True)
class Sample:
    """A documented payload and where it belongs."""

    api: str
    path: Path
    operation: str
    direction: str
    status: int
    medium: str

    def __str__(self) -> str:
        return f"{self.api}/{self.path.name}"

    @cached_property
    def content(self) -> bytes:
        return self.path.read_bytes()

    @cached_property
    def body(self) -> Any:
        operations = importlib.import_module(f"order_apis.{self.api}.operations").OPERATIONS
        operation = operations[self.operation]
        return operation.request if self.direction == "request" else operation.response(self.status)

    @property
    def codec(self) -> Any:
        return self.body.codec(self.medium)

    def decoded(self) -> Any:
        return self.codec.decode(self.content)

    @property
    def has_reason(self) -> bool:
        """Tell whether its object is the one of which not all can be proven."""
        return self.path.name.startswith("orderHistory.response.")


def _sample(path: Path) -> Sample:
    name = _NAME.fullmatch(path.name)
    assert name, f"no name for a sample: {path.name}"
    operation, direction, status, medium = name.groups()
    return Sample(path.parts[-3], path, operation, direction, int(status or 200), medium)


def _pairs(samples: list[Sample]) -> Iterator[tuple[Sample, Sample]]:
    for one, other in combinations(samples, 2):
        if one.path.with_suffix("") == other.path.with_suffix(""):
            yield one, other


SAMPLES = [_sample(path) for path in sorted((ROOT / "specs").glob("*/samples/*"))]
PAIRS = list(_pairs(SAMPLES))
