"""A draft against the spec's own reader: what that refuses is taken out, and said.

Takes a `Draft`, returns one that lints. Nothing that a page says can leave this room as a spec that
cannot be read.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from wirewright.diagnostics import Diagnostic, Report
from wirewright.importer.draft import Draft
from wirewright.ir import Api
from wirewright.python import naming
from wirewright.resolve import resolve
from wirewright.spec.dump import Noted, Tree
from wirewright.spec.parse import parse_api

ROUNDS = 20
_ENTRY = re.compile(r"  (?:\"(?P<quoted>[^\"]+)\"|(?P<plain>[^\s#][^:]*?)):(?:\s|$)")
_SECTION = re.compile(r"(\w+):")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def checked(draft: Draft) -> tuple[Draft, Api | None]:
    """Return the draft without what its own reader refuses, and what the reader made of it."""
    for _ in range(ROUNDS):
        if not draft.operations:
            return draft, None
        api, errors = _read(draft)
        if not errors:
            return draft, api
        draft = _without(draft, errors)
    return replace(draft, tree={**draft.tree, "types": {}, "operations": {}}, samples={}), None


def _read(draft: Draft) -> tuple[Api | None, list[Diagnostic]]:
    report = Report()
    with tempfile.TemporaryDirectory(prefix="wirewright-") as home:
        folder = Path(home) / draft.name
        (folder / "samples").mkdir(parents=True)
        (folder / "api.yaml").write_text(draft.text, encoding="utf-8", newline="")
        for name, content in draft.samples.items():
            (folder / name).write_bytes(content)
        spec = parse_api(folder, report, draft.name)
        api = resolve(spec, report) if spec is not None else None
    if api is not None:
        naming.check(api, report)
    return api, [found for found in report.diagnostics if found.severity == "error"]


def _without(draft: Draft, errors: Iterable[Diagnostic]) -> Draft:
    """Take out the operations and samples that errors stand in, or that need a type with an error."""
    lines = draft.text.split("\n")
    operations = dict(_mapping(draft.tree.get("operations")))
    types = dict(_mapping(draft.tree.get("types")))
    samples = dict(draft.samples)
    for found in errors:
        why = f"{found.message} ({found.code})"
        if "/samples/" in found.at.file:
            name = f"samples/{found.at.file.rpartition('/')[2]}"
            if samples.pop(name, None) is not None:
                draft.notes.left_out(name, found.at.line, why)
            continue
        section, entry = _place(lines, found.at.line)
        wrong = {entry} if section == "operations" else set(_users(operations, types, entry))
        if not wrong:
            wrong = set(operations)
        for name in wrong:
            if operations.pop(name, None) is not None:
                draft.notes.left_out("", 0, f"the operation {name}: {why}")
    samples = {
        name: content
        for name, content in samples.items()
        if name.removeprefix("samples/").partition(".")[0] in operations
    }
    needed = set(_reached(operations.values(), types))
    tree = {**draft.tree, "types": {x: y for x, y in types.items() if x in needed}}
    tree["operations"] = operations
    tree = {key: value for key, value in tree.items() if value != {}}
    return replace(draft, tree=tree, samples=samples, operations=len(operations))


def _mapping(tree: Tree) -> Mapping[str, Tree]:
    return tree if isinstance(tree, Mapping) else {}


def _place(lines: list[str], line: int) -> tuple[str, str]:
    """Return the section and the entry that a line stands in."""
    entry = ""
    for text in reversed(lines[:line]):
        found = _ENTRY.match(text)
        if found and not entry:
            entry = found["quoted"] or found["plain"]
        if section := _SECTION.match(text):
            return section[1], entry
    return "", entry


def _users(operations: Mapping[str, Tree], types: Mapping[str, Tree], name: str) -> Iterator[str]:
    for operation, tree in operations.items():
        if name in _reached([tree], types):
            yield operation


def _reached(trees: Iterable[Tree], types: Mapping[str, Tree]) -> set[str]:
    """Return the types that trees lead to."""
    found: set[str] = set()
    waiting = list(trees)
    while waiting:
        here = waiting.pop()
        if isinstance(here, Noted):
            waiting.append(here.value)
        elif isinstance(here, Mapping):
            waiting += [
                part for key, part in here.items() if key not in ("doc", "notes", "inferred")
            ]
        elif isinstance(here, str):
            for word in _WORD.findall(here):
                if word in types and word not in found:
                    found.add(word)
                    waiting.append(types[word])
        elif isinstance(here, list | tuple):
            waiting += here
    return found
