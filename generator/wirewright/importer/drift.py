"""What a documentation says otherwise than the spec: operations, parameters, fields, types, samples.

Takes an API as its spec means it, and as its pages say it now. Names that people gave, and types
that they know better, are no changes: operations are matched by address, fields by their names on
the wire.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from wirewright.ir import (
    Api,
    Body,
    Enum,
    Field,
    ListOf,
    MapOf,
    Model,
    NamedType,
    Operation,
    PairOf,
    Ref,
    Sample,
    Scalar,
    Type,
)
from wirewright.resolve.scope import INTEGERS

What = Literal["added", "removed", "changed"]

_BRACES: Final = re.compile(r"\{[^{}]*\}")
_JSON_SPACE: Final = re.compile(r'("(?:[^"\\]|\\.)*+")|[ \t\r\n]+', re.DOTALL)
_XML_SPACE: Final = re.compile(r">[ \t\r\n]+<")
_REALS: Final = frozenset(("float", "double", "decimal"))
_TEXTS: Final = frozenset(("string", "uri", "char"))


@dataclass(frozen=True, slots=True)
class Change:
    """A difference: what happened to what, in the documentation."""

    what: What
    where: str
    message: str

    def __str__(self) -> str:
        return (
            f"{self.what}: {self.where}: {self.message}"
            if self.message
            else f"{self.what}: {self.where}"
        )


def changes(spec: Api, pages: Api) -> list[Change]:
    """Return what the pages say otherwise than the spec, in the order of the spec."""
    own, others = _by_route(spec), _by_route(pages)
    found: list[Change] = []
    for key, operations in own.items():
        twins = others.get(key, [])
        for number, operation in enumerate(operations):
            where = f"{operation.method.upper()} {operation.path}"
            if number >= len(twins):
                found.append(Change("removed", where, "the pages have no such operation any more"))
                continue
            found += _Comparison(spec, pages, where).operation(operation, twins[number])
    for key, twins in others.items():
        for twin in twins[len(own.get(key, [])) :]:
            where = f"{twin.method.upper()} {twin.path}"
            found.append(Change("added", where, "the spec has no such operation"))
    return list(dict.fromkeys(found))


def _by_route(api: Api) -> dict[tuple[str, ...], list[Operation]]:
    found: dict[tuple[str, ...], list[Operation]] = {}
    for operation in api.operations:
        path = _BRACES.sub("{}", operation.path).casefold()
        found.setdefault((operation.method, path), []).append(operation)
    return found


class _Comparison:
    """One operation of the spec beside that of the pages."""

    def __init__(self, spec: Api, pages: Api, where: str) -> None:
        self.own: Mapping[str, NamedType] = {x.name: x for x in spec.types}
        self.others: Mapping[str, NamedType] = {x.name: x for x in pages.types}
        self.where = where
        self.seen: set[tuple[str, str]] = set()

    def operation(self, own: Operation, other: Operation) -> Iterator[Change]:
        """Yield what is different about an operation."""
        yield from self._parameters(own, other)
        if (own.request is None) != (other.request is None):
            what: What = "added" if own.request is None else "removed"
            yield Change(what, self.where, "the request's body")
        yield from self._bodies(own.request, other.request, "request")
        for response in own.responses:
            twin = _response(other, response.status)
            if twin is None:
                yield Change("removed", self.where, f"the answer {response.status}")
            else:
                yield from self._bodies(response.body, twin, f"answer {response.status}")
        for response in other.responses:
            if _response(own, response.status) is None:
                yield Change("added", self.where, f"the answer {response.status}")
        yield from self._samples(own.samples, other.samples)

    def _parameters(self, own: Operation, other: Operation) -> Iterator[Change]:
        mine, others = _parameters(own), _parameters(other)
        for name in mine:
            if name not in others and mine[name] != "supplied":
                yield Change("removed", self.where, f"the parameter {name}")
        for name in others:
            if name not in mine:
                yield Change("added", self.where, f"the parameter {name}")

    def _bodies(
        self, own: Body | object | None, other: Body | object | None, place: str
    ) -> Iterator[Change]:
        if isinstance(own, Body) and isinstance(other, Body):
            yield from self._types(own.type, other.type, place)

    # ---- types ------------------------------------------------------------------------------------

    def _types(self, own: Type, other: Type, path: str) -> Iterator[Change]:
        match own, other:
            case (Scalar(kind="any"), _) | (_, Scalar(kind="any")):
                return
            case ListOf(), ListOf():
                yield from self._types(own.item, other.item, f"{path}[]")
            case (MapOf(value=mine), MapOf(value=its)) | (PairOf(value=mine), PairOf(value=its)):
                yield from self._types(mine, its, f"{path}{{}}")
            case Scalar(), Scalar():
                if not _is_alike(own, other):
                    yield Change("changed", self.where, f"{path}: {own.kind} is {other.kind} now")
            case Ref(), Ref():
                yield from self._named(own.name, other.name, path)
            case _:
                if not self._is_enum_of_texts(own, other):
                    yield Change(
                        "changed", self.where, f"{path}: {_words(own)} is {_words(other)} now"
                    )

    def _is_enum_of_texts(self, own: Type, other: Type) -> bool:
        """Tell whether one is an enum where the other is what its values look like, or unknown."""
        for one, two in ((own, other), (other, own)):
            if isinstance(one, Ref):
                named = (self.own if one is own else self.others).get(one.name)
                if isinstance(named, Enum) and isinstance(two, Scalar):
                    return two.kind in (*_TEXTS, *INTEGERS)
                if not isinstance(named, Enum | Model):
                    return True
        return False

    def _named(self, own: str, other: str, path: str) -> Iterator[Change]:
        if (own, other) in self.seen:
            return
        self.seen.add((own, other))
        mine, twin = self.own.get(own), self.others.get(other)
        if isinstance(mine, Model) and isinstance(twin, Model):
            yield from self._models(mine, twin, path)
        elif isinstance(mine, Enum) and isinstance(twin, Enum):
            names = {x.name for x in mine.members}
            for member in twin.members:
                if member.name not in names:
                    yield Change("added", self.where, f"{path}: the value {member.name}")
            listed = {x.name for x in twin.members}
            if not twin.info.inferred:
                for name in sorted(names - listed):
                    yield Change("removed", self.where, f"{path}: the value {name}")

    def _models(self, mine: Model, twin: Model, path: str) -> Iterator[Change]:
        fields = {x.json: x for x in mine.fields}
        others = {x.json: x for x in twin.fields}
        by_xml = {x.xml.name: x for x in mine.fields}
        for name, other in others.items():
            own = fields.get(name) or by_xml.get(other.xml.name)
            if own is None:
                yield Change("added", self.where, f"{path}.{name}")
                continue
            if own.json != name and other.json:
                yield Change("changed", self.where, f"{path}.{own.json} is called {name} now")
            yield from self._types(own.type, other.type, f"{path}.{name}")
            yield from self._limits(own, other, f"{path}.{name}")
        known = {x.xml.name for x in twin.fields}
        for name, own in fields.items():
            if name not in others and own.xml.name not in known:
                yield Change("removed", self.where, f"{path}.{name}")

    def _limits(self, own: Field, other: Field, path: str) -> Iterator[Change]:
        for word in ("min", "max", "min_length", "max_length", "pattern"):
            before, now = getattr(own.constraints, word), getattr(other.constraints, word)
            if now is not None and now != before:
                yield Change("changed", self.where, f"{path}: {word} is {now} now")

    # ---- samples ----------------------------------------------------------------------------------

    def _samples(self, own: Sequence[Sample], others: Sequence[Sample]) -> Iterator[Change]:
        mine, twins = _contents(own), _contents(others)
        for key in dict.fromkeys((*mine, *twins)):
            old, new = mine.get(key, []), twins.get(key, [])
            gone = [x for x in old if x not in new]
            come = [x for x in new if x not in old]
            words = " ".join(x for x in key if x)
            for _ in range(min(len(gone), len(come))):
                yield Change("changed", self.where, f"the sample of the {words}")
            for _ in gone[len(come) :]:
                yield Change("removed", self.where, f"the sample of the {words}")
            for _ in come[len(gone) :]:
                yield Change("added", self.where, f"a sample of the {words}")


def _contents(samples: Sequence[Sample]) -> dict[tuple[str, ...], list[str]]:
    """Return the texts of samples without white space that means nothing, by what they are of."""
    found: dict[tuple[str, ...], list[str]] = {}
    for sample in samples:
        status = f"{sample.status}" if sample.status not in (None, 200) else ""
        key = (sample.direction, status, sample.medium)
        found.setdefault(key, []).append(
            _bare(sample.content.decode("utf-8", "replace"), sample.medium)
        )
    return found


def _bare(text: str, medium: str) -> str:
    text = text.strip().replace("\r\n", "\n")
    if medium == "json":
        return _JSON_SPACE.sub(lambda x: x[1] or "", text)
    return _XML_SPACE.sub("><", text)


def _parameters(operation: Operation) -> dict[str, str]:
    found: dict[str, str] = {}
    for parameter in operation.parameters:
        if parameter.place != "path":
            for operator in parameter.operators or ("",):
                name = f"{parameter.name}_{operator}" if operator else parameter.name
                found[name] = "supplied" if parameter.supplied else ""
    return found


def _response(operation: Operation, status: str) -> Body | object | None:
    """Return the body of an answer, None where the status is not documented at all."""
    exact = [x for x in operation.responses if x.status == status]
    near = [x for x in operation.responses if x.status[:1] == status[:1]]
    found = next(iter(exact or near), None)
    return None if found is None else found.body or found


def _is_alike(own: Scalar, other: Scalar) -> bool:
    """Tell whether two words can be of one documentation: people know more than a page says."""
    if own.kind == other.kind:
        return True
    if other.kind in INTEGERS:
        return own.kind in INTEGERS or own.kind in _REALS
    if other.kind in _REALS:
        return own.kind in _REALS
    if other.kind in _TEXTS:
        return (
            own.kind in _TEXTS or own.format is not None or own.kind in ("uuid", "datetime", "date")
        )
    return {own.kind, other.kind} <= {"datetime", "date", "datetimeoffset"}


def _words(type: Type) -> str:
    match type:
        case Scalar(kind=kind):
            return kind
        case Ref(name=name):
            return name
        case ListOf(item=item):
            return f"list<{_words(item)}>"
        case MapOf(value=value):
            return f"map<{_words(value)}>"
        case PairOf():
            return "pair"
