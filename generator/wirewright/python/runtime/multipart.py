"""Multipart bodies (`multipart/form-data`, RFC 7578), around the generated readers and writers.

A part is a scalar's text as a form has it, or a file's bytes. The boundary is made of what is
sent: the same value is always the same bytes. A body's first line has its boundary, so reading
needs no header; whoever has one compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, TypeAlias, TypeVar

from ..errors import DecodeError, EncodeError
from .bodies import within
from .checks import each, each_written, wrong_type
from .contenttype import utf8
from .limits import LIMITS, Limits
from .strict import Finding, Strict

T = TypeVar("T")

MOST_PARTS: Final = 1000  # as many as a form's pairs
LONGEST_HEAD: Final = 8192
_FIRST = re.compile(rb"--([0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-])[ \t]*\r\n")
_DISPOSITION = re.compile(r'form-data((?:[ \t]*;[ \t]*[\w*-]+=(?:"[^"]*"|[^\s";]+))*+)[ \t]*', re.I)
_PARAMETER = re.compile(r';[ \t]*([\w*-]+)=(?:"([^"]*)"|([^\s";]+))')
_AS_IT_IS = ("", "7bit", "8bit", "binary")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a body: `filename` is None for a text. Names are escaped, as they are sent."""

    name: str
    content: bytes
    filename: str | None = None

    @property
    def text(self) -> str:
        """The content as text.

        Raises:
            DecodeError: it is not in UTF-8.
        """
        try:
            return self.content.decode()
        except UnicodeDecodeError:
            raise DecodeError("it is not in UTF-8") from None


Parts: TypeAlias = list[Part]


# ---- writing ----------------------------------------------------------------------------------


def encode(write: Callable[[T], Parts], value: T) -> bytes:
    """Return `value` as a multipart body.

    Raises:
        EncodeError: a value has the wrong type, or multipart cannot say it; names the path.
    """
    try:
        parts = write(value)
        if not parts:
            raise EncodeError("multipart cannot say an empty value; set one of its fields")
        return _joined([(_head(part), part.content) for part in parts])
    except EncodeError as error:
        error.medium = "multipart"
        raise


def _joined(parts: list[tuple[bytes, bytes]]) -> bytes:
    line = b"--" + _boundary(parts)
    pieces = [piece for head, content in parts for piece in (line, head, content, b"\r\n")]
    return b"".join([*pieces, line, b"--\r\n"])


def _boundary(parts: list[tuple[bytes, bytes]]) -> bytes:
    """Return a text that no part contains, always the same one for the same parts."""
    digest = sha256()
    for head, content in parts:
        digest.update(b"%d %d " % (len(head), len(content)))
        digest.update(head)
        digest.update(content)
    boundary = digest.hexdigest()[:32].encode()
    while any(boundary in piece for part in parts for piece in part):
        digest.update(b"again")
        boundary = digest.hexdigest()[:32].encode()
    return boundary


def _head(part: Part) -> bytes:
    name = f'\r\nContent-Disposition: form-data; name="{part.name}"'
    if part.filename is None:
        return f"{name}\r\n\r\n".encode()
    file = f'; filename="{part.filename}"\r\nContent-Type: application/octet-stream'
    return f"{name}{file}\r\n\r\n".encode()


def escaped(name: str) -> str:
    """Return a name as browsers send it: a quote or a line break would end it."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def text(name: str, value: str) -> Part:
    """Return a part with the text of a scalar."""
    try:
        return Part(escaped(name), value.encode())
    except UnicodeEncodeError:
        raise EncodeError("a string has a lone surrogate, which is no character") from None


def file(name: str, value: object, filename: str) -> Part:
    """Return a part with a file."""
    if type(value) is not bytes:
        raise wrong_type(value, "bytes")
    return Part(escaped(name), value, escaped(filename))


def several(items: object, write: Callable[[Any], Part]) -> Parts:
    """Return a list as a part for each item, of which there has to be one."""
    parts = each_written(items, write)
    if not parts:
        raise EncodeError("multipart cannot say an empty value here; leave it unset")
    return parts


# ---- reading ----------------------------------------------------------------------------------


class Multipart:
    """The parts of a body by their names."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._named: dict[str, Parts] = {}
        for part in parts:
            self._named.setdefault(part.name, []).append(part)

    def has(self, name: str) -> bool:
        """Tell whether there is a part called `name`."""
        return escaped(name) in self._named

    def all(self, name: str) -> Parts:
        """Return the parts called `name`, of which there has to be one."""
        if not self.has(name):
            raise DecodeError("missing")
        return self._named[escaped(name)]

    def text(self, name: str) -> str:
        """Return the text of the first part called `name`."""
        return self.all(name)[0].text

    def file(self, name: str) -> bytes:
        """Return the content of the first part called `name`."""
        return self.all(name)[0].content

    def texts(self, name: str, read: Callable[[str], T]) -> list[T]:
        """Read the texts of all parts called `name`."""
        return each(self.all(name), lambda part: read(part.text))

    def files(self, name: str) -> list[bytes]:
        """Return the contents of all parts called `name`."""
        return [part.content for part in self.all(name)]


