"""Values whose type is not documented: they keep the content that they were read from.

JSON content is kept as text, XML content as a tree of names, attributes and texts that does not
depend on prefixes. Neither can be written in the other medium.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..errors import EncodeError


@dataclass(frozen=True, slots=True)
class XmlNode:
    """An element: `tag` and attribute names as `{namespace}name`, `content` in document order."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    content: tuple[str | XmlNode, ...] = ()


class Unknown:
    """Base of the generated classes for undocumented types.

    `json` is the value's JSON text without insignificant white space, `xml` its element; the one
    that it was not read from is None. Values are immutable, compare by content, hash and pickle.
    """

    # No dataclass: msgspec would read one from an object with members `json` and `xml`.
    __slots__ = ("json", "xml")
    json: str | None
    xml: XmlNode | None

    def __init__(self, json: str | None = None, xml: XmlNode | None = None) -> None:
        object.__setattr__(self, "json", json)
        object.__setattr__(self, "xml", xml)

    def __setattr__(self, key: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} values cannot be changed")

    def __delattr__(self, key: str) -> None:
        raise AttributeError(f"{type(self).__name__} values cannot be changed")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return (self.json, self.xml) == (other.json, other.xml)

    def __hash__(self) -> int:
        return hash((type(self), self.json, self.xml))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(json={self.json!r}, xml={self.xml!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.json, self.xml)


def unknown_json(value: object, kind: type[Unknown]) -> str:
    """Return the JSON text of an undocumented value."""
    checked = _checked(value, kind)
    if type(checked.json) is not str:
        raise _no_content(kind, "json")
    return checked.json


def unknown_xml(value: object, kind: type[Unknown]) -> XmlNode:
    """Return the element of an undocumented value."""
    checked = _checked(value, kind)
    if type(checked.xml) is not XmlNode:
        raise _no_content(kind, "xml")
    return checked.xml


def unknown_form(value: object, kind: type[Unknown]) -> Any:
    """Refuse an undocumented value: there is no telling which names it has in a form."""
    raise _no_content(_checked(value, kind).__class__, "form")


def _checked(value: object, kind: type[Unknown]) -> Unknown:
    if not isinstance(value, kind):
        raise EncodeError(f"expected {kind.__name__}, got {type(value).__name__}")
    return value


def _no_content(kind: type[Unknown], medium: str) -> EncodeError:
    return EncodeError(
        f"{kind.__name__} is not documented: its content was not read from {medium}, "
        f"so it cannot be written as {medium}"
    )
