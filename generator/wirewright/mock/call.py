"""One request and its answer as values: what the server hands in, and what it sends back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from wirewright.mock.accept import bare


@dataclass(frozen=True, slots=True)
class Call:
    """A request. `path` is still percent-encoded; names of headers are in lower case."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def content_type(self) -> str:
        """The body's content type, without parameters and in lower case."""
        return bare(self.headers.get("content-type", ""))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The names and values of the query."""
        return parse_qsl(self.query, keep_blank_values=True)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: header names as they are sent."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a part of a request: which part, by which name, and why."""

    part: str
    name: str
    reason: str

    def __str__(self) -> str:
        return f"{' '.join(x for x in (self.part, self.name) if x)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that is not answered as documented: the status, a sentence, and the list of why."""

    status: int
    message: str
    problems: tuple[Problem, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
