"""What an import did: what was read, what was guessed and why, what was left out.

Stages append to `Notes`; `told` makes the text for people of it. Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wirewright.diagnostics import visible
from wirewright.spec.dump import Noted, Tree


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the report: what it is about, where it comes from, and what it says."""

    subject: str
    page: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.page}:{self.line}" if self.line else self.page
        return visible(f"{place}: {self.message}" if place else self.message)


@dataclass(slots=True)
class Notes:
    """The lines of one import, in the order in which they came up."""

    lines: list[Note] = field(default_factory=list)

    def read(self, page: str, message: str) -> None:
        """Note what a page gave."""
        self.lines.append(Note("read", page, 0, message))

    def guessed(self, place: str, message: str) -> None:
        """Note a decision that the pages do not make, with its reason."""
        self.lines.append(Note("guessed", place, 0, message))

    def left_out(self, page: str, line: int, message: str) -> None:
        """Note what a page has and the spec has not, with its reason."""
        self.lines.append(Note("left out", page, max(line, 0), message))

    def of(self, subject: str) -> list[Note]:
        """Return the lines about a subject, each once."""
        return list(dict.fromkeys(line for line in self.lines if line.subject == subject))


def guesses(tree: Mapping[str, Tree]) -> Iterator[tuple[str, str]]:
    """Yield the place and the reason of everything in a spec's tree that no page says."""
    waiting: list[tuple[str, Tree]] = [("", tree)]
    while waiting:
        place, here = waiting.pop()
        if isinstance(here, Noted):
            yield place, here.comment.removeprefix("review: ")
            here = here.value
        if isinstance(here, Mapping):
            if isinstance(why := here.get("inferred"), str):
                yield place, why
            inner = [
                (
                    (
                        place
                        if key in ("types", "operations", "fields")
                        else f"{place}.{key}".strip(".")
                    ),
                    x,
                )
                for key, x in here.items()
            ]
            waiting += reversed(inner)


def told(title: str, notes: Notes) -> str:
    """Return the report as Markdown."""
    return "\n".join(_lines(title, notes)).rstrip() + "\n"


def _lines(title: str, notes: Notes) -> Iterator[str]:
    yield f"# Import of {_plain(title)}"
    heads: Sequence[tuple[str, str]] = (
        ("read", "What was read"),
        ("guessed", "What was guessed, and why"),
        ("left out", "What was left out, and why"),
    )
    for subject, head in heads:
        found = notes.of(subject)
        yield ""
        yield f"## {head}"
        yield ""
        yield from (f"* {_plain(str(line))}" for line in found)
        if not found:
            yield "Nothing."


def _plain(text: str) -> str:
    """Return a page's text so that Markdown shows it as it is."""
    escaped = "".join(f"\\{x}" if x in "\\`*[]<>|" else x for x in text)
    return " ".join(escaped.split())
