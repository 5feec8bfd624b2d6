"""libyaml's events as a tree of nodes; what the spec language leaves out of YAML is refused here.

The events are known to be sound and within the limits. A refused part is reported and left out,
so that the rest of the file is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from wirewright.diagnostics import Report, Span, quoted
from wirewright.spec.document import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class _Source:
    """A file while it is read."""

    name: str
    text: str
    events: Iterator[yaml.Event]
    report: Report


def build(name: str, text: str, events: Iterable[yaml.Event], report: Report) -> Node | None:
    """Return the tree of a file's first document, or None where it has no value."""
    return _document(_Source(name, text, iter(events), report))


def _document(source: _Source) -> Node | None:
    """Build the first document; report a second one."""
    next(source.events)
    start = next(source.events)
    if not isinstance(start, yaml.DocumentStartEvent):
        source.report.add("Y018", "the file is empty", start_of(source.name), "write the spec here")
        return None
    if start.version or start.tags:
        message = "a directive (a line that begins with `%`) is not allowed"
        source.report.add("Y015", message, _line(span_of(source.name, start)), "delete the line")
    root = _node(source, next(source.events))
    next(source.events)
    after = next(source.events)
    if isinstance(after, yaml.DocumentStartEvent):
        at = span_of(source.name, after)
        source.report.add("Y013", "a second document begins here", at, "make it a file of its own")
    return root


def _node(source: _Source, event: yaml.Event) -> Node | None:
    """Build the node that begins with `event`; None for an alias."""
    at = span_of(source.name, event)
    if isinstance(event, yaml.AliasEvent):
        message = f"an alias ({quoted(f'*{event.anchor}')}) is not allowed"
        source.report.add("Y009", message, at, "write the value out")
        return None
    if isinstance(event, yaml.ScalarEvent):
        _refuse_properties(source, event, at)
        return _scalar(source, event, at)
    if isinstance(event, yaml.SequenceStartEvent):
        _refuse_properties(source, event, at)
        return _sequence(source, event, at)
    assert isinstance(event, yaml.MappingStartEvent)
    _refuse_properties(source, event, at)
    return _mapping(source, event, at)


def _refuse_properties(
    source: _Source, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: Span
) -> None:
    if event.anchor is not None:
        message = f"an anchor ({quoted(f'&{event.anchor}')}) is not allowed"
        advice = "delete it, and quote a text that begins with `&`"
        source.report.add("Y008", message, _line(at), advice)
    if event.tag is not None:
        message = f"a tag ({quoted(event.tag)}) is not allowed"
        advice = "delete it, and quote a text that begins with `!`"
        source.report.add("Y010", message, _line(at), advice)


def _scalar(source: _Source, event: yaml.ScalarEvent, at: Span) -> Scalar:
    plain = not event.style
    end = _index(event.end_mark)
    if plain and source.text.startswith(" #", end):
        after = Span(at.file, at.end_line, at.end_column, at.end_line, at.end_column + 2)
        advice = "quote the text if `#` belongs to it; a comment has two spaces before it"
        source.report.add("Y017", "a text is cut off by ` #`", after, advice)
    # What is wider than its text and quotes has escapes, line breaks, an anchor or a tag.
    extra = 0 if plain else 2
    exact = at.line == at.end_line and at.end_column - at.column == len(event.value) + extra
    return Scalar(event.value, plain, at, extra // 2 if exact else None)


def _sequence(source: _Source, event: yaml.SequenceStartEvent, at: Span) -> Sequence:
    items = []
    while not isinstance(last := next(source.events), yaml.SequenceEndEvent):
        item = _node(source, last)
        if item is not None:
            items.append(item)
    inner = items[-1].at if items else at
    return Sequence(tuple(items), _whole(at, inner, last, event))


def _mapping(source: _Source, event: yaml.MappingStartEvent, at: Span) -> Mapping:
    entries: dict[str, tuple[Scalar, Node]] = {}
    inner = at
    while not isinstance(last := next(source.events), yaml.MappingEndEvent):
        key = _node(source, last)
        value_event = next(source.events)
        value = _node(source, value_event)
        inner = value.at if value else inner
        if key is None or not _sound_key(source, key, entries):
            continue
        if _index(value_event.start_mark) == _index(value_event.end_mark):
            value = None if _stray(source, key, last, value_event) else value
        if value is not None and isinstance(key, Scalar):
            entries[key.text] = (key, value)
    return Mapping(tuple(entries.values()), _whole(at, inner, last, event))


def _sound_key(source: _Source, key: Node, entries: dict[str, tuple[Scalar, Node]]) -> bool:
    """Tell whether `key` can be one, and say why not."""
    if not isinstance(key, Scalar):
        source.report.add("Y014", "a key is not a text", _line(key.at), "quote it")
        return False
    if key.plain and key.text == "<<":
        advice = "write the keys out, or quote a key that is called so"
        source.report.add("Y011", "a merge key (`<<`) is not allowed", key.at, advice)
        return False
    if key.text in entries:
        first = entries[key.text][0].at
        message = f"the key {quoted(key.text)} stands twice in one mapping"
        related = ((first, "it stands here first"),)
        source.report.add("Y012", message, key.at, "delete or rename one of the two", related)
        return False
    return True


def _stray(source: _Source, key: Node, event: yaml.Event, value: yaml.Event) -> bool:
    """Tell whether a key has no colon, and report it."""
    between = source.text[_index(event.end_mark) : _index(value.start_mark)]
    if between.lstrip().startswith(":"):
        return False
    text = key.text if isinstance(key, Scalar) else ""
    advice = "quote the whole text if the comma before it belongs to a text"
    source.report.add("Y016", f"{quoted(text)} is a key without a value", key.at, advice)
    return True


def _whole(start: Span, inner: Span, last: yaml.Event, event: yaml.CollectionStartEvent) -> Span:
    """Return a collection's span; libyaml ends one in block style at the next token."""
    if event.flow_style:
        end = span_of(start.file, last)
        return Span(start.file, start.line, start.column, end.end_line, end.end_column)
    return Span(start.file, start.line, start.column, inner.end_line, inner.end_column)


def span_of(name: str, event: yaml.Event) -> Span:
    """Return where an event stands."""
    start, end = event.start_mark, event.end_mark
    assert start
    assert end
    return Span(name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _index(mark: object) -> int:
    index = getattr(mark, "index", 0)
    assert isinstance(index, int)
    return index


def _line(at: Span) -> Span:
    """Return where a long span begins, as one character."""
    return Span(at.file, at.line, at.column, at.line, at.column + 1)


def start_of(name: str) -> Span:
    """Return the beginning of a file."""
    return Span(name, 1, 1, 1, 1)
