"""What the pages of a site show at all: what is not here cannot be learnt from them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.importer.simulator.classes import Many, Named, Site
from tests.importer.simulator.jsons import UnwritableError, json_text
from tests.importer.simulator.objects import Both, Entries, Instance, Items, Value, sample
from tests.importer.simulator.page import xml_sample


@dataclass(slots=True)
class Seen:
    """What pages show: whether tables, and the classes with a JSON and with an XML sample."""

    tables: bool = True
    models: bool = False
    json: set[str] = field(default_factory=set)
    xml: set[str] = field(default_factory=set)
    nulls: set[tuple[str, str]] = field(default_factory=set)
    rows: set[str] = field(default_factory=set)


def seen_of(
    site: Site, *, tables: bool = True, models: bool = False, first_only: bool = False
) -> Seen:
    """Return what the pages of a site show. `first_only`: of each body, the first sample only."""
    seen = Seen(tables, models)
    for action in site.actions:
        for type_ in (action.body, action.result):
            if type_ is not None:
                value = sample(site, type_)
                if has_json := _has_json(site, value):
                    _note(value, seen.json, seen)
                if xml_sample(site, type_) is not None and not (first_only and has_json):
                    _note(value, seen.xml, seen)
                inner = type_
                while isinstance(inner, Many):
                    inner = inner.of
                if isinstance(inner, Named) and tables:
                    seen.rows.add(inner.name)
    return seen


def _has_json(site: Site, value: Value) -> bool:
    try:
        json_text(site, value)
    except UnwritableError:
        return False
    return True


def _note(value: Value, names: set[str], seen: Seen) -> None:
    if isinstance(value, Items):
        for item in value.of:
            _note(item, names, seen)
    elif isinstance(value, Entries):
        for _, content in value.of:
            _note(content, names, seen)
    elif isinstance(value, Instance) and value.of.name not in names:
        names.add(value.of.name)
        for name, content in value.values.items():
            if content is None:
                seen.nulls.add((value.of.name, name))
            _note(content, names, seen)
    elif isinstance(value, Both):
        _note(value.value, names, seen)
