"""Specs in which every text of one kind is hostile, and what must come out of them.

A *place* is a kind of text in a spec. For each there is a function from strings to the YAML of
a spec with one of them at each of as many spots, so that one run of the generator tries hundreds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

STRINGS = Path(__file__).with_name("strings.json")


@dataclass(frozen=True, slots=True)
class Hostile:
    """A hostile string and the kind of harm it tries."""

    kind: str
    value: str


def hostile_strings() -> tuple[Hostile, ...]:
    """Return all hostile strings, repeated and completed as their file says."""
    rows = json.loads(STRINGS.read_text("utf-8"))
    return tuple(
        Hostile(row["class"], row["value"] * row.get("repeat", 1) + row.get("suffix", ""))
        for row in rows
    )


def quoted(text: str) -> str:
    """Return `text` as a double-quoted scalar in ASCII."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if " " <= character <= "~" else f"\\U{ord(character):08x}"


_HEAD = """\
wirewright: 1
api: {{title: T, dialect: aspnet, xml_namespace: "http://example.org/a", source: S{api}}}
types:
  Sent:
    fields:
      Zero?: string?
{fields}
{types}
operations:
  send:
    post: api/send
    query:
      none?: string
{query}
    request: Sent
    responses: {{2xx: none}}
"""


def _spec(api: str = "", fields: str = "", types: str = "", query: str = "") -> str:
    return _HEAD.format(api=api, fields=fields, types=types, query=query)


def _xml_names(strings: Sequence[str]) -> str:
    """Return a spec with an XML name for each string; the wire sorts them, so a number leads."""
    rows = (
        f"      F{n}?: {{type: string?, xml: {quoted(f'N{n:04}{text}')}}}"
        for n, text in enumerate(strings)
    )
    return _spec(fields="\n".join(rows))


def _fields(strings: Sequence[str], entry: Callable[[str], str]) -> str:
    """Return a spec with a field for each string."""
    rows = (f"      F{n}?: {{type: string?, {entry(x)}}}" for n, x in enumerate(strings))
    return _spec(fields="\n".join(rows))


def _files(strings: Sequence[str]) -> str:
    """Return a spec with a file for each string; a name is never empty."""
    rows = (
        f"      F{n}?: {{type: bytes, filename: {quoted(f'N{text}')}}}"
        for n, text in enumerate(strings)
    )
    spec = _spec(fields="\n".join(rows))
    return spec.replace("request: Sent", "request: {body: Sent, media: [multipart]}")


def _parameters(strings: Sequence[str], entry: Callable[[str], str]) -> str:
    """Return a spec with a query parameter for each string."""
    rows = (f"      p{n}?: {{type: string, {entry(x)}}}" for n, x in enumerate(strings))
    return _spec(query="\n".join(rows))


def _enum(rows: Sequence[str]) -> str:
    members = "\n".join(f"      - {row}" for row in rows)
    return _spec(fields="      Kind?: Kind?", types=f"  Kind:\n    enum:\n{members}")


# Places whose texts are documentation or stand on the wire: every string is accepted.
TEXTS: dict[str, Callable[[Sequence[str]], str]] = {
    "field doc": lambda x: _fields(x, lambda text: f"doc: {quoted(text)}"),
    "field note": lambda x: _fields(x, lambda text: f"notes: [{quoted(text)}]"),
    "field title": lambda x: _fields(x, lambda text: f"title: {quoted(text)}"),
    "field example": lambda x: _fields(x, lambda text: f"examples: [{quoted(text)}]"),
    "field pattern": lambda x: _fields(x, lambda text: f"pattern: {quoted(text)}"),
    "json name": lambda x: _fields(x, lambda text: f"json: {quoted(text)}"),
    "form name": lambda x: _fields(x, lambda text: f"form: {quoted(text)}"),
    "xml name": _xml_names,
    "file name": _files,
    "parameter doc": lambda x: _parameters(x, lambda text: f"doc: {quoted(text)}"),
    "parameter default": lambda x: _parameters(x, lambda text: f"default: {quoted(text)}"),
    "parameter example": lambda x: _parameters(x, lambda text: f"examples: [{quoted(text)}]"),
    "enum value": lambda x: _enum([quoted(text) for text in x]),
    "enum title": lambda x: _enum([f"m{n}: {{title: {quoted(t)}}}" for n, t in enumerate(x)]),
    "enum doc": lambda x: _enum([f"m{n}: {{doc: {quoted(t)}}}" for n, t in enumerate(x)]),
    "api note": lambda x: _spec(api=f", notes: [{', '.join(map(quoted, x))}]"),
}


def _one(place: Callable[[str], str]) -> Callable[[Sequence[str]], str]:
    """Return a place that takes one string at a time."""
    return lambda strings: place(strings[0])


# Places whose texts are names or paths: a string may be refused, with its position.
NAMES: dict[str, Callable[[Sequence[str]], str]] = {
    "field name": _one(lambda x: _spec(fields=f"      ? {quoted(x)}\n      : string?")),
    "type name": _one(lambda x: _spec(types=f"  ? {quoted(x)}\n  : {{fields: {{A: string}}}}")),
    "parameter name": _one(lambda x: _spec(query=f"      ? {quoted(x)}\n      : string")),
    "operation name": _one(lambda x: _spec().replace("  send:", f"  ? {quoted(x)}\n  :")),
    "path": _one(lambda x: _spec().replace("post: api/send", f"post: {quoted(x)}")),
    "namespace": _one(lambda x: _spec().replace('"http://example.org/a"', quoted(x))),
    "server": _one(lambda x: _spec(api=f", server: {quoted(x)}")),
    "media type": _one(lambda x: _spec(api=f", media_types: {{json: [{quoted(x)}]}}")),
    "format": _one(lambda x: _spec(fields=f"      D?: {{type: datetime, format: {quoted(x)}}}")),
}
