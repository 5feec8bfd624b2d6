"""Metadata pages of ServiceStack as tight text: routes, tables of DTOs, one exchange in a medium."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal

from tests.importer.simulator.classes import (
    Action,
    Class,
    Enumeration,
    Many,
    Map,
    Maybe,
    Named,
    Pair,
    Simple,
    Site,
    Type,
    parts,
)
from tests.importer.simulator.datacontract import contract_text
from tests.importer.simulator.jsons import json_text
from tests.importer.simulator.objects import (
    Both,
    Entries,
    Instance,
    Items,
    Picked,
    Scalar,
    Value,
)
from tests.importer.simulator.sites import Maker
from tests.importer.simulator.tastes import Taste

Medium = Literal["json", "xml"]
_PROTOTYPES: Final[dict[str, tuple[object, str]]] = {
    "string": ("String", "String"),
    "bool": (False, "false"),
    "DateTime": ("/Date(-62135596800000-0000)/", "0001-01-01T00:00:00"),
    "Guid": ("0" * 32, "00000000-0000-0000-0000-000000000000"),
}
_VALUES: Final = ("int", "long", "decimal", "double", "bool", "DateTime", "Guid")
_ITEMS: Final = ("string", *_VALUES)
_PLAIN: Final = Taste(odd=0, rare=0, nullable=0.1, nested=0.4, bases=0, noted=0.2, documented=0.3)


def stack_site(seed: int) -> Site:
    """Return a site of a seed whose operations are named by what they take."""
    maker = Maker(
        random.Random(seed),
        _PLAIN,
        spaces=(f"Stack{seed}.ServiceModel",),
        keys=("string",),
        values=_VALUES,
        items=_ITEMS,
    )
    maker.enumeration(is_named=True)
    for _ in range(3):
        maker.model(False, maker.luck.choice((2, 4, 7)))
    actions = []
    for number in range(2):
        for _ in range(2):
            maker.model(False, 3)
        result, body = list(maker.types)[-2:]
        path = f"things{number}/{body.lower()}"
        actions.append(Action("POST", path, body=Named(body), result=Named(result)))
    return Site({name: _bare(here) for name, here in maker.types.items()}, tuple(actions))


def _bare(here: Class | Enumeration) -> Class | Enumeration:
    """Leave away what these pages have no place for: limits, and classes inside of others."""
    if isinstance(here, Enumeration):
        return here
    kept = [replace(x, notes=x.notes[: "Required" in x.notes]) for x in here.properties]
    return replace(here, properties=tuple(kept), fields=(), outer="")


def stack_pages(site: Site, media: Sequence[Medium] = ("json", "xml")) -> list[tuple[str, str]]:
    """Return the pages of a site, for each operation one in each medium."""
    return [
        (f"page{number}-{medium}.txt", "\n".join(_page(site, action, medium)))
        for number, action in enumerate(site.actions, 1)
        for medium in media
    ]


def _page(site: Site, action: Action, medium: Medium) -> Iterator[str]:
    assert isinstance(action.body, Named)
    assert isinstance(action.result, Named)
    yield from ("Harbor", "", "<back to all web services", "", action.body.name, "")
    yield "The following routes are available for this service:"
    yield f"{action.method}/{action.path}"
    for name in _reached(site, action.body, action.result):
        yield from _table(site, name)
    yield ""
    use = "To override the Content-type in your clients, use the HTTP Accept Header, append the"
    yield from (f"{use} .{medium} suffix or ?format={medium}", "", f"HTTP + {medium.upper()}", "")
    placeholders = "The placeholders shown need to be replaced with actual values."
    yield from (f"The following are sample HTTP requests and responses. {placeholders}", "")
    yield f"{action.method} /{action.path} HTTP/1.1 "
    yield from ("Host: harbor.example ", f"Accept: application/{medium}")
    yield from (f"Content-Type: application/{medium}", "Content-Length: length", "")
    yield _payload(site, action.body, medium)
    yield from ("HTTP/1.1 200 OK", f"Content-Type: application/{medium}", "Content-Length: length")
    yield from ("", _payload(site, action.result, medium))


def _reached(site: Site, *roots: Named) -> list[str]:
    found: list[str] = []
    waiting = [root.name for root in roots]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            here = site.types[name]
            if isinstance(here, Class):
                inner = [part for each in here.properties for part in parts(each.type)]
                waiting += [part.name for part in inner if isinstance(part, Named)]
    return found


def _table(site: Site, name: str) -> Iterator[str]:
    here = site.types[name]
    if isinstance(here, Enumeration):
        yield from (f"{name} Enum:", "NameValue")
        yield from (f"{member}{number}" for member, number in here.members)
        return
    yield from (f"{name} Parameters:", "NameParameterData TypeRequiredDescription")
    for each in here.properties:
        must = "Yes" if "Required" in each.notes else "No"
        yield f"{each.name}body{_word(each.type)}{must}{each.doc}"


def _word(type_: Type) -> str:
    if isinstance(type_, Simple):
        return type_.word
    if isinstance(type_, Named):
        return type_.name
    if isinstance(type_, Maybe):
        return f"{_word(type_.of)}?"
    if isinstance(type_, Many):
        return f"{_word(type_.of)}[]" if type_.is_array else f"List<{_word(type_.of)}>"
    shape = "Dictionary" if isinstance(type_, Map) else "KeyValuePair"
    return f"{shape}<{_word(type_.key)}, {_word(type_.value)}>"


def _payload(site: Site, type_: Named, medium: Medium) -> str:
    value = prototype(site, type_)
    if medium == "xml":
        return contract_text(site, type_, value)
    text = json_text(site, value, indent=None)
    return text.replace('"/Date(', '"\\/Date(').replace(')/"', ')\\/"')


def prototype(site: Site, type_: Type) -> Value:
    """Return what metadata pages show of a type: defaults, one item in each list."""
    if isinstance(type_, Simple):
        return Scalar(type_.word, 0, _PROTOTYPES.get(type_.word, (0, "0")))
    if isinstance(type_, Maybe):
        return prototype(site, type_.of)
    if isinstance(type_, Many):
        return Items((prototype(site, type_.of),))
    if isinstance(type_, Map | Pair):
        both = prototype(site, type_.key), prototype(site, type_.value)
        return Entries((both,)) if isinstance(type_, Map) else Both(*both)
    here = site.types[type_.name]
    if isinstance(here, Enumeration):
        return Picked(replace(here, as_name=True), *here.members[0])
    values = {each.name: prototype(site, each.type) for each in here.properties}
    return Instance(here, values)