def decode(read: Callable[[Multipart], T], data: bytes | str, limits: Limits = LIMITS) -> T:
    """Read a multipart body, which has to begin with its boundary.

    Raises:
        DecodeError: it is too large, malformed, or not of the reader's type.
    """
    raw = within(data, limits, "multipart")
    try:
        return read(Multipart(_parts(raw)))
    except DecodeError as error:
        error.medium = "multipart"
        raise


def _parts(raw: bytes) -> Parts:
    first = _FIRST.match(raw)
    if first is None:
        raise DecodeError("expected a line with the boundary first")
    line = b"\r\n--" + first[1]
    # What stands behind the end is nobody's; a piece more than that is a part too many.
    *pieces, end = raw[len(line) - 2 :].split(line, MOST_PARTS + 1)
    if len(pieces) > MOST_PARTS:
        raise DecodeError(f"more than {MOST_PARTS} parts")
    if any(piece.startswith(b"--") for piece in pieces) or not end.startswith(b"--"):
        raise DecodeError("the line with the boundary that ends it is missing, or not the last")
    return each(pieces, _part)


def _part(piece: bytes) -> Part:
    head, blank, content = piece.partition(b"\r\n\r\n")
    if not blank or len(head) > LONGEST_HEAD:
        raise DecodeError("a part has no headers, or too long ones")
    padding, *lines = head.split(b"\r\n")
    if padding.strip(b" \t"):
        raise DecodeError("something stands behind a boundary")
    try:
        headers = dict(map(_header, (line.decode() for line in lines)))
    except UnicodeDecodeError:
        raise DecodeError("the headers of a part are not in UTF-8") from None
    if headers.get("content-transfer-encoding", "").lower() not in _AS_IT_IS:
        raise DecodeError("a part has a transfer encoding, which forms do not have")
    parameters = _disposition(headers.get("content-disposition", ""))
    if "filename" not in parameters:
        utf8(headers.get("content-type", ""))
    return Part(parameters["name"], content, parameters.get("filename"))


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or not name or name != name.strip():
        raise DecodeError("a part has a header that is none")
    return name.lower(), value.strip(" \t")


def _disposition(value: str) -> dict[str, str]:
    """Return the name of a part, and that of its file where it has one."""
    found = _DISPOSITION.fullmatch(value)
    pairs = _PARAMETER.findall(found[1]) if found is not None else []
    parameters = {name.lower(): quoted or bare for name, quoted, bare in reversed(pairs)}
    if "name" not in parameters:
        raise DecodeError("a part has no `Content-Disposition: form-data` with a name")
    return parameters


# ---- strict reading ---------------------------------------------------------------------------

Fields: TypeAlias = Mapping[str, tuple[bool, bool]]
"""The fields of a body: whether each is a file, and whether it may come more than once."""


def strict(
    read: Callable[[Multipart], T], data: bytes | str, limits: Limits, fields: Fields
) -> Strict[T]:
    """Read a multipart body, and list what a server would not read as it is documented."""

    def both(found: Multipart) -> Strict[T]:
        return Strict(read(found), tuple(_findings(found, fields)))

    return decode(both, data, limits)


def _findings(found: Multipart, fields: Fields) -> Iterator[Finding]:
    documented = {escaped(name): known for name, known in fields.items()}
    given: set[str] = set()
    for part in found.parts:
        at = (part.name,)
        if part.name not in documented:
            yield Finding("unknown", at, "not documented")
            continue
        is_file, repeats = documented[part.name]
        if part.name in given and not repeats:
            yield Finding("repeated", at, "comes again: the first one counts")
        if is_file and part.filename is None:
            yield Finding("file", at, "it has no file name, so that it is taken for a text")
        elif part.filename is not None and not is_file:
            yield Finding("file", at, "it has a file name, so that it is not taken for a text")
        given.add(part.name)
