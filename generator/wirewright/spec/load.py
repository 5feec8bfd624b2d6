"""A strict YAML reader that keeps positions: bytes in, a `Document` out.

Only what JSON can say is read: no anchors, aliases, tags, merge keys, directives, duplicate keys
or second documents. Size, depth and count are limited on libyaml's event stream, before anything
is built. What a plain scalar means is not decided here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import yaml

from wirewright.diagnostics import Report, Span
from wirewright.spec.document import Document
from wirewright.spec.syntax import explain
from wirewright.spec.tree import build, span_of, start_of

LARGEST_FILE: Final = 2 * 1024 * 1024
DEEPEST: Final = 64
MOST_NODES: Final = 200_000

# libyaml refuses all of these but U+0085, U+2028 and U+2029, which are line breaks to it alone.
FORBIDDEN: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def load(path: Path, name: str, report: Report) -> Document | None:
    """Read a YAML file that diagnostics call `name`; None where no tree could be built."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        why = type(error).__name__
        report.add("Y001", f"the file cannot be read ({why})", start_of(name), "make it readable")
        return None
    return read_document(content, name, report)


def read_document(content: bytes, name: str, report: Report) -> Document | None:
    """Read the bytes of a YAML file; None where no tree could be built."""
    text = _decoded(content, name, report)
    events = None if text is None else _events(text, name, report)
    if text is None or events is None:
        return None
    root = build(name, text, events, report)
    return None if root is None else Document(name, root)


def _decoded(content: bytes, name: str, report: Report) -> str | None:
    if len(content) > LARGEST_FILE:
        report.add("Y002", "the file is larger than 2 MiB", start_of(name), "split it into several")
        return None
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").removeprefix("\ufeff")
        at = _spot(name, before + "?", len(before))
        report.add("Y003", "the file is not UTF-8 here", at, "save it as UTF-8")
        return None
    found = FORBIDDEN.search(text)
    if found:
        character = f"U+{ord(found[0]):04X}"
        message = f"the character {character} cannot stand in YAML as it is"
        advice = f'write it as an escape in double quotes: "{_escape(found[0])}"'
        report.add("Y004", message, _spot(name, text, found.start()), advice)
        return None
    return text


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _events(text: str, name: str, report: Report) -> list[yaml.Event] | None:
    """Return the file's events, or None where it is not YAML, too deep or too large."""
    parser = _parser(text)
    if parser is None:
        advice = "install a PyYAML wheel, or build PyYAML where libyaml's headers are"
        report.add("Y019", "this PyYAML was built without libyaml", start_of(name), advice)
        return None
    events: list[yaml.Event] = []
    depth = nodes = 0
    try:
        while event := parser.get_event():
            events.append(event)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            nodes += isinstance(event, yaml.NodeEvent)
            if depth > DEEPEST or nodes > MOST_NODES:
                _report_limit(depth, span_of(name, event), report)
                return None
    except yaml.MarkedYAMLError as error:
        _report_syntax(error, text, name, report)
        return None
    return events


def _parser(text: str) -> yaml.CBaseLoader | None:
    """Return libyaml's parser; PyYAML's own is too slow and too deep for files of strangers."""
    try:
        from yaml import CBaseLoader
    except ImportError:
        return None
    return CBaseLoader(text)


def _report_limit(depth: int, at: Span, report: Report) -> None:
    if depth > DEEPEST:
        report.add("Y006", f"values are nested deeper than {DEEPEST} here", at, "nest them less")
    else:
        message = f"the file has more than {MOST_NODES:,} values"
        report.add("Y007", message, at, "split it into several files")


def _report_syntax(error: yaml.MarkedYAMLError, text: str, name: str, report: Report) -> None:
    index = error.problem_mark.index if error.problem_mark else 0
    message, advice = explain(error.problem or "", text[index : index + 1])
    related: tuple[tuple[Span, str], ...] = ()
    if error.context_mark and error.context_mark.index < index:
        began = _spot(name, text, error.context_mark.index)
        related = ((began, "what is being read began here"),)
    report.add("Y005", message, _spot(name, text, index), advice, related)


def _spot(name: str, text: str, index: int) -> Span:
    """Return the position of one character; libyaml may point behind the end of the file."""
    before = text[:index] if index < len(text) else text.rstrip()
    rows = re.split("\r\n|\r|\n", before)
    return Span(name, len(rows), len(rows[-1]) + 1, len(rows), len(rows[-1]) + 2)
