"""Python's words for the types of an API: class names, annotations, names of functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from wirewright.ir import (
    Api,
    Body,
    Enum,
    ListOf,
    MapOf,
    Model,
    NamedType,
    PairOf,
    Ref,
    Scalar,
    Type,
    Unknown,
)
from wirewright.python.code import Code
from wirewright.python.naming import pascal, snake

_WORDS = {
    "boolean": "bool",
    "int8": "Int8",
    "int16": "Int16",
    "int32": "Int32",
    "int64": "Int64",
    "uint8": "UInt8",
    "uint16": "UInt16",
    "uint32": "UInt32",
    "uint64": "UInt64",
    "float": "float",
    "double": "float",
    "decimal": "Decimal",
    "string": "str",
    "char": "Char",
    "uuid": "UUID",
    "datetime": "DateTime",
    "datetimeoffset": "DateTime",
    "date": "_dt.date",
    "time": "_dt.time",
    "duration": "Duration",
    "bytes": "bytes",
    "uri": "str",
    "any": "Any",
}
_FORMATTED = {"datetime": "FormattedDateTime", "date": "FormattedDate", "time": "FormattedTime"}


@dataclass(frozen=True, slots=True)
class Types:
    """The named types of an API, and what Python calls them.

    `formats` are the documented date formats, (kind, pattern) → class name. `titles` are the names
    under which the functions of bodies go.
    """

    named: Mapping[str, NamedType]
    formats: Mapping[tuple[str, str], Code]
    titles: Mapping[Type, Code]
    pair_names: tuple[str, str] = ("Key", "Value")

    def cls(self, name: str) -> Code:
        """Return the class of a named type."""
        return Code(pascal(name))

    def slug(self, name: str) -> Code:
        """Return the named type's part of a function's name."""
        return Code(_slug(name))

    def family_cls(self, name: str) -> Code:
        """Return the annotation of values that may be of a type or of one derived from it."""
        return Code(f"Any{self.cls(name)}")

    def function(self, ref: Ref) -> Code:
        """Return the part of the names of the functions that read and write such values."""
        return Code(f"any_{self.slug(ref.name)}") if self.family(ref) else self.slug(ref.name)

    def formatted(self, scalar: Scalar) -> Code | None:
        """Return the class for a date in a documented format, None for other scalars."""
        return None if scalar.format is None else self.formats[scalar.kind, scalar.format]

    def annotation(self, type: Type, builtins: str = "") -> Code:
        """Return the annotation of a value; `builtins` is put before `str` and its like."""
        match type:
            case Scalar():
                word = self.formatted(type) or _WORDS[type.kind]
                text = f"{builtins}{word}" if word in _BUILTINS else word
            case Ref(name=name):
                text = self.family_cls(name) if self.family(type) else self.cls(name)
            case ListOf(item=item):
                text = f"{builtins}list[{self.annotation(item, builtins)}]"
            case MapOf(key=key, value=value):
                parts = f"{self.annotation(key, builtins)}, {self.annotation(value, builtins)}"
                text = f"{builtins}dict[{parts}]"
            case PairOf(key=key, value=value):
                text = f"Pair[{self.annotation(key, builtins)}, {self.annotation(value, builtins)}]"
        return Code(f"{text} | None" if type.nullable and text != "Any" else text)

    def title(self, type: Type) -> Code:
        """Return a body's part of a function's name, which no other type has."""
        return self.titles[type]

    def inside(self, type: Type) -> Iterator[Type]:
        """Yield a type and all types inside of it, those of each model once."""
        seen: set[str] = set()
        waiting = [type]
        while waiting:
            found = waiting.pop()
            yield found
            match found:
                case ListOf(item=item):
                    waiting.append(item)
                case MapOf(key=key, value=value) | PairOf(key=key, value=value):
                    waiting += [key, value]
                case _:
                    model = self.model(found)
                    if model is not None and model.name not in seen:
                        seen.add(model.name)
                        waiting += [field.type for field in model.fields]
                        waiting += map(Ref, model.known)

    def model(self, type: Type) -> Model | None:
        """Return the model that `type` refers to, None for other types."""
        found = self.named[type.name] if isinstance(type, Ref) else None
        return found if isinstance(found, Model) else None

    def family(self, type: Type) -> Model | None:
        """Return the model that `type` refers to if values may be of types derived from it."""
        found = self.model(type)
        return found if found is not None and found.known else None

    def members(self, family: Model) -> tuple[Model, ...]:
        """Return the types that a value of a family may be of, the declared one first."""
        return tuple(x for name in (family.name, *family.known) if (x := self.model(Ref(name))))

    def enum(self, type: Type) -> Enum | None:
        """Return the enum that `type` refers to, None for other types."""
        found = self.named[type.name] if isinstance(type, Ref) else None
        return found if isinstance(found, Enum) else None

    def unknown(self, type: Type) -> Unknown | None:
        """Return the undocumented type that `type` refers to, None for other types."""
        found = self.named[type.name] if isinstance(type, Ref) else None
        return found if isinstance(found, Unknown) else None


_BUILTINS = frozenset(("bool", "float", "str", "bytes"))


def types_of(api: Api) -> Types:
    """Return the types of `api`, with a class name for each documented date format."""
    formats: dict[tuple[str, str], Code] = {}
    taken = {pascal(named.name) for named in api.types}
    for scalar in _scalars(api):
        if scalar.format is not None and (scalar.kind, scalar.format) not in formats:
            base = _FORMATTED[scalar.kind]
            number, name = 1, base.removeprefix("Formatted") + "Text"
            while name in taken:
                number += 1
                name = f"{base.removeprefix('Formatted')}Text{number}"
            taken.add(name)
            formats[scalar.kind, scalar.format] = Code(name)
    found = {named.name: named for named in api.types}
    types = Types(found, formats, {}, api.pair_names)
    return replace(types, titles=_titles(api, types))


def _slug(name: str) -> str:
    return snake(name).rstrip("_")


def _titles(api: Api, types: Types) -> dict[Type, Code]:
    """Return a name for each body's type: a named type's own, or one that says how it is made."""
    named = (Ref(each.name) for each in api.types)
    titles: dict[Type, Code] = {ref: types.function(ref) for ref in named}
    taken = {*titles.values(), *(types.slug(each.name) for each in api.types)}
    for body in bodies(api):
        if body.type not in titles:
            title = _title(types, body.type)
            while title in taken:
                title += "_body"
            titles[body.type] = Code(title)
            taken.add(titles[body.type])
    return titles


def _title(types: Types, type: Type) -> str:
    match type:
        case Scalar(kind=kind):
            text = kind
        case Ref():
            text = types.function(type)
        case ListOf(item=item):
            text = f"list_of_{_title(types, item)}"
        case PairOf(key=key, value=value):
            text = f"pair_of_{_title(types, key)}_and_{_title(types, value)}"
        case MapOf(key=Scalar(kind="string"), value=value):
            text = f"map_of_{_title(types, value)}"
        case MapOf(key=key, value=value):
            text = f"map_from_{_title(types, key)}_to_{_title(types, value)}"
    return f"nullable_{text}" if type.nullable else text


def bodies(api: Api) -> Iterator[Body]:
    """Yield the bodies of all operations in documented order, requests first."""
    for operation in api.operations:
        found = (operation.request, *(response.body for response in operation.responses))
        yield from (body for body in found if body is not None)


def format_base(kind: str) -> Code:
    """Return the runtime class that a class for a documented format derives from."""
    return Code(_FORMATTED[kind])


def _scalars(api: Api) -> Iterable[Scalar]:
    for named in api.types:
        if isinstance(named, Model):
            for field in named.fields:
                yield from _inside(field.type)
    for body in bodies(api):
        yield from _inside(body.type)


def _inside(type: Type) -> Iterable[Scalar]:
    match type:
        case Scalar():
            yield type
        case ListOf(item=item):
            yield from _inside(item)
        case MapOf(key=key, value=value) | PairOf(key=key, value=value):
            yield from _inside(key)
            yield from _inside(value)
        case Ref():
            return


def reachable(api: Api, medium: str) -> frozenset[str]:
    """Return the names of the types that stand in a body which is documented in `medium`."""
    named = {each.name: each for each in api.types}
    waiting = [
        body.type for body in bodies(api) if medium in {media.medium for media in body.media}
    ]
    found: set[str] = set()
    while waiting:
        match waiting.pop():
            case ListOf(item=item):
                waiting.append(item)
            case MapOf(key=key, value=value) | PairOf(key=key, value=value):
                waiting += [key, value]
            case Ref(name=name) if name not in found:
                found.add(name)
                target = named[name]
                if isinstance(target, Model):
                    waiting += [field.type for field in target.fields]
                    waiting += map(Ref, target.known)
            case _:
                pass
    return frozenset(found)


def uses_pairs(api: Api, types: Types) -> bool:
    """Tell whether a pair stands anywhere in `api`."""
    return any(isinstance(x, PairOf) for x in _everything(api, types))


def key_names(api: Api, types: Types) -> frozenset[str]:
    """Return the names of the types that are keys of maps anywhere in `api`."""
    maps = (x for x in _everything(api, types) if isinstance(x, MapOf))
    return frozenset(x.key.name for x in maps if isinstance(x.key, Ref))


def _everything(api: Api, types: Types) -> Iterator[Type]:
    """Yield the types of all fields and bodies with all that is inside of them."""
    models = [field.type for x in api.types if isinstance(x, Model) for field in x.fields]
    for type in (*models, *(body.type for body in bodies(api))):
        yield from types.inside(type)
