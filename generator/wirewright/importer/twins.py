"""Operations that a server could not tell apart by what the pages say of them.

Actions of one path differ by what they need; where a page leaves that open, what stands in the
address is taken for needed. What is the same even then is one operation, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wirewright.importer.calls import Call
from wirewright.importer.report import Notes
from wirewright.spec.dump import Noted, Tree

_BRACES = re.compile(r"\{([^{}]*)\}")


def without(calls: Sequence[tuple[Call, dict[str, Tree]]], notes: Notes) -> dict[str, Tree]:
    """Return the operations by name; of two that are one, the first."""
    found: dict[str, Tree] = {}
    routes: dict[tuple[object, ...], str] = {}
    for call, tree in calls:
        key = _route(call, tree)
        if key in routes and _need_all(tree):
            key = _route(call, tree)
        if key in routes:
            why = f"no server could tell it from `{routes[key]}` by its address"
            notes.left_out(
                call.page, call.endpoint.line, f"{call.method.upper()} {call.endpoint.path}: {why}"
            )
            continue
        routes[key] = call.name
        found[call.name] = tree
    return found


def _route(call: Call, tree: dict[str, Tree]) -> tuple[object, ...]:
    kinds = {name: _type(part) for name, part in _entries(tree, "path")}
    path = _BRACES.sub(lambda x: f"{{{kinds.get(x[1], '')}}}", call.path)
    needed = sorted(name for name, _ in _entries(tree, "query") if not name.endswith("?"))
    return call.method, path, *needed


def _need_all(tree: dict[str, Tree]) -> bool:
    """Make all query parameters needed; tell whether any was not."""
    query = _entries(tree, "query")
    if all(not name.endswith("?") for name, _ in query):
        return False
    tree["query"] = {
        name.removesuffix("?"): (
            Noted(part, "review: needed, for another operation has this path without it")
            if name.endswith("?") and not isinstance(part, Noted)
            else part
        )
        for name, part in query
    }
    return True


def _entries(tree: dict[str, Tree], place: str) -> list[tuple[str, Tree]]:
    found = tree.get(place)
    return list(found.items()) if isinstance(found, dict) else []


def _type(tree: Tree) -> str:
    if isinstance(tree, Noted):
        tree = tree.value
    return str(tree.get("type", "")) if isinstance(tree, dict) else str(tree)
