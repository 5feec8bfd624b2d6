"""Values that may be of a type or of one derived from it.

msgspec reads no unions of such types. So the annotation is a class of its own at run time, whose
values come through the decoder's hook as a tree and are then read as the type that they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import ValidationError

from ..errors import CodecError, DecodeError, EncodeError
from .nodes import XSI, Prefixes, declare_more, type_name
from .reread import Hook, Rereader, typed

if TYPE_CHECKING:
    from lxml.etree import _Element

T = TypeVar("T")


class OneOf(Rereader):
    """The class of annotations: a value is an instance if it is of one of `kinds`.

    The first of `kinds` is the declared type. `tag` is the JSON member that tells which one a value
    is of, by the texts of `tagged`; without it, every value is read as the declared type.
    """

    kinds: tuple[type, ...]
    tag: str
    tagged: Mapping[str, type]

    def __instancecheck__(self, value: object) -> bool:
        return type(value) in self.kinds

    def read(self, tree: object, hook: Hook) -> object:
        """Read a value from a tree of JSON, or raise ValueError."""
        try:
            return typed(tree, self._kind(tree), hook)
        except CodecError as error:
            place = "".join(f"[{x}]" if isinstance(x, int) else f".{x}" for x in error.parts)
            raise ValueError(f"{error.reason} - at `${place}`") from None
        except ValidationError as error:  # which the decoder would pass on without its own path
            raise ValueError(str(error)) from None

    def _kind(self, tree: object) -> type:
        if not self.tag or not isinstance(tree, dict):
            return self.kinds[0]
        told = tree.get(self.tag)
        kind = self.tagged.get(str(told)) if type(told) in (str, int) else None
        if kind is None:
            raise DecodeError("it does not tell a documented type", "", (self.tag,))
        return kind


def one_of(
    name: str, kinds: tuple[type, ...], tag: str = "", tagged: Mapping[str, type] | None = None
) -> Any:
    """Return the class that stands for values of `kinds`."""
    return OneOf(name, (), {"kinds": kinds, "tag": tag, "tagged": tagged or {}})


def write_json(value: object, writers: Mapping[type, Callable[[Any], str]]) -> str:
    """Return what the writer of the value's own type makes of it."""
    return _of(value, writers)(value)


def declared(value: object, kind: type[T]) -> T:
    """Return a value of the declared type itself, where a medium has no word for others."""
    if type(value) is not kind:
        raise EncodeError(f"expected {kind.__name__}, got {type(value).__name__}")
    return value


def write_xml(
    value: object,
    kinds: Mapping[type, tuple[str, str, Callable[[Any, str, int, Prefixes], str]]],
    tag: str,
    head: tuple[str, str],
    depth: int,
    prefixes: Prefixes,
) -> str:
    """Return the element `tag`; its `i:type` names a type other than the declared one.

    `kinds` has the name, namespace and writer of each type, the declared one first. `head` has
    what the element declares: for what is inside, and for its own name.
    """
    name, namespace, write = _of(value, kinds)
    inside, own = head
    p, more, prefixes = declare_more(namespace, prefixes, depth, inside)
    inside += more
    if type(value) is not next(iter(kinds)):
        inside += f' {prefixes[XSI]}type="{p}{name}"'
    content = write(value, p, depth, prefixes)
    return f"<{tag}{inside}{own}>{content}</{tag}>" if content else f"<{tag}{inside}{own} />"


def read_xml(element: _Element, readers: Mapping[str, Callable[[_Element], Any]]) -> Any:
    """Read an element as the type that it names, or as the first of `readers`."""
    name = type_name(element)
    if name is None:
        return next(iter(readers.values()))(element)
    if name not in readers:
        raise DecodeError(f"it is of the type {name}, which is not documented here")
    return readers[name](element)


def _of(value: object, table: Mapping[type, T]) -> T:
    found = table.get(type(value))
    if found is None:
        names = " or ".join(kind.__name__ for kind in table)
        raise EncodeError(f"expected {names}, got {type(value).__name__}")
    return found
