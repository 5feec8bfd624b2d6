"""XML text to values and back, around the generated readers and writers.

Reading: the document is checked and parsed by lxml, then walked once by generated code.
Writing: generated code joins strings; here stand the parts that every writer needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import DecodeError, EncodeError
from .checks import each, each_written, key_name, wrong_type
from .enums import OpenEnum, wire_value
from .limits import LIMITS, Limits
from .markup import escape_markup
from .nodes import (
    XSI,
    Prefixes as Prefixes,
    attribute,
    read_node as read_node,
    write_unknown as write_unknown,
)
from .numbers import SPACE
from .scan import Scanner

if TYPE_CHECKING:
    from lxml.etree import XMLParser, XPath

    from .nodes import Element as Element

T = TypeVar("T")
NIL = f"{{{XSI}}}nil"

_DECLARATION = re.compile(
    rb"""<\?xml\s+version\s*=\s*["']1\.[0-9]+["']"""
    rb"""(?:\s+encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["'])?"""
    rb"""(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>"""
)
_BEFORE_DOCTYPE = re.compile(rb"\s*+(?:(?:<!--.*?-->|<\?.*?\?>)\s*+)*+<!DOCTYPE", re.DOTALL)
_ATTRIBUTE = rb"""\s++[^\s=<>]++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+')"""
_DROPPED = (b"<!", b"<?", b"&#", b"='")  # comments, CDATA, instructions, characters, quotes
_UTF8_NAMES = (b"utf-8", b"utf8", b"us-ascii")
_UTF16_NAMES = (b"utf-16", b"utf-16le", b"utf-16be", b"iso-10646-ucs-2")


def decode(
    read: Callable[[Element], T],
    data: bytes | str,
    root: str,
    limits: Limits = LIMITS,
    markup: tuple[str, ...] = (),
    scanner: Scanner[T] | None = None,
) -> T:
    """Read an XML document whose root element is `root`; raw HTML may stand in `markup` elements.

    What `scanner` can take it takes; it gives what `read` would, only faster. Where a document has
    parts that no machine's has, lxml writes what it has parsed without them, for a second try.

    Raises:
        DecodeError: the document is not well-formed, has a DOCTYPE, another encoding than UTF-8
            or UTF-16, another root, passes a limit, or is not of the reader's type.
    """
    fast = scanner if limits is LIMITS else None
    try:
        raw = _utf8(data)
        if len(raw) > limits.body:
            raise DecodeError(f"longer than {limits.body} bytes")
        if fast is not None and (scanned := fast.read(raw)) is not None:
            return scanned
        element = _parse(raw, markup)
        if element.tag != root:
            raise DecodeError(f"expected the root element {root}, got {element.tag!s}")
        if fast is not None and any(part in raw for part in _DROPPED):
            scanned = fast.read_text(_written(element), loose=True)
            if scanned is not None:
                return scanned
        _check(element, raw, limits)
        return read(element)
    except DecodeError as error:
        error.medium = "xml"
        raise


def _written(element: Element) -> str:
    from lxml import etree

    return etree.tostring(element, encoding="unicode")


