"""Elements of undocumented types: from the parser's tree to `XmlNode`, and back to text.

Names are resolved when they are read and get prefixes anew when they are written. A name may also
be the value of an attribute, which only `i:type` is known to have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from ..errors import DecodeError, EncodeError
from .chars import xml_string
from .numbers import SPACE
from .reasons import shown, wrong_type
from .unknown import Unknown, XmlNode, unknown_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element: TypeAlias = _Element

XML = "http://www.w3.org/XML/1998/namespace"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
TYPE = f"{{{XSI}}}type"

_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = re.compile(f"[{_START}][{_START}\\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*")


class _Told:
    """What is told from others by identity alone, so that `lru_cache` knows it."""

    __slots__ = ()
    __hash__ = object.__hash__


class Prefixes(_Told, dict[str, str]):  # type: ignore[misc]  # a dict itself has no hash
    """The prefixes of the namespaces in scope. They never change, so each scope is made once."""

    __slots__ = ()


def read_node(element: Element) -> XmlNode:
    """Keep an element with all its content; white space between elements is left out."""
    content: list[str | XmlNode] = []
    texts = [element.text or "", *(child.tail or "" for child in element)]
    blank = len(element) > 0 and not any(x.strip(SPACE) for x in texts)
    for number, piece in enumerate(texts):
        if number:
            content.append(read_node(element[number - 1]))
        if piece and not blank:
            content.append(piece)
    attributes = tuple(sorted((str(k), _value(element, k, v)) for k, v in element.attrib.items()))
    return XmlNode(str(element.tag), attributes, tuple(content))


def type_name(element: Element) -> str | None:
    """Return the name that `i:type` gives, as lxml spells names; None without one."""
    text = element.get(TYPE)
    return None if text is None else _value(element, TYPE, text)


@lru_cache(256)
def declare_more(
    namespace: str, prefixes: Prefixes, depth: int, declared: str
) -> tuple[str, str, Prefixes]:
    """Bring `namespace` into scope on an element at `depth` that has declarations already.

    Returns the prefix, the declaration, which is empty where it is in scope, and the prefixes.
    """
    known = prefixes.get(namespace)
    if known is not None:
        return known, "", prefixes
    number = declared.count(f" xmlns:d{depth}p") + 1
    prefix = f"d{depth}p{number}:"
    declaration = f' xmlns:{prefix[:-1]}="{attribute(namespace)}"'
    return prefix, declaration, Prefixes({**prefixes, namespace: prefix})


def _value(element: Element, name: object, value: object) -> str:
    """Return an attribute's value; that of `i:type` is a name, whose prefix is resolved."""
    text = str(value)
    if name != TYPE:
        return text
    prefix, colon, local = text.strip(SPACE).rpartition(":")
    namespace = element.nsmap.get(prefix or None)
    if _NAME.fullmatch(local) is None or (colon and not namespace):
        raise DecodeError(f"no name of a type: {text!a}")
    return f"{{{namespace}}}{local}" if namespace else local


def attribute(value: object) -> str:
    """Escape text for a double-quoted attribute."""
    escaped = xml_string(value).replace('"', "&quot;")
    return escaped.replace("\t", "&#x9;").replace("\n", "&#xA;")


def write_unknown(
    value: object,
    kind: type[Unknown],
    tag: str | None,
    prefixes: Mapping[str, str],
    depth: int,
    declared: str,
    escape: Callable[[object], str],
) -> str:
    """Return the element of an undocumented value, called `tag` where that is documented."""
    node = unknown_xml(value, kind)
    return write_node(replace(node, tag=tag or node.tag), prefixes, depth, escape, declared)


def write_node(
    node: XmlNode,
    prefixes: Mapping[str, str],
    depth: int,
    escape: Callable[[object], str],
    declared: str = "",
) -> str:
    """Return a kept element at `depth`, with prefixes as .NET would choose them.

    `declared` are declarations that it has already; `prefixes` has them, too.
    """
    scope = _Scope({XML: "xml:", **prefixes}, depth, declared)
    tag = scope.element(node.tag)
    attributes = ""
    for key, value in node.attributes:
        shown = scope.name(value) if key == TYPE else value
        attributes += f' {scope.attribute(key)}="{attribute(shown)}"'
    inside = "".join(_piece(x, scope.prefixes, depth + 1, escape) for x in node.content)
    start = f"<{tag}{scope.declared}{attributes}"
    return f"{start}>{inside}</{tag}>" if node.content else f"{start} />"


def _piece(
    piece: object, prefixes: Mapping[str, str], depth: int, escape: Callable[[object], str]
) -> str:
    if type(piece) is XmlNode:
        return write_node(piece, prefixes, depth, escape)
    return escape(piece)


class _Scope:
    """The prefixes that names of one element have, and what it declares for them."""

    def __init__(self, prefixes: Mapping[str, str], depth: int, declared: str) -> None:
        self.prefixes = prefixes
        self.depth = depth
        self.declared = declared

    def element(self, clark: str) -> str:
        """Return the element's own name, for which a default namespace may have to end."""
        if not _parts(clark)[0] and any(key for key, prefix in self.prefixes.items() if not prefix):
            self.prefixes = {key: prefix for key, prefix in self.prefixes.items() if prefix}
            self.declared += ' xmlns=""'
        return self.name(clark)

    def name(self, clark: str) -> str:
        """Return a name to which the default namespace applies."""
        namespace, name = _parts(clark)
        if not namespace:
            return name
        if namespace not in self.prefixes:
            self.prefixes = {**self.prefixes, namespace: self._declare(namespace)}
        return self.prefixes[namespace] + name

    def attribute(self, clark: str) -> str:
        """Return an attribute's name, to which it does not apply."""
        namespace, name = _parts(clark)
        if namespace and self.prefixes.get(namespace) == "":
            return self._declare(namespace) + name
        return self.name(clark)

    def _declare(self, namespace: str) -> str:
        prefix = f"d{self.depth}p{self.declared.count(f' xmlns:d{self.depth}p') + 1}"
        self.declared += f' xmlns:{prefix}="{attribute(namespace)}"'
        return f"{prefix}:"


def _parts(clark: object) -> tuple[str, str]:
    """Split `{namespace}name`, whose name has to be one."""
    if type(clark) is not str:
        raise wrong_type(clark, "a name in XML")
    namespace, brace, name = clark.removeprefix("{").rpartition("}")
    if _NAME.fullmatch(name) is None or bool(brace) != clark.startswith("{"):
        raise EncodeError(f"{shown(clark)} is no name in XML")
    return namespace, name
