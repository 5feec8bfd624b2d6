"""A spec's document against the JSON Schema of the language.

In goes a `Document`, out comes its tree without the parts that the schema refuses, so that the
later stages can read the rest; what is refused is reported. The schema is also what editors use.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wirewright.diagnostics import Report, quoted
from wirewright.spec.document import (
    Document,
    JsonScalar,
    Mapping,
    Node,
    Sequence,
    ambiguous,
    core,
)
from wirewright.spec.faults import Fault, Refusal, faults

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

MOST_FAULTS: Final = 500
WRONG_KIND: Final = frozenset(("S003", "S004", "S017"))

Plain = JsonScalar | list["Plain"] | dict[str, "Plain"]


class Ambiguous(str):
    """A text without quotes that YAML 1.1 reads as something else; no `string` to the schema."""

    __slots__ = ()


def schema_text() -> str:
    """Return the JSON Schema of the spec language."""
    return Path(__file__).with_name("schema.json").read_text(encoding="utf-8")


def check(document: Document, report: Report) -> Mapping | None:
    """Report what the schema refuses and return the rest; None where nothing can be used."""
    refusals = _refusals(_plain(document.root))
    found = _strange_numbers(document.root)
    found += islice((x for each in refusals for x in faults(each, document.root)), MOST_FAULTS + 1)
    shown = sorted(_telling(found), key=lambda x: (x.at.line, x.at.column))
    for fault in shown[:MOST_FAULTS]:
        report.add(fault.code, fault.message, fault.at, fault.advice)
    if len(found) > MOST_FAULTS:
        message = f"more than {MOST_FAULTS} findings in this file; the rest is not shown"
        report.add("S018", message, shown[-1].at, "is this file a spec?")
        return None
    if not isinstance(document.root, Mapping) or any(x.drop is document.root for x in shown):
        return None
    return _without(document.root, {id(x.drop) for x in shown if x.drop})


def _telling(found: list[Fault]) -> list[Fault]:
    """Return each fault once, without what only follows from a value of the wrong kind."""
    kinds: dict[int, Fault] = {}
    for fault in found:
        if fault.code in WRONG_KIND:
            kinds.setdefault(id(fault.place), fault)
    telling = (fault for fault in found if kinds.get(id(fault.place), fault) is fault)
    return list({(id(fault.place), fault.message): fault for fault in telling}.values())


def _refusals(value: Plain) -> Iterator[Refusal]:
    for error in _validator().iter_errors(value):
        yield Refusal(
            keyword=str(error.validator or ""),
            value=error.validator_value,
            schema=error.schema,
            instance=error.instance,
            path=tuple(error.absolute_path),
            schema_path=tuple(error.absolute_schema_path),
        )


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator, validators

    types = Draft202012Validator.TYPE_CHECKER.redefine("string", _is_text)
    extend: Callable[..., type[Draft202012Validator]] = validators.extend
    strict = extend(Draft202012Validator, {"pattern": _pattern}, type_checker=types)
    return strict(json.loads(schema_text()))


def _is_text(_: object, value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, Ambiguous)


def _pattern(_: object, pattern: str, value: object, __: object) -> Iterator[ValidationError]:
    """Check a pattern as editors do: Python's `$` also matches before a final line break."""
    from jsonschema import ValidationError

    if isinstance(value, str) and not re.search(pattern.removesuffix("$") + r"\Z", value):
        yield ValidationError("")


def _plain(node: Node) -> Plain:
    """Return what the validator looks at."""
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.entries}
    value = core(node)
    return Ambiguous(value) if isinstance(value, str) and ambiguous(node) else value


def _strange_numbers(node: Node) -> list[Fault]:
    """Find numbers that JSON does not have; where a text is wanted, they need quotes as well."""
    if isinstance(node, Sequence):
        return [fault for item in node.items for fault in _strange_numbers(item)]
    if isinstance(node, Mapping):
        return [fault for _, value in node.entries for fault in _strange_numbers(value)]
    value = core(node)
    if not isinstance(value, float) or math.isfinite(value):
        return []
    message = f"YAML reads {quoted(node.text)} as a number that JSON does not have"
    advice = f"quote it if it is a text: {quoted(json.dumps(node.text))}"
    return [Fault("S017", message, node.at, advice, place=node, drop=node)]


def _without(mapping: Mapping, dropped: set[int]) -> Mapping:
    """Return the tree without the nodes that have these identities, nor the values of such keys."""
    entries = (
        (key, _rest(value, dropped))
        for key, value in mapping.entries
        if id(key) not in dropped and id(value) not in dropped
    )
    return Mapping(tuple(entries), mapping.at)


def _rest(node: Node, dropped: set[int]) -> Node:
    if isinstance(node, Mapping):
        return _without(node, dropped)
    if isinstance(node, Sequence):
        items = (_rest(item, dropped) for item in node.items if id(item) not in dropped)
        return Sequence(tuple(items), node.at)
    return node