def _parse(raw: bytes, markup: tuple[str, ...]) -> Element:
    from lxml import etree

    if _BEFORE_DOCTYPE.match(raw):
        raise DecodeError("a DOCTYPE is not allowed")
    if markup:
        raw = escape_markup(raw, markup)
    try:
        root = etree.fromstring(raw, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DecodeError(f"no well-formed XML: {error}") from None
    if root.getroottree().docinfo.internalDTD is not None:  # the parser skips a second BOM
        raise DecodeError("a DOCTYPE is not allowed")
    return root


def _check(root: Element, raw: bytes, limits: Limits) -> None:
    """Refuse what a reader of the tree must not meet."""
    if len(root) and _deeper_than(limits.xml_depth)(root):
        raise DecodeError(f"deeper than {limits.xml_depth} elements")
    if b":Id" in raw or b":Ref" in raw:
        _refuse_references(root)
    if raw.count(b"=") > limits.xml_attributes and _wider_than(limits.xml_attributes).search(raw):
        raise DecodeError(f"more than {limits.xml_attributes} attributes or namespaces at once")


@cache
def _parser() -> XMLParser:
    from lxml import etree

    return etree.XMLParser(
        encoding="utf-8",  # or else libxml2 goes by what the document says, and by guesses
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


@cache
def _deeper_than(depth: int) -> XPath:
    from lxml import etree

    return etree.XPath(f"boolean({'/*' * (depth + 1)})")


def _refuse_references(root: Element) -> None:
    """Refuse .NET's object references: what stands at the other end would be lost."""
    if _references()(root):
        raise DecodeError("object references (z:Id, z:Ref) are not supported")


@cache
def _references() -> XPath:
    from lxml import etree

    known = {"z": "http://schemas.microsoft.com/2003/10/Serialization/"}
    return etree.XPath("boolean(//@z:Id | //@z:Ref)", namespaces=known)


@cache
def _wider_than(count: int) -> re.Pattern[bytes]:
    # No XPath: counting what is in scope takes quadratic time. A `<` ends every attempt.
    return re.compile(rb"<[^\s<>/!?=]++(?:%b){%d}" % (_ATTRIBUTE, count + 1))


def _utf8(data: bytes | str) -> bytes:
    """Return the document in UTF-8 without byte order mark and XML declaration."""
    if isinstance(data, bytes) and data[:1] == b"<" and data[1:2] != b"?":
        return data  # as most begin
    try:
        if isinstance(data, str):
            return _without_declaration(data.removeprefix("\ufeff").encode(), ())
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return _without_declaration(data.decode("utf-16").encode(), _UTF16_NAMES)
    except UnicodeError:
        raise DecodeError("the bytes are not of the encoding that they begin with") from None
    return _without_declaration(data.removeprefix(b"\xef\xbb\xbf"), _UTF8_NAMES)


def _without_declaration(raw: bytes, encodings: tuple[bytes, ...]) -> bytes:
    """Take the declaration away; what it says of the encoding has to be true of bytes."""
    declaration = _DECLARATION.match(raw)
    if declaration is None:
        return raw
    declared = declaration[1]
    if encodings and declared and declared.lower() not in encodings:
        wanted = encodings[0].decode().upper()
        raise DecodeError(f"declares the encoding {declared.decode()}, but is read as {wanted}")
    return raw[declaration.end() :]


# ---- reading ----------------------------------------------------------------------------------


def members(element: Element) -> dict[str, Element]:
    """Return the child elements by `{namespace}name`; of several, the first counts."""
    children: list[Any] = element[:]
    found: dict[str, Element] = {child.tag: child for child in children}
    if len(found) < len(children):
        found.clear()
        for child in element:
            found.setdefault(str(child.tag), child)
    return found


def required(found: Mapping[str, Element], tag: str) -> Element:
    """Return the member `tag`, which has to be there."""
    member = found.get(tag)
    if member is None:
        raise DecodeError("missing")
    return member


def is_nil(element: Element) -> bool:
    """Tell whether the element says null by `i:nil`; an element that does must be empty."""
    flag = element.get(NIL)
    if flag is None or flag in ("false", "0"):
        return False
    if flag not in ("true", "1"):
        raise DecodeError(f"nil is neither true nor false: {flag!a}")
    if len(element) or (element.text or "").strip(SPACE):
        raise DecodeError("nil with content")
    return True


def text(element: Element) -> str:
    """Return the text of an element that holds a scalar."""
    if len(element):
        raise DecodeError(f"expected text, got the element {element[0].tag!s}")
    if element.keys() and is_nil(element):
        raise DecodeError("null is not allowed here")
    return element.text or ""


def text_or_null(element: Element) -> str | None:
    """Return the text of an element that holds a scalar, None where it says null."""
    return None if element.keys() and is_nil(element) else text(element)


def trimmed(element: Element) -> str:
    """Return the text of an element without the white space that XML ignores around it."""
    return text(element).strip(" \t\r\n")


def structure(element: Element) -> Element:
    """Return the element itself, which holds members or items and so cannot be null."""
    if element.keys() and is_nil(element):
        raise DecodeError("null is not allowed here")
    return element


def read_list(element: Element, tag: str, read: Callable[[Element], T]) -> list[T]:
    """Read the children named `tag`; others are no items. Errors name the position."""
    return each([child for child in structure(element)[:] if child.tag == tag], read)


def read_any_list(element: Element, read: Callable[[Element], T]) -> list[T]:
    """Read all children, as the items of a list whose item name is not documented."""
    return each(structure(element), read)


def read_map(
    element: Element,
    tags: tuple[str, str, str],
    read_key: Callable[[Element], Any],
    read: Callable[[Element], T],
) -> dict[Any, T]:
    """Read the entries of a map; `tags` are those of an entry, its key and its value."""
    entry_tag, key_tag, value_tag = tags
    entries: dict[Any, T] = {}

    def read_entry(entry: Element) -> None:
        found = members(entry)
        key = read_key(required(found, key_tag))
        if key in entries:
            raise DecodeError(f"the key {key!r} comes twice")
        entries[key] = read(required(found, value_tag))

    read_list(element, entry_tag, read_entry)
    return entries


# ---- writing ----------------------------------------------------------------------------------


def encode(write: Callable[[T], str], value: T) -> bytes:
    """Return the document that `write` makes of `value`, in UTF-8 and without a declaration.

    Raises:
        EncodeError: a value has the wrong type, or XML cannot say it; names the path.
    """
    try:
        return write(value).encode()
    except EncodeError as error:
        error.medium = "xml"
        raise
    except UnicodeEncodeError:
        raise EncodeError("a string has a lone surrogate, which is no character", "xml") from None
    except RecursionError:
        raise EncodeError("nested too deep, or a value contains itself", "xml") from None


@lru_cache(256)
def declare(namespace: str, prefixes: Prefixes, depth: int) -> tuple[str, str, Prefixes]:
    """Bring `namespace` into scope on an element at `depth`, the root's being 1.

    Returns the prefix (with its colon) for what stands inside, the declaration to print, which
    is empty where the namespace is in scope already, and the prefixes inside. .NET calls the
    prefixes `d{depth}p{number}`.
    """
    known = prefixes.get(namespace)
    if known is not None:
        return known, "", prefixes
    prefix = f"d{depth}p1:"
    declaration = f' xmlns:d{depth}p1="{attribute(namespace)}"'
    return prefix, declaration, Prefixes({**prefixes, namespace: prefix})


def within(
    value: T,
    namespace: str,
    prefixes: Prefixes,
    depth: int,
    write: Callable[[T, str, str, Prefixes], str],
) -> str:
    """Return what `write` makes of `value` where `namespace` is in scope."""
    return write(value, *declare(namespace, prefixes, depth))


def apart(
    value: T,
    namespace: str,
    prefixes: Prefixes,
    write: Callable[[T, str, str, Prefixes], str],
) -> str:
    """Return what `write` makes of `value`, an element of another namespace than those around it.

    Where no prefix means that namespace, the element makes it its default.
    """
    return write(value, *_alone(namespace, prefixes))


@lru_cache(256)
def _alone(namespace: str, prefixes: Prefixes) -> tuple[str, str, Prefixes]:
    known = prefixes.get(namespace)
    if known is not None:
        return known, "", prefixes
    named = {key: prefix for key, prefix in prefixes.items() if prefix}
    return "", f' xmlns="{attribute(namespace)}"', Prefixes(named | {namespace: ""})


def element(tag: str, declared: str, content: str) -> str:
    """Return an element with members or items; .NET closes an empty one in its start tag."""
    return f"<{tag}{declared}>{content}</{tag}>" if content else f"<{tag}{declared} />"


def leaf(tag: str, declared: str, content: str) -> str:
    """Return an element with text; .NET does not close an empty one in its start tag."""
    return f"<{tag}{declared}>{content}</{tag}>"


def nil(tag: str, declared: str, own: str = "", prefix: str = "i") -> str:
    """Return an element that says null; .NET declares its own namespace last."""
    return f'<{tag}{declared} {prefix}:nil="true"{own} />'


def no_null() -> str:
    """Refuse null, for which plain XML has no word."""
    raise EncodeError("plain XML cannot say null; leave it unset, or give a value")


def write_items(items: object, write: Callable[[Any], str]) -> str:
    """Return what `write` makes of each item of a list; errors name the position."""
    return "".join(each_written(items, write)) if items or type(items) is not list else ""


def write_entries(entries: object, write: Callable[[Any, Any], str]) -> str:
    """Return what `write` makes of each key and value of a map; errors name the key."""
    if type(entries) is not dict:
        raise wrong_type(entries, "a dict")
    key: object = ""
    written = []
    try:
        for key, value in entries.items():
            written.append(write(key, value))
    except EncodeError as error:
        error.inside(key_name(key))
        raise
    return "".join(written)


def write_enum(value: object, kind: type[OpenEnum], escape: Callable[[object], str]) -> str:
    """Return the name of an enum value as element text."""
    text = value.xml if type(value) is kind else None
    if type(text) is str and text.isalnum():  # as names mostly are, which need no escape
        return text
    return escape(wire_value(value, kind, "xml") if text is None else text)
