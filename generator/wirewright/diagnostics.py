"""What the tool says about a user's files: positions, findings, and how a finding is shown.

Every stage appends to a `Report` and goes on, so one run shows everything that is wrong.
Nothing here knows YAML, Python or the wire.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Final, Literal

Severity = Literal["error", "warning", "advice"]

CELLS_BEFORE: Final = 40
CELLS_AFTER: Final = 80


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file. Lines and columns count from 1; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong (`message`), where (`at`), and what to do (`advice`).

    `related` names a second place with a label, as for two definitions of one name.
    """

    code: str
    severity: Severity
    message: str
    at: Span
    advice: str = ""
    related: tuple[tuple[Span, str], ...] = ()


@dataclass(slots=True)
class Report:
    """The findings of one run, in the order in which they were made."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(
        self,
        code: str,
        message: str,
        at: Span,
        advice: str = "",
        related: tuple[tuple[Span, str], ...] = (),
    ) -> None:
        """Append a finding; the catalogue says how severe `code` is."""
        self.diagnostics.append(
            Diagnostic(code, CODES[code].severity, message, at, advice, related)
        )

    @property
    def failed(self) -> bool:
        """Tell whether any finding is an error."""
        return any(found.severity == "error" for found in self.diagnostics)


def visible(text: str) -> str:
    """Return `text` with all that a terminal could obey or hide written as an escape."""
    if text.isprintable():
        return text
    return "".join(x if x.isprintable() else ascii(x)[1:-1] for x in text)


def quoted(text: str, limit: int = 60) -> str:
    """Return `text` in backquotes for use in a message, cut after `limit` characters."""
    return f"`{text}`" if len(text) <= limit else f"`{text[:limit]}`..."


def listing(diagnostic: Diagnostic, source: Callable[[str], str | None]) -> str:
    """Return a finding as lines for people, each place with its line of the file and a caret.

    `source` gives a file's text, or None where there is none to show.
    """
    lines = [f"{diagnostic.severity}[{diagnostic.code}]: {visible(diagnostic.message)}"]
    lines += _place(diagnostic.at, source, diagnostic.advice)
    for at, label in diagnostic.related:
        lines += [f"note: {visible(label)}", *_place(at, source)]
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """Return all findings as a JSON document in ASCII."""
    found = [
        asdict(x) | {"related": [{"at": asdict(at), "label": label} for at, label in x.related]}
        for x in report.diagnostics
    ]
    return json.dumps({"diagnostics": found, **_totals(report)}, indent=2) + "\n"


def as_github(diagnostic: Diagnostic) -> str:
    """Return a finding as a workflow command, which GitHub shows beside the line."""
    at = diagnostic.at
    places = [f"file={_property(at.file)}", f"line={at.line}", f"endLine={at.end_line}"]
    if at.line == at.end_line:
        places += [f"col={at.column}", f"endColumn={at.end_column}"]
    places.append(f"title={_property(diagnostic.code)}")
    notes = [f"{at}: {label}" for at, label in diagnostic.related]
    texts = [visible(x) for x in (diagnostic.message, diagnostic.advice, *notes) if x]
    command = {"error": "error", "warning": "warning", "advice": "notice"}[diagnostic.severity]
    return f"::{command} {','.join(places)}::{_data(chr(10).join(texts))}\n"


def totals_line(report: Report) -> str:
    """Return how many findings of which severity there are, as the last line of a run."""
    words = {"errors": "error", "warnings": "warning", "advice": "piece of advice"}
    many = {"errors": "errors", "warnings": "warnings", "advice": "pieces of advice"}
    totals = _totals(report).items()
    shown = [f"{count} {words[x] if count == 1 else many[x]}" for x, count in totals if count]
    return ", ".join(shown) or "no findings"


def _totals(report: Report) -> dict[str, int]:
    found = [x.severity for x in report.diagnostics]
    return {
        "errors": found.count("error"),
        "warnings": found.count("warning"),
        "advice": found.count("advice"),
    }


def _place(at: Span, source: Callable[[str], str | None], advice: str = "") -> list[str]:
    """Return the lines that show one place."""
    gutter = " " * len(str(at.line))
    lines = [f"{gutter}--> {visible(str(at))}"]
    text = source(at.file)
    rows = () if text is None else _rows(text)
    if at.line <= len(rows):
        row = rows[at.line - 1]
        last = at.end_column if at.end_line == at.line else len(row) + 1
        shown, before, under = _window(row, at.column - 1, last - 1)
        lines.append(f"{gutter} |")
        lines.append(f"{at.line} | {shown}".rstrip())
        lines.append(f"{gutter} | {' ' * before}{'^' * under}")
    if advice:
        lines.append(f"{gutter} = {visible(advice)}")
    return lines


@lru_cache(maxsize=4)
def _rows(text: str) -> tuple[str, ...]:
    """Return the lines of a file, as the YAML reader counts them."""
    return tuple(re.split("\r\n|\r|\n", text.removeprefix("\ufeff")))


def _window(row: str, start: int, end: int) -> tuple[str, int, int]:
    """Return what to show of a line, the cells before the caret, and the cells underlined."""
    room = CELLS_BEFORE + CELLS_AFTER
    fits = len(row) <= room and len(_fitting(row, room)) == len(row)
    first = 0 if fits else max(start - CELLS_BEFORE, 0)
    before = _fitting(reversed(row[first:start]), room if fits else CELLS_BEFORE)[::-1]
    after = _fitting(row[start : start + room], room if fits else CELLS_AFTER)
    left = "..." if len(before) < start else ""
    right = "..." if start + len(after) < len(row) else ""
    under = sum(_cells(x) for x in after[: max(end - start, 1)])
    cells = len(left) + sum(_cells(x) for x in before)
    return left + "".join(before + after) + right, cells, max(under, 1)


def _fitting(characters: Iterable[str], room: int) -> list[str]:
    """Return the first characters, made visible, that fit into `room` cells."""
    taken = []
    for character in characters:
        piece = visible(character)
        room -= _cells(piece)
        if room < 0:
            break
        taken.append(piece)
    return taken


def _cells(piece: str) -> int:
    """Return how wide a visible character or an escape is on a terminal."""
    if len(piece) > 1:
        return len(piece)
    if unicodedata.category(piece) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(piece) in ("W", "F") else 1


def _data(text: str) -> str:
    """Escape the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of the catalogue: how severe, and what the code stands for."""

    severity: Severity
    summary: str


CODES: dict[str, Code] = {
    # reading YAML
    "Y001": Code("error", "a file that cannot be read"),
    "Y002": Code("error", "a file that is too large"),
    "Y003": Code("error", "a file that is not UTF-8"),
    "Y004": Code("error", "a character that YAML does not allow"),
    "Y005": Code("error", "text that is not YAML"),
    "Y006": Code("error", "values nested too deeply"),
    "Y007": Code("error", "too many values"),
    "Y008": Code("error", "an anchor"),
    "Y009": Code("error", "an alias"),
    "Y010": Code("error", "a tag"),
    "Y011": Code("error", "a merge key"),
    "Y012": Code("error", "a key that stands twice"),
    "Y013": Code("error", "a second document"),
    "Y014": Code("error", "a key that is not a text"),
    "Y015": Code("error", "a directive"),
    "Y016": Code("error", "a key without a value, often the rest of a text after a comma"),
    "Y017": Code("warning", "a text that is cut off by ` #`"),
    "Y018": Code("error", "a file without a value"),
    "Y019": Code("error", "PyYAML without libyaml"),
    # the spec's form
    "S001": Code("error", "an unknown key"),
    "S002": Code("error", "a missing key"),
    "S003": Code("error", "a value of the wrong kind"),
    "S004": Code("error", "a text that YAML reads as something else: quote it"),
    "S005": Code("error", "an unknown word"),
    "S006": Code("error", "a text or name of the wrong form"),
    "S007": Code("error", "a number that is out of range, or too few or too many entries"),
    "S008": Code("error", "keys that do not go together"),
    "S009": Code("error", "an entry that stands twice"),
    "S010": Code("error", "a type expression that cannot be read"),
    "S011": Code("error", "a type expression that is nested too deeply"),
    "S012": Code("error", "a name that stands twice"),
    "S013": Code("error", "a key that belongs into api.yaml"),
    "S014": Code("error", "a folder's name that cannot be an API's name"),
    "S015": Code("error", "a folder without api.yaml"),
    "S016": Code("error", "something that is not a plain file"),
    "S017": Code("error", "a number that JSON does not have"),
    "S018": Code("error", "too many findings in one file"),
    "S019": Code("warning", "a file that is not read"),
    # what a spec means
    "R001": Code("error", "JSON names that the dialect does not have"),
    "R002": Code("error", "a type with the name of a built-in one"),
    "R003": Code("error", "an unknown type"),
    "R004": Code("error", "a key of a map that cannot be one"),
    "R010": Code("error", "an unknown base of a type"),
    "R011": Code("error", "a base that has no fields"),
    "R012": Code("error", "a type that extends itself"),
    "R013": Code("error", "an inherited field that is stated again as something else"),
    "R014": Code("error", "a known type that is none"),
    "R015": Code("error", "a discriminator that tells nothing"),
    "R020": Code("error", "two fields with one name in a medium"),
    "R021": Code("warning", "JSON names that differ only in case"),
    "R022": Code("error", "a name that cannot be an XML element's"),
    "R023": Code("error", "an XML namespace that is none"),
    "R024": Code("error", "a type without an XML namespace"),
    "R030": Code("error", "a format that is no pattern of a date"),
    "R031": Code("error", "a format without a date"),
    "R032": Code("error", "a flag that does not fit its field"),
    "R033": Code("error", "a limit that does not fit its type"),
    "R034": Code("error", "`any` outside of JSON"),
    "R035": Code("error", "a type that holds itself without end"),
    "R036": Code("error", "a type that the dialect's XML cannot hold"),
    "R040": Code("error", "an enum with numbers for some members"),
    "R041": Code("error", "two members of an enum with one value"),
    "R042": Code("error", "flags that cannot be told apart"),
    "R050": Code("error", "a path that a client cannot send"),
    "R051": Code("error", "a `{name}` in a path without a parameter"),
    "R052": Code("error", "a path parameter that no path has"),
    "R053": Code("error", "a path parameter that may be absent"),
    "R054": Code("error", "two operations with one method and path"),
    "R055": Code("error", "a parameter of a type that it cannot have"),
    "R056": Code("error", "two parameters with one name"),
    "R057": Code("error", "wildcards or operators where there are none"),
    "R060": Code("error", "a pagination of no known style"),
    "R061": Code("error", "a pagination that points at nothing"),
    "R062": Code("error", "a shared body field that no request has"),
    "R063": Code("error", "a server that is no address"),
    "R070": Code("error", "a response as a form"),
    "R071": Code("error", "a content type of two media"),
    "R072": Code("error", "a body that its medium cannot hold"),
    "R073": Code("error", "a field that cannot be a part of a multipart body"),
    "R074": Code("error", "content types of a medium that the body does not have"),
    "R080": Code("error", "a file that is not named like a sample"),
    "R081": Code("error", "a sample of an unknown operation"),
    "R082": Code("error", "a sample of a request or response that is not documented"),
    "R083": Code("error", "a sample in a medium that its body does not have"),
    "R084": Code("error", "a sample that is no JSON"),
    "R085": Code("error", "a sample that is no XML"),
    "R086": Code("error", "a reason about a sample that does not exist"),
    "R087": Code("error", "a reason about a field that does not exist"),
    "R090": Code("error", "an unknown API"),
    # what could be better
    "A001": Code("advice", "a type that nothing uses"),
    "A002": Code("advice", "an enum with a single member"),
    "A003": Code("advice", "an override that changes nothing"),
    "A004": Code("advice", "an operation without `doc`"),
    "A005": Code("advice", "an operation without a response of success"),
    "A006": Code("advice", "an operation without samples"),
    "A007": Code("advice", "a body that is sampled in one medium of two"),
    "A008": Code("advice", "white space around a sample"),
    "A009": Code("warning", "samples of one object that show different members"),
    # names in Python
    "P001": Code("error", "a name that no Python name can be made of"),
    "P002": Code("error", "a name that is a keyword, a method or a builtin in Python"),
    "P003": Code("error", "two names that are one in Python"),
    "P004": Code("error", "a type or an API with a name that generated code needs itself"),
    "P005": Code("advice", "a parameter that has another name in Python"),
    "P006": Code("error", "a JSON name that generated code cannot read"),
    # settings
    "C001": Code("error", "a settings file that cannot be read"),
    "C002": Code("error", "an unknown setting"),
    "C003": Code("error", "a setting with a wrong value"),
    "C004": Code("error", "a specs folder without a spec"),
    # proof by samples
    "V001": Code("error", "a package that cannot be used"),
    "V002": Code("error", "a sample that is not read"),
    "V003": Code("error", "a sample that is written differently"),
    "V004": Code("error", "what is written does not read back as an equal value"),
    "V005": Code("error", "a pair whose values differ"),
    "V006": Code("error", "a value that is not written as the other sample"),
    "V007": Code("error", "a reason that is wrong or not needed"),
    # reading documentation pages
    "I001": Code("warning", "a page that documents no operation that is known as one"),
    "I002": Code("warning", "a part of a page that cannot be read"),
    "I003": Code("error", "a source that cannot be read"),
    "I004": Code("warning", "a page that is left out"),
    # what an import makes of them
    "I030": Code("error", "pages without an operation"),
    "I031": Code("warning", "a page on which this tool fails"),
    # what the documentation says otherwise
    "D001": Code("warning", "an operation that the spec does not have"),
    "D002": Code("warning", "an operation that no page documents"),
    "D003": Code("warning", "an operation with another method or path"),
    "D010": Code("warning", "a member or parameter that the spec does not have"),
    "D011": Code("warning", "a member or parameter that the page does not have"),
    "D012": Code("warning", "a member or parameter of another type"),
    "D013": Code("warning", "a member or parameter that is needed, or is not any more"),
    "D014": Code("warning", "another limit, default, example or note"),
    "D020": Code("warning", "an enum's value that the spec does not have"),
    "D021": Code("warning", "an enum's value that the page does not list"),
    "D022": Code("warning", "an enum's value with another number or title"),
    "D030": Code("warning", "a sample that the spec does not have"),
    "D031": Code("warning", "a sample that the page does not have"),
    "D032": Code("warning", "a sample that is another on the page"),
    "D033": Code("warning", "a body or answer that only the page or the spec has"),
    "D034": Code("warning", "a medium or content type that only the page or the spec has"),
    "D040": Code("warning", "something that the page says otherwise than the one that is kept"),
    "D041": Code("advice", "a page that is another than the one that is kept"),
    "D042": Code("warning", "a page that the server does not have any more"),
    "D050": Code("warning", "an API whose pages are not kept"),
    "D051": Code("error", "nothing to compare with"),
    # output
    "O001": Code("error", "something foreign in the place of a generated file"),
    "O002": Code("error", "a file that cannot be written or deleted"),
    "O003": Code("error", "a generated file that is not what the specs say"),
    "O004": Code("error", "a generated file that was edited by hand"),
}
