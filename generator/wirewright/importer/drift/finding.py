"""Where the findings of a comparison go, and what of the spec explains that it differs.

A place is a line of a page and, where there is one, a place of the spec. Nothing is compared here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from wirewright.diagnostics import Report, Span
from wirewright.ir import Info

_LONGEST = 300
_COMMENT = re.compile(r"(?:^|\s)#\s?(.*)$")


@dataclass(frozen=True, slots=True)
class Place:
    """What a finding is about: in words, the line of the page, and the place of the spec."""

    words: str
    page: str = ""
    line: int = 0
    at: Span | None = None
    column: int = 1


@dataclass(slots=True)
class Findings:
    """Takes findings. `shown` gives a page's file as messages name it, `source` a file's text."""

    report: Report
    folder: str
    shown: Callable[[str], str]
    source: Callable[[str], str | None]
    lines: set[tuple[str, int]] = field(default_factory=set)
    _texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, code: str, place: Place, message: str, advice: str = "") -> None:
        """Add a finding: at the page's line where there is one, else at the spec's."""
        at = place.at or Span(self.folder, 1, 1, 1, 1)
        related: tuple[tuple[Span, str], ...] = ()
        if place.page:
            line = max(place.line, 1)
            related = ((place.at, "the spec has it here"),) if place.at else ()
            at = Span(self.shown(place.page), line, place.column, line, place.column + 1)
            self.lines.add((place.page, place.line))
        self.report.add(code, f"{place.words}: {message}", at, advice, related)

    def explains(self, info: Info, at: Span | None, *words: str) -> bool:
        """Tell whether an entry of the spec says any of these words: in notes, reasons or comments."""
        said = " ".join([info.inferred, *info.notes, *self._comments(at)]).casefold()
        return any(
            re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", said)
            for word in words
            if word and len(word) <= _LONGEST
        )

    def _comments(self, at: Span | None) -> list[str]:
        """Return the comments above an entry and in it, up to the next key that is not below it."""
        if at is None:
            return []
        if at.file not in self._texts:
            self._texts[at.file] = (self.source(at.file) or "").split("\n")
        lines = self._texts[at.file]
        if at.line > len(lines):
            return []
        first, last = at.line - 1, at.line
        while first and lines[first - 1].lstrip().startswith("#"):
            first -= 1
        while last < len(lines) and _is_below(lines[last], lines[at.line - 1]):
            last += 1
        return [found[1] for line in lines[first:last] if (found := _COMMENT.search(line))]


def _is_below(line: str, key: str) -> bool:
    return not line.strip() or _depth(line) > _depth(key)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def shown(value: object) -> str:
    """Return a value of a page or a spec as messages show it."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = " ".join(text.split())
    return f"`{text[:80]}...`" if len(text) > 83 else f"`{text}`"
